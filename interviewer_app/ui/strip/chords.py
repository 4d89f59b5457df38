"""Which keys may be asked of the system for the strip, read from the settings. No Qt.

Only keys nobody types text with: F13 to F24, or a key held with at least two modifiers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.texts import _

MODIFIERS = ("ctrl", "alt", "shift", "meta")
FREE = frozenset(f"f{number}" for number in range(13, 25))
HELD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789") | {f"f{number}" for number in range(1, 13)}
KEYS_HERE = Command("keys-here")  # the strip takes the keyboard
OF_A_PACK = ("kind", "dimension")  # another pack has others: an action this one lacks is no mistake


class Chord(NamedTuple):
    """A key and the modifiers held with it, in the order of MODIFIERS."""

    modifiers: tuple[str, ...]
    key: str

    @property
    def cap(self) -> str:
        """What stands on a key cap: `Ctrl Alt T`."""
        return " ".join(part.capitalize() for part in (*self.modifiers, self.key))


class Wanted(NamedTuple):
    """A chord and what it does."""

    chord: Chord
    command: Command


def parse_chord(text: str) -> Chord:
    """Read `ctrl+alt+t` or `f13`.

    raises: BadInput, in one sentence, for anything a person may type text or use other programs with
    """
    *held, key = (part.strip() for part in text.casefold().split("+"))
    modifiers = tuple(name for name in MODIFIERS if name in held)
    well_formed = set(held) <= set(MODIFIERS) and len(set(held)) == len(held)
    if well_formed and (key in FREE or (key in HELD and len(modifiers) >= 2)):
        return Chord(modifiers, key)
    raise BadInput(_("“{chord}”: a system key is F13–F24, or two modifiers and a key.").format(chord=text))


def wanted_chords(
    entries: Iterable[tuple[str, str]], known: Sequence[Command]
) -> tuple[tuple[Wanted, ...], tuple[str, ...]]:
    """The chords of the settings and one sentence for each that cannot be.

    entries: action and chord as written.  known: the actions of this round
    """
    wanted: list[Wanted] = []
    troubles: list[str] = []
    for action, text in entries:
        do, _slash, arg = action.partition("/")
        command = Command(do, arg)
        if command not in known and command != KEYS_HERE:
            if do not in OF_A_PACK:
                troubles.append(_("“{action}” in system_keys: there is no such action.").format(action=action))
            continue
        try:
            chord = parse_chord(text)
        except BadInput as error:
            troubles.append(str(error))
            continue
        if any(chord == other.chord for other in wanted):
            troubles.append(_("{chord} is twice in system_keys; the first one counts.").format(chord=chord.cap))
            continue
        wanted.append(Wanted(chord, command))
    return tuple(wanted), tuple(troubles)
