"""What the team's page draws, decided by its presenter: frozen records, free of rules and of Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from interviewer_app.core.calibration.figures.shown import AgreementShown, DriftShown, NumberShown, SeverityShown
from interviewer_app.core.calibration.telling.overview import Told


@dataclass(frozen=True, slots=True)
class TeamLook:
    """facts: the line below the title; names: whether names are shown, or letters; spoken: a row said aloud, by name"""

    facts: str
    names: bool
    told: Told
    number: NumberShown
    severity: SeverityShown
    agreement: AgreementShown
    drift: DriftShown
    spoken: Mapping[str, str] = field(default_factory=dict)

