"""Texts that stand in for what somebody still has to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer_app.core.rubrics.findings import Place
from interviewer_app.core.rubrics.parts import Part

TO_WRITE = "TO WRITE"  # part of the format, so never translated
_REMINDER = re.compile(rf"{TO_WRITE}\b\W*(?P<what>.*?)\W*", re.DOTALL)


def to_write(what: str) -> str:
    """The text that stands for one to be written."""
    return f"{TO_WRITE} ({what})"


def reminder(text: str) -> str | None:
    """What a text that is still to be written should say; None for one that is written."""
    found = _REMINDER.fullmatch(text)
    return None if found is None else found["what"]


def unwritten(part: Part, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text below `part` that is still to be written, with what it should say."""
    for name in type(part).model_fields:
        yield from _below(getattr(part, name), (*place, name))


def _below(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, Part):
        yield from unwritten(value, place)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _below(item, (*place, number))
    elif isinstance(value, str) and (what := reminder(value)) is not None:
        yield place, what
