"""The judge of what viewers found: every promise of a paper is asked for, and nothing but the known pdf.js runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tools import viewers
from tools.shell import Trouble
from tools.viewing import Paper, by_pdfjs

PAPER = Paper(Path("card.pdf"), "Noor", 3, ("Audit",), {"round.json": "ab" * 32})
GOOD: dict[str, Any] = {
    "version": "4", "pages": 3, "title": "A card", "xmp": "A card", "language": "en", "marked": True,
    "told": [
        {"role": "H1", "alt": "", "text": " Noor Halvorsen"}, {"role": "H2", "alt": "", "text": "Tests"},
        {"role": "Table", "alt": "", "text": ""}, {"role": "TH", "alt": "", "text": ""},
        {"role": "Figure", "alt": "Level 3", "text": "3"},
    ],
    "links": ["Evidence, page 2"], "outline": [[0, "Audit"]], "attached": {"round.json": "ab" * 32},
}  # fmt: skip
BROKEN: dict[str, dict[str, Any]] = {
    "opens with all its pages": {"pages": 2},
    "title in both places": {"xmp": ""},
    "language": {"language": ""},
    "marked as tagged": {"marked": False},
    "first heading": {"told": [{"role": "H1", "alt": "", "text": "Audit"}]},
    "no heading level left out": {"told": [GOOD["told"][0], {"role": "H3", "alt": "", "text": ""}]},
    "a head in every table": {"told": GOOD["told"][:3]},
    "figures say something": {"told": [GOOD["told"][0], {"role": "Figure", "alt": "", "text": "3"}]},
    "links say something": {"links": ["Evidence, page 2", ""]},
    "bookmarks": {"outline": []},
    "attachment": {"attached": {"round.json": "00" * 32}},
}


def failing(found: dict[str, Any]) -> set[str]:
    return {check.what for check in by_pdfjs(PAPER, found) if not check.holds}


def test_a_paper_that_keeps_its_promises_passes() -> None:
    assert failing(GOOD) == set()


@pytest.mark.parametrize("what", BROKEN)
def test_each_broken_promise_is_named(what: str) -> None:
    assert failing({**GOOD, **BROKEN[what]}) == {what}


def test_nothing_runs_that_is_not_the_pdfjs_we_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def something_else(*_command: object, **_how: object) -> str:
        for name in viewers.SHA256:
            file = tmp_path / "node_modules" / "pdfjs-dist" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("other code", encoding="utf-8")
        return ""

    monkeypatch.setattr(viewers, "FOLDER", tmp_path)
    monkeypatch.setattr(viewers, "quietly", something_else)
    with pytest.raises(Trouble, match="something else"):
        viewers._pdfjs()
