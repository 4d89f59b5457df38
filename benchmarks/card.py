"""A three-page card beside the same pages from fpdf2 and WeasyPrint, each warm, in turn."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.place import Unfit, peers_python
from benchmarks.rounds import read_card, sealed_round
from benchmarks.rows import Row, at_least, shown
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pdf.render import render_card

CARDS = 20
WARM_UP = 3
PAGES = 3
FASTER = 5.0
ROOT = Path(__file__).resolve().parents[1]


def rows(folder: Path) -> Iterator[Row]:
    """Ours is the drawing of the card, as theirs is; its bundle comes on top for all three."""
    file = three_page_round(folder)
    card = read_card(file)
    drawing = folder / "card.json"
    subprocess.run([sys.executable, "-m", "benchmarks.drawing", str(file), str(drawing)], check=True, cwd=ROOT)
    pdf = folder / "ours.pdf"
    took: dict[str, list[float]] = {"ours": [], "fpdf2": [], "weasyprint": []}
    with Peers(drawing) as peers:
        for number in range(WARM_UP + CARDS):
            if number == WARM_UP:
                for times in took.values():
                    times.clear()
            took["ours"].append(_draw(card, pdf))
            for peer in ("fpdf2", "weasyprint"):
                took[peer].append(peers.draw(peer, folder / f"{peer}.pdf"))
    for peer in ("fpdf2", "weasyprint"):
        same_text(pdf, folder / f"{peer}.pdf")
    own, fpdf2, weasyprint = (median(times) for times in took.values())
    yield at_least("three-page card, times faster than fpdf2", CARDS, own, fpdf2, FASTER)
    yield shown("three-page card, share of WeasyPrint's time", CARDS, own, weasyprint)


def three_page_round(folder: Path) -> Path:
    """A workspace with the recorded round, ended after as many moments as three pages hold."""
    for moments in range(8, 0, -1):
        file = folder / f"{moments}-moments.sqlite"
        sealed_round(file, moments)
        if _pages(render_card(read_card(file))) == PAGES:
            return file
    raise Unfit("The recorded round fills no card of three pages, however short it is.")


def _pages(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def _draw(card: Scorecard, file: Path) -> float:
    start = time.perf_counter()
    pdf = render_card(card)
    took = time.perf_counter() - start
    file.write_bytes(pdf)
    return took


class Peers:
    """The process in which the peers live, warm."""

    def __init__(self, drawing: Path) -> None:
        self._process = subprocess.Popen(
            [peers_python(os.environ), "-W", "ignore", str(Path(__file__).with_name("peers.py")), str(drawing)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def __enter__(self) -> Peers:
        if self._answer() != "ready":
            raise Unfit("fpdf2 or WeasyPrint does not start (it needs Pango's libraries); run: python3 dev.py bench")
        return self

    def __exit__(self, *_what: object) -> None:
        self._process.communicate()

    def draw(self, peer: str, file: Path) -> float:
        """Seconds one card took a peer, by its own clock."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{peer} {file}\n")
        self._process.stdin.flush()
        return float(self._answer() or "nan")

    def _answer(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def same_text(ours: Path, theirs: Path) -> None:
    """raises: Unfit if a word of our card is missing in theirs, or theirs has more or less text"""
    own, other = _text(ours), _text(theirs)
    whole = _squashed(other)
    missing = sorted({word for word in own.split() if _squashed(word) not in whole})
    if missing or len(_squashed(own)) != len(whole):
        raise Unfit(f"{theirs.stem} did not draw the same text, so its time says nothing; missing: {missing[:5]}.")


def _text(pdf: Path) -> str:
    return subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout


def _squashed(text: str) -> str:
    """Without what depends on where a line was broken: space, and the hyphen at its end."""
    return re.sub(r"[\s-]", "", text)
