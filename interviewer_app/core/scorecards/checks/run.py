"""All checks of a card in the order it is read: dimension by dimension, then what is about the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.checks import facts
from interviewer_app.core.scorecards.checks.facts import Check

OF_A_RATING = (facts.against_its_evidence, facts.only_prompted, facts.restates_the_rubric)
OF_THE_CARD = (facts.all_alike, facts.only_middle)


def checks(fold: RoundFold, pack: Pack) -> tuple[Check, ...]:
    """Facts about the ratings as they stand. Pure: the same round gives the same facts; nothing here rates anybody."""
    return tuple(_found(fold, pack))


def _found(fold: RoundFold, pack: Pack) -> Iterator[Check]:
    rated = facts.rated_of(fold, pack)
    unprobed = {check.dimension: check for check in facts.never_probed(rated, fold, pack)}
    for one in rated:
        for look in OF_A_RATING:
            yield from look(one)
        if one.dimension.id in unprobed:
            yield unprobed[one.dimension.id]
    for whole in OF_THE_CARD:
        yield from whole(rated)
