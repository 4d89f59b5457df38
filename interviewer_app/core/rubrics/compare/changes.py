"""What a comparison says. Plain frozen records: a window, a page and JSON draw the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interviewer_app.core.rubrics.compare.words import Pieces, word_diff
from interviewer_app.core.rubrics.models import Dimension, Level, Probe

# What a change means for cards of the two packs, from nothing to everything:
# wording      other words for the same thing
# difference   the cards compare, and the difference is named beside them
# not across   ratings of this dimension are not compared
# no           the cards are not compared
Effect = Literal["none", "wording", "difference", "not across", "no"]
EFFECTS: tuple[Effect, ...] = ("none", "wording", "difference", "not across", "no")
State = Literal["same", "changed", "added", "removed"]
Answer = Literal["yes", "with differences", "no"]


def worst(*effects: Effect) -> Effect:
    """The one that means most; `none` for none."""
    return max(effects, key=EFFECTS.index, default="none")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two packs; `digest` is "" for one that is being edited."""

    id: str
    version: str
    title: str
    digest: str = ""

    @property
    def ref(self) -> str:
        return f"{self.id}@{self.version}"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A text that differs. `field`: its name in the file; `label`: for people; a list has one line per item."""

    field: str
    label: str
    old: str
    new: str
    effect: Effect

    @property
    def words(self) -> tuple[Pieces, Pieces]:
        """Both texts, each piece told whether the other one has it."""
        return word_diff(self.old, self.new)


@dataclass(frozen=True, slots=True)
class LevelPair:
    """The same value on both sides; None on the side that does not have it."""

    value: int
    old: Level | None
    new: Level | None

    @property
    def changed(self) -> bool:
        return self.old != self.new

    @property
    def words(self) -> tuple[Pieces, Pieces]:
        """The two anchors, "" where none is written."""
        texts = [(level.anchor or "") if level is not None else "" for level in (self.old, self.new)]
        return word_diff(texts[0], texts[1])


def _by_value(dimension: Dimension | None) -> dict[int, Level]:
    return {} if dimension is None else {level.value: level for level in dimension.levels}


@dataclass(frozen=True, slots=True)
class DimensionChange:
    """A dimension of either pack, matched by its id; `old` or `new` is None where that side does not have it."""

    id: str
    name: str
    state: State
    effect: Effect
    old: Dimension | None
    new: Dimension | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def levels(self) -> tuple[LevelPair, ...]:
        """Every value of either side in rising order, changed or not."""
        before, after = _by_value(self.old), _by_value(self.new)
        return tuple(LevelPair(value, before.get(value), after.get(value)) for value in sorted(before | after))


@dataclass(frozen=True, slots=True)
class ProbeChange:
    """A probe of either pack, matched by its id. `moved`: asked at another place among those that stayed."""

    id: str
    title: str
    state: State
    effect: Effect
    old: Probe | None
    new: Probe | None
    moved: bool = False
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file beside pack.yaml; `handed_out` if the candidate gets it."""

    path: str
    state: State
    handed_out: bool

    @property
    def effect(self) -> Effect:
        return "difference" if self.handed_out else "wording"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether cards stay comparable.

    headline:   one sentence, such as "Evaluating not across, the rest comparable."
    reasons:    sentences, what weighs most first; empty where nothing differs
    not_across: ids of the dimensions whose ratings are not compared
    """

    answer: Answer
    headline: str
    reasons: tuple[str, ...] = ()
    not_across: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything about two packs. Dimensions and probes are all there, in the order of the newer one, changed or not.

    other: AI rules, scripts, kinds, exercise, what is not scored, and the head of the pack
    """

    old: Side
    new: Side
    verdict: Verdict
    dimensions: tuple[DimensionChange, ...]
    probes: tuple[ProbeChange, ...]
    other: tuple[FieldChange, ...]
    files: tuple[FileChange, ...]

    @property
    def changed_dimensions(self) -> tuple[DimensionChange, ...]:
        return tuple(each for each in self.dimensions if each.state != "same")

    @property
    def changed_probes(self) -> tuple[ProbeChange, ...]:
        return tuple(each for each in self.probes if each.state != "same" or each.moved)

    @property
    def nothing(self) -> bool:
        """Whether the two say the same, apart from their id and version."""
        return not (self.changed_dimensions or self.changed_probes or self.other or self.files)
