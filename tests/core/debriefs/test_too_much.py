"""More than a debrief holds is refused in one sentence, and nothing of it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interviewer_app.core.debriefs.bodies import MOST
from interviewer_app.core.debriefs.store import Arranged, begin_debrief
from interviewer_app.core.errors import Refused
from tests.core.debriefs.panel import DEV, at, begin, cards, counted, open_writer, panel

ARRANGED = Arranged("Lena Lead", 30, "", 0)


def test_a_hundred_follow_ups_and_lines_of_dissent_are_the_most(tmp_path: Path) -> None:
    with open_writer(tmp_path / "w.sqlite") as writer:
        desk = begin(writer, cards(panel()))
        desk.show_positions(at(1), close=True)
        for dissent, follow_ups in (([], ["a"] * (MOST + 1)), ([("Dev", "No.")] * (MOST + 1), [])):
            with pytest.raises(Refused, match="at most 100 lines each"):
                desk.decide("Hire.", "senior", dissent, follow_ups, at(2))
        assert desk.fold.decision is None
        desk.decide("Hire.", "senior", [("Dev", "No.")] * MOST, ["a", ""] * MOST, at(3))
        assert desk.fold.decision is not None


def test_a_debrief_takes_a_hundred_cards_and_each_names_a_candidate(tmp_path: Path) -> None:
    (laid,) = cards(panel(DEV))
    nobody = replace(laid, card=replace(laid.card, facts=laid.card.facts._replace(candidate="")))
    with open_writer(tmp_path / "w.sqlite") as writer:
        for given, sentence in (([laid] * (MOST + 1), "at most 100 cards; here are 101"), ([nobody], "no candidate")):
            with pytest.raises(Refused, match=sentence):
                begin_debrief(writer, given, ARRANGED, wall_us=1, new_id=counted("b"))
