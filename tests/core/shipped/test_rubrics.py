"""Every shipped rubric keeps the bar we ask of others: two tracks, level evidence, anchors one can see."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from interviewer_app.core.rubrics.models import REQUIRED_KINDS, Pack
from tests.core.shipped.packs import NAMES, RUBRICS, WITH_EXERCISE, shipped

ADJECTIVES = re.compile(r"\b(good|excellent|strong|weak|poor|great|solid|clear|deep|basic|thorough|very)\b", re.I)
SUPERVISION = ["directing", "evaluating", "correcting", "owning"]
FACETS = ["scope", "contribution", "impact", "difficulty"]


@pytest.fixture(params=NAMES)
def pack(request: pytest.FixtureRequest) -> Pack:
    return shipped(request.param).pack


def test_it_is_what_its_folder_says_and_no_draft(pack: Pack) -> None:
    folder = RUBRICS / pack.id
    assert not pack.draft and pack.level and pack.licence == "MIT"
    assert (folder / "interviewer.md").is_file() and (folder / "exercise").is_dir() is (pack.exercise is not None)


def test_it_has_two_tracks_and_level_evidence_by_the_names_every_pack_shares(pack: Pack) -> None:
    of_track = {track: [d.id for d in pack.dimensions if d.track == track] for track in pack.tracks}
    assert list(of_track) == ["implementation", "supervision", "level"]
    assert len(of_track["implementation"]) == 2
    assert (of_track["supervision"], of_track["level"]) == (SUPERVISION, FACETS)


def test_every_rating_has_an_anchor_that_fits_the_card(pack: Pack) -> None:
    for dimension in pack.dimensions:
        assert dimension.summary and dimension.look_for, dimension.id
        for level in dimension.levels:
            assert level.anchor, f"{dimension.id} {level.value}"
            assert len(level.anchor) <= 140 and 12 <= len(level.anchor.split()) <= 35, level.anchor
            assert not ADJECTIVES.search(level.anchor), level.anchor
            assert level.name and len(level.name) <= 26, level.name


def test_no_two_anchors_of_a_dimension_are_alike(pack: Pack) -> None:
    for dimension in pack.dimensions:
        for one, other in combinations([level.anchor or "" for level in dimension.levels], 2):
            assert SequenceMatcher(None, one, other).ratio() < 0.6, (one, other)


def test_level_facets_say_mid_senior_staff_and_ask_for_no_number_of_moments(pack: Pack) -> None:
    for facet in (d for d in pack.dimensions if d.track == "level"):
        assert [level.name for level in facet.levels] == ["mid", "senior", "staff"]
        assert facet.target == 0


def test_what_is_expected_of_senior_and_staff_is_said_in_words(pack: Pack) -> None:
    assert [each.level for each in pack.expectations] == ["senior", "staff"]
    assert all(len(each.text.split()) >= 15 for each in pack.expectations)


def test_it_has_the_four_kinds_of_every_pack_first_and_its_own_on_free_keys(pack: Pack) -> None:
    assert tuple(kind.id for kind in pack.kinds)[:4] == REQUIRED_KINDS
    keys = "".join(kind.key for kind in pack.kinds)
    assert keys.startswith("TRAN") and set(keys[4:]) <= set("CWMV")
    assert all(kind.dimension and kind.mode and len(kind.short) <= 10 for kind in pack.kinds)


def test_it_prints_what_is_not_scored(pack: Pack) -> None:
    printed = " ".join(pack.not_scored).lower()
    assert all(word in printed for word in ("fluency", "accent", "speed", "confidence", "silence"))


@pytest.mark.parametrize("name", WITH_EXERCISE)
def test_it_says_that_its_exercise_is_public(name: str) -> None:
    pack = shipped(name).pack
    assert "public" in pack.source_note and pack.exercise and pack.exercise.public is True
