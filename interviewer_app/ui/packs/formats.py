"""How each sort of block is set: fonts, distances and colours of the theme in use."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextOption

from interviewer_app.ui.packs.blocks import Mark, Sort
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, font, theme

SORT, TRACK = 0x100000 + 1, 0x100000 + 2  # properties of a block's format
HANG = 26  # pixels before the text of an item and of a level
SAY = 16  # pixels before words to be read out, where their bar stands


class Set(NamedTuple):
    """A sort of block: size and weight of its words, their token, and the distances above, below and before it."""

    size: int
    weight: int
    token: str
    above: int
    below: int
    before: int = 0
    hang: int = 0


SETS: dict[Sort, Set] = {
    "title": Set(20, BOLD, "text", 34, 6),
    "section": Set(13, MEDIUM, "muted", 30, 0),
    "head": Set(16, BOLD, "text", 24, 4),
    "text": Set(14, REGULAR, "text", 2, 4),
    "small": Set(12, REGULAR, "muted", 2, 4),
    "label": Set(12, BOLD, "muted", 10, 2),
    "say": Set(16, REGULAR, "text", 4, 6, SAY),
    "point": Set(14, REGULAR, "text", 1, 2, 0, 16),
    "level": Set(14, REGULAR, "text", 3, 5, 0, HANG),
    "pair": Set(14, REGULAR, "text", 0, 0),
    "heads": Set(13, BOLD, "text", 0, 0),
}


def block_format(sort: Sort, track: str = "", first: bool = False) -> QTextBlockFormat:
    """The paragraph; the first one of a page begins at its top."""
    look = SETS[sort]
    made = QTextBlockFormat()
    made.setTopMargin(2 if first else look.above)
    made.setBottomMargin(look.below)
    made.setLeftMargin(look.before + look.hang + (12 if track else 0))
    made.setTextIndent(-look.hang)
    if look.hang:
        tab = QTextOption.Tab()
        tab.position = look.hang
        made.setTabPositions([tab])
    made.setLineHeight(128, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
    made.setProperty(SORT, sort)
    made.setProperty(TRACK, track)
    return made


def words_format(sort: Sort, token: str = "", weight: int = 0, size: int = 0) -> QTextCharFormat:
    look = SETS[sort]
    made = QTextCharFormat()
    made.setFont(font(size or look.size, weight or look.weight))
    made.setForeground(theme().colour(token or look.token))
    return made


def lead_format(sort: Sort) -> QTextCharFormat:
    """A number or a mark before the words."""
    return words_format(sort, "text" if sort in ("level", "head") else "muted", BOLD)


def aside_format(sort: Sort) -> QTextCharFormat:
    """A time or a count behind a heading."""
    return words_format(sort, "muted", MEDIUM, 13)


def mark_format(sort: Sort, mark: Mark) -> QTextCharFormat:
    """Words of a pair: what went is struck through, what came is underlined; both stand on a ground of their own."""
    made = words_format(sort, weight=MEDIUM if mark else 0)
    if mark:
        made.setBackground(theme().colour("hover"))
        made.setFontStrikeOut(mark == "gone")
        made.setFontUnderline(mark == "come")
    return made
