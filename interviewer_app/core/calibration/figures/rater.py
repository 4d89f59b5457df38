"""One interviewer's own figures: severity by month, and below it the running sums of surprises on the same axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer_app.core.calibration.figures.drawn import Cell, Drawn, ends, rounded
from interviewer_app.core.calibration.figures.look import SCREEN, Look
from interviewer_app.core.calibration.figures.scale import Axis, plain, short
from interviewer_app.core.calibration.figures.sheet import Sheet
from interviewer_app.core.calibration.figures.shown import CusumShown, MonthsShown, Point
from interviewer_app.core.calibration.figures.time_axis import draw_below, draw_breaks, time_axis, utc
from interviewer_app.core.papers.figures import Polyline
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.texts import _

_MONTHS_HEADS = ("month", "severity", "ci95_low", "ci95_high", "rounds")
_CUSUM_HEADS = ("side", "at", "sum")
_LEFT = 3.2  # room for numbers left of the axes, in small letters: both figures share it


def _side(sheet: Sheet) -> float:
    """The width kept at the right for words; both figures share it, so that their time axes agree."""
    return min(sheet.look.small * 11.5, sheet.width * 0.24)


def _nothing(sheet: Sheet, because: str, sentence: str, table: tuple[tuple[Cell, ...], ...]) -> Drawn:
    size = sheet.look.small
    lines = wrap(because, Style(size), sheet.width * 0.94, 3)
    for number, words in enumerate(lines):
        sheet.text(0, size * (1.4 + number * 1.35), words, size, "muted", room=sheet.width)
    return sheet.done(size * (0.65 + len(lines) * 1.35), sentence, table)


def months_figure(shown: MonthsShown, width: float, look: Look = SCREEN, height: float | None = None) -> Drawn:
    """A dot with its interval for every month, over the band in which the middle half of the colleagues stand."""
    sheet, size = Sheet(width, look), look.small
    table = tuple(_months_table(shown))
    if shown.because or not shown.points:
        return _nothing(sheet, shown.because, shown.sentence, table)
    high = height if height is not None else look.row * 7.5
    top, bottom = size * 3.2, high - size * 3.2
    tips = [end for point in shown.points for end in (point.value, *(point.ci95 or ()))]
    low, far = min([-0.6, *tips, *(shown.colleagues or ())]), max([0.6, *tips, *(shown.colleagues or ())])
    y = Axis(low - (far - low) * 0.04, far + (far - low) * 0.04, bottom, top)
    x = time_axis(shown.begin_us, shown.end_us, size * _LEFT, width - _side(sheet), shown.by_round)
    if shown.colleagues is not None:
        low, far = shown.colleagues
        sheet.rect(x.start, y.at(far), x.end - x.start, y.at(low) - y.at(far), "tint")
    for tick in y.ticks(5):
        sheet.line(x.start, y.at(tick), x.end, y.at(tick), "control" if tick == 0 else "line", 1)
        sheet.beside(x.start - 6, y.at(tick), short(tick), size, "muted", mono=True, anchor="end")
    sheet.text(0, size, _("stricter, logit"), size, "muted")
    draw_breaks(sheet, x, shown.breaks, size * 2.6, bottom, size * 2.3)
    _points(sheet, x, y, shown.points)
    _months_words(sheet, x, y, shown)
    draw_below(sheet, x, bottom + size * 1.4, shown.by_round)
    _rounds(sheet, x, shown.points, bottom + size * 2.8)
    return sheet.done(high, shown.sentence, table)


def _points(sheet: Sheet, x: Axis, y: Axis, points: Sequence[Point]) -> None:
    stands = tuple((x.within(point.at_us), y.within(point.value)) for point in points)
    for (at, _value), point in zip(stands, points, strict=True):
        if point.ci95 is not None:
            sheet.line(at, y.within(point.ci95[0]), at, y.within(point.ci95[1]), "muted", 1.4)
    if len(stands) > 1:
        sheet.items.append(Polyline(stands, "accent", 1.8))
    for at, value in stands:
        sheet.dot(at, value, "accent", r=sheet.look.dot * 1.15)


def _months_words(sheet: Sheet, x: Axis, y: Axis, shown: MonthsShown) -> None:
    """At the right: what the line is, and what the band is, apart from each other."""
    size, left, room = sheet.look.small, x.end + 8, sheet.width - x.end - 8
    step = size * 1.3
    band = (
        wrap(_("middle half of your colleagues"), Style(size), room * 0.94, 2) if shown.colleagues is not None else []
    )
    middle = y.at(sum(shown.colleagues) / 2) if shown.colleagues is not None else y.at(0)
    last = min(max(y.within(shown.points[-1].value), y.end + step), y.start - step)
    if band and abs(last - middle) < step * 2.2:
        last = middle - step * 2.2 if last <= middle else middle + step * 2.2
    sheet.beside(left, last - step / 2, _("you"), size, "accent", bold=True, room=room)
    sheet.beside(left, last + step / 2, _("95 % by month"), size, "muted", room=room)
    for number, line in enumerate(band):
        sheet.beside(left, middle + (number - (len(band) - 1) / 2) * step, line, size, "muted", room=room)


def _rounds(sheet: Sheet, x: Axis, points: Sequence[Point], base: float) -> None:
    """How many rounds each month rests on; left out where they would touch."""
    size = sheet.look.small
    end = -1.0
    for point in points:
        words = str(point.rounds)
        half = sheet.look.wide(words, size, mono=True) / 2
        at = x.within(point.at_us)
        if at - half > end + 3:
            sheet.text(at, base, words, size, "muted", mono=True, anchor="middle")
            end = at + half
    sheet.text(x.end + 8, base, _("rounds"), size, "muted", room=sheet.width - x.end - 8)


def cusum_figure(shown: CusumShown, width: float, look: Look = SCREEN, height: float | None = None) -> Drawn:
    """The sum on the stricter side solid, on the milder side dashed, and the limit above which a flag goes up."""
    sheet, size = Sheet(width, look), look.small
    table = tuple(_cusum_table(shown))
    if shown.because or not shown.stricter or not shown.limit:
        return _nothing(sheet, shown.because, shown.sentence, table)
    high = height if height is not None else look.row * 6.5
    top, bottom = size * 1.8, high - size * 1.9
    highest = max(point.value for point in (*shown.limit, *shown.stricter, *shown.milder)) * 1.08
    y = Axis(0, highest or 1.0, bottom, top)
    x = time_axis(shown.begin_us, shown.end_us, size * _LEFT, width - _side(sheet), shown.by_round)
    sheet.text(0, size, _("Running sum of surprises (CUSUM), by round"), size, "muted", room=width)
    sheet.line(x.start, bottom, x.end, bottom, "control", 1)
    sheet.beside(x.start - 6, bottom, "0", size, "muted", mono=True, anchor="end")
    draw_breaks(sheet, x, shown.breaks, top, bottom, None)
    paths = (
        (shown.limit, "text", 1.4, False),
        (shown.milder, "muted", 1.8, True),
        (shown.stricter, "accent", 1.8, False),
    )
    for points, colour, weight, dash in paths:
        path = tuple((x.within(point.at_us), y.within(point.value)) for point in points)
        if len(path) > 1:
            sheet.items.append(Polyline(path, colour, weight, dash))
    if shown.crossed_us is not None:
        _crossed(sheet, x, y, shown)
    _cusum_words(sheet, x, y, shown)
    draw_below(sheet, x, bottom + size * 1.4, shown.by_round)
    return sheet.done(high, shown.sentence, table)


def _crossed(sheet: Sheet, x: Axis, y: Axis, shown: CusumShown) -> None:
    """A triangle where the limit was crossed, and when that was beside it, on ground of its own."""
    size, at, level = sheet.look.small, x.within(shown.crossed_us or 0), y.within(_limit(shown)) - sheet.look.dot * 2.6
    up = shown.stricter[-1].value >= shown.milder[-1].value if shown.milder else True
    wide = sheet.look.wide(shown.crossed, size, True)
    left, middle = _clear_of(sheet, x, y, shown, at, level, wide)
    sheet.rect(left - 3, middle - size * 0.75, min(wide, x.end - left) + 6, size * 1.5, "surface")
    sheet.triangle(at, level, up)
    sheet.beside(left, middle, shown.crossed, size, bold=True, room=x.end - left)


def _clear_of(
    sheet: Sheet, x: Axis, y: Axis, shown: CusumShown, at: float, level: float, wide: float
) -> tuple[float, float]:
    """Left edge and middle height of `wide` words near (at, level), where they lie on no sum and, if possible, on no
    break either."""
    size = sheet.look.small
    sums = [
        (x.within(one.at_us + (two.at_us - one.at_us) * part), y.within(one.value + (two.value - one.value) * part))
        for points in (shown.stricter, shown.milder, shown.limit)
        for one, two in zip(points, points[1:], strict=False)
        for part in (0, 0.2, 0.4, 0.6, 0.8, 1)
    ]
    lines = [x.at(each.at_us) for each in shown.breaks]
    heights = [level]
    while heights[-1] - size * 1.2 > y.end:
        heights.append(heights[-1] - size * 1.2)
    found = []
    for middle in heights:
        for left in (at - 9 - wide, at + 9):
            if left < x.start or left + wide > x.end:
                continue
            near = [1 for px, py in sums if left - 4 < px < left + wide + 4 and abs(py - middle) < size]
            found.append((len(near), sum(left < line < left + wide for line in lines), left, middle))
    if not found:
        return (at + 9 if at < (x.start + x.end) / 2 else max(x.start, at - 9 - wide)), heights[-1]
    best = min(found, key=lambda each: each[:2])
    return best[2], best[3]


def _limit(shown: CusumShown) -> float:
    """The limit where it was crossed."""
    return next((point.value for point in shown.limit if point.at_us >= (shown.crossed_us or 0)), shown.limit[-1].value)


def _cusum_words(sheet: Sheet, x: Axis, y: Axis, shown: CusumShown) -> None:
    """At the right: the two sides near their ends and the limit, from top to bottom, none over another."""
    size, left, room = sheet.look.small, x.end + 8, sheet.width - x.end - 8
    step = size * 1.3
    note = wrap(shown.limit_note, Style(size), room * 0.84, 4) if shown.limit_note else []
    limit = [
        (_("limit {n}").format(n=plain(shown.limit[-1].value)), "text", True),
        *((line, "muted", False) for line in note),
    ]
    told = [
        (y.within(shown.limit[-1].value), limit),
        (y.within(shown.stricter[-1].value), [(_("stricter side"), "accent", True)]),
        (y.within(shown.milder[-1].value) if shown.milder else y.at(0), [(_("milder (dashed)"), "muted", False)]),
    ]
    told.sort(key=lambda one: one[0])
    bottom, places = y.start + step / 2, []
    for wanted, lines in reversed(told):
        high = step * len(lines)
        begin = min(wanted - step / 2, bottom - high)
        places.append((begin, lines))
        bottom = begin
    for begin, lines in places:
        for number, (words, colour, bold) in enumerate(lines):
            sheet.beside(left, begin + step * (number + 0.5), words, size, colour, bold=bold, room=room)


def _months_table(shown: MonthsShown) -> Iterator[tuple[Cell, ...]]:
    yield _MONTHS_HEADS
    for point in shown.points:
        at = float(point.at_us) if shown.by_round else utc(point.at_us).date().isoformat()[:7]
        yield at, rounded(point.value), *ends(point.ci95), point.rounds


def _cusum_table(shown: CusumShown) -> Iterator[tuple[Cell, ...]]:
    yield _CUSUM_HEADS
    for side, points in (("stricter", shown.stricter), ("milder", shown.milder), ("limit", shown.limit)):
        for point in points:
            at = float(point.at_us) if shown.by_round else utc(point.at_us).date().isoformat()
            yield side, at, rounded(point.value)
