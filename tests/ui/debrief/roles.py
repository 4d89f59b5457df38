"""A role's page on real cards, without a workspace and without a job."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.debriefs.boards.role import role_board
from interviewer_app.core.debriefs.boards.role_cards import PackFace, RoleCard, role_card
from interviewer_app.core.scorecards.reading import read_card
from interviewer_app.ui.debrief.role_page import connect
from interviewer_app.ui.debrief.role_presenter import RolePresenter
from interviewer_app.ui.debrief.role_reading import RolePart, RoleReader, RoleRounds
from interviewer_app.ui.debrief.role_view import RolePage
from tests.ui.home.rounds import at_once
from tools.sample_panel import PANEL, play

NAMES = ("Priya Raman", "Jonas Feld", "Wanjiru Kamau", "Elif Arslan")
ROLE = "Senior backend engineer"


@cache
def few() -> tuple[RoleCard, ...]:
    """Four candidates, two cards each, one of them not submitted."""
    faces: dict[str, PackFace] = {}
    found = []
    for number, name in enumerate(NAMES):
        for seat in PANEL[1:3]:
            state = "ended" if (number, seat) == (3, PANEL[2]) else "sealed"
            made = play(seat._replace(day=10 * number, state=state), candidate=name)
            found.append(role_card(read_card(made.bundle(), seat.rater), faces))
    return tuple(found)


def many(count: int) -> tuple[RoleCard, ...]:
    """As many cards, each of a candidate of their own: copies of the few under other names."""
    cards = few()[:6]
    return tuple(
        cards[number % 6]._replace(
            round=f"r{number}", candidate_id=f"c{number}", candidate=f"Candidate {number:04d}",
            started_us=cards[0].started_us + number,
        )
        for number in range(count)
    )  # fmt: skip


class Kept(RoleReader):
    """A reader of cards that are there already."""

    def __init__(self, cards: Sequence[RoleCard]) -> None:
        self._here = cards

    @property
    def all_read(self) -> bool:
        return True

    def read_on(self, most: int) -> RolePart:
        return RolePart(len(self._here), role_board(self._here), ())


class Asked:
    """What the page can have done: cards are there, everything else is remembered."""

    def __init__(self, cards: Sequence[RoleCard], hidden: int = 0) -> None:
        self.cards, self.hidden = cards, hidden
        self.calls: list[tuple[Any, ...]] = []

    def rounds(self, role: str, files: Sequence[Path]) -> RoleRounds:
        return RoleRounds(ROLE, (ROLE, "Data engineer"), tuple(card.round for card in self.cards), self.hidden)

    def reader(self, found: RoleRounds) -> RoleReader:
        return Kept(self.cards)

    def open_board(self, round_id: str, files: Sequence[Path]) -> None:
        self.calls.append(("board", round_id, *files))

    def go_home(self) -> None:
        self.calls.append(("home",))


class Shown(NamedTuple):
    page: RolePage
    presenter: RolePresenter
    actions: Asked


def shown(cards: Sequence[RoleCard], hidden: int = 0) -> Shown:
    view, actions = RolePage(), Asked(cards, hidden)
    presenter = RolePresenter(view, actions, at_once)
    connect(view, presenter)
    view.opened()
    return Shown(view, presenter, actions)
