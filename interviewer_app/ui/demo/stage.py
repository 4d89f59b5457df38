"""The demo as a whole: the recorded round, played by key presses through the real window down to the printed card."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.recording import Expected, Recording
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.settings import Settings, write_settings
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.app import make_application, open_window
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press
from interviewer_app.ui.demo.judge import rate_by_keys
from interviewer_app.ui.demo.player import PlayedClock, Player
from interviewer_app.ui.live.host import LiveHost
from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_fallback_fonts
from interviewer_app.ui.workbench import Workbench

PATIENCE_S = 20.0
PICTURE_AT = 0.592  # a nudge stands there


class Stage:
    """Plays a recording in a window of its own, on a workspace in `folder`; `size` is the window's, in pixels."""

    def __init__(
        self, folder: Path, recording: Recording, loaded: LoadedPack, size: tuple[int, int] = (1440, 900)
    ) -> None:
        self.folder, self.recording, self.loaded = folder, recording, loaded
        self.workspace = folder / "workspace.sqlite"
        self.clock = PlayedClock(recording.wall_us, recording.zone, recording.offset_min)
        self.app = make_application(["interviewer"])
        self.context = self._context()
        load_fallback_fonts()
        self.context.shell.resize(*size)

    def _context(self) -> AppContext:
        ids, salts = random.Random("ids of the demo"), random.Random("salts of the demo")
        new_id: Callable[[], str] = lambda: f"{ids.getrandbits(128):032x}"  # noqa: E731
        new_salt: Callable[[], str] = lambda: f"{salts.getrandbits(128):032x}"  # noqa: E731
        environ = {"INTERVIEWER_HOME": str(self.folder)}
        write_settings(self.folder / "settings.json", Settings("light", interviewer=self.recording.interviewer))
        context = open_window(self.app, environ, self.clock, new_id, self.workspace)
        who = Settings(interviewer=self.recording.interviewer, author=new_id(), device=new_id())
        context.bench = Workbench(self.workspace, self.folder / "backups", who, self.clock, new_id, new_salt)
        context.signs = False
        return context

    @property
    def host(self) -> LiveHost:
        host = self.context.shell.page("live")
        assert isinstance(host, LiveHost)
        return host

    def play(self, picture: Callable[[], None] | None = None) -> str:
        """Play, rate and submit; returns the id of the round. `picture` is called once in the middle of it.

        raises: Refused where a key press did not reach the disk
        """
        self.context.shell.show()
        minutes, pack = self.recording.minutes, str(self.loaded.folder)
        self.context.show_page("live", candidate=self.recording.candidate, pack=pack, minutes=minutes)
        live = self.host.live
        assert live is not None and live.fold.facts is not None
        round_id = live.fold.facts.round
        player = Player(self.window(), KeyMap(live.pack), self.clock)
        half = int(PICTURE_AT * len(self.recording.actions))
        for index, action in enumerate(self.recording.actions):
            self.clock.move_to(action.at_ms)
            self.host.tick()  # the copilot looks once before each action, so that it says the same every time
            player.play(action)
            self.wait(lambda: not live.not_on_disk, _("a key press did not reach the disk"))
            if index == half and picture is not None:
                self.host.tick()
                picture()
        self.pass_the_sweep()
        rate_by_keys(self, live.fold)
        return round_id

    def pass_the_sweep(self) -> None:
        """The recording adds nothing after the round: one key goes from the sweep to the rating.

        raises: Refused where a page does not come up
        """
        shell = self.context.shell
        self.wait(lambda: shell.page_name == "sweep", _("the round did not end"))
        press(self.window(), "ctrl+enter")
        self.wait(lambda: shell.page_name == "rating", _("the rating did not come up"))

    def window(self) -> QWindow:
        """The window that takes the keys, once it is up and active."""
        shell = self.context.shell
        shell.activateWindow()
        self.wait(lambda: shell.isVisible() and shell.windowHandle() is not None, _("the window did not come up"))
        handle = shell.windowHandle()
        handle.requestActivate()
        self.wait(lambda: QApplication.focusWidget() is not None, _("the window took no keys"))
        return handle

    def grab(self, file: Path, scheme: str) -> None:
        """A picture of the window in a theme."""
        apply_theme(self.app, scheme)
        self.settle()
        if not self.context.shell.grab().save(str(file)):
            raise Refused(_("{file}: the picture could not be written.").format(file=file))

    def settle(self) -> None:
        """Let everything that waits happen."""
        for _round in range(3):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()

    def wait(self, until: Callable[[], bool], otherwise: str) -> None:
        """Handle what comes in until `until` holds.

        raises: Refused after 20 seconds, with what went wrong
        """
        give_up = time.monotonic() + PATIENCE_S
        QCoreApplication.processEvents()
        while not until():
            if time.monotonic() > give_up:
                raise Refused(_("The demo stopped: {why}.").format(why=otherwise))
            QCoreApplication.processEvents()
            time.sleep(0.0002)  # the journal's thread wants the interpreter

    def check(self, round_id: str) -> None:
        """Hold what is on disk against the recording: every moment, every rating, the recommendation.

        raises: Refused for the first thing that differs
        """
        fold = read_round(self.workspace, round_id)
        found = [Expected(m.kind, m.dimension, m.at_ms) for m in fold.counted]
        expected = sorted(self.recording.expected, key=lambda moment: moment.at_ms)
        _same(found, expected, _("moment"))
        moments = [moment.id for moment in fold.counted]
        rated = [(r.dimension, r.level, r.no_evidence or "", r.cites, r.rationale) for r in fold.ratings.values()]
        played = [
            (r.dimension, r.level, r.no_evidence, tuple(moments[cited] for cited in r.cites), r.rationale)
            for r in self.recording.ratings
        ]
        _same(sorted(rated), sorted(played), _("rating"))
        _same([fold.recommendation], [self.recording.recommendation], _("recommendation"))

    def close(self) -> None:
        """Close the window and the workspace; what was written stays."""
        bench = self.context.bench
        self.context.shell.close()
        self.context.jobs.close()
        if bench is not None:
            bench.close()
        self.context.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _same(found: Sequence[object], wanted: Sequence[object], what: str) -> None:
    for number, (was, should) in enumerate(zip(found, wanted, strict=False), start=1):
        if was != should:
            sentence = _("The demo stopped: {what} {n} on disk is {was}, recorded was {should}.")
            raise Refused(sentence.format(what=what, n=number, was=was, should=should))
    if len(found) != len(wanted):
        sentence = _("The demo stopped: on disk is {what} 1 to {n}, recorded was 1 to {all}.")
        raise Refused(sentence.format(what=what, n=len(found), all=len(wanted)))
