"""What is written can be read: 4.5 to 1 in every theme, sampled from what was drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect

from interviewer_app.ui.theme.tokens import contrast
from tests.ui.access.conftest import Look
from tests.ui.access.ink import Pixels, labels, strongest, wear
from tests.ui.access.stages import STAGES, settle, take_down

ENOUGH = 4.5
SMALL = (1280, 720)
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])


@SCHEMES
def test_painted_text_stands_out_from_its_ground(look: Look, scheme: str) -> None:
    drawn = look(SMALL, scheme).drawn
    assert drawn
    assert {f"{each} {each.ink} on {each.ground}: {each.ratio:.2f}" for each in drawn if each.ratio < ENOUGH} == set()


@SCHEMES
def test_text_drawn_by_qt_stands_out_from_its_ground(look: Look, scheme: str) -> None:
    ratios = look(SMALL, scheme).ratios
    assert {text: ratio for text, ratio in ratios.items() if ratio < ENOUGH} == {}


def test_a_field_that_is_open_follows_a_change_of_theme(fonts: None) -> None:
    """The system may go dark in the middle of a note."""
    wear("light")
    up = STAGES["live-note"]((1280, 720))
    wear("dark")
    settle()
    picture = Pixels(up.window.grab().toImage())
    field = next(label.widget for label in labels(up.page) if label.widget.accessibleName() == "Note")
    box = QRect(field.mapTo(up.window, QPoint(0, 0)), field.size()).adjusted(4, 4, -4, -4)
    ink, ground = strongest(picture, box)
    assert contrast(ink, ground) >= ENOUGH
    assert contrast(ground, "#000000") < 3
    take_down(up)
