"""What the loop did not ask a round for: no rating is wanted, and the card says so instead of showing empty cells."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.looping import owes
from interviewer_app.core.rounds.plan import planned
from interviewer_app.core.rounds.state import LoopSeen
from interviewer_app.core.scorecards.card import scorecard
from interviewer_app.core.scorecards.pdf.render import render_card
from interviewer_app.core.scorecards.pdf.wording import rating_words
from interviewer_app.core.workspace.rows import round_row
from tests.core.rounds.parts import Desk, a_round, shipped
from tests.core.scorecards.pdf_cards import card_of

OWED = ("evaluating", "scope")


@pytest.fixture
def desk() -> Desk:
    desk = a_round(shipped())
    facts = desk.sheet.fold.facts
    assert facts is not None and owes(facts, "directing")
    loop = LoopSeen("staff", "1.0.0", "0" * 64, "r2", "Build", OWED)
    desk.sheet.fold.facts = facts._replace(loop=loop)
    return desk


def test_the_seal_asks_for_what_the_round_owed_and_for_what_was_begun(desk: Desk) -> None:
    sheet, at = desk.sheet, desk.clock.now()
    assert [each.dimension for each in sheet.missing()] == list(OWED)
    for dimension in OWED:
        sheet.no_evidence(dimension, "Never came up.", at)
    assert sheet.missing() == []
    sheet.choose("owning", 2, at)
    assert [each.dimension for each in sheet.missing()] == ["owning"]
    row = round_row("r1", sheet.fold)
    assert row is not None and row.rated == 2


def test_the_card_says_not_this_round_where_nothing_was_asked_and_nothing_said(desk: Desk) -> None:
    desk.sheet.choose("owning", 2, desk.clock.now())
    rows = {r.dimension.id: r for r in scorecard(desk.sheet.fold, shipped(), entries=1, app_version="1").rows}
    assert rating_words(rows["directing"], "not rated yet") == "not this round"
    assert rating_words(rows["evaluating"], "not rated yet") == "not rated yet"
    assert not rows["owning"].not_this_round and not rows["owning"].owed


def test_a_plan_of_a_loop_counts_what_it_owes() -> None:
    loop = b.LoopRef(id="staff", version="1.0.0", digest="0" * 64, round="r2", evidence=(*OWED, "of-another-pack"))
    who = b.Person(id="p", name="P")
    draft = planned(shipped(), "0" * 64, round_id="r", candidate=who, interviewer=who, minutes=45, wall_us=1, loop=loop)
    assert draft.body["to_rate"] == 2


def test_the_page_has_no_cells_for_it_and_the_slots_stay() -> None:
    whole = card_of()
    rows = tuple(row if row.dimension.id in OWED else replace(row, rating=None, owed=False) for row in whole.rows)
    drawn = [render_card(card, page_size="A4", draft=False) for card in (whole, replace(whole, rows=rows))]
    texts = [_first_page(pdf) for pdf in drawn]
    assert texts[0].count("not this round") == 0 and texts[1].count("not this round") == len(rows) - len(OWED)
    assert texts[0].count("senior") - texts[1].count("senior") == 3


def _first_page(pdf: bytes) -> str:
    return str(PdfReader(io.BytesIO(pdf)).pages[0].extract_text())
