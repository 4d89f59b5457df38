"""New parts of a pack as the lines a person would have written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from interviewer_app.core.rubrics.drafts.wording import WIDTH, inline, written

IN_LINE = frozenset(
    {"dimensions", "tools", "scale", "budgets", "kinds", "links", "handout", "command", "checks", "spans", "trusted"}
)


def as_block(value: Any, column: int, name: str = "") -> str:
    """A list or mapping whose lines begin at `column`; the first line without that indent.

    name: the key it belongs to, since some lists are usually written in one line
    """
    gap = "\n" + " " * column
    if isinstance(value, Mapping):
        return gap.join(key + ":" + after(item, column, len(key) + column + 1, key) for key, item in value.items())
    return gap.join("-" + _item(item, column, name) for item in value)


def after(value: Any, column: int, start: int, name: str) -> str:
    """What follows `key:` (or the dash of a list) at `column`: a space and the value, or its lines below."""
    if isinstance(value, str):
        return " " + written(value, column, start + 1)
    if not isinstance(value, (Mapping, Sequence)):
        return " " + _plain(value)
    line = in_flow(value)
    if not value or (_fits_in_line(value, name) and start + 1 + len(line) <= WIDTH):
        return " " + line
    return "\n" + " " * (column + 2) + as_block(value, column + 2, name)


def in_flow(value: Any) -> str:
    """The value within one line of brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, str):
        return inline(value, flow=True)
    if isinstance(value, Sequence):
        return "[" + ", ".join(in_flow(item) for item in value) + "]"
    return _plain(value)


def _item(item: Any, column: int, name: str) -> str:
    if isinstance(item, (Mapping, Sequence)) and not isinstance(item, str) and item:
        line = in_flow(item)
        if name in ("links", "kinds") and column + 2 + len(line) <= WIDTH + 10:
            return " " + line
        return " " + as_block(item, column + 2, name)
    return after(item, column, column + 1, name)


def _fits_in_line(value: Any, name: str) -> bool:
    items = value.values() if isinstance(value, Mapping) else value
    return name in IN_LINE and not any(isinstance(item, (Mapping, list, tuple)) for item in items)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
