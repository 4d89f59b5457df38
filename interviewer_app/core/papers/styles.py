"""The sizes of the card, in points; nothing is smaller than `frame.MIN_SIZE`."""

from __future__ import annotations

from interviewer_app.core.papers.shaping import Style

# A name takes the largest that holds it in one line; two lines of the last otherwise.
TITLES = (Style(20, bold=True), Style(17, bold=True), Style(14, bold=True))
LONG_TITLE = Style(12.5, bold=True)
ROLE = Style(10.5)
HEADING = Style(11, bold=True)
TRACK = Style(10.5, bold=True)
NAME = Style(9.5, bold=True)
SLOT = Style(9, bold=True)
BODY = Style(8.5)
BOLD = Style(8.5, bold=True)
WORDS = Style(9)
SMALL = Style(8)
SMALL_BOLD = Style(8, bold=True)
COUNT = Style(9.5, bold=True)
NO_COUNT = Style(9.5)
CELL = Style(8.5)
CELL_BOLD = Style(9, bold=True)
TIME = Style(8.5, mono=True)
TIME_BOLD = Style(8.5, bold=True, mono=True)
CODE = Style(8, mono=True)
WATERMARK = Style(64, bold=True)

# Distance of baselines, as a share of the size rounded to what reads well.
LEADING = {8: 10.0, 8.5: 11.0, 9: 11.6, 9.5: 12.0, 10.5: 13.0, 12.5: 15.0}
# A mark whose letter is just 8 pt.
MARK = 11.5


def leading(style: Style) -> float:
    return LEADING[style.size]
