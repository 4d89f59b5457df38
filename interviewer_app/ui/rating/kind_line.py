"""The line above many moments: which kind of them is shown. Pressing it, or /, shows the next."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import Pressable
from interviewer_app.ui.rating.looks import KindLook
from interviewer_app.ui.theme.theme import MEDIUM, font, theme
from interviewer_app.ui.widgets.keycaps import paint_keycap

HEIGHT = 28
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)


class KindLine(Pressable):
    """Hidden where the moments are few."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setFixedHeight(HEIGHT)
        self.hide()

    def show_kind(self, look: KindLook | None) -> None:
        self._words = look.words if look is not None else ""
        self.setAccessibleName(_("Shown: {kind}. Press for the next kind").format(kind=self._words))
        self.setVisible(look is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme()
        if self.ringed or self.underMouse():
            painter.setPen(now.pen("accent", 2) if self.ringed else Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        used = paint_keycap(painter, 0, 5, "/", 18) + 10
        painter.setFont(font(13, MEDIUM))
        painter.setPen(now.colour("text"))
        room = self.width() - used
        shown = QFontMetricsF(font(13, MEDIUM)).elidedText(self._words, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QRectF(used, 0, room, HEIGHT), LEFT, shown)
