"""The time line: which probe was open when, and every moment on the lane of its dimension.

A pure figure, so that the same picture can stand on a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, pairwise

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.figure_pdf import draw_figure
from interviewer_app.core.papers.figures import Figure, Item, Line, Rect, Text
from interviewer_app.core.papers.flow import Where
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.marks import mark, shape
from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.papers.shaping import Style, measure
from interviewer_app.core.papers.wrapping import elide
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pdf import plan
from interviewer_app.core.scorecards.pdf.parts import dimension_of, kind_letter
from interviewer_app.core.scorecards.pdf.plan import Plan
from interviewer_app.core.scorecards.pdf.wording import clock, track_title
from interviewer_app.core.texts import _, plural

_LABELS = 94.0
_MINUTE = 60_000
_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 240)
# Marks closer than this share of their size become one bar with their number.
_MERGED = 0.68
# Slices of a crowded lane; each is wide enough for a bar with three digits.
_SLICES = 16
_LONG_BAR = 40.0
_NUMBER = Style(8, bold=True)


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    colour: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """Round clock to x: `left` is 0 ms, `right` is `until_ms`."""

    left: float
    right: float
    until_ms: int

    def x(self, ms: int) -> float:
        return self.left + (self.right - self.left) * min(ms, self.until_ms) / self.until_ms

    @property
    def per_minute(self) -> float:
        return (self.right - self.left) * _MINUTE / self.until_ms


def drawing(card: Scorecard, slots: Plan) -> Callable[[Document, float, Where], None]:
    figure = time_line(card, slots)
    return lambda document, y, known: draw_figure(document.ink, figure, document.box.left, y)


def time_line(card: Scorecard, slots: Plan) -> Figure:
    """The time line in the slot the plan keeps for it; it ends with what was arranged, or with the round if later."""
    lanes = _lanes(card, slots)
    until = max(card.facts.minutes * _MINUTE, card.used_ms, *(moment.at_ms for moment in card.log), 1)
    axis = Axis(_LABELS, slots.width - 1, until)
    bottom = plan.BAND + len(lanes) * slots.density.lane
    items = [
        *_band(card, axis),
        *_phases(card, axis, bottom),
        *_lane_items(card, lanes, slots, axis),
        *_ticks(card, axis, bottom),
        *_legend(slots, bottom + plan.AXIS),
    ]
    return Figure(slots.width, slots.time_line_height, tuple(items), finding(lanes))


def finding(lanes: Sequence[Lane]) -> str:
    """What the time line shows, in one sentence: how many moments, where most of them are, and where none is."""
    number = sum(len(lane.moments) for lane in lanes)
    if not number:
        return _("Time line without moments.")
    most = max(lanes, key=lambda lane: len(lane.moments))
    counted = plural("Time line with one moment", "Time line with {n} moments", number)
    words = _("{counted}, most of them on {lane} ({n})").format(counted=counted, lane=most.name, n=len(most.moments))
    empty = [lane.name for lane in lanes[:-1] if not lane.moments]  # the last one is for what nobody has sorted
    return _("{words}; none on {lanes}.").format(words=words, lanes=", ".join(empty)) if empty else f"{words}."


def _lanes(card: Scorecard, slots: Plan) -> list[Lane]:
    """One per dimension, one for all level facets, one for what has no dimension; empty ones stay."""
    by_dimension: dict[str, list[Moment]] = {}
    facets: list[Moment] = []
    unsorted: list[Moment] = []
    for moment in card.log:
        dimension = dimension_of(card.pack, moment)
        if dimension is None:
            unsorted.append(moment)
        elif dimension.track == "level":
            facets.append(moment)
        else:
            by_dimension.setdefault(dimension.id, []).append(moment)
    lanes = [
        Lane(dimension.name, track_colour(track), tuple(by_dimension.get(dimension.id, ())))
        for track in slots.rated_tracks
        for dimension in slots.rows(track)
    ]
    if slots.facets:
        lanes.append(Lane(track_title("level"), "level", tuple(facets)))
    return [*lanes, Lane(_("Not sorted"), "sort", tuple(unsorted))]


def _band(card: Scorecard, axis: Axis) -> Iterator[Item]:
    """The stays on probes; a number where the title does not fit, nothing where neither does."""
    yield Text(0, 10, _("Probes"), 8, "muted")
    numbers = {line.probe.id: (str(line.number), line.probe.title) for line in card.script}
    titles = {probe.id: ("+", probe.title) for probe in card.pack.probes}
    for visit in card.visits:
        start, end = axis.x(visit.from_ms), axis.x(card.used_ms if visit.to_ms is None else visit.to_ms)
        width = max(end - start, 0.8)
        if width > 2:
            yield Rect(start + 0.4, 0, width - 0.8, plan.BAND - 3, "hover", "line", 0.6, 1.5)
        number, title = numbers.get(visit.probe) or titles.get(visit.probe) or ("+", visit.probe)
        full = f"{number} {title}"
        shown = elide(full, st.SMALL, width - 7)
        if shown == full or len(shown) > len(number) + 6:
            yield Text(start + 4, 10, shown, 8)
        elif measure(number, st.SMALL) <= width - 1.6:
            yield Text(start + width / 2, 10, number, 8, anchor="middle")


def _phases(card: Scorecard, axis: Axis, bottom: float) -> Iterator[Item]:
    for phase in card.phases[1:]:
        x = axis.x(phase.from_ms)
        yield Line(x, plan.BAND - 2, x, bottom + 1, "control", 0.8, dash=True)


def _lane_items(card: Scorecard, lanes: Sequence[Lane], slots: Plan, axis: Axis) -> Iterator[Item]:
    pitch = slots.density.lane
    for index, lane in enumerate(lanes):
        middle = plan.BAND + (index + 0.5) * pitch
        yield Rect(0, middle - 3.4, 1.6, 6.8, lane.colour)
        yield Text(6, middle + 2.9, elide(lane.name, st.SMALL, _LABELS - 12), 8)
        yield Line(axis.left, middle, axis.right, middle, "line", 0.6)
        for group in _groups(lane.moments, axis):
            yield from _marks(card, group, lane.colour, middle)


@dataclass(frozen=True, slots=True)
class Group:
    """Moments drawn as one mark or one bar between `left` and `right`."""

    moments: tuple[Moment, ...]
    left: float
    right: float


def _groups(moments: Sequence[Moment], axis: Axis) -> list[Group]:
    """Moments whose marks would hide each other, together; where even those crowd, what falls into each slice."""
    close: list[list[Moment]] = []
    for moment in moments:
        if close and axis.x(moment.at_ms) - axis.x(close[-1][-1].at_ms) < st.MARK * _MERGED:
            close[-1].append(moment)
        else:
            close.append([moment])
    groups = [_group(some, axis.left, axis.right, axis) for some in close]
    if not any(_collide(one, two) for one, two in pairwise(groups)) and all(_is_short(group) for group in groups):
        return groups
    width = (axis.right - axis.left) / _SLICES
    slices: dict[int, list[Moment]] = {}
    for moment in moments:
        slices.setdefault(min(_SLICES - 1, int((axis.x(moment.at_ms) - axis.left) / width)), []).append(moment)
    return [
        _group(some, axis.left + index * width + 0.7, axis.left + (index + 1) * width - 0.7, axis)
        for index, some in slices.items()
    ]


def _group(moments: Sequence[Moment], low: float, high: float, axis: Axis) -> Group:
    """Wide enough for its marks and its number, moved to stay between `low` and `high`."""
    half = st.MARK / 2
    need = st.MARK if len(moments) == 1 else measure(str(len(moments)), _NUMBER) + 8
    left = max(low, axis.x(moments[0].at_ms) - half)
    right = min(high, max(axis.x(moments[-1].at_ms) + half, left + need))
    return Group(tuple(moments), min(left, right - need), right)


def _collide(one: Group, two: Group) -> bool:
    """Whether a bar would touch its neighbour; single marks may overlap as far as `_MERGED` lets them."""
    return len(one.moments) + len(two.moments) > 2 and one.right > two.left - 0.5


def _is_short(group: Group) -> bool:
    return group.right - group.left < _LONG_BAR


def _marks(card: Scorecard, group: Group, colour: str, middle: float) -> Iterator[Item]:
    centre = (group.left + group.right) / 2
    if len(group.moments) == 1:
        moment = group.moments[0]
        yield shape(centre, middle, st.MARK + 1.2, moment.direction, "surface")
        letter = kind_letter(card.pack, moment)
        yield from mark(centre, middle, st.MARK, moment.direction, letter, colour, "on_mark", prompted=moment.prompted)
        return
    top, height = middle - st.MARK / 2 + 0.6, st.MARK - 1.2
    yield Rect(group.left, top, group.right - group.left, height, colour, radius=height / 2)
    yield Text(centre, middle + 2.9, str(len(group.moments)), 8, "on_mark", True, False, "middle")


def _ticks(card: Scorecard, axis: Axis, bottom: float) -> Iterator[Item]:
    """Times below the lanes, and in their place the AI rule where it changes."""
    baseline = bottom + 9
    taken: list[tuple[float, float]] = []
    for phase in card.phases[1:]:
        label = _("AI allowed") if phase.rule == "allowed" else _("AI not allowed")
        width = measure(label, _NUMBER)
        x = min(axis.x(phase.from_ms) + 3, axis.right - width)
        if all(x > end or x + width < start for start, end in taken):
            taken.append((x - 4, x + width + 4))
            yield Text(x, baseline, label, 8, "muted", True)
    half = measure(clock(axis.until_ms), st.CODE) / 2
    # Hours, however long somebody forgot to end the round: never more labels than have room.
    longer = (_STEPS[-1] << doubled for doubled in count(1))
    step = next(step for step in chain(_STEPS, longer) if step * axis.per_minute >= 3.2 * half)
    for minute in range(0, axis.until_ms // _MINUTE + 1, step):
        x = min(max(axis.x(minute * _MINUTE), axis.left + half), axis.right - half)
        if all(x + half <= start or x - half >= end for start, end in taken):
            yield Text(x, baseline, clock(minute * _MINUTE), 8, "faint", False, True, "middle")
            taken.append((x - half - 4, x + half + 4))


def _legend(slots: Plan, top: float) -> Iterator[Item]:
    for index, line in enumerate(slots.legend):
        x, baseline = 0.0, top + 8 + index * st.leading(st.SMALL)
        for letter, name in line:
            yield Text(x, baseline, letter, 8, bold=True)
            yield Text(x + measure(letter, st.SMALL_BOLD) + 3, baseline, name, 8, "muted")
            x += plan.legend_width(letter, name)
