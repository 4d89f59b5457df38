"""One visual grammar: shape says direction, fill says durability, a line below says prompted."""

from __future__ import annotations

import pytest

from interviewer_app.core.papers.figures import Circle, Line, Polygon, Rect, Text
from interviewer_app.core.papers.marks import mark
from interviewer_app.core.papers.palette import PRINT, track_colour


@pytest.mark.parametrize(("direction", "kind"), [("for", Circle), ("against", Rect), ("neutral", Polygon)])
def test_the_outer_shape_carries_the_direction(direction: str, kind: type) -> None:
    outline, letter = mark(10, 10, 12, direction, "T", "impl", "on_mark")
    assert isinstance(outline, kind)
    assert outline.fill == "impl" and outline.stroke is None
    assert isinstance(letter, Text) and letter.colour == "on_mark"


def test_a_moment_being_written_is_hollow() -> None:
    outline, letter = mark(10, 10, 12, "for", "T", "impl", "on_mark", hollow=True)
    assert isinstance(outline, Circle) and isinstance(letter, Text)
    assert (outline.fill, outline.stroke, letter.colour) == (None, "impl", "impl")


def test_a_prompted_moment_has_a_line_below_its_shape() -> None:
    *_shape, line = mark(10, 10, 12, "neutral", "", "superv", "on_mark", prompted=True)
    assert isinstance(line, Line)
    assert line.y1 == line.y2 > 10 + 0.66 * 12


@pytest.mark.parametrize("track", ["implementation", "supervision", "level", "general", None])
def test_every_track_has_a_colour_on_paper(track: str | None) -> None:
    assert PRINT[track_colour(track)].startswith("#")
