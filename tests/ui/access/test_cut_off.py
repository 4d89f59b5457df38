"""No word is cut off: what does not fit is shortened on purpose, and the whole of it told elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from interviewer_app.ui.shell import Place
from tests.ui.access.conftest import Look
from tests.ui.access.ink import Drawn
from tests.ui.access.stages import STAGES, Size, settle, take_down

# The last one is what text at 200 % leaves of 1280 x 720: Qt's scale factor makes each of its pixels four.
ALL = [(1440, 900), (1280, 720), (640, 360)]
SIZES = pytest.mark.parametrize("size", ALL, ids=lambda size: f"{size[0]}x{size[1]}")
BLUR = 2.5  # pixels a letter may reach out: hinting, and the slant of a bracket


@SIZES
def test_painted_text_stands_whole_in_its_place(look: Look, size: Size) -> None:
    shot = look(size)
    drawn = shot.drawn
    assert drawn
    assert {f"too wide: {each}" for each in drawn if each.room is not None and each.wide > each.room + BLUR} == set()
    assert {f"outside: {each}" for each in drawn if not _inside(each)} == set()
    assert {f"nowhere whole: {each}" for each in shot.untold} == set()


@SIZES
def test_no_two_painted_texts_cover_each_other(look: Look, size: Size) -> None:
    drawn = look(size).drawn
    found = set()
    for number, one in enumerate(drawn):
        for two in drawn[number + 1 : number + 60]:
            same = one.pass_ == two.pass_ and one.owner is two.owner and one.on == two.on
            if same and one.box != two.box:
                both = one.box.intersected(two.box)
                if both.width() > BLUR and both.height() > BLUR:
                    found.add(f"{one} / {two}")
    assert found == set()


@SIZES
def test_labels_and_fields_have_the_room_they_need(look: Look, size: Size) -> None:
    assert look(size).tight == []


@SIZES
def test_no_control_reaches_out_of_what_holds_it(look: Look, size: Size) -> None:
    assert look(size).cut == []


def _inside(drawn: Drawn) -> bool:
    on = drawn.on.adjusted(-BLUR, -BLUR, BLUR, BLUR)
    if not isinstance(drawn.owner, QWidget):  # a row of a list, which scrolls
        return on.left() <= drawn.box.left() and drawn.box.right() <= on.right()
    return bool(on.contains(drawn.box))


UPRIGHT = (
    "home", "home-first", "live-40", "sweep", "log", "rating", "rating-words", "integrity", "packs", "pack", "compare",
    "studio", "studio-anchor", "calibration", "calibration-table", "rater",
)  # fmt: skip


@pytest.mark.parametrize("stage", UPRIGHT)
def test_nothing_must_be_scrolled_sideways_at_twice_the_text_size(fonts: None, stage: str) -> None:
    up = STAGES[stage]((1440, 900))
    up.window.resize(*ALL[-1])
    settle()
    places = [place for place in up.window.findChildren(Place) if place.isVisible()]
    assert {place.horizontalScrollBar().maximum() for place in places} <= {0}
    up.window.resize(1440, 900)
    take_down(up)
