"""How a probe of the script went: the one rule, for a card and for the health of a pack."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.texts import _

Outcome = Literal["asked", "adapted", "skipped", "not-reached"]


def outcome_of(marked: str | None, visited: bool) -> Outcome:
    """`marked`: how the interviewer marked it last, if at all; `visited`: whether the round ever stood on it."""
    if not visited:
        return "skipped" if marked == "skipped" else "not-reached"
    return "adapted" if marked == "adapted" else "asked"


def reason_words(reason: str) -> str:
    """Why a probe was skipped; one that this version does not know is another reason."""
    known = {
        "": "",
        "no-time": _("no time"),
        "already-answered": _("already answered"),
        "does-not-apply": _("does not apply"),
        "candidate-declined": _("candidate declined"),
    }
    return known.get(reason, _("another reason"))
