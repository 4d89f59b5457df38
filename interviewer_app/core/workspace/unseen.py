"""Sealed until you submit: what somebody else made of a candidate stays unseen while one's own card is open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.workspace.home_rows import RoundRow


def person_of(name: str) -> str:
    """What two names have in common that mean one person: neither case nor the width of a gap counts."""
    return " ".join(name.split()).casefold()


def waits_for_mine(rows: Iterable[RoundRow], round_id: str, candidate: str) -> bool:
    """Whether among `rows` a card for this candidate is still open or planned: then nobody else's may be seen.

    A pilot or a practice round is about nobody, whatever name it carries.
    """
    open_ones = (row for row in rows if row.state != "sealed" and is_about_candidate(row))
    return any(row.id != round_id and person_of(row.candidate) == person_of(candidate) for row in open_ones)


def seen(rows: Sequence[RoundRow], own: Collection[str]) -> list[RoundRow]:
    """The rounds whose ratings may be looked at: one's own, and what others have submitted.

    own: ids of the rounds that I have written in
    """
    mine = [row for row in rows if row.id in own]
    return [row for row in rows if row.id in own or (row.state == "sealed" and not _waits(row, mine))]


def _waits(row: RoundRow, mine: Sequence[RoundRow]) -> bool:
    return is_about_candidate(row) and waits_for_mine(mine, row.id, row.candidate)
