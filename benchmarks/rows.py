"""One row of the bench, and the table it stands in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    """A measured ratio. `ours` and `reference` are in the same unit and mean nothing alone; `goal` is a limit in words.

    n:   how many operations of each were measured
    met: whether the ratio keeps the goal; a row that only stands beside another one has the goal "shown"
    """

    name: str
    n: int
    ours: float
    reference: float
    ratio: float
    goal: str
    met: bool


def at_most(name: str, n: int, ours: float, reference: float, limit: float) -> Row:
    """A row whose goal is ours / reference <= limit."""
    ratio = ours / reference
    return Row(name, n, ours, reference, ratio, f"<= {limit:g}", ratio <= limit)


def at_least(name: str, n: int, ours: float, reference: float, limit: float) -> Row:
    """A row whose goal is reference / ours >= limit: how many times faster we are."""
    ratio = reference / ours
    return Row(name, n, ours, reference, ratio, f">= {limit:g}", ratio >= limit)


def shown(name: str, n: int, ours: float, reference: float) -> Row:
    """A row without a goal, there for comparison."""
    return Row(name, n, ours, reference, ours / reference, "shown", True)


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that at least `share` (0 to 1) of them do not exceed: the nearest rank."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def print_table(rows: Sequence[Row]) -> None:
    """Ratios only: an absolute time says more about the machine than about us."""
    width = max(len(row.name) for row in rows)
    print(f"{'':{width}}  {'n':>6}  {'ratio':>7}  {'goal':>8}  ")
    for row in rows:
        mark = "" if row.goal == "shown" else "met" if row.met else "NOT MET"
        print(f"{row.name:{width}}  {row.n:>6}  {row.ratio:>7.2f}  {row.goal:>8}  {mark}")


def write_json(rows: Sequence[Row], file: Path) -> None:
    file.write_text(json.dumps([row._asdict() for row in rows], indent=2) + "\n", encoding="utf-8")
