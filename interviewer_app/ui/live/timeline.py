"""The time line: what was logged when. Kept as a picture; a key repaints the pixels of one mark."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.texts import _
from interviewer_app.ui.live.fresh import Fresh
from interviewer_app.ui.live.jumps import JumpSpots, Place
from interviewer_app.ui.live.lanes import CLOSE, Cluster, Lane
from interviewer_app.ui.live.looks import SPANS, LaneLook, MarkLook, PlanLook, SpanLook
from interviewer_app.ui.live.paint import BOLD, MEDIUM, draw_text, paint_box, text_width
from interviewer_app.ui.live.plan_paint import BAND, LANES_TOP, TICKS, Field, field_for, labels_below, paint_plan
from interviewer_app.ui.live.span_lane import paint_spans
from interviewer_app.ui.live.words import clock_text
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.marks import paint_mark

CHIP = QRectF(-24, -TICKS + 1, 48, TICKS - 2)


class _Placed(NamedTuple):
    mark: MarkLook
    lane: int
    x: int


class _Bar(NamedTuple):
    lo: int
    hi: int
    n: int


class TimeLine(QWidget):
    """Marks on lanes below the probes, and the play head.

    Three pictures: the plan as it looks in the past, the plan as it looks ahead, and all marks that are on disk. The
    play head goes between plan and marks; marks being written are drawn over all of it.
    """

    probe_chosen = Signal(int)  # its number; a click on its band

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Time line"))
        self.fresh = Fresh()
        self.spots = JumpSpots(self, self.probe_chosen.emit)
        self._looks: tuple[LaneLook, ...] = ()
        self._plan = PlanLook(1, ())
        self._field = Field(1, 1, 0, 1, 18, 1)
        self._now_ms, self._head_x = 0, 0
        self._labels: list[tuple[str, QRectF]] = []
        self._lane_of: dict[str, int] = {}
        self._lanes: list[Lane] = []
        self._placed: dict[str, _Placed] = {}
        self._hollow: dict[str, _Placed] = {}
        self._past, self._ahead, self._marks = QPixmap(), QPixmap(), QPixmap()
        self._painted_for: tuple[object, ...] = ()
        self._spans: tuple[SpanLook, ...] = ()

    # What it shows -----------------------------------------------------------------------------------------------

    def show_lanes(self, lanes: tuple[LaneLook, ...]) -> None:
        """Which lanes there are; marks stay and move to them."""
        if lanes != self._looks:
            self._looks = lanes
            self._lane_of = {d: number for number, lane in enumerate(lanes) for d in lane.dimensions}
            self._rebuild()

    def show_plan(self, plan: PlanLook, now_ms: int) -> None:
        self._now_ms = now_ms
        if plan == self._plan:
            self.show_now(plan, now_ms)
            return
        stretched = plan.span_ms != self._plan.span_ms
        self._plan = plan
        self.setAccessibleDescription(". ".join(f"{band.number} {band.title}" for band in plan.bands))
        if stretched:
            self._rebuild()
        else:
            self._painted_for = ()
            self._head_x = self._field.x(now_ms)
            self._labels = labels_below(self._field, plan)
            self._place_spots()
            self.update()

    def show_now(self, plan: PlanLook, now_ms: int) -> None:
        """Move the play head; repaints a strip of some pixels and the time below."""
        if plan != self._plan:
            self.show_plan(plan, now_ms)
            return
        self._now_ms = now_ms
        before, self._head_x = self._head_x, self._field.x(now_ms)
        if self._head_x != before:
            low, high = sorted((before, self._head_x))
            self.update(QRect(low - 2, BAND, high - low + 4, self.height() - BAND))
            self.update(self._chip(before))
        self.update(self._chip(self._head_x))

    def show_spans(self, spans: tuple[SpanLook, ...], now_ms: int) -> None:
        """Take these spans in place of all others."""
        self._spans, self._now_ms = spans, now_ms
        lane = self._lane_of.get(SPANS)
        if lane is not None:
            top = round(self._field.middle(lane) - self._field.lane / 2)
            self.update(QRect(0, top, self.width(), round(self._field.lane) + 1))

    def show_marks(self, marks: tuple[MarkLook, ...]) -> None:
        """Take these marks in place of all others."""
        self._placed = {mark.id: _Placed(mark, 0, 0) for mark in marks}
        self._rebuild()

    def put_mark(self, mark: MarkLook) -> None:
        """Draw a new mark, or an old one as it looks now."""
        old = self._placed.get(mark.id)
        if old is None or old.mark.stage != mark.stage:
            self.fresh.add(mark.stage)
        if old is not None:
            self._lift(old)
        placed = self._placed[mark.id] = self._place(mark)
        if mark.hollow:
            self._hollow[mark.id] = placed
            self.update(self._mark_box(placed.x, placed.lane))
        else:
            self._lay(placed)

    def take_mark(self, moment: str) -> None:
        old = self._placed.pop(moment, None)
        if old is not None:
            self._lift(old)

    @property
    def bars(self) -> list[list[_Bar]]:
        """What stands on each lane, from left to right: single marks and bars."""
        return [
            [_Bar(c.lo, c.hi, c.count) for c in lane.between(self._field.x0, self._field.x1)] for lane in self._lanes
        ]

    @property
    def spans(self) -> tuple[SpanLook, ...]:
        """The spans on their lane."""
        return self._spans

    @property
    def lanes(self) -> tuple[LaneLook, ...]:
        return self._looks

    def _place_spots(self) -> None:
        field = self._field
        bands = [(field.x(band.from_ms), field.x(band.to_ms), band.number) for band in self._plan.bands if band.number]
        self.spots.place([Place(QRect(left, 0, max(1, right - left), BAND), number) for left, right, number in bands])

    # Marks in their places ---------------------------------------------------------------------------------------

    def _place(self, mark: MarkLook) -> _Placed:
        return _Placed(mark, self._lane_of.get(mark.dimension, len(self._looks) - 1), self._field.x(mark.at_ms))

    def _lay(self, placed: _Placed) -> None:
        lane = self._lanes[placed.lane]
        before = [_Bar(c.lo, c.hi, c.count) for c in lane.between(placed.x - CLOSE, placed.x + CLOSE)]
        after = lane.add(placed.mark.id, placed.x)
        self._changed(placed.lane, placed.x, before, [_Bar(after.lo, after.hi, after.count)])

    def _lift(self, placed: _Placed) -> None:
        if self._hollow.pop(placed.mark.id, None) is not None:
            self.update(self._mark_box(placed.x, placed.lane))
            return
        lane = self._lanes[placed.lane]
        before = lane.at(placed.x)
        assert before is not None, "a mark that was placed stands in a cluster"
        was = _Bar(before.lo, before.hi, before.count)
        lane.remove(placed.mark.id, placed.x)
        after = [_Bar(c.lo, c.hi, c.count) for c in lane.between(was.lo, was.hi)]
        self._changed(placed.lane, placed.x, [was], after)

    def _changed(self, lane: int, x: int, before: list[_Bar], after: list[_Bar]) -> None:
        """Draw anew what differs: of a long bar only its end and its number."""
        boxes = [self._mark_box(x, lane)]
        if len(before) == len(after) == 1 and min(before[0].n, after[0].n) > 1:
            boxes += [self._number_box(bar, lane) for bar in (*before, *after)]
            ends = {before[0].lo, before[0].hi} ^ {after[0].lo, after[0].hi}
            boxes += [self._mark_box(end, lane) for end in ends]
        else:
            for bar in (*before, *after):
                boxes.append(self._mark_box(bar.lo, lane).united(self._mark_box(bar.hi, lane)))
        for box in _apart(boxes):
            self._compose(box)
            self.update(box)

    def _mark_size(self) -> int:
        return max(11, min(16, int(self._field.lane) - 3))

    def _mark_box(self, x: int, lane: int) -> QRect:
        size = self._mark_size() + 6
        return QRect(x - size // 2 - 1, round(self._field.middle(lane)) - size // 2, size + 2, size + 3)

    def _number_box(self, bar: _Bar, lane: int) -> QRect:
        box = self._mark_box((bar.lo + bar.hi) // 2, lane)
        return box.adjusted(-8, 0, 8, 0)

    def _chip(self, x: int) -> QRect:
        """What a play head at `x` changes below the lanes: its chip, and the times that make way for it."""
        chip = self._chip_box(x)
        for label in self._labels_under(chip):
            chip = chip.united(label)
        return chip.toAlignedRect().adjusted(-1, -1, 1, 1)

    def _labels_under(self, chip: QRectF) -> list[QRectF]:
        return [box for _words, box in self._labels if box.intersects(chip.adjusted(-4, 0, 4, 0))]

    def _chip_box(self, x: int) -> QRectF:
        left = min(max(x - 24, self._field.x0 - 24, 0), self.width() - 48)
        return QRectF(left, self.height() + CHIP.y(), CHIP.width(), CHIP.height())

    # Pictures ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._rebuild()

    def _rebuild(self) -> None:
        """Everything in its place again: another size, other lanes, or another span of time."""
        self._field = field_for(self.width(), self.height(), self._looks, self._plan.span_ms)
        self._place_spots()
        self._head_x = self._field.x(self._now_ms)
        self._labels = labels_below(self._field, self._plan)
        self._lanes = [Lane() for _lane in self._looks]
        self._hollow = {}
        for moment, placed in self._placed.items() if self._looks else ():
            now = self._placed[moment] = self._place(placed.mark)
            if now.mark.hollow:
                self._hollow[moment] = now
            else:
                self._lanes[now.lane].add(moment, now.x)
        self._painted_for = ()
        self.update()

    def _paint_pictures(self, ratio: float) -> None:
        self._past, self._ahead = self._paint_plan(ratio, False), self._paint_plan(ratio, True)
        self._marks = QPixmap(self._past.size())
        self._marks.setDevicePixelRatio(ratio)
        self._marks.fill(Qt.GlobalColor.transparent)
        self._painted_for = (theme(), ratio)
        self._compose(self.rect())

    def _paint_plan(self, ratio: float, ahead: bool) -> QPixmap:
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme().colour("surface"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_plan(painter, self._field, self._plan, self._looks, ahead)
        painter.end()
        return picture

    def _compose(self, box: QRect) -> None:
        """Draw the marks on disk anew inside `box`."""
        if not self._painted_for:
            return  # all of it is painted with the next frame
        painter = QPainter(self._marks)
        painter.setClipRect(box)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(box, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._paint_clusters(painter, box)
        painter.end()

    # Drawing -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._painted_for != (theme(), ratio):
            self._paint_pictures(ratio)
        box = event.rect()
        painter = QPainter(self)
        edge = self._head_x if self._plan.head else self._field.x0
        if box.left() < edge:
            _copy(painter, self._past, box if box.right() < edge else box.intersected(QRect(0, 0, edge, self.height())))
        if box.right() >= edge:
            ahead = box if box.left() >= edge else box.intersected(QRect(edge, 0, self.width(), self.height()))
            _copy(painter, self._ahead, ahead)
        if self._spans and SPANS in self._lane_of:
            paint_spans(painter, self._field, self._lane_of[SPANS], self._spans, self._now_ms, box)
        if self._plan.head:
            self._paint_head(painter, box)
        _copy(painter, self._marks, box)
        for placed in self._hollow.values():
            if box.intersects(self._mark_box(placed.x, placed.lane)):
                self._paint_hollow(painter, placed)
        painter.end()
        self.fresh.painted()

    def _paint_head(self, painter: QPainter, box: QRect) -> None:
        x = self._head_x
        if box.left() <= x + 1 and x - 1 <= box.right():
            foot = self.height() - TICKS + 1
            painter.fillRect(QRectF(x - 1, BAND, 2, foot - BAND), theme().colour("accent"))
        if box.bottom() < self.height() - TICKS:
            return
        chip = self._chip_box(x)
        if box.intersects(self._chip(x)):
            for label in self._labels_under(chip):
                painter.fillRect(label.adjusted(-1, 0, 1, 0), theme().colour("surface"))
            paint_box(painter, chip, "accent", "accent", 4)
            words = clock_text(self._now_ms)
            draw_text(painter, chip.center().x(), chip.center().y(), words, 12, "on_accent", MEDIUM, True, "middle")

    def _paint_clusters(self, painter: QPainter, box: QRect) -> None:
        """The marks and bars that touch `box`."""
        reach = self._mark_size()
        first = max(0, int((box.top() - LANES_TOP - 6) // self._field.lane))
        last = min(len(self._lanes) - 1, int((box.bottom() - LANES_TOP + 6) // self._field.lane))
        for number in range(first, last + 1):
            for cluster in self._lanes[number].between(box.left() - reach, box.right() + reach):
                self._paint_cluster(painter, number, cluster)

    def _paint_cluster(self, painter: QPainter, number: int, cluster: Cluster) -> None:
        now, size = theme(), self._mark_size()
        middle = self._field.middle(number)
        if cluster.count == 1:
            mark = self._placed[self._lanes[number].only(cluster)].mark
            hue = now.colour(track_colour(mark.track))
            paint_mark(
                painter, cluster.lo, middle, size, mark.direction, mark.letter, hue, now.colour("on_mark"),
                prompted=mark.prompted,
            )  # fmt: skip
            return
        hue_name = track_colour(self._looks[number].track)
        box = QRectF(cluster.lo - size / 2, middle - size / 2, cluster.hi - cluster.lo + size, size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour(hue_name))
        painter.drawRoundedRect(box, size / 2, size / 2)
        words = str(cluster.count)
        if text_width(words, 11, BOLD) <= box.width() - 4:
            draw_text(painter, (cluster.lo + cluster.hi) // 2, middle, words, 11, "on_mark", BOLD, anchor="middle")

    def _paint_hollow(self, painter: QPainter, placed: _Placed) -> None:
        """A mark being written, on a spot of clean ground, so that it shows over a bar as well."""
        now, mark, size = theme(), placed.mark, self._mark_size()
        middle = self._field.middle(placed.lane)
        ground = now.colour("surface")
        paint_mark(painter, placed.x, middle, size + 3, mark.direction, "", ground, ground)
        hue = now.colour(track_colour(mark.track))
        paint_mark(painter, placed.x, middle, size, mark.direction, mark.letter, hue, ground, True, mark.prompted)


def _copy(painter: QPainter, picture: QPixmap, box: QRect) -> None:
    if box.isEmpty():
        return
    ratio = picture.devicePixelRatio()
    if ratio == 1.0:
        painter.drawPixmap(box.topLeft(), picture, box)
    else:
        source = QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio)
        painter.drawPixmap(QRectF(box), picture, source)


def _apart(boxes: list[QRect]) -> list[QRect]:
    """The same area with overlapping boxes joined."""
    joined: list[QRect] = []
    for box in boxes:
        for number, other in enumerate(joined):
            if other.intersects(box):
                joined[number] = other.united(box)
                break
        else:
            joined.append(box)
    return joined
