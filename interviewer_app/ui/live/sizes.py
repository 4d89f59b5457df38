"""The two layouts of the live window: roomy, and compact for windows below 800 pixels of height."""

from __future__ import annotations

from typing import NamedTuple


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

    def key_height(self, kinds: int) -> int:
        """How high a kind key is: lower from three rows on."""
        return self.key if kinds <= 8 else 50 if self.compact else 64


ROOMY = Sizes(False, 16, 12, 48, 360, 284, 16, 46, 10, 88, 40, 144, 24, 25)
COMPACT = Sizes(True, 12, 10, 44, 324, 248, 14, 42, 8, 58, 36, 88, 22, 23)


def sizes_for(width: int, height: int) -> Sizes:
    return COMPACT if height < 800 or width < 1360 else ROOMY
