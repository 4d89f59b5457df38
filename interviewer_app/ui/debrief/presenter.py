"""The board of a candidate decides here: what is laid out, what a key does, what may be seen. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from interviewer_app.core.debriefs.boards.aligning import TOLERANCE_S
from interviewer_app.core.debriefs.boards.board import Board, candidate_board
from interviewer_app.core.debriefs.boards.cells import Revising
from interviewer_app.core.debriefs.boards.columns import Loop
from interviewer_app.core.debriefs.boards.evidence import evidence
from interviewer_app.core.debriefs.boards.words import cell_words
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.scorecards.comparing.answer import Comparability
from interviewer_app.core.scorecards.comparing.compare import comparability
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.looks import DrawerLook, HeadLook, MomentLook, PersonLook, StripLook
from interviewer_app.ui.debrief.pile import Person, Pile
from interviewer_app.ui.debrief.words import (
    drawer_look,
    empty_look,
    head_look,
    names_of,
    neighbours,
    person_facts,
    strip_look,
)

STEP_S, MOST_S = 5, 120


class Laid(NamedTuple):
    """A pile as a job makes it: read, and held against each other. loop: the loop the cards name, where it is known."""

    pile: Pile
    found: Comparability | None = None
    loop: Loop | None = None


class BoardActions(Protocol):
    """What the page can have done; all but `lay` and `people` on the window's thread."""

    def lay(self, round_id: str, files: Sequence[Path]) -> Laid: ...
    def people(self) -> list[Person]: ...
    def open_round(self, round_id: str) -> None: ...
    def open_role(self, role: str, files: Sequence[Path]) -> None: ...
    def replay(self, round_id: str, at_ms: int) -> None: ...
    def go_home(self) -> None: ...


class BoardView(Protocol):
    """What the page can draw."""

    def show_people(self, people: Sequence[PersonLook]) -> None: ...
    def show_first(self, name: str, words: str) -> None: ...
    def show_reading(self) -> None: ...
    def show_board(self, board: Board, head: HeadLook, strip: StripLook | None) -> None: ...
    def change_board(self, board: Board, head: HeadLook) -> None: ...
    def choose(self, dimension: str, column: str) -> None: ...
    def show_drawer(self, look: DrawerLook, take_keys: bool) -> None: ...
    def hide_drawer(self) -> None: ...
    def show_trouble(self, words: str) -> None: ...


Run = Callable[..., None]


def lay(pile: Pile, loop: Loop | None = None) -> Laid:
    """The comparison that goes with a pile; for a job."""
    sealed = [card for card in pile.cards if card.sealed]
    if len(sealed) < 2:
        return Laid(pile, None, loop)
    board = candidate_board(pile.cards)
    order = [column.id for column in board.columns if column.standing == "sealed"]
    cards = [board.cards[each] for each in order]
    return Laid(pile, comparability(cards, names=names_of(board, order)), loop)


