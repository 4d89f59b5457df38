"""Trees as YAML in the hand of a person: short things on one line, long texts folded, quotes only where they must be.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interviewer_app.core.rubrics.scalars import bare

WIDTH, WIDEST = 118, 130  # of folded texts; of what stands in brackets
# Keys whose mappings and lists stand on one line, if they fit.
_IN_LINE = frozenset(
    {"scale", "kinds", "levels", "links", "budgets", "command", "dimensions", "phases", "handout", "probes", "traps"}
)
_PLAIN = re.compile(r"[^\W_](?:[^\n\r\t\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff:#]|:(?=\S)|(?<=\S)#)*", re.UNICODE)
_BRACKETS = re.compile(r"[,\[\]{}]")
_UNSEEN = re.compile(r"[\x7f-\xa0\u2028\u2029\ufeff]")
_TEXT = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff]*")


def emit(tree: Mapping[str, Any]) -> str:
    """`tree` as YAML text, in the order of its keys. Texts, whole numbers, true and false, lists and mappings."""
    return "\n".join(_mapping(tree, "")) + "\n"


def _mapping(tree: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        yield from _entry(f"{indent}{_scalar(key)}:", value, indent, key)


def _entry(start: str, value: Any, indent: str, key: str) -> Iterator[str]:
    """A key, or the dash of an item, with what follows it."""
    short = _short(value, key)
    if short is not None and len(start) + 1 + len(short) <= (WIDTH if isinstance(value, str) else WIDEST):
        yield f"{start} {short}"
    elif isinstance(value, str):
        yield from _long(start, value, indent + "  ")
    elif isinstance(value, Mapping):
        yield start
        yield from _mapping(value, indent + "  ")
    else:
        yield start
        yield from _list(value, indent + "  ", key)


def _list(items: Sequence[Any], indent: str, key: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mapping) and _fits(item, key, indent) is None:
            lines = list(_mapping(item, indent + "  "))
            yield f"{indent}- {lines[0].lstrip()}"
            yield from lines[1:]
        else:
            yield from _entry(f"{indent}-", item, indent, key)


def _fits(item: Mapping[str, Any], key: str, indent: str) -> str | None:
    short = _short(item, key)
    return short if short is not None and len(indent) + 2 + len(short) <= WIDEST else None


def _short(value: Any, key: str) -> str | None:
    """`value` on one line; None for what deserves lines of its own."""
    if isinstance(value, str):
        return _scalar(value) if "\n" not in value else None
    if isinstance(value, (bool, int)):
        return str(value).lower()
    if not value:
        return "{}" if isinstance(value, Mapping) else "[]"
    if key not in _IN_LINE:
        return None
    if isinstance(value, Mapping):
        parts = [_inner(item) for item in value.values()]
        return None if None in parts else "{" + ", ".join(map(_pair, value, map(str, parts))) + "}"
    parts = [_inner(item) for item in value]
    return None if None in parts else "[" + ", ".join(map(str, parts)) + "]"


def _pair(name: str, text: str) -> str:
    return f"{_scalar(name, inside=True)}: {text}"


def _inner(value: Any) -> str | None:
    """A value inside brackets; None for one that holds others."""
    if isinstance(value, str):
        return _scalar(value, inside=True) if "\n" not in value else None
    return str(value).lower() if isinstance(value, (bool, int)) else None


def _scalar(text: str, inside: bool = False) -> str:
    plain = _PLAIN.fullmatch(text) and text == text.strip() and bare(text) == text and not text.endswith(":")
    if plain and not (inside and _BRACKETS.search(text)):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """In double quotes, as JSON does it, with escapes also for what readers would not keep as it is."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _long(start: str, text: str, indent: str) -> Iterator[str]:
    """A text of several lines: folded where its lines are ours to break, word for word where they are not."""
    if _TEXT.fullmatch(text) is None or text != text.strip() or re.search(r"[ \t]\n|\n[ \t]", text):
        yield f"{start} {_quoted(text)}"
    elif "\n" in text:
        yield f"{start} |-"
        yield from (indent + line if line else "" for line in text.split("\n"))
    elif "  " in text:
        yield f"{start} {_scalar(text)}"
    else:
        yield f"{start} >-"
        yield from textwrap.wrap(
            text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
