"""What pdf.js and LibreOffice find in our papers: python -m tools.viewing FOLDER PDFJS

Run by dev.py viewers, which sees to both programs.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple
from xml.etree import ElementTree

from benchmarks.rounds import only_round, pack, read_card, sealed_round
from interviewer_app.core.debriefs.packet.carrying import NAME as PACKET
from interviewer_app.core.debriefs.packet.issue import issue_packet
from interviewer_app.core.rounds.key_card import card_of_keys
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rubrics.exercise.handout import Promise, notice
from interviewer_app.core.scorecards.issue import issue_card
from interviewer_app.core.scorecards.pdf.render import render_card
from interviewer_app.core.scorecards.reading import read_card as read_bundle_card
from interviewer_app.core.workspace.read import read_entries, read_round_pack
from tools.sample_panel import CANDIDATE, PANEL, play

MIXED = "Noor محمد عبد الله दीपिका 王小明"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
_PAGE = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}page"


class Paper(NamedTuple):
    """A PDF and what has to be found in it. attached: sha256 of each attachment by its name"""

    file: Path
    heading: str
    pages: int
    bookmarks: tuple[str, ...] = ()
    attached: Mapping[str, str] = MappingProxyType({})


class Check(NamedTuple):
    viewer: str
    paper: str
    what: str
    holds: bool


def papers(folder: Path) -> Iterator[Paper]:
    """A sealed card as issued, one with a name in four scripts, a packet of three cards, a key card and a notice."""
    workspace = folder / "workspace.sqlite"
    sealed_round(workspace)
    round_id, card, loaded = only_round(workspace), read_card(workspace), pack()
    issued = issue_card(read_entries(workspace, round_id), read_round_pack(workspace, round_id), page_size="Letter")
    parts = ("Scorecard", "Evidence by dimension", "Full log", "Audit")
    names = (*parts, *(row.dimension.name for row in card.rows))
    mixed = replace(card, facts=card.facts._replace(candidate=MIXED))
    yield _paper(folder / "card.pdf", issued.pdf, card.facts.candidate, names, {"round.json": _digest(issued.bundle)})
    yield _paper(folder / "mixed.pdf", render_card(mixed), "Noor", parts)
    made = [play(seat) for seat in PANEL[1:4]]
    packet = issue_packet([read_bundle_card(each.bundle(), each.seat.rater) for each in made])
    carried = {PACKET: _digest(packet.data)}
    yield _paper(folder / "packet.pdf", packet.pdf, CANDIDATE, ("Debrief packet", "Board"), carried)
    yield _paper(folder / "keys.pdf", card_of_keys(loaded.pack, KeyMap(loaded.pack)), "Key card")
    told = notice(loaded.pack, Promise("Six months, then everything is erased.", "Ask the recruiter."))
    yield _paper(folder / "notice.pdf", told, "About this interview")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _paper(
    file: Path, pdf: bytes, heading: str, bookmarks: tuple[str, ...] = (), attached: Mapping[str, str] | None = None
) -> Paper:
    import pikepdf

    file.write_bytes(pdf)
    with pikepdf.open(file) as opened:
        return Paper(file, heading, len(opened.pages), bookmarks, attached or {})


def read_with_pdfjs(file: Path, pdfjs: Path) -> dict[str, Any]:
    script = Path(__file__).with_name("read_with_pdfjs.mjs")
    done = subprocess.run(["node", "--no-warnings", script, pdfjs, file], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def by_pdfjs(paper: Paper, found: dict[str, Any]) -> Iterator[Check]:
    """Text, outline, structure and attachment as pdf.js sees them."""
    roles = [each["role"] for each in found["told"]]
    levels = [int(role[1]) for role in roles if role[0] == "H" and role[1:].isdigit()]
    headings = [each["text"].strip() for each in found["told"] if each["role"] == "H1"]
    told = {
        "opens with all its pages": found["pages"] == paper.pages,
        "title in both places": found["title"] == found["xmp"] != "",
        "language": found["language"] == "en",
        "marked as tagged": found["marked"],
        "first heading": headings != [] and headings[0].startswith(paper.heading),
        "no heading level left out": all(level <= before + 1 for before, level in pairwise([0, *levels])),
        "a head in every table": roles.count("Table") == 0 or "TH" in roles,
        "figures say something": all(each["alt"] for each in found["told"] if each["role"] == "Figure"),
        "links say something": all(found["links"]),
        "bookmarks": set(paper.bookmarks) <= {title for _depth, title in found["outline"]},
        "attachment": found["attached"] == paper.attached,
    }
    for what, holds in told.items():
        yield Check(f"pdf.js {found['version']}", paper.file.name, what, holds)


def by_libreoffice(paper: Paper, words: str) -> Iterator[Check]:
    """Pages and text as LibreOffice imports them; `words`: the text that has to be there, Latin letters only."""
    with tempfile.TemporaryDirectory() as place:
        command = [
            "soffice", f"-env:UserInstallation={(Path(place) / 'profile').as_uri()}", "--headless",
            "--infilter=draw_pdf_import", "--convert-to", "fodg", "--outdir", place, str(paper.file),
        ]  # fmt: skip
        subprocess.run(command, capture_output=True, check=True)
        tree = ElementTree.parse(Path(place) / f"{paper.file.stem}.fodg")
    text = _squashed("".join("".join(each.itertext()) for each in tree.iter(_TEXT)))
    missing = sorted({word for word in words.split() if word.isascii() and _squashed(word) not in text})
    yield Check("LibreOffice", paper.file.name, "opens with all its pages", len(list(tree.iter(_PAGE))) == paper.pages)
    what = "finds every word" if not missing else f"finds every word (missing: {', '.join(missing[:5])})"
    yield Check("LibreOffice", paper.file.name, what, not missing)


def _squashed(text: str) -> str:
    return "".join(text.split())


def main(folder: Path, pdfjs: Path) -> int:
    checks: list[Check] = []
    for paper in papers(folder):
        found = read_with_pdfjs(paper.file, pdfjs)
        for check in (*by_pdfjs(paper, found), *by_libreoffice(paper, found["words"])):
            checks.append(check)
            holds = "ok" if check.holds else "FAILS"
            print(f"{check.viewer:14}  {check.paper:12}  {holds:5}  {check.what}", flush=True)
    return 0 if all(check.holds for check in checks) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
