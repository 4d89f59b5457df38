"""How the front page is divided: by the pack and the paper alone, so that cards laid side by side line up.

Every height here comes from the longest text the pack could make necessary, never from the round.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.frame import Box
from interviewer_app.core.papers.shaping import measure
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.rubrics.models import Dimension, Pack

PAGE_HEAD, PAGE_HEAD_LINE = 22.0, 8.0  # kept free above, on all pages but the first; the baseline in it
FOOT = 20.0  # kept free below, on every page
HEAD = 59.0
FACTS = 38.0
CONDUCT = 41.0
TRACK_HEAD = 25.5
FACETS_HEAD = 18.0
FACETS_PER_ROW = 4
AXIS = 15.0
BAND = 17.0
GUTTER = 12.0
COUNTS = 176.0
SCALE = 70.0


@dataclass(frozen=True, slots=True)
class Density:
    """How closely the front page is set: lines kept for texts, and air around them."""

    anchor_lines: int
    facet_lines: int
    words_lines: int
    air: float
    lane: float


# Tried in this order until the pack fits on one page.
DENSITIES = (
    Density(anchor_lines=4, facet_lines=5, words_lines=6, air=9.0, lane=13.4),
    Density(anchor_lines=3, facet_lines=4, words_lines=6, air=6.0, lane=13.0),
    Density(anchor_lines=3, facet_lines=4, words_lines=6, air=4.0, lane=12.4),
    Density(anchor_lines=3, facet_lines=4, words_lines=5, air=3.5, lane=12.2),
    Density(anchor_lines=3, facet_lines=4, words_lines=4, air=3.0, lane=12.0),
    Density(anchor_lines=3, facet_lines=3, words_lines=4, air=3.0, lane=12.0),
    Density(anchor_lines=2, facet_lines=3, words_lines=4, air=3.0, lane=12.0),
    Density(anchor_lines=2, facet_lines=2, words_lines=3, air=3.0, lane=12.0),
)
_MOST_AIR = 22.0


@dataclass(frozen=True, slots=True)
class Plan:
    """The slots of one pack on one paper size. Columns are offsets from the left margin; heights in points."""

    pack: Pack
    width: float
    density: Density

    @property
    def column(self) -> float:
        """Width of one of the four columns of facts and facets."""
        return (self.width - 3 * GUTTER) / 4

    def column_at(self, index: int) -> float:
        return index * (self.column + GUTTER)

    @property
    def name_width(self) -> float:
        return 91.0

    @property
    def scale_at(self) -> float:
        return self.name_width + 4

    @property
    def anchor_at(self) -> float:
        return self.scale_at + SCALE + 8

    @property
    def anchor_width(self) -> float:
        return self.width - self.anchor_at - COUNTS - 6

    def rows(self, track: str) -> list[Dimension]:
        return [dimension for dimension in self.pack.dimensions if dimension.track == track]

    @property
    def rated_tracks(self) -> list[str]:
        """The tracks with rows of their own, level facets apart."""
        return [track for track in self.pack.tracks if track != "level"]

    def row_lines(self, dimension: Dimension) -> int:
        """Lines kept for a dimension's anchor: those of its longest one, and two at least, for a reason."""
        return _most_lines(dimension, self.anchor_width, self.density.anchor_lines)

    def name_lines(self, dimension: Dimension) -> int:
        """Lines kept for a dimension's name: what it needs, up to three."""
        return len(wrap(dimension.name, st.SLOT, self.name_width, 3))

    def row_height(self, dimension: Dimension) -> float:
        anchor = self.row_lines(dimension) * st.leading(st.SMALL)
        return max(anchor, self.name_lines(dimension) * st.leading(st.SLOT)) + self.density.air

    @property
    def facets(self) -> list[Dimension]:
        return self.rows("level")

    @property
    def facet_lines(self) -> int:
        width, most = self.column, self.density.facet_lines
        return max((_most_lines(facet, width, most) for facet in self.facets), default=0)

    @property
    def facet_height(self) -> float:
        return 33.0 + self.facet_lines * st.leading(st.SMALL) + self.density.air / 2

    @property
    def lanes(self) -> int:
        """One per dimension, one for all level facets, one for what nobody has sorted."""
        return len(self.pack.dimensions) - len(self.facets) + bool(self.facets) + 1

    @property
    def legend(self) -> list[list[tuple[str, str]]]:
        """Letter and name of each kind, in lines of about the same length."""
        whole = sum(legend_width(kind.key[:1], kind.name) for kind in self.pack.kinds)
        wanted = 1.08 * whole / -(-whole // self.width)
        lines: list[list[tuple[str, str]]] = [[]]
        used = 0.0
        for kind in self.pack.kinds:
            need = legend_width(kind.key[:1], kind.name)
            if lines[-1] and used + need > min(wanted, self.width):
                lines.append([])
                used = 0.0
            lines[-1].append((kind.key[:1], kind.name))
            used += need
        return lines

    @property
    def time_line_height(self) -> float:
        return BAND + self.lanes * self.density.lane + AXIS + len(self.legend) * st.leading(st.SMALL)

    @property
    def words_height(self) -> float:
        return 15.0 + self.density.words_lines * st.leading(st.BODY)

    @property
    def height(self) -> float:
        """Everything below each other, with the gaps `front` puts between."""
        rows = sum(self.row_height(dimension) for track in self.rated_tracks for dimension in self.rows(track))
        facets = FACETS_HEAD + self.facet_rows * self.facet_height + self.density.air if self.facets else 0.0
        heads = TRACK_HEAD * len(self.rated_tracks)
        below = self.time_line_height + self.words_height + 2 * self.density.air
        return HEAD + FACTS + CONDUCT + 2 * self.head_air + heads + rows + facets + below

    @property
    def head_air(self) -> float:
        """The gaps between name, facts and conduct."""
        return self.density.air / 2

    @property
    def facet_rows(self) -> int:
        return -(-len(self.facets) // FACETS_PER_ROW)

    def spread(self, height: float) -> Plan:
        """The same slots with what is left of `height` shared out as air."""
        rated = len(self.pack.dimensions) - len(self.facets)
        places = rated + self.facet_rows / 2 + bool(self.facets) + 3
        air = self.density.air + max(0.0, height - self.height - 1) / places
        return replace(self, density=replace(self.density, air=min(air, _MOST_AIR)))


def legend_width(letter: str, name: str) -> float:
    return measure(letter, st.SMALL_BOLD) + 3 + measure(name, st.SMALL) + 9


def _most_lines(dimension: Dimension, width: float, most: int) -> int:
    anchors = tuple(level.anchor for level in dimension.levels if level.anchor)
    return _lines_needed(anchors, width, most)


@lru_cache(maxsize=512)
def _lines_needed(anchors: tuple[str, ...], width: float, most: int) -> int:
    return max(2, *(len(wrap(anchor, st.SMALL, width, most)) for anchor in anchors), 0)


def plan_for(pack: Pack, box: Box) -> Plan:
    """The roomiest division that fits the pack on one page; an ordinary one if it needs a second page in any case."""
    for density in DENSITIES:
        plan = Plan(pack, box.width, density)
        if plan.height <= box.height:
            return plan.spread(box.height)
    return Plan(pack, box.width, DENSITIES[1])
