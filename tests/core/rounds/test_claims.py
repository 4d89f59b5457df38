"""A claim to come back to: words and a time for the next interviewer, and nothing that was made of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer_app.core.canonical import canonical
from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.rounds.claims import claim_words, handed_on, is_claims, read_claims, standing, write_claims
from interviewer_app.core.workspace.claims import claims_about, file_of
from tests.core.rounds.parts import Live, a_live_round


def a_round_with_a_claim(note: str = "“The charge call is idempotent.” Not checked.") -> tuple[Live, str]:
    live = a_live_round()
    live.round.start(live.clock.now())
    live.round.next_probe(live.clock.wait(1000))
    moment = live.round.log(live.round.pack.kind("trusted-output"), live.clock.wait(760_000))
    live.round.note(moment.id, note, live.clock.wait(1000))
    return live, moment.id


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("weak: “It retries twice.” then “No, thrice.”", "It retries twice. … No, thrice."),
        ("schwach „Das hält.“", "Das hält."),
        ('he said "it holds" twice', "it holds"),
        ("«Ça tient» sans preuve", "Ça tient"),
        ("svagt ”Det håller.” en 2", "Det håller."),
        ("weak on locking, a 2", ""),
        ("", ""),
    ],
)
def test_what_stands_in_quotation_marks_is_the_claim_and_nothing_else(note: str, words: str) -> None:
    assert claim_words(note) == words


def test_a_claim_carries_its_words_and_time_and_no_judgement() -> None:
    live, moment = a_round_with_a_claim()
    assert live.round.hand_on(moment, live.clock.wait(1000)) == "The charge call is idempotent."
    claims = handed_on(live.read_again(), live.round.pack)
    assert claims is not None
    told = json.loads(write_claims(claims))
    assert told.keys() == {"format", "round", "candidate", "interviewer", "claims"}
    assert told["claims"] == [{
        "moment": moment, "text": "The charge call is idempotent.", "at_ms": 761_000,
        "probe": live.round.pack.probes[0].title,
    }]  # fmt: skip
    assert read_claims(write_claims(claims), "c.json") == claims and is_claims(write_claims(claims))


def test_a_second_press_an_undo_and_a_withdrawal_take_it_back() -> None:
    live, moment = a_round_with_a_claim()
    live.round.hand_on(moment, live.clock.wait(1000))
    assert live.round.hand_on(moment, live.clock.wait(1000)) == ""
    assert standing(live.fold) == [] and handed_on(live.fold, live.round.pack) is None
    live.round.hand_on(moment, live.clock.wait(1000))
    live.round.undo(live.clock.wait(1000))
    assert standing(live.read_again()) == []
    live.round.hand_on(moment, live.clock.wait(1000))
    live.round.retract((moment,), live.clock.wait(1000))
    assert standing(live.read_again()) == []
    assert live.round.hand_on(moment, live.clock.wait(1000)) is None


def test_a_start_moved_back_moves_the_time_of_the_claim() -> None:
    live, moment = a_round_with_a_claim()
    live.round.hand_on(moment, live.clock.wait(1000))
    live.round.began_earlier(live.clock.wait(1000))
    assert standing(live.read_again())[0].at_ms == 821_000


def test_a_moment_without_words_has_nothing_to_hand_on() -> None:
    live, moment = a_round_with_a_claim("")
    assert live.round.hand_on(moment, live.clock.wait(1000)) is None
    assert live.round.hand_on("unknown", live.clock.wait(1000)) is None


def test_after_the_seal_nothing_is_handed_on() -> None:
    live, moment = a_round_with_a_claim()
    live.fold.state = "sealed"
    with pytest.raises(Refused):
        live.round.hand_on(moment, live.clock.wait(1000))


def a_file(**changes: object) -> bytes:
    claim = {"moment": "m1", "text": "It holds.", "at_ms": 5}
    told = {"format": "interviewer-claims/1", "round": "r1", "candidate": "Noor", "claims": [claim]}
    return canonical({**told, **changes})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (a_file(ratings=[]), "ratings: Extra inputs are not permitted; it holds no claims alone"),
        (a_file(claims=[{"moment": "m", "text": "x", "at_ms": 1, "direction": "for"}]), "claims.0.direction"),
        (a_file(claims=[]), "claims"),
        (a_file(round="../../etc/x"), "round"),
        (a_file(format="interviewer-claims/2"), "was written by a newer version (interviewer-claims/2); update first"),
        (b"[]", "c.json"),
        (b"{", "c.json"),
        (b" " * 2_000_000, "larger than 1 MiB"),
    ],
)
def test_a_file_with_anything_besides_claims_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadInput) as error:
        read_claims(data, "c.json")
    assert said in str(error.value)


def test_claims_are_found_by_the_candidate_and_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    claims = read_claims(a_file(candidate="Noor  HALVORSEN"), "c")
    file_of(tmp_path, claims).write_bytes(write_claims(claims))
    (tmp_path / "broken.json").write_text("{")
    assert claims_about(tmp_path, "noor halvorsen") == (claims,)
    assert claims_about(tmp_path, "noor halvorsen", own={"r1"}) == ()
    assert claims_about(tmp_path, "somebody else") == claims_about(tmp_path / "none", "noor halvorsen") == ()
