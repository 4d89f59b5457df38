"""The keys of the live window, as data: one table, one action per key, by character and not by place on the keyboard.

A *stroke* is the name of a key press: the character it types, in lower case (`t`, `1`, `=`), or a name such as `space`,
`enter`, `ctrl+shift+z`. Which stroke a press is says `strokes.py`; what a stroke does says the map made here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from interviewer_app.core.rubrics.models import Dimension, Kind, Pack
from interviewer_app.core.texts import _


class Command(NamedTuple):
    """What to do, and with which kind, dimension or direction where there is one."""

    do: str
    arg: str = ""


class KeyRow(NamedTuple):
    """One action and the strokes that do it; `cap` is what stands on the key, `words` what it does."""

    command: Command
    strokes: tuple[str, ...]
    cap: str
    words: str
    group: str


def fixed_rows() -> tuple[KeyRow, ...]:
    """Every key that does not come from the pack."""
    moment, script, rounds = _("The last moment"), _("The script"), _("The round")
    return (
        KeyRow(Command("something"), ("space",), "Space", _("Something here, to sort later"), _("Log a moment")),
        KeyRow(Command("direction", "for"), ("=",), "=", _("For"), moment),
        KeyRow(Command("direction", "against"), ("-",), "-", _("Against"), moment),
        KeyRow(Command("direction", "neutral"), (".",), ".", _("Neutral"), moment),
        KeyRow(Command("prompted"), ("p",), "P", _("Prompted or unprompted"), moment),
        KeyRow(Command("mode"), ("s",), "S", _("Shown or told"), moment),
        KeyRow(Command("earlier"), ("l",), "L", _("10 s earlier, again for more"), moment),
        KeyRow(Command("note"), ("enter",), "Enter", _("Note; Enter attaches, Esc leaves"), moment),
        KeyRow(Command("undo"), ("backspace", "ctrl+z"), "Bksp", _("Undo"), moment),
        KeyRow(Command("redo"), ("ctrl+shift+z", "ctrl+y"), "Ctrl Y", _("Redo"), moment),
        KeyRow(Command("next"), ("right",), "→", _("Next probe"), script),
        KeyRow(Command("back"), ("left",), "←", _("Previous probe"), script),
        KeyRow(Command("follow-up"), ("f",), "F", _("Follow-up asked"), script),
        KeyRow(Command("adapted"), ("q",), "Q", _("Asked in other words"), script),
        KeyRow(Command("skip"), ("z",), "Z", _("Skip the next probe"), script),
        KeyRow(Command("page-down"), ("pagedown",), "PgDn", _("Read on in a long probe"), script),
        KeyRow(Command("page-up"), ("pageup",), "PgUp", _("Read back"), script),
        KeyRow(Command("phase"), ("i",), "I", _("Next AI phase"), rounds),
        KeyRow(Command("pause"), ("ctrl+p", "pause"), "Ctrl P", _("Pause and go on"), rounds),
        KeyRow(Command("end"), ("ctrl+e",), "Ctrl E", _("End the round, twice"), rounds),
        KeyRow(Command("log"), ("ctrl+l",), "Ctrl L", _("The log: amend, retract, many at once"), rounds),
        KeyRow(Command("retry"), ("ctrl+r",), "Ctrl R", _("Write again after a failure"), rounds),
        KeyRow(Command("keys"), ("?",), "?", _("These keys, while held"), rounds),
        KeyRow(Command("leave"), ("esc",), "Esc", _("Leave the note"), rounds),
    )


DIGITS = "1234567890"
FACET_DIGITS = "7890"
# While the note is open these work all the same; everything else is text or nothing.
WHILE_TYPING = frozenset({"pause", "end", "retry", "leave", "note"})


class KeyMap:
    """Which stroke does what in a round on `pack`."""

    def __init__(self, pack: Pack) -> None:
        fixed = fixed_rows()
        taken = {stroke for row in fixed for stroke in row.strokes} | set(DIGITS)
        kinds = tuple(_kind_rows(pack.kinds, taken))
        self.rows: tuple[KeyRow, ...] = (*kinds, *_dimension_rows(pack.dimensions), *fixed)
        self._commands = {stroke: row.command for row in self.rows for stroke in row.strokes}
        self._caps = {row.command: row.cap for row in self.rows}

    def command(self, stroke: str) -> Command | None:
        return self._commands.get(stroke)

    def cap(self, do: str, arg: str = "") -> str:
        """What stands on the key of an action; empty where no key does it."""
        return self._caps.get(Command(do, arg), "")

    def groups(self) -> dict[str, list[KeyRow]]:
        """All rows by their heading, for the page of keys."""
        grouped: dict[str, list[KeyRow]] = {}
        for row in self.rows:
            grouped.setdefault(row.group, []).append(row)
        return grouped


def _kind_rows(kinds: Iterable[Kind], taken: set[str]) -> Iterable[KeyRow]:
    used = set(taken)
    for kind in kinds:
        stroke = kind.key.casefold()
        if stroke in used or len(stroke) != 1:  # two actions on one key: the later one gets a free letter
            spare = (letter for letter in kind.name.casefold() + "abcdefghijklmnopqrstuvwxyz" if letter.isalpha())
            stroke = next((letter for letter in spare if letter not in used), "")
        used.add(stroke)
        strokes = (stroke,) if stroke else ()
        yield KeyRow(Command("kind", kind.id), strokes, stroke.upper(), kind.name, _("Log a moment"))


def _dimension_rows(dimensions: Iterable[Dimension]) -> Iterable[KeyRow]:
    for dimension, digit in digits_for(tuple(dimensions)):
        yield KeyRow(Command("dimension", dimension.id), (digit,), digit, dimension.name, _("Dimension"))


def digits_for(dimensions: tuple[Dimension, ...]) -> list[tuple[Dimension, str]]:
    """A digit for each dimension: 1 to 6 and, for level facets, 7 to 0 where that fits; otherwise 1 to 0 in order."""
    rated = [d for d in dimensions if d.track != "level"]
    facets = [d for d in dimensions if d.track == "level"]
    if len(rated) <= 6 and len(facets) <= 4:
        return [*zip(rated, DIGITS, strict=False), *zip(facets, FACET_DIGITS, strict=False)]
    return list(zip((*rated, *facets), DIGITS, strict=False))
