"""Decides what lies beside the log of a round that is over. Plain Python: the view draws, the desk goes to the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.exchange.attaching import Kept
from interviewer_app.core.exchange.beside import Beside
from interviewer_app.core.exchange.repositories.commits import Commit
from interviewer_app.core.exchange.transcripts.cues import Transcript
from interviewer_app.core.rounds.attached import Attachment
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.quotes import Said, quotes_of
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.attach.desk import AttachDesk
from interviewer_app.ui.attach.looks import SideLook, SideRow
from interviewer_app.ui.live.words import clock_text, moment_words
from interviewer_app.ui.replay.words import said_time, work_look


class SideView(Protocol):
    """Draws the place beside the log."""

    def show_side(self, look: SideLook) -> None: ...

    def show_trouble(self, sentence: str) -> None: ...

    def show_done(self, words: str) -> None: ...

    def take_keys(self) -> None:
        """The keys go to the field or the rows of this place."""
        ...

    def give_keys(self) -> None:
        """The keys go back to the log."""
        ...


Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[str], None]], None]


class AttachPresenter:
    """The place beside one round's log. run: does work off the window's thread; now: reads the clock."""

    def __init__(self, view: SideView, live: LiveRound, desk: AttachDesk, run: Run, now: Callable[[], Instant]) -> None:
        self._view, self._live, self._desk, self._run, self._now = view, live, desk, run, now
        self._beside = Beside()
        self.moment = ""
        self._step, self._path, self._busy = "rest", "", ""
        self._transcript: Transcript | None = None
        self._commits: Sequence[Commit] = ()
        self._going = ""

    def open(self) -> None:
        """Read what is attached already."""
        self._show()
        self._read()

    # What comes in -----------------------------------------------------------------------------------------------

    def choose(self, moment: str) -> None:
        """The log went to another moment."""
        self.moment, self._going = moment, ""
        if self._step == "rest":
            self._show()

    def ask(self) -> None:
        """A file is to be named."""
        self._to("path")
        self._view.take_keys()

    def look(self) -> None:
        """The keys go to what was said, to quote it."""
        if self._step == "rest" and not self._beside.is_empty:
            self._view.take_keys()

    def named(self, path: str) -> None:
        """A file or folder was named or dropped."""
        self._path = path.strip().strip('"')
        if not self._path:
            return
        if self._anchor() is None:
            self._view.show_trouble(_("Log a moment first, or choose one: it is the anchor."))
            return
        path = self._path
        if self._desk.is_work(path):
            self._work(lambda: self._desk.attach_work(path), self._kept, self._no_commit_fits)
        else:
            self._work(lambda: self._desk.transcript(path), self._lines, self._failed)

    def picked(self, number: int) -> None:
        """A row was chosen: the anchor, or what is to be quoted."""
        anchor, path = self._anchor(), self._path
        if anchor is None:
            return
        if self._step == "line" and self._transcript is not None and 0 <= number < len(self._transcript.cues):
            other_ms = self._transcript.cues[number].from_ms
            self._work(lambda: self._desk.attach_transcript(path, anchor.id, other_ms), self._kept, self._failed)
        elif self._step == "commit" and 0 <= number < len(self._commits):
            commit = self._commits[number].id
            self._work(lambda: self._desk.attach_work_by(path, anchor.id, commit), self._kept, self._failed)
        elif self._step == "rest":
            self._quote(anchor, number)

    def take_away(self) -> None:
        """Take the newest attachment away; the first press asks."""
        every = self._attached()
        if not every or self._step != "rest":
            return
        last = every[-1]
        if self._going != last.id:
            self._going = last.id
            words = _("Del again deletes {name} from this workspace.")
            self._view.show_trouble(words.format(name=last.name))
            return
        self._going = ""
        self._work(lambda: self._desk.take_away(last.id), lambda _done: self._away(last.name), self._failed)

    def leave(self) -> None:
        """Esc: what was begun is dropped, and the keys go back."""
        self._view.show_trouble("")
        self._to("rest")
        self._view.give_keys()

    # What comes back from the disk -------------------------------------------------------------------------------

    def _lines(self, found: Transcript) -> None:
        self._transcript = found
        self._view.show_done(" ".join(found.remarks))
        self._to("line")
        self._view.take_keys()

    def _no_commit_fits(self, sentence: str) -> None:
        """Its times do not fit; if there are commits at all, one of them can be the anchor."""
        path = self._path

        def offer(commits: Sequence[Commit]) -> None:
            self._commits = commits
            self._to("commit")
            self._view.show_trouble(sentence)
            self._view.take_keys()

        self._work(lambda: self._desk.commits(path), offer, lambda _other: self._failed(sentence))

    def _kept(self, kept: Kept) -> None:
        if self._step == "line":
            count = plural("{n} line lies beside the round.", "{n} lines lie beside the round.", kept.entries)
        else:
            count = plural("{n} commit lies beside the round.", "{n} commits lie beside the round.", kept.entries)
        self._view.show_done(" ".join((count, *kept.remarks)))
        self.leave()
        self._read()

    def _away(self, name: str) -> None:
        self._view.show_done(_("{name} is gone.").format(name=name))
        self.leave()
        self._read()

    def _failed(self, sentence: str) -> None:
        self._busy = ""
        self._show()
        self._view.show_trouble(sentence)

    def _read(self) -> None:
        def take(beside: Beside) -> None:
            self._beside = beside
            self._show()
            if beside.troubles:
                self._view.show_trouble(" ".join(beside.troubles))

        self._run(self._desk.read, take, self._failed)

    def _work(self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None]) -> None:
        self._view.show_trouble("")
        self._busy = _("Reading …")
        self._show()

        def done(outcome: Any) -> None:
            self._busy = ""
            then(outcome)

        self._run(work, done, failed)

    # Drawing -----------------------------------------------------------------------------------------------------

    def _attached(self) -> list[Attachment]:
        transcripts = [each.attachment for each in self._beside.transcripts]
        return transcripts + [each.attachment for each in self._beside.works]

    def _anchor(self) -> Moment | None:
        moment = self._live.fold.moments.get(self.moment)
        return None if moment is None or moment.withdrawn else moment

    def _to(self, step: str) -> None:
        self._step, self._busy = step, ""
        self._show()

    def _show(self) -> None:
        every = self._attached()
        names = ", ".join(each.name for each in every)
        anchor = self._anchor()
        about = "" if anchor is None else moment_words(self._live.pack, anchor).split(", ")
        when = " ".join(about[:2]) if about else _("no moment")
        look = SideLook(self._step, "", names, busy=self._busy)
        match self._step:
            case "path":
                look = look._replace(heading=_("A transcript, a repository or a patch series"))
            case "line" if self._transcript is not None and anchor is not None:
                rows = tuple(SideRow(clock_text(cue.from_ms), cue.speaker, cue.text) for cue in self._transcript.cues)
                heading = _("Which line was at {moment}? It is the anchor.").format(moment=when)
                look = look._replace(heading=heading, rows=rows, chosen=self._transcript.nearest(anchor.at_ms))
            case "commit":
                rows = tuple(SideRow(_utc(each.at_us), each.author, each.subject) for each in self._commits)
                heading = _("Which commit was at {moment}? It is the anchor.").format(moment=when)
                look = look._replace(heading=heading, rows=rows, chosen=len(rows) - 1)
            case "rest" if anchor is not None and every:
                look = self._rest(look, anchor, when)
        self._view.show_side(look)

    def _rest(self, look: SideLook, anchor: Moment, when: str) -> SideLook:
        stands = [each.said for each in quotes_of(self._live.fold) if each.moment == anchor.id]
        said = self._beside.said(anchor.at_ms)
        rows = tuple(SideRow(said_time(each), each.speaker, each.text, _told(each) in stands) for each in said)
        commits = (found for work in self._beside.works if (found := work.at(anchor.at_ms)) is not None)
        newest = max(commits, key=lambda each: each.at_ms, default=None)
        near = min(range(len(said)), key=lambda n: abs(said[n].at_ms - anchor.at_ms), default=-1)
        heading = _("Said within 20 s of {moment}").format(moment=when)
        return look._replace(heading=heading, rows=rows, chosen=near, work=newest and work_look(newest))

    def _quote(self, anchor: Moment, number: int) -> None:
        said = self._beside.said(anchor.at_ms)
        if not 0 <= number < len(said):
            return
        try:
            if self._live.quote(anchor.id, _told(said[number]), self._now()):
                self._view.show_done(_("Quoted beside the moment; it stands on the card with its time."))
        except InterviewerError as error:
            self._view.show_trouble(str(error))
        self._show()


def _told(said: Said) -> Said:
    """As an entry can hold it: nothing is said before the round begins."""
    return said._replace(at_ms=max(0, said.at_ms))


def _utc(at_us: int) -> str:
    return datetime.fromtimestamp(at_us // 1_000_000, UTC).strftime("%m-%d %H:%M")
