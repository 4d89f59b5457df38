"""A ladder with a team on it: a disc per level with how many chose it, a diamond around gold."""

from __future__ import annotations

from interviewer_app.core.calibration.practice.team_results import TeamDimension
from interviewer_app.core.calibration.practice.team_words import stands_words
from interviewer_app.core.papers.figures import Circle, Figure, Item, Line, Polygon, Text

DISC, DIAMOND, EDGE = 5.6, 10.2, 14.0


def ladder_figure(each: TeamDimension, width: float, height: float) -> Figure:
    """In points; said in words for those who cannot see it."""
    values = sorted(rung.value for rung in each.ladder)
    step = (width - 2 * EDGE) / max(1, len(values) - 1)
    at = {value: EDGE + step * place for place, value in enumerate(values)}
    middle = height / 2
    items: list[Item] = [Line(min(at.values()), middle, max(at.values()), middle, stroke="control")]
    for value, x in at.items():
        items.append(Circle(x, middle, 1.6, fill="surface", stroke="control"))
        if value == each.gold:
            ends = ((0, -DIAMOND), (DIAMOND, 0), (0, DIAMOND), (-DIAMOND, 0))
            points = tuple((x + dx, middle + dy) for dx, dy in ends)
            items.append(Polygon(points, fill="surface", stroke="text", width=1.1))
        count = len(each.at(value))
        if count:
            items.append(Circle(x, middle, DISC, fill="text"))
            items.append(Text(x, middle + 2.9, str(count), 8, colour="surface", bold=True, anchor="middle"))
    return Figure(width, height, tuple(items), stands_words(each))
