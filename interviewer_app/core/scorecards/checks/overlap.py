"""How much of a rationale is the rubric's own words: the share of its word pairs that stand in the rubric."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
FEWEST = 6  # word pairs: in fewer one cannot tell
RESTATES = 0.4  # the demo rationales reach 0.15 at most, anchors told of a candidate 0.65 at least


def share_in(rationale: str, rubric: Iterable[str]) -> float:
    """The share (0 to 1) of the pairs of neighbouring words in `rationale` that also stand in the texts of `rubric`.

    Case, punctuation and the endings -s, -ed and -ing do not count; 0 for a text too short to tell
    """
    known = set[tuple[str, str]]()
    for text in rubric:
        known.update(_pairs(text))
    pairs = _pairs(rationale)
    return sum(pair in known for pair in pairs) / len(pairs) if len(pairs) >= FEWEST else 0.0


def _pairs(text: str) -> list[tuple[str, str]]:
    words = [_stem(word) for word in _WORD.findall(text.lower().replace("’", "'"))]
    return list(zip(words, words[1:], strict=False))


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
