"""A pilot and a practice round say so in their window, in words and by their shape, and a real one never does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.ui.widgets.badges import PurposeBadge
from tests.core.rounds.parts import a_live_round
from tests.ui.live.rounds import Desk, MakeDesk


def marked(make_desk: MakeDesk, mark: str, size: tuple[int, int], candidate: str) -> Desk:
    made = a_live_round()
    fold = made.fold
    assert fold.facts is not None
    fold.facts = fold.facts._replace(candidate=candidate, **({mark: True} if mark else {}))
    live: LiveRound = made.round
    return make_desk(live=live, size=size)


@pytest.mark.parametrize("mark", ["practice", "pilot"])
@pytest.mark.parametrize("size", [(1440, 900), (1240, 660)])
@pytest.mark.parametrize("candidate", ["Noor Halvorsen", "Maximiliane Alexandra von und zu Hohenlohe-Schillingsfürst"])
def test_the_header_of_a_pilot_or_practice_round_begins_with_its_mark(
    make_desk: MakeDesk, mark: str, size: tuple[int, int], candidate: str
) -> None:
    bar = marked(make_desk, mark, size, candidate).page.bar
    (badge,) = bar.findChildren(PurposeBadge)
    assert badge.accessibleName() == f"{mark.capitalize()} round" and badge.isVisible()
    assert badge.geometry().left() == 0 and badge.geometry().right() < bar.candidate.geometry().left()
    assert QRect(0, 0, bar.width(), bar.height()).contains(badge.geometry())
    assert not badge.geometry().intersects(bar.pack_line.geometry())


def test_the_header_of_a_real_round_has_no_such_mark(make_desk: MakeDesk) -> None:
    bar = marked(make_desk, "", (1440, 900), "Noor Halvorsen").page.bar
    assert bar.findChildren(PurposeBadge) == [] and bar.candidate.geometry().left() == 0
