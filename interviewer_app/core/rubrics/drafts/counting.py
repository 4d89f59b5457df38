"""How much of a pack a change touches: lines of its file, and fields against another version."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from interviewer_app.core.rubrics.drafts.paths import name_of
from interviewer_app.core.rubrics.findings import Place


def lines_between(before: str, after: str) -> int:
    """How many lines differ; a line that became another one counts once."""
    old, new = before.split("\n"), after.split("\n")
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = difflib.SequenceMatcher(None, old[start : len(old) - end], new[start : len(new) - end], autojunk=False)
    return sum(max(b - a, d - c) for kind, a, b, c, d in middle.get_opcodes() if kind != "equal")


def places_between(before: Any, after: Any, place: Place = ()) -> Iterator[Place]:
    """Every place of `after` that says something else than `before`; items are the same by id, not by number.

    A list that lacks items, or has them in another order, is told itself.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            yield from places_between(before.get(key), after.get(key), (*place, key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _between_lists(before, after, place)
    elif _bare(before) != _bare(after):
        yield place


def _between_lists(before: list[Any], after: list[Any], place: Place) -> Iterator[Place]:
    named = [name_of(item) for item in after]
    if None in named or None in [name_of(item) for item in before]:
        for number, item in enumerate(after):
            yield from places_between(before[number] if number < len(before) else None, item, (*place, number))
        if len(before) > len(after):
            yield place
        return
    old = {name_of(item): item for item in before}
    for number, item in enumerate(after):
        yield from places_between(old.get(named[number]), item, (*place, number))
    if [name for name in old if name in named] != [name for name in named if name in old] or set(old) - set(named):
        yield place


def _bare(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
