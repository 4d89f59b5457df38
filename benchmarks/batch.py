"""Two hundred cards with attachment, structure and signed seal beside the same pages without, card by card in turn."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.rounds import only_round, sealed_round
from benchmarks.rows import Row, at_most, shown
from benchmarks.untagged import untagged
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.scorecards.card import scorecard
from interviewer_app.core.scorecards.issue import issue_card
from interviewer_app.core.scorecards.pdf.render import render_card
from interviewer_app.core.scorecards.signing.ed25519 import key_from, seal_message
from interviewer_app.core.workspace.read import read_entries, read_round_pack

CARDS = 200
WARM_UP = 2
DEARER = 2.0
# Moments of the rounds that take turns; the last one is the whole recording.
MOMENTS = (4, 8, 16, None)
KEY = key_from(bytes(range(32)), "a" * 32)


def rows(folder: Path) -> Iterator[Row]:
    """Both start from the entries of a sealed round. Then every attachment is taken out again by Poppler and qpdf."""
    rounds = [_round(folder / f"{number}.sqlite", moments) for number, moments in enumerate(MOMENTS)]
    took = {"with": 0.0, "without": 0.0}
    size = {"with": 0, "without": 0}
    for number in range(-WARM_UP * len(rounds), CARDS):
        entries, document = rounds[number % len(rounds)]
        for name, draw in (("with", _sealed_card), ("without", _bare_pages)):
            start = time.perf_counter()
            pdf = draw(entries, document)
            if number >= 0:
                took[name] += time.perf_counter() - start
                size[name] += len(pdf)
    yield at_most("batch of PDFs with attachment, structure and seal", CARDS, took["with"], took["without"], DEARER)
    yield shown("batch of PDFs, share of the bytes", CARDS, size["with"], size["without"])
    changed = [name for number, each in enumerate(rounds) for name in _changed(folder / f"{number}.pdf", *each)]
    yield at_most("attachments changed by Poppler and qpdf", 4 * len(rounds), len(changed), 1, 0)


def _round(file: Path, moments: int | None) -> tuple[list[Entry], dict[str, Any]]:
    sealed_round(file, moments)
    round_id = only_round(file)
    return list(read_entries(file, round_id)), read_round_pack(file, round_id)


def _sealed_card(entries: list[Entry], document: dict[str, Any]) -> bytes:
    """What submitting and printing a card costs: its seal is signed, its pages are told, its round goes into it."""
    seal, facts = (state := fold(entries)).seals[-1], state.facts
    assert facts is not None
    KEY.sign(
        seal_message(
            round_id=facts.round, author=KEY.author, heads=seal.heads, pack_digest=seal.pack_digest,
            card_digest=seal.card_digest, key=KEY.key,
        )
    )  # fmt: skip
    return issue_card(entries, document).pdf


def _bare_pages(entries: list[Entry], document: dict[str, Any]) -> bytes:
    card = scorecard(fold(entries), pack_from_document(document), entries=len(entries), app_version="bench")
    with untagged():
        return render_card(card)


def _changed(card: Path, entries: list[Entry], document: dict[str, Any]) -> Iterator[str]:
    """Ways out of the card, and out of what qpdf made of it, by which another bundle comes than went in."""
    issued = issue_card(entries, document)
    card.write_bytes(issued.pdf)
    again, taken = card.with_suffix(".again.pdf"), card.with_suffix(".json")
    subprocess.run(["qpdf", card, again, "--linearize", "--object-streams=disable"], check=True)
    for file in (card, again):
        out = subprocess.run(["qpdf", file, "--show-attachment=round.json"], check=True, capture_output=True).stdout
        subprocess.run(["pdfdetach", "-save", "1", "-o", taken, file], check=True)
        yield from (way for way, data in (("qpdf", out), ("poppler", taken.read_bytes())) if data != issued.bundle)
