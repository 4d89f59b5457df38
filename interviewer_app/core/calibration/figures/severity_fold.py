"""Many interviewers on little room: who moved and who stands furthest out in rows, all others as one strip."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles
from typing import NamedTuple

from interviewer_app.core.calibration.figures.scale import Axis, short
from interviewer_app.core.calibration.figures.sheet import Sheet
from interviewer_app.core.calibration.figures.shown import SeverityRow
from interviewer_app.core.papers.figures import Polygon
from interviewer_app.core.texts import _, plural

# Up to here everybody has a full row; above MANY only those who moved are named.
FEW, MANY = 24, 120
_FURTHEST, _MOST_MOVED = 10, 16
_BINS = 36


class Fold(NamedTuple):
    """rows: named, strictest first; others: all who are not"""

    rows: tuple[SeverityRow, ...]
    others: tuple[SeverityRow, ...]


def folded(rows: Sequence[SeverityRow], most: int = FEW) -> Fold:
    """Who of `rows`, strictest first, is named where they are more than `most`."""
    if len(rows) <= most:
        return Fold(tuple(rows), ())
    moved = sorted((row for row in rows if row.moved), key=lambda row: -abs(row.shift or 0.0))
    named = {row.interviewer for row in moved[: min(most, _MOST_MOVED)]}
    if len(rows) <= MANY:
        still = sorted((row for row in rows if not row.moved), key=lambda row: -abs(row.severity or 0.0))
        named |= {row.interviewer for row in still[: max(0, min(_FURTHEST, most - len(named)))]}
    return Fold(
        tuple(row for row in rows if row.interviewer in named),
        tuple(row for row in rows if row.interviewer not in named),
    )


def draw_fold(sheet: Sheet, axis: Axis, words_end: float, fold: Fold, y: float, high: float) -> None:
    """The strip of all others between y and y + high: how many stand where, and a sentence beside it."""
    numbers = [row.severity for row in fold.others if row.severity is not None]
    _density(sheet, axis, numbers, y + high * 0.1, high * 0.8)
    first, second = fold_words(fold)
    size, middle = sheet.look.small, y + high / 2
    sheet.beside(0, middle - size * 0.7, first, size, "text", room=words_end)
    sheet.beside(0, middle + size * 0.7, second, size, "muted", room=words_end)


def fold_words(fold: Fold) -> tuple[str, str]:
    """28 more, none flagged / half of them within -.3 and .4"""
    moved = sum(bool(row.moved) for row in fold.others)
    count = len(fold.others)
    told = plural("{n} more", "{n} more", count)
    if moved:
        told = _("{told}, {n} of them moved").format(told=told, n=moved)
    else:
        told = _("{told}, none moved").format(told=told)
    numbers = sorted(row.severity for row in fold.others if row.severity is not None)
    if not numbers:
        return told, ""
    if fold.rows and not moved:
        furthest = max(abs(number) for number in numbers)
        return told, _("all within ±{reach}").format(reach=short(_up(furthest)))
    return told, _("within {low} and {high}").format(low=short(-_up(-numbers[0])), high=short(_up(numbers[-1])))


def middle_half(numbers: Sequence[float]) -> tuple[float, float]:
    """The first and third quartile, of at least two numbers (inclusive method)."""
    first, _median, third = quantiles(numbers, n=4, method="inclusive")
    return first, third


def _up(number: float) -> float:
    """Rounded to one decimal, away from what it must hold."""
    return -(-number * 10 // 1) / 10


def _density(sheet: Sheet, axis: Axis, numbers: Sequence[float], y: float, high: float) -> None:
    """How many stand where, as one outline that grows from the middle of the strip."""
    counts = [0] * _BINS
    for number in numbers:
        place = (min(max(number, axis.low), axis.high) - axis.low) / (axis.high - axis.low)
        counts[min(int(place * _BINS), _BINS - 1)] += 1
    if not any(counts):
        return
    smooth = [(counts[max(i - 1, 0)] + 2 * counts[i] + counts[min(i + 1, _BINS - 1)]) / 4 for i in range(_BINS)]
    middle, largest = y + high / 2, max(smooth)
    step = (axis.end - axis.start) / _BINS
    used = [i for i, share in enumerate(smooth) if share]
    shape = [(axis.start + (i + 0.5) * step, smooth[i] / largest * high / 2) for i in range(used[0], used[-1] + 1)]
    shape = [(shape[0][0] - step / 2, 0.0), *shape, (shape[-1][0] + step / 2, 0.0)]
    upper = [(x, middle - half) for x, half in shape]
    lower = [(x, middle + half) for x, half in reversed(shape)]
    sheet.items.append(Polygon(tuple(upper + lower), "sort_tint", "control", 1))
