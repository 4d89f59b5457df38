"""What the debrief beside a board shows, as plain records. No Qt."""

from __future__ import annotations

from typing import Literal, NamedTuple

Mark = Literal["done", "now", "ahead", "out", "words"]
Standing = Literal["writing", "written", "shown", "none"]


class AgendaLine(NamedTuple):
    """One line of the agenda. right: its minutes, or what it took; below: what is happening on it, "" for nothing.

    mark: done | now | ahead | out (does not fit) | words (a remark of its own)
    """

    topic: str
    mark: Mark
    title: str
    apart: str = ""
    right: str = ""
    below: str = ""


class AgendaLook(NamedTuple):
    """clock: what is left, `18:20`; bar: what each part takes, in parts of the whole, with its mark, from the left."""

    clock: str
    of: str
    over: bool
    bar: tuple[tuple[float, Mark], ...]
    lines: tuple[AgendaLine, ...]


class PersonLine(NamedTuple):
    """One member: `words` are their position once it is shown, and how far they are before."""

    name: str
    time: str
    words: str
    standing: Standing


class PositionsLook(NamedTuple):
    """way: what the button says, "" for none; keys: the key that does the same."""

    head: str
    lines: tuple[PersonLine, ...]
    way: str = ""
    keys: str = ""


class FieldLook(NamedTuple):
    """A field of a form. kind: line | words (several lines) | choice (of `choices`: value and words)."""

    key: str
    label: str
    kind: Literal["line", "words", "choice"]
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    wide: int = 1


class FormLook(NamedTuple):
    """What is being typed in line. keep: what the button says that keeps it; more: a second way, "" for none."""

    kind: str
    title: str
    facts: str
    fields: tuple[FieldLook, ...]
    keep: str
    more: str = ""
