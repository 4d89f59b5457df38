"""Checks before the seal: facts that were counted, each silent where it does not hold."""

from __future__ import annotations

from functools import cache

import pytest

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.checks.facts import Check
from interviewer_app.core.scorecards.checks.overlap import RESTATES, share_in
from interviewer_app.core.scorecards.checks.remarks import loud, remarks, silenced_keys, silenced_text
from interviewer_app.core.scorecards.checks.run import checks
from interviewer_app.ui.demo.recorded import recorded_round
from tests.core.rounds.parts import Desk, Seen, a_pack, a_round, shipped

SEEN = (
    Seen(60, "added-test", "one", "for"), Seen(70, "trusted-output", "one", "against"),
    Seen(80, "named-risk", "one", "neutral"), Seen(90, "added-test", "one", "for", prompted=True),
    Seen(95, "added-test", "one", "for", prompted=True),
)  # fmt: skip
FOR, AGAINST, NEUTRAL, PROMPTED, PROMPTED_TOO = "m0", "m1", "m2", "m3", "m4"


def rated(level: int, *cites: str, values: tuple[int, ...] = (1, 2, 3, 4), rationale: str = "", **pack: object) -> Desk:
    desk = a_round(a_pack(values, **pack), SEEN)  # type: ignore[arg-type]
    desk.sheet.fold.take(b.Rated(dimension="one", level=level, cites=cites, rationale=rationale), 1, 1)
    return desk


def found(desk: Desk) -> dict[str, Check]:
    return {check.code: check for check in checks(desk.sheet.fold, desk.sheet.pack)}


@pytest.mark.parametrize(
    ("level", "cites", "stands"),
    [
        (4, (AGAINST,), True), (3, (AGAINST, NEUTRAL), True), (4, (AGAINST, FOR), False), (2, (AGAINST,), False),
        (1, (FOR,), True), (2, (FOR, NEUTRAL), True), (3, (FOR,), False), (4, (NEUTRAL,), False), (4, (), False),
    ],
)  # fmt: skip
def test_a_rating_against_its_evidence_is_told_by_what_it_cites(
    level: int, cites: tuple[str, ...], stands: bool
) -> None:
    assert ("against-evidence" in found(rated(level, *cites))) is stands


def test_the_middle_of_an_uneven_scale_is_against_nothing() -> None:
    for cited in (FOR, AGAINST):
        assert "against-evidence" not in found(rated(3, cited, values=(1, 2, 3, 4, 5)))


def test_a_withdrawn_moment_counts_for_nothing() -> None:
    desk = rated(4, AGAINST)
    desk.sheet.fold.take(b.MomentRetracted(retraction="r", moment=AGAINST), 1, 1)
    assert found(desk) == {}


def test_every_check_says_what_was_counted_and_asks_nothing() -> None:
    check = found(rated(4, AGAINST))["against-evidence"]
    assert (check.words, check.more) == ("The one moment cited speaks against.", "Level 4 of 1 to 4.")
    assert check.key == "check:against-evidence:one"
    prompted = found(rated(3, PROMPTED, PROMPTED_TOO))["only-prompted"]
    assert prompted.words == "All 2 moments cited were prompted."
    assert "only-prompted" not in found(rated(3, PROMPTED)) and "only-prompted" not in found(rated(3, PROMPTED, FOR))


def on_shipped(levels: dict[str, int]) -> set[str]:
    desk = a_round(shipped())
    for dimension, level in levels.items():
        desk.sheet.fold.take(b.Rated(dimension=dimension, level=level, cites=("m0",)), 1, 1)
    return {check.code for check in checks(desk.sheet.fold, desk.sheet.pack) if check.dimension is None}


def test_all_alike_and_only_middle_look_at_dimensions_and_level_facets_apart() -> None:
    pack = shipped()
    plain = [d.id for d in pack.dimensions if d.track != "level"]
    facets = [d.id for d in pack.dimensions if d.track == "level"]
    assert on_shipped(dict.fromkeys(plain, 3)) == {"alike-dimensions"}
    assert on_shipped(dict.fromkeys(plain, 3) | dict.fromkeys(facets, 2)) == {"alike-dimensions", "alike-facets"}
    mixed = dict(zip(plain, (2, 3, 2, 3, 2, 3), strict=True))
    assert on_shipped(mixed) == {"middle-dimensions"}
    assert on_shipped(mixed | {plain[0]: 4}) == set()
    assert on_shipped(dict.fromkeys(plain[:3], 3)) == set(), "three ratings say nothing"


