"""Candidates counted by group and by whether they were selected, as a table says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from interviewer_app.core.calibration.impact.results import ImpactGroup
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.texts import _, plural

YES = frozenset({"1", "yes", "y", "true", "t", "selected", "hired", "hire", "offer", "x"})
NO = frozenset({"0", "no", "n", "false", "f", "not selected", "rejected", "declined", "reject"})


def counted(group: Mapping[str, str], selected: Mapping[str, str]) -> tuple[tuple[ImpactGroup, ...], tuple[str, ...]]:
    """Groups, and remarks on who is in none. One candidate counts once; a cell left empty counts nowhere.

    group, selected: by candidate, as the table says it
    raises: BadInput for a `selected` that is neither yes nor no
    """
    people, chosen = Counter[str](), Counter[str]()
    for candidate, name in group.items():
        word = selected.get(candidate, "").strip()
        if name.strip() and word:
            people[name.strip()] += 1
            chosen[name.strip()] += _yes(candidate, word)
    left_out = len(group.keys() | selected.keys()) - people.total()
    words = plural(
        "{n} candidate without a group or a word on selection was left out.",
        "{n} candidates without a group or a word on selection were left out.",
        left_out,
    )
    groups = tuple(ImpactGroup(name, n, chosen[name]) for name, n in sorted(people.items()))
    return groups, (words,) if left_out else ()


def _yes(candidate: str, word: str) -> bool:
    known = word.casefold()
    if known not in YES | NO:
        raise BadInput(
            _("selected of candidate {who}: {word} is neither yes nor no; write yes or no, 1 or 0.").format(
                who=shown(candidate), word=shown(word)
            )
        )
    return known in YES
