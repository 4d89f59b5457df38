"""What a paper tells those who do not see it: the words on it, in the order of reading, whatever was drawn between."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from interviewer_app.core.papers.figure_pdf import draw_figure
from interviewer_app.core.papers.figures import Figure, Rect, Text
from interviewer_app.core.papers.flow import Block, Where, draw, paginate
from interviewer_app.core.papers.frame import About, Box, Document
from interviewer_app.core.papers.shaping import Style
from tests.core.papers.accessible import Node, Tree, check

ABOUT = About("A paper <&> \u202e", "Tomasz & Noor", "a pack", "tests")
BODY = Style(10)


def shape_of(node: Node) -> object:
    return (node.role, [shape_of(kid) for kid in node.kids]) if node.kids else node.role


def said(tree: Tree, *roles: str) -> list[str]:
    return [tree.text(node) for node in tree.all(*roles)]


def test_a_paper_that_says_nothing_is_read_as_one_paragraph() -> None:
    document = Document("A4", ABOUT)
    document.ink.text(40, 40, "One ", BODY)
    document.ink.line(40, 44, 90, 44)
    document.ink.text(40, 60, "two", BODY)
    tree = check(document.finish())
    assert shape_of(tree) == ("Document", ["P"])
    assert said(tree, "P") == ["One two"]


def test_headings_nest_their_sections_and_leave_no_level_out() -> None:
    document = Document("A4", ABOUT)
    for number, level in enumerate((1, 3, 2, 1)):
        document.ink.say.heading(level)
        document.ink.text(40, 40 + 20 * number, f"Heading {number}", BODY)
    tree = check(document.finish())
    assert shape_of(tree) == (
        "Document", [("Sect", ["H1", ("Sect", ["H2"]), ("Sect", ["H2"])]), ("Sect", ["H1"])]
    )  # fmt: skip


def test_tables_lists_figures_and_links_stand_where_they_are_said() -> None:
    document = Document("A4", ABOUT)
    ink, say = document.ink, document.ink.say
    say.caption()
    ink.text(40, 40, "Ratings", BODY)
    for row, words in enumerate((("", "Level"), ("Tests", "3"))):
        say.row()
        for column, word in enumerate(words):
            say.cell("Column" if row == 0 and column else "Row" if not column and row else "")
            if word:
                ink.text(40 + 80 * column, 60 + 20 * row, word, BODY)
    say.mark("Level 3 of 1 to 4", (120, 70, 140, 84))
    ink.rect(120, 70, 20, 14, stroke="control")
    say.on()
    lead = say.link()
    ink.text(160, 80, "why", BODY)
    document.link("why", 160, 70, 30, 14, "Evidence", lead)
    say.item()
    say.label()
    ink.text(40, 120, "•", BODY)
    say.body()
    ink.text(50, 120, "first", BODY)
    draw_figure(ink, Figure(50, 20, (Rect(0, 0, 50, 20, fill="hover"), Text(2, 12, "x", 9)), "Nothing rises."), 40, 200)
    document.place("why", 300)
    tree = check(document.finish())
    assert shape_of(tree) == (
        "Document",
        [
            ("Table", ["Caption", ("TR", ["TD", "TH"]), ("TR", ["TH", ("TD", ["Figure", "Link"])])]),
            ("L", [("LI", ["Lbl", "LBody"])]),
            "Figure",
        ],
    )
    assert [head.scope for head in tree.all("TH")] == ["Column", "Row"]
    assert [figure.alt for figure in tree.all("Figure")] == ["Level 3 of 1 to 4", "Nothing rises."]
    assert [each for link in tree.all("Link") for each in link.links] == ["Evidence, page 1"]


def test_rows_go_on_on_the_next_page_and_what_stands_on_every_page_is_read_nowhere() -> None:
    document = Document("A4", ABOUT)
    box = Box(40, 40, 500, 140)

    def cells(head: str, *words: str) -> Block:
        def draw_cells(page: Document, y: float, known: Where) -> None:
            page.ink.say.row()
            for column, word in enumerate(words):
                page.ink.say.cell("Column" if head else "Row" if not column else "")  # type: ignore[arg-type]
                page.ink.text(40 + 100 * column, y + 10, word, BODY)

        return Block(30, draw_cells)

    def foot(page: Document, known: Where) -> None:
        page.ink.text(40, 700, f"foot {page.page}", BODY)

    head = cells("Column", "Time", "Words")
    rows = [Block(30, cells("", f"{n}", f"row {n}").draw, head=head) for n in range(5)]
    draw(document, paginate([Block(30, head.draw, together=True), *rows], box, box), foot)
    tree = check(document.finish())
    (table,) = tree.all("Table")
    assert [tree.text(row) for row in table.kids] == ["TimeWords", *(f"{n}row {n}" for n in range(5))]
    assert "foot" not in tree.text(tree)


@pytest.mark.parametrize("line", ["محمد عبد الله (Noor) दीपिका", "Dr. יוסף כהן, (PhD)", "Noor محمد"])
def test_lines_of_both_directions_are_told_as_they_are_read(line: str) -> None:
    document = Document("A4", ABOUT)
    document.ink.text(40, 40, "First ", BODY)
    document.ink.text(40, 60, line, BODY)
    document.ink.text(40, 80, " last", BODY)
    assert said(check(document.finish()), "P") == [f"First {line} last"]


def test_alternative_texts_and_metadata_carry_names_without_acting(tmp_path: Path) -> None:
    hostile = "a <b>&\u202e\x00 (\\) ]]> محمد"
    document = Document("A4", About(hostile, hostile, hostile, "tests"))
    document.ink.say.figure(hostile)
    document.ink.rect(40, 40, 20, 20, fill="text")
    pdf = document.finish()
    assert [figure.alt for figure in check(pdf).all("Figure")] == ["a <b>&[U+0000] (\\) ]]> محمد"]
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
