"""Reading a card for a board: a PDF, a bundle or a round of the workspace, and nothing that does not hold together."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.scorecards.attach import PACKET, with_attachment, with_bundle
from interviewer_app.core.scorecards.reading import card_of, read_card
from interviewer_app.core.workspace.writer import Writer
from tests.core.scorecards import forging
from tools.sample_panel import PANEL, Made, play


@pytest.fixture(scope="module")
def tomasz() -> Made:
    return play(PANEL[0])


def test_a_pdf_and_its_bundle_are_read_as_the_same_card(tomasz: Made) -> None:
    printed, plain = read_card(tomasz.pdf(), "a.pdf"), read_card(tomasz.bundle(), "a.json")
    assert printed.bundle == plain.bundle
    assert printed.sealed and printed.card == plain.card
    assert printed.fold.ratings["correctness"].level == 3
    assert (printed.round, printed.pack.id, printed.file) == (tomasz.round_id, "no-assistant", "a.pdf")


def test_a_round_of_the_workspace_is_read_as_it_would_be_handed_over(tomasz: Made, tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    with Writer(file, author=tomasz.author, device="d" * 32, new_id=lambda: "e" * 32, new_salt=lambda: "f" * 32) as w:
        tomasz.put_into(w)
    assert card_of(file, tomasz.round_id).bundle == read_card(tomasz.bundle(), "a.json").bundle
    with pytest.raises(BadInput, match="holds no round"):
        card_of(file, "0" * 32)


def test_a_card_that_is_not_submitted_says_so() -> None:
    assert not read_card(play(PANEL[0]._replace(state="ended")).bundle(), "a.json").sealed


def test_what_does_not_hold_together_is_refused_in_one_sentence_that_names_the_file(tomasz: Made) -> None:
    def better(value: forging.Value) -> None:
        forging.of_kind(value, "rated")["body"]["no_evidence"] = "Never asked."

    changed = forging.changed(tomasz.bundle(), better)
    for data in (changed, with_bundle(tomasz.pdf(), changed)):
        with pytest.raises(BadInput, match=r"^mine\.pdf: is not as it was written \(.*\); ask its rater") as refused:
            read_card(data, "mine.pdf")
        assert "\n" not in str(refused.value)
    for data in (b"", b"%PDF-1.7\nnothing", b"{}", b"\x00\xff"):
        with pytest.raises(BadInput, match=r"^mine\.pdf: "):
            read_card(data, "mine.pdf")


@pytest.mark.parametrize(("data", "said"), [(b"", "is empty"), (b"\x89PNG\r\n", "is neither a PDF nor a round")])
def test_a_file_that_is_neither_is_told_so_without_a_word_of_json(data: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read_card(data, "card.pdf")


def test_a_packet_is_not_taken_for_a_card_without_a_round() -> None:
    made = play(PANEL[0])
    packet = with_attachment(made.pdf(), b"{}", PACKET, "cards of a debrief")
    bare = without(packet, "round.json")
    with pytest.raises(BadInput, match="is the packet of a debrief"):
        read_card(bare, "packet.pdf")


def without(pdf: bytes, name: str) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.attachments[name]
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
