"""The one number on its axis: its interval, and what luck alone would give."""

from __future__ import annotations

from interviewer_app.core.calibration.figures.drawn import Drawn, ends, rounded
from interviewer_app.core.calibration.figures.look import SCREEN, Look
from interviewer_app.core.calibration.figures.scale import Axis
from interviewer_app.core.calibration.figures.sheet import Sheet
from interviewer_app.core.calibration.figures.shown import NumberShown
from interviewer_app.core.texts import _

_HEADS = ("percent_exact", "ci95_low", "ci95_high", "percent_by_luck")


def number_figure(shown: NumberShown, width: float, look: Look = SCREEN) -> Drawn:
    """An axis from 0 to 100 % with a dot, a thick interval and a tick for luck; no dot where it is undefined."""
    sheet = Sheet(width, look)
    dot = look.dot * 1.25
    axis, y = Axis(0, 100, dot, width - dot), dot * 2.6
    sheet.line(axis.start, y, axis.end, y, "control", 1)
    if shown.ci95 is not None:
        low, high = (axis.within(end) for end in shown.ci95)
        sheet.rect(low, y - dot * 0.62, max(high - low, 1), dot * 1.24, "text")
    if shown.percent is not None:
        sheet.dot(axis.within(shown.percent), y, r=dot)
    under = y + dot * 1.9 + look.small
    _below(sheet, axis, y, under, shown.luck)
    table = (_HEADS, (rounded(shown.percent), *ends(shown.ci95), rounded(shown.luck)))
    return sheet.done(under + look.small * 0.35, shown.sentence, table)


def _below(sheet: Sheet, axis: Axis, y: float, under: float, luck: float | None) -> None:
    """What stands under the axis; the words at luck win over those at the ends."""
    look, taken = sheet.look, (0.0, 0.0)
    if luck is not None:
        x, words = axis.within(luck), _("{n} by luck").format(n=round(luck))
        half = look.wide(words, look.small) / 2
        sheet.line(x, y - look.dot * 1.9, x, y + look.dot * 1.9, "text", 1.4)
        middle = min(max(x, half), sheet.width - half)
        sheet.text(middle, under, words, look.small, "muted", anchor="middle")
        taken = (middle - half - look.small, middle + half + look.small)
    left, right = "0", _("100 %")
    if luck is None or look.wide(left, look.small) < taken[0]:
        sheet.text(0, under, left, look.small, "muted")
    if luck is None or sheet.width - look.wide(right, look.small) > taken[1]:
        sheet.text(sheet.width, under, right, look.small, "muted", anchor="end")
