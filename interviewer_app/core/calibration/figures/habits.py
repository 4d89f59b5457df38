"""An interviewer's habits beside the middle half of the colleagues'."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.calibration.figures.drawn import Cell, Drawn, ends, rounded
from interviewer_app.core.calibration.figures.look import SCREEN, Look
from interviewer_app.core.calibration.figures.scale import Axis
from interviewer_app.core.calibration.figures.sheet import Sheet
from interviewer_app.core.calibration.figures.shown import HabitRow, HabitsShown
from interviewer_app.core.texts import _

_HEADS = ("habit", "own", "middle_half_low", "middle_half_high", "unit", "note")
_GAP = 12.0


def habits_figure(shown: HabitsShown, width: float, look: Look = SCREEN) -> Drawn:
    """A row per habit on an axis of its own from 0: a bar for the colleagues, a dot for the interviewer."""
    sheet = Sheet(width, look)
    names = max((look.wide(row.label, look.text) for row in shown.rows), default=0.0)
    names = min(names, width * 0.4) + _GAP
    own = max((look.wide(_own(row), look.text, mono=True) for row in shown.rows), default=0.0)
    middle = max((look.wide(_middle(row), look.small, mono=True) for row in shown.rows), default=0.0)
    axis = (names, width - own - middle - _GAP * 2.5)
    y = look.small * 0.4
    for row in shown.rows:
        _row(sheet, row, y + look.row / 2, (names, axis[1], width - middle - _GAP))
        y += look.row
    return sheet.done(y + look.small * 0.4, shown.sentence, tuple(_table(shown)))


def _own(row: HabitRow) -> str:
    return "" if row.value is None else _told(row.value, row.percent) + (" %" if row.percent else "")


def _middle(row: HabitRow) -> str:
    if row.middle is None:
        return ""
    low, high = (_told(end, row.percent) for end in row.middle)
    return f"{low}–{high}" + (" %" if row.percent else "")


def _told(number: float, percent: bool) -> str:
    if percent:
        return f"{number:.0f}"
    return f"{number:.1f}" if number >= 1 else f"{number:.2f}"


def _row(sheet: Sheet, row: HabitRow, middle: float, places: tuple[float, float, float]) -> None:
    look = sheet.look
    start, end, own = places
    sheet.beside(0, middle, row.label, look.text, room=start - _GAP)
    if row.value is None:
        words = _("undefined, because {why}").format(why=row.because)
        sheet.beside(start, middle, words, look.small, "muted", room=sheet.width - start)
        return
    high = max([row.value, *(row.middle or ())]) * 1.25 or 1.0
    axis, half = Axis(0, high, start, end), look.dot * 1.5
    if end - start > look.text * 3:
        sheet.line(start, middle, end, middle, "line", 1)
        if row.middle is not None:
            low, far = (axis.at(each) for each in row.middle)
            sheet.rect(low, middle - half, max(far - low, 2), half * 2, "tint", "control", 2)
        sheet.dot(axis.at(row.value), middle, r=look.dot * 1.2, edge=None)
    sheet.beside(own, middle, _own(row), look.text, mono=True, anchor="end")
    sheet.beside(sheet.width, middle, _middle(row), look.small, "muted", mono=True, anchor="end")


def _table(shown: HabitsShown) -> Iterator[tuple[Cell, ...]]:
    yield _HEADS
    for row in shown.rows:
        yield row.label, rounded(row.value), *ends(row.middle), "percent" if row.percent else "", row.because
