"""What a page says about itself: one line of trouble, an empty place with a way out, the panel of keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel, literal_tip
from interviewer_app.ui.widgets.panels import Panel, column, paint_card, row


def paint_triangle(painter: QPainter, cx: float, cy: float, size: float = 14, token: str = "warning") -> None:
    """The sign of a warning, in strokes; it goes wherever amber goes."""
    half = size / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().pen(token, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    top, foot = cy - half * 0.86, cy + half * 0.76
    painter.drawPolygon(QPolygonF([QPointF(cx, top), QPointF(cx + half, foot), QPointF(cx - half, foot)]))
    painter.drawLine(QPointF(cx, cy - half * 0.22), QPointF(cx, cy + half * 0.16))
    painter.drawPoint(QPointF(cx, cy + half * 0.46))
    painter.restore()


class NoticeLine(QWidget):
    """One line on an amber ground, with the triangle. Hidden while there is nothing to say."""

    HEIGHT = 36

    def __init__(self, parent: QWidget | None = None, below: int = 0) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", 13, MEDIUM, mode=Qt.TextElideMode.ElideRight)
        self.setFixedHeight(self.HEIGHT + below)  # the gap below comes and goes with the line
        self.setLayout(row(36, self._words, 12, margins=(0, 0, 0, below)))
        self.hide()

    def text(self) -> str:
        return self._words.text()

    def show_text(self, text: str) -> None:
        """Say `text`, or nothing when it is empty."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, QRectF(0, 0, self.width(), self.HEIGHT), "nudge", "warning", 8)
        paint_triangle(painter, 20, self.HEIGHT / 2)


class EmptyPlace(QWidget):
    """What stands where nothing is: a heading, a sentence, the ways on, and notes below."""

    def __init__(
        self, heading: str, words: str, ways: Sequence[QPushButton] = (), notes: Sequence[str] = (), width: int = 460
    ) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self._words = TextLabel(words, 14, tone="muted", wrap=True)
        parts: list[QWidget | int | QVBoxLayout] = [TextLabel(heading, 18, BOLD), 8, self._words]
        lines = column(*parts)
        if ways:
            lines.addSpacing(18)
            lines.addLayout(row(*[part for way in ways for part in (way, 10)], 0))
        for note in notes:
            lines.addSpacing(16 if note is notes[0] else 8)
            lines.addWidget(CheckedNote(note))
        inner = QWidget()
        inner.setLayout(lines)
        inner.setFixedWidth(width)
        self.setLayout(column(0, row(0, inner, 0), 0, margins=(24, 24, 24, 24)))

    def show_words(self, words: str) -> None:
        self._words.setText(words)


class CheckedNote(QWidget):
    """A short fact behind a tick."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words)
        self.setLayout(row(TextLabel(words, 13, tone="muted", wrap=True), margins=(22, 0, 0, 0)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().pen("strong", 1.75))
        painter.drawPolyline([QPointF(2, 9), QPointF(5.5, 12.5), QPointF(12, 5)])


class KeysPanel(Panel):
    """All keys of a page, over its lower right corner. It takes no focus: the keys go on working beneath it."""

    LINE, PAD = 28, 18

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(_("Keys"), parent, fill="raised", edge="control", around="surface")
        self._keys, self._above = tuple(keys), parent
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(". ".join(f"{cap}: {words}" for cap, words in self._keys))
        self.setToolTip(literal_tip(_("? or Esc closes")))
        self.hide()

    def sizeHint(self) -> QSize:
        measure = QFontMetricsF(font(13))
        widest = max(measure.horizontalAdvance(words) for _cap, words in self._keys)
        return QSize(
            round(self._caps_width() + widest + 14 + 2 * self.PAD), 40 + self.LINE * len(self._keys) + self.PAD
        )

    def toggle(self) -> None:
        """Open over the parent's lower right corner, or close."""
        self.setVisible(not self.isVisible())
        if self.isVisible():
            self.place()
            self.raise_()

    def place(self) -> None:
        """Keep to the corner, inside the parent; call it when the parent changes size."""
        size = self.sizeHint()
        x, y = self._above.width() - size.width() - 16, self._above.height() - size.height() - 44
        self.setGeometry(x, y, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(font(14, BOLD))
        painter.setPen(theme().colour("text"))
        painter.drawText(QPointF(self.PAD, 28), _("Keys"))
        x = self.PAD + self._caps_width() + 14
        for number, (cap, words) in enumerate(self._keys):
            y = 44 + number * self.LINE
            paint_keycap(painter, self.PAD, y, cap)
            painter.setFont(font(13))
            painter.setPen(theme().colour("text"))
            box = QRectF(x, y - 4, self.width() - x - self.PAD + 4, self.LINE)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)

    def _caps_width(self) -> float:
        return max(keycap_width(cap) for cap, _words in self._keys)
