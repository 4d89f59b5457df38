"""A figure of calibration on the screen: drawn for the width there is, its rows within reach of keys and pointer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.figure_painter import paint_items
from interviewer_app.ui.widgets.labels import literal_tip

Make = Callable[[float, float | None], Drawn]
"""Draws the figure for a width and, where it can give way, a height in pixels; None: as high as it likes."""
LEAST = 200
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class RowSpot(QAbstractButton):
    """A row of the figure below it: arrows go from row to row, Enter opens it. It has no face but its frame."""

    walked = Signal(int, bool)  # how far, and whether that is a place from an end

    def __init__(self, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.what = what
        self._keys = "↑ ↓"  # what gets here
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            event.ignore()
        elif key in _STEPS:
            self.walked.emit(_STEPS[key], False)
        elif key in _ENDS:
            self.walked.emit(_ENDS[key], True)
        elif key in _PRESS and not event.isAutoRepeat():
            self.click()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._below()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._below()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._below()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._below()

    def _below(self) -> None:
        canvas = self.parentWidget()
        if canvas is not None:
            canvas.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().pen("accent", 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class FigureCanvas(QWidget):
    """`opened(what)`: a row was opened by Enter or a click; only where `rows` is True have rows a place for the keys.

    Its accessible name is the sentence of the figure.
    """

    opened = Signal(str)
    reached = Signal(QWidget)

    def __init__(self, rows: bool = False, ground: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._ground = rows, ground
        self._make: Make | None = None
        self._drawn: dict[tuple[int, int | None], Drawn] = {}
        self._spots: list[RowSpot] = []
        self._spoken: Mapping[str, str] = {}
        self._at = ""  # the row that Tab comes to
        self._room: int | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def spots(self) -> tuple[RowSpot, ...]:
        return tuple(self._spots)

    @property
    def drawn(self) -> Drawn | None:
        """The figure as it stands, None before the first."""
        return self._for(self.width(), self._room)

    def show_figure(self, make: Make | None, spoken: Mapping[str, str] | None = None) -> None:
        """Draw another figure. spoken: what is said of a row to those who cannot see it, by what it stands for."""
        self._make, self._spoken = make, spoken or {}
        self._drawn.clear()
        self.updateGeometry()
        self._place()

    def give_height(self, height: int | None) -> None:
        """The height there is, for a figure that can use it; None: as high as it likes."""
        if height != self._room:
            self._room = height
            self._place()

    def take_keys(self) -> bool:
        """The focus to the row it was last on, or the first; False where there is none."""
        spot = next((each for each in self._spots if each.what == self._at), None)
        if spot is None:
            return False
        spot.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        drawn = self._for(width, None)
        return 0 if drawn is None else round(drawn.figure.height)

    def sizeHint(self) -> QSize:
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour(self._ground))
        if self.drawn is None:
            return
        for spot in self._spots:
            if spot.hasFocus() or spot.underMouse():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme().colour("tint" if spot.hasFocus() else "raised"))
                painter.drawRoundedRect(QRectF(spot.geometry()), 5, 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        paint_items(painter, self.drawn.figure.items)

    def _for(self, width: int, height: int | None) -> Drawn | None:
        if self._make is None or width < 1:
            return None
        width = max(width, LEAST)
        if (width, height) not in self._drawn:
            if len(self._drawn) > 8:
                self._drawn.clear()
            self._drawn[width, height] = self._make(float(width), None if height is None else float(height))
        return self._drawn[width, height]

    def _place(self) -> None:
        drawn = self.drawn
        self.setAccessibleName(drawn.figure.alt if drawn is not None else "")
        self._place_spots(drawn)
        self.update()

    def _place_spots(self, drawn: Drawn | None) -> None:
        held = next((spot.what for spot in self._spots if spot.hasFocus()), "")
        wanted: dict[str, QRect] = {}
        for hit in drawn.hits if drawn is not None and self._rows else ():
            box = QRectF(hit.x, hit.y, hit.w, hit.h).toAlignedRect().intersected(self.rect())
            if not box.isEmpty():
                wanted.setdefault(hit.what, box)
        kept = {spot.what: spot for spot in self._spots if spot.what in wanted}
        for spot in self._spots:
            if spot.what not in wanted:
                spot.hide()
                spot.deleteLater()
        self._spots = [kept.get(what) or self._spot(what) for what in wanted]
        for spot in self._spots:
            said = self._spoken.get(spot.what, spot.what)
            spot.setAccessibleName(said)
            spot.setToolTip(literal_tip(said))
            spot.setGeometry(wanted[spot.what])
            spot.show()
        self._keep(held if held in wanted else self._at)

    def _spot(self, what: str) -> RowSpot:
        spot = RowSpot(what, self)
        spot.clicked.connect(lambda _on=False: self.opened.emit(what))
        spot.walked.connect(lambda step, end: self._walk(what, step, end))
        return spot

    def _walk(self, what: str, step: int, end: bool) -> None:
        names = [spot.what for spot in self._spots]
        at = step if end else max(0, min(len(names) - 1, names.index(what) + step))
        self._keep(names[at])
        self._spots[at].setFocus(Qt.FocusReason.OtherFocusReason)
        self.reached.emit(self._spots[at])

    def _keep(self, what: str) -> None:
        """Tab comes back to the row it left."""
        names = [spot.what for spot in self._spots]
        self._at = what if what in names else names[0] if names else ""
        for spot in self._spots:
            here = spot.what == self._at
            spot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
