"""The level of the recommendation, as the page shows it: what was typed, what is offered, the facets it may rest on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.scorecards.recommended import levels_offered
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.texts import _
from interviewer_app.ui.rating.looks import FacetLook, LevelLook
from interviewer_app.ui.rating.texts import LEVEL, RECOMMENDED, Texts


def level_look(sheet: RatingSheet, level: str, read_only: bool) -> LevelLook:
    """level: as it stands in its field"""
    facts = sheet.fold.facts
    offered = levels_offered(sheet.pack, facts.level if facts else "")
    facets = [dimension for dimension in sheet.pack.dimensions if dimension.track == "level"]
    looks = tuple(
        FacetLook(one.id, one.name, str(number), _said(sheet, one.id), one.id in sheet.fold.rests_on)
        for number, one in enumerate(facets[:9], start=1)
    )
    return LevelLook(level, tuple(one for one in offered if one != level), looks, read_only)


class LevelView(Protocol):
    def show_level(self, look: LevelLook) -> None: ...
    def take_level(self) -> None: ...


class Leveling:
    """What the page of the recommendation decides about its level."""

    def __init__(self, view: LevelView, sheet: RatingSheet, texts: Texts, now: Callable[[], Instant]) -> None:
        self._view, self._sheet, self._texts, self._now = view, sheet, texts, now

    def show(self) -> None:
        self._view.show_level(level_look(self._sheet, self._texts.now(LEVEL), not self._sheet.may_change(RECOMMENDED)))

    def key(self, typed: str) -> bool:
        """L writes the level, a digit sets a facet below it or takes it away; False for any other key."""
        facet = next((one for one in level_look(self._sheet, "", False).facets if one.cap == typed), None)
        if typed == "l":
            self._view.take_level()
        elif facet is not None:
            self.toggle(facet.place)
        return typed == "l" or facet is not None

    def toggle(self, place: str) -> None:
        """The level rests on the facet `place`, or no longer."""
        sheet = self._sheet
        if not sheet.may_change(RECOMMENDED):
            return
        now, rests_on = self._now(), sheet.fold.rests_on
        self._texts.keep(now)
        after = [one for one in rests_on if one != place] if place in rests_on else [*rests_on, place]
        known = [dimension.id for dimension in sheet.pack.dimensions]
        sheet.recommend(self._texts.now(RECOMMENDED), now, rests_on=sorted(after, key=known.index))
        self.show()


def _said(sheet: RatingSheet, place: str) -> str:
    rating = sheet.rating(place)
    if rating is not None and rating.level is not None:
        known = sheet.pack.dimension(place).level(rating.level)
        name = known.name if known else ""
        return " · ".join(filter(None, (str(rating.level), name, _("{n} cited").format(n=len(rating.cites)))))
    if rating is not None and rating.no_evidence is not None:
        return _("no evidence: {reason}").format(reason=rating.no_evidence)
    return _("not rated yet")
