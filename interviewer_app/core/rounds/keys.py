"""The keys of the live window, as data: one table, one action per key, by character and not by place on the keyboard.

A *stroke* is the name of a key press: the character it types, in lower case (`t`, `1`, `=`), or a name such as `space`,
`enter`, `ctrl+shift+z`. Which stroke a press is says `strokes.py`; what a stroke does says the map made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import TYPE_CHECKING, NamedTuple

from interviewer_app.core.rounds.key_choices import Choices
from interviewer_app.core.rounds.key_names import PINNED, cap_of
from interviewer_app.core.texts import _

if TYPE_CHECKING:
    from interviewer_app.core.rubrics.models import Dimension, Kind, Pack


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
    """Every key that does not come from the pack. A new key is a line here; the first stroke stands on its cap."""
    log, moment, script, rounds = _("Log a moment"), _("The last moment"), _("The script"), _("The round")
    spans = _("Spans; the same key ends one")
    return (
        _row(log, "something", _("Something here, to sort later"), "space"),
        _row(moment, "direction/for", _("For"), "="),
        _row(moment, "direction/against", _("Against"), "-"),
        _row(moment, "direction/neutral", _("Neutral"), "."),
        _row(moment, "prompted", _("Prompted or unprompted"), "p"),
        _row(moment, "mode", _("Shown or told"), "s"),
        _row(moment, "earlier", _("10 s earlier, again for more"), "l"),
        _row(moment, "note", _("Note; Enter attaches, Esc leaves"), "enter"),
        _row(moment, "undo", _("Undo"), "backspace", "ctrl+z"),
        _row(moment, "redo", _("Redo"), "ctrl+y", "ctrl+shift+z"),
        _row(script, "next", _("Next probe"), "right"),
        _row(script, "back", _("Previous probe"), "left"),
        _row(script, "follow-up", _("Follow-up asked"), "f"),
        _row(script, "why", _("Why this nudge"), "k"),
        _row(script, "dismiss", _("Wave the nudge away"), "x"),
        _row(script, "adapted", _("Asked in other words"), "q"),
        _row(script, "skip", _("Skip the next probe"), "z"),
        _row(script, "why-skipped", _("Why it was skipped"), "e"),
        _row(script, "hint", _("Next hint, to read aloud"), ","),
        _row(script, "answers", _("Answers: may I use …?"), "/"),
        _row(script, "answer-down", _("The next answer"), "down"),
        _row(script, "answer-up", _("The answer before"), "up"),
        _row(script, "copy", _("Copy the words for the chat"), "y"),
        _row(script, "gloss", _("Your own words for the probe"), "ctrl+g"),
        _row(script, "page-down", _("Read on in a long probe"), "pagedown"),
        _row(script, "page-up", _("Read back"), "pageup"),
        _row(spans, "span/reading", _("Reading"), "d"),
        _row(spans, "span/verifying", _("Verifying"), "g"),
        _row(spans, "span/prompting", _("Prompting the assistant"), "h"),
        _row(spans, "span/waiting", _("Waiting"), "j"),
        _row(spans, "span/quiet", _("Quiet"), "u"),
        _row(spans, "span/trouble", _("Technical trouble"), "o"),
        _row(rounds, "phase", _("Next AI phase"), "i"),
        _row(rounds, "began-earlier", _("It began a minute earlier"), "b"),
        _row(rounds, "pause", _("Pause and go on"), "ctrl+p", "pause"),
        _row(rounds, "end", _("End the round, twice"), "ctrl+e"),
        _row(rounds, "log", _("The log: amend, retract, many at once"), "ctrl+l"),
        _row(rounds, "notice/read-now", _("Notice or AI rule: read now"), "ctrl+o"),
        _row(rounds, "notice/given-earlier", _("The same: given earlier by …"), "ctrl+d"),
        _row(rounds, "notice/not-given", _("The same: not given"), "ctrl+n"),
        _row(rounds, "private", _("Private: extra time, why paused"), "ctrl+a"),
        _row(rounds, "integrity", _("Integrity observation, on no card"), "ctrl+i"),
        _row(rounds, "retry", _("Write again after a failure"), "ctrl+r"),
        _row(rounds, "strip", _("The strip, and away again"), "ctrl+t"),
        _row(rounds, "blank", _("Blank everything, and show it again"), "f10"),
        _row(rounds, "keys", _("These keys, while held"), "?"),
        _row(rounds, "leave", _("Leave the note"), "esc"),
    )


def jump_rows() -> tuple[KeyRow, ...]:
    """Straight to one of the first ten probes."""
    return tuple(
        _row(_("The script"), f"jump/{number}", _("Probe {n}").format(n=number), f"ctrl+{digit}")
        for number, digit in enumerate(DIGITS, start=1)
    )


def _row(group: str, action: str, words: str, *strokes: str) -> KeyRow:
    do, _slash, arg = action.partition("/")
    return KeyRow(Command(do, arg), strokes, cap_of(strokes[0]), words, group)


DIGITS = "1234567890"
FACET_DIGITS = "7890"
SPARE_SIGNS = ";:!'+*"
# While the note is open these work all the same; everything else is text or nothing.
WHILE_TYPING = frozenset({"pause", "end", "retry", "leave", "note", "strip", "blank"})


class KeyMap:
    """Which stroke does what in a round on `pack`, with the keys its user has moved.

    problems: one sentence for each choice that cannot hold; the action keeps the key it came with
    """

    def __init__(self, pack: Pack, choices: Choices = Choices()) -> None:  # noqa: B008  an empty one, never changed
        self.problems: list[str] = list(choices.problems)
        wanted = {**choices.everywhere, **choices.packs.get(pack.id, {})}  # a pack's own choice goes first
        fixed = self._fixed(wanted)
        own = [*_kind_rows(pack.kinds), *_dimension_rows(pack.dimensions)]
        used = {stroke: row for row in fixed for stroke in row.strokes}
        moved = self._moved(own, wanted, used)
        kept = [row for row in own if row.command not in moved]
        placed = {row.command: row for row in _placed(kept, used, set(used) | set(DIGITS))} | moved
        self.rows: tuple[KeyRow, ...] = (*(placed[row.command] for row in own), *fixed)
        self._tell_unknown(pack, choices)
        self._commands = {stroke: row.command for row in self.rows for stroke in row.strokes}
        self._caps = {row.command: row.cap for row in self.rows}

    def command(self, stroke: str) -> Command | None:
        return self._commands.get(stroke)

    def row_on(self, stroke: str) -> KeyRow | None:
        """The action on a key, or None."""
        return next((row for row in self.rows if stroke in row.strokes), None)

    def cap(self, do: str, arg: str = "") -> str:
        """What stands on the key of an action; empty where no key does it."""
        return self._caps.get(Command(do, arg), "")

    def groups(self) -> dict[str, list[KeyRow]]:
        """All rows by their heading, for the page of keys."""
        grouped: dict[str, list[KeyRow]] = {}
        for row in self.rows:
            grouped.setdefault(row.group, []).append(row)
        return grouped

    def told(self) -> dict[str, list[KeyRow]]:
        """The rows by their heading as they are told to people: ten jumps that nobody has moved in one line."""
        grouped, jumps = self.groups(), jump_rows()
        if set(jumps) <= set(self.rows):
            cap = f"{jumps[0].cap}–{jumps[-1].cap[-1]}"
            together = jumps[0]._replace(cap=cap, words=_("Straight to probe 1 to 10"))
            own = grouped[together.group]
            grouped[together.group] = [together if row == jumps[0] else row for row in own if row not in jumps[1:]]
        return grouped

    def _fixed(self, choices: dict[str, str]) -> list[KeyRow]:
        """The rows of every pack; a choice that meets another key is dropped, the last one first."""
        rows = (*fixed_rows(), *jump_rows())
        wanted = {action: key for action, key in choices.items() if _is_fixed(action, rows)}
        while True:
            placed = [_on(row, wanted.get(name_of(row.command))) for row in rows]
            holders: dict[str, list[str]] = {}
            for row in placed:
                for stroke in row.strokes:
                    holders.setdefault(stroke, []).append(name_of(row.command))
            twice = {name for names in holders.values() if len(names) > 1 for name in names}
            bad = [name for name in wanted if name in twice or wanted[name] in DIGITS]
            if not bad:
                return placed
            self._complain(bad[-1], wanted.pop(bad[-1]))

    def _moved(self, rows: list[KeyRow], wanted: dict[str, str], used: dict[str, KeyRow]) -> dict[Command, KeyRow]:
        """The pack's rows that stand on a chosen key; `used` grows by them."""
        moved: dict[Command, KeyRow] = {}
        digits = {row.strokes[0]: row.command for row in rows if row.command.do == "dimension"}
        leaves = {row.command for row in rows if name_of(row.command) in wanted}
        for row in rows:
            key = wanted.get(name_of(row.command))
            if key is None:
                continue
            if key in used or digits.get(key, row.command) not in {*leaves, row.command}:
                self._complain(name_of(row.command), key)
                continue
            moved[row.command] = used[key] = _on(row, key)
        return moved

    def _tell_unknown(self, pack: Pack, choices: Choices) -> None:
        """A kind may be another pack's; any other name that nobody here knows is told."""
        known = {name_of(row.command) for row in self.rows}
        shared = [name for name in choices.everywhere if not name.startswith(("kind/", "dimension/"))]
        for action in (*shared, *choices.packs.get(pack.id, {})):
            if action not in known:
                words = _("settings.json puts a key on {action}, which is no action here; it is left alone.")
                self.problems.append(words.format(action=action))

    def _complain(self, action: str, key: str) -> None:
        self.problems.append(
            _("settings.json puts {action} on {key}, which is taken; it keeps its usual key.").format(
                action=action, key=cap_of(key)
            )
        )


