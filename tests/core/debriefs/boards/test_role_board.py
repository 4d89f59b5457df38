"""The board of a role: columns read on their own, in the order of loops; what other words rated is withheld."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from interviewer_app.core.debriefs.boards.role import RoleBoard, RoleCell, role_board
from interviewer_app.core.debriefs.boards.role_cards import PackFace, RoleCard, role_card
from interviewer_app.core.scorecards.reading import read_card
from tests.core.debriefs.boards.test_candidate_board import reworded
from tools.sample_panel import PANEL, Seat, play

MARTA, DEV, AIKO = PANEL[1], PANEL[2], PANEL[3]


def small(candidate: str, seat: Seat, faces: dict[str, PackFace], **how: Any) -> RoleCard:
    return role_card(read_card(play(seat, candidate=candidate, **how).bundle(), seat.rater), faces)


@pytest.fixture(scope="module")
def cards() -> list[RoleCard]:
    faces: dict[str, PackFace] = {}
    other = reworded("senior-backend-supervised-change", "owning")
    later = [seat._replace(day=seat.day + 10) for seat in (MARTA, DEV, AIKO)]
    return [
        *(small("Zoë First", seat, faces) for seat in (MARTA, DEV, AIKO)),
        *(small("Ada Second", seat, faces) for seat in later[:2]),
        small("Ada Second", later[2]._replace(state="ended"), faces),
        small("Mateo Third", MARTA._replace(day=30), faces, loaded=other),
    ]


@pytest.fixture(scope="module")
def board(cards: list[RoleCard]) -> RoleBoard:
    return role_board(reversed(cards))


def cells(board: RoleBoard, dimension: str) -> Sequence[RoleCell]:
    return next(row for row in board.rows if row.id == dimension).cells


def test_candidates_stand_in_the_order_their_loops_began(board: RoleBoard) -> None:
    assert [(each.name, each.submitted, each.cards) for each in board.candidates] == [
        ("Zoë First", 3, 3), ("Ada Second", 2, 3), ("Mateo Third", 1, 1)
    ]  # fmt: skip


def test_a_cell_holds_every_level_the_counts_and_how_much_was_prompted(board: RoleBoard) -> None:
    cell = cells(board, "evaluating")[0]
    assert (cell.state, cell.levels) == ("rated", (2, 3, 4))
    assert cell.for_ + cell.against <= cell.cited and 0 < cell.prompted < cell.cited


def test_ratings_by_reworded_anchors_are_withheld_and_the_rest_of_the_candidate_stays(board: RoleBoard) -> None:
    assert cells(board, "owning")[2] == RoleCell("not across", withheld=1)
    assert cells(board, "evaluating")[2].levels == (4,)
    mateo = board.candidates[2]
    assert mateo.changed == {"senior-backend-supervised-change 9.0.0"}


def test_what_is_not_rated_says_why(board: RoleBoard) -> None:
    assert cells(board, "compatibility")[1].state == "not submitted"
    assert cells(board, "compatibility")[2].state == "not this round"


def test_the_legend_is_the_anchors_with_who_stands_at_them(board: RoleBoard) -> None:
    review, build = board.legend("evaluating")
    assert build.pack == "senior-backend-supervised-change 9.0.0"
    assert [level.value for level in build.levels] == [4, 3, 2, 1]
    assert all(level.anchor for level in build.levels)
    assert build.levels[0].who == (("Zoë First", 1), ("Ada Second", 1), ("Mateo Third", 1))
    assert build.levels[2].who == (("Zoë First", 1), ("Ada Second", 1))
    assert review.levels[1].who == (("Zoë First", 1),)
    owning = next(each for each in board.legend("owning") if each.pack.startswith("senior"))
    assert owning.pack == "senior-backend-supervised-change 2.0.0"
    assert owning.others == (("Mateo Third", "9.0.0"),)


def test_a_card_is_kept_small_and_a_pack_once(cards: list[RoleCard]) -> None:
    assert cards[0].face is cards[3].face and cards[0].face is not cards[6].face
    assert cards[5].ratings == {}


def test_rows_keep_the_tracks_apart_and_are_never_sorted_by_a_rating(board: RoleBoard) -> None:
    ids = [row.id for row in board.rows if row.track == "supervision"]
    assert ids == ["directing", "evaluating", "correcting", "owning"]
