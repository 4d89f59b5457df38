"""The keys of the rating page: what a key types, and the list that says what each does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from interviewer_app.core.texts import _
from interviewer_app.ui.live.strokes import latin_stroke_of

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def typed_by(event: QKeyEvent, keys: Qt.KeyboardModifier) -> str:
    """What a key of the page types: letters without Shift (and whatever Caps Lock says), digits with or without it,
    since on some keyboards they need it; for a letter of another script the Latin one in its place."""
    text = latin_stroke_of(event) or event.text()
    if not text.isprintable() or keys not in (NONE, SHIFT) or (keys == SHIFT and text.isalpha()):
        return ""
    return text.lower()


def key_list() -> tuple[tuple[str, str], ...]:
    return (
        ("1 – 9", _("choose the anchor")),
        ("0", _("no evidence, with a reason")),
        ("a – z", _("cite a moment or release it")),
        (_("Tab"), _("write the rationale; Esc gives the keys back")),
        ("↑ ↓", _("another dimension")),
        (_("Ctrl Enter"), _("next page")),
        (_("Ctrl S"), _("submit, twice")),
        (_("Ctrl E"), _("amend this page of a sealed card, with a reason")),
        (_("Ctrl P"), _("save the PDF of a sealed card")),
        (_("Ctrl L"), _("the log: every moment, and what became of it")),
        (_("Ctrl I"), _("integrity observations; no card shows them")),
        (_("Ctrl R"), _("try to write again")),
        (_("Ctrl B"), _("back to the sweep, until the seal")),
        (_("Ctrl H"), _("Home; what you wrote stays")),
        (_("Shift a – z"), _("open a moment in the log")),
        ("/", _("one kind of moment after the other, where there are many")),
        ("L", _("write the level of the recommendation; Enter gives the keys back")),
        ("1 – 9", _("on the recommendation: facets its level rests on")),
        ("X", _("hide a remark, or show those that are hidden")),
        ("?", _("these keys")),
    )
