"""What moved for everybody is nobody's drift: the level of each week and version is taken off the surprises.

A mean over raters would follow the few who did move and lend their shift to all others with the sign turned; a rater's
rounds therefore weigh less, the further that rater has come from the rater in the middle.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.rounds import Rounds
from interviewer_app.core.calibration.drift.spans import merged, week_numbers

FEWEST = 40  # rounds that share a level; weeks with fewer go with the next
_TURNS = 12
_TUKEY = 4.685  # 95 % efficient for normal deviates: Beaton & Tukey (1974), Technometrics 16, 147-185


@dataclass(frozen=True, slots=True)
class Blocks:
    """(N,) which rounds share a level, and which levels a middle: same versions, same side of the baseline's end."""

    block: NDArray[np.int64]
    group: NDArray[np.int64]


def blocks(rounds: Rounds, baseline: int) -> Blocks:
    """Within a group, weeks share a level, or FEWEST rounds in a row; a week with fewer goes with the next."""
    used = _common_versions(rounds)
    time = week_numbers(rounds, FEWEST)
    later = np.arange(rounds.count) >= baseline
    group = np.unique(np.stack([used, later]), axis=1, return_inverse=True)[1].reshape(-1).astype(np.int64)
    block = np.empty(rounds.count, np.int64)
    free = 0
    for one in range(int(group.max()) + 1):
        places = np.flatnonzero(group == one)
        block[places] = free + merged(time[places], FEWEST)
        free = int(block[places[-1]]) + 1
    return Blocks(block, group)


def levels(
    surprise: NDArray[np.float64], rater: NDArray[np.int64], blocks: Blocks, baseline: int
) -> NDArray[np.float64]:
    """(N,) the level of each round's block, to be taken off.

    surprise: (N,) with variance about 1, by time, the first `baseline` of them the frozen window; NaN counts for
              nothing

    Levels are shrunk towards their group's by what chance makes of them (moments, as in DerSimonian & Laird 1986), so
    that a small team's weeks add no noise where nothing moved.
    """
    seen = ~np.isnan(surprise)
    z = np.where(seen, surprise, 0.0)
    later = np.arange(len(z)) >= baseline
    weight = seen.astype(np.float64)
    level = np.zeros(len(z))
    for _turn in range(_TURNS):
        level = _means(z, weight, blocks.block)
        weight = np.where(later, _trust(z - level, seen, rater, later)[rater], 1.0) * seen
    return _shrunk(z, weight, blocks)


def _common_versions(rounds: Rounds) -> NDArray[np.int64]:
    """(N,) a number per combination of versions; the rare ones share one."""
    combined = np.unique(np.stack(rounds.versions), axis=1, return_inverse=True)[1].reshape(-1)
    often = np.bincount(combined) >= FEWEST
    return np.where(often[combined], combined, -1).astype(np.int64)


def _means(z: NDArray[np.float64], weight: NDArray[np.float64], part: NDArray[np.int64]) -> NDArray[np.float64]:
    """(N,) the weighted mean of each round's part."""
    size = np.maximum(np.bincount(part, weight), 1e-9)
    means: NDArray[np.float64] = np.bincount(part, weight * z) / size
    return means[part]


def _trust(
    centred: NDArray[np.float64], seen: NDArray[np.bool_], rater: NDArray[np.int64], later: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """(R,) Tukey's biweight of how far each rater's later mean lies from the middle rater's, in standard errors."""
    raters = int(rater.max()) + 1
    sizes = [np.bincount(rater[side], minlength=raters) for side in (seen & ~later, seen & later)]
    sums = [np.bincount(rater[side], centred[side], raters) for side in (seen & ~later, seen & later)]
    before, after = (np.maximum(size, 1) for size in sizes)
    moved = sums[1] / after - sums[0] / before
    both = (sizes[0] > 0) & (sizes[1] > 0)
    if not both.any():
        return np.ones(raters)
    far = (moved - np.median(moved[both])) / np.sqrt(1 / after + 1 / before)
    trust = np.where(np.abs(far) < _TUKEY, (1 - (far / _TUKEY) ** 2) ** 2, 0.0)
    return np.where(both, trust, 1.0)


def _shrunk(z: NDArray[np.float64], weight: NDArray[np.float64], blocks: Blocks) -> NDArray[np.float64]:
    middle = _means(z, weight, blocks.group)
    block = blocks.block
    size = np.maximum(np.bincount(block, weight), 1e-9)
    away = np.bincount(block, weight * (z - middle)) / size
    chance = np.bincount(block, weight**2) / size**2
    group = np.zeros(len(size), np.int64)
    group[block] = blocks.group
    free = np.maximum(np.bincount(group) - 1, 1)
    real = np.maximum(0.0, np.bincount(group, away**2 - chance) / free)[group]
    share = real / np.maximum(real + chance, 1e-300)  # a block without a comparable round has neither
    return np.asarray(middle + (share * away)[block])
