"""The page that compares two packs put together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.rubrics.compare.changes import Comparison
from interviewer_app.core.rubrics.compare.run import compare
from interviewer_app.core.rubrics.drafts.base import base_of
from interviewer_app.core.rubrics.find import BrokenPack, list_packs, version_to_compare
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.texts import _
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.packs.blocks import Reading
from interviewer_app.ui.packs.compare_view import ComparePage
from interviewer_app.ui.packs.comparing import read_comparison
from interviewer_app.ui.packs.presenter import Run


class CompareActions(Protocol):
    """What the rest of the app does for the page; all but `show` is called off the window's thread."""

    def packs(self) -> Sequence[LoadedPack]: ...
    def save(self, found: Comparison, path: Path) -> None: ...
    def show(self, page: str, **what: object) -> None: ...


class ComparePresenter:
    """Which two packs are shown, and how much of them."""

    def __init__(self, view: ComparePage, actions: CompareActions, run: Run) -> None:
        self._view, self._actions, self._run = view, actions, run
        self._packs: dict[str, LoadedPack] = {}
        self._old, self._new, self._back = "", "", "packs"
        self._everything = False
        self._found: Comparison | None = None

    def opened(self, old: str, new: str, back: str) -> None:
        """Compare the packs in two folders, read anew."""
        self._old, self._new, self._back, self._everything = old, new, back, False
        self._found = None
        self._view.show_trouble("")
        self._view.show_done("")
        self._view.show_page(Reading(), False)
        self._run(self._actions.packs, self._take, self._view.show_trouble)

    def picked(self, old: str, new: str) -> None:
        """Two others of the packs that were read."""
        self._old, self._new = old, new
        self._view.show_done("")
        self._show()

    def all_asked(self) -> None:
        """Everything, or changes alone."""
        self._everything = not self._everything
        self._show()

    def save_asked(self) -> None:
        """Write the one page of PDF where the user says."""
        found = self._found
        if found is None:
            return
        path = self._view.ask_path(f"{found.new.id}-{found.old.version}-{found.new.version}.pdf")
        if path:
            self._view.show_trouble("")
            self._run(
                lambda: self._actions.save(found, Path(path)),
                lambda _none: self._view.show_done(_("Written: {path}").format(path=path)),
                self._view.show_trouble,
            )

    def back_asked(self) -> None:
        what: dict[str, object] = {}
        if self._back == "packs":
            what = {"pack": self._new}
        elif self._back in ("pack", "studio"):
            what = {"folder": self._new, "back": "packs"}
        try:
            self._actions.show(self._back, **what)
        except InterviewerError as error:
            self._view.show_trouble(str(error))

    def _take(self, packs: Sequence[LoadedPack]) -> None:
        self._packs = {str(pack.folder): pack for pack in packs}
        self._old = self._old or self._before(self._new)
        missing = [folder for folder in (self._old, self._new) if folder not in self._packs]
        if missing:
            text = _("{folder}: holds no pack that works; read why on the page of packs.")
            self._view.show_trouble(text.format(folder=missing[0]))
        self._show()

    def _before(self, folder: str) -> str:
        """The folder of what a pack came from, else of its version before or after, else its own."""
        new = self._packs.get(folder)
        if new is None:
            return folder
        others = [each for each in self._packs.values() if each.pack.id == new.pack.id and each is not new]
        base = base_of(Path(folder))
        version = version_to_compare(new.pack.version, (each.pack.version for each in others))
        near = [each for each in others if base is not None and each.digest == base.digest]
        near += [each for each in others if each.pack.version == version]
        return str(near[0].folder) if near else folder

    def _show(self) -> None:
        choices = [(folder, _words(pack)) for folder, pack in self._packs.items()]
        self._view.show_packs(choices, self._old, self._new)
        old, new = self._packs.get(self._old), self._packs.get(self._new)
        if old is None or new is None:
            return
        self._found = compare(old, new)
        self._view.show_page(read_comparison(self._found, self._everything), self._everything)


def _words(pack: LoadedPack) -> str:
    draft = _(" (draft)") if pack.pack.draft else ""
    return f"{pack.pack.title} {pack.pack.version}{draft}"


class Actions:
    """The actions of the app itself."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def packs(self) -> list[LoadedPack]:
        found = list_packs(self._context.pack_roots())
        return [each for each in found if not isinstance(each, BrokenPack)]

    def save(self, found: Comparison, path: Path) -> None:
        from interviewer_app.core.rubrics.compare.sheet import sheet
        from interviewer_app.core.scorecards.files import write_file

        size: PageSize = "Letter" if self._context.settings.page_size == "Letter" else "A4"
        write_file(path, sheet(found, size))

    def show(self, page: str, **what: Any) -> None:
        self._context.show_page(page, **what)


def compare_page(context: AppContext) -> ComparePage:
    """The shell's page `compare` (see pages.py)."""
    view = ComparePage()
    presenter = ComparePresenter(view, Actions(context), context.jobs.run)
    connect(view, presenter)
    return view


def connect(view: ComparePage, presenter: ComparePresenter) -> None:
    """Every signal of the view to the presenter's answer; a connection alone does not keep the presenter alive."""
    view.presenter = presenter
    view.came_up.connect(presenter.opened)
    view.picked.connect(presenter.picked)
    view.all_asked.connect(presenter.all_asked)
    view.save_asked.connect(presenter.save_asked)
    view.back_asked.connect(presenter.back_asked)
