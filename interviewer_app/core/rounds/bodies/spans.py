"""Spans: stretches of time with a name, begun and ended."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.rounds.bodies.base import Body, Id, Line, Ms


class SpanStarted(Body):
    """A stretch of time with a name begins; it closes the one that is open, since spans exclude each other."""

    kind: Literal["span-started"] = "span-started"
    span: Id
    span_kind: Line
    at_ms: Ms


class SpanEnded(Body):
    kind: Literal["span-ended"] = "span-ended"
    ending: Id
    span: Id
    at_ms: Ms


KINDS: tuple[type[Body], ...] = (SpanStarted, SpanEnded)
