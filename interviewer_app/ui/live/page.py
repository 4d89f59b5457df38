"""The live window as a page for the shell: parts in their places, keys in, pictures out. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.clock import Clock
from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.texts import _
from interviewer_app.ui.collecting import breathe
from interviewer_app.ui.live import looks
from interviewer_app.ui.live.coverage import Coverage
from interviewer_app.ui.live.fresh import Fresh, Watch
from interviewer_app.ui.live.key_sheet import KeySheet
from interviewer_app.ui.live.log_panel import LogPanel
from interviewer_app.ui.live.page_typing import TypingPage
from interviewer_app.ui.live.plan_paint import LANES_TOP, TICKS
from interviewer_app.ui.live.script_panel import ScriptPanel
from interviewer_app.ui.live.sizes import Sizes, sizes_for
from interviewer_app.ui.live.strokes import latin_stroke_of, stroke_of
from interviewer_app.ui.live.timeline import TimeLine
from interviewer_app.ui.live.top_bar import TopBar
from interviewer_app.ui.theme.theme import current
from interviewer_app.ui.widgets.panels import Panel

LINE_PAD = 11
TICK_MS = 250
BREATH_MS = 2000
SOON_MS = 16  # one frame: what may wait leaves the writer's thread room for its commit
# More dimensions than this share lanes by track.
FULL_LANES, FEW_LANES = 11, 7


class LivePage(TypingPage):
    """The live window.

    key_pressed:    a stroke and the instant it was read, first thing in the key handler
    chosen:         a button was clicked: the command of its key, and the instant
    drawn:          what a key or a click changed has been drawn
    written, failed: what the journal answers; integrity_*, private_*, beside_*: those beside it
    moment_painted: at the end of the paint event after which a moment stands on the screen: its id, and whether solid
    """

    key_pressed = Signal(str, object)
    chosen = Signal(object, object)
    ticked = Signal(object)
    moment_painted = Signal(str, bool)
    drawn = Signal()
    written = Signal(int, object)
    failed = Signal(int, str)
    integrity_written = Signal(int, object)
    private_written = Signal(int, object)
    beside_failed = Signal(int, str)
    log_wanted = Signal()

    def __init__(self, keys: KeyMap, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self._keys, self._clock = keys, clock
        self._held_scan: tuple[int, int] | None = None
        self._soon: Callable[[], None] | None = None
        self.presenter: object = None  # kept alive here
        self._over: QWidget | None = None  # what lies over everything below the header
        self._watch = Watch(self.moment_painted.emit)
        self.setAccessibleName(_("Live round"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(590, 320)
        self._soon_timer = QTimer(self)
        self._soon_timer.setSingleShot(True)
        self._soon_timer.timeout.connect(self._run_soon)
        self._late_timer = QTimer(self)
        self._late_timer.setSingleShot(True)
        self._late_timer.timeout.connect(self.drawn)
        self._breath = QTimer(self)
        self._breath.timeout.connect(breathe)
        self._breath.start(BREATH_MS)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(lambda: self.ticked.emit(self._clock.now()))
        current().changed.connect(self._on_theme)

    # Keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self._clock.now()
        stroke = stroke_of(event)
        command = self._keys.command(stroke)
        if command is None:
            stroke = latin_stroke_of(event)
            command = self._keys.command(stroke)
        if command is None:
            event.ignore()
            return
        event.accept()
        if not event.isAutoRepeat():
            if command.do == "keys":
                self._held_scan = (event.key(), event.nativeScanCode())
            self.key_pressed.emit(stroke, at)
            self._draw_now()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        held = self._held_scan
        if held is None or event.isAutoRepeat():
            return
        if event.key() == held[0] or (held[1] and event.nativeScanCode() == held[1]):
            self.show_keys(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._held_scan is not None:
            self.show_keys(False)
        super().focusOutEvent(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False  # there is one place for keys; Tab must not carry them away

    def choose(self, command: Command) -> None:
        """Do what a key does, now."""
        self.chosen.emit(command, self._clock.now())
        self._draw_now()

    def _jump(self, number: int) -> None:
        self.chosen.emit(Command("jump", str(number)), self._clock.now())
        self._draw_now()

    def _draw_now(self) -> None:
        """Draw what a key has changed before anything else gets its turn, then say so."""
        QCoreApplication.sendEvent(self.window(), QEvent(QEvent.Type.UpdateRequest))
        self._late_timer.stop()
        self.drawn.emit()

    def say_drawn_soon(self) -> None:
        """Emit `drawn` before long, whether or not a key asks for it."""
        self._late_timer.start(0)

    # The frame ---------------------------------------------------------------------------------------------------

    def show_page(self, look: looks.PageLook) -> None:
        """Make the parts for one round; called once."""
        self._look = look
        self._sizes = sizes_for(self.width(), self.height())
        self.bar = TopBar(look.candidate, look.pack_line, self._sizes, self, look.purpose)
        self.script = ScriptPanel(self._keys, self._sizes, self)
        self.log = LogPanel(look, self._keys, self._sizes, self)
        self.coverage = Coverage(look.tracks, self._keys.cap("blank"), self._sizes, self)
        self.line_panel = Panel(_("Time line"), self)
        self.line = TimeLine(self.line_panel)
        self.sheet = KeySheet(self._keys, self)
        self._connect_parts()
        self._place()
        for part in (self.bar, self.script, self.log, self.coverage, self.line_panel):
            part.show()

    def _connect_parts(self) -> None:
        for button in self._buttons:
            button.clicked.connect(lambda _on=False, each=button: self.choose(each.command))
        parts: list[Fresh] = [self.line.fresh, self.log.last.fresh]
        for fresh in (*parts, *(row.fresh for row in self.coverage.rows.values())):
            fresh.watched_by(self._watch)
        self.log.last.field.textEdited.connect(self.note_edited)
        self.log.last.field.rested.connect(self.note_rested)
        self.log.aside.field.textEdited.connect(self.aside_edited)
        self.log.aside.field.rested.connect(self.aside_rested)
        self.script.gloss.textEdited.connect(self.gloss_edited)
        self.script.probe_chosen.connect(self._jump)
        self.line.probe_chosen.connect(self._jump)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        if hasattr(self, "_look"):
            self._place()

    def _place(self) -> None:
        sizes = self._sizes = sizes_for(self.width(), self.height())
        for part in (self.script, self.log, self.coverage):
            part.show_sizes(sizes)
        lanes = self._lanes_for(sizes)
        pad = 4 if sizes.folded else LINE_PAD
        lane = max(15 if sizes.folded else 17 if sizes.compact else 18, min(22, sizes.lanes_height // len(lanes)))
        line_height = 2 * pad + LANES_TOP + lane * len(lanes) + TICKS
        margin, gap = sizes.margin, sizes.gap
        wide, top = self.width() - 2 * margin, margin - 4 + sizes.bar + gap
        high = self.height() - top - gap - line_height - margin
        self.bar.setGeometry(margin, max(margin - 4, sizes.away - 3), wide, sizes.bar)
        self.script.setGeometry(margin, top, sizes.left, high)
        middle = wide - sizes.left - sizes.right - 2 * gap
        self.log.setGeometry(margin + sizes.left + gap, top, middle, high)
        self.coverage.setGeometry(margin + wide - sizes.right, top, sizes.right, high)
        self.line_panel.setGeometry(margin, top + high + gap, wide, line_height)
        self.line.setGeometry(sizes.pad, pad, wide - 2 * sizes.pad, line_height - 2 * pad)
        self.line.show_lanes(lanes)
        self.sheet.place()
        if self._over is not None:
            self._over.setGeometry(margin, top, wide, self.height() - top - margin)

    def _lanes_for(self, sizes: Sizes) -> tuple[looks.LaneLook, ...]:
        """A lane each, or by track where they are many, or one for all."""
        if sizes.folded:
            return (looks.LaneLook("", "", tuple(each for lane in self._look.lanes for each in lane.dimensions)),)
        folds = len(self._look.lanes) > (FEW_LANES if sizes.compact else FULL_LANES)
        return self._look.folded if folds else self._look.lanes

    def lay_over(self, part: QWidget | None) -> None:
        """Lay `part` over everything below the header and give it the keys; None takes away what lies there."""
        old, self._over = self._over, part
        if old is not None:
            old.deleteLater()
        if part is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._place()
        part.show()
        part.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._held_scan is not None:
            self.show_keys(False)

    def _on_theme(self, _theme: object) -> None:
        self.update()
        for child in self.findChildren(QWidget):
            child.update()

    # What the presenter shows ------------------------------------------------------------------------------------

    def show_clock(self, look: looks.ClockLook) -> None:
        self.bar.show_clock(look)
        self.log.last.show_started(look.state != "planned")

    def show_phase(self, look: looks.PhaseLook) -> None:
        self.bar.show_phase(look)

    def show_actions(self, look: looks.ActionsLook) -> None:
        self.bar.show_actions(look)

    def show_script(self, look: looks.ScriptLook) -> None:
        self.script.show_script(look)

    def show_probe_time(self, look: looks.ProbeTime) -> None:
        self.script.meter.show_time(look)

    def scroll_script(self, pages: int) -> None:
        self.script.turn(pages)

    def show_plan(self, look: looks.PlanLook, now_ms: int) -> None:
        self.line.show_plan(look, now_ms)

    def show_now(self, look: looks.PlanLook, now_ms: int) -> None:
        self.line.show_now(look, now_ms)

    def show_marks(self, marks: tuple[looks.MarkLook, ...]) -> None:
        self.line.show_marks(marks)

    def put_mark(self, mark: looks.MarkLook) -> None:
        self.line.put_mark(mark)

    def take_mark(self, moment: str) -> None:
        self.line.take_mark(moment)

    def show_dimension(self, look: looks.DimensionLook) -> None:
        self.coverage.show_dimension(look)

    def show_met(self, words: str) -> None:
        self.coverage.met.show_words(words)

    def show_count(self, kind: str, count: int) -> None:
        self.log.key_of(kind).show_count(count)

    def show_armed(self, kind: str) -> None:
        self.log.show_armed(kind)

    def show_last(self, look: looks.LastLook | None) -> None:
        self.log.last.show_last(look)

    def show_step_back(self, seconds: int) -> None:
        self.log.earlier.show_name(_("{n} s earlier").format(n=seconds))

    def show_resume(self, look: looks.ResumeLook | None) -> None:
        self.log.last.show_resume(look)

    def show_refined(self) -> None:
        self.log.last.show_refined()
        self.coverage.settle()

    def show_recent(self, rows: tuple[looks.RowLook, ...]) -> None:
        self.log.recent.show_rows(rows)

    def show_writing(self, words: str, trouble: bool) -> None:
        self.log.writing.show_words(words, trouble)

    def show_trouble(self, sentence: str) -> None:
        self.log.show_trouble(sentence)
        if sentence:
            self.announce(sentence)

    def show_keys(self, shown: bool) -> None:
        if not shown:
            self._held_scan = None
        if shown:
            self.sheet.place()
            self.sheet.raise_()
        self.sheet.setVisible(shown)

    def show_spans(self, spans: tuple[looks.SpanLook, ...], now_ms: int) -> None:
        self.line.show_spans(spans, now_ms)

    def show_nudge(self, look: looks.NudgeLook | None) -> None:
        self.log.show_nudge(look)

    def show_running(self, span: str, seconds: int) -> None:
        self.log.spans.show_running(span, seconds)

    def open_log(self) -> None:
        self.log_wanted.emit()

    def run_clock(self, running: bool) -> None:
        if running:
            self._ticker.start()
        else:
            self._ticker.stop()

    def run_soon(self, work: Callable[[], None]) -> None:
        self._soon = work
        if not self._soon_timer.isActive():
            self._soon_timer.start(SOON_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._soon is not None and event.rect() == self.rect():
            self.settle()  # a picture of the whole window leaves nothing for later
        super().paintEvent(event)

    def settle(self) -> None:
        """Do now what would come a frame later, such as before a screenshot."""
        self._soon_timer.stop()
        self._run_soon()

    def _run_soon(self) -> None:
        work, self._soon = self._soon, None
        if work is not None:
            work()
