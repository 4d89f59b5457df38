"""A board's page on real cards, without a workspace and without a job."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.debriefs.boards.laying import laid
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.scorecards.files import read_file
from interviewer_app.core.scorecards.reading import CardIn, read_card
from interviewer_app.ui.debrief.page import connect
from interviewer_app.ui.debrief.pile import Person, Pile
from interviewer_app.ui.debrief.presenter import BoardPresenter, Laid, lay
from interviewer_app.ui.debrief.view import BoardPage
from tests.ui.home.rounds import at_once
from tools.sample_panel import PANEL, Seat, many, play

FIRST = "Your card first: submit your card for Priya Raman. Until then nothing of the other raters is shown."
LONG = "Maximiliane Alexandra von und zu Hohenlohe-Waldenburg"
PEOPLE = (
    Person("r1", "Priya Raman", "Senior backend engineer", 6, 5, False),
    Person("r2", LONG, "Data engineer", 3, 0, True),
)


@cache
def panel(last: str = "sealed") -> tuple[CardIn, ...]:
    """Six cards of one candidate; `last` is how far the sixth is."""
    seats = [*PANEL[:5], PANEL[5]._replace(state=last)]
    return tuple(card(seat) for seat in seats)


@cache
def dozen() -> tuple[CardIn, ...]:
    return tuple(read_card(made.bundle(), made.seat.rater) for made in many(12, 12))


def card(seat: Seat, **how: Any) -> CardIn:
    return read_card(play(seat, **how).bundle(), f"{seat.rater}.pdf")


class Laying:
    """What the page can have done: cards are laid, everything else is remembered."""

    def __init__(self, cards: Sequence[CardIn] = (), first: str = "", said: Sequence[str] = ()) -> None:
        self.cards, self.first, self.said = cards, first, said
        self.calls: list[tuple[Any, ...]] = []

    def lay(self, round_id: str, files: Sequence[Path]) -> Laid:
        if self.first:
            return lay(Pile(first=self.first, mine="mine", candidate="Priya Raman"))
        cards, said = list(self.cards if round_id else ()), [*self.said]
        for file in files:
            try:
                cards.append(read_card(read_file(file), file.name))
            except InterviewerError as error:
                said.append(str(error))
        found = laid(cards)
        return lay(Pile(found.cards, (*said, *found.said), candidate="Priya Raman"))

    def people(self) -> list[Person]:
        return [*PEOPLE]

    def open_round(self, round_id: str) -> None:
        self.calls.append(("round", round_id))

    def open_role(self, role: str, files: Sequence[Path]) -> None:
        self.calls.append(("role", role, *files))

    def replay(self, round_id: str, at_ms: int) -> None:
        self.calls.append(("replay", round_id, at_ms))

    def go_home(self) -> None:
        self.calls.append(("home",))


class Shown(NamedTuple):
    page: BoardPage
    presenter: BoardPresenter
    actions: Laying

    def column(self, rater: str) -> str:
        board = self.presenter.board
        assert board is not None
        return next(each.id for each in board.columns if each.rater == rater)


def shown(
    cards: Sequence[CardIn] = (), *, first: str = "", said: Sequence[str] = (), pick: bool = False
) -> Shown:
    """The page with a board on it, or where a candidate is picked."""
    view, actions = BoardPage(), Laying(cards, first, said)
    presenter = BoardPresenter(view, actions, at_once)
    connect(view, presenter)
    view.opened(round="" if pick else "r1")
    return Shown(view, presenter, actions)
