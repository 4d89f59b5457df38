"""Everything the practice page and the commands show at first: the gold rounds there are, and what was practised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from interviewer_app.core.calibration.practice.checking import standing_of, standing_words
from interviewer_app.core.calibration.practice.following import Following, next_round
from interviewer_app.core.calibration.practice.history import read_history
from interviewer_app.core.calibration.practice.load import LoadedGold, gold_roots, list_gold
from interviewer_app.core.calibration.practice.models import GoldRound
from interviewer_app.core.calibration.practice.results import PracticeHistory, Standing
from interviewer_app.core.errors import BadInput
from interviewer_app.core.places import Home
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.load import LoadedPack


@dataclass(frozen=True, slots=True)
class GoldFacts:
    """A gold round as a list names it, without its ratings. said: what is to be known of its pack, "" for nothing."""

    id: str
    title: str
    candidate: str
    minutes: int
    moments: int
    pack: str
    pack_title: str
    pack_version: str
    experts: str
    readings: int
    standing: Standing
    said: str
    file: str


@dataclass(frozen=True, slots=True)
class PracticeRoom:
    """golds: by pack; history: of this person; following: what is next; remarks: what could not be read"""

    golds: tuple[GoldFacts, ...]
    history: PracticeHistory
    following: Following
    remarks: tuple[str, ...]

    def gold(self, name: str) -> GoldFacts | None:
        return next((each for each in self.golds if each.id == name), None)


def read_room(home: Home, roots: Sequence[Path], now_us: int) -> PracticeRoom:
    """roots: where packs lie; raises: BadInput, MachineTrouble where the practice workspace cannot be read"""
    found = list_gold(gold_roots(home))
    known = [each for each in found if isinstance(each, LoadedGold)]
    remarks = [str(each.error) for each in found if not isinstance(each, LoadedGold)]
    packs = cache(lambda gold_pack: _pack(gold_pack, roots))
    facts = [_facts(each, packs(each.gold.pack)) for each in known]
    history = read_history(home.practice, known)
    usable = [each for each, fact in zip(known, facts, strict=True) if fact.standing != "unusable"]
    following = next_round(usable, history, now_us=now_us)
    return PracticeRoom(tuple(facts), history, following, (*remarks, *history.remarks))


def pack_for(gold: GoldRound, roots: Sequence[Path], version: str = "") -> LoadedPack:
    """The pack a gold round is rated with: `version`, else the one it was written for, else the newest there is.

    raises: BadInput where there is no such pack
    """
    if version:
        return find_pack(f"{gold.pack_id}@{version}", roots)
    try:
        return find_pack(gold.pack, roots)
    except BadInput:
        return find_pack(gold.pack_id, roots)


def _pack(ref: str, roots: Sequence[Path]) -> LoadedPack | str:
    """The pack, or the sentence why there is none."""
    try:
        return find_pack(ref, roots)
    except BadInput as error:
        try:
            return find_pack(ref.partition("@")[0], roots)
        except BadInput:
            return str(error)


def _facts(loaded: LoadedGold, pack: LoadedPack | str) -> GoldFacts:
    gold = loaded.gold
    here = None if isinstance(pack, str) else pack.pack
    standing: Standing = "unusable" if here is None else standing_of(gold, here)
    said = str(pack) if here is None else standing_words(gold, here)
    return GoldFacts(
        gold.id, gold.title, gold.candidate, gold.minutes, len(gold.moments), gold.pack_id,
        here.title if here is not None else gold.pack_id, here.version if here is not None else gold.pack_version,
        gold.experts, gold.readings, standing, said, loaded.file,
    )  # fmt: skip
