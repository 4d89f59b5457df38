"""The level of a recommendation, as the rater says it, and the level facets they rest it on; nothing computes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interviewer_app.core.rounds.state import Rating
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.texts import _


def level_words(level: str, rests_on: Sequence[str], pack: Pack, ratings: Mapping[str, Rating]) -> str:
    """One line: `Level: senior, resting on Scope 3, Impact 2.`; "" where the rater said neither.

    rests_on: ids of dimensions of `pack`; ids it does not have are left out
    """
    facets = [_facet(d.id, d.name, ratings) for d in pack.dimensions if d.id in rests_on]
    if level and facets:
        return _("Level: {level}, resting on {facets}.").format(level=level, facets=", ".join(facets))
    if level:
        return _("Level: {level}.").format(level=level)
    return _("Resting on {facets}.").format(facets=", ".join(facets)) if facets else ""


def card_level(card: Scorecard) -> str:
    """The same of a card."""
    ratings = {row.dimension.id: row.rating for row in card.rows if row.rating is not None}
    return level_words(card.recommended_level, card.rests_on, card.pack, ratings)


def _facet(dimension: str, name: str, ratings: Mapping[str, Rating]) -> str:
    rating = ratings.get(dimension)
    if rating is None or rating.level is None:
        said = _("no evidence") if rating is not None and rating.no_evidence is not None else _("not rated")
        return f"{name} ({said})"
    return f"{name} {rating.level}"


def levels_offered(pack: Pack, asked: str) -> tuple[str, ...]:
    """Levels worth offering: the one asked for, those the pack says what to expect of; each once, in that order."""
    known = [asked, pack.level, *(each.level for each in pack.expectations)]
    return tuple(dict.fromkeys(level.strip() for level in known if level.strip()))
