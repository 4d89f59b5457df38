"""What a cell says: a name, a score, nothing. Each text is looked at once, however often it stands in a column."""

from __future__ import annotations

import re

from interviewer_app.core.rubrics.tables.sheet import clean

LONGEST_NAME = 400
_WHOLE = re.compile(r"[+-]?\d{1,15}(?:[.,]0{1,6})?")
_FORMULA = re.compile(r"'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
# What people and systems write where there is no score; a word that may be a level of somebody's scale is not here.
NOTHING = frozenset((
    "", "-", "–", "—", "na", "n/a", "#n/a", "n.a.", "null", "nil", "not applicable", "not rated", "not assessed",
    "not observed", "not scored", "no score", "no rating", "no evidence",
))  # fmt: skip


def text_of(cell: str) -> str:
    """The cell on one line, without what cannot be seen, and without the apostrophe that keeps it from being a formula.
    """
    if cell.startswith("'") and _FORMULA.match(cell):
        cell = cell[1:]
    return " ".join(clean(cell).split())


def is_nothing(text: str) -> bool:
    return text.casefold() in NOTHING


def whole(text: str) -> int | None:
    """The whole number a text is, "3" and "3.0" alike; None for anything else."""
    return int(re.split("[.,]", text)[0]) if _WHOLE.fullmatch(text) else None
