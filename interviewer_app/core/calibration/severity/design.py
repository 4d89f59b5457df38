"""Ratings as the arrays the model is fitted to, in an order that neither rows nor names decide.

A round is one rater's sitting over one session. Rounds of the same rater over the same items with the same sum of
categories have the same likelihood up to a constant (the sum is sufficient, Andrich 1978), so they are kept as one
`kind` with a count: ten thousand rounds are some thousand kinds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.ratings import Factor, Ratings, Unit
from interviewer_app.core.calibration.severity.connected import blocks_of_items, components_of
from interviewer_app.core.calibration.severity.patterns import patterns_of

Ints = NDArray[np.int64]


class Unfittable(ValueError):
    """Nothing can be estimated from these ratings; `because` goes on after "undefined, because"."""

    def __init__(self, because: str) -> None:
        super().__init__(because)
        self.because = because


@dataclass(frozen=True)
class Design:
    """The ratings of n rows, N rounds, C units, R raters, D items, G components.

    row:             (n,) where each row stands in the Ratings given; rows are sorted by unit, session, rater, item
    item, category:  (n,) of each row; categories are 0 … K-1 within the item's `categories`
    unit, rater, session, total, size: (N,) of each round: what it measures, who rated, where, the sum of its
                     categories and how many ratings it has
    first_row:       (N+1,) the rows of round j are first_row[j] : first_row[j+1]
    first_round:     (C+1,) the rounds of unit c are first_round[c] : first_round[c+1]
    pattern:         (N,) index into `patterns`, (patterns, D) how often each item was rated in such a round
    categories:      per item the scores that occur, sorted; with a rating scale the same for every item
    unit_component, rater_component: (C,), (R,) 0 is the component with most raters
    item_block:      (D,) items of different blocks were never rated within one component: not comparable
    """

    units: tuple[str, ...]
    raters: tuple[str, ...]
    items: tuple[str, ...]
    sessions: tuple[str, ...]
    categories: tuple[tuple[int, ...], ...]
    partial_credit: bool
    row: Ints
    item: Ints
    category: Ints
    unit: Ints
    rater: Ints
    session: Ints
    total: Ints
    size: Ints
    first_row: Ints
    first_round: Ints
    pattern: Ints
    patterns: Ints
    components: int
    unit_component: Ints
    rater_component: Ints
    item_block: Ints

    @property
    def rounds(self) -> int:
        return len(self.unit)

    def round_of_rows(self) -> Ints:
        """(n,) the round of each row."""
        return np.repeat(np.arange(self.rounds), self.size)

    def raters_in(self) -> Ints:
        """(G,) how many raters each component has."""
        return np.bincount(self.rater_component, minlength=self.components)

    def no_halo_because(self) -> str | None:
        """Why a halo cannot be told from what else varies, or None if it can."""
        if self.size.max() < 2:
            return "every round rates one dimension only, so that one impression cannot be seen in it"
        if np.diff(self.first_round).max() < 2:
            return "nobody was rated in two rounds, so that an impression cannot be told from the person"
        several = np.bincount(self.unit, weights=self.size > 1)
        return None if several.max() > 1 else "nobody was rated on several dimensions in two rounds"


def design(
    ratings: Ratings,
    unit: Unit = "candidate",
    partial_credit: bool = False,
    items: Factor | None = None,
    like: Mapping[str, tuple[int, ...]] | None = None,
) -> Design:
    """Lay the ratings out for fitting, or for looking at them with parameters that are known.

    items:  what has a difficulty of its own, one label per row; the dimension if absent
    like:   the categories of items that were fitted elsewhere; a score between them counts as the next lower one
    raises: Unfittable if there are fewer than two raters, units or different scores; with `like` only if there is none
    """
    measured, item = ratings.measured(unit), items if items is not None else ratings.dimension
    who, session = ratings.interviewer, ratings.session
    kept = np.flatnonzero(measured.known() & who.known() & item.known() & session.known())
    columns = [column.at(kept) for column in (measured, session, who, item)]
    _refuse(columns[0].size, columns[2].size, ratings.score[kept], like is not None)
    order = np.lexsort([column.codes for column in reversed(columns)])
    of_unit, of_session, of_rater, of_item = (column.codes[order].astype(np.int64) for column in columns)
    row = kept[order]
    if like is None:
        categories, category = _categories(ratings.score[row], of_item, columns[3].size, partial_credit)
    else:
        categories, category = _known_categories(ratings.score[row], of_item, columns[3].labels, like)
    first_row = _starts(of_session, of_rater, of_unit)
    at = first_row[:-1]
    rater, per_round = of_rater[at], np.diff(first_row)
    pattern, patterns = patterns_of(of_item, first_row, columns[3].size)
    unit_component, rater_component, components = components_of(of_unit[at], rater, columns[0].size, columns[2].size)
    return Design(
        units=columns[0].labels,
        raters=columns[2].labels,
        items=columns[3].labels,
        sessions=columns[1].labels,
        categories=categories,
        partial_credit=partial_credit,
        row=row.astype(np.int64),
        item=of_item,
        category=category,
        unit=of_unit[at],
        rater=rater,
        session=of_session[at],
        total=np.add.reduceat(category, at),
        size=per_round,
        first_row=first_row,
        first_round=np.searchsorted(of_unit[at], np.arange(columns[0].size + 1)).astype(np.int64),
        pattern=pattern,
        patterns=patterns,
        components=components,
        unit_component=unit_component,
        rater_component=rater_component,
        item_block=blocks_of_items(rater_component[of_rater], of_item, components, columns[3].size),
    )


def _refuse(units: int, raters: int, score: Ints, known: bool) -> None:
    if not len(score):
        raise Unfittable("there are no ratings")
    if known:
        return
    if raters < 2:
        raise Unfittable("only one interviewer rated")
    if units < 2:
        raise Unfittable("only one candidate was rated")
    if score.min() == score.max():
        raise Unfittable("all scores are equal")


def _starts(*columns: Ints) -> Ints:
    """Where one of the columns changes, with 0 before and n behind."""
    changes = np.zeros(len(columns[0]) - 1, np.bool_)
    for column in columns:
        changes |= column[1:] != column[:-1]
    return np.concatenate([[0], np.flatnonzero(changes) + 1, [len(columns[0])]]).astype(np.int64)


def _categories(score: Ints, item: Ints, items: int, partial_credit: bool) -> tuple[tuple[tuple[int, ...], ...], Ints]:
    """The scores that occur, per item, and each row's place among them; a score nobody gave is no category."""
    if not partial_credit:
        values = np.unique(score)
        return (tuple(values.tolist()),) * items, np.searchsorted(values, score).astype(np.int64)
    place, found = np.empty_like(score), []
    for one in range(items):
        rows = np.flatnonzero(item == one)
        values, place[rows] = np.unique(score[rows], return_inverse=True)
        found.append(tuple(values.tolist()))
    return tuple(found), place


def _known_categories(
    score: Ints, item: Ints, labels: tuple[str, ...], like: Mapping[str, tuple[int, ...]]
) -> tuple[tuple[tuple[int, ...], ...], Ints]:
    """The same with categories from elsewhere; an item unknown there has those of the first item."""
    place, found = np.empty_like(score), []
    for one, label in enumerate(labels):
        known = like.get(label) or next(iter(like.values()))
        rows = np.flatnonzero(item == one)
        place[rows] = np.maximum(np.searchsorted(known, score[rows], side="right") - 1, 0)
        found.append(known)
    return tuple(found), place
