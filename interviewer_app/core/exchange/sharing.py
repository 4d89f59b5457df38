"""Shadow and reverse-shadow rounds: several people rate one conversation, each in a round of their own.

Rounds share an interview where both say the same id (`planned.interview`) or follow the same invitation; never because
two names look alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from unicodedata import normalize

from interviewer_app.core.canonical import digest
from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import RoundRow

LONGEST = 400


def interview_id(words: str) -> str:
    """The id that both sides get by typing the same words: 32 hex digits. Capitals and widths of gaps do not count.

    raises: BadInput for words that say nothing, or too much
    """
    plain = normalize("NFC", " ".join(normalize("NFC", words).casefold().split()))
    if not plain or len(plain) > LONGEST:
        raise BadInput(_("--interview: type 1 to {n} characters, the same as your colleague.").format(n=LONGEST))
    return digest("interviewer-interview/1", plain.encode("utf-8"))[:32]


def shared_interviews(rows: Iterable[RoundRow]) -> list[tuple[RoundRow, ...]]:
    """The rounds that rate one conversation, two or more each, in the order of `rows`."""
    groups: dict[str, list[RoundRow]] = defaultdict(list)
    known: dict[str, str] = {}
    for row in rows:
        marks = [mark for mark in (f"i {row.interview}" if row.interview else "",
                                   f"u {row.invitation}" if row.invitation else "") if mark]  # fmt: skip
        if not marks:
            continue
        group = next((known[mark] for mark in marks if mark in known), marks[0])
        known.update(dict.fromkeys(marks, group))
        groups[group].append(row)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def shares_with(rows: Iterable[RoundRow], round_id: str) -> list[RoundRow]:
    """The other rounds on the same conversation."""
    for group in shared_interviews(rows):
        if any(row.id == round_id for row in group):
            return [row for row in group if row.id != round_id]
    return []
