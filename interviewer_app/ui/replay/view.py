"""A replay on the screen: clock and pace, the log as it fills up, what was said and written, the time line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _
from interviewer_app.ui.live.looks import MarkLook, PlanLook, SpanLook
from interviewer_app.ui.live.page_words import folded_lanes, lane_looks
from interviewer_app.ui.live.timeline import TimeLine
from interviewer_app.ui.log.looks import LogRow
from interviewer_app.ui.log.rows import MomentDelegate
from interviewer_app.ui.log.words import spoken
from interviewer_app.ui.replay.clock import SPEEDS
from interviewer_app.ui.replay.looks import HeadLook, PlayLook, WorkLook
from interviewer_app.ui.replay.side import SaidSide, WorkSide
from interviewer_app.ui.theme.motion import reduced_motion
from interviewer_app.ui.theme.theme import BOLD, MEDIUM
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import EmptyPlace, NoticeLine
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row
from interviewer_app.ui.widgets.row_list import RowList, RowModel

TICK_MS, CALM_TICK_MS = 100, 1000
SIDE, LOW = 400, 800
_Key = Qt.Key
_STROKES = {
    _Key.Key_Space: "space", _Key.Key_Left: "left", _Key.Key_Right: "right", _Key.Key_Home: "home",
    _Key.Key_End: "end", _Key.Key_Escape: "esc", _Key.Key_1: "1", _Key.Key_2: "2", _Key.Key_3: "3", _Key.Key_4: "4",
    _Key.Key_5: "5",
}  # fmt: skip
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}


class _Rows(RowList):
    """The moments so far. Up and down are its own, all other keys the replay's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (_Key.Key_Up, _Key.Key_Down):
            super().keyPressEvent(event)
        else:
            event.ignore()