class BoardPresenter:
    """One candidate at a time."""

    def __init__(self, view: BoardView, actions: BoardActions, run: Run) -> None:
        self._view, self._actions, self._run = view, actions, run
        self.board: Board | None = None
        self.debrief: Revising | None = None
        self.dimension = self.column = ""
        self.moment: MomentLook | None = None
        self._round, self._files = "", tuple[Path, ...]()
        self._laid = Laid(Pile())
        self._joined: list[frozenset[str]] = []
        self._chosen: dict[frozenset[str], dict[str, str]] = {}
        self._marked: dict[str, str] = {}
        self._tolerance_s, self._open = TOLERANCE_S, False
        self._asked = 0
        self.on_board: Callable[[], None] = lambda: None  # another board lies there, or none

    @property
    def waits_for(self) -> str:
        """My own round whose card has to come first; "" where nothing is hidden."""
        return self._laid.pile.mine if self._laid.pile.first else ""

    @property
    def drawer_open(self) -> bool:
        return self._open

    @property
    def candidate(self) -> str:
        return self._laid.pile.candidate

    @property
    def loop(self) -> Loop | None:
        return self._laid.loop

    def again(self) -> None:
        """Lay out the same once more, as something of it has changed."""
        self.opened(self._round, self._files)

    @property
    def round(self) -> str:
        """The round whose candidate this is, "" where the cards were dropped."""
        return self._round

    @property
    def files(self) -> tuple[Path, ...]:
        return self._files

    def opened(self, round_id: str, files: Sequence[Path]) -> None:
        """Lay out the cards about a round's candidate, and `files`; without either, offer candidates."""
        self._round, self._files = round_id, tuple(files)
        self.board, self._open, self._joined = None, False, []
        self._chosen, self._marked = {}, {}
        self.debrief, self._laid = None, Laid(Pile())
        self._view.show_trouble("")
        self._asked += 1
        self.on_board()
        number = self._asked
        failed = self._failed
        if not round_id and not files:
            self._run(self._actions.people, lambda found: self._show_people(number, found), failed)
            return
        self._view.show_reading()
        wanted = self._files
        self._run(lambda: self._actions.lay(round_id, wanted), lambda laid: self._take(number, laid), failed)

    def dropped(self, files: Sequence[Path]) -> None:
        """Cards were dropped: they join what is on the board."""
        more = [file for file in files if file not in self._files]
        self.opened(self._round, (*self._files, *more))

    def _failed(self, words: str) -> None:
        self._view.show_people([])
        self._view.show_trouble(words)

    def _show_people(self, number: int, found: Sequence[Person]) -> None:
        if number == self._asked:
            self._view.show_people([PersonLook(each.round, each.name, person_facts(each)) for each in found])

    def _take(self, number: int, laid: Laid) -> None:
        if number != self._asked:
            return  # something else was asked for meanwhile
        self._laid = laid
        pile = laid.pile
        if pile.first:
            self._view.show_first(pile.candidate, pile.first)
        elif not pile.cards:
            self._view.show_people([])
            self._view.show_trouble(" ".join(pile.said) or _("No card is in yet."))
        else:
            self.board = self._make()
            strip = None
            if laid.found is not None:
                order = [column.id for column in self.board.columns if column.standing == "sealed"]
                strip = strip_look(laid.found, names_of(self.board, order))
            self._view.show_board(self.board, head_look(self.board, pile.said), strip)
            self.on_board()

    def _make(self) -> Board:
        laid = self._laid
        return candidate_board(laid.pile.cards, laid.loop, self.debrief, self._joined)

    def debrief_changed(self, debrief: Revising | None) -> None:
        """Something was revised: the cells follow, the rows stay where they are."""
        self.debrief = debrief
        self._again()

    def _again(self) -> None:
        if self.board is not None:
            self.board = self._make()
            self._view.change_board(self.board, head_look(self.board, self._laid.pile.said))
            if self._open:
                self._show_drawer(take_keys=False)

    def moved(self, dimension: str, column: str) -> None:
        """Another cell is chosen; an open drawer follows."""
        self.dimension, self.column = dimension, column
        self.moment, self._marked = None, {}
        if self._open:
            self._show_drawer(take_keys=False)

    def moment_chosen(self, moment: MomentLook | None) -> None:
        self.moment = moment

    def enter(self) -> None:
        """The evidence behind the chosen cell, with the keys on its moments."""
        if self.board is not None and self.dimension:
            self._open = True
            self._show_drawer(take_keys=True)

    def step_back(self) -> None:
        """Escape: close the drawer, else leave."""
        if self._open:
            self._open, self._marked, self.moment = False, {}, None
            self._view.hide_drawer()
        else:
            self._actions.go_home()

    def go_home(self) -> None:
        self._actions.go_home()

    def next_rater(self, step: int) -> None:
        """The same dimension at the next (1) or the last (-1) rater who has a rating there or owes one."""
        if self.board is None or not self.dimension:
            return
        cells = self.board.row(self.dimension).cells
        ids = [c.id for c, cell in zip(self.board.columns, cells, strict=True) if cell.state != "not this round"]
        here = ids.index(self.column) if self.column in ids else -1 if step > 0 else 0
        if ids:
            self._view.choose(self.dimension, ids[(here + step) % len(ids)])

    def go_to(self, dimension: str) -> None:
        """The row of a dimension: this rater's rating, or the first one where they have none."""
        row = next((each for each in self.board.rows if each.id == dimension), None) if self.board else None
        if self.board is None or row is None:
            return
        pairs = zip(self.board.columns, row.cells, strict=True)
        rated = [column.id for column, cell in pairs if cell.state == "rated"]
        self._view.choose(dimension, self.column if self.column in rated or not rated else rated[0])

    def join(self) -> None:
        """Say, or take back, that the raters of this round rated one interview."""
        if self.board is None or not self.column:
            return
        column = self.board.column(self.column)
        known = next((group for group in self._joined if column.id in group), None)
        others = neighbours(self.board, column)
        if known is not None:
            self._joined.remove(known)
        elif others:
            self._joined.append(frozenset((column.id, *(each.id for each in others))))
        else:
            return
        self._again()

    def wider(self, step: int) -> None:
        """Match moments of two logs within a few seconds more or less."""
        self._tolerance_s = max(STEP_S, min(MOST_S, self._tolerance_s + step * STEP_S))
        if self._open:
            self._show_drawer(take_keys=False)

    def mark_anchor(self) -> None:
        """The chosen moment is one of the pair that lays two logs on one clock; with the second one they are laid."""
        if self.moment is None or not self._open or self.board is None:
            return
        self._marked[self.moment.round] = self.moment.moment
        pair = [each for each in self._marked if each == self.column] + [
            each for each in self._marked if each != self.column
        ]
        if len(pair) == 2 and self.column in pair:
            self._chosen[frozenset(pair)] = dict(self._marked)
            self._marked = {}
        self._show_drawer(take_keys=False)

    def replay(self) -> None:
        """Play the round from the chosen moment."""
        if self.moment is not None and self.board is not None:
            found = self.board.cards[self.moment.round].fold.moments[self.moment.moment]
            self._try(lambda: self._actions.replay(self.moment.round if self.moment else "", found.at_ms))

    def open_mine(self) -> None:
        """To my own card, which has to be in first."""
        if self._laid.pile.mine:
            self._try(lambda: self._actions.open_round(self._laid.pile.mine))

    def open_role(self) -> None:
        roles = self.board.roles if self.board is not None else ("",)
        self._try(lambda: self._actions.open_role(roles[0] if roles else "", self._files))

    def _show_drawer(self, take_keys: bool) -> None:
        board, column = self.board, self.column
        if board is None:
            return
        behind = evidence(board, self.dimension, column, tolerance_s=self._tolerance_s, chosen=self._chosen)
        seat = board.column(column)
        if behind.sides:
            marked = frozenset(self._marked.values())
            look = drawer_look(board, self.dimension, seat, behind, self._tolerance_s, marked)
        else:
            look = empty_look(board, self.dimension, seat, cell_words(board.cell(self.dimension, column)))
        self._view.show_drawer(look, take_keys)

    def _try(self, action: Callable[[], Any]) -> None:
        try:
            action()
        except InterviewerError as error:
            self._view.show_trouble(str(error))
