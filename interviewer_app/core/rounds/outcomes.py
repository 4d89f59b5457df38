"""How a probe of the script went: the one rule, for a card and for the health of a pack."""

from __future__ import annotations

from typing import Literal

Outcome = Literal["asked", "adapted", "skipped", "not-reached"]


def outcome_of(marked: str | None, visited: bool) -> Outcome:
    """`marked`: how the interviewer marked it last, if at all; `visited`: whether the round ever stood on it."""
    if not visited:
        return "skipped" if marked == "skipped" else "not-reached"
    return "adapted" if marked == "adapted" else "asked"
