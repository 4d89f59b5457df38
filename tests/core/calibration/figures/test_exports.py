"""Figures leave the app as SVG that is valid XML, as CSV that no spreadsheet runs, and onto paper as they are."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from xml.etree import ElementTree

from interviewer_app.core.calibration.figures.drift import drift_figure
from interviewer_app.core.calibration.figures.export import csv_of_figure, svg_of
from interviewer_app.core.calibration.figures.severity import severity_figure
from interviewer_app.core.calibration.figures.shown import SeverityShown
from interviewer_app.core.papers.figure_pdf import draw_figure
from interviewer_app.core.papers.frame import About, Document
from tests.core.calibration.figures import samples
from tests.core.papers.accessible import check
from tests.core.papers.reading import text_of

HOSTILE = '=HYPERLINK("http://x")<script>&\x00]]>'
SVG = "{http://www.w3.org/2000/svg}"


def test_svg_is_xml_that_shows_hostile_names_as_text() -> None:
    shown = samples.severity(3, 0, 0)
    rows = (replace(shown.on_axis[0], interviewer=HOSTILE), *shown.on_axis[1:])
    svg = svg_of(severity_figure(SeverityShown(rows, (), "", f"{HOSTILE} is strict"), 900).figure)
    root = ElementTree.fromstring(svg)
    assert {element.tag for element in root.iter()} <= {f"{SVG}{tag}" for tag in TAGS}
    assert any((text.text or "").startswith("=HYPERLINK(") for text in root.iter(f"{SVG}text"))
    assert "<script>" in (root.find(f"{SVG}title").text or "")  # type: ignore[union-attr]
    assert "Inter" in root.attrib["font-family"] and root.attrib["role"] == "img"


TAGS = ("svg", "title", "rect", "line", "circle", "polygon", "polyline", "text")


def test_the_same_figure_gives_the_same_svg_in_the_light_palette() -> None:
    one, other = (svg_of(drift_figure(samples.drift(), 500).figure) for _ in range(2))
    assert one == other
    assert b"#1F5FD0" in one and b'stroke-dasharray="4 3"' in one


def test_csv_has_numbers_as_numbers_and_no_formula() -> None:
    shown = samples.severity(3, 1, 1)
    rows = (replace(shown.on_axis[0], interviewer=HOSTILE, severity=-0.5), *shown.on_axis[1:])
    data = csv_of_figure(severity_figure(replace(shown, on_axis=rows), 500))
    table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert table[0][:5] == ["interviewer", "rounds", "severity", "ci95_low", "ci95_high"]
    assert table[1][0].startswith("'=HYPERLINK") and table[1][2] == "-0.5"
    assert table[4] == ["Aside 0", "6", "", "", "", "", "", "", "", shown.aside[0].because]


def test_curves_reach_paper_with_the_sentence_of_the_figure() -> None:
    document = Document("A4", About("Drift", "", "", "test"))
    draw_figure(document.ink, drift_figure(samples.drift(), 400).figure, 40, 40)
    pdf = document.finish()
    assert [figure.alt for figure in check(pdf).all("Figure")] == ["Two moved since rubric 2.0."]
    assert "Ines Farrow" in text_of(pdf)
