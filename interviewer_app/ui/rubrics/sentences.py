"""Which texts of a pack are one sentence, shown as one: Enter goes on from them, and a line break is a space."""

from __future__ import annotations

import re

# Of texts that may have lines: what is read aloud or written out, answers, notes and notices keep theirs.
_SENTENCES = re.compile(r"\.anchor\Z|\.question\Z|\bsummary\Z|\.follow_ups\[\d+\]\.text\Z|\]\Z")
_BREAK = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")


def is_sentence(key: str) -> bool:
    """Whether the field with that key holds one sentence; every item of a list of texts does."""
    return _SENTENCES.search(key) is not None


def unbroken(text: str) -> str:
    """The text on one line: a break, with the space around it, is one space."""
    return _BREAK.sub(" ", text)
