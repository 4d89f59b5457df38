"""Outcomes that came after the decision: one number per candidate, with the day it is from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite
from pathlib import Path

import numpy as np

from interviewer_app.core.calibration.intake.cells import text_of
from interviewer_app.core.calibration.intake.csv_stream import bad
from interviewer_app.core.calibration.intake.dates import instant_us
from interviewer_app.core.calibration.intake.table import open_table
from interviewer_app.core.calibration.ratings import NO_TIME, Ratings
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.texts import _

NEEDED = ("candidate", "date", "value")
DECIDED = "decided_at"
DAY_US = 86_400_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """at_us: the day it is from, UTC; decided_us: when it was decided about the candidate, None where nobody says"""

    candidate: str
    at_us: int
    value: float
    decided_us: int | None
    line: int


def read_outcomes(path: Path) -> tuple[Outcome, ...]:
    """The outcomes of a table with columns candidate, date, value, and where known decided_at.

    raises: BadInput with the line of what cannot be read, and of a candidate's second outcome
    """
    table = open_table(path)
    at = {heading.casefold(): place for place, heading in reversed(list(enumerate(table.head)))}
    for column in NEEDED:
        if column not in at:
            raise bad(table.name, table.head_line, _("has no column {column}").format(column=column),
                      _("give candidate, date and value"))  # fmt: skip
    found: dict[str, Outcome] = {}
    for line, cells in (row for batch in table.batches for row in zip(batch.lines, batch.rows, strict=True)):
        row = {name: text_of(cells[place]) if place < len(cells) else "" for name, place in at.items()}
        if not row["candidate"] and not row["value"]:
            continue
        outcome = _outcome(table.name, line, row)
        earlier = found.setdefault(outcome.candidate, outcome)
        if earlier is not outcome:
            what = _("{who} has a second outcome, after line {line}").format(who=shown(outcome.candidate),
                                                                            line=earlier.line)  # fmt: skip
            raise bad(table.name, line, what, _("keep one of the two"))
    return tuple(found.values())


def _outcome(name: str, line: int, row: Mapping[str, str]) -> Outcome:
    at_us = _instant(name, line, row["date"])
    decided = row.get(DECIDED, "")
    return Outcome(row["candidate"], at_us, _number(name, line, row["value"]),
                   _instant(name, line, decided) if decided else None, line)  # fmt: skip


def _instant(name: str, line: int, text: str) -> int:
    found = instant_us(text)
    if found is None:
        raise bad(name, line, _("{text} is no day").format(text=shown(text) or _("an empty cell")),
                  _("write it as 2026-01-31"))  # fmt: skip
    return found


def _number(name: str, line: int, text: str) -> float:
    found = number_of(text)
    if found is None:
        raise bad(name, line, _("{text} is no number").format(text=shown(text) or _("an empty cell")),
                  _("write outcomes as numbers, more is better"))  # fmt: skip
    return found


def number_of(text: str) -> float | None:
    """A finite number, with a decimal point or comma; None for anything else."""
    try:
        found = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        return None
    return found if isfinite(found) else None


def refuse_early(name: str, outcomes: tuple[Outcome, ...], ratings: Ratings) -> bool:
    """Refuses an outcome from before the decision; the last rating stands for a decision nobody dates.

    returns: whether every outcome of a rated candidate could be checked
    raises:  BadInput with the line
    """
    last = np.full(ratings.candidate.size, NO_TIME)
    np.maximum.at(last, ratings.candidate.codes, ratings.rated_us)
    rated = dict(zip(ratings.candidate.labels, last.tolist(), strict=True))
    checked = True
    for one in outcomes:
        rated_us = rated.get(one.candidate, NO_TIME)
        decided = one.decided_us if one.decided_us is not None else rated_us
        if decided == NO_TIME:
            checked = checked and one.candidate not in rated
        elif one.at_us < decided - decided % DAY_US:
            raise _early(name, one, decided)
    return checked


def _early(name: str, one: Outcome, decided: int) -> BadInput:
    what = _("the outcome of {who} is of {day}, before the decision about them on {decided}").format(
        who=shown(one.candidate), day=_day(one.at_us), decided=_day(decided)
    )
    return bad(name, one.line, what, _("an outcome comes after the decision; mend the date or leave the row out"))


def _day(at_us: int) -> str:
    return datetime.fromtimestamp(at_us // 1_000_000, UTC).date().isoformat()


def told_outcomes(name: str, told: Mapping[str, str]) -> dict[str, float]:
    """The numbers of a column `outcome`, by candidate; an empty cell is none. raises: BadInput"""
    found = {}
    for candidate, text in told.items():
        if not text.strip():
            continue
        value = number_of(text.strip())
        if value is None:
            raise BadInput(
                _("{name}: the outcome of candidate {who}, {text}, is no number; write outcomes as numbers.").format(
                    name=name, who=shown(candidate), text=shown(text)
                )
            )
        found[candidate] = value
    return found
