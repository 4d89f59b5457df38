"""What a card draws, noted down while it is drawn, for the peers to repeat: `python -m benchmarks.drawing CARD OUT`.

Boxes, lines and texts have their places; a text that was wrapped is given whole with its width, so that a peer wraps it
as we had to. In a process of its own, for the drawing code is listened to from inside.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.rounds import read_card
from interviewer_app.core.papers import frame, wrapping
from interviewer_app.core.papers.figures import Anchor
from interviewer_app.core.papers.frame import SIZES
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.palette import PRINT
from interviewer_app.core.papers.shaping import Style, measure
from interviewer_app.core.places import resource
from interviewer_app.core.scorecards.card import Scorecard

Op = dict[str, Any]
# Wrapped texts by style and first line: all their lines, and the width they were given.
WRAPPED: dict[tuple[Style, str], tuple[Sequence[str], float]] = {}
_SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Noting(Ink):
    """Draws as always and keeps what it was asked for, page by page."""

    pages: list[list[Op]]
    fonts: dict[str, str]

    def __init__(self, canvas: Any, page_height: float) -> None:
        super().__init__(canvas, page_height)
        Noting.pages, Noting.fonts = [[]], {}
        self._running: tuple[Op, list[str], float] | None = None

    def new_page(self) -> None:
        super().new_page()
        self.pages.append([])

    def text(
        self, x: float, y: float, text: str, style: Style, colour: str = "text", anchor: Anchor = "start",
        rtl: bool | None = None,
    ) -> float:  # fmt: skip
        if text and not self._goes_on(text, y):
            name = style.face.name
            self.fonts[name] = str(resource("fonts", f"{name}.ttf"))
            left = x - measure(text, style) * _SHARE[anchor]
            self._note("text", x=left, y=y, text=text, size=style.size, font=name, colour=PRINT[colour])
            lines, given = WRAPPED.get((style, text), ((), 0.0))
            self._running = (self.pages[-1][-1], list(lines[1:]), given) if anchor == "start" and lines else None
        return super().text(x, y, text, style, colour, anchor, rtl)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = "line", width: float = 0.6, dash: bool = False
    ) -> None:
        self._path([(x1, y1), (x2, y2)], True, None, colour, width)
        super().line(x1, y1, x2, y2, colour, width, dash)

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str | None = None, stroke: str | None = None,
        width: float = 0.6, radius: float = 0, dash: bool = False,
    ) -> None:  # fmt: skip
        self._shape("rect", fill, stroke, width, x=x, y=y, w=w, h=h, radius=min(radius, w / 2, h / 2))
        super().rect(x, y, w, h, fill, stroke, width, radius, dash)

    def circle(
        self, cx: float, cy: float, r: float, fill: str | None = None, stroke: str | None = None, width: float = 0.6
    ) -> None:
        self._shape("circle", fill, stroke, width, cx=cx, cy=cy, r=r)
        super().circle(cx, cy, r, fill, stroke, width)

    def polygon(
        self, points: Iterable[tuple[float, float]], fill: str | None = None, stroke: str | None = None,
        width: float = 0.6,
    ) -> None:  # fmt: skip
        known = list(points)
        self._path(known, False, fill, stroke, width)
        super().polygon(known, fill, stroke, width)

    def polyline(self, points: Iterable[tuple[float, float]], colour: str, width: float, dash: bool = False) -> None:
        known = list(points)
        self._path(known, True, None, colour, width)
        super().polyline(known, colour, width, dash)

    def _goes_on(self, text: str, y: float) -> bool:
        """Whether this is the next line of the text before, which then becomes one op with all its lines."""
        if self._running is None or not self._running[1] or self._running[1][0] != text:
            return False
        op, waiting, given = self._running
        waiting.pop(0)
        if op["op"] == "text":
            op |= {"op": "lines", "leading": y - op["y"], "width": given}
        op["text"] += f" {text}"
        return True

    def _path(
        self, points: list[tuple[float, float]], is_open: bool, fill: str | None, stroke: str | None, width: float
    ) -> None:
        self._shape("path", fill, stroke, width, points=points, open=is_open)

    def _shape(self, op: str, fill: str | None, stroke: str | None, width: float, **where: Any) -> None:
        if fill is not None or stroke is not None:
            colours = {"fill": PRINT[fill] if fill else None, "stroke": PRINT[stroke] if stroke else None}
            self._note(op, **colours, width=width, **where)

    def _note(self, op: str, **what: Any) -> None:
        self.pages[-1].append({"op": op, **what})


def listen() -> None:
    """From here on every card is noted down; before the drawing code is imported, which binds what is replaced."""
    wrap = wrapping.wrap

    def noting_wrap(text: str, style: Style, width: float, *more: Any, **named: Any) -> Sequence[str]:
        lines = wrap(text, style, width, *more, **named)
        if len(lines) > 1:
            WRAPPED[style, lines[0]] = lines, width
        return lines

    wrapping.wrap = noting_wrap  # type: ignore[assignment]
    frame.Ink = Noting  # type: ignore[attr-defined]


def drawing_of(card: Scorecard) -> dict[str, Any]:
    """The card as the peers read it, in points and hex colours."""
    from interviewer_app.core.scorecards.pdf.render import render_card

    render_card(card)
    width, height = SIZES["A4"]
    pages = [page for page in Noting.pages if page]
    title = f"Scorecard {card.facts.candidate}"
    return {"title": title, "width": width, "height": height, "fonts": Noting.fonts, "pages": pages}


if __name__ == "__main__":
    listen()
    Path(sys.argv[2]).write_text(json.dumps(drawing_of(read_card(Path(sys.argv[1])))), encoding="utf-8")
