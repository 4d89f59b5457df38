"""What a key press is called, on keyboards other than the American one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from interviewer_app.core.rounds.key_names import cap_of, why_not
from interviewer_app.ui.live.physical import key_at
from interviewer_app.ui.live.strokes import stroke_of

KEY, MOD = Qt.Key, Qt.KeyboardModifier
PLACES = [
    ("xcb", 10, 0x26, "1"),
    ("wayland", 19, 0, "0"),
    ("wayland-egl", 28, 0, "t"),
    ("windows", 2, 0x31, "1"),
    ("windows", 50, 0, "m"),
    ("cocoa", 1, 29, "0"),
    ("cocoa", 1, 0, "a"),
    ("xcb", 9, 0, ""),
    ("xcb", 191, 0x1008FF81, "f13"),
    ("wayland", 202, 0, "f24"),
    ("offscreen", 10, 0, ""),
]


@pytest.mark.parametrize(("platform", "scan_code", "virtual_key", "letter"), PLACES)
def test_a_place_on_the_keyboard_has_its_american_letter(
    platform: str, scan_code: int, virtual_key: int, letter: str
) -> None:
    assert key_at(platform, scan_code, virtual_key) == letter


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "stroke"),
    [
        (KEY.Key_1, MOD.ControlModifier, "", "ctrl+1"),
        (KEY.Key_0, MOD.ControlModifier | MOD.ShiftModifier, "", "ctrl+0"),
        (KEY.Key_Z, MOD.ControlModifier | MOD.ShiftModifier, "", "ctrl+shift+z"),
        (KEY.Key_1, MOD.ControlModifier | MOD.MetaModifier, "", ""),
        (KEY.Key_F1, MOD.NoModifier, "", "f1"),
        (KEY.Key_F24, MOD.NoModifier, "", "f24"),
        (KEY.Key_Comma, MOD.NoModifier, ",", ","),
        (KEY.Key_7, MOD.ShiftModifier, "/", "/"),
        (KEY.Key_Dead_Circumflex, MOD.NoModifier, "", "^"),
        (KEY.Key_AsciiCircum, MOD.ShiftModifier, "^", "^"),
        (KEY.Key_Q, MOD.ControlModifier | MOD.AltModifier, "@", "@"),
    ],
)
def test_a_press_is_called_by_what_it_types(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, stroke: str
) -> None:
    assert stroke_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) == stroke
    assert stroke == "" or why_not(stroke) == ""


def test_caps_say_what_stands_on_the_key() -> None:
    named = {"ctrl+1": "Ctrl 1", "f10": "F10", ",": ",", "ß": "ß", "+": "+", "ctrl+shift+z": "Ctrl Shift Z", "é": "É"}
    assert {stroke: cap_of(stroke) for stroke in named} == named
    assert why_not("ctrl+shift+1") and why_not("ctrl+alt+a") and why_not("f25") and why_not("enter")
