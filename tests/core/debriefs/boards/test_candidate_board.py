"""A candidate's board: what stands in which cell, where rounds differ, and what is never shown."""

from __future__ import annotations

import copy
import random
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from interviewer_app.core.debriefs.boards.as_json import board_json
from interviewer_app.core.debriefs.boards.board import Board, candidate_board
from interviewer_app.core.debriefs.boards.laying import laid
from interviewer_app.core.debriefs.boards.words import cell_words, difference_words, heading, spoken
from interviewer_app.core.rubrics.load import LoadedPack, document_digest, pack_from_document
from interviewer_app.core.scorecards.reading import CardIn, read_card
from tests.core.scorecards import forging
from tools.sample_panel import PANEL, Seat, play, shipped

TOMASZ, MARTA, DEV, AIKO, NADIA, SAMUEL = PANEL


def card(seat: Seat, **change: Any) -> CardIn:
    made = play(seat._replace(**change))
    return read_card(made.bundle(), f"{seat.rater}.json")


@pytest.fixture(scope="module")
def panel() -> list[CardIn]:
    return [card(seat) for seat in PANEL]


@pytest.fixture(scope="module")
def board(panel: list[CardIn]) -> Board:
    return candidate_board(panel)


def column(board: Board, rater: str) -> str:
    return next(each.id for each in board.columns if each.rater == rater)


def test_a_column_per_rater_stands_under_its_round_in_the_order_of_the_clock(board: Board) -> None:
    assert [(heading(each), each.rater) for each in board.columns] == [
        ("1 · Build, AI banned", "Tomasz Wrona"), ("2 · Build with AI", "Dev Iyer"),
        ("2 · Build with AI", "Marta Lindqvist"), ("3 · Review", "Aiko Brandt"), ("3 · Review", "Nadia Haddad"),
        ("4 · Second build", "Samuel Okafor"),
    ]  # fmt: skip
    assert (board.names, board.rounds, board.submitted) == (("Priya Raman",), 4, 6)
    assert board.columns[0].pack == "no-assistant 1.0.0"


def test_the_board_is_the_same_whatever_order_the_cards_come_in(panel: list[CardIn], board: Board) -> None:
    shuffled = [*panel]
    random.Random(3).shuffle(shuffled)
    assert board_json(candidate_board(shuffled)) == board_json(board)


def test_each_empty_cell_says_why_it_is_empty(board: Board) -> None:
    assert board.cell("evaluating", column(board, "Tomasz Wrona")).state == "not this round"
    assert board.cell("compatibility", column(board, "Marta Lindqvist")).state == "not this round"
    silent = board.cell("directing", column(board, "Dev Iyer"))
    assert (silent.state, silent.reason) == ("no evidence", "The round did not come to it.")
    assert cell_words(silent) == "no evidence: The round did not come to it."


def test_a_cell_counts_the_moments_its_rating_cites(board: Board) -> None:
    cell = board.cell("evaluating", column(board, "Dev Iyer"))
    assert (cell.level, cell.for_, cell.against, cell.neutral) == (2, 2, 3, 1)
    assert cell.prompted == 2
    row = board.row("evaluating")
    words = spoken(row, board.column(column(board, "Dev Iyer")), cell)
    assert words == "Evaluating, Dev Iyer, 2 · Build with AI: 2, 2 for, 3 against, 1 neutral"


def test_a_rating_the_loop_did_not_ask_for_is_shown_all_the_same() -> None:
    board = candidate_board([card(TOMASZ, levels={"correctness": 3, "owning": 1})])
    assert board.cell("owning", board.columns[0].id).level == 1


def test_rows_are_sorted_by_disagreement_inside_a_track_and_never_across(board: Board) -> None:
    tracks = [row.track for row in board.rows]
    assert tracks == sorted(tracks, key=("implementation", "supervision", "level").index)
    assert [(row.id, row.difference.sealed) for row in board.rows if row.track == "supervision"] == [
        ("evaluating", 2), ("owning", 1), ("directing", 0), ("correcting", 0)
    ]  # fmt: skip


def test_rounds_on_different_packs_share_a_cell_by_the_dimensions_id() -> None:
    board = candidate_board([card(MARTA, levels={"owning": 4}), card(AIKO, levels={"owning": 1})])
    found = board.row("owning").difference
    assert (found.kind, found.sealed, found.beside) == ("apart", 3, 0)
    assert difference_words(found) == "3 apart"


def test_the_same_pack_in_another_round_of_the_loop_is_compared(board: Board) -> None:
    """Samuel's second build is on Marta's pack: correctness 3 against Dev's 2."""
    found = board.row("correctness").difference
    assert (found.kind, found.sealed, found.levels, found.beside) == ("apart", 1, (2, 3, 3, 3), 0)
    assert difference_words(found) == "1 apart"


def test_an_anchor_that_was_reworded_parts_two_versions_of_a_pack() -> None:
    other = reworded("senior-backend-supervised-change", "owning")
    both = [card(MARTA), read_card(play(DEV, loaded=other).bundle(), "dev.json")]
    board = candidate_board(both)
    found = board.row("owning").difference
    assert (found.kind, found.sealed, found.beside) == ("other anchors", 0, 2)
    assert difference_words(found) == "other anchors"
    assert board.row("evaluating").difference.kind == "apart"


def reworded(pack: str, dimension: str) -> LoadedPack:
    """The shipped pack in a later version, one anchor of `dimension` written anew."""
    loaded = shipped(pack)
    document = copy.deepcopy(loaded.document)
    tree = document["tree"]
    tree["version"] = "9.0.0"
    level = next(each for each in tree["dimensions"] if each["id"] == dimension)["levels"][0]
    level["anchor"] = "Something else than what was written there before."
    return replace(loaded, pack=pack_from_document(document), document=document, digest=document_digest(document))


