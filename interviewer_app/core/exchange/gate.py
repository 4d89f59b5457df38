"""What may be handed out while one's own cards are open: nothing of another rater of the same candidate."""

from __future__ import annotations

from pathlib import Path

from interviewer_app.core.errors import Refused
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows
from interviewer_app.core.workspace.read import reading
from interviewer_app.core.workspace.unseen import seen

_OWN = "SELECT DISTINCT subject_id FROM streams WHERE subject = 'round' AND author = ?"


def seen_rounds(file: Path, me: str) -> list[RoundRow]:
    """The rounds that `me` may look at, newest first.

    raises: BadInput, MachineTrouble
    """
    rows = read_round_rows(file)
    if not rows:
        return []
    with reading(file) as connection:
        own = {line[0] for line in connection.execute(_OWN, (me,))}
    return seen(rows, own)


def check_seen(file: Path, round_id: str, me: str) -> None:
    """raises: Refused for a round of somebody else about a candidate on whom one's own card is open"""
    if all(row.id != round_id for row in seen_rounds(file, me)):
        raise Refused(_("round {id}: your own card for this candidate is open; submit it first.").format(
            id=round_id[:8]))  # fmt: skip
