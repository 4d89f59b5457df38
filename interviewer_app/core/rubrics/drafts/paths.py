"""Places in a tree: read from their text, followed, and found again in another version by id."""

from __future__ import annotations

import re
from typing import Any

from interviewer_app.core.rubrics.findings import Place

_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


def place_of(where: Place | str) -> Place:
    """`"dimensions[3].levels[2].anchor"` as a place; a place stays as it is.

    raises: ValueError for text that is no field name
    """
    if not isinstance(where, str):
        return where
    steps: list[str | int] = []
    end = 0
    for match in _STEP.finditer(where):
        if match.start() != end:
            break
        steps.append(match[1] if match[1] is not None else int(match[2]))
        end = match.end()
    if end != len(where):
        raise ValueError(f"not a field: {where!r}")
    return tuple(steps)


def follow(tree: Any, place: Place) -> Any:
    """What stands at `place`, or None where nothing does."""
    for step in place:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and 0 <= step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def in_other(tree: Any, other: Any, place: Place) -> Place | None:
    """Where in `other` stands what `place` names in `tree`; items of lists are the same by id (or value), not by
    number.

    returns: None where the other tree has no such thing
    """
    found: list[str | int] = []
    for step in place:
        here = _step(tree, step)
        if isinstance(step, int) and isinstance(other, list):
            at = _same(here, other, step)
            if at is None:
                return None
            tree, other = here, other[at]
            found.append(at)
        else:
            tree, other = here, _step(other, step)
            found.append(step)
        if other is None:
            return None
    return tuple(found)


def name_of(item: Any) -> str | int | None:
    """What tells an item of a list from the others: its id, its value, its minutes; None where nothing does."""
    if isinstance(item, dict):
        for key in ("id", "value", "minutes", "rule", "level"):
            if isinstance(item.get(key), (str, int)):
                return item[key]  # type: ignore[no-any-return]
    return None


def _same(item: Any, others: list[Any], number: int) -> int | None:
    name = name_of(item)
    if name is not None:
        return next((at for at, each in enumerate(others) if name_of(each) == name), None)
    return number if number < len(others) and name_of(others[number]) is None else None


def _step(tree: Any, step: str | int) -> Any:
    return follow(tree, (step,))
