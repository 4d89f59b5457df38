"""Raters and items whose ratings all lie in one end category: no finite severity or difficulty is most likely.

Their sum is taken 0.3 of a category away from the end, as Facets does with extreme scores (Linacre 1998), so that the
estimate is finite and its sign right; the others are not touched. Where severities have a prior only a whole group of
raters, which has a mean of its own, can be in that place.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.fitted import Reason
from interviewer_app.core.calibration.severity.parameters import Layout

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
AWAY = 0.3


def nudge_of(design: Design, layout: Layout, shrinks: bool) -> tuple[Floats, tuple[Reason, ...]]:
    """(slope (n,) that the log likelihood is given, why)."""
    nudge, reasons = np.zeros(layout.size), []
    rater = np.repeat(design.rater, design.size)
    if not shrinks:
        ends = _ends(design, rater, len(design.raters))
        nudge[: layout.raters] = AWAY * ends
        reasons += [_reason("rater", design.raters[one], int(ends[one])) for one in np.flatnonzero(ends)]
    else:
        group = _ends(design, design.rater_component[rater], design.components)
        ends = (group / design.raters_in())[design.rater_component]
        nudge[: layout.raters] = AWAY * ends
        reasons += [_reason("rater", design.raters[one], int(np.sign(ends[one]))) for one in np.flatnonzero(ends)]
    ends = _ends(design, design.item, len(design.items))
    # Alike on all steps of the item, so that the difficulty moves and the thresholds it shares do not.
    steps = np.repeat(AWAY * ends[:, None] / layout.width, layout.width, axis=1)
    nudge[layout.raters : layout.spread] = layout.basis.T @ np.where(layout.absent, 0.0, steps.ravel())
    reasons += [_reason("dimension", design.items[one], int(ends[one])) for one in np.flatnonzero(ends)]
    single = [name for name, scores in zip(design.items, design.categories, strict=True) if len(scores) == 1]
    reasons += [Reason("dimension", name, "all its ratings are equal") for name in single]
    return nudge, tuple(reasons)


def _ends(design: Design, owner: Ints, owners: int) -> Floats:
    """(owners,) 1 where all ratings are in the highest category of their items, -1 in the lowest, else 0."""
    last = np.array([len(scores) - 1 for scores in design.categories])[design.item]
    several = last > 0
    count = np.bincount(owner, several, owners)
    top = np.bincount(owner, several & (design.category == last), owners)
    bottom = np.bincount(owner, several & (design.category == 0), owners)
    return np.where(count == 0, 0.0, (top == count) * 1.0 - (bottom == count) * 1.0)


def _reason(what: str, name: str, end: int) -> Reason:
    word = "highest" if end > 0 else "lowest"
    because = f"all ratings are in the {word} category, so that only a bound can be told"
    return Reason("rater" if what == "rater" else "dimension", name, because)
