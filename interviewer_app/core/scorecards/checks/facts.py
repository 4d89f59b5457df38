"""The facts themselves, one function each: what was counted, in words that ask nothing and blame nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Moment, Rating
from interviewer_app.core.rubrics.models import Dimension, Pack
from interviewer_app.core.scorecards.checks.overlap import RESTATES, share_in
from interviewer_app.core.scorecards.script import probe_lines
from interviewer_app.core.texts import _, plural

FEW = 4  # ratings below which "all alike" and "only middle ones" say nothing


class Check(NamedTuple):
    """A fact about the card. `dimension` is None where it is about the whole card; `more` says how it was counted."""

    code: str
    dimension: str | None
    words: str
    more: str

    @property
    def key(self) -> str:
        """By what it is silenced."""
        return f"check:{self.code}:{self.dimension or ''}"


class Rated(NamedTuple):
    """A dimension with a level, and what the rating cites that still stands."""

    dimension: Dimension
    rating: Rating
    level: int
    cited: tuple[Moment, ...]

    @property
    def place(self) -> float:
        """Where the level stands among those of the dimension, from 0 (lowest) to 1 (highest)."""
        values = sorted(level.value for level in self.dimension.levels)
        return values.index(self.level) / (len(values) - 1) if self.level in values and len(values) > 1 else 0.5


def rated_of(fold: RoundFold, pack: Pack) -> list[Rated]:
    """Every dimension that has a level, in the order of the pack."""
    found = []
    for dimension in pack.dimensions:
        rating = fold.ratings.get(dimension.id)
        if rating is not None and rating.level is not None:
            moments = (fold.moments.get(moment) for moment in rating.cites)
            cited = tuple(moment for moment in moments if moment is not None and not moment.withdrawn)
            found.append(Rated(dimension, rating, rating.level, cited))
    return found


def against_its_evidence(rated: Rated) -> Iterator[Check]:
    """A level in the upper half on nothing but moments against, or one in the lower half on nothing but moments for."""
    ways = {moment.direction for moment in rated.cited} - {"neutral"}
    count = sum(moment.direction != "neutral" for moment in rated.cited)
    where = _("Level {level} of {lowest} to {highest}.").format(level=rated.level, **_ends(rated.dimension))
    if ways == {"against"} and rated.place > 0.5:
        words = plural(
            "The one moment cited speaks against.", "All {n} moments cited, but neutral ones, speak against.", count
        )
        yield Check("against-evidence", rated.dimension.id, words, where)
    elif ways == {"for"} and rated.place < 0.5:
        words = plural("The one moment cited speaks for.", "All {n} moments cited, but neutral ones, speak for.", count)
        yield Check("against-evidence", rated.dimension.id, words, where)


def only_prompted(rated: Rated) -> Iterator[Check]:
    """A rating that cites two moments or more, all of them prompted."""
    if len(rated.cited) >= 2 and all(moment.prompted for moment in rated.cited):
        words = _("All {n} moments cited were prompted.").format(n=len(rated.cited))
        yield Check("only-prompted", rated.dimension.id, words, "")


def restates_the_rubric(rated: Rated) -> Iterator[Check]:
    """A rationale that is largely the rubric's own words."""
    dimension = rated.dimension
    rubric = [dimension.name, dimension.summary, *dimension.look_for]
    rubric += [text for level in dimension.levels for text in (level.name, level.anchor or "")]
    share = share_in(rated.rating.rationale, rubric)
    if share >= RESTATES:
        words = _("The rationale is largely the rubric's words.")
        more = _("{n} % of its word pairs stand there.").format(n=round(share * 100))
        yield Check("restates-rubric", dimension.id, words, more)


def never_probed(rated: Sequence[Rated], fold: RoundFold, pack: Pack) -> Iterator[Check]:
    """Dimensions with a level that probes of the pack aim at, none of which was asked."""
    asked = {
        d for line in probe_lines(fold, pack) if line.outcome in ("asked", "adapted") for d in line.probe.dimensions
    }
    aimed = {d for section in pack.sections for probe in section.probes for d in probe.dimensions}
    for one in rated:
        if one.dimension.id in aimed - asked:
            words = _("No probe that was asked aims at this dimension.")
            more = plural("One moment is cited all the same.", "{n} moments are cited all the same.", len(one.cited))
            yield Check("never-probed", one.dimension.id, words, more if one.cited else "")


def all_alike(rated: Sequence[Rated]) -> Iterator[Check]:
    """The same level on every dimension; the level facets are looked at apart."""
    for code, some in _kinds(rated):
        if len(some) >= FEW and len({one.level for one in some}) == 1:
            words = _("All {n} dimensions have the level {level}.")
            if code == "facets":
                words = _("All {n} level facets have the level {level}.")
            yield Check(f"alike-{code}", None, words.format(n=len(some), level=some[0].level), "")


def only_middle(rated: Sequence[Rated]) -> Iterator[Check]:
    """No rating at either end of its scale, where they are not all alike either."""
    for code, some in _kinds(rated):
        if len(some) >= FEW and len({one.level for one in some}) > 1 and all(0 < one.place < 1 for one in some):
            words = _("None of {n} dimensions is rated at an end of its scale.")
            if code == "facets":
                words = _("None of {n} level facets is rated at an end of its scale.")
            used = ", ".join(str(level) for level in sorted({one.level for one in some}))
            yield Check(
                f"middle-{code}", None, words.format(n=len(some)), _("Levels used: {levels}.").format(levels=used)
            )


def _kinds(rated: Sequence[Rated]) -> tuple[tuple[str, list[Rated]], tuple[str, list[Rated]]]:
    facets = [one for one in rated if one.dimension.track == "level"]
    return ("dimensions", [one for one in rated if one.dimension.track != "level"]), ("facets", facets)


def _ends(dimension: Dimension) -> dict[str, int]:
    values = [level.value for level in dimension.levels]
    return {"lowest": min(values), "highest": max(values)}
