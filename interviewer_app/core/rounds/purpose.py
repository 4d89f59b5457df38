"""What a round is for: a candidate, a trial run of its pack, or practice. The one place that says what counts where.

A real round counts everywhere. A pilot (somebody runs a pack with a colleague) counts in the pack's health and nowhere
else. Practice counts nowhere at all. A round is one of the three from its first entry to its last.
"""

from __future__ import annotations

from typing import Literal, Protocol

from interviewer_app.core.texts import _

Purpose = Literal["real", "pilot", "practice"]
PURPOSES: tuple[Purpose, ...] = ("real", "pilot", "practice")


class Marked(Protocol):
    """Whatever carries the two marks of a round: its facts, its line in `rounds`."""

    @property
    def practice(self) -> bool: ...
    @property
    def pilot(self) -> bool: ...


def purpose_of(marked: Marked) -> Purpose:
    """Of a round that somebody marked as both the stricter one holds: practice."""
    if marked.practice:
        return "practice"
    return "pilot" if marked.pilot else "real"


def is_about_candidate(marked: Marked) -> bool:
    """Whether a round says something about a candidate: asked by cards that wait for one's own, by the count of
    candidates who have met a pack, and by whatever compares candidates or interviewers."""
    return purpose_of(marked) == "real"


def counts_for_pack(marked: Marked) -> bool:
    """Whether a round counts in the health of its pack: real ones and pilots do."""
    return purpose_of(marked) != "practice"


def file_mark(purpose: Purpose) -> str:
    """How the name of a file of such a round begins, in any language; "" for a real round."""
    return "" if purpose == "real" else f"{purpose}-"


def purpose_word(purpose: Purpose) -> str:
    """One word for a list, "" for a real round."""
    return {"real": "", "pilot": _("Pilot"), "practice": _("Practice")}[purpose]


def purpose_words(purpose: Purpose) -> str:
    """The words of a heading, "" for a real round."""
    return {"real": "", "pilot": _("Pilot round"), "practice": _("Practice round")}[purpose]
