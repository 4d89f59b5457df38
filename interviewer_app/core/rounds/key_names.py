"""The names of strokes: which keys an action may be put on, and what stands on their caps. Standard library only."""

from __future__ import annotations

from interviewer_app.core.texts import _

CAPS = {
    "space": "Space",
    "enter": "Enter",
    "backspace": "Bksp",
    "esc": "Esc",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "pause": "Pause",
    "up": "↑",
    "down": "↓",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "delete": "Del",
}
# F13 to F24 are those of macro pads; a desktop may keep some of F1 to F12 for itself.
FUNCTION = tuple(f"f{number}" for number in range(1, 25))
# The two keys a note cannot do without: they stay where they are, whatever else opens or leaves one.
PINNED = {"note": "enter", "leave": "esc"}


def cap_of(stroke: str) -> str:
    """What stands on the key: `Ctrl Shift Z`, `F13`, `É`; a letter that has no capital of its own stays small."""
    if stroke in CAPS:
        return CAPS[stroke]
    if "+" in stroke[:-1]:
        return " ".join(part.capitalize() for part in stroke.split("+"))
    upper = stroke.upper()
    return upper if len(upper) == len(stroke) else stroke


def why_not(stroke: str) -> str:
    """One sentence about why no action may be put on this stroke; empty where one may."""
    if stroke in PINNED.values():
        return _("{key} belongs to the note and stays there.").format(key=cap_of(stroke))
    if stroke in CAPS or stroke in FUNCTION or _is_chord(stroke) or _is_character(stroke):
        return ""
    return _("That key cannot be used: a character, Ctrl with a letter or digit, F1 to F24, or an arrow can.")


def _is_chord(stroke: str) -> bool:
    key = stroke.removeprefix("ctrl+")
    letter = key.removeprefix("shift+")
    plain = key != stroke and len(letter) == 1 and letter.isascii()
    return plain and (letter.islower() or (letter.isdigit() and key == letter))


def _is_character(stroke: str) -> bool:
    return len(stroke) == 1 and stroke.isprintable() and not stroke.isspace() and stroke == stroke.casefold()
