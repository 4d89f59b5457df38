"""The bar below the anchors: no evidence, and why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import Pressable, paint_tick
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.panels import paint_card


class NoEvidenceBar(Pressable):
    """The bar below the anchors; once given, the reason stands in it."""

    HEIGHT = 38

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(self.HEIGHT)
        self.setCheckable(True)
        self._cap = "0"
        self._reason: str | None = None
        self.show_bar("0", None)

    def show_bar(self, cap: str, reason: str | None) -> None:
        self._cap, self._reason = cap, reason
        self.setChecked(reason is not None)
        self.setAccessibleName(_("No evidence"))
        self.setAccessibleDescription(self._aside())
        self._tip()
        self.update()

    def nextCheckState(self) -> None:
        """Pressing only asks for the reason."""

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._tip()

    def _aside(self) -> str:
        return _("with a reason: not asked, no time, not observable") if self._reason is None else self._reason

    def _left(self) -> float:
        name = QFontMetricsF(font(14, BOLD)).horizontalAdvance(_("No evidence"))
        return 12 + keycap_width(self._cap) + 10 + name + 10

    def _right(self) -> float:
        chosen = QFontMetricsF(font(12, MEDIUM)).horizontalAdvance(_("chosen")) + 22
        return self.width() - 12 - (chosen if self._reason is not None else 0)

    def _tip(self) -> None:
        width = QFontMetricsF(font(13)).horizontalAdvance(" ".join(self._aside().splitlines()))
        self.setToolTip(literal_tip(self._aside()) if width > self._right() - self._left() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen, now = self._reason is not None, theme()
        fill = "tint" if chosen else "hover" if self.underMouse() and self.isEnabled() else "raised"
        edge = "accent" if chosen or self.ringed else "line"
        paint_card(painter, QRectF(self.rect()), fill, edge, 8, 2 if chosen or self.ringed else 1)
        cap = "chosen" if chosen else "plain" if self.isEnabled() else "faint"
        x = 12 + paint_keycap(painter, 12, (self.HEIGHT - 20) / 2, self._cap, 20, cap) + 10
        painter.setFont(font(14, BOLD))
        painter.setPen(now.colour("text"))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        painter.drawText(QRectF(x, 0, self.width() - x, self.HEIGHT), middle, _("No evidence"))
        painter.setFont(font(13))
        painter.setPen(now.colour("text" if chosen else "muted"))
        box = QRectF(self._left(), 0, self._right() - self._left(), self.HEIGHT)
        aside = " ".join(self._aside().splitlines())
        words = QFontMetricsF(font(13)).elidedText(aside, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, middle, words)
        if chosen:
            painter.setFont(font(12, MEDIUM))
            painter.setPen(now.colour("accent"))
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(QRectF(0, 0, self.width() - 12, self.HEIGHT), right, _("chosen"))
            paint_tick(painter, self._right() + 8, self.HEIGHT / 2 + 1, "accent")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
