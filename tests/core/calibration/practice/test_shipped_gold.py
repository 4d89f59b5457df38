"""The gold rounds that come with the app, each held against its pack."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from interviewer_app.core.calibration.practice.checking import misfits, standing_of, standing_words
from interviewer_app.core.calibration.practice.load import LoadedGold
from tests.core.calibration.practice.made import pack_of, shipped

GOLD = shipped()


def test_there_are_three_rounds_for_each_of_four_packs() -> None:
    rounds = defaultdict(list)
    for each in GOLD:
        rounds[each.gold.pack_id].append(each.gold.id)
    assert len(rounds) >= 4 and all(len(found) >= 3 for found in rounds.values())


@pytest.mark.parametrize("loaded", GOLD, ids=lambda loaded: loaded.gold.id)
def test_a_gold_round_fits_the_pack_it_names(loaded: LoadedGold) -> None:
    pack = pack_of(loaded).pack
    assert list(misfits(loaded.gold, pack)) == []
    assert standing_of(loaded.gold, pack) == "current" and standing_words(loaded.gold, pack) == ""


@pytest.mark.parametrize("loaded", GOLD, ids=lambda loaded: loaded.gold.id)
def test_a_gold_round_carries_evidence_words_and_its_authors(loaded: LoadedGold) -> None:
    gold = loaded.gold
    assert len(gold.moments) >= 15 and sum(bool(moment.quote) for moment in gold.moments) >= 10
    assert "authors of the pack" in gold.experts and gold.source == "written"
    assert {moment.direction for moment in gold.moments} >= {"against"}
    assert any(moment.prompted for moment in gold.moments) and not all(moment.prompted for moment in gold.moments)


@pytest.mark.parametrize("loaded", GOLD, ids=lambda loaded: loaded.gold.id)
def test_no_gold_profile_is_a_halo(loaded: LoadedGold) -> None:
    """Strong on one dimension and weak on another: rating the impression instead of the dimensions goes wrong here."""
    pack = pack_of(loaded).pack
    rated = {each.id: loaded.gold.gold[each.id].level for each in pack.dimensions if each.track != "level"}
    levels = [level for level in rated.values() if level is not None]
    assert max(levels) - min(levels) >= 2


def test_both_ends_of_the_ladder_and_no_evidence_occur_in_every_pack() -> None:
    seen: dict[str, set[int | None]] = defaultdict(set)
    for loaded in GOLD:
        seen[loaded.gold.pack_id] |= {rating.level for rating in loaded.gold.gold.values()}
    assert all({1, 4, None} <= levels for levels in seen.values())


@pytest.mark.parametrize("loaded", GOLD, ids=lambda loaded: loaded.gold.id)
def test_what_a_rater_reads_first_gives_no_level_away(loaded: LoadedGold) -> None:
    gold = loaded.gold
    shown = " ".join([gold.id, gold.title, gold.candidate, *(moment.note for moment in gold.moments)])
    assert re.search(r"\blevel [1-4]\b|\bis a [1-4]\b|\banchor\b", shown, re.IGNORECASE) is None
