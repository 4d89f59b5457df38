"""A pack in memory: a rubric, its probe script, its AI rules. Read it with `load.load_pack`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from interviewer_app.core.rubrics.nudge_rules import DEFAULT_RULES, complete
from interviewer_app.core.rubrics.parts import (
    AiRules,
    Answer,
    Dimension,
    Direction,
    Exercise,
    Expectation,
    FollowUp,
    Kind,
    Level,
    Line,
    Link,
    Many,
    Mode,
    Nudge,
    Part,
    Phase,
    Probe,
    Scale,
    Script,
    Section,
    Silence,
    Slug,
    Text,
    Track,
    Trial,
    Words,
)

REQUIRED_KINDS = ("trusted-output", "rejected-suggestion", "added-test", "named-risk")

__all__ = [
    "REQUIRED_KINDS",
    "AiRules",
    "Answer",
    "Dimension",
    "Direction",
    "Exercise",
    "Expectation",
    "FollowUp",
    "Kind",
    "Level",
    "Link",
    "Mode",
    "Nudge",
    "Pack",
    "Phase",
    "PlannedProbe",
    "PlannedScript",
    "Probe",
    "Scale",
    "Script",
    "Section",
    "Silence",
    "Track",
    "Trial",
]


@dataclass(frozen=True)
class PlannedProbe:
    """A probe in its place in a round, with its seconds where somebody planned them."""

    probe: Probe
    budget_s: int | None


@dataclass(frozen=True)
class PlannedScript:
    """What a round of `minutes` asks. `written_for`: the minutes the pack's script was written for, None = any."""

    minutes: int
    steps: tuple[PlannedProbe, ...]
    written_for: int | None = None


class Pack(Part):
    """One version of a rubric with its script. `load_pack` has checked every reference in it; see docs/formats.md."""

    id: Slug
    version: Annotated[str, StringConstraints(pattern=r"^\d{1,6}\.\d{1,6}\.\d{1,6}$")]
    title: Line
    role: Line
    level: Annotated[str, StringConstraints(max_length=80)] = ""
    authors: Many[Line] = ()
    licence: Line
    reviewed_on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    task_version: Annotated[str, StringConstraints(max_length=80)] = ""
    ai: AiRules
    scripts: Many[Script] = ()
    scale: Scale
    dimensions: Annotated[Many[Dimension], Field(min_length=1)]
    sections: Annotated[Many[Section], Field(min_length=1)]
    kinds: Many[Kind]
    nudges: Many[Nudge] | None = None
    expectations: Many[Expectation] = ()
    not_scored: Many[Words] = ()
    notice: Text = ""
    source_note: Text = ""
    draft: bool = False
    exercise: Exercise | None = None
    trials: Many[Trial] = ()
    silenced: Many[Silence] = ()

    @cached_property
    def nudge_rules(self) -> tuple[Nudge, ...]:
        """The rules of the copilot, every number in them; the usual ones where the pack says nothing."""
        return DEFAULT_RULES if self.nudges is None else tuple(complete(rule) for rule in self.nudges)

    @cached_property
    def probes(self) -> tuple[Probe, ...]:
        """Every probe in the order of the file, the bank included."""
        return tuple(probe for section in self.sections for probe in section.probes)

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks of the dimensions, each once, in the order of the file."""
        return tuple(dict.fromkeys(dimension.track for dimension in self.dimensions))

    @cached_property
    def _probes_by_id(self) -> dict[str, Probe]:
        return {probe.id: probe for probe in self.probes}

    @cached_property
    def _sections_by_probe(self) -> dict[str, Section]:
        return {probe.id: section for section in self.sections for probe in section.probes}

    @cached_property
    def _dimensions_by_id(self) -> dict[str, Dimension]:
        return {dimension.id: dimension for dimension in self.dimensions}

    @cached_property
    def _kinds_by_id(self) -> dict[str, Kind]:
        return {kind.id: kind for kind in self.kinds}

    def probe(self, probe_id: str) -> Probe:
        """raises: KeyError for an id that is not in the pack; so do the three below."""
        return self._probes_by_id[probe_id]

    def section_of(self, probe_id: str) -> Section:
        return self._sections_by_probe[probe_id]

    def dimension(self, dimension_id: str) -> Dimension:
        return self._dimensions_by_id[dimension_id]

    def kind(self, kind_id: str) -> Kind:
        return self._kinds_by_id[kind_id]

    def script_for(self, minutes: int) -> PlannedScript:
        """The script for a round of `minutes`: the exact one, else one of no fixed length, else the nearest.

        Of two equally near ones the shorter. A pack without scripts asks all its probes in order.
        """
        script = self._nearest_script(minutes)
        probes = [self.probe(probe_id) for probe_id in script.probes] or list(self.probes)
        steps = tuple(PlannedProbe(probe, script.budgets.get(probe.id, probe.budget_s)) for probe in probes)
        return PlannedScript(minutes, steps, script.minutes)

    def _nearest_script(self, minutes: int) -> Script:
        any_length = next((script for script in self.scripts if script.minutes is None), None)
        fixed = [(script.minutes, script) for script in self.scripts if script.minutes is not None]
        exact = next((script for length, script in fixed if length == minutes), None)
        if exact or any_length or not fixed:
            return exact or any_length or Script()
        return min(fixed, key=lambda pair: (abs(pair[0] - minutes), pair[0]))[1]
