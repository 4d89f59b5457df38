"""The process that is killed: the whole app on its way from Home into a round, with hands on its keyboard.

What happens in it goes through a pipe, one line each, as it happens:

    ready {json}      the round is open; what the window says of it (see `ready_words`)
    pressed ID        a key has logged a moment, and it stands on the screen, hollow
    written ID        the journal's thread says so: its commit has returned
    painted ID        said at the end of the paint event after which it stands on the screen, solid
    fault WORDS       something raised; never expected
"""

from __future__ import annotations

import json
import os
import random
import secrets
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from interviewer_app.core.canonical import strict_json
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.ui.app import make_application, open_window
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press, type_text
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.live.host import LiveHost

PACK = "senior-backend-supervised-change"
CANDIDATE, MINUTES = "Noor Halvorsen", 45
MOST_THINKING_MS = 4
Tell = Callable[[str], None]


def live_until_killed(home: Path, seed: int, pipe: int, goes_on: bool) -> None:
    """Open the app on `home`, go into its one round and log until the end comes.

    seed: of the keys that are pressed.  pipe: where to say what happens
    goes_on: Enter on Home opens the round, since there is one; otherwise one is begun
    """

    def tell(line: str) -> None:
        os.write(pipe, line.encode("utf-8") + b"\n")  # one write: a line is there whole or not at all

    def fault(kind: type[BaseException], error: BaseException, trace: object) -> None:
        tell(f"fault {kind.__name__}: {error}")
        traceback.print_exception(error)

    sys.excepthook = fault
    _tell_what_is_written(tell)
    app = make_application(["interviewer"])
    clock = SystemClock()
    context = open_window(app, {"INTERVIEWER_HOME": str(home)}, clock, lambda: secrets.token_hex(16))
    context.jobs.failed.connect(lambda words: tell(f"fault {words}"))
    entering = Entering(context, seed, tell, goes_on)
    context.shell.painted.connect(entering.go_in)
    context.shell.show()
    app.exec()


def _tell_what_is_written(tell: Tell) -> None:
    """From the journal's own thread, before the window hears of it."""
    pass_on = JournalBridge.on_written

    def on_written(bridge: JournalBridge, ticket: int, entry: Entry) -> None:
        if entry.kind == "moment-logged":
            tell(f"written {strict_json((entry.body or '').encode('utf-8'), 'an entry')['moment']}")
        pass_on(bridge, ticket, entry)

    JournalBridge.on_written = on_written  # type: ignore


class Entering(QObject):
    """From Home into the round, as a person goes: Enter on the line that has the focus."""

    def __init__(self, context: AppContext, seed: int, tell: Tell, goes_on: bool) -> None:
        super().__init__()
        self._context, self._seed, self._tell, self._goes_on = context, seed, tell, goes_on
        self._hands: Hands | None = None

    def go_in(self) -> None:
        context, shell = self._context, self._context.shell
        shell.activateWindow()
        handle = shell.windowHandle()
        if QApplication.focusWidget() is None:
            QTimer.singleShot(1, self, self.go_in)
            return
        if self._goes_on:
            press(handle, "enter")
        else:
            context.show_page("live", candidate=CANDIDATE, pack=PACK, minutes=MINUTES)
        host = shell.page("live")
        assert isinstance(host, LiveHost) and host.live is not None and host.page is not None
        host.page.moment_painted.connect(self._on_painted)
        self._tell(f"ready {json.dumps(ready_words(host.live, context))}")
        self._hands = Hands(handle, host.live, random.Random(self._seed))

    def _on_painted(self, moment: str, solid: bool) -> None:
        self._tell(f"{'painted' if solid else 'pressed'} {moment}")
        if self._hands is not None:
            self._hands.on_painted(moment, solid)


def ready_words(live: LiveRound, context: AppContext) -> dict[str, object]:
    """What the window says of the round it has opened: which, what it holds, how its clock goes."""
    fold, at, away = live.fold, context.clock.now(), live.away
    assert fold.facts is not None
    gaps = [[gap.since_ms, gap.until_ms, gap.trusted] for gap in fold.gaps]
    if away is not None:  # told to the journal by the first key
        gaps.append([away.since_ms, away.until_ms, away.trusted])
    return {
        "round": fold.facts.round, "state": fold.state, "moments": list(fold.moments), "now_ms": live.now_ms(at),
        "boot_ns": at.boot_ns, "gaps": gaps,
    }  # fmt: skip


class Hands(QObject):
    """Presses the keys of a scripted round: a moment, some words on it, a thought, the next once that one is solid."""

    def __init__(self, window: QWindow, live: LiveRound, dice: random.Random) -> None:
        super().__init__()
        self._window, self._dice = window, dice
        self._script = scripted(live.pack, dice)
        self._live, self._waited_for = live, ""
        self._solid: set[str] = set()
        self._think()

    def on_painted(self, moment: str, solid: bool) -> None:
        """The next moment is logged once this one stands there solid: never more than one is on its way."""
        if solid:
            self._solid.add(moment)
            self._go_on()

    def _go_on(self) -> None:
        if self._waited_for in self._solid:
            self._waited_for = ""
            self._think()

    def _think(self) -> None:
        QTimer.singleShot(self._dice.randrange(MOST_THINKING_MS + 1), self, self._log)

    def _log(self) -> None:
        for stroke in next(self._script):
            if stroke.startswith("“"):
                type_text(self._window, stroke)
            else:
                press(self._window, stroke)
        self._waited_for = next(reversed(self._live.fold.moments))
        self._go_on()


def scripted(pack: Pack, dice: random.Random) -> Iterator[tuple[str, ...]]:
    """Without end: the strokes on one moment after the other; the first stroke logs it."""
    keys = KeyMap(pack)
    kinds = [row.strokes[0] for row in keys.rows if row.command.do in ("kind", "something") and row.strokes]
    others = ("dimension", "direction", "prompted", "mode", "span")
    words = [row.strokes[0] for row in keys.rows if row.command.do in others and row.strokes]
    before = ""
    while True:
        before = dice.choice([kind for kind in kinds if kind != before])
        after = dice.sample(words, dice.randrange(3))
        match dice.randrange(8):
            case 0:
                after += ["enter", "“Who calls this?” client.py:41", "enter"]
            case 1:
                after += ["right"]
            case 2:
                after += ["backspace", "ctrl+y"]
        yield (before, *after)
