"""One pack to be read: everything an interviewer says, in the order they say it, found by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from interviewer_app.core.workspace.health import (
    Counts,
    DimensionHealth,
    LevelUses,
    PackHealth,
    ProbeHealth,
    Spread,
)
from interviewer_app.core.workspace.health_words import missing_words
from interviewer_app.core.workspace.met import Met
from interviewer_app.ui.packs.blocks import Reading
from interviewer_app.ui.packs.health_blocks import dimension_words, probe_words, read_health
from interviewer_app.ui.packs.reading import lengths_of, read_pack
from interviewer_app.ui.packs.reading_page import ReadingPresenter, connect
from interviewer_app.ui.packs.reading_view import ReadingPage
from tests.ui.home.rounds import at_once
from tests.ui.packs.shelves import TODAY, Reader, changed, senior

_Key = Qt.Key


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def page(qtbot: QtBot, reader: Reader) -> Iterator[ReadingPage]:
    view = ReadingPage()
    connect(view, ReadingPresenter(view, reader, at_once, lambda: TODAY))
    window = QMainWindow()
    window.setCentralWidget(view)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    view.opened(folder=str(senior().folder))
    qtbot.waitUntil(lambda: view.outline.hasFocus())
    yield view
    window.close()


def text_of(view: ReadingPage) -> str:
    return view.document.toPlainText()


def test_every_word_of_the_pack_that_is_used_stands_on_the_page(page: ReadingPage) -> None:
    said, pack = text_of(page), senior().pack
    words = [pack.ai.read_aloud, *pack.not_scored, *(answer.answer for answer in pack.ai.answers)]
    words += [each.text for each in pack.expectations]
    for probe in pack.probes:
        words += [probe.text, probe.purpose, probe.written, *probe.listen_for, *probe.hints]
        words += [follow_up.text for follow_up in probe.follow_ups]
    for dimension in pack.dimensions:
        words += [dimension.summary, *dimension.look_for, *(level.anchor or "" for level in dimension.levels)]
    lacking = [each for each in words if " ".join(each.split()) not in said]
    assert lacking == []


def test_the_script_stands_in_its_order_with_the_time_of_each_probe(page: ReadingPage) -> None:
    script = [entry for entry in page.outline._entries if entry.part.startswith("probe/")]
    plan = senior().pack.script_for(45).steps
    assert [entry.words for entry in script] == [f"{n}. {step.probe.title}" for n, step in enumerate(plan, 1)]
    seconds = [step.budget_s or 0 for step in plan]
    assert [entry.aside for entry in script] == [f"{each // 60}:{each % 60:02d}" for each in seconds]


def test_another_length_shows_its_own_budgets_at_the_same_part(page: ReadingPage) -> None:
    page.document.go_to("probe/read")
    page.length.setCurrentIndex(1)
    page.length.activated.emit(1)
    plan = senior().pack.script_for(60).steps
    budget = next(step.budget_s for step in plan if step.probe.id == "read") or 0
    entry = next(entry for entry in page.outline._entries if entry.part == "probe/read")
    assert entry.aside == f"{budget // 60}:{budget % 60:02d}"
    assert page.part == "probe/read"
    assert page.length.count() == len(lengths_of(senior().pack))


def test_arrows_go_from_part_to_part(page: ReadingPage) -> None:
    for _step in range(6):
        QTest.keyClick(page.outline, _Key.Key_Down)
    part = page.outline._entries[page.outline.currentIndex().row()].part
    assert page.part == part != page.outline._entries[0].part
    QTest.keyClick(page.outline, _Key.Key_PageDown)
    assert page.document.verticalScrollBar().value() > 0


def test_find_marks_every_place_and_goes_through_them(page: ReadingPage) -> None:
    QTest.keyClicks(page.outline, "/")
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "deadline")
    found = text_of(page).casefold().count("deadline")
    assert found > 2 and page.count.text() == f"1 of {found}"
    QTest.keyClick(page.search, _Key.Key_Return)
    QTest.keyClick(page.search, _Key.Key_F3)
    assert page.count.text() == f"3 of {found}"
    QTest.keyClick(page.search, _Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert page.count.text() == f"2 of {found}"
    assert len(page.document.extraSelections()) == found
    QTest.keyClicks(page.search, "xyz")
    assert page.count.text() == "nowhere"
    QTest.keyClick(page.search, _Key.Key_Escape)
    assert page.outline.hasFocus() and page.count.text() == ""


def test_letters_edit_compare_and_escape_goes_back(page: ReadingPage, reader: Reader) -> None:
    for key in "ec":
        QTest.keyClicks(page.outline, key)
    QTest.keyClick(page.outline, _Key.Key_Escape)
    folder = str(senior().folder)
    assert reader.asked == [
        ("studio", {"folder": senior().folder.name}),
        ("compare", {"old": str(changed().folder), "new": folder, "back": "packs"}),
        ("packs", {"pack": folder}),
    ]


def test_hostile_words_are_shown_as_they_are(qtbot: QtBot) -> None:
    view = ReadingPage()
    qtbot.addWidget(view)
    page = Reading()
    page.part("x", "<b>bold</b> & <img src='/etc/hostname'>")
    page.add("say", "<script>alert(1)</script>\u2028still one")
    view.show_page(page, "")
    assert "<b>bold</b> & <img src='/etc/hostname'>" in text_of(view)
    assert "<script>alert(1)</script>" in text_of(view)


def test_the_page_follows_a_change_of_theme(page: ReadingPage) -> None:
    from interviewer_app.ui.theme.apply import apply_theme
    from interviewer_app.ui.theme.theme import theme

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page.document.go_to("track/supervision")
    apply_theme(app, "dark")
    try:
        ink = page.document.document().firstBlock().charFormat().foreground().color()
        cursor = page.document.textCursor()
        cursor.setPosition(3)
        assert cursor.charFormat().foreground().color() == theme().colour("text"), ink
        assert page.part == "track/supervision"
    finally:
        apply_theme(app, "light")


def test_below_five_rounds_only_their_number_is_said() -> None:
    page = Reading()
    read_health(page, PackHealth("x", "1.0.0", "X", Counts(3, 1)), Met(2, 4, None))
    said = "\n".join(block.text for block in page.blocks)
    assert f"3 rounds are over, 1 of them a pilot. {missing_words(Counts(3, 1))}" in said
    assert "Met by 4 candidates, 2 on this version." in said
    assert [entry.part for entry in page.outline] == ["health"]


def test_from_five_rounds_on_every_probe_and_level_is_counted() -> None:
    probe = ProbeHealth(
        "read", "Read", 7, 4, 1, 1, 1, {"out-of-time": 1}, Spread(420, 420, 420, 7), Spread(505, 300, 700, 6), (3, 0)
    )
    dimension = DimensionHealth("owning", "Owning", "supervision", (LevelUses(1, "Low", 0), LevelUses(2, "", 4)), 2, 6)
    wordings = (("a", 4), ("b", 3))
    health = PackHealth("x", "1.0.0", "X", Counts(7, 0), 6, wordings, probes=(probe,), dimensions=(dimension,))
    page = Reading()
    read_health(page, health, Met(0, 0, None))
    said = "\n".join(f"{block.text} {block.aside}" for block in page.blocks)
    assert probe_words(probe) == "asked 4, adapted 1, skipped 1, not reached 1 of 7"
    assert probe_words(probe) in said and "planned 7:00 · used 8:25 (5:00 to 11:40)" in said
    assert "hint 1 given in 3 rounds" in said and "out of time 1" in said
    assert dimension_words(dimension) == "Owning – 1 Low: 0, 2: 4; no evidence: 2 of 6"
    assert "2 wordings" in said and "No candidate has met it yet." in said


def test_the_exercise_says_whether_it_was_proved_here() -> None:
    pack = senior().pack
    said = [" ".join(block.text for block in read_pack(pack, 45, TODAY, day).blocks) for day in ("", "2026-11-21")]
    assert f"Not proved on this machine; `interviewer rubric prove {pack.id}` does it." in said[0]
    assert "Proved on this machine on 21 Nov 2026" in said[1]


def test_a_pack_without_exercise_expectations_or_answers_has_no_empty_parts() -> None:
    pack = senior().pack.model_copy(
        update={"exercise": None, "expectations": (), "not_scored": (), "trials": (), "source_note": "", "notice": ""}
    )
    parts = [entry.part for entry in read_pack(pack, 45, TODAY).outline if not entry.depth]
    assert parts[:3] == ["about", "aloud", "answers"]
    assert not {"exercise", "expected", "not-scored", "trials", "source"} & set(parts)