def test_a_dimension_no_asked_probe_aims_at_is_told_and_one_the_pack_never_aims_at_is_not() -> None:
    desk = rated(3, FOR, probe_about=("one",))
    check = found(desk)["never-probed"]
    assert check.more == "One moment is cited all the same."
    desk.sheet.fold.take(b.ProbeVisited(probe="p", at_ms=10_000), 1, 10_000)
    assert "never-probed" not in found(desk)
    skipped = rated(3, FOR, probe_about=("one",))
    skipped.sheet.fold.take(b.ProbeMarked(probe="p", outcome="skipped", reason="no-time"), 1, 10_000)
    assert "never-probed" in found(skipped)
    assert "never-probed" not in found(rated(3, FOR))


@cache
def packs() -> tuple[Pack, ...]:
    return tuple(find_pack(folder.name, [shipped_packs()]).pack for folder in sorted(shipped_packs().iterdir()))


def texts_of(pack: Pack, dimension: str) -> list[str]:
    one = pack.dimension(dimension)
    levels = [text for level in one.levels for text in (level.name, level.anchor or "")]
    return [one.name, one.summary, *one.look_for, *levels]


def test_the_threshold_of_restating_lies_between_real_rationales_and_anchors_told_of_a_candidate() -> None:
    recording = recorded_round()
    own = [
        share_in(rating.rationale, texts_of(shipped(), rating.dimension))
        for rating in recording.ratings
        if rating.rationale
    ]
    told = [
        share_in(f"The candidate {level.anchor}", texts_of(pack, dimension.id))
        for pack in packs()
        for dimension in pack.dimensions
        for level in dimension.levels
        if level.anchor
    ]
    assert max(own) < RESTATES / 2 and min(told) > RESTATES * 1.25
    assert len(own) >= 6 and len(told) >= 100


def test_a_rationale_that_restates_its_anchor_is_told_and_a_short_one_is_not() -> None:
    anchor = shipped().dimension("evaluating").levels[2].anchor or ""
    desk = a_round(shipped())
    for text, stands in ((anchor, True), ("Checks against the task.", False), ("Twice unasked, see [16:25].", False)):
        desk.sheet.fold.take(b.Rated(dimension="evaluating", level=3, cites=("m0",), rationale=text), 1, 1)
        assert ("restates-rubric" in found(desk)) is stands


def test_remarks_come_in_the_order_of_the_pack_with_words_and_checks_together() -> None:
    desk = rated(4, AGAINST, rationale="She is brilliant.")
    fold = desk.sheet.fold
    fold.take(b.Recommended(text="A rockstar."), 1, 1)
    told = remarks(fold, desk.sheet.pack)
    assert [one.place for one in told] == ["one", "one", ""]
    assert [one.fact.split()[0] for one in told] == ["The", "“brilliant”", "“rockstar”"]
    assert told[1].more.startswith("What did they do or say?")


def test_what_is_silenced_stays_silent_until_the_words_change_and_is_no_entry() -> None:
    desk = rated(4, AGAINST, rationale="She is brilliant.")
    before = card_entries(desk)
    told = remarks(desk.sheet.fold, desk.sheet.pack)
    keys = silenced_keys(silenced_text(one.key for one in told))
    assert loud(told, keys) == () and card_entries(desk) == before
    desk.sheet.fold.take(b.Rated(dimension="one", level=4, cites=(AGAINST,), rationale="She is brilliant, sharp"), 1, 1)
    assert [one.fact[:7] for one in loud(remarks(desk.sheet.fold, desk.sheet.pack), keys)] == ["“sharp”"]
    assert silenced_keys("") == frozenset()


def card_entries(desk: Desk) -> int:
    return len(desk.journal.entries) + len(desk.journal.held)
