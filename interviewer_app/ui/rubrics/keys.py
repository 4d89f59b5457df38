"""The keys of the studio: which of them a field leaves to the page, and the list of all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from interviewer_app.core.texts import _

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_HELD = _Mod.ControlModifier | _Mod.AltModifier | _Mod.ShiftModifier | _Mod.MetaModifier

_STROKES: dict[tuple[int, Qt.Key], str] = {
    (0, _Key.Key_Escape): "back",
    (0, _Key.Key_F1): "keys",
    (0, _Key.Key_F8): "next-finding",
    (1, _Key.Key_F8): "finding-before",
    (2, _Key.Key_M): "use",
    (2, _Key.Key_D): "compare",
    (2, _Key.Key_S): "save",
    (2, _Key.Key_Z): "undo",
    (2, _Key.Key_Y): "redo",
    (3, _Key.Key_Z): "redo",
    (2, _Key.Key_Return): "another",
    (2, _Key.Key_Enter): "another",
    (4, _Key.Key_Up): "node-before",
    (4, _Key.Key_Down): "node-after",
    (5, _Key.Key_Up): "up",
    (5, _Key.Key_Down): "down",
    (5, _Key.Key_Delete): "remove",
}


def stroke_of(event: QKeyEvent) -> str:
    """What a key press means to the page wherever the focus is, "" for one that is a field's own.

    Ctrl with a digit is `anchor-N`, N from 1; Ctrl 0 is the tenth.
    """
    held = event.modifiers() & _HELD
    number = (
        (1 if held & _Mod.ShiftModifier else 0)
        + (2 if held & _Mod.ControlModifier else 0)
        + (4 if held & _Mod.AltModifier else 0)
        + (8 if held & _Mod.MetaModifier else 0)
    )
    key = Qt.Key(event.key())
    if number == 2 and _Key.Key_0 <= key <= _Key.Key_9:
        return f"anchor-{(key - _Key.Key_0) or 10}"
    return _STROKES.get((number, key), "")


def all_keys() -> tuple[tuple[str, str], ...]:
    """Caps and what they do, as the panel of keys lists them."""
    return (
        (_("Ctrl 1–9"), _("The anchor of that level")),
        ("F8", _("Next finding; with Shift the one before")),
        (_("Ctrl M"), _("The chosen moment's words into the anchor")),
        (_("Ctrl Enter"), _("Another one below this one")),
        (_("Alt Shift ↑ ↓"), _("Move it up or down")),
        (_("Alt Shift Del"), _("Take it out")),
        (_("Alt ↑ ↓"), _("The line before or after in the outline")),
        (_("Ctrl Z"), _("Undo")),
        (_("Ctrl Y"), _("Redo")),
        (_("Ctrl S"), _("Save")),
        (_("Ctrl D"), _("Compare with the version before")),
        ("?", _("These keys; F1 while a field has them")),
        ("Esc", _("Out of the field, then back")),
    )


def hints() -> tuple[tuple[str, str], ...]:
    """The line at the foot of the page."""
    return (
        (_("Ctrl 1–4"), _("Anchor")), ("F8", _("Next finding")), (_("Ctrl M"), _("Moment into anchor")),
        (_("Ctrl D"), _("Compare")), (_("Ctrl S"), _("Save")), ("?", _("All keys")),
    )  # fmt: skip
