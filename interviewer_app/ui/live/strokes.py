"""From a key event to the name of the stroke: the character it types, not the place where the key sits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from interviewer_app.ui.live.physical import key_at

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
    _Key.Key_Up.value: "up",
    _Key.Key_Down.value: "down",
    _Key.Key_PageUp.value: "pageup",
    _Key.Key_PageDown.value: "pagedown",
    _Key.Key_Home.value: "home",
    _Key.Key_End.value: "end",
    _Key.Key_Insert.value: "insert",
    _Key.Key_Delete.value: "delete",
    _Key.Key_Pause.value: "pause",
    **{_Key.Key_F1.value + number: f"f{1 + number}" for number in range(24)},
    # A dead key waits for no letter where keys are actions: it counts as the sign it would put on one.
    _Key.Key_Dead_Grave.value: "`",
    _Key.Key_Dead_Acute.value: "´",
    _Key.Key_Dead_Circumflex.value: "^",
    _Key.Key_Dead_Tilde.value: "~",
    _Key.Key_Dead_Diaeresis.value: "¨",
    _Key.Key_Dead_Cedilla.value: "¸",
}
_CTRL, _ALT, _SHIFT = _Mod.ControlModifier.value, _Mod.AltModifier.value, _Mod.ShiftModifier.value
_META = _Mod.MetaModifier.value
_A, _Z = _Key.Key_A.value, _Key.Key_Z.value
_0, _9 = _Key.Key_0.value, _Key.Key_9.value
_ANOTHER_SCRIPT = 0x370  # from here on no letter is a Latin one
_SPECIAL = _Key.Key_Escape.value  # from here on a key is no character


def stroke_of(event: QKeyEvent) -> str:
    """The stroke of a key press; empty for a press that is none, such as a modifier alone.

    Shift is no part of a character: `1` is typed with it on a French keyboard. AltGr arrives as Ctrl and Alt on
    Windows, so both together count as typing.
    """
    text, key = event.text(), event.key()
    modifiers = event.modifiers().value
    ctrl, alt = bool(modifiers & _CTRL), bool(modifiers & _ALT)
    if modifiers & _META or ctrl != alt:
        return _chord(event, key, modifiers) if ctrl else ""
    named = _NAMED.get(key)
    if named is not None:
        return named if not ctrl else ""
    if len(text) == 1 and text.isprintable():
        return text.casefold()
    return found if not text and not ctrl and (found := _key_at_its_place(event))[1:] else ""


def latin_stroke_of(event: QKeyEvent) -> str:
    """For a letter of another script: the Latin letter on the same key of a US keyboard; empty for any other press.

    A key is asked for it when nothing is bound to what it types, so that Cyrillic and Greek layouts log as well.
    """
    text = event.text()
    if len(text) != 1 or ord(text) < _ANOTHER_SCRIPT or not text.isalpha():
        return ""
    found = _key_at_its_place(event)
    return found if found.isalpha() else ""


def stroke_for(event: QKeyEvent, means: Callable[[str], object]) -> str:
    """The stroke of a press; where `means` knows nothing of it, the Latin letter in its place.

    means: what a stroke does, None for nothing
    """
    stroke = stroke_of(event)
    return stroke if means(stroke) is not None else latin_stroke_of(event) or stroke


def latin_key_of(event: QKeyEvent) -> int:
    """The key of an event; with Ctrl on a keyboard of another script the one with the Latin letter in its place."""
    stroke = stroke_of(event) if event.key() >= _ANOTHER_SCRIPT else ""
    return ord(stroke[-1].upper()) if stroke.startswith("ctrl+") else event.key()


def _chord(event: QKeyEvent, key: int, modifiers: int) -> str:
    if modifiers & (_META | _ALT):
        return ""
    letter = chr(key).lower() if _A <= key <= _Z else ""
    if not letter and not _0 <= key <= _9:
        place = _key_at_its_place(event)
        # On a French keyboard the digits need Shift, so that with Ctrl alone their keys say other characters.
        key = ord(place) if place.isdigit() else key
        letter = place if place.isalpha() and _ANOTHER_SCRIPT <= key < _SPECIAL else ""
    if letter:
        return f"ctrl+shift+{letter}" if modifiers & _SHIFT else f"ctrl+{letter}"
    return f"ctrl+{chr(key)}" if _0 <= key <= _9 else ""


def _key_at_its_place(event: QKeyEvent) -> str:
    return key_at(QGuiApplication.platformName(), event.nativeScanCode(), event.nativeVirtualKey())
