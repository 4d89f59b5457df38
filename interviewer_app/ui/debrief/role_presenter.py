"""The board of a role decides here: which role, who is shown, what a key does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from interviewer_app.core.debriefs.boards.role import RoleBoard
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.debrief.role_reading import RolePart, RoleReader, RoleRounds

AT_ONCE = 8  # cards per job: others get their turn between two


class RoleActions(Protocol):
    def rounds(self, role: str, files: Sequence[Path]) -> RoleRounds: ...
    def reader(self, found: RoleRounds) -> RoleReader: ...
    def open_board(self, round_id: str, files: Sequence[Path]) -> None: ...
    def go_home(self) -> None: ...


class RoleView(Protocol):
    def show_roles(self, roles: Sequence[str], chosen: str) -> None: ...
    def show_head(self, name: str, facts: str, said: Sequence[str]) -> None: ...
    def show_board(self, board: RoleBoard) -> None: ...
    def show_legend(self, board: RoleBoard, dimension: str) -> None: ...
    def show_nothing(self, words: str) -> None: ...
    def when_painted(self, then: Callable[[], None]) -> None: ...
    def show_trouble(self, words: str) -> None: ...


Run = Callable[..., None]


class RolePresenter:
    """One role at a time; another one that is asked for meanwhile takes over."""

    def __init__(self, view: RoleView, actions: RoleActions, run: Run) -> None:
        self._view, self._actions, self._run = view, actions, run
        self.board: RoleBoard | None = None
        self.role = ""
        self._rounds = RoleRounds("", (), (), 0)
        self._files: tuple[Path, ...] = ()
        self._asked, self._dimension, self._candidate = 0, "", ""

    def opened(self, role: str, files: Sequence[Path] = ()) -> None:
        """The cards of a role, with those of `files` for it."""
        self.board, self._dimension, self._files = None, "", tuple(files)
        self._asked += 1
        number = self._asked
        self._view.show_trouble("")
        self._view.show_nothing(_("Reading the cards …"))
        wanted = self._files
        self._run(lambda: self._actions.rounds(role, wanted), lambda found: self._begin(number, found), self._failed)

    def left(self) -> None:
        """Another page is up: nothing more is read."""
        self._asked += 1

    def _failed(self, words: str) -> None:
        self._view.show_trouble(words)

    def _begin(self, number: int, found: RoleRounds) -> None:
        if number != self._asked:
            return
        self._rounds, self.role = found, found.role
        self._view.show_roles(found.roles, found.role)
        if found.rounds or found.cards:
            self._read_on(number, self._actions.reader(found))
        else:
            self._head(0, found.said)
            self._view.show_nothing(_("No card to lay out yet."))

    def _read_on(self, number: int, reader: RoleReader) -> None:
        if number != self._asked:
            return
        self._run(lambda: reader.read_on(AT_ONCE), lambda part: self._take(number, reader, part), self._failed)

    def _take(self, number: int, reader: RoleReader, part: RolePart) -> None:
        if number != self._asked:
            return
        if part.board is not None:
            self.board = part.board
            self._view.show_board(part.board)
        self._head(0 if reader.all_read else part.read, part.said)
        if not reader.all_read:  # not before the window has painted: two threads of Python would take turns
            self._view.when_painted(lambda: self._read_on(number, reader))

    def _head(self, read: int, said: Sequence[str]) -> None:
        """read: how many are read so far, 0 for all of them."""
        found, board = self._rounds, self.board
        people = len(board.candidates) if board is not None else 0
        facts = [
            plural("{n} candidate", "{n} candidates", people), _("in the order their loops began"),
            _("no ranking and no sum; each column is read on its own"),
        ]  # fmt: skip
        if read:
            facts.insert(0, _("read {n} of {all} cards").format(n=read, all=len(found.rounds) + len(found.cards)))
        waits = plural(
            "{n} candidate is not shown: your own card comes first.",
            "{n} candidates are not shown: your own card comes first.", found.hidden,
        )  # fmt: skip
        self._view.show_head(found.role, "  ·  ".join(facts), (*([waits] if found.hidden else []), *said))

    def moved(self, dimension: str, candidate: str) -> None:
        self._candidate = candidate
        if self.board is not None and dimension != self._dimension:
            self._dimension = dimension
            self._view.show_legend(self.board, dimension)

    def open_board(self) -> None:
        """The board of the chosen candidate."""
        if self.board is not None and self._candidate:
            rounds = next(each.rounds for each in self.board.candidates if each.id == self._candidate)
            known = [each for each in rounds if each in self._rounds.rounds]
            files = self._files if len(known) < len(rounds) else ()
            self._actions.open_board(known[0] if known else "", files)

    def go_home(self) -> None:
        self._actions.go_home()
