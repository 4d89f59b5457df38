"""How many findings there are, as the foot of the preview says it."""

from __future__ import annotations

from typing import Literal

import pytest

from interviewer_app.core.rubrics.drafts.findings import DraftFinding, Findings
from interviewer_app.ui.rubrics.looks import PreviewLook
from interviewer_app.ui.rubrics.previewing import counted


def finding(severity: Literal["error", "warning"], silenced: str = "") -> DraftFinding:
    return DraftFinding("code", severity, ("title",), "is odd", "it reads badly", "mend it", "", silenced)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), ("No error", "nothing holds publishing", "No warning", "")),
        (("error", "warning"), ("1 error", "holds publishing", "1 warning", "never holds it")),
        (("error", "error", "warning", "warning"), ("2 errors", "hold publishing", "2 warnings", "never hold it")),
    ],
)
def test_one_finding_holds_and_several_hold(
    found: tuple[Literal["error", "warning"], ...], said: tuple[str, ...]
) -> None:
    look = counted(PreviewLook(), Findings(tuple(map(finding, found))))
    assert (look.errors, look.errors_rest, look.warnings, look.warnings_rest) == said


def test_what_is_silenced_is_told_beside_what_is_open() -> None:
    look = counted(PreviewLook(), Findings((finding("warning", "meant so"), finding("warning"))))
    assert (look.warnings, look.warnings_rest) == ("2 warnings", "never hold it: 1 silenced, 1 open")
