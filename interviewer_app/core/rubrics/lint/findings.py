"""A finding of the lint, and how one is silenced: in the pack, with a reason somebody wrote."""

from __future__ import annotations

from typing import Literal, NamedTuple

from interviewer_app.core.rubrics.findings import Place, field_name
from interviewer_app.core.texts import _

Severity = Literal["error", "warning"]


class Remark(NamedTuple):
    """One thing a rule noticed. `why` and `mend` are sentences without a full stop; `source` names a text or a study.

    code: stable name of the rule, such as `anchor-too-short`; a pack silences by it
    """

    code: str
    severity: Severity
    place: Place
    what: str
    why: str
    mend: str
    source: str

    @property
    def field(self) -> str:
        return field_name(self.place)


class Found(NamedTuple):
    """A remark with its line in pack.yaml, and the reason where it was silenced."""

    remark: Remark
    line: int | None
    silenced: str = ""


CAMPION = "Campion, Palmer and Campion (1997), Personnel Psychology 50(3), 655-702"
SMITH = "Smith and Kendall (1963), Journal of Applied Psychology 47(2), 149-155"
SUDMAN = "Sudman and Bradburn (1982), Asking Questions, chapters 2 and 5"
OWN = "this application: docs/formats.md, section 7"


def where(file: str, found: Found) -> str:
    """Where a finding is: file, line, field."""
    line = "" if found.line is None else f":{found.line}"
    return _("{file}{line}: {field}").format(file=file, line=line, field=found.remark.field)
