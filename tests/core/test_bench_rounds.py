"""The rounds the bench measures with are real, and the same each time."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from benchmarks.card import same_text, three_page_round
from benchmarks.place import Unfit
from benchmarks.rounds import (
    CountedClock,
    busy_entries,
    drafts,
    only_round,
    open_writer,
    pack,
    read_card,
    recording,
    sealed_round,
)
from benchmarks.same_bytes import card_digest
from benchmarks.untagged import untagged
from interviewer_app.core.rounds.entries import check_stream
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.scorecards.pdf.render import render_card
from interviewer_app.core.workspace.read import read_round


def test_the_sealed_round_holds_what_was_recorded(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    state = read_round(file, sealed_round(file))
    expected = [(e.kind, e.dimension, e.at_ms) for e in recording().expected]
    assert [(m.kind, m.dimension, m.at_ms) for m in state.counted] == expected
    assert state.state == "sealed"


def test_the_same_call_makes_the_same_card(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        sealed_round(tmp_path / name / "workspace.sqlite")
    digests = {card_digest(tmp_path / name / "workspace.sqlite") for name in ("one", "two")}
    assert len(digests) == 1


def test_a_three_page_round_has_moments_on_it(tmp_path: Path) -> None:
    assert read_card(three_page_round(tmp_path)).log


def test_a_busy_round_logs_as_many_moments_as_asked_for() -> None:
    loaded = pack()
    entries = busy_entries(loaded, "r" * 32, 40, CountedClock(), every_ms=500)
    assert check_stream(entries) == []
    state = fold(entries)
    assert (len(state.counted), state.state) == (40, "live")
    assert sum(1 for moment in state.counted if moment.note) == 13


def test_a_busy_round_has_as_many_amendments_as_asked_for_beside_its_notes() -> None:
    entries = busy_entries(pack(), "r" * 32, 40, CountedClock(), every_ms=500, amended=8, minutes=180)
    amended = [entry.body or "" for entry in entries if entry.kind == "moment-amended"]
    assert len([body for body in amended if '"note"' not in body]) == 8
    state = fold(entries)
    assert {change.field for change in state.acts.changes} > {"direction", "prompted", "mode", "dimension"}
    assert state.facts is not None and state.facts.minutes == 180


def test_the_drafts_of_a_busy_round_can_be_appended_as_they_are(tmp_path: Path) -> None:
    loaded = pack()
    file = tmp_path / "workspace.sqlite"
    with open_writer(file, "drafts") as writer:
        for draft in drafts(loaded, "r" * 32, 6, CountedClock(), every_ms=500):
            writer.append_now("round", "r" * 32, draft)
    assert len(read_round(file, only_round(file)).counted) == 6


def test_a_peer_that_leaves_words_out_does_not_count(tmp_path: Path) -> None:
    sealed_round(tmp_path / "whole.sqlite")
    sealed_round(tmp_path / "less.sqlite", 3)
    for name in ("whole", "less"):
        (tmp_path / f"{name}.pdf").write_bytes(render_card(read_card(tmp_path / f"{name}.sqlite")))
    same_text(tmp_path / "whole.pdf", tmp_path / "whole.pdf")
    with pytest.raises(Unfit, match="did not draw the same text"):
        same_text(tmp_path / "whole.pdf", tmp_path / "less.pdf")


def test_pages_without_a_structure_look_the_same_and_carry_none(tmp_path: Path) -> None:
    sealed_round(tmp_path / "round.sqlite", 3)
    card = read_card(tmp_path / "round.sqlite")
    told = render_card(card)
    with untagged():
        bare = render_card(card)
    for name, pdf in (("told", told), ("bare", bare)):
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    same_text(tmp_path / "told.pdf", tmp_path / "bare.pdf")
    with pikepdf.open(tmp_path / "bare.pdf") as pdf:
        assert "/StructTreeRoot" not in pdf.Root
        assert b"MCID" not in pdf.pages[0].Contents.read_bytes()
    assert render_card(card) == told
