"""A screen nobody sees, with a keyboard whose layout can be chosen: Xvfb, `setxkbmap`, and key codes through XTEST."""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

MAIN_BLOCK = (*range(9, 82), 94)  # key codes of the letters, digits and signs; 94 is the key beside the left Shift
KEYPAD = range(79, 92)  # a laptop has none
SHIFT, CTRL, ALT_GR = 50, 37, 108
LEVELS: tuple[tuple[int, ...], ...] = ((), (SHIFT,), (ALT_GR,), (SHIFT, ALT_GR))
NAMED = {"enter": 36, "esc": 9, "space": 65, "backspace": 22, "left": 113, "right": 114, "up": 111, "down": 116}
DEAD = {"`": 0xFE50, "´": 0xFE51, "^": 0xFE52, "~": 0xFE53, "¨": 0xFE57}
LETTERS_WITH = {"é": "´e", "ê": "^e", "ñ": "~n", "ü": "¨u", "à": "`a"}
# The codes of an American keyboard, whatever the layout: its digits and letters, and F13 to F24 of a macro pad.
PLACES = {
    letter: first + number
    for first, letters in ((10, "1234567890"), (24, "qwertyuiop"), (38, "asdfghjkl"), (52, "zxcvbnm"))
    for number, letter in enumerate(letters)
} | {f"f{13 + number}": 191 + number for number in range(12)}


class Keyboard:
    """Presses keys of the layout that is set, by their codes; the server makes characters of them."""

    def __init__(self, display: str, pressed: Callable[[], object] = lambda: None) -> None:
        """pressed: waits until the window has taken what was pressed, as it has when a person presses the next key"""
        self._display, self.pressed = display, pressed
        self.sent = 0  # how often a key went down or up
        self._x11, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XkbKeycodeToKeysym.restype = ctypes.c_ulong
        self._at = self._connect()
        self._x11.XAutoRepeatOff(self._at)  # else a key that is held counts for more than was sent
        self._places: dict[int, tuple[int, int]] = {}

    def close(self) -> None:
        self._x11.XCloseDisplay(self._at)

    def set_layout(self, layout: str) -> None:
        """`layout` as setxkbmap calls it, with a variant in brackets: `de`, `us(intl)`."""
        subprocess.run(["setxkbmap", "-display", self._display, layout], check=True, capture_output=True)
        fresh = self._connect()  # an old connection remembers the old layout
        self._places = {}
        for code in MAIN_BLOCK:
            for level in range(len(LEVELS)):
                symbol = self._x11.XkbKeycodeToKeysym(fresh, code, 0, level)
                if symbol and code not in KEYPAD:
                    self._places.setdefault(symbol, (code, level))
        self._x11.XCloseDisplay(fresh)

    def level_of(self, letter: str) -> int:
        """0 for a key alone, 1 with Shift, 2 with AltGr, 3 with both; -1 where no key types it."""
        return self._places.get(_symbol(letter), (0, -1))[1]

    def has_dead(self, accent: str) -> bool:
        return DEAD[accent] in self._places

    def press_dead(self, accent: str) -> None:
        """The dead key of an accent, alone."""
        self._press(*self._places[DEAD[accent]])

    def press_place(self, place: str, *held: int) -> None:
        """The key that sits where an American keyboard has `place`, whatever it types here."""
        self._press(PLACES[place], 0, held)

    def press(self, stroke: str) -> None:
        """A character of the layout, or a named key; `ctrl+` before it holds Ctrl.

        raises: KeyError where the layout does not type it
        """
        letter = stroke.removeprefix("ctrl+")
        code, level = (NAMED[letter], 0) if letter in NAMED else self._places[_symbol(letter)]
        self._press(code, level, (CTRL,) if letter != stroke else ())

    def type_text(self, text: str) -> None:
        """A text as a person types it here: an accented letter by its dead key where there is one."""
        for letter in text:
            accent, base = LETTERS_WITH.get(letter, ("", ""))
            if accent and self.has_dead(accent):
                self.press_dead(accent)
                self.press(base)
            else:
                self.press("space" if letter == " " else letter)

    def hold(self, stroke: str, down: bool) -> None:
        """Press a character's key with what its level needs, or let all of it go, the modifiers first."""
        code, level = self._places[_symbol(stroke)]
        for each in (*LEVELS[level], code):
            self._send(each, down)
        self._x11.XSync(self._at, 0)
        self.pressed()

    def send(self, codes: tuple[int, ...], down: bool) -> None:
        """Press keys by their codes, or let them go, the last one first."""
        for code in codes if down else reversed(codes):
            self._send(code, down)
        self._x11.XSync(self._at, 0)

    def _press(self, code: int, level: int, beside: tuple[int, ...] = ()) -> None:
        held = (*beside, *LEVELS[level])
        for each in (*held, code):
            self._send(each, True)
        for each in (code, *reversed(held)):
            self._send(each, False)
        self._x11.XSync(self._at, 0)
        self.pressed()

    def _send(self, code: int, down: bool) -> None:
        assert self._test.XTestFakeKeyEvent(self._at, code, int(down), ctypes.c_ulong(0))
        self.sent += 1

    def _connect(self) -> ctypes.c_void_p:
        display = ctypes.c_void_p(self._x11.XOpenDisplay(self._display.encode()))
        assert display, f"no X server at {self._display}"
        return display


def _symbol(letter: str) -> int:
    """The key symbol of a character; those of Latin 1 and the euro are numbered as in Unicode."""
    return ord(letter)


@contextmanager
def x_server(environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """A display of its own, with a plain PC keyboard; gone afterwards."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(write,), env=dict(environ), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)
