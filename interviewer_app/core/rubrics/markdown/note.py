"""The source note of an imported pack: what the source says beside its questions, and what the import decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

from interviewer_app.core.rubrics.markdown.names import shortened
from interviewer_app.core.rubrics.markdown.questions import Bank
from interviewer_app.core.rubrics.markdown.rubric import Rubric
from interviewer_app.core.texts import _

LONGEST = 12_000
LICENCE = re.compile(
    r"\bCC[ -]?(?:BY(?:[ -](?:NC|ND|SA))*|0)(?:[ -]\d\.\d)?\b|\b(?:MIT|Apache)(?:[ -]2\.0)?(?= licen[cs]e)",
    re.IGNORECASE,
)
_SUM = re.compile(r"\d\s*\+|threshold|\bpass\b|\btotal\b", re.IGNORECASE)


def source_note(files: Sequence[str], rubric: Rubric, bank: Bank | None, decided: Sequence[str]) -> str:
    """Plain text, a line per thought. The words of the source stand as they are; nothing is computed from them."""
    said = [*rubric.said, *(bank.said if bank else ())]
    lines = [_("Imported from {files}.").format(files=_(" and ").join(files))]
    if said:
        lines += ["", _("The source says, beside its competencies and questions:"), *said]
    lines += ["", _("What the import decided:"), *(f"- {line}" for line in decided)]
    if any(_SUM.search(line) for line in rubric.said):
        lines.append("- " + _("Thresholds on sums are kept above as text: nothing is added up here."))
    return "\n".join(lines) if sum(map(len, lines)) < LONGEST else shortened("\n".join(lines), LONGEST)


def licence_of(rubric: Rubric, bank: Bank | None) -> str:
    """The licence if the source names a common one, else the plain statement that it does not."""
    for line in (*rubric.said, *(bank.said if bank else ())):
        found = LICENCE.search(line)
        if found:
            return found[0]
    return _("not stated by the source")
