"""The second sentence: on which dimension interviewers part most, as far as the intervals support that.

Rules. Only dimensions with 30 pairs and an interval take part, k of them. Two differ where |p − q| / √(s² + t²), with s
and t the widths of the intervals over 3.92, exceeds the normal quantile for .05 over all k (k − 1) / 2 pairs.
The lowest is named alone where it differs from every other; together with those it does not differ from, where that is
one or two and some other stands apart; where only some differ, it is said of those; else no dimension stands out.
Dimensions share their candidates, so that their shares move together and the quotient is, if anything, too small.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from interviewer_app.core.calibration.statistic import Undefined, Value
from interviewer_app.core.calibration.telling.first_number import FEWEST_PAIRS
from interviewer_app.core.calibration.telling.told import Sentence, bold, told
from interviewer_app.core.calibration.telling.words import counted, either, listed, sentence
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _, plural


class Share(NamedTuple):
    dimension: str
    percent: float
    error: float  # standard error, percent


def parted_sentence(whole: Whole) -> Sentence:
    rule = _("A dimension is named where it differs from the others at 5 % over all pairs of dimensions (Bonferroni).")
    if isinstance(whole.agreement, Undefined):
        words = _("On which dimension interviewers {part} most cannot be told, because {why}.")
        why = whole.agreement.because
        return told(words.format(part=bold(_("part")), why=why), why, rule)
    shares, left_out = comparable(whole)
    rests = "; ".join(f"{one.dimension} {one.percent:.1f} ± {1.96 * one.error:.1f} %" for one in shares)
    if left_out:
        few = _("left out, with fewer than {n} pairs or no interval: {names}")
        rests = "; ".join(filter(None, (rests, few.format(n=FEWEST_PAIRS, names=", ".join(left_out)))))
    return told(_words(shares), rests, rule)


def comparable(whole: Whole) -> tuple[list[Share], list[str]]:
    """The dimensions that take part, least agreement first, and the names of those that do not."""
    shares: list[Share] = []
    left_out: list[str] = []
    if isinstance(whole.agreement, Undefined):
        return shares, left_out
    for name, found in whole.agreement.dimensions:
        exact = found.percent_exact
        if isinstance(exact, Value) and exact.ci95 is not None and found.n_pairs >= FEWEST_PAIRS:
            shares.append(Share(name, exact.value, (exact.ci95[1] - exact.ci95[0]) / 3.92))
        else:
            left_out.append(name)
    return sorted(shares, key=lambda one: (one.percent, one.dimension)), left_out


def differ(one: Share, other: Share, dimensions: int) -> bool:
    """Whether two of so many dimensions differ beyond chance."""
    error = sqrt(one.error**2 + other.error**2)
    limit = NormalDist().inv_cdf(1 - 0.025 / max(1, dimensions * (dimensions - 1) // 2))
    return abs(one.percent - other.percent) > limit * error


def _words(shares: Sequence[Share]) -> str:
    if not shares:
        words = _(
            "On which dimension interviewers {part} most cannot be told, because none has {n} shared pairs of ratings."
        )
        return words.format(part=bold(_("part")), n=FEWEST_PAIRS)
    if len(shares) == 1:
        words = _("{dimension} is the only dimension with {n} shared pairs: {share} % the same.")
        return words.format(dimension=bold(shares[0].dimension), n=FEWEST_PAIRS, share=round(shares[0].percent))
    lowest, highest = shares[0], shares[-1]
    like = [one for one in shares[1:] if not differ(lowest, one, len(shares))]
    if len(like) == len(shares) - 1:
        return _nothing(lowest, highest, len(shares))
    if not like:
        return _("{dimension} is where interviewers part most: {low} % the same, against {high} % on {other}.").format(
            dimension=bold(lowest.dimension), low=round(lowest.percent), high=round(highest.percent),
            other=highest.dimension)  # fmt: skip
    others = [one for one in shares[1:] if one not in like]
    if len(like) <= 2:
        lows = listed([str(round(one.percent)) for one in (lowest, *like)])
        words = _("Interviewers part most on {dimensions}: {lows} % the same, against {high} % on {other}.")
        names = either([bold(one.dimension) for one in (lowest, *like)])
        return words.format(dimensions=names, lows=lows, high=round(highest.percent), other=highest.dimension)
    words = _("Interviewers part more on {dimension} ({low} % the same) than on {others}; beyond that none stands out.")
    named = listed([f"{one.dimension} ({round(one.percent)} %)" for one in reversed(others)], 3)
    return words.format(dimension=bold(lowest.dimension), low=round(lowest.percent), others=named)


def _nothing(lowest: Share, highest: Share, count: int) -> str:
    low, high = round(lowest.percent), round(highest.percent)
    span = _("{n} %").format(n=low) if low == high else _("{low} to {high} %").format(low=low, high=high)
    among = plural("{{n}} dimension", "{{n}} dimensions", count).format(n=counted(count))
    words = _("{none} stands out: over {among}, interviewers give the same rating in {span} of pairs.")
    return words.format(none=bold(sentence(_("no dimension"))), among=among, span=span)
