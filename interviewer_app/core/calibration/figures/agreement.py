"""How often two interviewers give the same rating, by dimension, with what luck alone would give."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor
from typing import NamedTuple

from interviewer_app.core.calibration.figures.drawn import Cell, Drawn, ends, rounded
from interviewer_app.core.calibration.figures.look import SCREEN, Look
from interviewer_app.core.calibration.figures.scale import Axis
from interviewer_app.core.calibration.figures.severity_fold import FEW
from interviewer_app.core.calibration.figures.sheet import Sheet
from interviewer_app.core.calibration.figures.shown import AgreementRow, AgreementShown
from interviewer_app.core.texts import _

_HEADS = ("dimension", "pairs", "percent_exact", "ci95_low", "ci95_high", "percent_by_luck", "note")
_GAP = 12.0


class _Columns(NamedTuple):
    names: float
    pairs: float
    axis: Axis


def agreement_figure(shown: AgreementShown, width: float, look: Look = SCREEN) -> Drawn:
    """A row per dimension, least agreement first; the two ends carry their number."""
    sheet = Sheet(width, look)
    columns = _columns(sheet, shown)
    top, row = look.small * 1.9, look.row if len(shown.rows) <= FEW else look.dense
    bottom = top + row * len(shown.rows)
    size, defined = look.small, [each for each in shown.rows if each.percent is not None]
    sheet.text(0, size, _("Dimension"), size, "muted", room=columns.names - _GAP)
    sheet.text(columns.pairs, size, _("pairs"), size, "muted", anchor="end")
    ticks = columns.axis.ticks_apart(look.wide(_("{n} %").format(n=100), size, mono=True) * 1.1) if defined else []
    for tick in ticks:
        sheet.line(columns.axis.at(tick), top, columns.axis.at(tick), bottom, "line", 1)
    numbered = {id(defined[0]), id(defined[-1])} if defined else set()
    for number, each in enumerate(shown.rows):
        _row(sheet, columns, each, top + number * row, row, id(each) in numbered)
    if defined and defined[0].luck is not None:
        _luck_words(sheet, columns, defined[0], top + shown.rows.index(defined[0]) * row + row / 2)
    for tick in ticks:
        words = _("{n} %").format(n=round(tick))
        sheet.text(columns.axis.at(tick), bottom + size * 1.35, words, size, "muted", mono=True, anchor="middle")
    end = bottom + (size * 1.9 if ticks else size * 0.3)
    return sheet.done(end, shown.sentence, tuple(_table(shown)), (top, bottom))


def _columns(sheet: Sheet, shown: AgreementShown) -> _Columns:
    look = sheet.look
    names = max((look.wide(each.dimension, look.text) for each in shown.rows), default=0.0)
    names = min(max(names, look.wide(_("Dimension"), look.small)), sheet.width * 0.4) + _GAP
    pairs = names + max(look.wide(_("pairs"), look.small), look.wide("00000", look.text, mono=True))
    found = [end for each in shown.rows for end in (each.luck, each.percent, *(each.ci95 or ())) if end is not None]
    low = max(0, floor(min(found, default=0) / 20) * 20)
    high = min(100, max(ceil(max(found, default=100) / 20) * 20, low + 20))
    # Half a number stands beyond either end of the axis.
    half = look.wide(_("{n} %").format(n=100), look.small, mono=True) / 2
    return _Columns(names, pairs, Axis(low, high, pairs + _GAP + half, sheet.width - half))


def _row(sheet: Sheet, columns: _Columns, row: AgreementRow, y: float, high: float, numbered: bool) -> None:
    look, axis, middle = sheet.look, columns.axis, y + high / 2
    size = look.text if high >= look.row else look.small
    sheet.hit(row.dimension, y, high)
    sheet.beside(0, middle, row.dimension, size, room=columns.names - _GAP)
    sheet.beside(columns.pairs, middle, str(row.pairs), size, "muted", mono=True, anchor="end")
    if row.percent is None:
        words = _("undefined, because {why}").format(why=row.because)
        sheet.beside(columns.pairs + _GAP, middle, words, look.small, "muted", room=sheet.width - columns.pairs - _GAP)
        return
    if row.luck is not None:
        x, tall = axis.within(row.luck), min(high * 0.22, look.dot * 1.5)
        sheet.line(x, middle - tall, x, middle + tall, "muted", 1.4)
    if row.ci95 is not None:
        low, far = (axis.within(end) for end in row.ci95)
        sheet.line(low, middle, far, middle, "muted", 1.5)
    sheet.dot(axis.within(row.percent), middle)
    if numbered:
        _number(sheet, axis, row, middle, size)


def _number(sheet: Sheet, axis: Axis, row: AgreementRow, middle: float, size: float) -> None:
    """The share in words beside its interval: right of it, or left where there is no room."""
    words = _("{n} %").format(n=round(row.percent or 0.0))
    reach = [axis.within(end) for end in (row.percent or 0.0, *(row.ci95 or ()))]
    wide = sheet.look.wide(words, size, True)
    if max(reach) + 7 + wide <= sheet.width:
        sheet.beside(max(reach) + 7, middle, words, size, bold=True)
        return
    luck = axis.within(row.luck) if row.luck is not None else 0.0
    if min(reach) - 7 - wide > max(luck + 4, axis.start):
        sheet.beside(min(reach) - 7, middle, words, size, bold=True, anchor="end")


def _luck_words(sheet: Sheet, columns: _Columns, row: AgreementRow, middle: float) -> None:
    """What the small tick means, said once, left of the first one or right of it."""
    look, words = sheet.look, _("by luck")
    x = columns.axis.within(row.luck or 0.0)
    wide = look.wide(words, look.small)
    begin = min(columns.axis.within(end) for end in (row.percent or 0.0, *(row.ci95 or ())))
    if x - 5 - wide >= columns.pairs + 6:
        sheet.beside(x - 5, middle, words, look.small, "muted", anchor="end")
    elif x + 5 + wide < begin - 4:
        sheet.beside(x + 5, middle, words, look.small, "muted")


def _table(shown: AgreementShown) -> Iterator[tuple[Cell, ...]]:
    yield _HEADS
    for row in shown.rows:
        note = _("undefined, because {why}").format(why=row.because) if row.because else ""
        yield row.dimension, row.pairs, rounded(row.percent), *ends(row.ci95), rounded(row.luck), note
