"""What people and systems write above their columns, and which of ours each of those is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from interviewer_app.core.calibration.intake.mapping import JOINT
from interviewer_app.core.rubrics.markdown.names import same

# The first spelling of a field that stands in a table is taken. What a group is, nobody guesses.
KNOWN: dict[str, tuple[str, ...]] = {
    "candidate": (
        "candidate", "candidate name", "candidate full name", "candidate id", "applicant", "applicant name",
        "applicant id", "candidate email", "application id", "candidate number", "prospect", "prospect name",
        "interviewee", "kandidat", "kandidatin", "kandidat in", "bewerber", "bewerberin", "bewerber in", "candidat",
        "candidato", "person", "full name", "name", "subject", "ratee", "target", "examinee",
    ),
    "interviewer": (
        "interviewer", "interviewer name", "interviewer full name", "interviewer id", "interviewer email", "rater",
        "rater name", "rater id", "reviewer", "reviewer name", "evaluator", "evaluator name", "assessor", "scorer",
        "panelist", "submitted by", "scored by", "rated by", "reviewed by", "feedback by", "feedback author",
        "completed by", "scorecard author", "author", "judge", "coder", "interviewerin", "interviewer in",
        "bewerter", "gutachter", "evaluateur", "entrevistador", "owner",
    ),
    "dimension": (
        "dimension", "dimension name", "competency", "competency name", "criterion", "criterion name", "criteria",
        "attribute", "attribute name", "scorecard attribute", "focus attribute", "skill", "skill name", "trait",
        "focus area", "rating category", "question", "question title", "kompetenz", "kriterium", "competence",
        "category", "area", "topic", "item", "field",
    ),
    "score": (
        "score", "rating", "score value", "rating value", "attribute rating", "attribute score", "rating score",
        "numeric score", "numeric rating", "level", "value", "grade", "points", "mark", "stars", "answer",
        "bewertung", "punkte", "stufe", "wert", "overall rating", "overall score", "overall recommendation",
        "recommendation", "decision",
    ),
    "session": ("session", "session id", "interview", "interview id", "conversation", "conversation id", "gespräch"),
    "rated_at": (
        "rated at", "scored at", "submitted at", "submitted on", "submitted", "submission date", "date submitted",
        "scorecard submitted at", "feedback submitted at", "rating date", "score date", "feedback date",
        "interviewed at", "interview date", "completed at", "date", "created at", "timestamp", "datum", "time",
    ),
    "rubric_version": ("rubric version", "scorecard version", "form version", "template version", "rubric"),
    "task_version": ("task version", "exercise version", "task"),
    "tool_version": ("tool version", "ai version", "assistant version", "ai tool", "assistant", "tool"),
    "group": ("group",),
    "outcome": ("outcome", "performance", "performance rating"),
    "selected": ("selected", "hired", "offer", "offered"),
}  # fmt: skip
_FIRST = ("candidate first name", "applicant first name", "first name", "vorname")
_LAST = ("candidate last name", "applicant last name", "last name", "surname", "nachname")
_FIRST_OF_RATER = ("interviewer first name", "rater first name", "reviewer first name")
_LAST_OF_RATER = ("interviewer last name", "rater last name", "reviewer last name")
# Numbers that are no rating of anything; a sum is none either.
_NO_SCORE = frozenset((
    "id", "ids", "number", "nr", "no", "age", "years", "year", "minutes", "min", "duration", "hours", "count",
    "salary", "phone", "zip", "total", "sum", "average", "avg", "mean", "median", "percent", "percentile", "weight",
    "weighted", "time", "date", "week", "month", "quarter", "index", "row", "link", "url",
))  # fmt: skip


def guess(head: Sequence[str]) -> dict[str, str]:
    """Headings by field, as far as a spelling is known; every column is taken once."""
    by_word: dict[str, str] = {}
    for spelling in (same, _without_brackets):  # as it stands before "Score (1-5)" and "Candidate*"
        for heading in head:
            by_word.setdefault(spelling(heading), heading)
    found: dict[str, str] = {}
    for name, spellings in KNOWN.items():
        free = (by_word[word] for word in spellings if word in by_word)
        heading = next((each for each in free if each not in found.values()), "")
        if heading:
            found[name] = heading
    for name, first, last in (("candidate", _FIRST, _LAST), ("interviewer", _FIRST_OF_RATER, _LAST_OF_RATER)):
        pair = [next((by_word[word] for word in words if word in by_word), "") for words in (first, last)]
        if all(pair) and name not in found:
            found[name] = f" {JOINT} ".join(pair)
    return found


def places(head: Sequence[str], said: str) -> tuple[int, ...] | None:
    """Where a column stands, or two of them joined; None where there is no such heading.

    A heading is found as it is written, else by its letters and digits alone.
    """
    one = _place(head, said)
    if one is not None:
        return (one,)
    for at, sign in enumerate(said):  # a heading may have the sign itself
        first = _place(head, said[:at]) if sign == JOINT else None
        rest = places(head, said[at + 1 :]) if first is not None else None
        if first is not None and rest is not None:
            return (first, *rest)
    return None


def twice(head: Sequence[str], said: str) -> bool:
    """Whether two columns have the very heading."""
    return sum(heading == said for heading in head) > 1


def may_be_scores(heading: str) -> bool:
    """Whether a column of numbers with this heading may be a dimension."""
    return not _NO_SCORE & set(same(heading).split())


def is_plain_score(headings: Sequence[str]) -> bool:
    """Whether there is no more than a heading that means the score of some dimension."""
    return all(same(heading) in KNOWN["score"] for heading in headings)


def head_among(rows: Sequence[Sequence[str]], wanted: Iterable[str]) -> int:
    """Which of the first rows is the heading: the one that has what was asked for, or most of what is known."""
    asked = [text for text in wanted if text]

    def fits(at: int) -> tuple[int, int, int]:
        there = sum(places(rows[at], text) is not None for text in asked)
        known: Mapping[str, str] = guess([cell for cell in rows[at] if cell])
        return there, len(known), -at

    best = max(range(len(rows)), key=fits, default=0)
    there, known, _at = fits(best) if rows else (0, 0, 0)
    return best if there or known >= 2 else 0


def _without_brackets(heading: str) -> str:
    return same(re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", heading))


def _place(head: Sequence[str], said: str) -> int | None:
    text = said.strip()
    if text in head:
        return head.index(text)
    folded = [same(heading) for heading in head]
    wanted = same(text)
    return folded.index(wanted) if wanted and folded.count(wanted) == 1 else None
