"""Spans: stretches of the round with a name (reading, verifying, ...). They are context, never evidence.

All kinds exclude each other: two at once could not be told apart on one lane, and an interviewer sees one thing at a
time. So a span runs from its start to the next thing that closes it: its own end, another start, a pause, the end of
the round. What is kept are those marks; undoing a press leaves the marks as though it had never happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

KINDS = ("reading", "verifying", "prompting", "waiting", "quiet", "trouble")


class Span(NamedTuple):
    """From `from_ms` to `to_ms` of the round clock; open while `to_ms` is None."""

    id: str
    kind: str
    from_ms: int
    to_ms: int | None


class Mark(NamedTuple):
    """What opens or closes spans at `at_ms`.

    span: the span it opens or ends; empty: it closes whatever is open
    kind: the kind of the span it opens; empty for one that closes
    """

    at_ms: int
    span: str = ""
    kind: str = ""


def spans_of(marks: Iterable[Mark | None]) -> list[Span]:
    """The spans these marks add up to, by time; at most the last one is open, and none overlaps another.

    marks: in the order they were made; None says nothing. Of two at the same instant the one made first counts first.
    """
    found: list[Span] = []
    for mark in sorted((one for one in marks if one is not None), key=lambda one: one.at_ms):
        is_open = bool(found) and found[-1].to_ms is None
        if is_open and (mark.kind or mark.span in ("", found[-1].id)):
            found[-1] = found[-1]._replace(to_ms=mark.at_ms)
        if mark.kind:
            found.append(Span(mark.span, mark.kind, mark.at_ms, None))
    return found


def clipped(spans: Iterable[Span], now_ms: int) -> list[Span]:
    """The same spans for an export: one that is still open ends at `now_ms`, the newest instant known."""
    return [s if s.to_ms is not None else s._replace(to_ms=max(now_ms, s.from_ms)) for s in spans]