def name_of(command: Command) -> str:
    """The name of an action in the settings: `undo`, `direction/for`, `kind/added-test`."""
    return f"{command.do}/{command.arg}" if command.arg else command.do


def of_pack_only(pack: Pack, command: Command) -> bool:
    """Whether an action is the pack's own, so that its key is chosen for this pack alone."""
    return command.do == "dimension" or (command.do == "kind" and command.arg not in {k.id for k in pack.kinds[:4]})


def _is_fixed(action: str, rows: Iterable[KeyRow]) -> bool:
    return any(name_of(row.command) == action for row in rows)


def _on(row: KeyRow, key: str | None) -> KeyRow:
    """The row on another key; a key that must stay works beside it."""
    if key is None:
        return row
    stays = PINNED.get(row.command.do)
    return row._replace(strokes=(key, stays) if stays and stays != key else (key,), cap=cap_of(key))


def _placed(rows: Sequence[KeyRow], used: dict[str, KeyRow], taken: set[str]) -> Iterable[KeyRow]:
    """Rows on the keys they came with; a kind whose key is taken gets a free one, but never another kind's own."""
    keeps: set[Command] = set()
    for row in rows:
        stroke = row.strokes[0]
        if stroke not in (used if row.command.do == "dimension" else taken) and len(stroke) == 1:
            keeps.add(row.command)
            taken.add(stroke)
    for row in rows:
        if row.command in keeps:
            yield row
            continue
        stroke = "" if row.command.do == "dimension" else _spare(row.words, taken)
        taken.add(stroke)
        yield row._replace(strokes=(stroke,) if stroke else (), cap=cap_of(stroke))


