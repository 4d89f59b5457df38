"""Buttons, painted: two weights, and the entry of a navigation bar. A page has one primary button at most."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from interviewer_app.ui.theme.theme import BOLD, font, theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_mnemonic

CAP, PAD, GAP = 18.0, 14.0, 8.0


class SecondaryButton(QPushButton):
    """A bordered button; `keys` names the key that does the same, in a cap at its right."""

    # ground, ground under the pointer, border, words, state of the cap
    LOOK = ("surface", "hover", "control", "text", "plain")
    HEIGHT = 32

    def __init__(self, words: str, parent: QWidget | None = None, keys: str = "", size: int = 13) -> None:
        super().__init__(parent)
        self._words, self._keys = "", keys
        self.setFont(font(size, BOLD))
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Change what it says, and its name with it."""
        self._words = words
        self.setText(literal_mnemonic(words))
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self.font()).horizontalAdvance(self._words) + 2 * PAD
        return QSize(round(width + (keycap_width(self._keys, CAP) + GAP if self._keys else 0)), self.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button that has the focus, as Space does: Qt itself does so in dialogs only."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, pointed, edge, ink, cap = self.LOOK
        if not self.isEnabled():
            ground, edge, ink, cap = "hover" if ground == "accent" else ground, "line", "muted", "faint"
        elif self.isDown() or self.underMouse():
            ground = pointed
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, ground, edge)
        self._paint_words(painter, ink, cap)

    def _paint_box(self, painter: QPainter, ground: str, edge: str) -> None:
        width = 2.0 if self.hasFocus() else 1.0
        ring = ("text" if self.LOOK[0] == "accent" else "accent") if self.hasFocus() else edge
        painter.setPen(theme().pen(ring, width) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(ground) if ground else Qt.BrushStyle.NoBrush)
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, 8, 8)

    def _paint_words(self, painter: QPainter, ink: str, cap: str) -> None:
        right = self.width() - PAD
        if self._keys:
            right -= keycap_width(self._keys, CAP) - 4
            paint_keycap(painter, right, (self.height() - CAP) / 2, self._keys, CAP, cap, ink if cap == "faint" else "")
            right -= GAP - 4
        painter.setPen(theme().colour(ink))
        painter.setFont(self.font())
        centred = Qt.AlignmentFlag.AlignCenter
        box = QRectF(PAD / 2, 0, right - PAD / 2 + (0 if self._keys else PAD / 2), self.height())
        painter.drawText(box, int(centred), self._words)


class PrimaryButton(SecondaryButton):
    """The one filled button of a page."""

    LOOK = ("accent", "accent", "accent", "on_accent", "inverse")


class NavButton(SecondaryButton):
    """An entry of a navigation bar: flat, tinted while its page is open."""

    LOOK = ("", "hover", "", "text", "plain")
    HEIGHT = 28

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setCheckable(True)

    def _paint_box(self, painter: QPainter, ground: str, edge: str) -> None:
        super()._paint_box(painter, "hover" if self.isChecked() else ground, edge)
