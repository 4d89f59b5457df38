"""All keys, shown while the question mark is held. It takes no focus and no key: logging goes on beneath it."""

from __future__ import annotations

from itertools import takewhile

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.keys import KeyMap, KeyRow
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.key_pages import Line, pages_of, paint_page
from interviewer_app.ui.live.paint import BOLD, draw_text, paint_box, text_width
from interviewer_app.ui.live.sizes import LEAST_WIDTH
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap

COLUMN, LINE, HEAD, PAD, TITLE = 292, 27, 34, 22, 44
LEAST_LINE = 20  # pixels: a small cap and a hair
CAP = 20
COLUMNS = 4
WHOLE = 700  # pixels a column may have before groups are broken: what a low window shows with its lines closer


class KeySheet(QWidget):
    """A card in the middle of the window, its groups filled into columns of about the same length."""

    def __init__(self, keys: KeyMap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("All keys"))
        self.setAccessibleDescription(". ".join(f"{row.cap}: {row.words}" for row in keys.rows))
        self._above = parent
        self._columns, self._line = _columns(keys.told()), LINE
        self._pages: list[list[list[Line]]] = []  # where one is not enough
        self._page = -1
        self.hide()

    def place(self) -> None:
        """Stand in the middle of the parent, as high as it takes; many keys stand closer together."""
        parent = self._above
        if parent.width() < LEAST_WIDTH:
            self.setGeometry(parent.rect().adjusted(6, 6, -6, -6))
            self._pages = pages_of(self._columns, self.width(), self.height())
            return
        self._pages = []
        room = parent.height() - 24 - TITLE - PAD
        tallest = max(_height(column) for column in self._columns)
        self._line = max(LEAST_LINE, min(LINE, int(LINE * room / tallest)))
        width = min(parent.width() - 24, COLUMN * len(self._columns) + 2 * PAD)
        high = min(parent.height() - 24, TITLE + PAD + int(tallest * self._line / LINE))
        self.setGeometry((parent.width() - width) // 2, (parent.height() - high) // 2, width, high)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._page += 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), "surface", "accent", 12, 2)
        if self._pages:
            paint_page(painter, self._pages, self._page % len(self._pages), self.width())
            painter.end()
            return
        draw_text(painter, PAD, 30, _("Keys"), 16, "text", BOLD)
        draw_text(painter, self.width() - PAD, 30, closing_words(), 12, "muted", anchor="end")
        step = (self.width() - 2 * PAD) / len(self._columns)
        for number, column in enumerate(self._columns):
            self._paint_column(painter, column, PAD + step * number, step - 16)
        painter.end()

    def _paint_column(self, painter: QPainter, column: list[Line], x: float, width: float) -> None:
        y, caps = float(TITLE), _caps_width(column)
        for number, line in enumerate(column):
            if isinstance(line, str):
                caps = _caps_width(column[number + 1 :])
                size = 12 if text_width(line, 12, BOLD) <= width else 11
                words = one_line(line, width, size, BOLD)
                draw_text(painter, x, y + self._line * 0.74, words, size, "muted", BOLD)
                y += HEAD * self._line / LINE
            else:
                self._paint_row(painter, line, x, y, caps, width)
                y += self._line

    def _paint_row(self, painter: QPainter, row: KeyRow, x: float, y: float, caps: float, width: float) -> None:
        paint_keycap(painter, x, y, row.cap, CAP if self._line >= CAP + 2 else CAP - 2)
        left = x + caps + 8
        room = x + width - left
        size = next((size for size in (13, 12) if text_width(row.words, size) <= room), 11)
        draw_text(painter, left, y + 10, one_line(row.words, room, size), size, theme().colour("text"))


def closing_words() -> str:
    """What is true of every key of the sheet."""
    return _("The same key within 0.4 s counts once. Let go to close. Keys log all the while.")


def _columns(groups: dict[str, list[KeyRow]]) -> list[list[Line]]:
    """All keys in order in columns of about the same length; where they are many, a group goes on in the next one."""
    parts: list[list[Line]] = [[name, *(row for row in rows if row.cap)] for name, rows in groups.items()]
    lines = [line for part in parts for line in part]
    while len(parts) > COLUMNS:
        pairs = [_height(parts[n]) + _height(parts[n + 1]) for n in range(len(parts) - 1)]
        shortest = pairs.index(min(pairs))
        parts[shortest : shortest + 2] = [parts[shortest] + parts[shortest + 1]]
    if max(map(_height, parts)) <= WHOLE:
        return parts
    least = max(_height(lines) // COLUMNS, _height(lines[:2]))
    return next(
        columns for most in range(least, _height(lines) + 1) if len(columns := _filled(lines, most)) <= COLUMNS
    )


def _filled(lines: list[Line], most: int) -> list[list[Line]]:
    """Columns of at most `most` pixels, none with a heading at its foot."""
    columns: list[list[Line]] = [[]]
    for number, line in enumerate(lines):
        with_first = lines[number : number + 2] if isinstance(line, str) else [line]
        if columns[-1] and _height([*columns[-1], *with_first]) > most:
            columns.append([])
        columns[-1].append(line)
    return columns


def _caps_width(lines: list[Line]) -> float:
    """Of the widest key down to the next heading: what the keys of a group do stands in one line below another."""
    rows = takewhile(lambda line: not isinstance(line, str), lines)
    return max((36.0, *(keycap_width(row.cap) for row in rows if not isinstance(row, str))))


def _height(column: list[Line]) -> int:
    return sum(HEAD if isinstance(line, str) else LINE for line in column)
