"""The anchors of a dimension: cards of equal width, height and weight, so that none looks like the default.

Side by side while each gets 120 pixels, else one below the other.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import Pressable, lines_of, paint_tick
from interviewer_app.ui.rating.looks import AnchorLook
from interviewer_app.ui.rating.rail import quiet_scroll
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.panels import paint_card

NARROWEST = 120
GAP = 10
CAP = 28.0
PAD = 14
NAME_LINE, TEXT_LINE = 20, 21
LIST_TEXT_LINE = 19


class AnchorCard(Pressable):
    """One level. Its key chooses it, so does a click."""

    def __init__(self, look: AnchorLook) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)  # a radio button to those who hear it
        self.look = look
        self.flat = False
        self.show_anchor(look)

    def show_anchor(self, look: AnchorLook) -> None:
        self.look = look
        self.setAutoExclusive(False)
        self.setChecked(look.chosen)
        self.setAutoExclusive(True)
        words = f"{self._number()} {look.name}".strip()
        self.setAccessibleName(f"{words}, {_('chosen')}" if look.chosen else words)
        self.setAccessibleDescription(self._words())
        self.update()

    def nextCheckState(self) -> None:
        """Pressing only asks; what is chosen is shown by the presenter."""

    def height_for(self, width: int) -> int:
        """Pixels the whole text takes in `width`."""
        if self.flat:
            left = self._text_left()
            name = len(self._name_lines(width - left - 70)) * NAME_LINE
            text = len(lines_of(self._words(), font(13), width - left - PAD)) * LIST_TEXT_LINE
            return round(max(CAP, name + text) + 2 * 10)
        text = len(lines_of(self._words(), font(14), width - 2 * PAD)) * TEXT_LINE
        return round(PAD + CAP + 12 + len(self._name_lines(width - 2 * PAD)) * NAME_LINE + 6 + text + PAD)

    def _name_lines(self, width: float) -> list[str]:
        return lines_of(self._title(), font(14, BOLD), width) if self._title() else []

    def _title(self) -> str:
        if not self.look.label:
            return self.look.name
        level = _("Level {n}").format(n=self.look.label)
        return f"{level} · {self.look.name}" if self.look.name else level

    def _number(self) -> str:
        return self.look.label or self.look.cap

    def _words(self) -> str:
        return _("No anchor written.") if self.look.text is None else self.look.text

    def _text_left(self) -> float:
        return PAD + (keycap_width(self.look.cap, CAP) if self.look.cap else CAP) + 14

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        chosen = self.look.chosen
        fill = "tint" if chosen else "hover" if self.underMouse() and self.isEnabled() else "surface"
        edge = "accent" if chosen or self.ringed else "control"
        paint_card(painter, QRectF(self.rect()), fill, edge, 10, 3 if self.ringed else 2 if chosen else 1)
        if self.look.cap:
            paint_keycap(painter, PAD, 10 if self.flat else PAD, self.look.cap, CAP, "chosen" if chosen else "plain")
        if chosen:
            self._paint_chosen(painter)
        if self.flat:
            left = self._text_left()
            self._paint_words(painter, left, 10, self.width() - left - PAD, 70, LIST_TEXT_LINE, 13)
        else:
            self._paint_words(painter, PAD, PAD + CAP + 12, self.width() - 2 * PAD, 0, TEXT_LINE, 14)

    def _paint_chosen(self, painter: QPainter) -> None:
        word = _("chosen")
        width = QFontMetricsF(font(12, MEDIUM)).horizontalAdvance(word)
        y = 10 if self.flat else PAD
        right = self.width() - PAD
        room = right - width - 16 > PAD + keycap_width(self.look.cap or "0", CAP)
        if room:
            painter.setFont(font(12, MEDIUM))
            painter.setPen(theme().colour("accent"))
            box = QRectF(right - width - 1, y, width + 2, NAME_LINE if self.flat else CAP)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), word)
        middle = y + (NAME_LINE if self.flat else CAP) / 2
        paint_tick(painter, right - width - 14 if room else right - 10, middle + 1, "accent")

    def _paint_words(
        self, painter: QPainter, x: float, y: float, width: float, short: float, line: int, size: int
    ) -> None:
        now = theme()
        painter.setPen(now.colour("text"))
        painter.setFont(font(14, BOLD))
        for words in self._name_lines(width - short):
            painter.drawText(QRectF(x, y, width, NAME_LINE), int(Qt.AlignmentFlag.AlignVCenter), words)
            y += NAME_LINE
        y += 0 if self.flat else 6
        painter.setFont(font(size))
        painter.setPen(now.colour("text" if self.look.chosen else "muted"))
        for words in lines_of(self._words(), font(size), width):
            painter.drawText(QRectF(x, y, width, line), int(Qt.AlignmentFlag.AlignVCenter), words)
            y += line


class AnchorBoard(QWidget):
    """All anchors of a dimension. `picked(level)`: one was pressed."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[AnchorCard] = []
        self._width = 0
        self.setAccessibleName(_("Anchors"))

    def show_anchors(self, looks: tuple[AnchorLook, ...], read_only: bool) -> None:
        if [card.look.level for card in self.cards] != [look.level for look in looks]:
            for card in self.cards:
                card.hide()
                card.deleteLater()
            self.cards = [self._card(look) for look in looks]
        for card, look in zip(self.cards, looks, strict=True):
            card.setEnabled(not read_only)
            card.show_anchor(look)
            card.show()
        self.place()

    def _card(self, look: AnchorLook) -> AnchorCard:
        card = AnchorCard(look)
        card.setParent(self)
        card.clicked.connect(lambda _checked=False, level=look.level: self.picked.emit(level))
        return card

    @property
    def in_columns(self) -> bool:
        """True while the anchors stand side by side."""
        return bool(self.cards) and not self.cards[0].flat

    def height_at(self, width: int, most: int) -> int:
        """Choose columns or a list for `width`, columns if they get enough width and fit `most` pixels of height.

        returns: the height in pixels at which nothing is cut off
        """
        if not self.cards:
            return 0
        columns = self._needs(width, flat=False)
        listed = self._needs(width, flat=True)
        room = (width - GAP * (len(self.cards) - 1)) // len(self.cards) >= NARROWEST
        as_list = not room or (columns > most and listed < columns)
        return self._needs(width, flat=as_list)

    def _needs(self, width: int, flat: bool) -> int:
        for card in self.cards:
            card.flat = flat
        if flat:
            each = max(card.height_for(width) for card in self.cards)
            return each * len(self.cards) + 6 * (len(self.cards) - 1)
        each_width = (width - GAP * (len(self.cards) - 1)) // len(self.cards)
        return max(card.height_for(each_width) for card in self.cards)

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
            width = (self.width() - GAP * (count - 1)) / count
            for number, card in enumerate(self.cards):
                left = round(number * (width + GAP))
                card.setGeometry(left, 0, round(number * (width + GAP) + width) - left, self.height())
        else:
            height = (self.height() - 6 * (count - 1)) / count
            for number, card in enumerate(self.cards):
                card.setGeometry(0, round(number * (height + 6)), self.width(), round(height))


class AnchorArea(QWidget):
    """The board, scrolling inside itself where the window is too low for its texts."""

    def __init__(self, board: AnchorBoard) -> None:
        super().__init__()
        self._board = board
        self._area = quiet_scroll(board)
        self._area.setWidgetResizable(False)
        self._area.setParent(self)
        self._height = 0

    def fit(self, width: int, least: int, most: int) -> None:
        """Take the height the anchors need in `width`, between `least` and `most` pixels."""
        needed = self._board.height_at(width, most)
        inner = width
        if needed > most:
            inner = width - 12  # beside the scroll bar
            needed = self._board.height_at(inner, most)
        shown = min(most, max(needed, least if self._board.in_columns else needed))
        self.setFixedHeight(shown)
        self._area.setGeometry(0, 0, width, shown)
        self._board.resize(inner, max(needed, shown))
        self._board.place()


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
        x = 12 + paint_keycap(painter, 12, (self.HEIGHT - 20) / 2, self._cap, 20, "chosen" if chosen else "plain") + 10
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
