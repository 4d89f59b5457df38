"""How the raters of a workspace take notes, counted round by round from its derived tables: no entry is folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.calibration.habits import RoundHabits
from interviewer_app.core.canonical import strict_json
from interviewer_app.core.exchange.ratings_source import interviewer_names
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.workspace.read import reading
from interviewer_app.core.workspace.unseen import Gate

# Those whose ratings a calibration takes: submitted rounds with a level.
_PLANNED = """SELECT s.subject_id, e.body FROM entries e JOIN streams s ON s.stream = e.stream
    WHERE s.subject = 'round' AND e.kind = 'planned' AND e.body IS NOT NULL
    AND s.subject_id IN (SELECT round FROM ratings WHERE level IS NOT NULL)
    ORDER BY e.wall_us DESC, e.stream DESC, e.number DESC"""
_COUNTS = """SELECT round, coalesce(kind, ''), count(*), sum(prompted), sum(late OR after_round), sum(NOT after_round)
    FROM moments WHERE NOT withdrawn GROUP BY round, kind"""


class _Rater(NamedTuple):
    interviewer_id: str
    interviewer: str


def workspace_habits(file: Path, gate: Gate, same: Mapping[str, str] | None = None) -> tuple[RoundHabits, ...]:
    """The submitted rounds about candidates that `workspace_source` takes ratings from, raters by the same names.

    same: the name to use for another one of an interviewer
    raises: BadInput, MachineTrouble
    """
    told = [row for row in gate.rows if row.state == "sealed" and is_about_candidate(row) and not gate.hides(row)]
    if not told:
        return ()
    with reading(file) as connection:
        planned = connection.execute(_PLANNED).fetchall()
        counts = connection.execute(_COUNTS).fetchall()
    raters = {round_id: _rater(body) for round_id, body in planned}  # the first plan of a round comes last, and stays
    told = sorted((row for row in told if row.id in raters), key=lambda row: (row.sealed_us or 0, row.id))
    names = interviewer_names([raters[row.id] for row in told])
    kinds: dict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for round_id, kind, *numbers in counts:
        kinds[round_id][kind] = tuple(numbers)
    same = same or {}
    return tuple(
        _counted(same.get(name, name), row.used_ms / 60_000, kinds[row.id])
        for row, name in ((row, names[raters[row.id].interviewer_id]) for row in told)
    )


def _rater(body: str) -> _Rater:
    person = strict_json(body.encode(), "planned")["interviewer"]
    return _Rater(person["id"], person["name"])


def _counted(rater: str, minutes: float, kinds: Mapping[str, tuple[int, ...]]) -> RoundHabits:
    moments, prompted, late, live = (sum(numbers[place] for numbers in kinds.values()) for place in range(4))
    by_kind = {kind: numbers[0] for kind, numbers in kinds.items() if kind}
    return RoundHabits(rater, minutes, moments, prompted, late, live, by_kind)
