"""A lead's twenty minutes a quarter: drop the export of a year, read three true sentences, defend each, book rounds."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from interviewer_app.ui.calibration.view import CalibrationPage
from interviewer_app.ui.context import AppContext
from tests.ui.calibration.in_app import open_app, pages, wait
from tools.sample_year import SEPARATE, sample_year

STRICTER = {"Ines Farrow", "Oskar Lind"}  # what sample_year gave the two since rubric 2.0


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[AppContext]:
    context = open_app(tmp_path / "home")
    yield context
    context.jobs.close()
    context.shell.close()
    context.shell.deleteLater()


def drop(page: CalibrationPage, file: Path) -> None:
    """Drag a file over the page and let it go."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    at, copy, left = page.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(page, QDragEnterEvent(at, copy, carried, left, Qt.KeyboardModifier.NoModifier))
    QApplication.sendEvent(page, QDropEvent(QPointF(at), copy, carried, left, Qt.KeyboardModifier.NoModifier))


def same_rating(table: bytes) -> dict[str, tuple[int, int]]:
    """(pairs of interviewers on one candidate that rated alike, all such pairs) by dimension, counted one by one."""
    given: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(table.decode())):
        given[row["candidate"], row["dimension"]].append((row["interviewer"], row["score"]))
    counted: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for (_candidate, dimension), ratings in given.items():
        pairs = [(a[1] == b[1]) for a, b in combinations(ratings, 2) if a[0] != b[0]]
        same, all_ = counted[dimension]
        counted[dimension] = same + sum(pairs), all_ + len(pairs)
    return counted


def said(page: CalibrationPage) -> list[str]:
    return [line.text() for line in page.body.overview.lines if line.text()]


def press(page: CalibrationPage, key: Qt.Key | str) -> None:
    target = QApplication.focusWidget() or page
    QTest.keyClicks(target, key) if isinstance(key, str) else QTest.keyClick(target, key)
    QApplication.processEvents()


def test_a_lead_drops_a_year_reads_defends_and_books(
    window: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, file = sample_year(), tmp_path / "year.csv"
    file.write_bytes(table)
    window.settings = window.settings._replace(lead=True)
    window.show_page("calibration")
    page, _rater = pages(window)
    wait(page.empty.isVisible)
    drop(page, file)
    wait(page.table.take.isEnabled)
    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(page.body.isVisible)

    # The first number is what counting says, and its interval holds it.
    counted = same_rating(table)
    same, pairs = (sum(each[n] for each in counted.values()) for n in (0, 1))
    number = page.body.overview.number
    assert int(number.digits.text()) == round(100 * same / pairs)
    low, high = map(int, re.findall(r"\d+", number.interval.text())[1:])
    assert low < 100 * same / pairs < high

    # Three sentences, and they are true: who moved, where interviewers part, what cannot be told.
    first, second, third = said(page)
    assert first.startswith("Two of fourteen interviewers rate stricter than the others since rubric 2.0")
    rows = {spot.what: spot.accessibleName() for spot in page.body.severity.canvas.spots}
    assert {name for name, words in rows.items() if words.endswith("; moved")} == STRICTER
    shares = {dimension: same / pairs for dimension, (same, pairs) in counted.items()}
    assert min(shares, key=lambda name: shares[name]) in second and max(shares, key=lambda name: shares[name]) in second
    assert third.startswith("Whether rubric 2.0 itself is harder cannot be told, because")

    # Each can be defended: the sentences, the number and every figure open the page on how they are computed.
    body = page.body
    links = [part.link for part in (body.overview, body.overview.number, *body.figures, body.booking)]
    methods = set()
    for link in links:
        link.setFocus()
        press(page, "h")
        assert page.method.isVisible()
        methods.add(" ".join(label.text() for label in page.method.reading.findChildren(QLabel)))
        press(page, Qt.Key.Key_Escape)
    assert len(methods) == len(links) and all("Input digest" in words for words in methods)

    # What to book: every round is with the interviewer whom nobody can be compared with yet.
    press(page, "c")
    invitations = QApplication.clipboard().text()
    booked = [line for line in invitations.splitlines() if SEPARATE in line]
    assert 1 <= len(booked) <= 5

    # And the report says the same on paper.
    paper = tmp_path / "report.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(paper), ""))
    press(page, "r")
    wait(paper.exists)
    window.jobs.close()
    read = subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True, check=True)
    text = " ".join(read.stdout.split())
    assert all(" ".join(sentence.split()) in text for sentence in (first, second, third))
    assert "for the calibration lead" in text
