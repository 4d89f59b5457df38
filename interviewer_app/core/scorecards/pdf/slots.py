"""How an anchor will stand on the card: the lines it breaks into, and how many its slot has.

Made from the plan of the page, so that a preview and the paper never differ.
"""

from __future__ import annotations

from typing import NamedTuple

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.frame import MARGIN, SIZES, Box, PageSize
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.pdf.plan import FOOT, Plan, plan_for


class Slot(NamedTuple):
    """lines: as they break. needed: how many the text takes; kept: how many there is room for."""

    lines: tuple[str, ...]
    needed: int
    kept: int

    @property
    def fits(self) -> bool:
        return self.needed <= self.kept


class Slots:
    """The slots of one pack on one size of paper."""

    def __init__(self, pack: Pack, size: PageSize = "A4") -> None:
        width, height = SIZES[size]
        self._plan: Plan = plan_for(pack, Box(MARGIN, MARGIN, width - MARGIN, height - MARGIN - FOOT))

    def slot(self, track: str, anchor: str) -> Slot:
        """How `anchor` stands in the slot of a dimension on `track`."""
        plan = self._plan
        width, kept = plan.anchor_width, plan.density.anchor_lines
        if track == "level":
            width, kept = plan.column, plan.density.facet_lines
        needed = len(wrap(anchor, st.SMALL, width))
        return Slot(tuple(wrap(anchor, st.SMALL, width, kept)), needed, kept)
