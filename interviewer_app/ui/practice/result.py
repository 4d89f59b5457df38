"""One practice round beside gold: dimensions at the left, anchors, reason and moments of one at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.packs.blocks import Block
from interviewer_app.ui.packs.document import DocumentView
from interviewer_app.ui.practice.keys import result_hints
from interviewer_app.ui.practice.ladder import paint_gold, paint_you
from interviewer_app.ui.practice.looks import ResultLook
from interviewer_app.ui.practice.rows import PracticeList, ResultDelegate, key_of
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel, literal_tip
from interviewer_app.ui.widgets.messages import NoticeLine
from interviewer_app.ui.widgets.panels import Ground, Panel, Rule, column, row
from interviewer_app.ui.widgets.row_list import LEFT, row_at

_Key = Qt.Key


class Legend(QWidget):
    """What disc and diamond stand for."""

    HEIGHT = 24

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("A disc is you, a diamond is gold"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        measure = QFontMetricsF(font(12))
        words = measure.horizontalAdvance(_("you")) + measure.horizontalAdvance(_("gold"))
        return QSize(round(words) + 62, self.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        measure = QFontMetricsF(font(12))
        paint_you(painter, 7, middle)
        self._write(painter, 18, _("you"))
        x = 18 + measure.horizontalAdvance(_("you")) + 24
        paint_gold(painter, x, middle)
        self._write(painter, x + 13, _("gold"))

    def _write(self, painter: QPainter, x: float, words: str) -> None:
        painter.setFont(font(12))
        painter.setPen(theme().colour("muted"))
        painter.drawText(QRectF(x, 0, self.width() - x, self.height()), LEFT, words)


class ResultPage(Ground):
    """`next_asked`: on with the next round; `replay_asked(dimension)`; `left`: back to the list of rounds."""

    next_asked, left_it = Signal(), Signal()
    replay_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("Your rating beside gold"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = ElidedLabel("", 18, BOLD)
        self.about = ElidedLabel("", 13, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.notice = NoticeLine(below=12)
        self.list = PracticeList(_("Dimensions beside gold"), ResultDelegate())
        self.side = DocumentView(_("The chosen dimension"))
        self.counts = TextLabel("", 13, MEDIUM, wrap=True)
        self.change = TextLabel("", 13, tone="muted", wrap=True)
        self.replay = SecondaryButton(_("Replay"), keys="F5")
        self.back = SecondaryButton(_("All rounds"), keys="Esc")
        self.onward = PrimaryButton(_("Next round"), keys="N")
        self._details: dict[str, tuple[Block, ...]] = {}
        self._lay_out()
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _index: self.side.setFocus(Qt.FocusReason.OtherFocusReason))
        self.replay.clicked.connect(lambda: self.replay_asked.emit(self.chosen))
        self.back.clicked.connect(self.left_it)
        self.onward.clicked.connect(self.next_asked)

    def _lay_out(self) -> None:
        head = row(column(self.title, 2, self.about), 16, row(self.replay, 10, self.back, 10, self.onward))
        head.setStretch(0, 1)
        self._head = Folding(head, {})
        legend = row(TextLabel(_("Beside gold"), 15, BOLD), 0, Legend(), margins=(12, 0, 12, 0))
        rows = Panel(_("Dimensions beside gold"))
        foot = column(Rule(), 10, self.counts, 4, self.change, margins=(12, 8, 12, 4))
        inner = column(legend, 2, self.list, foot, margins=(10, 10, 10, 10))
        inner.setStretchFactor(self.list, 1)
        rows.setLayout(inner)
        text = self._text = Panel(_("The chosen dimension"))
        text.setLayout(column(self.side, margins=(10, 6, 4, 6)))
        body = row(rows, 12, text)
        body.setStretch(0, 1)
        self._folding = Folding(body, {rows: 340, text: 300})
        page = column(head, 12, self.notice, body, 8, HintBar(result_hints()), margins=(24, 18, 24, 12))
        page.setStretchFactor(body, 1)
        self.setLayout(page)

    @property
    def chosen(self) -> str:
        """The dimension the selection stands at."""
        index = self.list.currentIndex()
        return key_of(row_at(index)) if index.isValid() else ""

    def show_result(self, look: ResultLook) -> None:
        before = self.chosen
        self._details = look.details
        self.title.setText(look.title)
        self.about.setText(look.about)
        self.counts.setText(look.counts)
        self.change.setText(look.change)
        self.change.setVisible(bool(look.change))
        self.onward.setEnabled(bool(look.following))
        self.onward.setToolTip(literal_tip(look.following))
        self.list.show_lines(look.lines, before)
        self._on_chosen(self.list.currentIndex())
        self.show_trouble("")

    def show_trouble(self, words: str) -> None:
        self.notice.show_text(" ".join(words.split()))

    def take_keys(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.side.show_blocks(self._details.get(key_of(row_at(index)), ()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == _Key.Key_Escape:
            self.left_it.emit()
        elif key == _Key.Key_F5:
            self.replay.click()
        elif key in (_Key.Key_PageUp, _Key.Key_PageDown):
            self.side.scroll_pages(-1 if key == _Key.Key_PageUp else 1)
        elif event.text().casefold() == "n" and plain:
            self.onward.click()
        elif key in (_Key.Key_Up, _Key.Key_Down):  # from the text at the right
            self.take_keys()
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.fold(self)
        if not self._folding.fold(self):
            self._text.setFixedWidth(self.width() * 42 // 100)
