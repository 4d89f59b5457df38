"""The loop of a packet: what its board has to know of it, so that a round without a card is named there too."""

from __future__ import annotations

from typing import Any, NamedTuple

from interviewer_app.core.debriefs.boards.columns import Loop


class RoundPart(NamedTuple):
    id: str
    title: str
    pack: str
    evidence: tuple[str, ...]


class LoopPart(NamedTuple):
    """Fits what a board asks of a loop."""

    rounds: tuple[RoundPart, ...]


def loop_value(loop: Loop) -> list[dict[str, Any]]:
    """The rounds of a loop as plain values, in their order."""
    return [
        {"id": each.id, "title": each.title, "pack": each.pack, "evidence": [*each.evidence]} for each in loop.rounds
    ]


def loop_part(value: Any) -> LoopPart | None:
    """What `loop_value` wrote; None where there is none.

    raises: KeyError, TypeError for something else
    """
    if value is None:
        return None
    return LoopPart(tuple(_round(each) for each in value))


def _round(value: Any) -> RoundPart:
    told = (value["id"], value["title"], value["pack"], *value["evidence"])
    if not all(isinstance(each, str) for each in told):
        raise TypeError("a round of the loop is not written as it must be")
    return RoundPart(value["id"], value["title"], value["pack"], tuple(value["evidence"]))
