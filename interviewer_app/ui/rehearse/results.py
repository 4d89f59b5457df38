"""The end of a rehearsal on the screen: times and counts per key, and the way to the missed ones."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.paint import BOLD, REGULAR, draw_text
from interviewer_app.ui.rehearse.words import KeyLine, OutcomeLook
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Ground, Panel, column, row

LINE, HEAD, CAPS = 30, 30, 84  # pixels: heights, and the room for a cap
NUMBER, NARROW = 88, 66  # of a column of numbers, and where there is little room
WIDTH, LEAST = 960, 600


class KeyTable(QWidget):
    """One line per key; those to practise stand first and carry a mark in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[KeyLine, ...] = ()
        self._heads = (_("asked"), _("at once"), _("after another"), _("missed"), _("median"), _("slowest"))

    def show_lines(self, lines: tuple[KeyLine, ...]) -> None:
        self._lines = lines
        self.setFixedHeight(HEAD + LINE * len(lines) if lines else 0)
        self.setAccessibleName(_("Keys of this rehearsal"))
        self.setAccessibleDescription(". ".join(map(self._spoken, lines)))
        self.update()

    def _spoken(self, line: KeyLine) -> str:
        numbers = (line.asked, line.at_once, line.after_another, line.missed, line.median, line.slowest)
        told = ", ".join(f"{head} {number}" for head, number in zip(self._heads, numbers, strict=True))
        return f"{line.cap}, {line.words}: {told}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        step = NUMBER if self.width() > 700 else NARROW
        first = self.width() - step * len(self._heads)
        for number, head in enumerate(self._heads, start=1):
            words = one_line(head, step - 8, 12, middle=False)
            draw_text(painter, first + step * number, HEAD / 2, words, 12, "muted", anchor="end")
        for number, line in enumerate(self._lines):
            self._paint_line(painter, line, HEAD + LINE * number, first, step)
        painter.end()

    def _paint_line(self, painter: QPainter, line: KeyLine, top: float, first: float, step: float) -> None:
        painter.fillRect(QRectF(0, top, self.width(), 1), theme().colour("line"))
        middle, weight = top + LINE / 2, BOLD if line.sign else REGULAR
        paint_keycap(painter, 0, middle - 10, line.cap)
        left = max(CAPS, keycap_width(line.cap) + 12)
        marked = line.sign and step == NUMBER
        words = f"{line.words} · {_('to practise')}" if marked else line.words
        words = one_line(words, first - left - 8, 14, weight, middle=False)
        draw_text(painter, left, middle, words, 14, "text", weight)
        numbers = (line.asked, line.at_once, line.after_another, line.missed, line.median, line.slowest)
        for number, text in enumerate(numbers, start=1):
            ink = "muted" if text == "–" else "text"
            draw_text(painter, first + step * number, middle, text, 13, ink, mono=True, anchor="end")


class ResultsPage(Ground):
    """`again(missed ones only)`; `left` for the way back."""

    again = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("How it went"))
        self.heading = TextLabel("", 22, BOLD)
        self.sentences = TextLabel("", 14, wrap=True)
        self.table = KeyTable()
        self.more = TextLabel("", 12, tone="muted")
        self.kept = TextLabel(_("Only you see this. Nothing of it is kept once you leave."), 12, tone="muted")
        self.missed = PrimaryButton(_("The missed ones again"), keys="Enter")
        self.whole = SecondaryButton(_("From the beginning"))
        self.home = SecondaryButton(_("Home"), keys="Esc")
        panel = Panel(_("How it went"))
        panel.setLayout(column(self.table, 4, self.more, margins=(20, 8, 20, 12)))
        buttons = row(self.missed, self.whole, 0, self.home)
        buttons.setSpacing(8)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        inner.setMinimumWidth(LEAST)
        inner.setLayout(column(self.heading, 6, self.sentences, 12, panel, 12, buttons, 8, self.kept))
        middle = row(0, inner, 0)
        middle.setStretch(1, WIDTH)  # all there is, up to its own width
        self.setLayout(column(0, middle, 0, margins=(16, 8, 16, 8)))
        self.missed.clicked.connect(lambda: self.again.emit(True))
        self.whole.clicked.connect(lambda: self.again.emit(False))
        self.home.clicked.connect(self.left)

    def show_outcome(self, look: OutcomeLook) -> None:
        self.heading.setText(look.heading)
        self.sentences.setText("\n".join(look.sentences))
        self.table.show_lines(look.lines)
        self.more.setText(look.more)
        self.more.setVisible(bool(look.more))
        self.missed.setVisible(look.again)

    def take_keys(self) -> None:
        """The keys go to the next sensible thing."""
        (self.missed if self.missed.isVisible() else self.whole).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
