"""What every screen that writes into a round shares: the fold, the journal's tickets, and what is not on disk yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.bodies.conduct import NoticeAnswer, NoticeLine
from interviewer_app.core.rounds.clock import Clock, Instant
from interviewer_app.core.rounds.entries import Draft, Entry, Head, Journal
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Moment, Touched
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.settings import clean_name
from interviewer_app.core.texts import _

NewId = Callable[[], str]


class RoundDesk:
    """One round with a pen.

    fold:    the round so far; this object keeps it up to date, ahead of the disk
    pack:    the pack the round runs on
    journal: where drafts go (tickets come back through `written` and `failed`); a window may put one before it
    new_id:  makes the random ids of moments and amendments
    """

    def __init__(self, fold: RoundFold, pack: Pack, journal: Journal, clock: Clock, new_id: NewId) -> None:
        self.fold = fold
        self.pack = pack
        self.waiting: deque[tuple[int, str | None]] = deque()
        self.trouble = ""
        self.journal, self._clock, self._new_id = journal, clock, new_id
        self._pending: set[str] = set()

    def is_pending(self, moment_id: str) -> bool:
        """True until the moment's own entry is on disk."""
        return moment_id in self._pending

    @property
    def not_on_disk(self) -> int:
        """How many entries are not on disk yet."""
        return len(self.waiting)

    def now_ms(self, at: Instant) -> int:
        """Round clock in ms at `at`."""
        return self.fold.read_clock(at.boot_ns)

    def written(self, ticket: int, entry: Entry) -> str | None:
        """Ticket `ticket` is on disk as `entry`; returns the moment that has just become solid, if it is one."""
        self.trouble = ""
        self.fold.heads[entry.stream] = Head(entry.stream, entry.number, entry.digest)
        solid: str | None = None
        while self.waiting and self.waiting[0][0] <= ticket:
            moment = self.waiting.popleft()[1]
            if moment is not None:
                self._pending.discard(moment)
                solid = moment
        return solid

    def failed(self, sentence: str) -> None:
        """A write failed; everything from it onwards stays in the queue, in order, until `retry`."""
        self.trouble = sentence

    def retry(self) -> None:
        self.journal.retry()

    def answer_notice(self, line: NoticeLine, answer: NoticeAnswer, by: str, at: Instant) -> None:
        """Say how the candidate came to know the notice or the AI rule. It can be said again until the seal.

        by: who gave it earlier; counts for that answer alone
        """
        self._refuse_answer(answer)
        name = clean_name(by) if answer == "given-earlier" else ""
        known = self.fold.notices.get(line)
        if known is None or (known.answer, known.by) != (answer, name) or answer == "read-now":
            self._add(b.NoticeAnswered(line=line, answer=answer, by=name, at_ms=self.now_ms(at)), at)

    def _refuse_answer(self, answer: NoticeAnswer) -> None:
        """What is read now is read in a round that runs."""
        if answer == "read-now" and self.fold.state not in ("live", "paused"):
            raise Refused(_("The round is not running: say that it was given earlier, or not given."))

    def _amend_moment(self, at: Instant, moment: str, **fields: object) -> Moment:
        given = {name: value for name, value in fields.items() if value is not None}
        self._add(b.MomentAmended.model_validate({"amendment": self._new_id(), "moment": moment, **given}), at)
        return self.fold.moments[moment]

    def _add(self, body: b.Body, at: Instant, at_ms: int | None = None, moment: str | None = None) -> Touched:
        if self._shut(body):  # what came after the seal would break the card for ever
            raise Refused(_("The card is submitted; nothing can be added to its round."))
        round_ms = self.now_ms(at) if at_ms is None else at_ms
        touched = self.fold.take(body, at.wall_us, round_ms)
        kind: str = body.kind  # type: ignore[attr-defined]  # every body of a round has one
        ticket = self.journal.append(Draft(kind, b.plain(body), at.wall_us, round_ms))
        self.waiting.append((ticket, moment))
        return touched

    def _shut(self, _body: b.Body) -> bool:
        return self.fold.state == "sealed"

    def _tick(self, at: Instant) -> b.Tick:
        clock = self._clock
        return b.Tick(
            boot_id=clock.boot_id, boot_ns=at.boot_ns, wall_us=at.wall_us,
            zone=clock.zone, offset_min=clock.offset_min(at.wall_us),
        )  # fmt: skip
