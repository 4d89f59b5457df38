"""X11: a click leaves the keys where they are, and single keys are grabbed on a connection of our own.

A grab tells of its own key alone; nothing else that is typed is seen here.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QWindow

from interviewer_app.core.texts import _
from interviewer_app.ui.strip.chords import Chord
from interviewer_app.ui.strip.desktop import PlainDesktop

SHIFT, LOCK, CONTROL, ALT, NUM_LOCK, META = 1, 2, 4, 8, 16, 64  # X's modifier bits, where every desktop has them
MODIFIERS = {"shift": SHIFT, "ctrl": CONTROL, "alt": ALT, "meta": META}
LOCKS = (0, LOCK, NUM_LOCK, LOCK | NUM_LOCK)  # a chord counts with either lock on
KEY_PRESS, KEY_RELEASE, MAPPING_CHANGED = 2, 3, 34
KEYSYM_F1, CODE_F13 = 0xFFBE, 191
GRAB_ASYNC, REVERT_TO_PARENT = 1, 2


class _Event(ctypes.Structure):
    """The head that key events share."""

    _fields_ = (
        ("type", ctypes.c_uint8),
        ("keycode", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("time", ctypes.c_uint32),
        ("windows", ctypes.c_uint32 * 3),
        ("places", ctypes.c_int16 * 4),
        ("state", ctypes.c_uint16),
    )


class _Focus(ctypes.Structure):
    _fields_ = (("head", ctypes.c_uint32 * 2), ("window", ctypes.c_uint32))


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (("screen", ctypes.POINTER(ctypes.c_uint32)), ("left", ctypes.c_int), ("index", ctypes.c_int))


class Lent(NamedTuple):
    """A chord, the key codes it stands on, and what it does."""

    chord: Chord
    codes: tuple[int, ...]
    pressed: Callable[[], None]


class Connection:
    """The few calls of libxcb that are needed. OSError where there is no such library or no display."""

    def __init__(self, display: str = "") -> None:
        """display: as in $DISPLAY, which holds where it is empty"""
        self._xcb, self._syms = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxcb-keysyms.so.1")
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = (ctypes.c_void_p,)
        pointers = {
            self._xcb: (
                "xcb_connect",
                "xcb_get_setup",
                "xcb_request_check",
                "xcb_poll_for_event",
                "xcb_get_input_focus_reply",
            ),
            self._syms: ("xcb_key_symbols_alloc", "xcb_key_symbols_get_keycode"),
        }
        for library, names in pointers.items():
            for name in names:
                getattr(library, name).restype = ctypes.c_void_p
        self._xcb.xcb_setup_roots_iterator.restype = _Screens
        self._xcb.xcb_grab_key_checked.restype = self._xcb.xcb_get_input_focus.restype = _Cookie
        self._link = ctypes.c_void_p(self._xcb.xcb_connect(display.encode() or None, None))
        if self._xcb.xcb_connection_has_error(self._link):
            self._xcb.xcb_disconnect(self._link)
            raise OSError("no display answers")
        setup = ctypes.c_void_p(self._xcb.xcb_get_setup(self._link))
        self._root = self._xcb.xcb_setup_roots_iterator(setup).screen[0]
        self.file: int = self._xcb.xcb_get_file_descriptor(self._link)

    def codes(self, keysym: int) -> tuple[int, ...]:
        """The keys that type a symbol in the layout of the moment."""
        table = ctypes.c_void_p(self._syms.xcb_key_symbols_alloc(self._link))
        found = self._syms.xcb_key_symbols_get_keycode(table, ctypes.c_uint32(keysym))
        self._syms.xcb_key_symbols_free(table)
        if not found:
            return ()
        codes = ctypes.cast(found, ctypes.POINTER(ctypes.c_uint8))
        named: list[int] = []
        while codes[len(named)]:
            named.append(codes[len(named)])
        self._free(found)
        return tuple(named)

    def grab(self, code: int, modifiers: int) -> bool:
        """Ask for one key; False if somebody else has it."""
        cookie = self._xcb.xcb_grab_key_checked(
            self._link, 1, self._root, ctypes.c_uint16(modifiers), ctypes.c_uint8(code), GRAB_ASYNC, GRAB_ASYNC
        )
        error = self._xcb.xcb_request_check(self._link, cookie)
        if error:
            self._free(error)
        return not error

    def let_go(self, code: int, modifiers: int) -> None:
        self._xcb.xcb_ungrab_key(self._link, ctypes.c_uint8(code), self._root, ctypes.c_uint16(modifiers))
        self._xcb.xcb_flush(self._link)

    def next_event(self) -> tuple[int, int, int, int] | None:
        """Type, key code, time and modifiers of the next event; None if none waits."""
        found = self._xcb.xcb_poll_for_event(self._link)
        if not found:
            return None
        event = ctypes.cast(found, ctypes.POINTER(_Event)).contents
        told = event.type & 0x7F, event.keycode, event.time, event.state
        self._free(found)
        return told

    def focused(self) -> int:
        """The window that has the keys; 0 or 1 where none has."""
        cookie = self._xcb.xcb_get_input_focus(self._link)
        found = self._xcb.xcb_get_input_focus_reply(self._link, cookie, None)
        if not found:
            return 0
        window = ctypes.cast(found, ctypes.POINTER(_Focus)).contents.window
        self._free(found)
        return int(window)

    def focus(self, window: int, time: int) -> None:
        """Give the keys to a window, as of the instant of a key press."""
        self._xcb.xcb_set_input_focus(self._link, REVERT_TO_PARENT, window, ctypes.c_uint32(time))
        self._xcb.xcb_flush(self._link)

    def close(self) -> None:
        """Everything that was grabbed is free again."""
        self._xcb.xcb_disconnect(self._link)


class X11Desktop(PlainDesktop):
    """environ: says whether X11 runs inside Wayland, where a grab hears nothing of other applications."""

    clicks_keep_focus = True

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        inside = bool(environ.get("WAYLAND_DISPLAY"))
        super().__init__(_("On Wayland no key reaches us from elsewhere; clicks log.") if inside else "")
        self._inside = inside
        self._link: Connection | None = None
        self._notifier: QSocketNotifier | None = None
        self._lent: list[Lent] = []
        self._let_go_at: dict[int, int] = {}
        self._time = 0

    def take_keys(self, strip: QWindow) -> None:
        super().take_keys(strip)
        if self._link is not None and self._time:
            self._link.focus(int(strip.winId()), self._time)  # Qt cannot know of a key press on our connection

    def has_keys(self, window: QWindow) -> bool:
        """Holding a key that was lent looks to Qt as if the keys had gone; X knows better."""
        return self._link is not None and self._link.focused() == int(window.winId())

    def ask_key(self, chord: Chord, pressed: Callable[[], None]) -> str:
        if self._inside:
            return super().ask_key(chord, pressed)
        try:
            link = self._connect()
        except OSError:
            return _("{chord}: this desktop lends no keys.").format(chord=chord.cap)
        codes = codes_of(link, chord.key)
        if not codes:
            return _("{chord}: this keyboard has no such key.").format(chord=chord.cap)
        lent = Lent(chord, codes, pressed)
        if not self._grab(link, lent):
            return _("{chord}: another program has this key.").format(chord=chord.cap)
        self._lent.append(lent)
        return ""

    def give_keys_back(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
        if self._link is not None:
            self._link.close()
        self._lent, self._link, self._notifier = [], None, None

    def _connect(self) -> Connection:
        if self._link is None:
            self._link = Connection()
            self._notifier = QSocketNotifier(self._link.file, QSocketNotifier.Type.Read)
            self._notifier.activated.connect(self._read)
        return self._link

    def _grab(self, link: Connection, lent: Lent) -> bool:
        """All of a chord or nothing of it."""
        wanted = [(code, _bits(lent.chord) | locks) for code in lent.codes for locks in LOCKS]
        had = [each for each in wanted if link.grab(*each)]
        if len(had) == len(wanted):
            return True
        for each in had:
            link.let_go(*each)
        return False

    def _read(self) -> None:
        """Our connection has something to tell."""
        while self._link is not None and (event := self._link.next_event()) is not None:
            kind, code, time, state = event
            if kind == KEY_RELEASE:
                self._let_go_at[code] = time
            elif kind == KEY_PRESS:
                self._press(code, time, state & ~(LOCK | NUM_LOCK))
            elif kind == MAPPING_CHANGED:
                self._ask_again(self._link)

    def _press(self, code: int, time: int, state: int) -> None:
        if self._let_go_at.get(code) == time:
            return  # X repeats a held key as let go and pressed in one instant
        self._time = time
        for lent in self._lent:
            if code in lent.codes and state & 0xFF == _bits(lent.chord):
                lent.pressed()
                return

    def _ask_again(self, link: Connection) -> None:
        """Keys stand elsewhere in another layout."""
        for number, lent in enumerate(self._lent):
            codes = codes_of(link, lent.chord.key)
            if codes == lent.codes:
                continue
            for code in lent.codes:
                for locks in LOCKS:
                    link.let_go(code, _bits(lent.chord) | locks)
            self._lent[number] = lent._replace(codes=codes)
            self._grab(link, self._lent[number])


def codes_of(link: Connection, key: str) -> tuple[int, ...]:
    """The key codes of a letter, a digit or a function key; layouts put other names on F13 to F24 of a macro pad."""
    if len(key) == 1:
        return link.codes(ord(key))
    number = int(key[1:])
    return link.codes(KEYSYM_F1 + number - 1) or ((CODE_F13 + number - 13,) if number >= 13 else ())


def _bits(chord: Chord) -> int:
    return sum(MODIFIERS[name] for name in chord.modifiers)
