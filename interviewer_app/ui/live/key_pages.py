"""The sheet of keys where text is twice as large: page by page, each press of its key shows the next one."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from interviewer_app.core.rounds.keys import KeyRow
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.paint import BOLD, draw_text, text_width
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap

Line = KeyRow | str  # a key, or the heading of a group
LINE, CAP, HEAD, PAD = 21, 18, 34, 14
LEAST_COLUMN = 196  # pixels
GAP = 10


def pages_of(columns: list[list[Line]], width: int, height: int) -> list[list[list[Line]]]:
    """Pages of columns, each as full as `width` and `height` pixels let it be; no heading at the foot of a column."""
    count = max(1, (width - 2 * PAD) // LEAST_COLUMN)
    most = max(2, (height - HEAD - PAD) // LINE)
    filled: list[list[Line]] = [[]]
    for line in (line for column in columns for line in column):
        if len(filled[-1]) + isinstance(line, str) >= most:
            filled.append([])
        filled[-1].append(line)
    return [filled[at : at + count] for at in range(0, len(filled), count)]


def paint_page(painter: QPainter, pages: list[list[list[Line]]], page: int, width: int) -> None:
    """Draw one page, and above it which it is."""
    words = _("Keys")
    if len(pages) > 1:
        words = _("Keys, {n} of {of}: press again for more").format(n=page + 1, of=len(pages))
    draw_text(painter, PAD, 19, words, 14, "text", BOLD)
    step = (width - 2 * PAD) / max(len(columns) for columns in pages)
    for number, column in enumerate(pages[page]):
        _paint_column(painter, column, PAD + number * step, step - GAP)


def _paint_column(painter: QPainter, column: list[Line], x: float, width: float) -> None:
    caps = max((keycap_width(line.cap, CAP) for line in column if not isinstance(line, str)), default=0.0)
    for number, line in enumerate(column):
        middle = HEAD + LINE * (number + 0.5)
        if isinstance(line, str):
            draw_text(painter, x, middle, one_line(line, width, 12, BOLD), 12, "muted", BOLD)
            continue
        paint_keycap(painter, x, middle - CAP / 2, line.cap, CAP)
        room = width - caps - 7
        size = next((size for size in (13, 12) if text_width(line.words, size) <= room), 11)
        draw_text(painter, x + caps + 7, middle, one_line(line.words, room, size), size, "text")
