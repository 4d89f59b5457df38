"""Hands on the keyboard: strokes and text, sent through the platform's queue to a window, as a keyboard would."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtTest import QTest

_Key = Qt.Key
_KEYS = {
    "delete": _Key.Key_Delete,
    "space": _Key.Key_Space,
    "enter": _Key.Key_Return,
    "backspace": _Key.Key_Backspace,
    "esc": _Key.Key_Escape,
    "tab": _Key.Key_Tab,
    "left": _Key.Key_Left,
    "right": _Key.Key_Right,
    "up": _Key.Key_Up,
    "down": _Key.Key_Down,
    "pagedown": _Key.Key_PageDown,
    "pageup": _Key.Key_PageUp,
    "home": _Key.Key_Home,
    "end": _Key.Key_End,
    "insert": _Key.Key_Insert,
    "pause": _Key.Key_Pause,
    **{f"f{number}": Qt.Key(_Key.Key_F1.value + number - 1) for number in range(1, 25)},
}
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(window: QWindow, stroke: str) -> None:
    """Press and release one stroke, named as in `rounds/keys.py` (`t`, `=`, `space`, `ctrl+e`)."""
    *chord, last = stroke.split("+") if len(stroke) > 1 else (stroke,)
    modifiers = Qt.KeyboardModifier.NoModifier
    if "ctrl" in chord:
        modifiers |= _CTRL
    if "shift" in chord:
        modifiers |= _SHIFT
    if "alt" in chord:
        modifiers |= Qt.KeyboardModifier.AltModifier
    if last in _KEYS:
        QTest.keyClick(window, _KEYS[last], modifiers)
    elif chord:
        QTest.keyClick(window, Qt.Key(ord(last.upper())), modifiers)
    elif last.isascii():
        QTest.keyClick(window, last, modifiers)  # type: ignore[call-overload]  # the stubs lack the char overload
    else:  # QTest has keys for ASCII alone
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(window, QKeyEvent(kind, ord(last.upper()[0]), modifiers, last))


def type_text(window: QWindow, text: str) -> None:
    """Type into the field that has the focus: plain letters by key, the rest as an input method would commit it."""
    rest = ""
    for letter in text:
        if letter.isascii():
            _commit(rest)
            rest = ""
            QTest.keyClick(window, letter)  # type: ignore[call-overload]  # as above
        else:
            rest += letter
    _commit(rest)


def _commit(text: str) -> None:
    field = QGuiApplication.focusObject()
    if text and field is not None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(field, event)
