"""A desk with a strip on a desktop that does what the test says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.ui.strip.chords import Chord
from interviewer_app.ui.strip.desktop import Seen
from interviewer_app.ui.strip.keeper import StripKeeper, Wishes
from interviewer_app.ui.strip.view import StripWindow
from tests.ui.live.rounds import Desk


class ToldDesktop:
    """A desktop in memory: `taken` chords are refused, `answer` is what it says of shares."""

    def __init__(self) -> None:
        self.clicks_keep_focus, self.window_type = True, Qt.WindowType.Window
        self.answer: Seen = "seen"
        self.taken: set[str] = set()
        self.lent: dict[str, Callable[[], None]] = {}
        self.still_with: list[QWindow] = []
        self.hidden: dict[QWindow, bool] = {}
        self.asked_for_keys = 0

    def leave_keys(self, strip: QWindow) -> None:
        strip.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, True)

    def take_keys(self, strip: QWindow) -> None:
        self.asked_for_keys += 1
        strip.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, False)
        strip.requestActivate()

    def has_keys(self, window: QWindow) -> bool:
        return window in self.still_with

    def hide_from_shares(self, window: QWindow, hidden: bool) -> Seen:
        self.hidden[window] = hidden
        return self.answer

    def ask_key(self, chord: Chord, pressed: Callable[[], None]) -> str:
        if chord.cap in self.taken:
            return f"{chord.cap} is taken."
        self.lent[chord.cap] = pressed
        return ""

    def give_keys_back(self) -> None:
        self.lent.clear()


class Beside:
    """The desk, the keeper of its strip, and a window of "another application"."""

    def __init__(self, desk: Desk, system_keys: tuple[tuple[str, str], ...] = ()) -> None:
        self.desk, self.desktop = desk, ToldDesktop()
        self.desktop.taken.add("Ctrl Alt X")
        self.places: list[tuple[int, int]] = []
        wishes = Wishes(system_keys=system_keys)
        self.keeper = StripKeeper(desk.page, KeyMap(desk.pack), self.desktop, wishes, self._keep)

    def _keep(self, left: int, top: int) -> None:
        self.places.append((left, top))

    @property
    def strip(self) -> StripWindow:
        assert self.keeper.strip is not None, "the strip is open"
        return self.keeper.strip

    def open(self) -> StripWindow:
        """Open the strip by its key and give the live window its keys back, as a real desktop leaves them there."""
        self.desk.press("ctrl+t")
        self.keys_to(self.desk.window)
        return self.strip

    def keys_to(self, window: QWidget) -> None:
        window.activateWindow()
        self.desk.settle()

    def keys_elsewhere(self) -> None:
        """Another application takes the keys."""
        self.desk.page.focus.changed.emit(None)
        self.desk.settle()

    def click(self, part: QWidget, at: QPoint | None = None) -> None:
        self.desk.clock.wait(1000)
        QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=at or part.rect().center())
        QApplication.processEvents()
        self.desk.settle()


MakeBeside = Callable[..., Beside]
