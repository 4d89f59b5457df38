"""What is known of selection rates, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer_app.core.calibration.statistic import Statistic


@dataclass(frozen=True, slots=True)
class ImpactGroup:
    """One group: `n` candidates, `selected` of them."""

    group: str
    n: int
    selected: int

    @property
    def rate(self) -> float:
        """0 to 1."""
        return self.selected / self.n


@dataclass(frozen=True, slots=True)
class Against:
    """A group beside the one with the highest rate.

    below_four_fifths: whether its rate is under four fifths of the highest; None where nobody was selected
    flips: whether one person more or less selected, in either of the two, turns that answer
    small: too few people to tell much: under 30 in either, or under 5 expected in a cell
    """

    group: str
    against: str
    ratio: Statistic
    fisher_p: Statistic
    below_four_fifths: bool | None
    flips: bool
    small: bool


@dataclass(frozen=True, slots=True)
class ImpactResult:
    """`ratio`, `fisher_p`, `below_four_fifths`: the lowest rate against the highest; `flips`: the answer over all."""

    groups: tuple[ImpactGroup, ...]
    highest: str | None
    lowest: str | None
    ratio: Statistic
    fisher_p: Statistic
    below_four_fifths: bool | None
    flips: bool
    comparisons: tuple[Against, ...]
    remarks: tuple[str, ...]
