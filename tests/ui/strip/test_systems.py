"""What is asked of Windows and macOS, against stand-ins for their libraries; X11 is tested for real in the journeys."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from pytestqt.qtbot import QtBot

from interviewer_app.ui.strip.chords import parse_chord
from interviewer_app.ui.strip.desktop import PlainDesktop
from interviewer_app.ui.strip.macos import NONACTIVATING, OURS, MacDesktop
from interviewer_app.ui.strip.pick import this_desktop
from interviewer_app.ui.strip.windows import HOT_KEY_PRESSED, LEFT_OUT, NO_ACTIVATE, WindowsDesktop

T, F13, F24 = (parse_chord(text) for text in ("ctrl+alt+t", "f13", "f24"))


class Called:
    """A function of a library: what it was called with, and what it answers."""

    def __init__(self, answer: Callable[..., Any]) -> None:
        self._answer = answer
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> Any:
        self.calls.append(arguments)
        return self._answer(*arguments)


class User32:
    """Keeps styles, affinities and hot keys as Windows does. `knows`: whether it can leave windows out of captures."""

    def __init__(self, knows: bool = True) -> None:
        self.knows, self.style, self.affinity = knows, 0x80, 0
        self.keys: dict[int, tuple[int, int]] = {}
        self.GetWindowLongPtrW = Called(lambda _window, _which: self.style)
        self.SetWindowLongPtrW = Called(self._set_style)
        self.SetForegroundWindow = Called(lambda _window: 1)
        self.SetWindowDisplayAffinity = Called(self._set_affinity)
        self.GetWindowDisplayAffinity = Called(self._get_affinity)
        self.RegisterHotKey = Called(self._register)
        self.UnregisterHotKey = Called(lambda _window, number: self.keys.pop(number) and 1)

    def _set_style(self, _window: object, _which: int, style: ctypes.c_ssize_t) -> int:
        self.style = style.value
        return 1

    def _set_affinity(self, _window: object, affinity: int) -> int:
        self.affinity = affinity if self.knows else self.affinity
        return int(self.knows)

    def _get_affinity(self, _window: object, place: Any) -> int:
        place._obj.value = self.affinity
        return 1

    def _register(self, _window: object, number: int, held: int, key: int) -> int:
        if (held, key) in self.keys.values():
            return 0
        self.keys[number] = held, key
        return 1


@pytest.fixture
def window(qtbot: QtBot) -> QWindow:
    made = QWindow()
    made.create()
    return made


def test_windows_does_not_activate_the_strip_until_it_is_to_take_the_keys(window: QWindow) -> None:
    user32 = User32()
    desktop = WindowsDesktop(user32)
    desktop.leave_keys(window)
    assert user32.style == 0x80 | NO_ACTIVATE and window.flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    desktop.take_keys(window)
    assert user32.style == 0x80 and not window.flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert len(user32.SetForegroundWindow.calls) == 1


def test_windows_is_believed_by_its_read_back_alone(window: QWindow) -> None:
    user32 = User32()
    assert WindowsDesktop(user32).hide_from_shares(window, True) == "left out" and user32.affinity == LEFT_OUT
    assert WindowsDesktop(user32).hide_from_shares(window, False) == "seen" and user32.affinity == 0
    assert WindowsDesktop(User32(knows=False)).hide_from_shares(window, True) == "seen"


def test_windows_lends_single_keys_and_gets_them_back(qtbot: QtBot) -> None:
    user32, heard = User32(), []
    desktop = WindowsDesktop(user32)
    assert desktop.ask_key(T, lambda: heard.append("t")) == ""
    assert desktop.ask_key(F13, lambda: heard.append("f13")) == ""
    assert desktop.ask_key(T, lambda: heard.append("again")) == "Ctrl Alt T: another program has this key."
    assert sorted(user32.keys.values()) == [(0x4000, 0x7C), (0x4003, ord("T"))]
    message = wintypes.MSG()
    message.message, message.wParam = HOT_KEY_PRESSED, max(user32.keys)
    assert desktop._filter is not None
    assert desktop._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(message)) == (True, 0)
    message.message = 0x0100
    assert desktop._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(message)) == (False, 0)
    assert heard == ["f13"]
    desktop.give_keys_back()
    assert user32.keys == {}


class Cocoa:
    """One window, a panel or not."""

    def __init__(self, panel: bool = True, heeds: bool = True) -> None:
        self.panel, self.heeds, self.style, self.sharing = panel, heeds, 0b1, 1

    def kind(self, name: str) -> int:
        return 77

    def send(self, receiver: int, selector: str, *arguments: int) -> int:
        if selector == "isKindOfClass:":
            return int(self.panel)
        if selector == "setStyleMask:":
            self.style = arguments[0]
        if selector == "setSharingType:" and self.heeds:
            self.sharing = arguments[0]
        return {"window": 5, "styleMask": self.style, "sharingType": self.sharing}.get(selector, 0)


class Carbon:
    """Keeps hot keys as Carbon does."""

    def __init__(self) -> None:
        self.keys: dict[int, tuple[int, int]] = {}
        self.next_press = 0
        self.GetApplicationEventTarget = Called(lambda: 9)
        self.InstallEventHandler = Called(lambda *_all: 0)
        self.RemoveEventHandler = Called(lambda _handler: 0)
        self.RegisterEventHotKey = Called(self._register)
        self.UnregisterEventHotKey = Called(lambda key: self.keys.pop(key.value) and 0)
        self.GetEventParameter = Called(self._parameter)

    def _register(self, code: int, held: int, own: Any, _target: object, _options: int, place: Any) -> int:
        if (code, held) in self.keys.values():
            return -9878
        place._obj.value = 100 + own.id
        self.keys[100 + own.id] = code, held
        return 0

    def _parameter(self, *arguments: Any) -> int:
        own = arguments[-1]._obj
        own.signature, own.id = OURS, self.next_press
        return 0


def test_a_panel_of_macos_leaves_the_other_application_active(window: QWindow) -> None:
    cocoa = Cocoa()
    desktop = MacDesktop(cocoa, Carbon(), 14)
    desktop.leave_keys(window)
    assert cocoa.style == 0b1 | NONACTIVATING and desktop.clicks_keep_focus
    plain = MacDesktop(Cocoa(panel=False), Carbon(), 14)
    plain.leave_keys(window)
    assert not plain.clicks_keep_focus


@pytest.mark.parametrize(
    ("version", "heeds", "words"),
    [(14, True, "left out"), (15, True, "asked"), (14, False, "seen"), (26, False, "seen")],
)
def test_macos_is_believed_up_to_the_version_that_ignores_it(
    window: QWindow, version: int, heeds: bool, words: str
) -> None:
    assert MacDesktop(Cocoa(heeds=heeds), Carbon(), version).hide_from_shares(window, True) == words


def test_macos_lends_single_keys_and_gets_them_back() -> None:
    carbon, heard = Carbon(), []
    desktop = MacDesktop(Cocoa(), carbon, 14)
    assert desktop.ask_key(T, lambda: heard.append("t")) == ""
    assert desktop.ask_key(F13, lambda: heard.append("f13")) == ""
    assert desktop.ask_key(T, lambda: heard.append("again")) == "Ctrl Alt T: another program has this key."
    assert desktop.ask_key(F24, lambda: heard.append("none")) == "F24: this keyboard has no such key."
    assert list(carbon.keys.values()) == [(17, 0x1800), (105, 0)]
    carbon.next_press = 1
    assert desktop._heard(None, 1, None) == 0
    assert heard == ["f13"]
    desktop.give_keys_back()
    assert carbon.keys == {} and len(carbon.RemoveEventHandler.calls) == 1


def test_a_system_that_is_not_known_promises_nothing(window: QWindow) -> None:
    desktop = this_desktop()
    assert type(desktop) is PlainDesktop and not desktop.clicks_keep_focus
    assert desktop.hide_from_shares(window, True) == "seen"
    assert desktop.ask_key(T, lambda: None) == "No key reaches us from elsewhere here; clicks log."
