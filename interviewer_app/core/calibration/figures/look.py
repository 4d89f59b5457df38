"""Sizes of a figure where it is drawn, on the screen in pixels, on paper in points, and how wide words get there."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer_app.core.papers.scripts import CJK, script_of
from interviewer_app.core.papers.shaping import Style, is_plain, measure
from interviewer_app.core.papers.wrapping import ELLIPSIS, elide

# Inter beside Noto Sans, over names and numbers: letters up to 1.04 times as wide, figures wider by up to .11 em. What
# Inter does not have comes from a font of the system, Arabic up to 1.45 times as wide.
_INTER, _FIGURE, _OTHER = 1.04, 0.11, 1.45


@dataclass(frozen=True, slots=True)
class Look:
    """text: names; small: heads, notes and numbers; row: height of a row; dense: of one among many; dot: its radius"""

    text: float
    small: float
    row: float
    dense: float
    dot: float
    on_screen: bool

    def wide(self, words: str, size: float, bold: bool = False, mono: bool = False) -> float:
        """How wide `words` get at most."""
        style = Style(size, bold, mono)
        told = measure(words, style)
        if not self.on_screen or mono:
            return told
        if is_plain(words, style.face):
            return told * _INTER + sum(map(str.isdigit, words)) * _FIGURE * size
        return told * (_INTER if all(script_of(char) == CJK or char.isascii() for char in words) else _OTHER)

    def fitted(self, words: str, size: float, room: float, bold: bool = False, mono: bool = False) -> str:
        """`words` on one line no wider than `room`, shortened where they must be; "" where nothing fits."""
        if room < size:
            return ""
        left = room + 0.01  # a name as wide as its column is not shortened for the last bit of a sum
        found = elide(words, Style(size, bold, mono), left)
        while self.wide(found, size, bold, mono) > room + 0.01 and found not in ("", ELLIPSIS):
            left *= 0.92
            found = elide(words, Style(size, bold, mono), left)
        return found


SCREEN = Look(text=13, small=11, row=24, dense=15, dot=3.6, on_screen=True)
PAPER = Look(text=9, small=8, row=14.2, dense=11, dot=2.4, on_screen=False)
