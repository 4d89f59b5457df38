"""Canonical JSON and the digests over it (docs/formats.md, section 1).

Two programs that hold the same values write the same bytes: sorted keys, no spaces, UTF-8, NFC text, integers within
plus or minus 2**53 - 1, absent instead of null. What cannot be written that way is refused, not bent.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

from interviewer_app.core.errors import BadInput

LARGEST = 2**53 - 1
DEEPEST = 64
# Made once: every append writes through it.
_WRITER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> bytes:
    """The one byte string for `value` (dict, list, str, int, bool).

    raises: BadInput for a float, null, an integer out of range, a key that is no text, a lone surrogate, depth over 64
    """
    return _WRITER.encode(_plain(value, 0)).encode("utf-8")


def digest(tag: str, data: bytes) -> str:
    """sha256 over `tag`, a line feed and `data`, as 64 hex digits; one tag per purpose keeps digests apart."""
    return hashlib.sha256(tag.encode("ascii") + b"\n" + data).hexdigest()


def strict_json(data: bytes, what: str) -> Any:
    """Read JSON that could have been canonical; `what` names the file in the error.

    raises: BadInput for text that is no JSON, duplicate keys, floats, NaN or values `canonical` would refuse
    """
    try:
        text = data.decode("utf-8")
        return _plain(
            json.loads(text, object_pairs_hook=_no_duplicates, parse_float=_no_float, parse_constant=_no_float), 0
        )
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{what}: not readable as JSON ({error}). Ask the sender for the original file.") from error
    except BadInput as error:
        raise BadInput(f"{what}: {error}") from error


def _plain(value: Any, depth: int) -> Any:
    if depth > DEEPEST:
        raise BadInput(f"values are nested deeper than {DEEPEST} levels; flatten them.")
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        if -LARGEST <= value <= LARGEST:
            return value
        raise BadInput(f"the number {str(value)[:24]} is larger than 2^53 - 1; write it as text.")
    if isinstance(value, dict):
        return _object(value, depth)
    if isinstance(value, (list, tuple)):
        return [_plain(item, depth + 1) for item in value]
    kind = type(value).__name__
    raise BadInput(f"a {kind} has no canonical form; use text, whole numbers, true, false, lists or objects.")


def _object(value: dict[Any, Any], depth: int) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise BadInput(f"the key {key!r} is no text; quote it.")
        name = _text(key)
        if name in plain:
            raise BadInput(f"the key {name!r} stands twice; keep one.")
        plain[name] = _plain(item, depth + 1)
    return plain


def _text(value: str) -> str:
    if value.isascii():
        return value
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise BadInput("a text holds half of a character (a lone surrogate); type it again.")
    return unicodedata.normalize("NFC", value)


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} stands twice")
        found[key] = value
    return found


def _no_float(text: str) -> Any:
    raise ValueError(f"{text[:24]} is no whole number")