class ReplayPage(Panel):
    """The page of one replay. Keys are told as strokes: on_key."""

    ticked = Signal()
    chosen = Signal(int)
    paced = Signal(int)
    played = Signal()
    pressed = Signal(str)

    def __init__(self, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(_("Replay of a round"), parent)
        self.presenter: object = None  # kept alive here
        self._pack = pack
        self._lanes = lane_looks(pack)
        self._rows: RowModel[LogRow] = RowModel(spoken)
        self.rows = _Rows(_("Moments so far"), self._rows, MomentDelegate(self), self)
        self.said, self.work = SaidSide(_("What was said")), WorkSide()
        self.line = TimeLine(self)
        self.title, self.about = ElidedLabel("", 16, BOLD), ElidedLabel("", 13, tone="muted")
        self.time, self.of = TextLabel("00:00", 30, MEDIUM, mono=True), TextLabel("", 13, tone="muted")
        self.state, self.probe = TextLabel("", 13, BOLD, tone="accent"), ElidedLabel("", 13, MEDIUM)
        self.play = SecondaryButton(_("Play"), keys="Space")
        self.speeds = [SecondaryButton(f"{speed}×", keys=str(n)) for n, speed in enumerate(SPEEDS, start=1)]
        words = _("Space starts the replay; the right arrow goes to the first moment.")
        self.empty = EmptyPlace(_("No moment yet"), words)
        self.trouble = NoticeLine()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.ticked)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for label in (self.title, self.about, self.probe):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        names = column(self.title, 2, self.about)
        clock = row(self.time, 8, self.of)
        buttons = row(self.play, 14, *[part for button in self.speeds for part in (button, 6)])
        head = row(names, 16, clock, 16, buttons)
        head.setStretch(0, 1)
        now = row(self.state, 12, self.probe)
        now.setStretchFactor(self.probe, 1)
        self._side = QWidget()
        self._side.setLayout(column(self.said, 10, self.work))
        middle = row(self.rows, self.empty, 18, self._side)
        middle.setStretchFactor(self.rows, 1)
        middle.setStretchFactor(self.empty, 1)
        self._folding = Folding(middle, {self.rows: 150, self.empty: 150, self._side: 220})
        foot = (10, self.line, 8, Rule(), 8, HintBar(hints()))
        parts = (head, 8, now, 8, Rule(), 8, self.trouble, middle, *foot)
        self.setLayout(column(*parts, margins=(18, 14, 18, 12)))

    def _connect(self) -> None:
        self.rows.chosen.connect(self._on_chosen)
        self.play.clicked.connect(self.played)
        for speed, button in zip(SPEEDS, self.speeds, strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, speed=speed: self.paced.emit(speed))
        self.play.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self._folding.fold(self)
        if not folded:
            self._side.setFixedWidth(min(SIDE, self.width() * 36 // 100))
        low = self.height() < LOW or folded
        self._lanes = folded_lanes(self._pack) if low else lane_looks(self._pack)
        self.line.setFixedHeight(140 if low else 196)
        self.line.show_lanes(self._lanes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _Key(event.key())
        if key in _PAGES:
            (self.work if self.work.isVisible() else self.said).lines.page(_PAGES[key])
            return
        stroke = _STROKES.get(key, "")
        for held, name in ((Qt.KeyboardModifier.ShiftModifier, "shift"), (Qt.KeyboardModifier.ControlModifier, "ctrl")):
            if event.modifiers() & held and stroke in ("left", "right"):
                stroke = f"{name}+{stroke}"
        if stroke:
            self.pressed.emit(stroke)
        else:
            event.ignore()

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False  # there is one place for keys; Tab must not carry them away

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())

    def take_keys(self) -> None:
        """Have the keys from now on."""
        (self.rows if self._rows.rowCount() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    # What the presenter shows ------------------------------------------------------------------------------------

    def show_head(self, look: HeadLook) -> None:
        self.title.setText(look.title)
        self.about.setText(look.about)
        self.of.setText(look.of)

    def show_play(self, look: PlayLook) -> None:
        self.time.setText(look.time)
        self.state.setText(f"{look.state} · {look.speed}×")
        self.probe.setText(look.probe)
        self.play.setText(_("Pause") if look.runs else _("Play"))
        for speed, button in zip(SPEEDS, self.speeds, strict=True):
            button.setAccessibleDescription(_("chosen") if speed == look.speed else "")

    def show_plan(self, plan: PlanLook, spans: tuple[SpanLook, ...], now_ms: int) -> None:
        self.line.show_lanes(self._lanes)
        self.line.show_plan(plan, now_ms)
        self.line.show_spans(spans, now_ms)

    def show_now(self, plan: PlanLook, spans: tuple[SpanLook, ...], now_ms: int) -> None:
        self.line.show_now(plan, now_ms)
        if spans != self.line.spans or any(span.to_ms is None for span in spans):
            self.line.show_spans(spans, now_ms)

    def show_moments(self, rows: Sequence[LogRow], marks: tuple[MarkLook, ...]) -> None:
        had_keys = self.rows.hasFocus() or self.hasFocus()
        with QSignalBlocker(self.rows):
            self._rows.show_rows(list(rows))
            self.empty.setVisible(not rows)
            self.rows.setVisible(bool(rows))
            if rows:
                index = self._rows.index(len(rows) - 1)
                self.rows.setCurrentIndex(index)
                self.rows.scrollTo(index)
        self.line.show_marks(marks)
        if had_keys:
            self.take_keys()

    def show_said(self, lines: Sequence[str]) -> None:
        self.said.show_lines(lines)

    def show_work(self, look: WorkLook | None) -> None:
        self.work.show_work(look)

    def show_beside(self, transcript: bool, work: bool) -> None:
        self.said.setVisible(transcript)
        self.work.setVisible(work)
        self._side.setVisible(transcript or work)

    def show_trouble(self, sentence: str) -> None:
        self.trouble.show_text(sentence)

    def run(self, runs: bool) -> None:
        if runs:
            self._timer.start(CALM_TICK_MS if reduced_motion() else TICK_MS)
        else:
            self._timer.stop()


def hints() -> tuple[tuple[str, str], ...]:
    """The keys of the replay and what they do."""
    return (
        ("Space", _("play, pause")),
        ("1 2 3 4 5", _("1×, 2×, 4×, 8×, 16×")),
        ("← →", _("moment before, next")),
        ("Shift ← →", _("10 s")),
        ("Ctrl ← →", _("probe")),
        ("Home End", _("ends")),
        ("PgUp PgDn", _("scroll")),
        ("Esc", _("back")),
    )
