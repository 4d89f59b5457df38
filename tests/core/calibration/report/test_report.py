"""The report as readers find it: its first page says what the screen says, the rest defends it, all can read it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from interviewer_app.core.calibration.impact.results import Against, ImpactGroup, ImpactResult
from interviewer_app.core.calibration.report.issue import write_page, write_report
from interviewer_app.core.calibration.report.rater_page import rater_paper, render_rater
from interviewer_app.core.calibration.report.render import render_report
from interviewer_app.core.calibration.statistic import Value
from interviewer_app.core.calibration.telling.overview import told_of
from interviewer_app.core.calibration.telling.showing import severity_shown
from interviewer_app.core.calibration.whole_result import Counts, Whole
from interviewer_app.core.errors import MachineTrouble
from tests.core.calibration.figures.samples import LONG, NAMES
from tests.core.calibration.telling import made
from tests.core.papers.accessible import check
from tests.core.papers.reading import text_of, words_of


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def report() -> bytes:
    return render_report(made.year())


def test_the_first_page_says_what_the_screen_says(report: bytes) -> None:
    tree = check(report)
    said = [flat(tree.text(node)) for node in tree.all("P")]
    told = told_of(made.year())
    for sentence in told.sentences:
        assert sentence.text in said
    page = flat(text_of(report, "-f", "1", "-l", "1"))
    for words in (
        "58 %",
        "95 % interval 54 to 62",
        "34 by luck",
        "1,327 pairs",
        "4,716 ratings",
        "Input digest 9f3c 41ab",
    ):
        assert words in page
    for name in (*NAMES, "Noor Haddad", "Ruben Castell"):
        assert name in page
    assert "Personal data about staff: for the calibration lead." in page
    assert "more, none moved" not in page
    assert "What would still go unseen. A shift under 0.75 logit with 50 rounds or more" in flat(tree.text(tree))


def test_every_figure_has_its_sentence_and_every_part_its_bookmark(report: bytes) -> None:
    tree = check(report)
    alts = [figure.alt for figure in tree.all("Figure")]
    assert severity_shown(made.year()).sentence in alts
    assert told_of(made.year()).sentences[0].text in alts and told_of(made.year()).sentences[1].text in alts
    with pikepdf.open(io.BytesIO(report)) as document, document.open_outline() as outline:
        titles = [entry.title for entry in (*outline.root, *outline.root[0].children)]
        assert "/AF" not in document.Root and "/EmbeddedFiles" not in document.Root.get("/Names", {})
    assert titles == [
        "Calibration report", "1. Severity", "Severity in full", "Agreement in full", "Drift in full", "What to book",
        "Methods, sources and data",
    ]  # fmt: skip


def test_the_rest_has_every_coefficient_formula_and_source(report: bytes) -> None:
    text = flat(text_of(report))
    for words in ("Gwet AC2", "Kendall W", "ICC 3k", "Krippendorff (2011)", "Bock & Aitkin (1981)", "Page (1954)",
                  "undefined, because no round was scored under both versions", "Nothing to book for Ines Farrow",
                  "flagged, stricter", "too few rounds", "Baseline, 300 rounds:"):  # fmt: skip
        assert words in text


def test_the_same_results_give_the_same_bytes_on_either_paper(report: bytes) -> None:
    assert render_report(made.year()) == report
    letter = render_report(made.year(), "Letter")
    assert "Lucia Bren" in text_of(letter, "-f", "1", "-l", "1")
    assert {word.page for word in words_of(letter) if word.text.startswith("unseen")} >= {1}


def big(count: int) -> Whole:
    """So many interviewers, the last three flagged, with names that want more room than there is."""
    names = (list(LONG) + [f"Interviewer {n:03}" for n in range(count)])[: count - 3] + list(NAMES[:3])
    raters = tuple(made.severe(name, 0.8 - 1.6 * n / count) for n, name in enumerate(names))
    watched = tuple(
        made.drifting(name, "flagged" if name in NAMES else "steady", 0.8, level=0.2) for name in names
    )  # fmt: skip
    counts = Counts(10_000, count, 900, 2000, 7)
    return replace(made.year(), counts=counts, severity=made.severity(raters), drift=made.drift(watched))


@pytest.mark.parametrize("count", [40, 130])
def test_many_interviewers_leave_the_first_page_to_those_who_moved(count: int) -> None:
    pdf = render_report(big(count))
    tree = check(pdf)
    page = flat(text_of(pdf, "-f", "1", "-l", "1"))
    for name in NAMES[:3]:
        assert name in page
    assert "more, none moved" in page and "3. Drift" in page and "What would still go unseen." in page
    assert LONG[1][:2] in text_of(pdf)
    assert len(tree.all("TR")) > count


def test_undefined_everywhere_is_a_report_that_says_so() -> None:
    pdf = render_report(made.nothing())
    check(pdf)
    text = flat(text_of(pdf))
    assert "undefined, because only one interviewer rated" in text
    assert "Whether a version itself is harder cannot be told, because only one interviewer rated." in text


def test_nothing_stands_below_the_foot_or_beside_the_page(report: bytes) -> None:
    for pdf in (report, render_report(big(40), "Letter")):
        for word in words_of(pdf):
            assert word.left > 30 and word.right < 600 and word.bottom < 812


def test_letters_stand_for_every_name(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_report(made.year(), path, "A4", True)
    text = text_of(path.read_bytes())
    assert [name for name in NAMES if name in text] == []
    assert "Ines" not in text and "Noor" not in text
    assert [file.name for file in tmp_path.iterdir()] == ["report.pdf"]


def test_a_raters_own_page_names_nobody_else() -> None:
    for name in ("Ines Farrow", "Ruben Castell", "Noor Haddad"):
        pdf = render_rater(rater_paper(made.year(), name))
        tree = check(pdf)
        text = flat(text_of(pdf))
        assert name in text and "for nobody else" in text
        assert [other for other in (*NAMES, "Noor Haddad", "Ruben Castell") if other != name and other in text] == []
        assert rater_paper(made.year(), name).told.sentence.text in [flat(tree.text(node)) for node in tree.all("P")]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) <= 2


def test_groups_that_were_brought_stand_in_this_one_report() -> None:
    ratio, p = Value(0.75, (0.5, 1.1)), Value(0.21)
    groups = (ImpactGroup("A", 40, 20), ImpactGroup("=B", 40, 15))
    against = Against("=B", "A", ratio, p, True, True, False)
    impact = ImpactResult(groups, "A", "=B", ratio, p, True, True, (against,), ("Few people.",))
    pdf = render_report(made.nothing(), "A4", impact)
    tree, text = check(pdf), flat(text_of(pdf))
    rows = [[tree.text(cell).strip() for cell in row.kids] for row in tree.all("TR")]
    assert "Selection rates by group" in text
    assert ["=B", "40", "15", "38 %", "0.75 (0.50 to 1.10)", "0.2100"] in rows
    assert "It is below four fifths. One person selected otherwise would turn that around." in text
    assert "Selection rates" not in text_of(render_report(made.nothing()))


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MachineTrouble, match="cannot be written"):
        write_page(rater_paper(made.year(), "Dev Iyer"), tmp_path / "none" / "page.pdf")
    (tmp_path / "folder").mkdir()
    with pytest.raises(MachineTrouble):
        write_page(rater_paper(made.year(), "Dev Iyer"), tmp_path / "folder")
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]
