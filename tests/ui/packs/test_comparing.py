"""Two packs side by side: the answer on top, changed words marked, the page to sign."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from interviewer_app.core.rubrics.compare.run import compare
from interviewer_app.ui.packs.compare_page import ComparePresenter, connect
from interviewer_app.ui.packs.compare_view import ComparePage
from interviewer_app.ui.packs.comparing import read_comparison
from tests.ui.home.rounds import at_once
from tests.ui.packs.shelves import Reader, changed, senior

_Key = Qt.Key


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def page(qtbot: QtBot, reader: Reader) -> Iterator[ComparePage]:
    view = ComparePage()
    connect(view, ComparePresenter(view, reader, at_once))
    window = QMainWindow()
    window.setCentralWidget(view)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    view.opened(old=str(senior().folder), new=str(changed().folder))
    qtbot.waitUntil(lambda: view.outline.hasFocus())
    yield view
    window.close()


def test_the_answer_stands_on_top_and_what_changed_below() -> None:
    found = compare(senior(), changed())
    page = read_comparison(found, everything=False)
    assert page.blocks[0].text == found.verdict.headline
    assert page.outline[0].aside == "with differences"
    heads = [entry.words for entry in page.outline if entry.depth]
    assert heads == [each.name for each in found.changed_dimensions] + [each.title for each in found.changed_probes]


def test_words_of_one_side_alone_are_marked_on_that_side() -> None:
    page = read_comparison(compare(senior(), changed()), everything=False)
    pairs = [block for block in page.blocks if block.sort == "pair"]
    assert {run.mark for pair in pairs for run in pair.runs} == {"", "gone"}
    assert {run.mark for pair in pairs for run in pair.other} == {"", "come"}
    anchor = senior().pack.dimensions[0].levels[1].anchor
    first = next(pair for pair in pairs if "".join(run.text for run in pair.runs) == anchor)
    assert "".join(run.text for run in first.other) == "Repairs the failure, and asks who else calls it."


def test_marks_do_not_depend_on_colour(page: ComparePage) -> None:
    said = page.document.toPlainText()
    cursor = page.document.textCursor()
    struck, lined = "", ""
    for place, letter in enumerate(said, 1):
        cursor.setPosition(place)
        struck += letter if cursor.charFormat().fontStrikeOut() else ""
        lined += letter if cursor.charFormat().fontUnderline() else ""
    assert "neighbouring" in struck and "asks" in lined and "neighbouring" not in lined


def test_a_shows_everything_and_then_changes_alone_again(page: ComparePage) -> None:
    before = len(page.outline._entries)
    QTest.keyClicks(page.outline, "a")
    everything = len(page.outline._entries)
    pack = senior().pack
    assert everything >= len(pack.dimensions) + len(pack.probes) > before
    assert page.all.accessibleName() == "Show changes alone"
    QTest.keyClicks(page.outline, "a")
    assert len(page.outline._entries) == before


def test_other_packs_can_be_picked(page: ComparePage) -> None:
    page.old.setCurrentIndex(page.old.findData(str(changed().folder)))
    page.old.activated.emit(page.old.currentIndex())
    assert page.document.toPlainText().startswith("Nothing differs: cards are comparable.")
    assert page.here()["old"] == str(changed().folder)


def test_the_page_to_sign_is_written_where_the_user_says(
    page: ComparePage, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def ask(suggested: str) -> str:
        offered.append(suggested)
        return "/kim/change.pdf"

    monkeypatch.setattr(page, "ask_path", ask)
    QTest.keyClick(page.outline, _Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    old, new = senior().pack, changed().pack
    assert offered == [f"{new.id}-{old.version}-{new.version}.pdf"]
    assert reader.saved == [(f"{old.id}@{old.version}", f"{new.id}@{new.version}", Path("/kim/change.pdf"))]
    assert page.done.text() == "Written: /kim/change.pdf"


def test_escape_goes_back_to_the_newer_one_in_the_list(page: ComparePage, reader: Reader) -> None:
    QTest.keyClick(page.outline, _Key.Key_Escape)
    assert reader.asked == [("packs", {"pack": str(changed().folder)})]


def test_where_nobody_says_the_version_before_is_on_the_left(qtbot: QtBot, reader: Reader) -> None:
    view = ComparePage()
    qtbot.addWidget(view)
    connect(view, ComparePresenter(view, reader, at_once))
    view.opened(new=str(changed().folder), back="studio")
    assert view.here() == {"old": str(senior().folder), "new": str(changed().folder), "back": "studio"}
    QTest.keyClick(view, _Key.Key_Escape)
    assert reader.asked == [("studio", {"folder": str(changed().folder), "back": "packs"})]


def test_a_pack_that_does_not_work_any_more_is_named(qtbot: QtBot, reader: Reader) -> None:
    view = ComparePage()
    qtbot.addWidget(view)
    connect(view, ComparePresenter(view, reader, at_once))
    view.opened(old="/gone", new=str(changed().folder))
    assert view.notice.text().startswith("/gone: holds no pack that works")
