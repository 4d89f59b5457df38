"""What is read out of a card: by the rules of its structure tree, by Poppler, by MuPDF, and past qpdf."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pages import same_pages
from interviewer_app.core.scorecards.pdf.render import render_card
from tests.core.papers.accessible import Node, Tree, check
from tests.core.scorecards.pdf_cards import card_of, pack_of
from tests.core.scorecards.test_pdf_card import LONG, boundless

RTL = "محمد عبد الله (Noor) दीपिका"
CARDS: dict[str, tuple[Callable[[], Scorecard], PageSize]] = {
    "typical": (lambda: card_of(), "A4"),
    "typical, Letter": (lambda: card_of(), "Letter"),
    "five hundred moments": (lambda: card_of(count=500), "A4"),
    "nothing logged": (lambda: card_of(count=0), "Letter"),
    "names from both sides": (lambda: card_of(candidate=RTL, recommendation=RTL * 9), "A4"),
    "long names": (lambda: card_of(candidate=LONG * 2, recommendation=LONG * 30, deviations=(LONG,) * 9), "A4"),
    "texts without bounds": (boundless, "Letter"),
    "level facets only": (lambda: card_of(pack_of(9, track="level")), "A4"),
    "eleven points": (lambda: card_of(pack_of(4, (0, 10))), "A4"),
}


def tool(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"
    return done.stdout


def headings(tree: Tree) -> list[tuple[str, str]]:
    return [(node.role, tree.text(node)) for node in tree.all("H1", "H2", "H3")]


def rows(tree: Tree, table: Node) -> list[list[str]]:
    return [[tree.text(cell) or "".join(f.alt for f in cell.all("Figure")) for cell in row.kids] for row in table.kids]


@pytest.mark.parametrize("name", CARDS)
def test_every_card_keeps_the_rules_for_those_who_listen(name: str, tmp_path: Path) -> None:
    made, size = CARDS[name]
    file = tmp_path / "card.pdf"
    file.write_bytes(render_card(made(), page_size=size, draft=name == "long names"))
    tree = check(file.read_bytes())
    assert len(tree.all("H1")) == 4
    assert tool("qpdf", "--check", file).count("No syntax or stream encoding errors") == 1
    assert "Tagged:          yes" in tool("pdfinfo", file)


def test_a_card_is_read_in_the_order_in_which_a_person_reads() -> None:
    card = card_of()
    tree = check(render_card(card))
    told = headings(tree)
    assert [text for role, text in told if role == "H1"] == [
        "Noor Halvorsen", "Evidence by dimension", "Full log", "Audit"
    ]  # fmt: skip
    assert [text for role, text in told if role == "H3"] == [row.dimension.name for row in card.rows]
    words = tree.text(tree)
    said = (card.facts.candidate, "AI policy", "Implementation", "Scope", "Comparability", "Evidence by", "Full log")
    assert sorted(said, key=words.index) == list(said)
    assert "Dimensions are not added up" not in words


def test_ratings_moments_and_figures_say_what_others_see() -> None:
    card = card_of()
    tree = check(render_card(card))
    ratings, *_others = tree.all("Table")
    head, first, *_rest = rows(tree, ratings)
    assert head == ["", "for", "neutral", "against", "unprompted", "prompted"]
    row = card.rows[0]
    assert row.rating is not None
    assert first[0] == row.dimension.name and first[-2:] == [str(row.unprompted), str(row.prompted)]
    alts = [figure.alt for figure in tree.all("Figure")]
    assert f"Level {row.rating.level} of 1 to 4" in alts
    assert "Probes: 1 asked, 2 asked in adapted words, 3 to 8 asked, 9 not reached" in alts
    assert any(alt.startswith("Time line with 38 moments, most of them on ") for alt in alts)
    log = next(table for table in tree.all("Table") if table.all("Caption"))
    assert len([row for row in rows(tree, log) if len(row) == 6]) == len(card.log)


def test_a_rating_leads_to_its_moments_in_the_log_and_back() -> None:
    card = card_of()
    tree = check(render_card(card))
    links = [link for node in tree.all("Link") for link in node.links]
    cited = sum(len(row.rating.cites) for row in card.rows if row.rating)
    assert len([link for link in links if link.startswith("Evidence for ")]) == len(card.rows)
    assert len([link for link in links if link.startswith("Cited, in the full log, page ")]) == cited
    assert len([link for link in links if link.startswith("Cited by the rating, page ")]) == cited


def test_bookmarks_name_every_section_and_dimension() -> None:
    card = card_of()
    with pikepdf.open(io.BytesIO(render_card(card))) as pdf, pdf.open_outline() as outline:
        titles = {item.title: [below.title for below in item.children] for item in outline.root}
        dimensions = [item.title for below in outline.root[1].children for item in below.children]
    assert list(titles) == ["Scorecard", "Evidence by dimension", "Full log", "Audit"]
    assert titles["Evidence by dimension"] == ["Implementation", "Supervision", "Level facets"]
    assert dimensions == [row.dimension.name for row in card.rows]
    assert {"Script", "Clock", "Names and digests"} <= set(titles["Audit"])


def test_poppler_and_mupdf_find_headings_tables_and_texts(tmp_path: Path) -> None:
    file = tmp_path / "card.pdf"
    file.write_bytes(render_card(card_of()))
    told = tool("pdfinfo", "-struct-text", file)
    assert told.index('"Noor Halvorsen"') < told.index('"Comparability"') < told.index('"Full log"')
    assert told.count("Table (block)") > 10 and "/Scope /Row" in told and "/Scope /Column" in told
    assert "Repairs the failure that was pointed out; a neighbouring call" in told  # over two lines
    assert "Full log" in tool("mutool", "show", file, "outline")
    assert "Noor Halvorsen" in tool("mutool", "draw", "-q", "-F", "txt", file, "1")


def test_a_right_to_left_name_is_told_as_it_was_written() -> None:
    tree = check(render_card(card_of(candidate=RTL)))
    assert headings(tree)[0] == ("H1", RTL)


def test_a_card_with_more_bookmarks_than_anything_is_deep_can_be_compared() -> None:
    pdf = render_card(card_of(pack_of(80), count=0))
    with pikepdf.open(io.BytesIO(pdf)) as printed, pikepdf.open(io.BytesIO(pdf)) as drawn:
        assert same_pages(printed, drawn)
        with printed.open_outline() as outline:
            outline.root[1].children[0].children[79].title = "another one"
        assert not same_pages(printed, drawn)
