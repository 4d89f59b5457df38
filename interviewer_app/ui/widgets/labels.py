"""Labels that take every text literally: a name from outside never becomes markup, not even in a tool tip."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from interviewer_app.ui.theme.theme import REGULAR, font, theme

TONES = {
    "text": QPalette.ColorRole.WindowText,
    "muted": QPalette.ColorRole.PlaceholderText,
    "faint": QPalette.ColorRole.Mid,
    "accent": QPalette.ColorRole.Link,
    "warning": QPalette.ColorRole.BrightText,
}


def literal_tip(text: str) -> str:
    """`text` for setToolTip, shown as it is: tool tips guess at markup, so the guess is made for them."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br/>")
    return f"<qt>{safe}</qt>" if safe else ""


def literal_mnemonic(text: str) -> str:
    """`text` for a button or menu entry: an ampersand in it stays one."""
    return text.replace("&", "&&")


class TextLabel(QLabel):
    """A QLabel that shows plain text only, in a tone of the theme that follows a change of scheme."""

    def __init__(
        self,
        text: str = "",
        size: int = 14,
        weight: int = REGULAR,
        tone: str = "text",
        mono: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, weight, mono))
        self.setForegroundRole(TONES[tone])
        self.setWordWrap(wrap)
        self.setText(text)

    def show_tone(self, tone: str) -> None:
        """Change the tone: text, muted, faint, accent or warning."""
        self.setForegroundRole(TONES[tone])


class ElidedLabel(QWidget):
    """One line that gives way in the middle; the whole text stands in the tool tip and the accessible name."""

    def __init__(
        self,
        text: str = "",
        size: int = 14,
        weight: int = REGULAR,
        tone: str = "text",
        mono: bool = False,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._font, self._tone, self._mode = font(size, weight, mono), tone, mode
        self._metrics = QFontMetrics(self._font)
        self._text = ""
        self._shown = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def text(self) -> str:
        return self._text

    def shown_text(self) -> str:
        """What stands on the screen, elided or whole."""
        return self._shown

    def setText(self, text: str) -> None:
        """Show `text`; line ends become spaces."""
        text = " ".join(text.splitlines())
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()
        self.update()

    def show_tone(self, tone: str) -> None:
        """Change the colour to another token."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._metrics.horizontalAdvance(self._text) + 2, self._metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(48, self.sizeHint().width()), self._metrics.height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        self._shown = self._metrics.elidedText(self._text, self._mode, self.width())
        self.setToolTip(literal_tip(self._text) if self._shown != self._text else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(theme().colour(self._tone))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(QRect(0, 0, self.width(), self.height()), int(side), self._shown)
