"""New versions as break points: which dimension moved against the others, and whether all of them did."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.contrast import against_middle
from interviewer_app.core.calibration.drift.paired import paired_shift
from interviewer_app.core.calibration.drift.results import BreakKind, VersionBreak, VersionShift
from interviewer_app.core.calibration.drift.rounds import KINDS, Rounds, breaks_in_order, version_factor
from interviewer_app.core.calibration.ratings import UNKNOWN, Factor, Ratings, Unit
from interviewer_app.core.calibration.severity.design import Unfittable
from interviewer_app.core.calibration.severity.fit import fit
from interviewer_app.core.calibration.severity.fitted import Fit, FitOptions, Progress
from interviewer_app.core.calibration.statistic import Statistic, Undefined
from interviewer_app.core.texts import _

FEWEST_ROUNDS = 30  # on either version
MOST_BREAKS = 8  # of one kind; the newest ones
_BETWEEN = "\x1f"
Told = Callable[[Progress], None]


def version_breaks(rounds: Rounds, unit: Unit, progress: Told | None) -> tuple[VersionBreak, ...]:
    """Every break of every kind, by date."""
    found: list[tuple[int, VersionBreak]] = []
    for kind, name in enumerate(KINDS):
        breaks = breaks_in_order(rounds, kind)[-MOST_BREAKS:]
        if breaks:
            codes = sorted({code for old, new, _place in breaks for code in (old, new)})
            linked = _linked(rounds, kind, codes, unit, progress)
            found += [(one[2], _break(rounds, kind, name, one, linked)) for one in breaks]
    return tuple(one for _place, one in sorted(found, key=lambda pair: pair[0]))


def _linked(rounds: Rounds, kind: int, codes: list[int], unit: Unit, progress: Told | None) -> Fit | str:
    """One model of all rounds on these versions, each with difficulties of its own; or why there is none.

    Raters who rated under both versions link them, as if they had not moved: what that gets wrong falls on all
    dimensions of a version alike, and a contrast between dimensions is free of it.
    """
    kept = np.isin(rounds.versions[kind], codes)[rounds.of_row]
    ratings = rounds.ratings.at(kept)
    try:
        return fit(ratings, FitOptions(unit), progress, items=by_version(ratings, KINDS[kind]))
    except Unfittable as error:
        return error.because


def by_version(ratings: Ratings, kind: BreakKind) -> Factor:
    """(n,) dimension and version as one label."""
    version, dimension = version_factor(ratings, kind), ratings.dimension
    used, codes = np.unique(dimension.codes.astype(np.int64) * version.size + version.codes, return_inverse=True)
    labels = [
        f"{dimension.labels[one // version.size]}{_BETWEEN}{version.labels[one % version.size]}"
        for one in used.tolist()
    ]
    order = sorted(range(len(labels)), key=lambda place: labels[place])
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    known = dimension.known() & version.known()
    return Factor(np.where(known, rank[codes], UNKNOWN).astype(np.int32), tuple(labels[place] for place in order))


def _break(rounds: Rounds, kind: int, name: BreakKind, change: tuple[int, int, int], linked: Fit | str) -> VersionBreak:
    old, new, place = change
    versions = version_factor(rounds.ratings, name).labels
    before, after = versions[old], versions[new]
    counts = [int((rounds.versions[kind] == code).sum()) for code in (old, new)]
    shifts, because = _shifts(linked, before, after, min(counts))
    return VersionBreak(
        kind=name,
        before=before,
        after=after,
        since=rounds.day(place),
        label=f"{_kind_word(name)} {after}",
        rounds_before=counts[0],
        rounds_after=counts[1],
        shifts=shifts,
        because=because,
        overall=_overall(rounds, kind, old, new, linked),
    )


def _shifts(linked: Fit | str, before: str, after: str, fewest: int) -> tuple[tuple[VersionShift, ...], str]:
    if isinstance(linked, str):
        return (), linked
    if fewest < FEWEST_ROUNDS:
        least = _("one of the two versions has {n} rounds of the {least} it takes")
        return (), least.format(n=fewest, least=FEWEST_ROUNDS)
    names, pairs = _shared(linked, before, after)
    if len(names) < 2:
        return (), _("fewer than two dimensions were rated under both versions")
    new, old = pairs[:, 1], pairs[:, 0]
    turn = np.zeros((len(names), len(linked.items)))
    turn[np.arange(len(names)), new], turn[np.arange(len(names)), old] = 1, -1
    covariance: NDArray[np.float64] = turn @ linked.difficulty_covariance @ turn.T
    return against_middle(names, turn @ linked.difficulty, covariance), ""


def _shared(linked: Fit, before: str, after: str) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """(dimensions rated under both versions in one block, their (old, new) places among the items)."""
    places = {item: place for place, item in enumerate(linked.items)}
    names, pairs = [], []
    for name in sorted({item.rpartition(_BETWEEN)[0] for item in linked.items}):
        old, new = places.get(f"{name}{_BETWEEN}{before}"), places.get(f"{name}{_BETWEEN}{after}")
        if old is not None and new is not None and linked.item_block[old] == linked.item_block[new]:
            names.append(name)
            pairs.append((old, new))
    found = np.array(pairs, np.int64).reshape(-1, 2)
    block = linked.item_block[found[:, 0]]
    largest = block == np.bincount(block, minlength=1).argmax()
    return tuple(name for name, one in zip(names, largest, strict=True) if one), found[largest]


def _overall(rounds: Rounds, kind: int, old: int, new: int, linked: Fit | str) -> Statistic:
    if isinstance(linked, str):
        return Undefined(linked)
    labels = version_factor(rounds.ratings, KINDS[kind]).labels
    _names, pairs = _shared(linked, labels[old], labels[new])
    if not len(pairs):
        return Undefined(_("no dimension was rated under both versions"))
    between = float(np.mean(linked.difficulty[pairs[:, 1]] - linked.difficulty[pairs[:, 0]]))
    return paired_shift(rounds, kind, old, new, linked, between)


def _kind_word(kind: BreakKind) -> str:
    return {"rubric": _("rubric"), "task": _("task"), "tool": _("assistant")}[kind]
