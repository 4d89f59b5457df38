"""The still part of the time line: probe bands, lanes, phases, pauses, ticks. Painted once per change of the plan."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.looks import SPANS, Band, Cut, LaneLook, PlanLook, Silence
from interviewer_app.ui.live.paint import BOLD, REGULAR, blend, draw_text, text_width
from interviewer_app.ui.live.words import clock_text
from interviewer_app.ui.theme.theme import theme

BAND, LANES_TOP, TICKS = 24, 30, 20
LEAST_LABEL, MOST_LABEL = 92, 150
STEPS_MIN = (1, 2, 5, 10, 15, 30, 60, 120)
TICK_ROOM = 100


class Field(NamedTuple):
    """Where things stand. Pixels: times run from `x0` to `x1`, lanes are `lane` high."""

    width: int
    height: int
    x0: int
    x1: int
    lane: float
    span_ms: int

    def x(self, at_ms: int) -> int:
        """The pixel of a time, inside the field."""
        x = self.x0 + round((self.x1 - self.x0) * at_ms / self.span_ms)
        return max(self.x0, min(self.x1, x))

    def middle(self, lane: int) -> float:
        return LANES_TOP + self.lane * (lane + 0.5)

    def lanes_foot(self, lanes: int) -> float:
        return LANES_TOP + self.lane * lanes


def field_for(width: int, height: int, lanes: tuple[LaneLook, ...], span_ms: int) -> Field:
    """The field for a widget of this size."""
    widest = max((text_width(lane.name, 12, BOLD) for lane in lanes), default=0)
    label = round(min(MOST_LABEL, max(LEAST_LABEL, widest + 22))) if widest else 4
    lane = (height - LANES_TOP - TICKS) / max(1, len(lanes))
    return Field(width, height, label, width - 2, min(24, lane), span_ms)


def paint_plan(painter: QPainter, field: Field, plan: PlanLook, lanes: tuple[LaneLook, ...], ahead: bool) -> None:
    """Draw it whole. ahead: as it looks right of the play head, where nothing has happened yet."""
    foot = field.lanes_foot(len(lanes))
    if ahead:
        ground = blend("bg", "surface", 0.55 if theme().dark else 1.0)
        painter.fillRect(QRectF(field.x0, LANES_TOP - 4, field.x1 - field.x0, foot - LANES_TOP + 4), ground)
    for silence in plan.silences:
        left, right = field.x(silence.from_ms), field.x(silence.to_ms)
        box = QRectF(left, LANES_TOP - 4, max(2, right - left), foot - LANES_TOP + 4)
        painter.fillRect(box, hatch())
    _paint_lanes(painter, field, lanes)
    for band in plan.bands:
        _paint_band(painter, field, band)
    for cut in plan.cuts:
        _paint_cut(painter, field, cut, foot)
    for words, box in cut_labels(field, plan):
        draw_text(painter, box.left(), field.height - TICKS / 2, words, 11, "muted", BOLD)
    for words, box in tick_labels(field, plan):
        draw_text(painter, box.left(), field.height - TICKS / 2, words, 11, "muted", mono=True)


def hatch() -> QBrush:
    """What lies over a stretch in which the application was away; quiet in both themes."""
    return QBrush(blend("control", "surface", 0.45), Qt.BrushStyle.BDiagPattern)


def _paint_lanes(painter: QPainter, field: Field, lanes: tuple[LaneLook, ...]) -> None:
    now = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for number, lane in enumerate(lanes):
        middle = field.middle(number)
        foot = round(field.lanes_foot(number + 1))
        hue = track_colour(lane.track)
        if lane.name and lane.track != SPANS:
            painter.fillRect(QRectF(0, round(middle) - 5, 3, 11), now.colour(hue))
        name = one_line(lane.name, field.x0 - 18, 12, BOLD)
        draw_text(painter, 10, middle, name, 12, "muted" if lane.track in ("", SPANS) else "text", BOLD)
        last = number + 1 == len(lanes) or lanes[number + 1].track != lane.track
        painter.setPen(QPen(now.colour("line") if not last else blend("control", "surface", 0.45)))
        painter.drawLine(field.x0 if not last else 0, foot, field.x1, foot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_band(painter: QPainter, field: Field, band: Band) -> None:
    left, right = field.x(band.from_ms), field.x(band.to_ms)
    if right - left < 3:
        return
    now = theme()
    fill = {
        "past": blend("hover", "surface", 0.75 if now.dark else 1.0),
        "now": blend("accent", "surface", 0.32),
        "ahead": blend("raised", "surface", 0.5),
    }[band.state]
    painter.setPen(now.pen("accent" if band.state == "now" else "line"))
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(left + 0.5, 0.5, right - left - 1, BAND - 1), 4, 4)
    ink, weight = ("text", BOLD) if band.state == "now" else ("muted", REGULAR)
    number = str(band.number) if band.number else ""
    room = right - left - 12
    x = left + 9.0
    if not number_fits(right - left, number):
        return
    if room < 34:
        x = (left + right) / 2 - text_width(number, 12, mono=True) / 2
    draw_text(painter, x, BAND / 2, number, 12, ink, weight, mono=True)
    x += text_width(number, 12, mono=True) + 8
    if right - 8 - x > 28:
        draw_text(painter, x, BAND / 2, one_line(band.title, right - 6 - x, 12, weight, False), 12, ink, weight)


def number_fits(width: float, number: str) -> bool:
    """Whether a probe's number can stand in its band: 39 probes in a small window leave 26 pixels each."""
    return width - 8 >= text_width(number, 12, mono=True)