def _spare(name: str, taken: set[str]) -> str:
    """A free letter, of the name where there is one; a sign that every layout types where no letter is left."""
    letters = [letter for letter in name.casefold() if letter in ascii_lowercase]
    return next((stroke for stroke in (*letters, *ascii_lowercase, *SPARE_SIGNS) if stroke not in taken), "")


def _kind_rows(kinds: Iterable[Kind]) -> Iterable[KeyRow]:
    for kind in kinds:
        yield KeyRow(
            Command("kind", kind.id), (kind.key.casefold(),), cap_of(kind.key.casefold()), kind.name, _("Log a moment")
        )


def _dimension_rows(dimensions: Iterable[Dimension]) -> Iterable[KeyRow]:
    for dimension, digit in digits_for(tuple(dimensions)):
        yield _row(_("Dimension"), f"dimension/{dimension.id}", dimension.name, digit)


def digits_for(dimensions: tuple[Dimension, ...]) -> list[tuple[Dimension, str]]:
    """A digit for each dimension: 1 to 6 and, for level facets, 7 to 0 where that fits; otherwise 1 to 0 in order."""
    rated = [d for d in dimensions if d.track != "level"]
    facets = [d for d in dimensions if d.track == "level"]
    if len(rated) <= 6 and len(facets) <= 4:
        return [*zip(rated, DIGITS, strict=False), *zip(facets, FACET_DIGITS, strict=False)]
    return list(zip((*rated, *facets), DIGITS, strict=False))
