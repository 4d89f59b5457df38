"""May these cards be compared? One pass over the set; every field that differs is named with its effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer_app.core.scorecards.comparing.answer import Answer, Comparability, Compared, Difference
from interviewer_app.core.scorecards.comparing.conduct import FIELDS
from interviewer_app.core.scorecards.comparing.packs import Across, across, own_anchors, pack_difference, wording
from interviewer_app.core.scorecards.comparing.people import met_before, prompted, purpose, unstated
from interviewer_app.core.scorecards.comparing.sides import Side, sides


def comparability(cards: Sequence[Compared], *, names: Sequence[str] = ()) -> Comparability:
    """Whether the cards may be laid side by side, and what sets them apart.

    names: what effects call each card, one per card; `card 1`, `card 2` … without
    """
    found = sides(cards, names)
    groups = across(found)
    if len(found) < 2:
        alone = tuple(each for each in (purpose(found),) if each is not None)
        return Comparability("no" if alone else "yes", alone, across=groups)
    differences = sorted(_differences(found, groups), key=lambda each: (not each.decides, -each.cells))
    answer: Answer = "with differences" if differences else "yes"
    if any(each.decides for each in differences):
        answer = "no"
    remarks = (*wording(found), *unstated(found))
    return Comparability(answer, tuple(differences), remarks, groups, own_anchors(found))


def _differences(found: Sequence[Side], groups: Across) -> Iterator[Difference]:
    asked = [purpose(found), pack_difference(found, groups), *(field(found) for field in FIELDS)]
    asked += [prompted(found), met_before(found)]
    yield from (each for each in asked if each is not None)
