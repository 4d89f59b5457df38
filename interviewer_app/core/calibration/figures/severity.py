"""Severity of each interviewer with its interval: everybody in a row, or the remarkable ones above all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer_app.core.calibration.figures.drawn import Cell, Drawn, ends, rounded
from interviewer_app.core.calibration.figures.look import SCREEN, Look
from interviewer_app.core.calibration.figures.scale import Axis, around_zero, plain, short, signed
from interviewer_app.core.calibration.figures.severity_fold import FEW, Fold, draw_fold, folded
from interviewer_app.core.calibration.figures.sheet import Sheet
from interviewer_app.core.calibration.figures.shown import SeverityRow, SeverityShown
from interviewer_app.core.papers.figures import Polyline
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.texts import _

_HEADS = (
    "interviewer", "rounds", "severity", "ci95_low", "ci95_high", "direction", "shift", "shift_low", "shift_high",
    "note",
)  # fmt: skip
_GAP = 14.0


class _Columns(NamedTuple):
    """Where names end and rounds end, the axis, and where shifts begin (None: nobody moved)."""

    names: float
    rounds: float
    axis: Axis
    shifts: float | None


def severity_figure(
    shown: SeverityShown, width: float, look: Look = SCREEN, *, selected: str = "", unfolded: bool = False,
    most: int = FEW,
) -> Drawn:  # fmt: skip
    """A row per interviewer, strictest first; those who may not be compared below a line, in words.

    More than `most` are folded: who moved and who stands furthest out, above what holds for all others.
    selected: an interviewer whose row is marked; unfolded: a row for each of them all the same
    """
    sheet = Sheet(width, look)
    if not shown.on_axis and not shown.aside:
        return _nothing(sheet, shown)
    fold = folded(shown.on_axis, most) if not unfolded else Fold(shown.on_axis, ())
    row = look.row if len(fold.rows) <= FEW else look.dense
    columns = _columns(sheet, shown, fold)
    top = look.small * 2.1
    bottom = top + len(fold.rows) * row
    strip = look.row * 2.2 if fold.others else 0.0
    _grid(sheet, columns, top, bottom + strip, bool(shown.on_axis))
    _heads(sheet, columns, shown)
    for number, each in enumerate(fold.rows):
        _row(sheet, columns, each, top + number * row, row, each.interviewer == selected)
    if fold.others:
        draw_fold(sheet, columns.axis, columns.rounds, fold, bottom, strip)
    y = _numbers(sheet, columns, bottom + strip) if shown.on_axis else top
    end = _aside(sheet, columns, shown.aside, y, selected, bool(shown.on_axis))
    return sheet.done(end, shown.sentence, tuple(_table(shown)), (top, bottom))


def _nothing(sheet: Sheet, shown: SeverityShown) -> Drawn:
    """Why there is nobody to draw, in words."""
    size = sheet.look.small
    lines = wrap(shown.sentence, Style(size), sheet.width, 4)
    for number, words in enumerate(lines):
        sheet.text(0, size * (1.4 + number * 1.35), words, size, "muted", room=sheet.width)
    return sheet.done(size * (0.8 + len(lines) * 1.35), shown.sentence, tuple(_table(shown)))


def _columns(sheet: Sheet, shown: SeverityShown, fold: Fold) -> _Columns:
    look, rows = sheet.look, (*fold.rows, *shown.aside)
    names = max((look.wide(each.interviewer, look.text, bool(each.moved)) for each in rows), default=0.0)
    head = look.wide(_("Interviewer"), look.small)
    names = min(max(names, head), sheet.width * 0.26) + _GAP
    rounds = names + max(look.wide(_("rounds"), look.small), look.wide("00000", look.text, mono=True))
    shifts = None
    if any(each.shift is not None for each in fold.rows):
        widest = max(sum(_shift_wide(look, each)) for each in fold.rows)
        shifts = sheet.width - max(widest, look.wide(shown.shift_head, look.small)) - 2
    reach = around_zero(
        [each.severity for each in shown.on_axis if each.severity is not None],
        [end for each in shown.on_axis for end in each.ci95 or ()],
    )
    right = (shifts if shifts is not None else sheet.width) - _GAP * 1.6
    return _Columns(names, rounds, Axis(-reach, reach, rounds + _GAP * 2, right), shifts)


def _shift_wide(look: Look, row: SeverityRow) -> tuple[float, float]:
    if row.shift is None:
        return 0.0, 0.0
    return look.wide(signed(row.shift), look.text, True) + 7, look.wide(_interval(row), look.text)


def _interval(row: SeverityRow) -> str:
    if row.shift_ci95 is None:
        return ""
    return _("({low} to {high})").format(low=plain(row.shift_ci95[0]), high=plain(row.shift_ci95[1]))


def _heads(sheet: Sheet, columns: _Columns, shown: SeverityShown) -> None:
    size, y, axis = sheet.look.small, sheet.look.small, columns.axis
    sheet.text(0, y, _("Interviewer"), size, "muted", room=columns.names - _GAP)
    sheet.text(columns.rounds, y, _("rounds"), size, "muted", anchor="end")
    if not shown.on_axis:
        return
    half = (axis.end - axis.start) / 2 - 4
    sheet.text(axis.start, y, _("milder"), size, "muted", room=half)
    sheet.text(axis.end, y, _("stricter"), size, "muted", anchor="end", room=half)
    if columns.shifts is not None:
        sheet.text(columns.shifts, y, shown.shift_head, size, "muted")


def _ticks(sheet: Sheet, axis: Axis) -> list[float]:
    return axis.ticks_apart(sheet.look.wide(short(-0.25), sheet.look.small, mono=True) * 1.25)


def _grid(sheet: Sheet, columns: _Columns, top: float, bottom: float, any_rows: bool) -> None:
    if not any_rows:
        return
    for tick in _ticks(sheet, columns.axis):
        x = columns.axis.at(tick)
        sheet.line(x, top, x, bottom, "control" if tick == 0 else "line", 1.2 if tick == 0 else 1)


def _numbers(sheet: Sheet, columns: _Columns, y: float) -> float:
    """What the ticks stand for; returns the y below."""
    size, axis = sheet.look.small, columns.axis
    base, end = y + size * 1.35, 0.0
    for tick in _ticks(sheet, axis):
        half = sheet.look.wide(short(tick), size, mono=True) / 2
        sheet.text(axis.at(tick), base, short(tick), size, "muted", mono=True, anchor="middle")
        end = axis.at(tick) + half
    unit = _("logit")
    if end + 8 + sheet.look.wide(unit, size) <= sheet.width:
        sheet.text(
            max(end + 8, min(axis.end + 4, sheet.width - sheet.look.wide(unit, size))), base, unit, size, "muted"
        )
    return base + size * 0.6


def _row(sheet: Sheet, columns: _Columns, row: SeverityRow, y: float, high: float, selected: bool) -> None:
    look, middle = sheet.look, y + high / 2
    size = look.text if high >= look.row else look.small
    _label(sheet, columns, row, y, high, size, selected)
    if row.severity is None:
        return
    weight = 2.0 if row.moved else 1.5
    _interval_line(sheet, columns.axis, row, middle, weight if high >= look.row else weight * 0.75)
    x = columns.axis.within(row.severity)
    if row.moved:
        sheet.triangle(x, middle, row.moved == "stricter")
    else:
        sheet.dot(x, middle, r=look.dot if high >= look.row else look.dot * 0.8)
    if row.shift is not None and columns.shifts is not None:
        used = sheet.beside(columns.shifts, middle, signed(row.shift), size, "accent", bold=True)
        sheet.beside(columns.shifts + used + 7, middle, _interval(row), size, "muted")


def _label(
    sheet: Sheet, columns: _Columns, row: SeverityRow, y: float, high: float, size: float, selected: bool
) -> None:
    """The name and the number of rounds, on the ground of a chosen row."""
    middle = y + high / 2
    if selected:
        sheet.rect(0, y + 0.5, sheet.width, high - 1, "tint", radius=4)
    sheet.hit(row.interviewer, y, high)
    bold = bool(row.moved)
    sheet.beside(0, middle, row.interviewer, size, bold=bold, room=columns.names - _GAP)
    sheet.beside(columns.rounds, middle, str(row.rounds), size, "muted", mono=True, anchor="end")


def _interval_line(sheet: Sheet, axis: Axis, row: SeverityRow, y: float, weight: float) -> None:
    """The interval; an end that lies beyond the axis gets an arrow head instead."""
    if row.ci95 is None:
        return
    low, high = row.ci95
    colour = "text" if row.moved else "muted"
    left, right = axis.within(low), axis.within(high)
    sheet.line(left, y, right, y, colour, weight)
    reach = sheet.look.dot * 0.8
    for beyond, x, back in ((low < axis.low, left, reach), (high > axis.high, right, -reach)):
        if beyond:
            sheet.items.append(Polyline(((x + back, y - reach), (x, y), (x + back, y + reach)), colour, weight))


def _aside(sheet: Sheet, columns: _Columns, rows: Sequence[SeverityRow], y: float, selected: str, below: bool) -> float:
    """Those who do not stand on the axis, and why; returns the y below."""
    if not rows:
        return y
    look = sheet.look
    high = look.row if len(rows) <= FEW else look.dense
    size = look.text if high >= look.row else look.small
    if below:
        sheet.line(0, y, sheet.width, y, "line", 1)
        y += look.small * 0.4
    for row in rows:
        _label(sheet, columns, row, y, high, size, row.interviewer == selected)
        x = columns.axis.start
        sheet.beside(x, y + high / 2, row.because, size if below else look.small, "muted", room=sheet.width - x)
        y += high
    return y


def _table(shown: SeverityShown) -> Iterator[tuple[Cell, ...]]:
    yield _HEADS
    for row in (*shown.on_axis, *shown.aside):
        yield (
            row.interviewer, row.rounds, rounded(row.severity), *ends(row.ci95), row.moved, rounded(row.shift),
            *ends(row.shift_ci95), row.because,
        )  # fmt: skip
