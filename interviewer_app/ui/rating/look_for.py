"""What to look for on a dimension: a list where anchors are missing, one quiet line where they are written."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import lines_of, side_of
from interviewer_app.ui.rating.rail import quiet_scroll
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.labels import literal_tip

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
ABOVE, QUIET = 12, 22  # pixels above the list, and of the one line
TITLE, LINE, INDENT = 24, 20, 16
ROOMY, TIGHT = (14, 20, 4), (13, 18, 2)  # size, line and what stands between two points, in pixels


class PointList(QWidget):
    """The title and every point of the list, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._points = "", tuple[str, ...]()
        self.shape = ROOMY

    def show_points(self, title: str, points: tuple[str, ...]) -> None:
        self._title, self._points = title, points
        self.update()

    def height_for(self, width: int) -> int:
        """Pixels the whole list takes in `width`."""
        size, line, between = self.shape
        lines = sum(len(lines_of(point, font(size), width - INDENT)) for point in self._points)
        return TITLE + line * lines + between * len(self._points)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, now = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(font(14, BOLD))
        painter.setPen(now.colour("text"))
        title = QFontMetricsF(font(14, BOLD)).elidedText(self._title, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), LINE), LEFT, title)
        size, high, between = self.shape
        painter.setFont(font(size))
        y = float(TITLE)
        for point in self._points:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("muted"))
            painter.drawEllipse(QRectF(3, y + high / 2 - 2, 4, 4))
            painter.setPen(now.colour("text"))
            for line in lines_of(point, font(size), self.width() - INDENT):
                painter.drawText(QRectF(INDENT, y, self.width() - INDENT, high), side_of(point), line)
                y += high
            y += between


class LookFor(QWidget):
    """The place of the list. `leads`: anchors are missing, so that the list is what there is to rate by."""

    def __init__(self) -> None:
        super().__init__()
        self.leads, self.points = False, tuple[str, ...]()
        self._list = PointList()
        self._area = quiet_scroll(self._list)
        self._area.setWidgetResizable(False)
        self._area.setParent(self)
        self.setFixedHeight(0)

    def show_points(self, points: tuple[str, ...], missing: int, levels: int) -> None:
        """`missing` of `levels` anchors are not written."""
        self.points, self.leads = points, bool(points and missing)
        title = _("What to look for")
        if self.leads:
            title = (
                _("What to look for (no anchor is written)")
                if missing == levels
                else _("What to look for (some anchors are missing)")
            )
        self._list.show_points(title, points)
        self.setAccessibleName(title if points else "")
        self.setAccessibleDescription("\n".join(points))
        self._area.setVisible(self.leads)
        self.setToolTip(literal_tip(self.said) if points else "")
        self.update()

    @property
    def said(self) -> str:
        """The whole list, for a tip; empty where there is none."""
        return "\n".join((_("What to look for"), *(f"· {point}" for point in self.points))) if self.points else ""

    def wanted(self, width: int) -> int:
        """The height in pixels at which nothing is cut off, in the roomier way to set it."""
        self._list.shape = ROOMY
        if not self.points:
            return 0
        return ABOVE + self._list.height_for(width) if self.leads else QUIET

    def fit(self, width: int, most: int) -> None:
        """Take up to `most` pixels; a list that needs more is set tighter, then scrolls; a line without room goes."""
        wanted = self.wanted(width)
        if self.leads and wanted > most:
            self._list.shape = TIGHT
            wanted = ABOVE + self._list.height_for(width)
        shown = min(wanted, most)
        if shown < (ABOVE + TITLE + LINE if self.leads else QUIET):
            shown = 0
        self.setFixedHeight(shown)
        self.setVisible(bool(shown))
        if self.leads and shown:
            inner = width - 12 if wanted > most else width
            self._area.setGeometry(0, ABOVE, width, shown - ABOVE)
            self._list.resize(inner, self._list.height_for(inner))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.leads or not self.points:
            return
        painter = QPainter(self)
        painter.setPen(theme().colour("muted"))
        painter.setFont(font(13, MEDIUM))
        title = _("Look for")
        used = 14 + QFontMetricsF(font(13, MEDIUM)).horizontalAdvance(title) + 10
        painter.drawText(QRectF(14, 2, used, LINE), LEFT, title)
        painter.setFont(font(13))
        words = " · ".join(self.points)
        shown = QFontMetricsF(font(13)).elidedText(words, Qt.TextElideMode.ElideRight, self.width() - used)
        painter.drawText(QRectF(used, 2, self.width() - used, LINE), LEFT, shown)
