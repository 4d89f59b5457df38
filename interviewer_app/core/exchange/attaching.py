"""Attaching files to a round: read first, laid onto its clock, kept only if that makes sense."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.beside import Laid, outside
from interviewer_app.core.exchange.repositories.commits import packed
from interviewer_app.core.exchange.repositories.patches import is_series
from interviewer_app.core.exchange.repositories.read import list_work, named, read_work, round_stretch
from interviewer_app.core.exchange.transcripts.cues import Transcript
from interviewer_app.core.exchange.transcripts.read import read_transcript
from interviewer_app.core.rounds.attached import Attachment
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rounds.wall_times import WallTimes, wall_times
from interviewer_app.core.scorecards.files import read_file
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.attachments import attach
from interviewer_app.core.workspace.writer import Writer

_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.(\d{1,3}))?")


class Kept(NamedTuple):
    """What was attached: its id, how many lines or commits (`entries`) it has, and what is to be known of it."""

    attachment: str
    entries: int
    remarks: tuple[str, ...]


class Attacher:
    """Attaches to one round. raises: BadInput for a round that has not begun"""

    def __init__(self, writer: Writer, fold: RoundFold, new_id: Callable[[], str]) -> None:
        assert fold.facts is not None
        times = wall_times(fold)
        if times is None:
            raise BadInput(_("round {id}: has not begun; nothing can be laid beside it yet.").format(
                id=fold.facts.round[:8]))  # fmt: skip
        self._writer, self._fold, self._new_id = writer, fold, new_id
        self._times: WallTimes = times
        self._round = fold.facts.round

    def transcript(self, file: Path, moment: Moment, other_ms: int, wall_us: int) -> Kept:
        """A transcript; `other_ms` of its own clock is when `moment` happened.

        raises: BadInput for a file that is none, and for an anchor under which no line falls into the round
        """
        data = read_file(file)
        found = read_transcript(data, file.name)
        self.check(found, moment, other_ms)
        made = attach(
            self._writer, self._round, "transcript", file.name, data, wall_us=wall_us, new_id=self._new_id,
            moment=moment.id, other_ms=other_ms,
        )  # fmt: skip
        return Kept(made, len(found.cues), found.remarks)

    def check(self, found: Transcript, moment: Moment, other_ms: int) -> None:
        """raises: BadInput for an anchor that cannot be right"""
        meant = Attachment("", "transcript", "", "", moment.id, other_ms)
        wrong = outside(found, Laid(self._times, self._fold, meant), self._fold.last_ms)
        if wrong:
            raise BadInput(wrong)

    def work(self, path: Path, wall_us: int, moment: Moment | None = None, commit: str = "") -> Kept:
        """A repository or patch series, by its own times; or, where its clock was wrong, `commit` is of `moment`.

        raises: BadInput where nothing of it is from the time of the round; MachineTrouble
        """
        stretch = round_stretch(self._times.wall_us(0), self._times.wall_us(self._fold.last_ms))
        other_ms: int | None = None
        if moment is not None:
            one = named(list_work(path), commit)
            other_ms = one.at_us // 1000
            stretch = stretch.shifted(one.at_us - self._times.wall_us(moment.at_ms))
        found = read_work(path, stretch)
        name = path.resolve().name or str(path)
        made = attach(
            self._writer, self._round, "repository", name, packed(found), wall_us=wall_us, new_id=self._new_id,
            moment=moment.id if moment else None, other_ms=other_ms,
        )  # fmt: skip
        return Kept(made, len(found.commits), found.remarks)


def is_work(path: Path) -> bool:
    """Whether a path is a repository or a patch series rather than a transcript."""
    return path.is_dir() or is_series(path)


def read_time(words: str) -> int:
    """`mm:ss`, `h:mm:ss` or with a fraction of a second, in ms. raises: BadInput"""
    match = _TIME.fullmatch(words.strip())
    if match is None:
        raise BadInput(_("{words}: is no time; write it as mm:ss or h:mm:ss.").format(words=words))
    hours, minutes, seconds, rest = match.groups()
    return ((int(hours or 0) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int((rest or "0").ljust(3, "0"))


def moment_named(fold: RoundFold, words: str) -> Moment:
    """The moment at a time of the round (`mm:ss` as it is shown), or whose id begins so. raises: BadInput"""
    found = [m for m in fold.counted if len(words) >= 6 and m.id.startswith(words)]
    if not found and _TIME.fullmatch(words):
        second = read_time(words) // 1000
        found = [m for m in fold.counted if m.at_ms // 1000 == second]
    if not found:
        raise BadInput(_("moment {words}: is none of this round; `interviewer round show` lists them.").format(
            words=words))  # fmt: skip
    return found[0]
