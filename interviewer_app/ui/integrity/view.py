"""The page of integrity observations on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.integrity.parts import OnePanel, PersonPanel, SeenList
from interviewer_app.ui.integrity.presenter import IntegrityPresenter, OneLook, RowLook
from interviewer_app.ui.rating.rail import quiet_scroll
from interviewer_app.ui.theme.theme import BOLD, MEDIUM
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import EmptyPlace, NoticeLine
from interviewer_app.ui.widgets.panels import Ground, column, row

_Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Header(QWidget):
    """Whose round, what the page is and what it never is, the way back."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(44)
        self.name, self.about = ElidedLabel("", 17, BOLD), ElidedLabel("", 13, tone="muted")
        for label in (self.name, self.about):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.trouble = NoticeLine()
        self.back = SecondaryButton(_("Back"), keys=_("Ctrl H"))
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line = row(column(self.name, 2, self.about), 18, self.trouble, 18, self.back)
        line.setStretch(0, 4)
        line.setStretchFactor(self.trouble, 5)
        self.setLayout(line)


class IntegrityPage(Ground):
    """What was noticed in one round, and what a second person made of it."""

    picked = Signal(str)
    added = Signal(str)
    explained = Signal(str)
    reviewed = Signal(str, str, str)
    answered = Signal(str, str)
    retried = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__("bg")
        self.presenter: IntegrityPresenter | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Integrity observations"))
        self.head, self.seen, self.one, self.person = Header(), SeenList(), OnePanel(), PersonPanel()
        self.held = TextLabel("", 14, MEDIUM, wrap=True)
        never = _("On no card, in no bundle, on no board and in no statistic. Never scored.")
        quiet = TextLabel(never, 13, tone="muted")
        words = _("Nothing was noticed in this round. What is typed at the left stays in this workspace.")
        self.empty = EmptyPlace(_("No integrity observation"), words)
        left = QWidget()
        lines = column(self.seen, 12, self.person)
        lines.setStretchFactor(self.seen, 1)
        left.setLayout(lines)
        self._left, self._scroll = left, quiet_scroll(self.one)
        body = row(left, 12, self._scroll, self.empty)
        body.setStretchFactor(self._scroll, 1)
        body.setStretchFactor(self.empty, 1)
        self._folding = Folding(body, {left: 0, self._scroll: 320, self.empty: 0})
        whole = column(self.head, 10, self.held, 2, quiet, 12, body, margins=(16, 14, 16, 16))
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)
        self._connect()

    def _connect(self) -> None:
        self.seen.picked.connect(self.picked)
        self.seen.added.connect(self.added)
        self.one.explained.connect(self.explained)
        self.one.reviewed.connect(self.reviewed)
        self.person.answered.connect(self.answered)
        self.head.back.clicked.connect(self.back_asked)
        for field in (self.seen.new, self.one.by, self.one.reason, self.one.explanation, self.person.by):
            field.left.connect(self.seen.rows.setFocus)

    def show_head(self, candidate: str, about: str) -> None:
        self.head.name.setText(candidate)
        self.head.about.setText(f"{_('Integrity observations')} · {about}")

    def show_held(self, sentence: str, held: bool) -> None:
        self.held.setText(sentence)
        self.held.show_tone("text" if held else "muted")

    def show_rows(self, rows: tuple[RowLook, ...], chosen: str) -> None:
        self.seen.show_rows(rows, chosen)

    def show_one(self, look: OneLook | None) -> None:
        self._scroll.setVisible(look is not None)
        self.empty.setVisible(look is None)
        if look is not None:
            self.one.show_one(look)

    def show_person(self, answer: str, words: str) -> None:
        self.person.show_person(answer, words)

    def show_refusal(self, sentence: str) -> None:
        self.one.show_refusal(sentence)

    def show_person_refusal(self, sentence: str) -> None:
        self.person.show_refusal(sentence)

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong, or nothing when it is empty."""
        self.head.trouble.show_text(sentence)

    def clear_review(self) -> None:
        self.one.clear_review()

    def clear_new(self) -> None:
        self.seen.new.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == CTRL and event.key() == _Key.Key_R:
            self.retried.emit()
        elif event.modifiers() == CTRL and event.key() == _Key.Key_H:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._folding.fold(self):
            self._left.setFixedWidth(420 if event.size().width() >= 1400 else 360)
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.rows.setFocus()
