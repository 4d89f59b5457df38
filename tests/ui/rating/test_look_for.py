"""What to look for, on the pages of dimensions with and without anchors."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from interviewer_app.core.rubrics.models import Pack
from tests.core.rounds.parts import JUDGING, a_pack, a_round, shipped
from tests.ui.rating.conftest import Open, Opener

POINTS = [f"Designed system components considering scalability and maintainability, case {n}" for n in range(8)]


def a_draft(levels: int, points: list[str]) -> Pack:
    tree = a_pack(range(1, levels + 1), anchors=False, names=False).model_dump()
    for dimension in tree["dimensions"]:
        dimension["look_for"] = tuple(points)
    return Pack.model_validate(tree)


def boxes(it: Open) -> list[QRect]:
    QApplication.processEvents()
    centre = it.page.dimension
    parts = (centre.heading, centre.look_for, centre.area, centre.bar, centre.rationale, centre.fact, it.page.foot)
    return [QRect(part.mapTo(it.page, QPoint(0, 0)), part.size()) for part in parts if part.isVisible()]


@pytest.mark.parametrize("width, height", [(1440, 900), (1280, 720)])
@pytest.mark.parametrize("levels", [4, 5])
def test_a_draft_shows_all_there_is_to_look_for_beside_its_keys(
    opened: Opener, levels: int, width: int, height: int
) -> None:
    it = opened(a_round(a_draft(levels, POINTS)), width, height)
    found = boxes(it)
    place = it.page.dimension.look_for
    assert place.isVisible() and place.leads
    assert place._list.height() <= place._area.height(), "nothing scrolls"
    assert it.page.dimension.board.in_columns
    assert place.accessibleDescription().splitlines() == POINTS
    assert not any(one.intersects(other) for one, other in combinations(found, 2))
    cards = it.page.dimension.board.cards
    assert [card.accessibleDescription() for card in cards] == ["No anchor written."] * levels


@pytest.mark.parametrize("width, height", [(1280, 720), (1000, 600)])
def test_a_list_too_long_for_the_window_scrolls_inside_itself(opened: Opener, width: int, height: int) -> None:
    it = opened(a_round(a_draft(9, POINTS * 5)), width, height)
    found = boxes(it)
    assert not any(one.intersects(other) for one, other in combinations(found, 2))
    assert (it.page.width(), it.page.height()) == (width, height)


def test_written_anchors_keep_their_room_beside_one_quiet_line(opened: Opener) -> None:
    it = opened(a_round(shipped(), JUDGING))
    boxes(it)
    place = it.page.dimension.look_for
    assert place.isVisible() and not place.leads and place.height() <= 22
    assert all(point in place.toolTip() for point in shipped().dimensions[0].look_for[:1])
    low = opened(a_round(shipped(), JUDGING), 1280, 720)
    boxes(low)
    assert not low.page.dimension.look_for.isVisible()
    assert shipped().dimensions[0].look_for[0] in low.page.dimension.heading.toolTip()


def test_a_dimension_without_a_list_says_that_no_anchor_is_written(opened: Opener) -> None:
    it = opened(a_round(a_draft(4, [])))
    boxes(it)
    assert not it.page.dimension.look_for.isVisible()
    assert not any(card.terse for card in it.page.dimension.board.cards)
