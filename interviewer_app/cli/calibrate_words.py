"""How commands of `calibrate` say a statistic and lay out a table."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.calibration.statistic import Statistic, Undefined
from interviewer_app.core.texts import _


def aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows of cells as lines whose columns stand below each other."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))] if rows else []
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def percent(statistic: Statistic) -> str:
    return told(statistic, "{:.0f}", " %")


def number(statistic: Statistic) -> str:
    return told(statistic, "{:.2f}", "")


def told(statistic: Statistic, shape: str, unit: str) -> str:
    """`0.58 (0.54 to 0.62)`, or why there is none."""
    if isinstance(statistic, Undefined):
        return _("undefined, because {why}").format(why=statistic.because)
    value = shape.format(statistic.value) + unit
    if statistic.ci95 is None:
        return value
    low, high = (shape.format(end) for end in statistic.ci95)
    return _("{value} ({low} to {high})").format(value=value, low=low, high=high)
