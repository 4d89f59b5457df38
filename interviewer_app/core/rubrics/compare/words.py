"""Two texts word by word: which words stand in one of them alone."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

LONG = 400  # words from which on words that are everywhere are no longer lined up, which would take minutes
SHORTEST = 80  # letters of both; shorter ones are marked whatever they share

_WORDS = re.compile(r"\S+\s*|\s+")
_MARKS = re.compile(r"[\s.,;:!?'\"“”‘’«»…‐‑–—-]+")


class Piece(NamedTuple):
    """A stretch of a text with its spaces; `changed` if it is not in the other text."""

    text: str
    changed: bool


Pieces = tuple[Piece, ...]


def word_diff(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Both texts as pieces; put together again they are the texts as they were. Spaces alone are no change."""
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, _stripped(a), _stripped(b), autojunk=len(a) + len(b) > LONG)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, from_a, to_a, from_b, to_b in matcher.get_opcodes():
        _add(left, a[from_a:to_a], kind != "equal")
        _add(right, b[from_b:to_b], kind != "equal")
    return tuple(left), tuple(right)


def same_words(old: str, new: str) -> bool:
    """Whether the texts differ in nothing but capitals, spaces, quotation marks, dashes and stops."""
    return bare(old) == bare(new)


def bare(text: str) -> str:
    """A text without what `same_words` looks past."""
    return _MARKS.sub(" ", text).strip().casefold()


def _stripped(words: list[str]) -> list[str]:
    return [word.strip() for word in words]


def _add(pieces: list[Piece], words: list[str], changed: bool) -> None:
    if words:
        pieces.append(Piece("".join(words), changed))


def rewritten(pieces: tuple[Pieces, Pieces]) -> bool:
    """Whether so little of two longer texts is shared that marking words would mark nearly all: less than a third."""
    lengths = [sum(len(piece.text) for piece in side) for side in pieces]
    shared = sum(len(piece.text) for side in pieces for piece in side if not piece.changed)
    return 0 not in lengths and sum(lengths) > SHORTEST and shared * 3 < sum(lengths)
