"""The page on which a recorded round is read before it is rated, and looked up while it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.packs.blocks import Block
from interviewer_app.ui.packs.document import DocumentView
from interviewer_app.ui.practice.keys import reading_hints
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel
from interviewer_app.ui.widgets.panels import Ground, Panel, column, row

_Key = Qt.Key


class ReadingPage(Ground):
    """`rate_asked`: on to the rating, or back to it; `replay_asked`; `left_it`: back to the list of rounds."""

    rate_asked, replay_asked, left_it = Signal(), Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("A recorded round"))
        self.title = ElidedLabel("", 18, BOLD)
        self.about = ElidedLabel("", 13, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.document = DocumentView(_("The round, moment by moment"))
        self.replay = SecondaryButton(_("Replay"), keys="F5")
        self.back = SecondaryButton(_("All rounds"), keys="Esc")
        self.rate = PrimaryButton(_("Rate it"), keys="Enter")
        head = row(column(self.title, 2, self.about), 16, row(self.replay, 10, self.back, 10, self.rate))
        head.setStretch(0, 1)
        self._head = Folding(head, {})
        panel = Panel(_("The round, moment by moment"))
        panel.setLayout(column(self.document, margins=(12, 8, 4, 4)))
        page = column(head, 12, panel, 8, HintBar(reading_hints()), margins=(24, 18, 24, 12))
        page.setStretchFactor(panel, 1)
        self.setLayout(page)
        self.replay.clicked.connect(self.replay_asked)
        self.back.clicked.connect(self.left_it)
        self.rate.clicked.connect(self.rate_asked)

    def show_round(self, title: str, about: str, blocks: Sequence[Block], moment: str) -> None:
        """`moment`: the id of the one to stand at, "" for the beginning."""
        self.title.setText(title)
        self.about.setText(about)
        self.document.show_blocks(blocks)
        if moment:
            self.document.go_to(moment)

    def take_keys(self) -> None:
        self.document.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (_Key.Key_Return, _Key.Key_Enter):
            self.rate.click()
        elif key == _Key.Key_Escape:
            self.left_it.emit()
        elif key == _Key.Key_F5:
            self.replay.click()
        elif key in (_Key.Key_Up, _Key.Key_Down):
            bar = self.document.verticalScrollBar()
            bar.setValue(bar.value() + (-60 if key == _Key.Key_Up else 60))
        elif event.text() == " ":
            self.document.scroll_pages(1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.fold(self)
