"""Cards brought together for a board: rounds of the workspace, dropped files, or both. No Qt; runs in a job."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.debriefs.boards.laying import laid
from interviewer_app.core.debriefs.boards.naming import readable
from interviewer_app.core.debriefs.packet.carrying import cards_in
from interviewer_app.core.debriefs.waiting import passed_over
from interviewer_app.core.errors import BadInput, InterviewerError
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.scorecards.files import read_file
from interviewer_app.core.scorecards.reading import CardIn, card_of
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows
from interviewer_app.core.workspace.unseen import Gate, gate_of, sentence
from interviewer_app.ui.debrief.persons import persons


class Places(NamedTuple):
    """The workspace whose rounds are laid out, and one's own, which is asked too whether a card of mine is open."""

    workspace: Path
    own: Path


class Pile(NamedTuple):
    """cards: what the board stands on; said: a sentence for each thing that is not on it; files: names of those read.

    first: why nothing may be seen yet, "" where it may; mine: the round of my own that has to be submitted first
    """

    cards: tuple[CardIn, ...] = ()
    said: tuple[str, ...] = ()
    first: str = ""
    mine: str = ""
    candidate: str = ""


def gather(places: Places, me: str, round_id: str, files: Sequence[Path]) -> Pile:
    """The cards about the candidate of `round_id` ("" for none), and those in `files`.

    me:     the random id of who looks; while a card of theirs about the candidate is open, nothing is read out
    raises: BadInput for a round that is not there; MachineTrouble. What is wrong with one file is said, and no more
    """
    gate = gate_of(*places, me=me)
    about = _about(read_round_rows(places.workspace), round_id) if round_id else []
    mine = next((found for row in about if (found := gate.first(row)) is not None), None)
    if mine is not None:
        return Pile(first=sentence(mine), mine=mine.id, candidate=readable(about[0].candidate))
    cards, said = _from_workspace(places.workspace, about)
    return _with_files(gate, cards, said, files)


def _about(rows: Sequence[RoundRow], round_id: str) -> list[RoundRow]:
    """The rounds about one person, as far as their marks tell."""
    real = [row for row in rows if is_about_candidate(row) and not row.called_off]
    for person in persons(real):
        if any(row.id == round_id for row in person):
            return person
    raise BadInput(_("Round {id} is not in this workspace, or about no candidate.").format(id=round_id[:8]))


def _from_workspace(workspace: Path, rows: Iterable[RoundRow]) -> tuple[list[CardIn], list[str]]:
    cards, said = [], []
    for row in rows:
        try:
            cards.append(card_of(workspace, row.id))
        except InterviewerError as error:
            said.append(f"{row.interviewer or row.id[:8]}: {error}")
    return cards, said


def _with_files(gate: Gate, cards: list[CardIn], said: list[str], files: Sequence[Path]) -> Pile:
    for file in files:
        try:
            found_in = cards_in(read_file(file), shown(file.name))
        except InterviewerError as error:
            said.append(str(error))
            continue
        for card in found_in:
            mine = gate.first(card.card.facts) if card.round not in gate.own else None
            if mine is not None:
                return Pile(first=sentence(mine), mine=mine.id, candidate=readable(card.card.facts.candidate))
        cards += found_in
    found = laid(cards)
    names = [readable(card.card.facts.candidate) for card in found.cards]
    said += passed_over(gate, found.cards)
    return Pile(found.cards, (*said, *found.said), candidate=names[0] if names else "")


class Person(NamedTuple):
    """A candidate to pick: `round` names them, `cards` of `rounds` are in. waits: my own card is not."""

    round: str
    name: str
    role: str
    rounds: int
    cards: int
    waits: bool


def people(places: Places, me: str) -> list[Person]:
    """The candidates of the workspace, those with the newest round first. Of one I still owe a card, nothing is
    counted."""
    gate = gate_of(*places, me=me)
    rows = [row for row in read_round_rows(places.workspace) if is_about_candidate(row) and not row.called_off]
    found = []
    for here in persons(rows):
        waits = any(gate.first(row) is not None for row in here)
        sealed = 0 if waits else sum(row.state == "sealed" for row in here)
        found.append(Person(here[0].id, readable(here[0].candidate), here[0].role, len(here), sealed, waits))
    return found
