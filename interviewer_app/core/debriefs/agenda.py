"""What the panel talks about: the largest disagreements that fit the minutes left, and what does not fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from interviewer_app.core.debriefs.debrief import DECISION

DECISION_MIN = 5
_LEAST_MIN, _MIN_PER_LEVEL = 2, 2


class Topic(NamedTuple):
    """A dimension on which rounds differ, as sealed, by `apart` levels."""

    dimension: str
    name: str
    track: str
    apart: int

    @property
    def minutes(self) -> int:
        """What it is given: one level apart takes four minutes, two take six."""
        return _LEAST_MIN + _MIN_PER_LEVEL * self.apart


class Differing(Protocol):
    @property
    def sealed(self) -> int: ...


class Rated(Protocol):
    """A row of a board, as far as the agenda reads it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def track(self) -> str: ...
    @property
    def difference(self) -> Differing: ...


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the agenda. seconds: what was spent on it so far; minutes: what it is given, 0 once it is done."""

    topic: str
    name: str
    apart: int
    state: Literal["done", "now", "ahead"]
    seconds: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Agenda:
    """items: in the order of the debrief, the decision last. left_out: what does not fit, and is not discussed."""

    items: tuple[Item, ...]
    left_out: tuple[Topic, ...]

    @property
    def next(self) -> str:
        """The topic after the one that is open, "" where the decision was the last."""
        ahead = [item.topic for item in self.items if item.state == "ahead"]
        return ahead[0] if ahead else ""


def topics_of(rows: Iterable[Rated]) -> list[Topic]:
    """The disagreements of a board, largest first across all tracks, in its own order where they are alike."""
    found = [Topic(row.id, row.name, row.track, row.difference.sealed) for row in rows if row.difference.sealed]
    return sorted(found, key=lambda topic: -topic.apart)


def fit(
    topics: Sequence[Topic], *, seconds_left: int, discussed: Mapping[str, int], now: str, now_s: int = 0,
    skipped: Collection[str] = (),
) -> Agenda:  # fmt: skip
    """The agenda for the time that is left.

    seconds_left: of the whole debrief; below 0 it is over time
    discussed:    seconds by topic that is done; `now`: the open topic ("" for none) and `now_s` how long it has been
    skipped:      topics somebody took off, which are left out whatever the time
    """
    done = {topic.dimension for topic in topics if topic.dimension in discussed} - {now}
    spare = seconds_left - DECISION_MIN * 60 * (DECISION not in discussed and now != DECISION)
    items: list[Item] = []
    left_out: list[Topic] = []
    for topic in topics:
        spent = discussed.get(topic.dimension, 0) + (now_s if topic.dimension == now else 0)
        if topic.dimension in done:
            items.append(_item(topic, "done", spent, 0))
        elif topic.dimension == now:
            spare -= max(0, topic.minutes * 60 - spent)
            items.append(_item(topic, "now", spent, topic.minutes))
        elif topic.dimension not in skipped and topic.minutes * 60 <= spare:
            spare -= topic.minutes * 60
            items.append(_item(topic, "ahead", 0, topic.minutes))
        else:
            left_out.append(topic)
    return Agenda((*items, _decision(discussed, now, now_s)), tuple(left_out))


def _item(topic: Topic, state: Literal["done", "now", "ahead"], seconds: int, minutes: int) -> Item:
    return Item(topic.dimension, topic.name, topic.apart, state, seconds, minutes)


def _decision(discussed: Mapping[str, int], now: str, now_s: int) -> Item:
    state: Literal["done", "now", "ahead"] = "now" if now == DECISION else "done" if DECISION in discussed else "ahead"
    spent = discussed.get(DECISION, 0) + (now_s if state == "now" else 0)
    return Item(DECISION, "", 0, state, spent, 0 if state == "done" else DECISION_MIN)


def not_discussed(topics: Sequence[Topic], discussed: Collection[str]) -> list[Topic]:
    """What a packet prints as not discussed."""
    return [topic for topic in topics if topic.dimension not in discussed]
