"""macOS: a panel that does not activate its application, hot keys through Carbon, and sharing switched off.

Written after Apple's documentation; the tests run it against stand-ins for both libraries.
"""

from __future__ import annotations

import ctypes
import platform
from collections.abc import Callable
from ctypes.util import find_library
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow

from interviewer_app.core.texts import _
from interviewer_app.ui.strip.chords import Chord
from interviewer_app.ui.strip.desktop import PlainDesktop, Seen

NONACTIVATING = 1 << 7
SHARED_NOT, SHARED = 0, 1
IGNORED_SINCE = 15  # from this version on some capture programs show the window all the same
MODIFIERS = {"meta": 0x0100, "shift": 0x0200, "alt": 0x0800, "ctrl": 0x1000}
KEYBOARD, HOT_KEY_PRESSED = 0x6B657962, 5  # 'keyb'
DIRECT_OBJECT, HOT_KEY_ID = 0x2D2D2D2D, 0x686B6964  # '----', 'hkid'
OURS = 0x49434F50  # 'ICOP'
# Where the keys are on Apple's keyboards; F21 to F24 are on none.
CODES = dict(zip("asdfhgzxcv", range(10), strict=True)) | {
    "b": 11, "q": 12, "w": 13, "e": 14, "r": 15, "y": 16, "t": 17, "1": 18, "2": 19, "3": 20, "4": 21, "6": 22,
    "5": 23, "9": 25, "7": 26, "8": 28, "0": 29, "o": 31, "u": 32, "i": 34, "p": 35, "l": 37, "j": 38, "k": 40,
    "n": 45, "m": 46, "f1": 122, "f2": 120, "f3": 99, "f4": 118, "f5": 96, "f6": 97, "f7": 98, "f8": 100, "f9": 101,
    "f10": 109, "f11": 103, "f12": 111, "f13": 105, "f14": 107, "f15": 113, "f16": 106, "f17": 64, "f18": 79,
    "f19": 80, "f20": 90,
}  # fmt: skip


class Cocoa(Protocol):
    """Sends a message to an Objective-C object; the answer is a number or a pointer."""

    def send(self, receiver: int, selector: str, *arguments: int) -> int: ...

    def kind(self, name: str) -> int:
        """The class of that name."""
        ...


class ObjectiveC:
    """The real one."""

    def __init__(self) -> None:
        self._objc = ctypes.CDLL(find_library("objc"))
        for name in ("objc_msgSend", "sel_registerName", "objc_getClass"):
            getattr(self._objc, name).restype = ctypes.c_void_p

    def send(self, receiver: int, selector: str, *arguments: int) -> int:
        name = ctypes.c_void_p(self._objc.sel_registerName(selector.encode()))
        passed = (ctypes.c_ssize_t(each) for each in arguments)
        return self._objc.objc_msgSend(ctypes.c_void_p(receiver), name, *passed) or 0

    def kind(self, name: str) -> int:
        return self._objc.objc_getClass(name.encode()) or 0


class _EventKind(ctypes.Structure):
    _fields_ = (("group", ctypes.c_uint32), ("kind", ctypes.c_uint32))


class _KeyId(ctypes.Structure):
    _fields_ = (("signature", ctypes.c_uint32), ("id", ctypes.c_uint32))


_Handler = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacDesktop(PlainDesktop):
    """carbon: the system's framework of that name. version: of macOS, its first number"""

    window_type = Qt.WindowType.Tool  # which is what makes it a panel

    def __init__(self, cocoa: Cocoa, carbon: Any, version: int) -> None:
        super().__init__()
        self._cocoa, self._carbon, self._version = cocoa, carbon, version
        carbon.GetApplicationEventTarget.restype = ctypes.c_void_p
        self._pressed: list[Callable[[], None]] = []
        self._lent: list[ctypes.c_void_p] = []
        self._heard = _Handler(self._hot_key)  # kept: Carbon holds a bare pointer to it
        self._handler: ctypes.c_void_p | None = None

    def leave_keys(self, strip: QWindow) -> None:
        super().leave_keys(strip)
        panel = self._window(strip)
        is_panel = panel and self._cocoa.send(panel, "isKindOfClass:", self._cocoa.kind("NSPanel")) & 0xFF
        if is_panel:
            style = self._cocoa.send(panel, "styleMask")
            self._cocoa.send(panel, "setStyleMask:", style | NONACTIVATING)
            self._cocoa.send(panel, "setHidesOnDeactivate:", 0)
        self.clicks_keep_focus = bool(is_panel)

    def hide_from_shares(self, window: QWindow, hidden: bool) -> Seen:
        native = self._window(window)
        if not native:
            return "seen"
        self._cocoa.send(native, "setSharingType:", SHARED_NOT if hidden else SHARED)
        if self._cocoa.send(native, "sharingType") != SHARED_NOT:
            return "seen"
        return "asked" if self._version >= IGNORED_SINCE else "left out"

    def ask_key(self, chord: Chord, pressed: Callable[[], None]) -> str:
        if chord.key not in CODES:
            return _("{chord}: this keyboard has no such key.").format(chord=chord.cap)
        target = ctypes.c_void_p(self._carbon.GetApplicationEventTarget())
        self._listen(target)
        held = sum(MODIFIERS[name] for name in chord.modifiers)
        own, key = _KeyId(OURS, len(self._pressed)), ctypes.c_void_p()
        if self._carbon.RegisterEventHotKey(CODES[chord.key], held, own, target, 0, ctypes.byref(key)):
            return _("{chord}: another program has this key.").format(chord=chord.cap)
        self._pressed.append(pressed)
        self._lent.append(key)
        return ""

    def give_keys_back(self) -> None:
        for key in self._lent:
            self._carbon.UnregisterEventHotKey(key)
        if self._handler is not None:
            self._carbon.RemoveEventHandler(self._handler)
        self._pressed, self._lent, self._handler = [], [], None

    def _listen(self, target: ctypes.c_void_p) -> None:
        if self._handler is None:
            self._handler, kind = ctypes.c_void_p(), _EventKind(KEYBOARD, HOT_KEY_PRESSED)
            self._carbon.InstallEventHandler(
                target, self._heard, 1, ctypes.byref(kind), None, ctypes.byref(self._handler)
            )

    def _hot_key(self, _next: int, event: int, _data: int) -> int:
        own = _KeyId()
        self._carbon.GetEventParameter(
            ctypes.c_void_p(event), DIRECT_OBJECT, HOT_KEY_ID, None, ctypes.sizeof(own), None, ctypes.byref(own)
        )
        if own.signature == OURS and own.id < len(self._pressed):
            self._pressed[own.id]()
        return 0

    def _window(self, window: QWindow) -> int:
        return self._cocoa.send(int(window.winId()), "window")


def mac_desktop() -> MacDesktop:
    """The one of this machine."""
    version, _dot, _rest = platform.mac_ver()[0].partition(".")
    return MacDesktop(ObjectiveC(), ctypes.CDLL(find_library("Carbon")), int(version or 0))
