"""The anchors of a dimension: cards of equal width, height and weight, so that none looks like the default.

Side by side while each gets 120 pixels, else one below the other; set tighter before anything has to scroll. Where no
anchor is written and a list of what to look for stands above, keys and names are all they show.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import Pressable, lines_of, paint_tick, side_of
from interviewer_app.ui.rating.looks import AnchorLook
from interviewer_app.ui.rating.rail import quiet_scroll
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.panels import paint_card

NARROWEST = 120
GAP, LIST_GAP = 10, 6
CAP = 28.0
SIDE = 14
TICK_ROOM = 66


class Shape(NamedTuple):
    """How cards are set, in pixels: in a list or side by side, `pad` above and below, size and line of the text."""

    flat: bool
    pad: int
    below_cap: int
    size: int
    line: int
    name_line: int


WIDE, TIGHT = Shape(False, 14, 12, 14, 21, 20), Shape(False, 11, 8, 13, 18, 18)
BARE, BARE_NARROWEST = Shape(False, 11, 0, 13, 18, 18), 64  # keys alone, where no anchor is written
LISTED, PACKED = Shape(True, 10, 0, 13, 19, 20), Shape(True, 7, 0, 13, 17, 18)


class AnchorCard(Pressable):
    """One level. Its key chooses it, so does a click."""

    def __init__(self, look: AnchorLook) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a radio button to those who hear it
        self.look = look
        self.terse = False  # True where another place says that no anchor is written
        self.shape = WIDE
        self.show_anchor(look)

    def show_anchor(self, look: AnchorLook) -> None:
        self.look = look
        self.setAutoExclusive(False)
        self.setChecked(look.chosen)
        self.setAutoExclusive(True)
        words = f"{look.label or look.cap} {look.name}".strip()
        self.setAccessibleName(f"{words}, {_('chosen')}" if look.chosen else words)
        self.setAccessibleDescription(self._words())
        self.update()

    def nextCheckState(self) -> None:
        """Pressing only asks; what is chosen is shown by the presenter."""

    def height_for(self, width: int) -> int:
        """Pixels the whole text takes in `width`."""
        shape = self.shape
        name_width, text_width = self._widths(width)
        name = len(self._name_lines(name_width)) * shape.name_line
        text = len(self._lines(text_width)) * shape.line
        if shape.flat:
            return round(max(CAP, name + 3, text + 3) + 2 * shape.pad)
        return round(shape.pad + CAP + shape.below_cap + name + (6 if name or text else 0) + text + shape.pad)

    def _widths(self, width: int) -> tuple[float, float]:
        """Of name and text: one above the other, or side by side in a list, its right end kept for the tick."""
        if not self.shape.flat:
            return width - 2 * SIDE, width - 2 * SIDE
        room = width - self._text_left() - SIDE - TICK_ROOM
        name = room * 0.28 if self._title() else 0.0
        return name, room - name - (12 if name else 0)

    def _name_lines(self, width: float) -> list[str]:
        return lines_of(self._title(), font(14, BOLD), width) if self._title() else []

    def _title(self) -> str:
        if not self.look.label:
            return self.look.name
        level = _("Level {n}").format(n=self.look.label)
        return f"{level} · {self.look.name}" if self.look.name else level

    def _lines(self, width: float) -> list[str]:
        return [] if self.terse else lines_of(self._words(), font(self.shape.size), width)

    def _words(self) -> str:
        return _("No anchor written.") if self.look.text is None else self.look.text

    def _text_left(self) -> float:
        return SIDE + (keycap_width(self.look.cap, CAP) if self.look.cap else CAP) + 14

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words run their own way
        chosen, shape = self.look.chosen, self.shape
        fill = "tint" if chosen else "hover" if self.underMouse() and self.isEnabled() else "surface"
        edge = "accent" if chosen or self.ringed else "control"
        paint_card(painter, QRectF(self.rect()), fill, edge, 10, 3 if self.ringed else 2 if chosen else 1)
        if self.look.cap:
            cap = "chosen" if chosen else "plain" if self.isEnabled() else "faint"
            paint_keycap(painter, SIDE, shape.pad, self.look.cap, CAP, cap)
        if chosen:
            self._paint_chosen(painter)
        name, text = self._widths(self.width())
        if shape.flat:
            left = self._text_left()
            self._paint_name(painter, left, shape.pad + 3, name)
            self._paint_words(painter, left + name + (12 if name else 0), shape.pad + 3, text)
        else:
            below = self._paint_name(painter, SIDE, shape.pad + CAP + shape.below_cap, name)
            self._paint_words(painter, SIDE, below + 6, text)

    def _paint_chosen(self, painter: QPainter) -> None:
        word = _("chosen")
        width = QFontMetricsF(font(12, MEDIUM)).horizontalAdvance(word)
        top, right = self.shape.pad, self.width() - SIDE
        room = right - width - 16 > SIDE + keycap_width(self.look.cap or "0", CAP)
        if room:
            painter.setFont(font(12, MEDIUM))
            painter.setPen(theme().colour("accent"))
            box = QRectF(right - width - 1, top, width + 2, CAP)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), word)
        paint_tick(painter, right - width - 14 if room else right - 10, top + CAP / 2 + 1, "accent")

    def _paint_name(self, painter: QPainter, x: float, y: float, width: float) -> float:
        """Draw the name; returns where it ends."""
        painter.setPen(theme().colour("text"))
        painter.setFont(font(14, BOLD))
        for words in self._name_lines(width):
            box = QRectF(x, y, width, self.shape.name_line)
            painter.drawText(box, side_of(self._title()), words)
            y += self.shape.name_line
        return y

    def _paint_words(self, painter: QPainter, x: float, y: float, width: float) -> None:
        painter.setFont(font(self.shape.size))
        painter.setPen(theme().colour("text" if self.look.chosen else "muted"))
        for words in self._lines(width):
            painter.drawText(QRectF(x, y, width, self.shape.line), side_of(self._words()), words)
            y += self.shape.line


class AnchorBoard(QWidget):
    """All anchors of a dimension. `picked(level)`: one was pressed."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[AnchorCard] = []
        self.terse = False
        self.setAccessibleName(_("Anchors"))

    def show_anchors(self, looks: tuple[AnchorLook, ...], read_only: bool) -> None:
        if [card.look.level for card in self.cards] != [look.level for look in looks]:
            for card in self.cards:
                card.hide()
                card.deleteLater()
            self.cards = [self._card(look) for look in looks]
        for card, look in zip(self.cards, looks, strict=True):
            card.setEnabled(not read_only)
            card.terse = self.terse
            card.show_anchor(look)
            card.show()

    def _card(self, look: AnchorLook) -> AnchorCard:
        card = AnchorCard(look)
        card.setParent(self)
        card.clicked.connect(lambda _checked=False, level=look.level: self.picked.emit(level))
        return card

    @property
    def in_columns(self) -> bool:
        """True while the anchors stand side by side."""
        return bool(self.cards) and not self.cards[0].shape.flat

    def height_at(self, width: int, most: int) -> int:
        """Choose how the cards are set in `width`: the roomiest way that fits `most` pixels, else the lowest one.

        returns: the height in pixels at which nothing is cut off
        """
        if not self.cards:
            return 0
        share = (width - GAP * (len(self.cards) - 1)) // len(self.cards)
        shapes: tuple[Shape, ...] = (LISTED, PACKED)
        if self.terse and share >= BARE_NARROWEST:
            shapes = (BARE, *shapes)
        elif share >= NARROWEST:
            shapes = (WIDE, TIGHT, *shapes)
        needs = {shape: self._needs(width, shape) for shape in shapes}
        fitting = next((shape for shape, height in needs.items() if height <= most), None)
        chosen = fitting or min(needs, key=needs.__getitem__)
        return self._needs(width, chosen)

    def _needs(self, width: int, shape: Shape) -> int:
        for card in self.cards:
            card.shape = shape
        count = len(self.cards)
        if shape.flat:
            return max(card.height_for(width) for card in self.cards) * count + LIST_GAP * (count - 1)
        return max(card.height_for((width - GAP * (count - 1)) // count) for card in self.cards)

    def sizeHint(self) -> QSize:
        return QSize(4 * NARROWEST, 240)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.place()

    def place(self) -> None:
        """Equal shares, whatever the texts."""
        count = len(self.cards)
        if not count:
            return
        if self.in_columns:
            width = (self.width() - GAP * (count - 1)) // count
            spare = self.width() - GAP * (count - 1) - width * count
            for number, card in enumerate(self.cards):
                card.setGeometry(spare // 2 + number * (width + GAP), 0, width, self.height())
        else:
            height = (self.height() - LIST_GAP * (count - 1)) // count
            for number, card in enumerate(self.cards):
                card.setGeometry(0, number * (height + LIST_GAP), self.width(), height)


class AnchorArea(QWidget):
    """The board, scrolling inside itself where the window is too low for its texts."""

    def __init__(self, board: AnchorBoard) -> None:
        super().__init__()
        self._board = board
        self._area = quiet_scroll(board)
        self._area.setWidgetResizable(False)
        self._area.setParent(self)

    def fit(self, width: int, least: int, most: int) -> None:
        """Take the height the anchors need in `width`, between `least` and `most` pixels."""
        board, inner = self._board, width
        needed = board.height_at(width, most)
        if needed > most:
            inner = width - 12  # beside the scroll bar
            needed = board.height_at(inner, most)
        shown = min(most, max(needed, least if board.in_columns else needed))
        self.setFixedHeight(shown)
        self._area.setGeometry(0, 0, width, shown)
        board.resize(inner, max(needed, shown))
        board.place()
        chosen = next((card for card in board.cards if card.look.chosen), None)
        if chosen is not None:
            self._area.ensureWidgetVisible(chosen, 0, 0)
