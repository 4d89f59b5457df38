"""Letters instead of names, everywhere: in rows, in pairs, in the reasons and remarks that name somebody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from typing import Any

from interviewer_app.core.calibration.whole_result import Whole

# Fields that hold a name and nothing else, and fields that hold words in which names may stand.
_NAMES = frozenset({"interviewer", "rater", "a", "b", "beside"})
_WORDS = frozenset({"because", "why", "words", "remarks", "says"})


def pseudonyms(names: Iterable[str], salt: str = "") -> dict[str, str]:
    """A letter for each name: A … Z, AA, AB …; the same names and salt give the same letters.

    The order of letters follows a hash, not the alphabet, which a reader could guess from.
    """
    order = sorted(set(names), key=lambda name: (sha256(f"{salt}\x00{name}".encode()).hexdigest(), name))
    return {name: _letters(number) for number, name in enumerate(order)}


def _letters(number: int) -> str:
    told = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        told = chr(ord("A") + rest) + told
    return told


def names_of(whole: Whole) -> list[str]:
    """Everybody a result names, by code point."""
    found: set[str] = set()
    _collect(whole, "", found)
    return sorted(found)


def pseudonymous(whole: Whole, mapping: Mapping[str, str]) -> Whole:
    """The same results with every name replaced; a name without a letter is a KeyError."""
    longest = sorted(mapping, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)") if longest else None

    def in_words(words: str) -> str:
        return pattern.sub(lambda match: mapping[match[0]], words) if pattern is not None else words

    changed: Whole = _changed(whole, "", mapping.__getitem__, in_words)
    return changed


def _collect(value: Any, field: str, found: set[str]) -> None:
    if isinstance(value, str):
        if field in _NAMES:
            found.add(value)
    elif is_dataclass(value):
        for each in fields(value):
            _collect(getattr(value, each.name), each.name, found)
    elif isinstance(value, tuple):
        for each in value:
            _collect(each, field, found)


def _changed(value: Any, field: str, name: Callable[[str], str], in_words: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return name(value) if field in _NAMES else in_words(value) if field in _WORDS else value
    if is_dataclass(value) and not isinstance(value, type):
        told = {each.name: _changed(getattr(value, each.name), each.name, name, in_words) for each in fields(value)}
        return replace(value, **told)
    if type(value) is tuple:
        return tuple(_changed(each, field, name, in_words) for each in value)
    return value
