"""A text as clauses of words, each word with its place, and the stretches that are not the writer's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:'\w+)*|&")
_ENDS = re.compile(r"[.;:!?\n()\[\]{}…•|]|\s[-–—]\s|—")
_QUOTED = re.compile(r"\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|«[^»\n]{1,400}»")
_CODE = re.compile(r"`[^`\n]{1,400}`|https?://\S+")


class Word(NamedTuple):
    """A word in lower case, its place in the text, and whether a comma or another break stands before it."""

    text: str
    start: int
    end: int
    after_comma: bool


def plain(text: str) -> str:
    """`text` in lower case with straight apostrophes, every character in its place."""
    lower = text.lower()
    if len(lower) != len(text):  # some capitals become two characters
        lower = "".join(one if len(one := letter.lower()) == 1 else letter for letter in text)
    return lower.replace("’", "'").replace("‘", "'")


def clause_at(text: str, at: int) -> tuple[Word, ...]:
    """The words between the marks around position `at` of `text` (as from `plain`), commas kept within."""
    start, end = max(0, at - 400), min(len(text), at + 400)
    for mark in _ENDS.finditer(text, start, end):
        if mark.end() <= at:
            start = mark.end()
        elif mark.start() > at:
            end = mark.start()
            break
    return tuple(_words(text, start, end))


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    last = start
    for found in _WORD.finditer(text, start, end):
        between = text[last : found.start()]
        yield Word(found[0], found.start(), found.end(), "," in between or "/" in between)
        last = found.end()


def quotations(text: str) -> list[tuple[int, int]]:
    """Where somebody else's words stand: within quotation marks."""
    return [found.span() for found in _QUOTED.finditer(text)]


def code(text: str) -> list[tuple[int, int]]:
    """Where code and addresses stand: within backquotes, or what looks like an address."""
    return [found.span() for found in _CODE.finditer(text)]


def looks_like_code(text: str, start: int, end: int) -> bool:
    """Whether the stretch is part of a name in code: `age()`, `user.age`, `/health`, `--native`, `#race`."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before and before in "/_#@$<" or text[max(0, start - 2) : start] == "--":
        return True
    if before == "." and text[max(0, start - 2) : start - 1].strip():
        return True
    return bool(after) and (after[0] in "(=_" or (after[0] in "./:" and after[1:].isalnum()))
