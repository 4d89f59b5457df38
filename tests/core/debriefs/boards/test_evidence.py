"""The moments behind a cell, and two raters' logs of one conversation laid on one clock."""

from __future__ import annotations

import pytest

from interviewer_app.core.debriefs.boards.aligning import Anchor, aligned, anchor_of
from interviewer_app.core.debriefs.boards.board import Board, candidate_board
from interviewer_app.core.debriefs.boards.evidence import NOTHING, Evidence, evidence
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.scorecards.reading import read_card
from tools.sample_panel import PANEL, play


def moment(name: str, at_s: float, kind: str | None = "added-test", probe: str | None = "p1") -> Moment:
    at_ms = int(at_s * 1000)
    return Moment(name, kind, "owning", "for", False, "told", at_ms, at_ms, 0, probe, None)


MINE = [moment("a1", 10, "named-risk"), moment("a2", 60), moment("a3", 100, "recovered")]
HERS = [moment("b1", 312, "named-risk"), moment("b2", 371), moment("b3", 390), moment("b4", 402, "trusted-output")]


def who(together: list[str], *, tolerance_s: int = 10, anchor: Anchor | None = None) -> list[tuple[int, list[str]]]:
    found = aligned({"me": MINE, "her": HERS}, {"her": anchor} if anchor else {}, tolerance_s)
    return [(each.at_ms // 1000, sorted(m.id for m in each.by.values())) for each in found]


def test_the_anchor_is_the_first_moment_of_one_kind_on_one_probe_in_both_logs() -> None:
    assert anchor_of(MINE, HERS) == Anchor("a1", "b1")
    assert anchor_of([moment("x", 1, "recovered", "p9")], HERS) is None
    assert anchor_of([moment("x", 1, None)], HERS) is None


def test_of_several_such_pairs_the_one_is_taken_under_which_the_rest_falls_together() -> None:
    early = [moment("b0", 300, "named-risk"), moment("b1", 312, "named-risk"), moment("b2", 363)]
    assert anchor_of(MINE, early) == Anchor("a1", "b1")


def test_on_one_clock_each_moment_is_both_or_of_one_of_the_two() -> None:
    assert who([], anchor=Anchor("a1", "b1")) == [
        (10, ["a1", "b1"]), (60, ["a2", "b2"]), (88, ["b3"]), (100, ["a3"]), (100, ["b4"])
    ]  # fmt: skip


def test_the_tolerance_says_how_far_apart_one_moment_may_be() -> None:
    anchor = Anchor("a1", "b1")
    assert (60, ["a2", "b2"]) in who([], tolerance_s=9, anchor=anchor)
    assert (60, ["a2"]) in who([], tolerance_s=8, anchor=anchor)


def test_an_anchor_that_somebody_chose_holds_whatever_its_kind() -> None:
    found = who([], anchor=Anchor("a3", "b4"))
    assert (100, ["a3", "b4"]) in found
    assert (10, ["a1", "b1"]) in found


def test_without_an_anchor_nothing_is_matched() -> None:
    assert all(len(names) == 1 for _at, names in who([]))


def test_the_nearest_pair_is_one_and_each_moment_is_taken_once() -> None:
    mine, hers = [moment("a0", 0, "named-risk"), moment("a1", 100)], [
        moment("b0", 0, "named-risk"), moment("b1", 93), moment("b2", 102)
    ]  # fmt: skip
    found = aligned({"me": mine, "her": hers}, {"her": Anchor("a0", "b0")})
    assert [sorted(m.id for m in each.by.values()) for each in found] == [["a0", "b0"], ["b1"], ["a1", "b2"]]


def test_three_raters_come_into_one_list() -> None:
    third = [moment("c1", 5, "named-risk"), moment("c2", 83)]
    anchors = {"her": Anchor("a1", "b1"), "third": Anchor("a1", "c1")}
    found = aligned({"me": MINE, "her": HERS, "third": third}, anchors)
    assert [sorted(m.id for m in each.by.values()) for each in found[:3]] == [
        ["a1", "b1", "c1"], ["a2", "b2"], ["b3", "c2"]
    ]  # fmt: skip


@pytest.fixture(scope="module")
def board() -> Board:
    return candidate_board([read_card(play(seat).bundle(), seat.rater) for seat in PANEL])


def column(board: Board, rater: str) -> str:
    return next(each.id for each in board.columns if each.rater == rater)


def lines(found: Evidence) -> list[tuple[int, int, str]]:
    return [(line.at_ms // 1000, len(line.moments), line.kind) for line in found.lines]


def test_behind_a_cell_stand_both_ratings_of_the_conversation_and_the_union_of_their_moments(board: Board) -> None:
    dev, marta = column(board, "Dev Iyer"), column(board, "Marta Lindqvist")
    found = evidence(board, "evaluating", dev)
    assert [(side.rater, side.level) for side in found.sides] == [("Dev Iyer", 2), ("Marta Lindqvist", 4)]
    assert all(side.anchor for side in found.sides) and found.sides[0].anchor != found.sides[1].anchor
    assert found.unanchored == ()
    both = [line for line in found.lines if len(line.moments) == 2]
    assert {"Trusted output", "Rejected suggestion"} <= {line.kind for line in both}
    assert any(set(line.moments) == {marta} for line in found.lines)
    assert all(line.cited for line in found.lines)
    assert lines(found) == sorted(lines(found))


def test_a_moment_the_other_has_put_on_another_dimension_is_logged_by_both_all_the_same(board: Board) -> None:
    dev = column(board, "Dev Iyer")
    found = evidence(board, "evaluating", dev)
    elsewhere = [line for line in found.lines if len(line.moments) == 2 and len(line.cited) == 1]
    assert all(line.moments.keys() > line.cited for line in elsewhere)


def test_a_rating_of_another_conversation_stays_out_until_a_person_says_they_are_one() -> None:
    cards = [read_card(play(seat).bundle(), seat.rater) for seat in (PANEL[3], PANEL[4])]
    apart = candidate_board(cards)
    aiko, nadia = (column(apart, name) for name in ("Aiko Brandt", "Nadia Haddad"))
    assert [side.rater for side in evidence(apart, "evaluating", aiko).sides] == ["Aiko Brandt"]
    together = candidate_board(cards, joined=[{aiko, nadia}])
    found = evidence(together, "evaluating", aiko)
    assert [side.rater for side in found.sides] == ["Aiko Brandt", "Nadia Haddad"]


def test_a_chosen_anchor_is_taken_from_either_side(board: Board) -> None:
    dev, marta = column(board, "Dev Iyer"), column(board, "Marta Lindqvist")
    log = {each: board.cards[each].fold.counted for each in (dev, marta)}
    said = {frozenset((dev, marta)): {dev: log[dev][3].id, marta: log[marta][5].id}}
    first = evidence(board, "evaluating", dev, chosen=said)
    second = evidence(board, "evaluating", marta, chosen=said)
    assert first.anchors[marta] == Anchor(log[dev][3].id, log[marta][5].id)
    assert second.anchors[dev] == Anchor(log[marta][5].id, log[dev][3].id)


def test_behind_an_empty_cell_is_nothing(board: Board) -> None:
    assert evidence(board, "evaluating", column(board, "Tomasz Wrona")) == NOTHING
