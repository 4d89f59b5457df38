"""The first row of a table: which column holds what, by the words people use for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interviewer_app.core.rubrics.markdown.names import same
from interviewer_app.core.rubrics.tables.sheet import Sheet

# A head stands near the top; a title and a sentence or two may come before it.
DEEPEST_HEAD = 20

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "id": ("id", "dimension id", "key"),
    "name": ("dimension", "dimensions", "competency", "competencies", "criterion", "criteria", "skill", "name",
    "area", "category",
             "topic", "attribute", "kompetenz", "kriterium", "kriterien", "dimension name", "competence"),
    "track": ("track",),
    "summary": ("summary", "description", "about", "definition", "what it is about", "beschreibung", "details"),
    "look_for": ("look for", "what to look for", "indicators", "signals", "listen for", "examples"),
    "names": ("level names",),
    "target": ("target",),
}  # fmt: skip
QUESTIONS: dict[str, tuple[str, ...]] = {
    "text": ("question", "questions", "text", "probe", "probes", "frage", "fragen", "prompt"),
    "id": ("id", "question id", "key"),
    "section": ("section", "part", "block", "abschnitt"),
    "title": ("title", "short title", "titel"),
    "purpose": ("purpose", "why", "intent"),
    "listen_for": ("listen for", "what to listen for", "look for", "what to look for", "good answer",
    "expected answer"),
    "style": ("style", "type"),
    "dimensions": ("dimension", "dimensions", "competency", "competencies", "criterion", "skill", "area", "category",
    "topic"),
    "follow_ups": ("follow ups", "follow up", "followups", "follow up questions"),
    "hints": ("hints", "hint"),
    "seconds": ("seconds", "budget s", "time s"),
    "minutes": ("minutes", "time", "budget", "duration", "min", "dauer"),
    "written": ("written", "in writing"),
}  # fmt: skip


def known(head: Sequence[str], words: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Column by what it holds; of two that claim the same the first."""
    by_word = {word: name for name, spellings in words.items() for word in spellings}
    columns: dict[str, int] = {}
    for at, cell in enumerate(head):
        name = by_word.get(same(cell))
        if name is not None:
            columns.setdefault(name, at)
    return columns


def question_head(sheet: Sheet) -> int | None:
    """The row that names a column of questions; None where there is none."""
    for at, row in enumerate(sheet.rows[:DEEPEST_HEAD]):
        if "text" in known(row, QUESTIONS) and sum(map(bool, row)) >= 2:
            return at
    first = next((at for at, row in enumerate(sheet.rows[:DEEPEST_HEAD]) if any(row)), None)
    alone = first is not None and known(sheet.rows[first], QUESTIONS).keys() == {"text"}
    return first if alone else None
