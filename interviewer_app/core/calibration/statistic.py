"""What a statistic answers: a number with its interval, or why there is none. Never NaN, never a made-up 1."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Any


@dataclass(frozen=True, slots=True)
class Value:
    """A finite number; `ci95` are the finite ends of its 95 % interval, None where none was asked for."""

    value: float
    ci95: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        if not all(isfinite(number) for number in (self.value, *(self.ci95 or ()))):
            raise ValueError("a statistic that is not finite is Undefined")


@dataclass(frozen=True, slots=True)
class Undefined:
    """`because` goes on after "undefined, because": "only one interviewer rated"."""

    because: str


Statistic = Value | Undefined


def statistic_json(statistic: Statistic) -> dict[str, Any]:
    """`{value, ci95}` or `{undefined: "because ..."}`; the interval is left out where none was asked for."""
    if isinstance(statistic, Undefined):
        return {"undefined": f"because {statistic.because}"}
    found: dict[str, Any] = {"value": statistic.value}
    if statistic.ci95 is not None:
        found["ci95"] = list(statistic.ci95)
    return found
