"""The scorecard: what the printed card says, worked out once."""

from __future__ import annotations

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.scorecards.card import Scorecard, scorecard
from tests.core.rounds.parts import Desk, Seen, a_live_round, a_pack, a_round, shipped, write

SEEN = (
    Seen(90, "added-test", "one", "for", prompted=True),
    Seen(60, "named-risk", "one", "for"),
    Seen(30, "trusted-output", "one", "against"),
    Seen(70, None, None, "neutral"),
)


def card_of(desk: Desk) -> Scorecard:
    return scorecard(desk.sheet.fold, desk.sheet.pack, entries=len(desk.journal.entries), app_version="1.2.3")


def test_a_row_per_dimension_of_the_pack_rated_or_not() -> None:
    card = card_of(a_round(shipped()))
    assert [row.dimension.id for row in card.rows] == [dimension.id for dimension in shipped().dimensions]
    assert all(row.rating is None and row.anchor is None for row in card.rows)


def test_a_row_counts_its_moments_by_direction_and_prompting() -> None:
    row = card_of(a_round(a_pack((1, 2)), SEEN)).rows[0]
    assert [row.count(way) for way in ("for", "against", "neutral")] == [2, 1, 0]
    assert (row.prompted, row.unprompted) == (1, 2)
    assert [moment.at_ms for moment in row.moments] == [30_000, 60_000, 90_000]


def test_the_anchor_is_that_of_the_chosen_level() -> None:
    desk = a_round(a_pack((1, 2)), SEEN)
    desk.sheet.choose("one", 2, desk.clock.now())
    assert card_of(desk).rows[0].anchor == desk.sheet.pack.dimensions[0].levels[1].anchor


def test_a_pack_without_anchors_prints_none() -> None:
    desk = a_round(a_pack((1, 2), anchors=False), SEEN)
    desk.sheet.choose("one", 2, desk.clock.now())
    assert card_of(desk).rows[0].anchor is None


def test_moments_without_a_dimension_stand_apart_and_in_the_log() -> None:
    card = card_of(a_round(a_pack((1, 2)), SEEN))
    assert [moment.id for moment in card.unsorted] == ["m3"]
    assert [moment.id for moment in card.log] == ["m2", "m1", "m3", "m0"]


def test_a_withdrawn_moment_is_no_evidence_but_is_kept() -> None:
    desk = a_round(a_pack((1, 2)), SEEN)
    write(desk.journal, b.Undone(act="m0"), 2_630_000)
    card = scorecard(fold(desk.journal.entries), desk.sheet.pack, entries=1, app_version="")
    assert [moment.id for moment in card.withdrawn] == ["m0"]
    assert card.rows[0].count("for") == 1


def test_minutes_are_a_share_of_those_arranged() -> None:
    card = card_of(a_round(a_pack((1, 2)), SEEN))
    assert (card.used_ms, card.share_percent) == (2_630_000, 97)


def test_an_overrun_is_more_than_a_hundred_percent() -> None:
    live = a_live_round()
    live.round.start(live.clock.now())
    live.round.end(live.clock.wait(54 * 60_000))
    assert scorecard(live.fold, shipped(), entries=1, app_version="").share_percent == 120


def test_the_ai_rule_of_a_pack_without_phases_holds_from_the_start() -> None:
    card = card_of(a_round(a_pack((1, 2)), SEEN))
    assert [(line.name, line.rule, line.from_ms) for line in card.phases] == [("", "allowed", 0)]


def test_ai_phases_stand_with_the_time_they_began() -> None:
    card = card_of(a_round(shipped()))
    assert [(line.rule, line.from_ms) for line in card.phases] == [("banned", 0), ("allowed", 700_000)]


def test_a_draft_has_no_seal_and_its_heads_are_those_of_now() -> None:
    desk = a_round(a_pack((1, 2)), SEEN)
    card = card_of(desk)
    assert card.seal is None
    assert [head.number for head in card.heads] == [len(desk.journal.entries)]


def test_a_sealed_card_shows_the_heads_its_seal_covers() -> None:
    desk = a_round(a_pack((1, 2)), SEEN)
    for dimension in ("one", "two"):
        desk.sheet.no_evidence(dimension, "not asked", desk.clock.now())
    desk.journal.deliver()
    desk.sheet.seal(desk.clock.now())
    desk.journal.deliver()
    card = card_of(desk)
    assert card.seal is not None
    assert card.heads == card.seal.heads
    assert card.digest == card.seal.card_digest


def test_the_card_of_a_round_that_never_began_can_be_worked_out() -> None:
    live = a_live_round()
    card = scorecard(live.fold, shipped(), entries=2, app_version="")
    assert (card.started_us, card.used_ms, card.zone) == (None, 0, "UTC")
    assert {line.outcome for line in card.script} == {"not-reached"}
