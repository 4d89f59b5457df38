"""Texts that stand in for what somebody still has to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer_app.core.rubrics.findings import Place
from interviewer_app.core.rubrics.parts import LONGEST_TEXT, Part

TO_WRITE = "TO WRITE"  # part of the format, so never translated
_REMINDER = re.compile(rf"{TO_WRITE}\b\W*(?P<what>.*?)\W*", re.DOTALL)

_KEPT = re.compile(rf"(?P<mark>{TO_WRITE} \((?P<what>[^()]+)\)\s+)\S.*", re.DOTALL)


def to_write(what: str) -> str:
    """The text that stands for one to be written."""
    return f"{TO_WRITE} ({what})"


def to_read_again(what: str, text: str) -> str:
    """A text of another pack behind a mark: whoever has read it takes the mark out, and writes it anew or leaves it."""
    marked = f"{to_write(what)} {text}"
    return text if reminder(text) is not None or len(marked) > LONGEST_TEXT else marked


def mark_of(text: str) -> str:
    """What of a text still to be written goes when somebody writes: all of it, or the mark before what was kept."""
    found = _KEPT.fullmatch(text)
    return text if found is None else found["mark"]


def reminder(text: str) -> str | None:
    """What a text that is still to be written should say; None for one that is written."""
    found = _KEPT.fullmatch(text) or _REMINDER.fullmatch(text)
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
