"""One line of the study, and the table it stands in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Line(NamedTuple):
    """What was found in simulated data, and between which limits it must lie.

    n:         how many cases stand behind the value
    low, high: the goal, both ends included; None leaves that side open, both None only shows the value
    """

    name: str
    n: int
    value: float
    low: float | None = None
    high: float | None = None

    @property
    def met(self) -> bool:
        above = self.low is None or self.value >= self.low
        return above and (self.high is None or self.value <= self.high)

    @property
    def goal(self) -> str:
        """`0.92 to 0.97`, `>= 0.85`, `<= 0.01`, or `shown`."""
        if self.low is not None and self.high is not None:
            return f"{self.low:g} to {self.high:g}"
        if self.low is not None:
            return f">= {self.low:g}"
        return "shown" if self.high is None else f"<= {self.high:g}"


def print_lines(title: str, lines: Sequence[Line]) -> None:
    """A table of one subject."""
    width = max(len(line.name) for line in lines)
    print(f"\n{title}\n{'':{width}}  {'n':>7}  {'value':>8}  {'goal':>14}")
    for line in lines:
        mark = "" if line.goal == "shown" else "met" if line.met else "NOT MET"
        print(f"{line.name:{width}}  {line.n:>7}  {line.value:>8.4f}  {line.goal:>14}  {mark}".rstrip(), flush=True)


def write_lines(found: dict[str, list[Line]], file: Path) -> None:
    """JSON: an object by subject, of arrays of `{name, n, value, goal, met}`."""
    told = {
        subject: [{"name": one.name, "n": one.n, "value": one.value, "goal": one.goal, "met": one.met} for one in lines]
        for subject, lines in found.items()
    }
    file.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
