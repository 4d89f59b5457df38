"""Rating: every level bound to moments, or no evidence with its reason; the seal is final."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.scorecards.card import scorecard
from interviewer_app.core.scorecards.seal import check_seals
from tests.core.rounds.parts import Desk, Seen, a_pack, a_round

PACK = a_pack((1, 2, 3, 4))
SEEN = (
    Seen(90, "added-test", "one", "for"),
    Seen(60, "named-risk", "one", "for"),
    Seen(30, "trusted-output", "one", "against"),
    Seen(40, "trusted-output", "one", "neutral"),
    Seen(50, "added-test", "two", "for"),
    Seen(70, None, None, "neutral"),
)
CHOICES = st.lists(
    st.tuples(
        st.sampled_from(["choose", "cite", "none", "explain"]), st.sampled_from(["one", "two"]), st.integers(0, 3)
    ),
    max_size=15,
)


def rated(seen: tuple[Seen, ...] = SEEN) -> Desk:
    return a_round(PACK, seen)


def complete(desk: Desk) -> Desk:
    """Everything the seal asks for, on disk."""
    sheet, now = desk.sheet, desk.clock.now()
    sheet.choose("one", 3, now)
    sheet.cite_or_release("one", "m0", now)
    sheet.no_evidence("two", "not asked", now)
    desk.journal.deliver()
    return desk


def test_evidence_is_grouped_by_direction_and_each_group_by_time() -> None:
    found = rated().sheet.evidence("one")
    assert [m.id for m in found.for_] == ["m1", "m0"]
    assert [m.id for m in found.against] == ["m2"]
    assert [m.id for m in found.neutral] == ["m3"]
    assert [m.id for m in found.unsorted] == ["m5"]


def test_choosing_another_level_keeps_what_was_cited() -> None:
    desk = rated()
    desk.sheet.cite_or_release("one", "m0", desk.clock.now())
    desk.sheet.choose("one", 2, desk.clock.now())
    rating = desk.sheet.choose("one", 4, desk.clock.now())
    assert (rating.level, rating.cites) == (4, ("m0",))


def test_a_level_the_dimension_does_not_have_is_refused() -> None:
    desk = rated()
    with pytest.raises(ValueError, match="one has no level 9"):
        desk.sheet.choose("one", 9, desk.clock.now())
    assert desk.sheet.rating("one") is None


def test_citing_twice_releases() -> None:
    desk = rated()
    desk.sheet.cite_or_release("one", "m0", desk.clock.now())
    assert desk.sheet.cite_or_release("one", "m0", desk.clock.now()).cites == ()


def test_an_unsorted_moment_joins_the_dimension_it_is_cited_for() -> None:
    desk = rated()
    desk.sheet.cite_or_release("two", "m5", desk.clock.now())
    assert desk.sheet.fold.moments["m5"].dimension == "two"
    assert desk.sheet.evidence("two").unsorted == ()


def test_no_evidence_takes_level_and_citations_back_and_keeps_the_words() -> None:
    desk = rated()
    desk.sheet.explain("one", "why", desk.clock.now())
    desk.sheet.choose("one", 2, desk.clock.now())
    desk.sheet.cite_or_release("one", "m0", desk.clock.now())
    rating = desk.sheet.no_evidence("one", "not asked", desk.clock.now())
    assert (rating.level, rating.cites, rating.no_evidence, rating.rationale) == (None, (), "not asked", "why")


def test_a_level_or_a_citation_ends_no_evidence() -> None:
    desk = rated()
    desk.sheet.no_evidence("one", "not asked", desk.clock.now())
    assert desk.sheet.choose("one", 2, desk.clock.now()).no_evidence is None
    desk.sheet.no_evidence("one", "not asked", desk.clock.now())
    assert desk.sheet.cite_or_release("one", "m0", desk.clock.now()).no_evidence is None


def test_the_same_words_again_are_no_entry() -> None:
    desk = rated()
    desk.sheet.explain("one", "why", desk.clock.now())
    desk.sheet.recommend("yes", desk.clock.now())
    held = len(desk.journal.held)
    desk.sheet.explain("one", "why", desk.clock.now())
    desk.sheet.explain("two", "", desk.clock.now())
    desk.sheet.recommend("yes", desk.clock.now())
    assert len(desk.journal.held) == held


def test_a_recommendation_keeps_its_level_and_what_that_rests_on() -> None:
    desk = rated()
    now = desk.clock.now()
    desk.sheet.recommend("yes", now, level="senior", rests_on=("two",))
    desk.sheet.recommend("yes, with a doubt", now)
    assert (desk.sheet.fold.recommended_level, desk.sheet.fold.rests_on) == ("senior", ("two",))
    held = len(desk.journal.held)
    desk.sheet.recommend("yes, with a doubt", now, level="senior", rests_on=["two"])
    assert len(desk.journal.held) == held, "nothing new, no entry"
    desk.sheet.recommend("yes, with a doubt", now, level="", rests_on=())
    assert (desk.sheet.fold.recommended_level, desk.sheet.fold.rests_on) == ("", ())
    card = scorecard(desk.sheet.fold, desk.sheet.pack, entries=0, app_version="")
    assert (card.recommended_level, card.rests_on) == ("", ())


@settings(deadline=None)
@given(CHOICES)
def test_the_journal_says_what_was_chosen(choices: list[tuple[str, str, int]]) -> None:
    desk = rated()
    for what, dimension, number in choices:
        now = desk.clock.wait(1000)
        match what:
            case "choose":
                desk.sheet.choose(dimension, number + 1, now)
            case "cite":
                desk.sheet.cite_or_release(dimension, f"m{number}", now)
            case "none":
                desk.sheet.no_evidence(dimension, f"reason {number}", now)
            case _:
                desk.sheet.explain(dimension, f"words {number}", now)
    desk.journal.deliver()
    again = fold(desk.journal.entries)
    assert again.ratings == desk.sheet.fold.ratings
    assert again.moments == desk.sheet.fold.moments
    assert all(rating.level is None or rating.no_evidence is None for rating in again.ratings.values())


# What is missing --------------------------------------------------------------------------------------------------


def test_everything_is_missing_at_first_in_the_order_of_the_pack() -> None:
    assert [missing.dimension for missing in rated().sheet.missing()] == ["one", "two"]


def test_a_level_without_a_citation_is_missing_one() -> None:
    desk = rated()
    desk.sheet.choose("one", 2, desk.clock.now())
    assert "cites no moment" in desk.sheet.missing()[0].sentence


def test_a_citation_without_a_level_is_not_rated() -> None:
    desk = rated()
    desk.sheet.cite_or_release("one", "m0", desk.clock.now())
    assert "not rated yet" in desk.sheet.missing()[0].sentence


def test_no_evidence_without_a_reason_is_missing_it() -> None:
    desk = rated()
    desk.sheet.no_evidence("one", "  ", desk.clock.now())
    assert "needs a reason" in desk.sheet.missing()[0].sentence


def test_nothing_is_missing_once_every_dimension_says_something() -> None:
    assert complete(rated()).sheet.missing() == []


# The seal ---------------------------------------------------------------------------------------------------------


def test_a_seal_names_every_head_the_pack_and_the_card() -> None:
    desk = complete(rated())
    before = fold(desk.journal.entries)
    desk.sheet.seal(desk.clock.now())
    desk.journal.deliver()
    seal = desk.sheet.fold.seals[-1]
    assert seal.heads == tuple(sorted(before.heads.values()))
    assert (seal.pack_digest, seal.signed) == ("0" * 64, False)
    assert check_seals(fold(desk.journal.entries), desk.journal.entries) == []


def test_a_seal_joins_the_fold_once_it_is_on_disk() -> None:
    desk = complete(rated())
    at = desk.clock.wait(5000)
    desk.sheet.seal(at)
    assert (desk.sheet.fold.state, desk.sheet.fold.seals) == ("sealed", [])
    desk.journal.deliver()
    assert [seal.wall_us for seal in desk.sheet.fold.seals] == [at.wall_us]
    assert desk.sheet.fold.seals == fold(desk.journal.entries).seals


def test_a_card_with_something_missing_is_not_sealed() -> None:
    desk = rated()
    with pytest.raises(Refused, match="Communication: not rated yet.* And 1 more."):
        desk.sheet.seal(desk.clock.now())
    assert desk.sheet.is_open


def test_a_card_waits_for_the_disk_before_it_is_sealed() -> None:
    desk = complete(rated())
    desk.sheet.recommend("yes", desk.clock.now())
    with pytest.raises(Refused, match="not on disk yet"):
        desk.sheet.seal(desk.clock.now())
    desk.journal.deliver()
    desk.sheet.seal(desk.clock.now())
    assert not desk.sheet.is_open


def test_a_round_that_goes_on_is_neither_rated_nor_sealed() -> None:
    desk = a_round(PACK, SEEN, ended=False)
    with pytest.raises(Refused):
        desk.sheet.choose("one", 2, desk.clock.now())
    with pytest.raises(Refused):
        desk.sheet.seal(desk.clock.now())


def test_a_sealed_card_takes_nothing_more() -> None:
    desk = complete(rated())
    desk.sheet.seal(desk.clock.now())
    desk.journal.deliver()
    written, now = len(desk.journal.entries), desk.clock.now()
    for change in (
        lambda: desk.sheet.choose("one", 1, now),
        lambda: desk.sheet.no_evidence("one", "x", now),
        lambda: desk.sheet.cite_or_release("one", "m5", now),
        lambda: desk.sheet.explain("one", "x", now),
        lambda: desk.sheet.recommend("x", now),
        lambda: desk.sheet.seal(now),
    ):
        with pytest.raises(Refused):
            change()
    desk.journal.deliver()
    assert len(desk.journal.entries) == written
    assert desk.sheet.fold.moments["m5"].dimension is None
