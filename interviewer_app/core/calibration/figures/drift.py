"""Drift: severity over time, flagged interviewers by name, the others as thin lines or, where they are many, a band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer_app.core.calibration.figures.drawn import Cell, Drawn, Hit, ends, rounded
from interviewer_app.core.calibration.figures.look import SCREEN, Look
from interviewer_app.core.calibration.figures.scale import Axis, short
from interviewer_app.core.calibration.figures.severity_fold import FEW, middle_half
from interviewer_app.core.calibration.figures.sheet import Sheet
from interviewer_app.core.calibration.figures.shown import DriftLine, DriftShown
from interviewer_app.core.calibration.figures.time_axis import draw_below, draw_breaks, time_axis, utc
from interviewer_app.core.papers.figures import Polygon, Polyline
from interviewer_app.core.texts import _, plural

_HEADS = ("interviewer", "flagged", "at", "severity", "ci95_low", "ci95_high", "rounds")
# colour, dashed, weight of the flagged lines, largest shift first; the rest of them have the last.
_STYLES = (("accent", False, 2.2), ("text", True, 2.2), ("accent", True, 1.8), ("text", False, 1.8))
_NAMED = 6  # flagged lines with their name beside them
_WITH_BANDS = 2  # more intervals than this hide each other


def drift_figure(shown: DriftShown, width: float, look: Look = SCREEN, height: float | None = None) -> Drawn:
    """Lines by time with the breaks for everybody; flagged ones drawn last and named at their right end."""
    sheet = Sheet(width, look)
    high = height if height is not None else look.row * 7.5
    if shown.because:
        sheet.text(0, look.small * 1.4, shown.because, look.small, "muted", room=width)
        return sheet.done(look.small * 2, shown.sentence, tuple(_table(shown)))
    flagged = [line for line in shown.lines if line.flagged]
    others = [line for line in shown.lines if not line.flagged]
    size, side = look.small, _side(sheet, flagged)
    top, bottom = size * 1.8, high - size * 1.9
    y = _upright(shown, flagged, top, bottom)
    left = max(look.wide(short(tick), size, mono=True) for tick in y.ticks(5)) + 8
    x = time_axis(shown.begin_us, shown.end_us, left, width - side, shown.by_round)
    for tick in y.ticks(5):
        sheet.line(left, y.at(tick), x.end, y.at(tick), "control" if tick == 0 else "line", 1)
        sheet.beside(left - 6, y.at(tick), short(tick), size, "muted", mono=True, anchor="end")
    if len(flagged) <= _WITH_BANDS:
        for number, line in enumerate(flagged):
            _band(sheet, x, y, line, "tint" if number == 0 else "sort_tint")
    _others(sheet, x, y, others)
    draw_breaks(sheet, x, shown.breaks, top, bottom, size)
    for number, line in reversed(list(enumerate(flagged))):
        _line(sheet, x, y, line, *_STYLES[min(number, len(_STYLES) - 1)])
    _names(sheet, x, y, flagged, others, (top, bottom))
    draw_below(sheet, x, bottom + size * 1.4, shown.by_round)
    return sheet.done(high, shown.sentence, tuple(_table(shown)))


def _side(sheet: Sheet, flagged: Sequence[DriftLine]) -> float:
    """The width kept at the right for names."""
    look = sheet.look
    widest = max((look.wide(line.interviewer, look.small, True) for line in flagged[:_NAMED]), default=0.0)
    return min(max(widest, look.wide(_("none flagged"), look.small)) + 14, sheet.width * 0.3)


def _upright(shown: DriftShown, flagged: Sequence[DriftLine], top: float, bottom: float) -> Axis:
    """The axis of severity: it holds every line, and intervals of those flagged as far as that costs little more."""
    found = [point.value for line in shown.lines for part in line.stretches for point in part]
    low, far = min([-0.5, *found]), max([0.5, *found])
    if len(flagged) <= _WITH_BANDS:
        tips = [end for line in flagged for part in line.stretches for point in part for end in point.ci95 or ()]
        room = (far - low) * 0.2
        low, far = max(min([low, *tips]), low - room), min(max([far, *tips]), far + room)
    return Axis(low - (far - low) * 0.04, far + (far - low) * 0.04, bottom, top)


def _line(sheet: Sheet, x: Axis, y: Axis, line: DriftLine, colour: str, dash: bool, weight: float) -> None:
    for part in line.stretches:
        points = tuple((x.within(point.at_us), y.within(point.value)) for point in part)
        if len(points) > 1:
            sheet.items.append(Polyline(points, colour, weight, dash))
        elif points:
            sheet.dot(*points[0], colour, r=1.6, edge=None)
    if line.flagged and line.stretches and line.stretches[-1]:
        last = line.stretches[-1][-1]
        sheet.dot(x.within(last.at_us), y.within(last.value), colour, edge=None)


def _band(sheet: Sheet, x: Axis, y: Axis, line: DriftLine, colour: str) -> None:
    for part in line.stretches:
        known = [(x.within(point.at_us), point.ci95) for point in part if point.ci95 is not None]
        if len(known) > 1:
            upper = [(at, y.within(ci[1])) for at, ci in known]
            lower = [(at, y.within(ci[0])) for at, ci in reversed(known)]
            sheet.items.append(Polygon(tuple(upper + lower), colour))


def _others(sheet: Sheet, x: Axis, y: Axis, others: Sequence[DriftLine]) -> None:
    if len(others) <= FEW:
        for line in others:
            _line(sheet, x, y, line, "faint", False, 0.7)
        return
    by_time: dict[int, list[float]] = {}
    for line in others:
        for part in line.stretches:
            for point in part:
                by_time.setdefault(point.at_us, []).append(point.value)
    known = [(at, middle_half(values)) for at, values in sorted(by_time.items()) if len(values) > 3]
    if len(known) > 1:
        upper = [(x.within(at), y.within(high)) for at, (_low, high) in known]
        lower = [(x.within(at), y.within(low)) for at, (low, _high) in reversed(known)]
        sheet.items.append(Polygon(tuple(upper + lower), "sort_tint", "control", 0.8))


def _names(
    sheet: Sheet, x: Axis, y: Axis, flagged: Sequence[DriftLine], others: Sequence[DriftLine], room: tuple[float, float]
) -> None:
    """Names at the right, each near the end of its line, none over another."""
    size = sheet.look.small
    step, left = size * 1.35, x.end + 8
    told: list[tuple[float, str, str, bool, str]] = []
    for number, line in enumerate(flagged[:_NAMED]):
        end = next((part[-1] for part in reversed(line.stretches) if part), None)
        colour = _STYLES[min(number, len(_STYLES) - 1)][0]
        told.append((y.within(end.value) if end else y.at(0), line.interviewer, colour, True, line.interviewer))
    told += [(wanted, words, "muted", False, "") for wanted, words in _rest(y, flagged, others, step)]
    told.sort(key=lambda one: one[0])
    for place, (_wanted, words, colour, bold, what) in zip(
        _apart([one[0] for one in told], step, room), told, strict=True
    ):
        wide = sheet.beside(left, place, words, size, colour, bold=bold, room=sheet.width - left)
        if what:
            sheet.hits.append(Hit(what, left, place - step / 2, wide, step))


def _rest(
    y: Axis, flagged: Sequence[DriftLine], others: Sequence[DriftLine], step: float
) -> Iterator[tuple[float, str]]:
    if len(flagged) > _NAMED:
        yield y.start, _("{n} more flagged").format(n=len(flagged) - _NAMED)
    if not others:
        return
    values = [part[-1].value for line in others for part in line.stretches[-1:] if part]
    middle = y.within(sum(values) / len(values)) if values else y.at(0)
    if len(others) > FEW:
        yield middle - step / 2, _("middle half of")
    words = (
        plural("{n} other,", "{n} others,", len(others))
        if flagged
        else plural("{n} person,", "{n} people,", len(others))
    )
    yield middle, words
    yield middle + step / 2, _("none flagged")


def _apart(wanted: Sequence[float], step: float, room: tuple[float, float]) -> list[float]:
    """Heights near those wanted, in order, `step` apart, within the room as far as that holds them."""
    places = list(wanted)
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + step)
    limit = room[1]
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], limit)
        limit = places[number] - step
    return places


def _table(shown: DriftShown) -> Iterator[tuple[Cell, ...]]:
    yield _HEADS
    for line in shown.lines:
        for part in line.stretches:
            for point in part:
                at = float(point.at_us) if shown.by_round else utc(point.at_us).date().isoformat()
                number, interval = rounded(point.value), ends(point.ci95)
                yield line.interviewer, line.flagged, at, number, *interval, point.rounds
