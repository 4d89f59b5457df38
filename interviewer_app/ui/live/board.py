"""Everything the window shows about moments: marks, the last one, recent ones, coverage, counts.

Kept by steps: no key looks at more than the moments it changes and the few that are listed.
"""

from __future__ import annotations

from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.texts import _
from interviewer_app.ui.live import words
from interviewer_app.ui.live.looks import LastLook, MarkLook, RowLook
from interviewer_app.ui.live.page_words import dimension_looks
from interviewer_app.ui.live.tallies import Tallies
from interviewer_app.ui.live.view import LiveView

RECENT = 6


class Board:
    """Follows the fold moment by moment and tells the view what changed."""

    def __init__(self, view: LiveView, live: LiveRound, keys: KeyMap) -> None:
        self._view, self._live, self._pack = view, live, live.pack
        self._tallies = Tallies()
        caps = {kind: keys.cap("kind", kind.id) for kind in live.pack.kinds}
        # A mark has room for one letter: that of the key, and the pack's where the key is F13 or a chord.
        self._letters = {kind.id: cap if len(cap) == 1 else kind.key.upper()[:1] for kind, cap in caps.items()}
        self._retry = keys.cap("retry")
        self._usual = {kind.id: kind.dimension for kind in live.pack.kinds}
        self._tracks = {dimension.id: dimension.track for dimension in live.pack.dimensions}
        self._looks = dimension_looks(live.pack, keys)
        self._pending: dict[str, None] = {}
        self._said: dict[str, dict[str, None]] = {}
        self._met: set[str] = set()
        self._waits = False
        self._armed: str | None = None
        self._stale: dict[str, None] = {}  # kinds whose count on the key is out of date

    # What changes ------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Take the round as it stands, again where every time has moved."""
        marks = []
        self._tallies = Tallies()
        self._pending.clear()
        self._said.clear()
        for moment in self._live.fold.moments.values():
            if moment.withdrawn:
                continue
            mark = self._mark(moment)
            marks.append(mark)
            self._tallies.put(mark, moment.kind or "")
            self._note_said(moment)
            if mark.hollow:
                self._pending[moment.id] = None
        self._view.show_marks(tuple(marks))
        for dimension in self._looks:
            self._show_dimension(dimension)
        self._show_met()
        self._show_last()
        self._stale = dict.fromkeys((*self._letters, ""))
        self._settle()

    def take_new(self, moment: Moment) -> None:
        """Draw a moment that has just been logged."""
        mark = self._mark(moment)
        self._pending[moment.id] = None
        self._armed = moment.kind or ""
        self._put(mark, moment)

    def take_changed(self, moment: Moment) -> None:
        """Draw a moment that was amended, taken back or brought back."""
        if moment.withdrawn:
            self._take_out(moment)
        else:
            self._put(self._mark(moment), moment)

    def settle_written(self) -> None:
        """Draw what has become solid; moments do so in the order of logging."""
        while self._pending:
            first = next(iter(self._pending))
            if self._live.is_pending(first):
                break
            del self._pending[first]
            moment = self._live.fold.moments[first]
            if not moment.withdrawn:
                self._put(self._mark(moment), moment)
        if not self._live.not_on_disk:
            self._show_last()
        self.show_writing()

    def said_at(self, probe: str) -> Moment | None:
        """The newest moment with a note that was logged at a probe, without one the newest."""
        ids = self._said.get(probe, {})
        newest = None
        for moment_id in reversed(ids):
            moment = self._live.fold.moments[moment_id]
            newest = newest or moment
            if moment.note:
                return moment
        return newest

    def show_failed(self) -> None:
        """Say of the last moment that it is not on disk."""
        self._show_last()
        self.show_writing()

    def show_writing(self) -> None:
        """Say how far the writing got, once the window has drawn what matters more."""
        if not self._waits:
            self._waits = True
            self._view.run_soon(self._settle)

    # One moment --------------------------------------------------------------------------------------------------

    def _put(self, mark: MarkLook, moment: Moment) -> None:
        old = self._tallies.mark(mark.id)
        old_kind = self._tallies.kind(mark.id)
        if old == mark:
            self._show_last()
            self.show_writing()
            return
        self._tallies.put(mark, moment.kind or "")
        self._note_said(moment)
        self._view.put_mark(mark)
        self._show_dimension(mark.dimension)
        if old is not None and old.dimension != mark.dimension:
            self._show_dimension(old.dimension)
        self._show_last()
        if old_kind != (moment.kind or ""):
            self._stale[moment.kind or ""] = None
            if old_kind is not None:
                self._stale[old_kind] = None
        self.show_writing()

    def _take_out(self, moment: Moment) -> None:
        kind = self._tallies.kind(moment.id)
        old = self._tallies.take_out(moment.id)
        if old is not None:
            self._view.take_mark(moment.id)
            self._show_dimension(old.dimension)
            self._stale[kind or ""] = None
        self._said.get(moment.probe or "", {}).pop(moment.id, None)
        self._show_last()
        self.show_writing()

    def _note_said(self, moment: Moment) -> None:
        if moment.probe:
            self._said.setdefault(moment.probe, {})[moment.id] = None

    def _mark(self, moment: Moment) -> MarkLook:
        dimension = moment.dimension or ""
        return MarkLook(
            moment.id,
            self._letters.get(moment.kind or "", "·"),
            moment.direction,
            moment.prompted,
            self._tracks.get(dimension, ""),
            dimension,
            moment.at_ms,
            self._live.is_pending(moment.id),
        )

    # Drawing -----------------------------------------------------------------------------------------------------

    def _show_dimension(self, dimension: str) -> None:
        look = self._looks.get(dimension)
        if look is None:
            return
        marks, more = self._tallies.of_dimension(dimension)
        self._looks[dimension] = look = look._replace(marks=marks, more=more)
        self._view.show_dimension(look)
        if look.met != (dimension in self._met):
            self._met ^= {dimension}
            self._show_met()

    def _show_met(self) -> None:
        of = sum(look.target > 0 for look in self._looks.values())
        self._view.show_met(_("{n} of {of} met").format(n=len(self._met), of=of) if of else "")

    def _show_last(self) -> None:
        moment = self._live.last
        mark = self._tallies.mark(moment.id) if moment else None
        if moment is None or mark is None:
            self._view.show_last(None)
            return
        self._view.show_last(
            LastLook(
                mark,
                words.clock_text(moment.at_ms),
                words.kind_name(self._pack, moment.kind),
                self._pack.dimension(moment.dimension).name if moment.dimension else "",
                moment.mode,
                words.remark(moment),
                self._status(),
            )
        )

    def _status(self) -> str:
        if not self._live.not_on_disk:
            return ""
        return _("not on disk") if self._live.trouble else _("being written")

    def _settle(self) -> None:
        """What may come a frame later: the keys, the refine row, the recent ones, the words about writing."""
        self._waits = False
        for kind in self._stale:
            self._view.show_count(kind, self._tallies.of_kind(kind))
        self._stale.clear()
        if self._armed is not None:
            self._view.show_armed(self._armed)
        self._view.show_refined()
        live = self._live
        pending, entries = len(self._pending), live.not_on_disk
        retry = self._retry if live.trouble else ""
        self._view.show_writing(words.writing_words(self._tallies.count, pending, entries, retry), bool(retry))
        last = live.last
        self._view.show_step_back(live.step_back_ms(last) // 1000)
        ids = self._tallies.newest(RECENT, last.id if last else "")
        self._view.show_recent(tuple(self._row(live.fold.moments[moment]) for moment in ids))

    def _row(self, moment: Moment) -> RowLook:
        mark = self._tallies.mark(moment.id)
        assert mark is not None, "only moments that are counted are listed"
        name = words.kind_name(self._pack, moment.kind)
        usual = self._usual.get(moment.kind or "")
        return RowLook(mark, words.clock_text(moment.at_ms), name, moment.note, words.meta(self._pack, moment, usual))