class Revised(NamedTuple):
    now: int | None


class Debrief:
    def __init__(self, revisions: dict[tuple[str, str], int | None]) -> None:
        self._revisions = revisions

    def revised(self, round: str, dimension: str, /) -> Revised | None:
        key = (round, dimension)
        return Revised(self._revisions[key]) if key in self._revisions else None


def test_a_revision_stands_beside_its_original_and_moves_no_row(panel: list[CardIn], board: Board) -> None:
    dev = column(board, "Dev Iyer")
    after = candidate_board(panel, debrief=Debrief({(dev, "evaluating"): 4}))
    cell = after.cell("evaluating", dev)
    assert (cell.level, cell.original, cell.revised, cell.submitted) == (4, 2, True, 2)
    assert cell_words(cell).startswith("4, submitted as 2")
    assert difference_words(after.row("evaluating").difference) == "2 apart, now 1"
    assert [row.id for row in after.rows] == [row.id for row in board.rows]


def test_a_revision_to_no_evidence_keeps_what_was_submitted(panel: list[CardIn], board: Board) -> None:
    dev = column(board, "Dev Iyer")
    cell = candidate_board(panel, debrief=Debrief({(dev, "evaluating"): None})).cell("evaluating", dev)
    assert (cell.state, cell.level, cell.original) == ("no evidence", None, 2)


def test_a_card_that_is_not_submitted_tells_nothing_of_its_ratings() -> None:
    board = candidate_board([card(MARTA), card(SAMUEL, state="ended")])
    samuel = column(board, "Samuel Okafor")
    states = {row.id: board.cell(row.id, samuel).state for row in board.rows}
    assert states["evaluating"] == "not submitted" and states["directing"] == "not this round"
    assert all(board.cell(row.id, samuel).level is None and not board.cell(row.id, samuel).cited for row in board.rows)
    assert board.row("evaluating").difference.kind == "one rating"
    assert board.submitted == 1


class Round(NamedTuple):
    id: str
    title: str
    pack: str
    evidence: tuple[str, ...]


class Loop(NamedTuple):
    rounds: tuple[Round, ...]


def test_a_round_of_the_loop_without_a_card_is_named_in_its_place() -> None:
    loop = Loop((
        Round("review", "Review", "pr-review-moved-contract", ("evaluating",)),
        Round("build", "Build, AI banned", "no-assistant", ("correctness",)),
        Round("hiring", "Owned work", "owned-work@1.0.0", ("owning",)),
    ))
    board = candidate_board([card(TOMASZ), card(AIKO)], loop)
    assert [(heading(each), each.standing) for each in board.columns] == [
        ("1 · Review", "sealed"), ("2 · Build, AI banned", "sealed"), ("3 · Owned work", "missing")
    ]
    missing = board.columns[2].id
    assert board.cell("owning", missing).state == "missing round"
    assert board.cell("evaluating", missing).state == "not this round"


def test_the_json_holds_raters_dimensions_and_cells_and_no_sum(board: Board) -> None:
    value = board_json(board)
    assert set(value) == {"raters", "dimensions", "cells"}
    assert len(value["cells"]) == len(value["raters"]) * len(value["dimensions"])
    dev = column(board, "Dev Iyer")
    cell = next(each for each in value["cells"] if (each["rater"], each["dimension"]) == (dev, "evaluating"))
    assert cell == {
        "dimension": "evaluating", "rater": dev, "state": "rated", "level": 2, "for": 2, "against": 3, "neutral": 1,
        "prompted": 2,
    }  # fmt: skip
    assert value["dimensions"][0]["difference"] == {"kind": "apart", "apart": 1, "now": 1}


def test_the_same_card_twice_is_one_and_two_that_differ_are_said(panel: list[CardIn]) -> None:
    assert laid([*panel, panel[0]]) == (tuple(panel), ())
    def another(value: forging.Value) -> None:
        forging.of_kind(value, "recommended")["body"]["text"] = "No."

    other = read_card(forging.forged(play(TOMASZ).bundle(), another), "late.json")
    found = laid([*panel, other])
    assert [each.round for each in found.cards] == [each.round for each in panel[1:]]
    assert found.said == (
        "Tomasz Wrona: two cards of one round that differ, Tomasz Wrona.json, late.json; neither is shown. "
        "Ask for the one that holds.",
    )


def test_a_later_state_of_a_card_takes_the_place_of_the_earlier_one() -> None:
    early, late = card(TOMASZ, state="ended"), card(TOMASZ)
    assert laid([late, early]).cards == (late,)


def test_names_that_turn_the_text_round_do_not_reach_the_board() -> None:
    seat = TOMASZ._replace(rater="Tomasz\u202e Wrona", title="Build\u2066")
    made = play(seat, candidate="Priya \u202eRaman")
    board = candidate_board([read_card(made.bundle(), "a.json")])
    assert (board.names, board.columns[0].rater, heading(board.columns[0])) == (
        ("Priya Raman",), "Tomasz Wrona", "1 · Build"
    )  # fmt: skip


def test_practice_is_left_out_and_other_names_are_said(panel: list[CardIn]) -> None:
    other = read_card(play(AIKO, candidate="Priya R.").bundle(), "x.json")
    assert laid([panel[0], other]).said == (
        "These cards call the candidate Priya Raman / Priya R.; whether they are one person, nobody checked.",
    )
