"""A screen as it stands in one size and theme: drawn and measured once, for every check that looks at it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from interviewer_app.ui.theme.tokens import contrast
from tests.ui.access.ink import Drawn, Label, Pixels, labels, strongest, told, wear, written
from tests.ui.access.stages import Size, Up, settle
from tests.ui.access.walk import controls


class Shot(NamedTuple):
    """What is found on the screen. Everything is measured at once, as the next size moves all of it.

    drawn:   what our painters write
    untold:  those of it that are shortened, and whose whole text is told nowhere
    tight:   labels and fields that need more room than they have
    ratios:  how far text that Qt draws stands out from its ground, by text
    cut:     controls that reach out of what holds them, as (kind, name)
    """

    drawn: list[Drawn]
    untold: list[Drawn]
    tight: list[str]
    ratios: dict[str, float]
    cut: list[tuple[str, str]]


def shot_of(up: Up, size: Size, scheme: str) -> Shot:
    """Resize and dress the screen, and look at it."""
    wear(scheme)
    if not up.own_size and (up.window.width(), up.window.height()) != size:
        up.window.resize(*size)
    settle()
    drawn, picture = written(up, scheme)
    found = labels(up.page)
    cut = [control for control in controls(up.page) if not _scrolls(control) and not _whole(control)]
    return Shot(
        drawn,
        [each for each in drawn if "…" in each.text and not told(each.owner, each.text, up.page)],
        [str(each) for each in found if each.need[0] > each.room[0] or each.need[1] > each.room[1]],
        _ratios(up, found, picture),
        [(type(control).__name__, control.accessibleName()) for control in cut],
    )


def _ratios(up: Up, found: list[Label], picture: Pixels) -> dict[str, float]:
    ratios = {}
    for label in found:
        seen = label.widget.visibleRegion().boundingRect()
        box = QRect(label.widget.mapTo(up.window, seen.topLeft()), seen.size()).adjusted(3, 3, -3, -3)
        if label.text and not box.isEmpty():
            ratios[label.text] = contrast(*strongest(picture, box))
    return ratios


def _whole(control: QWidget) -> bool:
    parent = control.parentWidget()
    return parent is None or bool(parent.rect().contains(control.geometry()))


def _scrolls(control: QWidget) -> bool:
    """Whether something above can be scrolled to show all of it."""
    above = control.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above is not None and QRect(above.rect()).width() > 0
