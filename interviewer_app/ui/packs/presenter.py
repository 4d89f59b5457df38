"""The page of packs decides here: what is listed, and what a key does to the pack that is chosen. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.texts import _
from interviewer_app.ui.packs.rows import Line, PackRow, lines_of, summary
from interviewer_app.ui.packs.shelf import PackFacts, Shelf, other_version


class Run(Protocol):
    """Core work off the window's thread; see `ui/jobs`."""

    def __call__(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None] | None = None, /
    ) -> None: ...


class PacksView(Protocol):
    """What the page can draw."""

    def show_summary(self, words: str) -> None: ...
    def show_lines(self, lines: Sequence[Line], chosen: str) -> None: ...
    def show_reading(self) -> None: ...
    def show_empty(self, heading: str, words: str) -> None: ...
    def show_verbs(self, read: bool, edit: bool, fork: bool, compare: bool) -> None: ...
    def show_trouble(self, words: str) -> None: ...
    def ask_name(self, like: str) -> None: ...
    def close_name(self) -> None: ...


class PacksActions(Protocol):
    """What the rest of the app does for it. Those that work on the disk are called off the window's thread."""

    def read_shelf(self) -> Shelf: ...
    def fork(self, folder: Path) -> Path: ...
    def new_like(self, folder: Path, name: str) -> Path: ...
    def open_reading(self, folder: Path) -> None: ...
    def open_studio(self, folder: Path) -> None: ...
    def open_compare(self, old: Path, new: Path) -> None: ...
    def go_home(self) -> None: ...


class PacksPresenter:
    """today: the day that ages are counted to."""

    def __init__(self, view: PacksView, actions: PacksActions, run: Run, today: Callable[[], date]) -> None:
        self._view, self._actions, self._run, self._today = view, actions, run, today
        self._packs: Sequence[PackFacts] = ()
        self._words, self._chosen = "", ""
        self._known = False

    @property
    def chosen(self) -> PackFacts | None:
        """The pack that is chosen, of those that are shown."""
        return next((each for each in self._packs if str(each.folder) == self._chosen), None)

    def opened(self, chosen: str = "") -> None:
        """The page comes up: read the folders again; `chosen` is the folder to choose, "" for the one that was."""
        self._chosen = chosen or self._chosen
        self._view.close_name()
        self._view.show_trouble("")
        if not self._known:
            self._view.show_reading()
        self._run(self._actions.read_shelf, self._take, self._view.show_trouble)

    def words_changed(self, words: str) -> None:
        self._words = words
        self._show()

    def pack_chosen(self, key: str) -> None:
        self._chosen = key
        pack = self.chosen
        usable = pack is not None and not pack.problem
        others = sum(not each.problem for each in self._packs) > 1
        self._view.show_verbs(read=usable, edit=pack is not None, fork=usable, compare=usable and others)

    def read_asked(self) -> None:
        """Read the chosen pack; one that is broken says why, whole, in the studio or in one line."""
        pack = self.chosen
        if pack is None:
            return
        if pack.problem:
            self._view.show_trouble(pack.problem)
        else:
            self._try(lambda: self._actions.open_reading(pack.folder))

    def edit_asked(self) -> None:
        pack = self.chosen
        if pack is not None:
            self._try(lambda: self._actions.open_studio(pack.folder))

    def fork_asked(self) -> None:
        """Copy the chosen pack as a draft, then open that."""
        pack = self.chosen
        if pack is not None and not pack.problem:
            folder = pack.folder
            self._run(lambda: self._actions.fork(folder), self._open_made, self._view.show_trouble)

    def compare_asked(self) -> None:
        """The chosen pack against its other version, else against any; the page of that lets both be changed."""
        pack = self.chosen
        if pack is None or pack.problem:
            return
        other = other_version(self._packs, pack)
        if other is None:
            other = next((each for each in self._packs if not each.problem and each.folder != pack.folder), None)
        if other is None:
            self._view.show_trouble(_("There is no other pack to compare this one with."))
        else:
            old = other.folder
            self._try(lambda: self._actions.open_compare(old, pack.folder))

    def new_asked(self) -> None:
        """Ask for the id of a pack that is built like the chosen one."""
        pack = self.chosen
        if pack is not None and not pack.problem:
            self._view.ask_name(pack.title)

    def name_given(self, name: str) -> None:
        """Begin the pack, then open it."""
        pack = self.chosen
        if pack is not None and name.strip():
            folder, given = pack.folder, name.strip()
            self._run(lambda: self._actions.new_like(folder, given), self._open_made, self._view.show_trouble)

    def home_asked(self) -> None:
        self._actions.go_home()

    def _open_made(self, folder: Path) -> None:
        self._chosen = str(folder)
        self._try(lambda: self._actions.open_studio(folder))

    def _take(self, shelf: Shelf) -> None:
        self._packs, self._known = shelf.packs, True
        self._view.show_summary(summary(shelf.packs))
        self._view.show_trouble(shelf.trouble)
        self._show()

    def _show(self) -> None:
        if not self._known:
            return
        lines = lines_of(self._packs, self._words, self._today())
        if lines:
            keys = [line.key for line in lines if isinstance(line, PackRow)]
            self._chosen = self._chosen if self._chosen in keys else keys[0]
            self._view.show_lines(lines, self._chosen)
        elif self._packs:
            self._view.show_empty(_("Nothing found"), _("No pack says all of these words."))
        else:
            self._view.show_empty(_("No packs yet"), _("Put one into the packs folder, or import a rubric."))
        self.pack_chosen(self._chosen if lines else "")

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except InterviewerError as error:
            self._view.show_trouble(str(error))
