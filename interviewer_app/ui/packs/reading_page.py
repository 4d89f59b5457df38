"""The page that shows one pack put together: what is read for it, and where its keys lead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rubrics.drafts.findings import Findings, findings_of
from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.core.rubrics.exercise.proofs import exercise_digest, proved_on
from interviewer_app.core.rubrics.find import BrokenPack, list_packs, version_to_compare
from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.health import PackHealth, pack_health
from interviewer_app.core.workspace.met import Met, candidates_met, edition
from interviewer_app.core.workspace.unseen import gate_for
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.packs.blocks import Reading
from interviewer_app.ui.packs.health_blocks import read_health
from interviewer_app.ui.packs.page import show_studio, today
from interviewer_app.ui.packs.presenter import Run
from interviewer_app.ui.packs.reading import lengths_of, read_pack
from interviewer_app.ui.packs.reading_view import ReadingPage


class Known(NamedTuple):
    """A pack and what is known about it. `other`: the folder of the version to compare it with, None for none.

    proved: the day its exercise was proved on this machine, as an ISO date; "" for never
    """

    loaded: LoadedPack
    findings: Findings
    health: PackHealth | None
    met: Met
    other: Path | None
    proved: str = ""


class ReadingActions(Protocol):
    """What the rest of the app does for the page; `known` and `fork` are called off the window's thread."""

    def known(self, folder: Path) -> Known: ...
    def fork(self, folder: Path) -> Path: ...
    def open_studio(self, folder: Path) -> None: ...
    def show(self, page: str, **what: object) -> None: ...


class ReadingPresenter:
    """today: the day that ages are counted to."""

    def __init__(
        self, view: ReadingPage, actions: ReadingActions, run: Run, today: Callable[[], date]
    ) -> None:
        self._view, self._actions, self._run, self._today = view, actions, run, today
        self._folder, self._back, self._minutes = Path(), "packs", 0
        self._known: Known | None = None

    def opened(self, folder: str, back: str) -> None:
        """Show the pack of `folder`, read anew."""
        if Path(folder) != self._folder:
            self._known, self._minutes = None, 0
            self._view.show_head(_("Reading the pack …"), "")
            self._view.show_lengths((), 0)
            self._view.show_page(Reading(), "")
        self._folder, self._back = Path(folder), back
        self._view.show_trouble("")
        asked = self._folder
        self._run(lambda: self._actions.known(asked), self._take, self._view.show_trouble)

    def length_picked(self, minutes: int) -> None:
        """The script of another length, at the part that is being read."""
        self._minutes = minutes
        self._show(self._view.part)

    def edit_asked(self) -> None:
        self._try(lambda: self._actions.open_studio(self._folder))

    def fork_asked(self) -> None:
        folder = self._folder
        self._run(
            lambda: self._actions.fork(folder),
            lambda made: self._try(lambda: self._actions.open_studio(made)),
            self._view.show_trouble,
        )

    def compare_asked(self) -> None:
        if self._known is not None and self._known.other is not None:
            self._go("compare", old=str(self._known.other), new=str(self._folder), back="packs")

    def back_asked(self) -> None:
        if self._back == "packs":
            self._go("packs", pack=str(self._folder))
        else:
            self._go(self._back)

    def _take(self, known: Known) -> None:
        if known.loaded.folder != self._folder:
            return  # another one was asked for meanwhile
        first = self._known is None
        self._known = known
        lengths = lengths_of(known.loaded.pack)
        self._minutes = self._minutes if self._minutes in lengths else lengths[0]
        self._view.show_lengths(lengths, self._minutes)
        self._view.show_head(known.loaded.pack.title, head_words(known))
        self._view.show_verbs(compare=known.other is not None)
        self._show("" if first else self._view.part)

    def _show(self, part: str) -> None:
        if self._known is None:
            return
        page = read_pack(self._known.loaded.pack, self._minutes, self._today(), self._known.proved)
        if self._known.health is not None:
            read_health(page, self._known.health, self._known.met)
        self._view.show_page(page, part)

    def _go(self, page: str, **what: object) -> None:
        self._try(lambda: self._actions.show(page, **what))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except InterviewerError as error:
            self._view.show_trouble(str(error))


def head_words(known: Known) -> str:
    """Which pack it is, how long it takes, and what the lint says."""
    loaded, found = known.loaded, known.findings
    pack = loaded.pack
    parts = [f"{pack.id} {pack.version}"]
    parts += [_("draft")] if pack.draft else []
    parts += [_("{n} min").format(n=", ".join(map(str, lengths_of(pack)))) if pack.scripts else _("any length")]
    errors, warnings = found.errors, found.warnings
    parts += [plural("{n} error", "{n} errors", errors)] if errors else []
    parts += [plural("{n} warning", "{n} warnings", warnings)] if warnings else []
    parts += [_("digest {digest}").format(digest=loaded.digest[:12])]
    return "  ·  ".join(parts)


class Actions:
    """The actions of the app itself."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def known(self, folder: Path) -> Known:
        context, loaded = self._context, load_pack(folder)
        pack = loaded.pack
        health: PackHealth | None
        try:
            gate = gate_for(context, context.settings.author)
            health = pack_health(context.workspace, pack.id, pack.version, gate=gate)
            met = candidates_met(context.workspace, [edition(loaded.document, loaded.digest)])[loaded.digest]
        except InterviewerError:
            health, met = None, Met(0, 0, None)  # the page of packs says what is wrong with the workspace
        found = findings_of(loaded.document["tree"], today(context))
        proved = proved_on(context.home.proofs, exercise_digest(loaded.document)) or ""
        return Known(loaded, found, health, met, self._other(loaded), proved)

    def _other(self, loaded: LoadedPack) -> Path | None:
        """The folder of the version before, else of the one after; None where there is one alone."""
        found = list_packs(self._context.pack_roots(), loaded.pack.id)
        others = [each for each in found if not isinstance(each, BrokenPack) and each.digest != loaded.digest]
        same = {each.pack.version: each.folder for each in others}
        version = version_to_compare(loaded.pack.version, same)
        return None if version is None else same[version]

    def fork(self, folder: Path) -> Path:
        return fork(load_pack(folder), self._context.home.packs).folder

    def open_studio(self, folder: Path) -> None:
        show_studio(self._context, folder)

    def show(self, page: str, **what: Any) -> None:
        self._context.show_page(page, **what)


def reading_page(context: AppContext) -> ReadingPage:
    """The shell's page `pack` (see pages.py)."""
    view = ReadingPage()
    presenter = ReadingPresenter(view, Actions(context), context.jobs.run, lambda: today(context))
    connect(view, presenter)
    return view


def connect(view: ReadingPage, presenter: ReadingPresenter) -> None:
    """Every signal of the view to the presenter's answer; a connection alone does not keep the presenter alive."""
    view.presenter = presenter
    view.came_up.connect(presenter.opened)
    view.length_picked.connect(presenter.length_picked)
    view.edit_asked.connect(presenter.edit_asked)
    view.fork_asked.connect(presenter.fork_asked)
    view.compare_asked.connect(presenter.compare_asked)
    view.back_asked.connect(presenter.back_asked)
