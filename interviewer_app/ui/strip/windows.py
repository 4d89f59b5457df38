"""Windows: no activation by a click, RegisterHotKey for single keys, and windows left out of captures.

Written after Microsoft's documentation; the tests run it against a stand-in for user32.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, Qt
from PySide6.QtGui import QWindow

from interviewer_app.core.texts import _
from interviewer_app.ui.strip.chords import Chord
from interviewer_app.ui.strip.desktop import PlainDesktop, Seen

EXTENDED_STYLE, NO_ACTIVATE = -20, 0x08000000
WITH_ALL, LEFT_OUT = 0x00, 0x11  # WDA_NONE, WDA_EXCLUDEFROMCAPTURE
HOT_KEY_PRESSED, NO_REPEAT = 0x0312, 0x4000
MODIFIERS = {"alt": 1, "ctrl": 2, "shift": 4, "meta": 8}
VIRTUAL_F1 = 0x70
FIRST_ID = 0x4943  # any number below 0xC000 that nobody else in this process takes


class WindowsDesktop(PlainDesktop):
    """user32: the system's library of that name."""

    clicks_keep_focus = True
    window_type = Qt.WindowType.Tool  # no entry in the task bar

    def __init__(self, user32: Any) -> None:
        super().__init__()
        self._user32 = user32
        for name in ("GetWindowLongPtrW", "SetWindowLongPtrW"):
            getattr(user32, name).restype = ctypes.c_ssize_t
        self._pressed: dict[int, Callable[[], None]] = {}
        self._filter: _HotKeys | None = None

    def leave_keys(self, strip: QWindow) -> None:
        super().leave_keys(strip)
        self._style(strip, lambda style: style | NO_ACTIVATE)

    def take_keys(self, strip: QWindow) -> None:
        self._style(strip, lambda style: style & ~NO_ACTIVATE)
        super().take_keys(strip)
        self._user32.SetForegroundWindow(_handle(strip))

    def hide_from_shares(self, window: QWindow, hidden: bool) -> Seen:
        """Only the read-back counts: older versions of Windows know no such thing."""
        self._user32.SetWindowDisplayAffinity(_handle(window), LEFT_OUT if hidden else WITH_ALL)
        answer = wintypes.DWORD(WITH_ALL)
        known = self._user32.GetWindowDisplayAffinity(_handle(window), ctypes.byref(answer))
        return "left out" if known and answer.value == LEFT_OUT else "seen"

    def ask_key(self, chord: Chord, pressed: Callable[[], None]) -> str:
        number = FIRST_ID + len(self._pressed)
        held = sum(MODIFIERS[name] for name in chord.modifiers) | NO_REPEAT
        if not self._user32.RegisterHotKey(None, number, held, virtual_key(chord.key)):
            return _("{chord}: another program has this key.").format(chord=chord.cap)
        self._pressed[number] = pressed
        if self._filter is None:
            self._filter = _HotKeys(self._pressed)
            QCoreApplication.instance().installNativeEventFilter(self._filter)  # type: ignore[union-attr]
        return ""

    def give_keys_back(self) -> None:
        for number in self._pressed:
            self._user32.UnregisterHotKey(None, number)
        self._pressed.clear()
        if self._filter is not None:
            QCoreApplication.instance().removeNativeEventFilter(self._filter)  # type: ignore[union-attr]
            self._filter = None

    def _style(self, strip: QWindow, change: Callable[[int], int]) -> None:
        style = self._user32.GetWindowLongPtrW(_handle(strip), EXTENDED_STYLE)
        self._user32.SetWindowLongPtrW(_handle(strip), EXTENDED_STYLE, ctypes.c_ssize_t(change(style)))


class _HotKeys(QAbstractNativeEventFilter):
    """Hears of the keys that were asked for; there only while some are."""

    def __init__(self, pressed: dict[int, Callable[[], None]]) -> None:
        super().__init__()
        self._pressed = pressed

    def nativeEventFilter(self, _kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        told = wintypes.MSG.from_address(int(message))
        pressed = self._pressed.get(told.wParam) if told.message == HOT_KEY_PRESSED else None
        if pressed is not None:
            pressed()
        return pressed is not None, 0


def virtual_key(key: str) -> int:
    """Windows' number for a letter, a digit, or `f1` to `f24`."""
    return ord(key.upper()) if len(key) == 1 else VIRTUAL_F1 + int(key[1:]) - 1


def _handle(window: QWindow) -> ctypes.c_void_p:
    return ctypes.c_void_p(int(window.winId()))
