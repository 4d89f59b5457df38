"""What lies beside the moments of a round: what was said around them, and how the candidate's work stood.

Times here are milliseconds of the round clock; what was said before the round began has one below zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.repositories.commits import Commit, Work, read_kept
from interviewer_app.core.exchange.transcripts.cues import Transcript
from interviewer_app.core.exchange.transcripts.read import read_transcript
from interviewer_app.core.rounds.attached import Attachment
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.quotes import Said
from interviewer_app.core.rounds.wall_times import WallTimes, wall_times
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.attachments import read_attached, read_attachment

AROUND_MS = 20_000


class Committed(NamedTuple):
    """A commit and when it was made on the round clock."""

    at_ms: int
    commit: Commit


class Laid:
    """An attachment's own clock beside the round's: `round_ms` and `own_ms` turn one into the other."""

    def __init__(self, times: WallTimes, fold: RoundFold, attachment: Attachment) -> None:
        self._times = times
        self._breaks = tuple((stop.from_us, stop.to_us) for stop in fold.breaks)
        moment = fold.moments.get(attachment.moment or "")
        self.is_anchored = moment is not None and attachment.other_ms is not None
        self._shift_us = 0  # wall time of the attachment's zero
        if moment is not None and attachment.other_ms is not None:
            self._shift_us = times.wall_us(moment.at_ms) - attachment.other_ms * 1000

    def round_ms(self, own_ms: int) -> int:
        return self._times.round_ms(self._shift_us + own_ms * 1000)

    def stop(self, own_ms: int) -> int | None:
        """In which break of the round this was, counted from 0; None while its clock ran."""
        at_us = self._shift_us + own_ms * 1000
        for number, (from_us, to_us) in enumerate(self._breaks):
            if from_us <= at_us and (to_us is None or at_us < to_us):
                return number
        return None

    def own_ms(self, round_ms: int) -> int:
        return (self._times.wall_us(round_ms) - self._shift_us) // 1000


@dataclass(frozen=True, slots=True)
class LaidTranscript:
    """A transcript of the round; without an anchor nobody knows when it began, and nothing is shown beside a moment."""

    attachment: Attachment
    transcript: Transcript
    laid: Laid

    def said(self, at_ms: int, around_ms: int = AROUND_MS) -> tuple[Said, ...]:
        """What was being said up to `around_ms` of the recording before and after `at_ms`, by its beginning."""
        if not self.laid.is_anchored:
            return ()
        own = self.laid.own_ms(at_ms)
        return self._told(own - around_ms, own + around_ms)

    def until(self, at_ms: int) -> tuple[Said, ...]:
        """All that had begun by `at_ms` since the round did."""
        if not self.laid.is_anchored:
            return ()
        told = self._told(self.laid.own_ms(0), self.laid.own_ms(at_ms))
        return tuple(said for said in told if said.at_ms <= at_ms)

    def _told(self, from_ms: int, to_ms: int) -> tuple[Said, ...]:
        """On the round's clock; what was said in a break is nobody's business, nor that there was one."""
        cues = (cue for cue in self.transcript.between(from_ms, to_ms) if self.laid.stop(cue.from_ms) is None)
        return tuple(Said(self.laid.round_ms(cue.from_ms), cue.speaker, cue.text, cue.about) for cue in cues)


@dataclass(frozen=True, slots=True)
class LaidWork:
    """The candidate's commits, by the round clock."""

    attachment: Attachment
    commits: tuple[Committed, ...]
    work: Work

    def at(self, at_ms: int) -> Committed | None:
        """The last commit at or before `at_ms`."""
        return next((each for each in reversed(self.commits) if each.at_ms <= at_ms), None)


@dataclass(frozen=True, slots=True)
class Beside:
    """All that is attached to a round. troubles: a sentence for each that cannot be read; the rest is there."""

    transcripts: tuple[LaidTranscript, ...] = ()
    works: tuple[LaidWork, ...] = ()
    troubles: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.transcripts or self.works or self.troubles)

    def said(self, at_ms: int) -> tuple[Said, ...]:
        """What was being said within 20 s of a time, of all transcripts, by time."""
        return tuple(sorted(said for each in self.transcripts for said in each.said(at_ms)))


def read_beside(file: Path, round_id: str, fold: RoundFold) -> Beside:
    """Read everything attached to a round; slow for a long transcript, so off the window's thread.

    raises: BadInput, MachineTrouble
    """
    times = wall_times(fold)
    attached = read_attached(file, round_id).attachments.values()
    transcripts: list[LaidTranscript] = []
    works: list[LaidWork] = []
    troubles: list[str] = []
    for attachment in attached if times is not None else ():
        assert times is not None
        try:
            data = read_attachment(file, attachment.digest)
            laid = Laid(times, fold, attachment)
            if attachment.what == "transcript":
                transcripts.append(LaidTranscript(attachment, read_transcript(data, attachment.name), laid))
            else:
                works.append(laid_work(attachment, read_kept(data, attachment.name), laid))
        except BadInput as error:
            troubles.append(str(error))
    return Beside(tuple(transcripts), tuple(works), tuple(troubles))


def laid_work(attachment: Attachment, work: Work, laid: Laid) -> LaidWork:
    """Of what was made in one break the last stands where the round went on: a heap of them would show the break."""
    found: dict[tuple[int, str], Committed] = {}
    for commit in sorted(work.commits, key=lambda each: each.at_us):
        own_ms = commit.at_us // 1000
        stop = laid.stop(own_ms)
        found[(-1, commit.id) if stop is None else (stop, "")] = Committed(laid.round_ms(own_ms), commit)
    return LaidWork(attachment, tuple(sorted(found.values(), key=lambda each: each.at_ms)), work)


def outside(transcript: Transcript, laid: Laid, last_ms: int) -> str:
    """Why an anchor cannot be right, in one sentence; "" where some line falls into the round."""
    starts: Sequence[int] = [laid.round_ms(cue.from_ms) for cue in transcript.cues]
    if any(0 <= start <= last_ms for start in starts):
        return ""
    return _("No line of it falls into the round with this anchor; choose another line for this moment.")
