"""Which gold round to take next: one not seen yet, then one seen long enough ago to be met anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer_app.core.calibration.practice.load import LoadedGold
from interviewer_app.core.calibration.practice.results import PracticeHistory
from interviewer_app.core.texts import _

DAY_US = 86_400_000_000
REST_DAYS = 7  # between two practice rounds: a habit is changed in interviews, not in one evening of practice
AGAIN_DAYS = 180  # before a round seen once is offered again: its answer has been read, and should be forgotten


@dataclass(frozen=True, slots=True)
class Following:
    """gold: id of the round to take, "" for none; why: one sentence; after_us: when it is due, UTC microseconds, which
    is advice and holds nobody back."""

    gold: str
    why: str
    after_us: int


def next_round(known: Sequence[LoadedGold], history: PracticeHistory, *, now_us: int, pack_id: str = "") -> Following:
    """What this rater takes next, on `pack_id` alone where it is given.

    Unseen rounds first: those of the pack practised last, so that two rounds later can be compared with the first. Then
    the one seen longest ago, AGAIN_DAYS after it. A round begun and not submitted comes before everything.
    """
    golds = [each.gold for each in known if pack_id in ("", each.gold.pack_id)]
    names = {gold.id for gold in golds}
    rest_us = max((each.rated_us for each in history.results), default=-REST_DAYS * DAY_US) + REST_DAYS * DAY_US
    begun = next((gold for _round, gold in history.open if gold in names), "")
    if begun:
        return Following(begun, _("Begun and not submitted yet."), now_us)
    seen = {each.gold: each.rated_us for each in history.results}
    unseen = [gold for gold in golds if gold.id not in seen]
    last = history.latest
    unseen.sort(key=lambda gold: last is None or gold.pack_id != last.pack)  # stable: the order of the packs else
    if unseen:
        return Following(unseen[0].id, _("Not seen yet."), max(now_us, rest_us))
    again = min((gold for gold in golds), key=lambda gold: (seen[gold.id], gold.id), default=None)
    if again is None:
        return Following("", _("There is no gold round for this pack."), now_us)
    after_us = seen[again.id] + AGAIN_DAYS * DAY_US
    return Following(again.id, _("All were seen; this one longest ago."), max(now_us, rest_us, after_us))
