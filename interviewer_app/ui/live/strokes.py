"""From a key event to the name of the stroke: the character it types, not the place where the key sits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_Key = Qt.Key
_Mod = Qt.KeyboardModifier

_NAMED = {
    _Key.Key_Space.value: "space",
    _Key.Key_Return.value: "enter",
    _Key.Key_Enter.value: "enter",
    _Key.Key_Backspace.value: "backspace",
    _Key.Key_Escape.value: "esc",
    _Key.Key_Left.value: "left",
    _Key.Key_Right.value: "right",
    _Key.Key_PageUp.value: "pageup",
    _Key.Key_PageDown.value: "pagedown",
    _Key.Key_Pause.value: "pause",
}
_CTRL, _ALT, _SHIFT = _Mod.ControlModifier.value, _Mod.AltModifier.value, _Mod.ShiftModifier.value
_META = _Mod.MetaModifier.value
_A, _Z = _Key.Key_A.value, _Key.Key_Z.value


def stroke_of(event: QKeyEvent) -> str:
    """The stroke of a key press; empty for a press that is none, such as a modifier alone.

    Shift is no part of a character: `1` is typed with it on a French keyboard. AltGr arrives as Ctrl and Alt on
    Windows, so both together count as typing.
    """
    text, key = event.text(), event.key()
    modifiers = event.modifiers().value
    ctrl, alt = bool(modifiers & _CTRL), bool(modifiers & _ALT)
    if modifiers & _META or ctrl != alt:
        return _chord(key, modifiers) if ctrl else ""
    named = _NAMED.get(key)
    if named is not None:
        return named if not ctrl else ""
    return text.casefold() if len(text) == 1 and text.isprintable() else ""


def _chord(key: int, modifiers: int) -> str:
    if not _A <= key <= _Z or modifiers & (_META | _ALT):
        return ""
    return ("ctrl+shift+" if modifiers & _SHIFT else "ctrl+") + chr(key).lower()
