"""A packet says all of it on paper: long names, many raters, rounds without a card, text that wants to be more."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from interviewer_app.core.debriefs.packet.carrying import cards_in, read_packet
from interviewer_app.core.debriefs.packet.issue import issue_packet, verify_packet
from interviewer_app.core.debriefs.packet.loop_parts import LoopPart, RoundPart
from interviewer_app.core.errors import BadInput
from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.scorecards.reading import read_card
from interviewer_app.core.scorecards.signing.ed25519 import key_from
from interviewer_app.core.scorecards.signing.signers import NOBODY, Signer, Signers
from interviewer_app.core.scorecards.verify import verify_bundle
from tests.core.debriefs.panel import AIKO, DEV, cards, panel
from tests.core.papers.accessible import check
from tests.core.scorecards.signed_rounds import amended, bundle_of, my_key, rated, sealed
from tools.sample_panel import many

LOOP = LoopPart(tuple(
    RoundPart(each, each.title(), "some-pack@1.0.0", ("evaluating",)) for each in ("build-with-ai", "review", "design")
))  # fmt: skip


def said(pdf: bytes) -> str:
    return " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_round_of_the_loop_without_a_card_is_named_and_travels_with_the_packet() -> None:
    issued = issue_packet(cards(panel(DEV, AIKO)), loop=LOOP)
    assert "no card of 3 · Design" in said(issued.pdf) and "no card yet" in said(issued.pdf)
    assert read_packet(issued.pdf, "p")[0].loop == LOOP
    assert verify_packet(issued.pdf, "p", NOBODY).holds
    assert issue_packet(cards(panel(DEV, AIKO))).data != issued.data


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_twelve_raters_and_a_name_that_wants_to_be_markup_stand_on_paper_as_they_are(size: PageSize) -> None:
    name = "<b>Zoë</b> &amp; =SUM(A1) \u202eevil " + "Long " * 12
    laid = [read_card(each.bundle(), each.seat.rater) for each in many(12, 9, candidate=name)]
    pdf = issue_packet(laid, page_size=size).pdf
    text = said(pdf)
    assert "<b>Zoë</b> &amp; =SUM(A1)" in text and "12 of 12 cards in" in text
    assert all(card.card.facts.interviewer.split()[0] in text for card in laid)
    check(pdf)


def test_a_pdf_that_is_no_packet_is_said_to_be_none() -> None:
    card, packet = panel(DEV)[0], issue_packet(cards(panel(DEV, AIKO))).pdf
    assert [len(cards_in(data, "f")) for data in (card.pdf(), card.bundle(), packet)] == [1, 1, 2]
    with pytest.raises(BadInput, match="carries no round"):
        read_packet(panel(DEV)[0].pdf(), "card.pdf")


def test_what_a_card_warns_of_and_what_was_amended_is_said_of_a_packet_too() -> None:
    mine, other = my_key(), key_from(bytes([7] * 32), "author-1")
    signers = Signers((Signer("Tomasz Wierzba", mine.key, 1), Signer("Dev Iyer", other.key, 2)))
    data = bundle_of(amended(sealed(rated(), other), other).journal.entries)
    alone = verify_bundle(data, "a", signers)
    found = verify_packet(issue_packet([read_card(data, "a")]).pdf, "p", signers)
    assert found.holds and len(alone.warnings) == 1 and found.amendments == alone.amendments != ()
    assert found.warnings == tuple(f"Card of Tomasz Wierzba: {each}" for each in alone.warnings)
