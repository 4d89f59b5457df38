"""A round on the shipped pack in a real page, with a told clock and a journal that writes when asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from shiboken6 import isValid

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.timing import HERE
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.live.build import Beside, build_live_page
from interviewer_app.ui.live.parts import Outside
from tests.fakes import HeldJournal, Numbered, ToldClock

SHIPPED = "senior-backend-supervised-change"
NAMED = {
    "space": (Qt.Key.Key_Space, " "),
    "enter": (Qt.Key.Key_Return, "\r"),
    "backspace": (Qt.Key.Key_Backspace, "\b"),
    "esc": (Qt.Key.Key_Escape, "\x1b"),
    "left": (Qt.Key.Key_Left, ""),
    "right": (Qt.Key.Key_Right, ""),
    "up": (Qt.Key.Key_Up, ""),
    "down": (Qt.Key.Key_Down, ""),
    "pause": (Qt.Key.Key_Pause, ""),
    "f10": (Qt.Key.Key_F10, ""),
    "pagedown": (Qt.Key.Key_PageDown, ""),
}


@cache
def shipped_pack() -> Pack:
    return load_pack(shipped_packs() / SHIPPED).pack


def other_pack(*, dimensions: tuple[str, ...], kinds: tuple[tuple[str, str], ...] = (), probe: str = "") -> Pack:
    """The shipped pack with dimensions of the track `general`, more kinds (name, key), and one probe's text."""
    pack = shipped_pack()
    levels = pack.dimensions[0].levels
    made = [
        pack.dimensions[0].model_copy(
            update={"id": f"d{n}", "name": name, "track": "general", "levels": levels, "target": 2}
        )
        for n, name in enumerate(dimensions)
    ]
    own = [kind.model_copy(update={"dimension": None}) for kind in pack.kinds[:4]]
    own += [
        own[0].model_copy(update={"id": f"own-{n}", "name": name, "short": name[:12], "key": key})
        for n, (name, key) in enumerate(kinds)
    ]
    first = pack.probes[0].model_copy(
        update={"dimensions": ("d0",), "links": (), "text": probe or pack.probes[0].text, "budget_s": None}
    )
    section = pack.sections[0].model_copy(update={"probes": (first,)})
    return Pack.model_construct(
        **{
            **pack.__dict__,
            "dimensions": tuple(made),
            "kinds": tuple(own),
            "sections": (section,),
            "scripts": (),
        }
    )


class Desk:
    """One open live window and everything around it."""

    def __init__(
        self,
        pack: Pack | None = None,
        candidate: str = "Noor Halvorsen",
        size: tuple[int, int] = (1440, 900),
        drafts: dict[str, str] | None = None,
        live: LiveRound | None = None,
        glosses: dict[str, str] | None = None,
        files: Sequence[str] = (),
        beside: Beside | None = None,
        claims: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.clock, self.journal = ToldClock(), HeldJournal()
        self.pack = pack or shipped_pack()
        self.ended, self.left = 0, 0
        self.saved: list[tuple[str, str, str]] = []
        self.wiped: list[tuple[str, str]] = []
        self.kept: list[tuple[str, str]] = []
        self.live = live or LiveRound(
            _planned(self.pack, candidate), self.pack, self.journal, self.clock, Numbered("m")
        )
        self.bridge = JournalBridge()
        self.journal.on_written = self.bridge.on_written
        self.journal.on_failed = self.bridge.on_failed
        outside = Outside(
            self._count_ended, self._save, self._wipe, self._count_left,
            glosses=glosses or {}, keep_gloss=lambda probe, text: self.kept.append((probe, text)),
            claims=claims,
        )  # fmt: skip
        self.page = build_live_page(self.live, self.bridge, self.clock, outside, drafts, files, beside=beside)
        self.painted: list[tuple[str, bool]] = []
        self.page.moment_painted.connect(lambda moment, solid: self.painted.append((moment, solid)))
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self.page.setFocus()
        self.settle()

    def settle(self) -> None:
        for _again in range(2):
            QApplication.processEvents()
            if isValid(self.page):
                self.page.settle()
        QApplication.processEvents()

    def press(self, *strokes: str, after_ms: int = 1000, auto_repeat: bool = False) -> None:
        """Press and let go keys one after the other, each `after_ms` after the one before."""
        for stroke in strokes:
            self.clock.wait(after_ms)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                self.send(kind, stroke, auto_repeat)
            self.settle()

    def send(self, kind: QEvent.Type, stroke: str, auto_repeat: bool = False) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        if stroke in NAMED:
            key, text = NAMED[stroke]
        elif stroke.startswith("ctrl+"):
            modifiers = Qt.KeyboardModifier.ControlModifier
            if stroke.startswith("ctrl+shift+"):
                modifiers |= Qt.KeyboardModifier.ShiftModifier
            letter = stroke[-1].upper()
            key, text = Qt.Key(ord(letter)), chr(ord(letter) - 64) if letter.isalpha() else ""
        else:
            key, text = Qt.Key(ord(stroke.upper())) if stroke.isascii() else Qt.Key.Key_unknown, stroke
        target = QApplication.focusWidget() or self.page
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text, auto_repeat))

    def type(self, text: str) -> None:
        self.press(*text, after_ms=10)

    def write(self, most: int | None = None) -> None:
        """Let the journal write what waits, and the window hear of it."""
        self.journal.deliver(most)
        self.settle()

    @property
    def moments(self) -> list[str]:
        """The kinds of the moments that stand, in the order of logging."""
        return [moment.kind or "" for moment in self.live.fold.moments.values() if not moment.withdrawn]

    def _save(self, round_id: str, field: str, text: str) -> None:
        if field != HERE:  # comes by itself, from time to time
            self.saved.append((round_id, field, text))

    def _wipe(self, round_id: str, field: str) -> None:
        self.wiped.append((round_id, field))

    def _count_ended(self) -> None:
        self.ended += 1

    def _count_left(self) -> None:
        self.left += 1


MakeDesk = Callable[..., Desk]


def _planned(pack: Pack, candidate: str) -> RoundFold:
    fold = RoundFold()
    body = b.Planned(
        round="round-1",
        candidate=b.Person(id="c-1", name=candidate),
        interviewer=b.Person(id="i-1", name="Mara"),
        role=pack.role,
        level=pack.level,
        pack=b.PackRef(id=pack.id, version=pack.version, title=pack.title, digest="0" * 64),
        minutes=45,
        to_rate=len(pack.dimensions),
    )
    fold.take(body, 1_763_733_500_000_000, None)
    return fold
