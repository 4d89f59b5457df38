"""The layouts of the live window: roomy, compact below 800 pixels of height, and folded where text is twice as large.

Folded, the coverage becomes counts, the recent moments the last one, the time line its band and one lane.
"""

from __future__ import annotations

from typing import NamedTuple

LAST, RECENT = 84, 26  # the last moment's box, a line of the recent ones
LOW_KEY, MIDDLE_KEY = 50, 64
FOLDED_LAST, FOLDED_LINES = 64, 42  # the last moment when folded, and what is kept below it for a line that comes up
LEAST_WIDTH, LEAST_HEIGHT = 1240, 620  # below them the window folds


class Sizes(NamedTuple):
    """Pixels. `head` is where a panel's content begins below its heading."""

    compact: bool
    margin: int
    gap: int
    bar: int
    left: int
    right: int
    pad: int
    head: int
    key_gap: int
    key: int
    space_height: int
    lanes_height: int
    heading: int  # of a track in the coverage
    small: int  # a level facet
    away: int  # the bar above the header, while the keys go elsewhere
    folded: bool = False

    def key_height(self, rows: int, height: int) -> int:
        """How high a kind key is in a panel of `height`: lower where three recent moments would not fit below."""
        if self.folded:
            free = height - 2 * self.pad - self.space_height - self.key_gap - FOLDED_LAST - FOLDED_LINES
            return max(36, min(self.key, free // rows - self.key_gap))
        rest = self.head + self.space_height + LAST + 3 * RECENT + 2 * self.pad
        return (
            self.key if rest + rows * (self.key + self.key_gap) <= height else LOW_KEY if self.compact else MIDDLE_KEY
        )


ROOMY = Sizes(False, 16, 12, 48, 360, 284, 16, 46, 10, 88, 40, 144, 24, 25, 26)
COMPACT = Sizes(True, 12, 10, 44, 324, 248, 14, 42, 8, 58, 36, 88, 22, 23, 18)


def sizes_for(width: int, height: int) -> Sizes:
    """The layout for a window of this size, in pixels before the scale factor."""
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        left, right = round(width * 0.33), 92 if width < 760 else round(width * 0.19)
        return Sizes(True, 4, 4, 36, left, right, 8, 32, 4, 58, 30, 14, 8, 20, 4, True)
    return COMPACT if height < 800 or width < 1360 else ROOMY
