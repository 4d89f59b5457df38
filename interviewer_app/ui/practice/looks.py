"""What the practice pages draw, as plain records."""

from __future__ import annotations

from typing import Literal, NamedTuple

from interviewer_app.ui.packs.blocks import Block

State = Literal["new", "begun", "rated", "off"]


class PackLine(NamedTuple):
    """The heading over the gold rounds of a pack."""

    title: str
    said: str


class GoldLine(NamedTuple):
    """A gold round in the list. state_words: such as "4 of 6 the same"; verb: what Enter does, "" for nothing."""

    gold: str
    title: str
    about: str
    state: State
    state_words: str
    when: str
    verb: str
    remark: str = ""


class ShelfLook(NamedTuple):
    """The first page: lines, the gold round to choose, one sentence about what is next, the text beside them.

    rated: there is something to hand in
    """

    summary: str
    lines: tuple[PackLine | GoldLine, ...]
    chosen: str
    beside: tuple[Block, ...]
    trouble: str = ""
    rated: bool = False


class TrackLine(NamedTuple):
    """The heading over rows that are counted apart."""

    title: str
    said: str


class ResultLine(NamedTuple):
    """A dimension beside gold. values: the ladder; verdict: in a word; yours, gold: levels, None: no evidence."""

    dimension: str
    name: str
    track: str
    values: tuple[int, ...]
    yours: int | None
    gold: int | None
    verdict: str
    your_words: str
    gold_words: str


class ResultLook(NamedTuple):
    """The page of one result. details: the text about each dimension, by its id."""

    title: str
    about: str
    lines: tuple[TrackLine | ResultLine, ...]
    counts: str
    change: str
    details: dict[str, tuple[Block, ...]]
    following: str
