"""The texts of the rating page while they are typed: drafts first, entries when their field is left.

A draft is wiped only when the entry made of it is on disk, so a crash in between loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final, NamedTuple

from interviewer_app.core.rounds.bodies import clean
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.scorecards.sheet import RatingSheet

RECOMMENDED: Final = "recommendation"
LEVEL = "recommended-level"
RATIONALE, NO_EVIDENCE = "rationale", "no-evidence"


class Drafts(NamedTuple):
    """Where unfinished texts go. `kept`: those of this round that were never finished, by field."""

    kept: Mapping[str, str]
    save: Callable[[str, str], None]
    wipe: Callable[[str], None]


class Texts:
    """What is being typed, by field: `rationale:<dimension>`, `no-evidence:<dimension>`, the recommendation and its
    level. `places`: the ids of the dimensions."""

    def __init__(self, sheet: RatingSheet, drafts: Drafts, places: Collection[str]) -> None:
        self._sheet, self._drafts = sheet, drafts
        self._unsaved: set[str] = set()
        self._to_wipe: list[tuple[int, str]] = []
        self._places = places
        self.open = {name: text for name, text in drafts.kept.items() if self.may(name)}

    def may(self, field: str) -> bool:
        """Whether a text can be written now."""
        sort, _colon, dimension = field.partition(":")
        if field in (RECOMMENDED, LEVEL):
            return self._sheet.may_change(RECOMMENDED)
        return sort in (RATIONALE, NO_EVIDENCE) and dimension in self._places and self._sheet.may_change(dimension)

    def typed(self, field: str, text: str) -> None:
        self.open[field] = clean(text)
        self._unsaved.add(field)

    def save(self) -> None:
        """Keep what was typed since the last time."""
        for field in sorted(self._unsaved):
            self._drafts.save(field, self.open[field])
        self._unsaved.clear()

    def keep(self, at: Instant) -> None:
        """A field was left: rationales and the recommendation become entries. A reason stays open until it is given."""
        self.save()
        if RECOMMENDED in self.open or LEVEL in self.open:
            self._sheet.recommend(self.now(RECOMMENDED), at, level=self.now(LEVEL))
        for field, text in list(self.open.items()):
            sort, _colon, dimension = field.partition(":")
            if sort == NO_EVIDENCE:
                continue
            if sort == RATIONALE:
                self._sheet.explain(dimension, text, at)
            self.wipe_once_written(field)

    def drop(self, field: str) -> None:
        """Forget what was typed in `field`."""
        if self.open.pop(field, None) is not None:
            self._unsaved.discard(field)
            self._drafts.wipe(field)

    def wipe_once_written(self, field: str) -> None:
        """The entry made of `field` is on its way: its draft goes when that is on disk."""
        del self.open[field]
        self._unsaved.discard(field)
        if self._sheet.waiting:
            self._to_wipe.append((self._sheet.waiting[-1][0], field))
        else:
            self._drafts.wipe(field)

    def written(self, ticket: int) -> None:
        """An entry is on disk: drafts it holds can go."""
        written = {field for number, field in self._to_wipe if number <= ticket}
        self._to_wipe = [(number, field) for number, field in self._to_wipe if number > ticket]
        for field in sorted(written - self.open.keys() - {field for _number, field in self._to_wipe}):
            self._drafts.wipe(field)

    def now(self, field: str) -> str:
        """What stands in `field`: typed, or as it was kept last."""
        if field in self.open:
            return self.open[field]
        if field == RECOMMENDED:
            return self._sheet.fold.recommendation
        if field == LEVEL:
            return self._sheet.fold.recommended_level
        rating = self._sheet.rating(field.removeprefix(f"{RATIONALE}:"))
        return rating.rationale if rating else ""
