"""The first practice page: recorded rounds by pack, and beside them how it goes and how it went. It decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.packs.document import DocumentView
from interviewer_app.ui.practice.keys import shelf_hints, shelf_keys
from interviewer_app.ui.practice.looks import ShelfLook
from interviewer_app.ui.practice.rows import GoldDelegate, PracticeList, key_of
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import EmptyPlace, KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Ground, Panel, column, row
from interviewer_app.ui.widgets.row_list import row_at

SIDE = 420
_Key = Qt.Key


class ShelfPage(Ground):
    """`opened(gold)`: Enter on a round; `again(gold)`: rate it once more."""

    opened, again = Signal(str), Signal(str)
    home_asked, hand_in_asked = Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("Practice against gold"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.words = ElidedLabel(_("Reading the recorded rounds …"), 13, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.notice = NoticeLine(below=12)
        self.list, self.place = PracticeList(_("Recorded rounds"), GoldDelegate()), QStackedWidget()
        self.empty = EmptyPlace(
            _("No recorded round yet"),
            _("None came with this app, and there is none of your own in the folder gold of its home."),
        )
        self.side = DocumentView(_("How it goes"))
        self.more = SecondaryButton(_("Once more"), keys="A")
        self.hand_in = SecondaryButton(_("Hand in"), keys="E")
        self.home = SecondaryButton(_("Home"), keys="Esc")
        self.keys: KeysPanel | None = None
        self.more.setEnabled(False)
        self.hand_in.setEnabled(False)
        self._lay_out()
        self.list.opened.connect(lambda index: self.opened.emit(key_of(row_at(index))))
        self.list.chosen.connect(self._on_chosen)
        self.more.clicked.connect(lambda: self.again.emit(self.chosen))
        self.home.clicked.connect(self.home_asked)
        self.hand_in.clicked.connect(self.hand_in_asked)

    def _lay_out(self) -> None:
        titles = column(TextLabel(_("Practice against gold"), 18, BOLD), 2, self.words)
        head = row(titles, 16, row(self.more, 10, self.hand_in, 10, self.home))
        head.setStretch(0, 1)
        self._head = Folding(head, {})
        self.place.addWidget(self.list)
        self.place.addWidget(self.empty)
        rounds = Panel(_("Recorded rounds"))
        rounds.setLayout(column(self.place, margins=(10, 8, 10, 8)))
        self._beside = Panel(_("How it goes"))
        self._beside.setLayout(column(self.side, margins=(10, 6, 4, 6)))
        body = row(rounds, 12, self._beside)
        body.setStretch(0, 1)
        self._folding = Folding(body, {rounds: 260, self._beside: 220})
        page = column(head, 12, self.notice, body, 8, HintBar(shelf_hints()), margins=(24, 18, 24, 12))
        page.setStretchFactor(body, 1)
        self.setLayout(page)

    @property
    def chosen(self) -> str:
        """The gold round the selection stands at, "" for none."""
        index = self.list.currentIndex()
        return key_of(row_at(index)) if index.isValid() else ""

    def show_shelf(self, look: ShelfLook) -> None:
        self.words.setText(look.summary)
        self.place.setCurrentWidget(self.list if look.lines else self.empty)
        self.list.show_lines(look.lines, look.chosen)
        self.hand_in.setEnabled(look.rated)
        self.side.show_blocks(look.beside)
        self.show_trouble(look.trouble)

    def show_trouble(self, words: str) -> None:
        self.notice.show_text(" ".join(words.split()))

    def show_done(self, words: str) -> None:
        """What was done, in the place of what is next."""
        self.show_trouble("")
        self.words.setText(words)

    def ask_file(self, suggested: str) -> str:
        """Where to write; "" when the user thinks better of it."""
        return QFileDialog.getSaveFileName(self, _("Hand in"), suggested, "JSON (*.json)")[0]

    def take_keys(self) -> None:
        there = self.place.currentWidget() is self.list
        (self.list if there else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, index: QModelIndex) -> None:
        line = row_at(index) if index.isValid() else None
        self.more.setEnabled(getattr(line, "state", "") == "rated")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == _Key.Key_Escape:
            self._step_back()
        elif key in (_Key.Key_PageUp, _Key.Key_PageDown):
            self.side.scroll_pages(-1 if key == _Key.Key_PageUp else 1)
        elif event.text().casefold() in ("a", "e") and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.more if event.text().casefold() == "a" else self.hand_in).click()
        elif event.text() == "?":
            self.toggle_keys()
        else:
            super().keyPressEvent(event)

    def toggle_keys(self) -> None:
        if self.keys is None:
            self.keys = KeysPanel(shelf_keys(), self)
        self.keys.toggle()

    def _step_back(self) -> None:
        if self.keys is not None and self.keys.isVisible():
            self.keys.hide()
        else:
            self.home_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.fold(self)
        if not self._folding.fold(self):
            self._beside.setFixedWidth(min(SIDE, self.width() * 34 // 100))
        if self.keys is not None and self.keys.isVisible():
            self.keys.place()
