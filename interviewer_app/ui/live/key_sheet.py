"""All keys, shown while the question mark is held. It takes no focus and no key: logging goes on beneath it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.keys import KeyMap, KeyRow
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.paint import BOLD, draw_text, paint_box
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap

COLUMN, LINE, HEAD, PAD, TITLE = 292, 27, 34, 22, 44
COLUMNS = 4


class KeySheet(QWidget):
    """A card in the middle of the window, its groups filled into columns of about the same length."""

    def __init__(self, keys: KeyMap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("All keys"))
        self.setAccessibleDescription(". ".join(f"{row.cap}: {row.words}" for row in keys.rows))
        self._above = parent
        self._columns = _columns(keys.told())
        self.hide()

    def place(self) -> None:
        """Stand in the middle of the parent."""
        parent = self._above
        lines = max(_height(column) for column in self._columns)
        width = min(parent.width() - 24, COLUMN * len(self._columns) + 2 * PAD)
        high = min(parent.height() - 24, TITLE + lines + PAD)
        self.setGeometry((parent.width() - width) // 2, (parent.height() - high) // 2, width, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), "surface", "accent", 12, 2)
        draw_text(painter, PAD, 30, _("Keys"), 16, "text", BOLD)
        draw_text(painter, self.width() - PAD, 30, closing_words(), 12, "muted", anchor="end")
        step = (self.width() - 2 * PAD) / len(self._columns)
        for number, column in enumerate(self._columns):
            y, caps = float(TITLE), _caps_width(column)
            for name, rows in column:
                draw_text(painter, PAD + step * number, y + 20, name, 12, "muted", BOLD)
                y += HEAD
                for row in rows:
                    self._paint_row(painter, row, PAD + step * number, y, caps, step - 16)
                    y += LINE
        painter.end()

    def _paint_row(self, painter: QPainter, row: KeyRow, x: float, y: float, caps: float, width: float) -> None:
        if not row.cap:
            return
        paint_keycap(painter, x, y, row.cap)
        left = x + caps + 8
        words = one_line(row.words, x + width - left, 13)
        draw_text(painter, left, y + 10, words, 13, theme().colour("text"))


def closing_words() -> str:
    """What is true of every key of the sheet."""
    return _("The same key within 0.4 s counts once. Let go to close. Keys log all the while.")


Group = tuple[str, list[KeyRow]]


def _columns(groups: dict[str, list[KeyRow]]) -> list[list[Group]]:
    """The groups in order; neighbours share a column where that makes the shortest."""
    columns: list[list[Group]] = [[group] for group in groups.items()]
    while len(columns) > COLUMNS:
        pairs = [_height(columns[n]) + _height(columns[n + 1]) for n in range(len(columns) - 1)]
        shortest = pairs.index(min(pairs))
        columns[shortest : shortest + 2] = [columns[shortest] + columns[shortest + 1]]
    return columns


def _caps_width(column: list[Group]) -> float:
    """Of the widest key in a column: what the keys do stands in one line below another."""
    return max(36.0, *(keycap_width(row.cap) for _name, rows in column for row in rows if row.cap))


def _height(column: list[Group]) -> int:
    return sum(HEAD + LINE * len(rows) for _name, rows in column)
