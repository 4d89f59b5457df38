"""What the studio draws: small frozen records, made by the presenter, free of rules and of Qt.

A field is known by its key, the name of its place in the pack, such as `dimensions[4].levels[2].anchor`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["", "warning", "error"]


class HeadLook(NamedTuple):
    """The line on top. `cost`: what the change does to cards that are compared; `facts`: what else is known.

    publish:   what the button says, `why_not` why it is off ("" while it is on)
    compare:   "Compare with 2.0", "" where there is nothing to compare with
    read_only: a shipped pack, or a published version: its fork is what can be edited
    saved:     where the words are that were typed last; save: what saving them is called, "" where there is nothing
    """

    pack: str
    chip: str
    changed: str
    cost: str
    facts: tuple[str, ...]
    publish: str
    why_not: str
    compare: str
    handout: bool
    read_only: bool
    saved: str
    save: str = ""


class OutlineRow(NamedTuple):
    """A line of the outline: a heading, or something that opens. `node` names it, "" for a heading."""

    node: str
    words: str
    many: str = ""
    severity: Severity = ""
    depth: int = 0

    @property
    def heading(self) -> bool:
        return not self.node


class FindingLook(NamedTuple):
    """What the lint says beside a field.

    id:       rule and place, to silence it by
    said:     what it is, as the beginning of a sentence
    rest:     why it matters and how to mend it
    before:   what stood here in the version this one comes from, where that would be no finding
    silenced: the reason it was silenced for
    """

    id: str
    severity: Severity
    said: str
    rest: str
    source: str
    before: str = ""
    silenced: str = ""
    can_silence: bool = True


class ActionLook(NamedTuple):
    """Something a row can have done; `name` is what the presenter knows it by."""

    name: str
    words: str
    keys: str = ""


class HeadingRow(NamedTuple):
    """A heading inside the form: of a part of it, or of one item of a list, with what can be done to that."""

    key: str
    words: str
    aside: str = ""
    actions: tuple[ActionLook, ...] = ()
    large: bool = True
    findings: tuple[FindingLook, ...] = ()


class Ladder(NamedTuple):
    """Which step of a scale this is, and how many steps that has."""

    at: int
    of: int


class ChoiceLook(NamedTuple):
    """One of several, as (value, words)."""

    key: str
    name: str
    value: str
    options: tuple[tuple[str, str], ...]


class FieldRow(NamedTuple):
    """Something to type or choose.

    kind:    "line" one line; "text" several; "choice" one of `options` (value, words); "ticks" any of them, the chosen
             values in `text`, one a line
    choices: stand beside the label, such as the kind of a follow-up
    brief:   a few characters: label and field stand in one line
    item:    one of a list, which can be moved and taken out
    marks:   stretches of the text to underline, each (from, to) in characters
    level:   the digit of an anchor's card, "" for other fields; `ladder`, `used` and `name` belong to it
    name:    key and text of the level's name, which stands in the card
    fine:    said beside an anchor that the lint has nothing against
    """

    key: str
    label: str
    text: str
    kind: str = "text"
    options: tuple[tuple[str, str], ...] = ()
    choices: tuple[ChoiceLook, ...] = ()
    item: bool = False
    hint: str = ""
    brief: bool = False
    aside: str = ""
    read_only: bool = False
    marks: tuple[tuple[int, int], ...] = ()
    findings: tuple[FindingLook, ...] = ()
    level: str = ""
    ladder: Ladder | None = None
    used: str = ""
    name: tuple[str, str] | None = None
    fine: str = ""


class AddRow(NamedTuple):
    """Buttons below a list."""

    key: str
    actions: tuple[ActionLook, ...]


class WordsRow(NamedTuple):
    """A quiet sentence."""

    key: str
    words: str


class MomentLook(NamedTuple):
    """A moment of a past round, without a name."""

    time: str
    letter: str
    direction: str
    track: str
    note: str


class MaterialRow(NamedTuple):
    """Raw material for the anchor at the cursor."""

    key: str
    title: str
    aside: str
    moments: tuple[MomentLook, ...]
    empty: str
    can_use: bool


Row = HeadingRow | FieldRow | AddRow | WordsRow | MaterialRow


class FormLook(NamedTuple):
    """The centre: a heading and the rows below it."""

    node: str
    title: str
    summary: str
    aside: str
    rows: tuple[Row, ...]


class CardRowLook(NamedTuple):
    """A dimension's row on the card, set by the card's own layout: lines as they will break, and how many it has."""

    name: str
    level: str
    ladder: Ladder
    lines: tuple[str, ...]
    fits: str
    too_long: bool
    track: str


class CoverageLook(NamedTuple):
    """A line of the coverage: name, digit key, track, how many moments the pack wants."""

    id: str
    name: str
    cap: str
    track: str
    target: int


class LevelLook(NamedTuple):
    value: int
    name: str
    text: str | None
    now: bool


class PreviewLook(NamedTuple):
    """The right side. `missing`: what a new pack lacks to be publishable; it takes the place of the rest.

    short:  the first lines of the probe are enough, since something else is being written
    ask_title, ask_time, ask, follow_ups: the probe as the live window shows it; `intro` for words read aloud first
    errors, warnings: how many, and what that means
    """

    ask_title: str = ""
    ask_time: str = ""
    ask: str = ""
    follow_ups: tuple[str, ...] = ()
    intro: bool = False
    short: bool = False
    listen_for: tuple[str, ...] = ()
    coverage: tuple[CoverageLook, ...] = ()
    levels: tuple[LevelLook, ...] = ()
    card: CardRowLook | None = None
    errors: str = ""
    errors_rest: str = ""
    warnings: str = ""
    warnings_rest: str = ""
    missing: tuple[tuple[str, bool], ...] = ()
