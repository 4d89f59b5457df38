"""The pen of this window: the workspace's writer, opened when first needed, and the rounds opened through it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from interviewer_app.core.loops.load import load_loop
from interviewer_app.core.rounds.bodies import LoopRef
from interviewer_app.core.rounds.clock import Clock
from interviewer_app.core.rounds.integrity_desk import IntegrityDesk
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.looping import loop_ref, round_of
from interviewer_app.core.rounds.private import PrivateDesk
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.rounds.timing import HERE
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.scorecards.sweep import Sweep
from interviewer_app.core.settings import Settings, stated_assistant, user_name, with_identity
from interviewer_app.core.workspace.begin import Arranged, begin_round, open_round
from interviewer_app.core.workspace.beside import agree, open_integrity, open_private, read_private
from interviewer_app.core.workspace.read import read_drafts
from interviewer_app.core.workspace.unseen import Gate, gate_of
from interviewer_app.core.workspace.writer import OnFailed, OnWritten, Writer
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.home.rows import LoopPick

NewId = Callable[[], str]


class Workbench:
    """Opens rounds for writing; the writer, and with it the lock on the workspace, comes with the first one.

    who:      the settings that say who writes (ids and the name on cards)
    new_salt: 32 hex digits; random unless the demo brings its own
    own:      the user's own workspace, which is asked too whether a card of theirs is open; None for no other
    """

    def __init__(
        self, workspace: Path, backups: Path, who: Settings, clock: Clock, new_id: NewId,
        new_salt: NewId = lambda: secrets.token_hex(16), own: Path | None = None,
    ) -> None:  # fmt: skip
        self.workspace, self.who, self.clock, self.new_id = workspace, who, clock, new_id
        self._backups, self._new_salt, self._own = backups, new_salt, own or workspace
        self._writer: Writer | None = None

    @property
    def writer(self) -> Writer:
        """The one writer of the workspace; raises what `open` raises."""
        return self._writer or self.open()

    def open(self) -> Writer:
        """Open the workspace for writing, making it where there is none.

        raises: MachineTrouble where another window or command holds it; BadInput for a file that is no workspace
        """
        if self._writer is None:
            self._writer = Writer(
                self.workspace, author=self.who.author, device=self.who.device, new_id=self.new_id,
                new_salt=self._new_salt, backups=self._backups,
            )  # fmt: skip
        return self._writer

    def begin(
        self, candidate: str, pack: str, minutes: int, roots: list[Path], purpose: Purpose = "real",
        extra_percent: int = 0, loop: LoopPick | None = None,
    ) -> str:  # fmt: skip
        """Plan a round on `pack` (a path, an id, or id@version) and return its id. `extra_percent`: time agreed on top,
        which stays beside the round. `loop`: the round of a loop that this one is.

        raises: InterviewerError, in one sentence for the user
        """
        who = self.who
        arranged = Arranged(
            candidate, minutes, who.interviewer, who.author, purpose, loop=self.loop_of(loop),
            assistant=stated_assistant(who),
        )  # fmt: skip
        at = self.clock.now()
        round_id = begin_round(self.writer, find_pack(pack, roots), arranged, wall_us=at.wall_us, new_id=self.new_id)
        agree(self.writer, round_id, extra_percent, at.wall_us)
        return round_id

    def loop_of(self, pick: LoopPick | None) -> LoopRef | None:
        """What a round says of the loop it belongs to, read anew: the file may have changed since it was listed.

        raises: BadInput
        """
        if pick is None:
            return None
        loaded = load_loop(Path(pick.file))
        return loop_ref(loaded, round_of(loaded, pick.round))

    def live(self, round_id: str, on_written: OnWritten, on_failed: OnFailed, clock: Clock) -> LiveRound:
        """A round to log into. One that was running when the application went away goes on with the same clock; what
        nobody listened to is written before the first entry, and not before."""
        self.gate().check(round_id)
        opened = open_round(self.writer, round_id, on_written, on_failed)
        live = LiveRound(opened.fold, opened.pack, opened.journal, clock, self.new_id)
        private = read_private(self.workspace, round_id)
        live.keep_pace(private.paces)
        live.in_writing = private.accommodations.written
        known = read_drafts(self.workspace, round_id).get(HERE, "")[:12]
        live.come_back(clock.now(), int(known) if known.isascii() and known.isdigit() else 0)
        return live

    def sheet(self, round_id: str, on_written: OnWritten, on_failed: OnFailed) -> RatingSheet:
        """A round to rate, or to read once it is sealed."""
        self.gate().check(round_id)
        opened = open_round(self.writer, round_id, on_written, on_failed)
        return RatingSheet(opened.fold, opened.pack, opened.journal, self.clock, self.new_id)

    def sweep(self, round_id: str, on_written: OnWritten, on_failed: OnFailed) -> Sweep:
        """What a round left open, between its end and its seal; Refused at any other time."""
        self.gate().check(round_id)
        opened = open_round(self.writer, round_id, on_written, on_failed)
        return Sweep(opened.fold, opened.pack, opened.journal, self.clock, self.new_id)

    def integrity(self, round_id: str, on_written: OnWritten, on_failed: OnFailed) -> IntegrityDesk:
        """The integrity observations of a round, in a stream of their own."""
        self.gate().check(round_id)
        return open_integrity(self.writer, round_id, self.who.interviewer, self.new_id, on_written, on_failed)

    def private(self, round_id: str, on_written: OnWritten, on_failed: OnFailed) -> PrivateDesk:
        """Accommodations and reasons of pauses, in a stream of their own."""
        return open_private(self.writer, round_id, on_written, on_failed)

    def gate(self) -> Gate:
        """What of others may be seen while one's own cards are open.

        raises: BadInput, MachineTrouble
        """
        return gate_of(self.workspace, self._own, me=self.who.author)

    def close(self) -> None:
        """Write what waits and let the workspace go.

        raises: MachineTrouble where something could not be written
        """
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.close()


def own_workbench(context: AppContext) -> Workbench:
    """The workbench of the user's own window; the first one on this machine gives them their ids.

    raises: MachineTrouble where those cannot be kept
    """
    who = with_identity(context.home.settings, context.new_id, context.settings.interviewer or user_name())
    context.settings = who
    return Workbench(
        context.workspace, context.home.backups, who, context.clock, context.new_id, own=context.home.workspace
    )