def _paint_cut(painter: QPainter, field: Field, cut: Cut, foot: float) -> None:
    """A line across the lanes with its word below."""
    now = theme()
    x = field.x(cut.at_ms)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if cut.kind == "phase":
        painter.setPen(QPen(now.colour("control"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(x, LANES_TOP - 4, x, foot + 3))
    else:
        painter.setPen(now.pen("muted"))
        for side in (-2, 2):
            painter.drawLine(QLineF(x + side, LANES_TOP - 4, x + side, foot + 3))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _cut_word(field: Field, cut: Cut) -> QRectF:
    """Where the word of a cut stands: right of a phase's line, below the middle of a pause."""
    x, width = field.x(cut.at_ms), text_width(cut.words, 11, BOLD)
    left = min(x + 7.0, field.x1 - width)
    if cut.kind == "pause":
        left = min(max(field.x0, x - width / 2), field.x1 - width)
    return QRectF(left, field.height - TICKS + 1, width, TICKS - 1)


def _silence_word(field: Field, silence: Silence) -> QRectF:
    """Where the word of an absence stands: below the middle of its hatching."""
    width = text_width(silence.words, 11, BOLD)
    middle = (field.x(silence.from_ms) + field.x(silence.to_ms)) / 2
    left = min(max(field.x0, middle - width / 2), field.x1 - width)
    return QRectF(left, field.height - TICKS + 1, width, TICKS - 1)


def cut_labels(field: Field, plan: PlanLook) -> list[tuple[str, QRectF]]:
    """The words of phases, pauses and absences, the newest first; one that would run into another is left out."""
    wanted = [(cut.words, _cut_word(field, cut)) for cut in reversed(plan.cuts)]
    wanted += [(silence.words, _silence_word(field, silence)) for silence in reversed(plan.silences)]
    placed: list[tuple[str, QRectF]] = []
    for words, box in wanted:
        if not any(box.intersects(other.adjusted(-6, 0, 6, 0)) for _words, other in placed):
            placed.append((words, box))
    return placed


def labels_below(field: Field, plan: PlanLook) -> list[tuple[str, QRectF]]:
    """Everything written below the lanes: the play head's chip covers a word whole or not at all."""
    return [*cut_labels(field, plan), *tick_labels(field, plan)]


def tick_labels(field: Field, plan: PlanLook) -> list[tuple[str, QRectF]]:
    """The times below the lanes, with the boxes they stand in; none where a phase, a pause or an absence
    has its word."""
    minutes = field.span_ms / 60_000
    wide = field.x1 - field.x0
    step = next((s for s in STEPS_MIN if wide / minutes * s >= TICK_ROOM), STEPS_MIN[-1])
    marks = [at * 60_000 for at in range(0, int(minutes) + 1, step)]
    if field.span_ms - marks[-1] > step * 30_000:
        marks.append(field.span_ms)
    else:
        marks[-1] = field.span_ms
    taken = [_cut_word(field, cut) for cut in plan.cuts] + [_silence_word(field, each) for each in plan.silences]
    labels = []
    for at_ms in marks:
        width = text_width(clock_text(at_ms), 11, mono=True)
        left = min(max(field.x0, field.x(at_ms) - width / 2), field.x1 - width)
        box = QRectF(left, field.height - TICKS + 1, width, TICKS - 1)
        if not any(box.intersects(word.adjusted(-10, 0, 10, 0)) for word in taken):
            labels.append((clock_text(at_ms), box))
    return labels
