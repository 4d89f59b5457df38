"""What is told, ready to be shown: runs of plain and bold words, and what each sentence rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

MARK = "\x02"  # around words to print bold, while a sentence is put together; no text from outside keeps it


class Run(NamedTuple):
    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """rests_on: the numbers behind it; rule: when it is said this way"""

    runs: tuple[Run, ...]
    rests_on: str
    rule: str

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def bold(words: str) -> str:
    """`words` to be printed bold."""
    return f"{MARK}{words.replace(MARK, '')}{MARK}"


def told(marked: str, rests_on: str, rule: str) -> Sentence:
    """A sentence from words in which `bold` stands."""
    return Sentence(tuple(_runs(marked)), rests_on.replace(MARK, ""), rule)


def _runs(marked: str) -> Iterator[Run]:
    for number, part in enumerate(marked.split(MARK)):
        if part:
            yield Run(part, number % 2 == 1)


@dataclass(frozen=True, slots=True)
class FirstNumber:
    """The number an executive is answered with.

    value, luck: percent, None where undefined; because: the whole sentence then, else ""
    """

    label: str
    value: float | None
    ci95: tuple[float, float] | None
    luck: float | None
    interval: str
    below: str
    because: str

    @property
    def text(self) -> str:
        """The figure without its sign: "58", "" where there is none."""
        return "" if self.value is None else f"{self.value:.0f}"


@dataclass(frozen=True, slots=True)
class Unseen:
    """A shift smaller than this (logits, "" where none can be named) would often not show yet, for these people.

    rounds: how many they have since the baseline, in words; words: who they are
    """

    shift: str
    rounds: str
    words: str
    interviewers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BookingRow:
    """gain: from what half-width of the interval to what, such as `undefined → ±2.3`"""

    number: int
    who: str
    beside: str
    why: str
    gain: str


@dataclass(frozen=True, slots=True)
class Booking:
    """exercise: title and words of the anchor exercise; invitations: plain text to copy, "" where nothing is to book"""

    title: str
    under: str
    rounds: tuple[BookingRow, ...]
    not_worth: str
    exercise: tuple[str, str] | None
    invitations: str
