"""Wrapped text on a page, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.scripts import is_rtl
from interviewer_app.core.papers.shaping import Style, is_plain
from interviewer_app.core.papers.wrapping import wrap


def text_lines(
    ink: Ink, x: float, y: float, lines: Sequence[str], style: Style, colour: str = "text", rtl: bool | None = None,
    goes_on: bool = False,
) -> float:  # fmt: skip
    """Draw lines downwards, the first with its baseline at y; returns the baseline after the last.

    goes_on: another text of the same paragraph follows
    """
    step = st.leading(style)
    for number, line in enumerate(lines, start=1):
        more = goes_on or number < len(lines)
        ink.text(x, y, going_on(line, style) if more else line, style, colour, rtl=rtl)
        y += step
    return y


def going_on(line: str, style: Style) -> str:
    """A line that is not the last one, with the space at which it was broken, for those who read it without lines."""
    return f"{line} " if is_plain(line, style.face) else line


def paragraph(
    ink: Ink, x: float, y: float, text: str, style: Style, width: float, colour: str = "text",
    most: int | None = None, more: str = "…", goes_on: bool = False,
) -> float:  # fmt: skip
    """Wrap and draw `text`; returns the baseline after the last line. `goes_on`: as with `text_lines`."""
    rtl = True if is_rtl(text) else None
    return text_lines(ink, x, y, wrap(text, style, width, most, more), style, colour, rtl, goes_on)


def centred_lines(ink: Ink, x: float, middle: float, lines: Sequence[str], style: Style, colour: str = "text") -> None:
    """Draw lines so that the block of them is centred on `middle`."""
    step = st.leading(style)
    first = middle - (len(lines) - 1) * step / 2 + style.size * 0.36
    text_lines(ink, x, first, lines, style, colour)
