"""Spans on the card: by kind, how long altogether, and from when to when."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.rounds.spans import KINDS, Span
from interviewer_app.core.scorecards.pdf.wording import clock, length
from interviewer_app.core.texts import _


def span_pairs(spans: Sequence[Span]) -> list[tuple[str, str, Style]]:
    """A line for each kind there was, in the order of the keys; a kind of a newer version keeps its own name.

    spans: none of them open
    """
    kinds = [*KINDS, *sorted({span.kind for span in spans} - {*KINDS})]
    return [(_name(kind), _words([s for s in spans if s.kind == kind]), st.BODY) for kind in kinds
            if any(span.kind == kind for span in spans)]  # fmt: skip


def _words(spans: Sequence[Span]) -> str:
    whole = sum((span.to_ms or span.from_ms) - span.from_ms for span in spans)
    each = ", ".join(f"{clock(span.from_ms)}–{clock(span.to_ms or span.from_ms)}" for span in spans)
    return _("{length}: {each}").format(length=length(whole), each=each)


def _name(kind: str) -> str:
    names = {
        "reading": _("Reading"), "verifying": _("Verifying"), "prompting": _("Prompting the assistant"),
        "waiting": _("Waiting"), "quiet": _("Quiet"), "trouble": _("Technical trouble"),
    }  # fmt: skip
    return names.get(kind, kind)
