"""The cards of a role, read a few at a time in jobs: a thousand of them never keep the window waiting. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.debriefs.boards.role import RoleBoard, role_board
from interviewer_app.core.debriefs.boards.role_cards import PackFace, role_card
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.scorecards.reading import CardIn, card_of
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.unseen import gate_of
from interviewer_app.ui.debrief.persons import persons
from interviewer_app.ui.debrief.pile import Places, gather


class RoleRounds(NamedTuple):
    """What is to be read.

    rounds: ids of those that may be seen; hidden: how many candidates wait for my own card
    cards:  those of files, which are in no workspace; said: what of the files is not among them, and why
    """

    role: str
    roles: tuple[str, ...]
    rounds: tuple[str, ...]
    hidden: int
    cards: tuple[CardIn, ...] = ()
    said: tuple[str, ...] = ()


class RolePart(NamedTuple):
    """So far: the cards read, what could not be read, and the board of all of it where it is time to show one."""

    read: int
    board: RoleBoard | None
    said: tuple[str, ...]


def rounds_of(places: Places, me: str, role: str) -> RoleRounds:
    """The rounds of every candidate with a round for `role`; "" takes the role with most rounds.

    Of a candidate for whom my own card is open nothing is read.
    """
    gate = gate_of(*places, me=me)
    rows = [row for row in read_round_rows(places.workspace) if is_about_candidate(row) and not row.called_off]
    roles = [name for name, _n in Counter(row.role for row in rows if row.role).most_common()]
    role = role if role in roles else next(iter(roles), "")
    rounds: list[str] = []
    hidden = 0
    for person in persons(rows):
        if not any(row.role == role for row in person):
            continue
        if any(gate.first(row) is not None for row in person):
            hidden += 1
        else:
            rounds += [row.id for row in person if row.state != "planned"]
    return RoleRounds(role, tuple(roles), tuple(rounds), hidden)


def with_files(found: RoleRounds, places: Places, me: str, role: str, files: Sequence[Path]) -> RoleRounds:
    """The same with the cards of files that are for the role; "" takes the role of the first of them.

    While a card of mine about one of their candidates is open, nothing of the files is shown.
    """
    pile = gather(places, me, "", files)
    named = [card.card.facts.role for card in pile.cards]
    role = role or next(iter(named), "")
    if role != found.role:
        found = rounds_of(places, me, role)
    fresh = [card for card in pile.cards if card.card.facts.role == role and card.round not in found.rounds]
    if not fresh:
        return found._replace(hidden=found.hidden + bool(pile.first), said=pile.said)
    roles = tuple(dict.fromkeys((*found.roles, *named)))
    rounds = found.rounds if found.role == role else ()
    return RoleRounds(role, roles, rounds, found.hidden if found.role == role else 0, tuple(fresh), pile.said)


class RoleReader:
    """Reads the rounds of a role part by part. Used by one job at a time."""

    def __init__(
        self, workspace: Path, rounds: Iterable[str], cards: Iterable[CardIn] = (), said: Iterable[str] = ()
    ) -> None:
        self._workspace, self._left = workspace, list(rounds)
        self._faces: dict[str, PackFace] = {}
        self._cards = [role_card(card, self._faces) for card in cards]
        self._said = [*said]
        self._shown_at = 0

    @property
    def all_read(self) -> bool:
        return not self._left

    def read_on(self, most: int) -> RolePart:
        """Read up to `most` more. A board comes with the first part, the last, and whenever twice as many are in."""
        for round_id in self._left[:most]:
            try:
                self._cards.append(role_card(card_of(self._workspace, round_id), self._faces))
            except InterviewerError as error:
                self._said.append(str(error))
        del self._left[:most]
        due = not self._left or len(self._cards) >= 2 * self._shown_at
        if due:
            self._shown_at = max(1, len(self._cards))
        return RolePart(len(self._cards), role_board(self._cards) if due else None, tuple(self._said))
