"""What a comparison of cards says. Plain frozen records: a board, a packet and JSON show the same ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.bundle import Bundle
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.texts import _, plural

Answer = Literal["yes", "with differences", "no"]


class Compared(Protocol):
    """What is compared: a card as `scorecards/reading` makes it."""

    @property
    def fold(self) -> RoundFold: ...
    @property
    def pack(self) -> Pack: ...
    @property
    def card(self) -> Scorecard: ...
    @property
    def bundle(self) -> Bundle: ...


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that sets cards apart.

    field:      a slug, never translated; `label` says it to people
    values:     one per card, in the order of the cards; "not stated" where a card does not say
    effect:     one plain sentence on what it does to the ratings
    dimensions: ids it touches; cells: how many (card, dimension) cells it touches
    usual:      the value that stands for nothing unusual, "" where there is none
    decides:    it alone keeps the cards from being compared
    """

    field: str
    label: str
    values: tuple[str, ...]
    effect: str
    dimensions: tuple[str, ...] = ()
    cells: int = 0
    usual: str = ""
    decides: bool = False


@dataclass(frozen=True, slots=True)
class Comparability:
    """Whether a set of cards may be compared.

    differences: what decides first, then those that touch most cells
    remarks:     sentences on what is no difference and still worth knowing
    across:      by dimension id, the cards (positions) that can be compared on it, each group in the order of the
                 cards; a dimension with two groups is not across
    own_anchors: dimensions that different packs share by id, each with anchors of its own
    """

    answer: Answer
    differences: tuple[Difference, ...] = ()
    remarks: tuple[str, ...] = ()
    across: Mapping[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    own_anchors: tuple[str, ...] = ()

    @property
    def not_across(self) -> tuple[str, ...]:
        """Dimensions whose ratings do not all stand on one scale with anchors that hold for all."""
        return tuple(name for name, groups in self.across.items() if len(groups) > 1)

    @property
    def headline(self) -> str:
        if self.answer == "no":
            return _("Not comparable")
        if self.answer == "yes":
            return _("Comparable")
        return plural("Comparable with {n} difference", "Comparable with {n} differences", len(self.differences))


def as_json(found: Comparability) -> dict[str, Any]:
    """As `debrief --json` prints it."""
    return {
        "comparable": found.answer,
        "differences": [
            {"field": each.field, "values": list(each.values), "effect": each.effect} for each in found.differences
        ],
    }
