"""What the place beside a round has done on disk, each call off the window's thread: read, attach, take away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.attaching import Attacher, Kept, is_work
from interviewer_app.core.exchange.beside import Beside, read_beside
from interviewer_app.core.exchange.repositories.commits import Commit
from interviewer_app.core.exchange.repositories.read import list_work
from interviewer_app.core.exchange.transcripts.cues import Transcript
from interviewer_app.core.exchange.transcripts.read import read_transcript
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.scorecards.files import read_file
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.attachments import detach
from interviewer_app.core.workspace.read import read_round
from interviewer_app.core.workspace.writer import Writer

MOST_LISTED = 500


class AttachDesk:
    """One round. Each call reads the round anew, so that no thread shares its fold.

    raises: each call what its part of the core raises, in one sentence
    """

    def __init__(
        self, writer: Writer, round_id: str, new_id: Callable[[], str], now_us: Callable[[], int]
    ) -> None:
        self._writer, self._round, self._new_id, self._now_us = writer, round_id, new_id, now_us

    def read(self) -> Beside:
        return read_beside(self._writer.file, self._round, self._fold())

    def transcript(self, path: str) -> Transcript:
        """A transcript, to choose its anchor in."""
        file = Path(path)
        return read_transcript(read_file(file), file.name)

    def is_work(self, path: str) -> bool:
        return is_work(Path(path))

    def commits(self, path: str) -> list[Commit]:
        """The newest commits, to choose the anchor among."""
        return list_work(Path(path))[-MOST_LISTED:]

    def attach_transcript(self, path: str, moment: str, other_ms: int) -> Kept:
        attacher, anchor = self._attacher(moment)
        return attacher.transcript(Path(path), anchor, other_ms, self._now_us())

    def attach_work(self, path: str) -> Kept:
        """By its own times."""
        return Attacher(self._writer, self._fold(), self._new_id).work(Path(path), self._now_us())

    def attach_work_by(self, path: str, moment: str, commit: str) -> Kept:
        attacher, anchor = self._attacher(moment)
        return attacher.work(Path(path), self._now_us(), anchor, commit)

    def take_away(self, attachment: str) -> None:
        detach(self._writer, self._round, attachment, wall_us=self._now_us())

    def _attacher(self, moment: str) -> tuple[Attacher, Moment]:
        fold = self._fold()
        anchor = fold.moments.get(moment)
        if anchor is None or anchor.withdrawn:
            raise BadInput(_("Choose a moment that stands: it is the anchor."))
        return Attacher(self._writer, fold, self._new_id), anchor

    def _fold(self) -> RoundFold:
        return read_round(self._writer.file, self._round)
