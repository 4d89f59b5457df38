"""The shipped pack keeps the bar we ask of others: anchors one can see, a script that fits, equal chances."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.models import REQUIRED_KINDS, Pack, Probe

FOLDER = Path(__file__).parents[2] / "rubrics" / "senior-backend-supervised-change"
ADJECTIVES = re.compile(r"\b(good|excellent|strong|weak|poor|great|solid|clear|deep|basic|thorough|very)\b", re.I)
YES_OR_NO = re.compile(r"(?:^|[.?!] )(?:is|are|do|does|did|can|could|would|will|should|have|has|was) ", re.I)
LEADING = re.compile(r"\b(don't you|isn't it|surely|obviously|of course|wouldn't you)\b", re.I)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER).pack


def test_it_is_what_its_folder_says_and_no_draft(pack: Pack) -> None:
    assert (pack.id, pack.draft, pack.level) == (FOLDER.name, False, "senior")
    assert pack.exercise and (FOLDER / "exercise").is_dir() and (FOLDER / "interviewer.md").is_file()


def test_it_has_two_tracks_of_three_and_level_evidence(pack: Pack) -> None:
    of_track = {track: [d.id for d in pack.dimensions if d.track == track] for track in pack.tracks}
    assert [len(ids) for ids in of_track.values()] == [3, 3, 4]
    assert of_track["level"] == ["scope", "contribution", "impact", "difficulty"]


def test_every_rating_has_an_anchor_that_fits_the_card(pack: Pack) -> None:
    for dimension in pack.dimensions:
        for level in dimension.levels:
            assert level.anchor, f"{dimension.id} {level.value}"
            assert len(level.anchor) <= 140 and 15 <= len(level.anchor.split()) <= 35, level.anchor
            assert not ADJECTIVES.search(level.anchor), level.anchor
            assert level.name and len(level.name) <= 26


def test_no_two_anchors_of_a_dimension_are_alike(pack: Pack) -> None:
    for dimension in pack.dimensions:
        for one, other in combinations([level.anchor or "" for level in dimension.levels], 2):
            assert SequenceMatcher(None, one, other).ratio() < 0.6, (one, other)


def test_level_facets_say_mid_senior_staff_and_ask_for_no_number_of_moments(pack: Pack) -> None:
    for facet in (d for d in pack.dimensions if d.track == "level"):
        assert [level.name for level in facet.levels] == ["mid", "senior", "staff"]
        assert facet.target == 0


def test_it_has_the_four_kinds_of_every_pack_first_and_four_of_its_own(pack: Pack) -> None:
    assert tuple(kind.id for kind in pack.kinds)[:4] == REQUIRED_KINDS
    assert "".join(kind.key for kind in pack.kinds) == "TRANCWMV"
    assert all(kind.dimension and kind.mode and len(kind.short) <= 10 for kind in pack.kinds)


@pytest.mark.parametrize("minutes", [45, 60])
def test_the_budgets_leave_the_two_minutes_the_file_speaks_of(pack: Pack, minutes: int) -> None:
    script = pack.script_for(minutes)
    assert script.written_for == minutes
    assert [step.probe for step in script.steps] == list(pack.probes)
    assert sum(step.budget_s or 0 for step in script.steps) == (minutes - 2) * 60
    assert all(step.budget_s for step in script.steps)


def test_every_dimension_is_asked_for_by_a_probe(pack: Pack) -> None:
    asked = {dimension for probe in pack.probes for dimension in probe.dimensions}
    assert asked == {dimension.id for dimension in pack.dimensions}


def test_every_probe_can_be_read_listened_to_helped_with_and_answered_in_writing(pack: Pack) -> None:
    for probe in pack.probes:
        assert probe.purpose and probe.listen_for and probe.hints and probe.written, probe.id
        assert 2 <= len(probe.follow_ups) <= 4 and len(probe.title) <= 18, probe.id


def spoken(probe: Probe) -> list[str]:
    return [probe.text, probe.written, *(f.text for f in probe.follow_ups)]


def test_no_question_is_double_leading_or_answered_by_yes(pack: Pack) -> None:
    for text in (text for probe in pack.probes for text in spoken(probe)):
        assert text.count("?") <= 1 and not LEADING.search(text) and not YES_OR_NO.search(text), text


def test_later_probes_come_back_to_earlier_ones(pack: Pack) -> None:
    order = [probe.id for probe in pack.probes]
    links = [(order.index(link.probe), at, link.kind) for at, probe in enumerate(pack.probes) for link in probe.links]
    assert all(earlier < later for earlier, later, _ in links)
    assert {kind for _, _, kind in links} == {"decompose", "perturb", "trade-off", "revisit"}


def test_the_last_question_is_the_one_of_every_script(pack: Pack) -> None:
    assert pack.probes[-1].text == "What did you decide that I did not ask about?"


def test_the_ai_rules_are_told_in_fixed_words(pack: Pack) -> None:
    assert [(phase.id, phase.rule) for phase in pack.ai.phases] == [("without", "banned"), ("with", "allowed")]
    assert 5 <= len(pack.ai.answers) <= 7 and len(pack.ai.read_aloud.split()) <= 130


def test_it_prints_what_is_not_scored_and_that_its_trap_is_public(pack: Pack) -> None:
    printed = " ".join(pack.not_scored).lower()
    assert all(word in printed for word in ("fluency", "accent", "speed", "confidence", "silence", "assistant"))
    assert "public" in pack.source_note


def test_the_guide_names_every_probe_kind_and_dimension(pack: Pack) -> None:
    guide = (FOLDER / "interviewer.md").read_text(encoding="utf-8")
    names = [p.title for p in pack.probes] + [k.name for k in pack.kinds] + [d.name for d in pack.dimensions]
    assert [name for name in names if name not in guide] == []


def test_the_guide_tells_every_two_neighbouring_anchors_apart(pack: Pack) -> None:
    guide = (FOLDER / "interviewer.md").read_text(encoding="utf-8")
    for dimension in pack.dimensions:
        rows = [row.split(" | ") for row in guide.splitlines() if row.startswith(f"| {dimension.name} | ")]
        told_apart = {frozenset(row[2:4]) for row in rows}
        names = [level.name if dimension.track == "level" else str(level.value) for level in dimension.levels]
        assert {frozenset(pair) for pair in pairwise(names)} <= told_apart, dimension.id
