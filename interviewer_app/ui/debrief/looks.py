"""What the page of a board draws beside its matrix: frozen records in words, free of rules and of Qt."""

from __future__ import annotations

from typing import NamedTuple


class HeadLook(NamedTuple):
    """name: the candidate; facts: role, rounds, raters, cards; said: what is not on the board, and why."""

    name: str
    facts: str
    said: tuple[str, ...] = ()


class DifferenceLook(NamedTuple):
    """One thing that sets the cards apart: what it is, which cards say what, and what that does to the ratings."""

    label: str
    values: str
    effect: str


class StripLook(NamedTuple):
    """answer: yes | with differences | no; differences: those with most cells first, all of them."""

    answer: str
    headline: str
    differences: tuple[DifferenceLook, ...]
    remarks: tuple[str, ...] = ()


class SideLook(NamedTuple):
    """A rating behind the moments: its digit ("–" for none), whose, and what the pack says of that level."""

    digit: str
    rater: str
    anchor: str


class MomentLook(NamedTuple):
    """One moment. who: for each side whether they logged it, () where there is one; by: the same in words.

    cited: a rating rests on it; marked: the user is choosing it as the anchor of two logs
    """

    round: str
    moment: str
    at_ms: int
    time: str
    direction: str
    letter: str
    prompted: bool
    track: str
    kind: str
    words: str
    how: str
    who: tuple[bool, ...]
    by: str
    marked: bool = False


class DrawerLook(NamedTuple):
    """title: the dimension; about: which round, how many raters; said: how the logs were laid together."""

    title: str
    about: str
    sides: tuple[SideLook, ...]
    heading: str
    moments: tuple[MomentLook, ...]
    said: str = ""


class PersonLook(NamedTuple):
    """A candidate to pick."""

    round: str
    name: str
    facts: str
