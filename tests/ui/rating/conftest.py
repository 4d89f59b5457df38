"""A rating page on a desk of its own: journal in memory, clock told, drafts in a dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.bodies import Person
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.rating.page import build_rating_page
from interviewer_app.ui.rating.sealing import KeyRing
from interviewer_app.ui.rating.texts import Drafts
from interviewer_app.ui.rating.view import RatingPage
from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_fallback_fonts, load_first_fonts
from tests.core.rounds.parts import Desk
from tests.fakes import HeldJournal

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Open:
    """A page as the tests hold it."""

    page: RatingPage
    desk: Desk
    bot: QtBot
    drafts: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def sheet(self) -> RatingSheet:
        return self.desk.sheet

    @property
    def journal(self) -> HeldJournal:
        return self.desk.journal

    def press(self, keys: str) -> None:
        """Press keys, one per character, where the focus is."""
        for key in keys:
            self.bot.keyClicks(self.focus(), key)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(self.focus(), key, modifier)

    def focus(self) -> QWidget:
        return self.page.focusWidget() or self.page

    def deliver(self) -> None:
        """Write what waits, and let the window hear of it."""
        self.journal.deliver()
        QApplication.processEvents()

    def go(self, place: str) -> None:
        assert self.page.presenter is not None
        self.page.presenter.go(place)


Opener = Callable[..., Open]


@pytest.fixture(autouse=True, scope="session")
def look(qapp: QApplication) -> None:
    load_first_fonts()
    load_fallback_fonts()


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Opener]:
    """opened(desk, width=1440, height=900, scheme="light", kept={}) -> Open"""

    def make(
        desk: Desk, width: int = 1440, height: int = 900, scheme: str = "light", kept: dict[str, str] | None = None,
        ring: KeyRing | None = None, me: Person | None = None,
    ) -> Open:  # fmt: skip
        apply_theme(qapp, scheme)
        bridge = JournalBridge()
        desk.journal.on_written, desk.journal.on_failed = bridge.on_written, bridge.on_failed
        drafts, asked = dict(kept or {}), []
        page = build_rating_page(
            desk.sheet,
            desk.clock.now,
            bridge,
            Drafts(dict(drafts), drafts.__setitem__, lambda name: drafts.pop(name, None) and None),
            open_pdf=lambda: asked.append("open"),
            save_pdf=lambda: asked.append("save"),
            leave=lambda: asked.append("home"),
            sweep=lambda: asked.append("sweep"),
            ring=ring,
            me=me,
        )
        bridge.setParent(page)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.take_keys()
        return Open(page, desk, qtbot, drafts, asked)

    yield make
    apply_theme(qapp, "light")
