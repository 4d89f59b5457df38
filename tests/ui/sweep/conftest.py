"""A sweep on a desk of its own: journal in memory, clock told, drafts in a dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.sweep import Sweep
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.sweep.page import build_sweep_page
from interviewer_app.ui.sweep.presenter import Outside
from interviewer_app.ui.sweep.view import SweepPage
from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_fallback_fonts, load_first_fonts
from tests.core.rounds.parts import Seen, a_round, shipped
from tests.fakes import HeldJournal, Numbered, ToldClock

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Open:
    """A page as the tests hold it."""

    page: SweepPage
    sweep: Sweep
    journal: HeldJournal
    clock: ToldClock
    bot: QtBot
    drafts: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def press(self, keys: str) -> None:
        """Press keys, one per character, where the focus is."""
        for key in keys:
            self.bot.keyClicks(self.page.focusWidget() or self.page, key)

    def key(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            self.bot.keyClick(self.page.focusWidget() or self.page, key, modifier)

    def deliver(self) -> None:
        """Write what waits, and let the window hear of it."""
        self.journal.deliver()
        QApplication.processEvents()

    def moment(self, moment_id: str) -> Moment:
        return self.sweep.fold.moments[moment_id]

    @property
    def at(self) -> int:
        assert self.page.presenter is not None
        return self.page.presenter.at


Opener = Callable[..., Open]


@pytest.fixture(autouse=True, scope="session")
def look(qapp: QApplication) -> None:
    load_first_fonts()
    load_fallback_fonts()


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Opener]:
    """opened(seen, pack=shipped, size=(1440, 900), scheme="light", kept={}, candidate="…") -> Open"""

    def make(
        seen: Sequence[Seen],
        pack: Pack | None = None,
        size: tuple[int, int] = (1440, 900),
        scheme: str = "light",
        kept: dict[str, str] | None = None,
        candidate: str = "Noor Halvorsen",
    ) -> Open:
        apply_theme(qapp, scheme)
        desk, bridge = a_round(pack or shipped(), seen, candidate), JournalBridge()
        sweep = Sweep(desk.sheet.fold, desk.sheet.pack, desk.journal, desk.clock, Numbered("new"))
        desk.journal.on_written, desk.journal.on_failed = bridge.on_written, bridge.on_failed
        drafts, asked = dict(kept or {}), []
        outside = Outside(
            dict(drafts), drafts.__setitem__, lambda name: drafts.pop(name, None) and None,
            lambda: asked.append("rating"),
        )  # fmt: skip
        page = build_sweep_page(
            sweep, KeyMap(sweep.pack), desk.clock.now, bridge, outside, lambda: asked.append("home")
        )
        bridge.setParent(page)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.setFocus()
        return Open(page, sweep, desk.journal, desk.clock, qtbot, drafts, asked)

    yield make
    apply_theme(qapp, "light")
