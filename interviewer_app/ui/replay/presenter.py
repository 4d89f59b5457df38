"""Decides what a replay shows at each instant. Plain Python: the view draws and tells of keys and of time passing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Protocol

from interviewer_app.core.exchange.beside import Beside, Committed
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.quotes import Said
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.script import probe_lines
from interviewer_app.core.texts import _
from interviewer_app.ui.live.looks import MarkLook, PlanLook, SpanLook
from interviewer_app.ui.live.words import clock_text
from interviewer_app.ui.log.looks import LogRow
from interviewer_app.ui.log.words import log_row
from interviewer_app.ui.replay.clock import SPEEDS, ReplayClock
from interviewer_app.ui.replay.looks import HeadLook, PlayLook, WorkLook
from interviewer_app.ui.replay.words import head_of, mark_of, plan_of, said_lines, spans_of, work_look

STEP_MS = 10_000
JUST_MS = 1_500  # so shortly after a moment, back means the one before it
MOST_SAID = 60


class ReplayView(Protocol):
    """Draws the replay."""

    def show_head(self, look: HeadLook) -> None: ...

    def show_play(self, look: PlayLook) -> None: ...

    def show_plan(self, plan: PlanLook, spans: tuple[SpanLook, ...], now_ms: int) -> None: ...

    def show_now(self, plan: PlanLook, spans: tuple[SpanLook, ...], now_ms: int) -> None: ...

    def show_moments(self, rows: Sequence[LogRow], marks: tuple[MarkLook, ...]) -> None: ...

    def show_said(self, lines: Sequence[str]) -> None:
        """What was said up to now, the newest last."""
        ...

    def show_work(self, look: WorkLook | None) -> None: ...

    def show_beside(self, transcript: bool, work: bool) -> None:
        """Whether there is a place for what was said, and for what was written."""
        ...

    def show_trouble(self, sentence: str) -> None: ...

    def run(self, runs: bool) -> None:
        """Tell of time passing from now on, or no longer."""
        ...


class ReplayPresenter:
    """A replay of one round. `closed`: back to where it was opened from."""

    def __init__(
        self, view: ReplayView, fold: RoundFold, pack: Pack, keys: KeyMap, now_ns: Callable[[], int],
        closed: Callable[[], None],
    ) -> None:  # fmt: skip
        self._view, self._fold, self._pack, self._closed = view, fold, pack, closed
        self._moments = fold.counted
        self._letters = {kind.id: keys.cap("kind", kind.id) for kind in pack.kinds}
        self._times = [moment.at_ms for moment in self._moments]
        end_ms = max([fold.last_ms, fold.stopped_ms, *self._times[-1:]])
        self.clock = ReplayClock(now_ns, end_ms)
        self._beside = Beside()
        self._said: tuple[Said, ...] = ()
        self._said_at: list[int] = []
        self._shown: tuple[object, ...] = ()
        self._commit: Committed | None = None

    def show(self, at_ms: int = 0) -> None:
        """Draw everything, standing at `at_ms` of the round clock."""
        self.clock.go(at_ms)
        self._view.show_head(head_of(self._fold, self._pack, self.clock.end_ms))
        self._view.show_beside(False, False)
        self._view.show_plan(plan_of(self._fold, self._pack, self.clock), spans_of(self._fold, at_ms), at_ms)
        self._draw()

    def beside(self, beside: Beside) -> None:
        """What was attached has been read."""
        self._beside = beside
        told = [said for each in beside.transcripts for said in each.until(self.clock.end_ms)]
        self._said = tuple(sorted(told))
        self._said_at = [said.at_ms for said in self._said]
        self._view.show_beside(bool(beside.transcripts), bool(beside.works))
        self._view.show_trouble(" ".join(beside.troubles))
        self._shown = ()
        self._draw()

    # Keys --------------------------------------------------------------------------------------------------------

    def key(self, stroke: str) -> bool:
        """Whether a key meant something here."""
        match stroke:
            case "space":
                self._run(not self.clock.runs)
            case "1" | "2" | "3" | "4" | "5":
                self.pace(SPEEDS[int(stroke) - 1])
            case "left" | "right":
                self._jump(-1 if stroke == "left" else 1, self._times)
            case "shift+left" | "shift+right":
                self.go(self.clock.at_ms + (-STEP_MS if stroke == "shift+left" else STEP_MS))
            case "ctrl+left" | "ctrl+right":
                self._jump(-1 if stroke == "ctrl+left" else 1, [visit.from_ms for visit in self._fold.visits])
            case "home" | "end":
                self.go(0 if stroke == "home" else self.clock.end_ms)
            case "esc":
                self._run(False)
                self._closed()
            case _:
                return False
        return True

    def pace(self, speed: int) -> None:
        """Another speed; the place stays."""
        self.clock.pace(speed)
        self._draw()

    def go(self, at_ms: int) -> None:
        self.clock.go(at_ms)
        self._draw()

    def tick(self) -> None:
        """Time has passed."""
        self._draw()
        if self.clock.runs and self.clock.at_ms >= self.clock.end_ms:
            self._run(False)

    def chosen(self, number: int) -> None:
        """The list went to another moment: the replay goes there."""
        if 0 <= number < len(self._moments) and self._moments[number].at_ms != self.clock.at_ms:
            self.go(self._moments[number].at_ms)

    def _run(self, runs: bool) -> None:
        self.clock.run(runs)
        self._view.run(self.clock.runs)
        self._draw()

    def probe(self, number: int) -> None:
        """To where a probe of the script was first asked."""
        ids = {line.number: line.probe.id for line in probe_lines(self._fold, self._pack)}
        found = next((visit.from_ms for visit in self._fold.visits if visit.probe == ids.get(number)), None)
        if found is not None:
            self.go(found)

    def _jump(self, way: int, times: Sequence[int]) -> None:
        """To the next of these times, or to the one before this one."""
        at_ms = self.clock.at_ms
        if way > 0:
            later = [time for time in times if time > at_ms]
            self.go(later[0] if later else self.clock.end_ms)
        else:
            earlier = [time for time in times if time < at_ms - JUST_MS * self.clock.runs]
            self.go(earlier[-1] if earlier else 0)

    # Drawing -----------------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        at_ms = self.clock.at_ms
        self._view.show_play(self._play(at_ms))
        plan = plan_of(self._fold, self._pack, self.clock)
        self._view.show_now(plan, spans_of(self._fold, at_ms), at_ms)
        known, said = bisect_right(self._times, at_ms), bisect_right(self._said_at, at_ms)
        commits = tuple(work.at(at_ms) for work in self._beside.works)
        before, self._shown = self._shown, (known, said, commits)
        if before[:1] != (known,):
            self._show_moments(known)
        if before[1:2] != (said,):
            self._view.show_said(said_lines(self._said[max(0, said - MOST_SAID) : said]))
        if before[2:3] != (commits,):
            newest = max((each for each in commits if each is not None), key=lambda each: each.at_ms, default=None)
            self._view.show_work(None if newest is None else work_look(newest))

    def _show_moments(self, known: int) -> None:
        moments = self._moments[:known]
        rows = [log_row(self._pack, m, self._letters.get(m.kind or "", "·"), hollow=False) for m in moments]
        self._view.show_moments(rows, tuple(mark_of(self._pack, m, self._letters) for m in moments))

    def _play(self, at_ms: int) -> PlayLook:
        visit = next((each for each in reversed(self._fold.visits) if each.from_ms <= at_ms), None)
        title = self._pack.probe(visit.probe).title if visit is not None else ""
        state = _("Running") if self.clock.runs else _("Paused")
        return PlayLook(clock_text(at_ms), state, self.clock.runs, self.clock.speed, title)
