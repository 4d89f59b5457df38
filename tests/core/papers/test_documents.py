"""Documents: the same bytes everywhere, readable by machines, found by readers."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from interviewer_app.core.papers.figure_pdf import draw_figure
from interviewer_app.core.papers.figures import Circle, Figure, Line, Polygon, Rect, Text
from interviewer_app.core.papers.flow import Block, Where, draw, paginate, where
from interviewer_app.core.papers.frame import SIZES, About, Box, Document, PageSize
from interviewer_app.core.papers.marks import mark
from interviewer_app.core.papers.shaping import Style
from tests.core.papers.reading import instructions, text_of, words_of

ABOUT = About("Scorecard محمد", "Tomasz", "a pack", "tests")
CHECKOUT = Path(__file__).resolve().parents[3]
SAME = """
import sys
from interviewer_app.core.papers.frame import About, Document
from interviewer_app.core.papers.shaping import Style
for text in sys.argv[1:]:
    document = Document("A4", About("t", "a", "s", "c"))
    document.ink.text(40, 60, text, Style(11))
    document.ink.text(40, 90, text, Style(11, bold=True))
sys.stdout.buffer.write(document.finish())
"""


def test_a_page_is_the_same_in_another_process_whatever_was_drawn_before(tmp_path: Path) -> None:
    last = "Noor محمد 王 दीपिका Ελένη"
    outcomes = set()
    for seed, zone, language, before in (("1", "UTC", "C", []), ("77", "Asia/Tokyo", "tr_TR.UTF-8", ["शर्मा عبد 李"])):
        outside = {
            "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1",
        }  # fmt: skip
        command = [sys.executable, "-c", SAME, *before, last]
        made = subprocess.run(command, env={**os.environ, **outside}, cwd=tmp_path, capture_output=True, check=True)
        outcomes.add(made.stdout)
    assert len(outcomes) == 1
    assert outcomes.pop().startswith(b"%PDF")


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_pages_have_the_size_asked_for(size: PageSize) -> None:
    with pikepdf.open(io.BytesIO(Document(size, ABOUT).finish())) as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox[2:]] == pytest.approx(SIZES[size], abs=0.01)


def test_a_document_says_what_it_is_and_no_time() -> None:
    with pikepdf.open(io.BytesIO(Document("A4", ABOUT).finish())) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Scorecard محمد"
        assert str(pdf.docinfo["/Creator"]) == "tests"
        assert str(pdf.Root["/Lang"]) == "en"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20000101")


def test_bookmarks_and_links_lead_to_their_places() -> None:
    document = Document("A4", ABOUT)
    document.link("there", 40, 40, 100, 12)
    document.new_page()
    document.bookmark("There \u202e", "there", 300)
    with pikepdf.open(io.BytesIO(document.finish())) as pdf:
        (target,) = pdf.pages[0]["/Annots"]
        assert target["/Dest"][0].objgen == pdf.pages[1].objgen
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["There "]


def test_a_figure_is_drawn_where_it_is_put() -> None:
    items = (
        Rect(0, 0, 40, 10, fill="impl", radius=2),
        Circle(20, 30, 5, stroke="superv"),
        Line(0, 40, 40, 40, dash=True),
        Polygon(((0, 50), (10, 50), (5, 60)), fill="level"),
        Text(20, 80, "12 of 14", 9, anchor="middle"),
        *mark(20, 100, 12, "neutral", "T", "superv", "on_mark", prompted=True),
    )
    document = Document("A4", ABOUT)
    draw_figure(document.ink, Figure(40, 120, items, "a test"), 100, 200)
    pdf = document.finish()
    first, *_rest, letter = words_of(pdf)
    assert (first.text, letter.text) == ("12", "T")
    assert 270 < first.top < 285
    assert letter.left == pytest.approx(120 - (letter.right - letter.left) / 2, abs=0.1)
    operators = [operator for _operands, operator in instructions(pdf)]
    assert operators.count("f") + operators.count("S") == 6


def test_blocks_that_belong_together_share_a_page() -> None:
    box = Box(0, 0, 100, 100)

    def nothing(document: Document, y: float, known: Where) -> None: ...

    blocks = [
        Block(60, nothing, key="a"),
        Block(20, nothing, key="b", together=True),
        Block(30, nothing, key="c"),
        Block(10, nothing, key="d", fresh=True),
    ]
    assert where(paginate(blocks, box, box)).pages == {"a": 1, "b": 2, "c": 2, "d": 3}


def test_heads_of_columns_stand_again_where_rows_go_on() -> None:
    document = Document("A4", ABOUT)
    box = Box(40, 40, 500, 140)

    def line(text: str) -> Block:
        return Block(30, lambda document, y, known: document.ink.text(40, y + 10, text, Style(9)) and None)

    head = line("Head")
    rows = [Block(30, line(f"row {n}").draw, head=head) for n in range(5)]
    draw(document, paginate([Block(30, head.draw, together=True), *rows], box, box), lambda document, known: None)
    pages = text_of(document.finish()).split("\f")
    assert [page.split()[0] for page in pages if page.strip()] == ["Head"] * 3
