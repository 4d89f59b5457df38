"""The rail: every page of the rating and where it stands, never which level was chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import Pressable, hue, paint_tick
from interviewer_app.ui.rating.looks import RailGroup, RailLook, RailRow
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, font, theme
from interviewer_app.ui.widgets.labels import TextLabel, literal_tip
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row

RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
NAME_LEFT = 32
SIDE = 10  # pixels a row reaches beyond its text, for the tint of the open one


class Rail(Panel):
    """`picked(place)`: a row was pressed."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Dimensions"))
        self._tally = TextLabel("", 13, tone="muted")
        self._note = TextLabel("", 12, tone="muted", wrap=True)
        self._shape: object = None
        self._rows: dict[str, RailButton] = {}
        self._inner = QWidget()
        self._list = QVBoxLayout(self._inner)
        self._list.setContentsMargins(8, 0, 8, 0)
        self._list.setSpacing(0)
        head = row(TextLabel(_("Dimensions"), 16, BOLD), 0, self._tally, margins=(18, 0, 18, 0))
        foot = row(self._note, margins=(18, 8, 14, 0))
        self._scroll = quiet_scroll(self._inner)
        self.setLayout(column(head, 10, self._scroll, foot, margins=(0, 14, 0, 14)))

    @property
    def rows(self) -> list[RailButton]:
        """The rows from top to bottom."""
        return list(self._rows.values())

    def show_rail(self, look: RailLook) -> None:
        self._tally.setText(look.tally)
        self._note.setText(look.note)
        self._note.setVisible(bool(look.note))
        shape = [(group.title, [each.place for each in group.rows]) for group in look.groups]
        if shape != self._shape:
            self._shape = shape
            self._build(look.groups)
        for group in look.groups:
            for each in group.rows:
                self._rows[each.place].show_row(each)
                if each.now:
                    self._scroll.ensureWidgetVisible(self._rows[each.place], 0, 8)

    def _build(self, groups: tuple[RailGroup, ...]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._rows.clear()
        for number, group in enumerate(groups):
            if number:
                self._list.addSpacing(12)
            if group.title:
                self._list.addWidget(TrackTitle(group.title, group.track))
            else:
                self._list.addLayout(row(Rule(), margins=(SIDE, 0, SIDE, 8)))
            for each in group.rows:
                button = RailButton(each)
                button.clicked.connect(lambda _checked=False, place=each.place: self.picked.emit(place))
                self._rows[each.place] = button
                self._list.addWidget(button)
        self._list.addStretch(1)


class TrackTitle(QWidget):
    """The name of a track behind a short bar in its hue."""

    def __init__(self, title: str, track: str) -> None:
        super().__init__()
        self._title, self._track = title, track
        self.setFixedHeight(24)
        self.setAccessibleName(title)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(SIDE, 7, 3, 11), theme().colour(hue(self._track)))
        painter.setFont(font(12, MEDIUM))
        painter.setPen(theme().colour(hue(self._track)))
        painter.drawText(QRectF(SIDE + 10, 0, self.width() - 2 * SIDE, 24), LEFT, self._title)


class RailButton(Pressable):
    """One page of the rail."""

    HEIGHT = 32

    def __init__(self, look: RailRow) -> None:
        super().__init__()
        self.setFixedHeight(self.HEIGHT)
        self._look: RailRow | None = None
        self.show_row(look)

    @property
    def look(self) -> RailRow:
        assert self._look is not None
        return self._look

    def show_row(self, look: RailRow) -> None:
        if look != self._look:
            self._look = look
            self.setAccessibleName(f"{look.name}, {look.word}" if look.word else look.name)
            self._tip()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.HEIGHT)

    def resizeEvent(self, event: object) -> None:
        self._tip()

    def _tip(self) -> None:
        whole = self._wanted() <= self._name_width()
        self.setToolTip("" if whole else literal_tip(f"{self.look.name}\n{self.look.word}"))

    def _wanted(self) -> float:
        return QFontMetricsF(font(14, BOLD if self.look.now else REGULAR)).horizontalAdvance(self.look.name)

    def _name_width(self) -> float:
        word = QFontMetricsF(font(12)).horizontalAdvance(self.look.word)
        return self.width() - NAME_LEFT - SIDE - (word + 6 if word else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, now = self.look, theme()
        if look.now or self.underMouse() or self.ringed:
            painter.setPen(now.pen("accent", 2) if self.ringed else Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("tint" if look.now else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        self._paint_sign(painter)
        weight = BOLD if look.now else REGULAR
        painter.setFont(font(14, weight))
        painter.setPen(now.colour("text"))
        width = self._name_width()
        name = QFontMetricsF(font(14, weight)).elidedText(look.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(NAME_LEFT, 0, width, self.height()), LEFT, name)
        painter.setFont(font(12))
        painter.setPen(now.colour("muted"))
        painter.drawText(QRectF(0, 0, self.width() - SIDE, self.height()), RIGHT, self.look.word)

    def _paint_sign(self, painter: QPainter) -> None:
        look, centre = self.look, QPointF(SIDE + 8, self.height() / 2)
        token = hue(look.track) if look.track else "muted"
        if look.now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent"))
            x, y = centre.x(), centre.y()
            painter.drawPolygon(QPolygonF([QPointF(x - 4, y - 5.5), QPointF(x + 5, y), QPointF(x - 4, y + 5.5)]))
        elif look.done == "rated":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour(token))
            painter.drawEllipse(centre, 7.5, 7.5)
            paint_tick(painter, centre.x() - 3.6, centre.y() + 0.4, "on_mark", 7.4)
        elif look.done == "no-evidence":
            painter.setPen(theme().pen(token, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 7, 7)
            painter.drawLine(centre - QPointF(3.5, 0), centre + QPointF(3.5, 0))
        else:
            painter.setPen(theme().pen("control", 1.25, dash=True))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 7, 7)


def quiet_scroll(inner: QWidget) -> QScrollArea:
    """`inner` in a place of its own height: it scrolls only when it must, and paints no ground of its own."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area
