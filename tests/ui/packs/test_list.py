"""The page of packs by keyboard: what is listed, and what each key asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from interviewer_app.ui.packs.page import connect
from interviewer_app.ui.packs.presenter import PacksPresenter
from interviewer_app.ui.packs.rows import HeadLine, PackRow, lines_of, spoken, summary
from interviewer_app.ui.packs.shelf import PackFacts, other_version
from interviewer_app.ui.packs.view import PacksPage
from interviewer_app.ui.widgets.row_list import row_at
from tests.ui.home.rounds import at_once
from tests.ui.packs.shelves import LONG, TODAY, Asked, facts, forty, shelf

Open = Callable[..., tuple[PacksPage, Asked]]
_Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Open]:
    """Open the page on packs; the keys go to its list."""
    windows: list[QMainWindow] = []

    def open_(packs: tuple[PackFacts, ...] = shelf(), **more: str) -> tuple[PacksPage, Asked]:
        view, asked = PacksPage(), Asked(packs, **more)
        connect(view, PacksPresenter(view, asked, at_once, lambda: TODAY))
        window = QMainWindow()
        windows.append(window)
        window.setCentralWidget(view)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        view.opened()
        qtbot.waitUntil(lambda: (view.list if packs else view).hasFocus())
        return view, asked

    yield open_
    for window in windows:
        window.close()


def strike(*keys: Any) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, key) if isinstance(key, str) else QTest.keyClick(target, key)


def titles(view: PacksPage) -> list[str]:
    model = view.list.rows
    rows = [model.row(model.index(number)) for number in range(model.rowCount())]
    return [row.title if isinstance(row, PackRow) else f"-- {row.title}" for row in rows]


def chosen(view: PacksPage) -> PackRow:
    row = row_at(view.list.currentIndex())
    assert isinstance(row, PackRow)
    return row


def test_packs_stand_below_who_they_come_from_and_broken_ones_last(page: Open) -> None:
    view, _asked = page()
    assert titles(view) == [
        "-- Yours", "Own questions", "Staff backend",
        "-- Came with the app", "Cache review", "Owned work", "Staff backend",
        "-- Cannot be used", "broken",
    ]  # fmt: skip
    assert view.words.text() == "5 packs  ·  2 of your own  ·  1 cannot be used"


def test_a_line_says_what_one_chooses_a_pack_by() -> None:
    lines = {line.title: line for line in lines_of(shelf(), "", TODAY) if isinstance(line, PackRow)}
    staff = lines["Staff backend"]
    assert (staff.name, staff.role, staff.time) == (
        "staff-backend 2.0.0", "Backend engineer, staff", "45, 60 min · AI in part",
    )  # fmt: skip
    assert (staff.holds, staff.met, staff.trap) == ("10 dimensions, 9 probes", "met by 5 candidates", "trap is public")
    assert (staff.lint, staff.health) == ("nothing to mend", "7 rounds")
    old = lines["Cache review"]
    assert old.reviewed == "reviewed 1 Feb 2025, 22 months ago" and old.health == "2 of 5 rounds for health"
    assert (old.state, old.lint) == ("warning", "1 warning")
    own = lines["Owned work"]
    assert (own.time, own.trap, own.met) == ("any length · no AI", "no trap", "met by nobody")
    assert lines["Own questions"].trap == "trap: nobody said if public"
    assert "line 3, version: is missing" in spoken(lines["broken"])


def test_a_draft_says_what_it_is_from_and_what_holds_it() -> None:
    draft = next(each for each in shelf() if each.draft)
    (head, line) = lines_of((draft,), "", TODAY)
    assert isinstance(head, HeadLine) and isinstance(line, PackRow)
    assert (line.draft, line.state, line.lint) == ("draft from 2.0.0", "error", "1 error, 3 warnings")
    assert summary((draft,)) == "1 pack  ·  1 of your own"


def test_keys_read_edit_fork_and_go_home(page: Open) -> None:
    view, asked = page()
    strike(_Key.Key_Return, "e", "f", _Key.Key_Escape)
    assert asked.asked == [
        ("read",), ("reading", "own-questions-1.0.0"), ("studio", "own-questions-1.0.0"),
        ("fork", "own-questions-1.0.0"), ("studio", "made-draft"), ("home",),
    ]  # fmt: skip
    assert chosen(view).title == "Own questions"


def test_compare_takes_the_version_a_draft_came_from(page: Open) -> None:
    view, asked = page()
    strike(_Key.Key_Down, "c")
    assert chosen(view).draft == "draft from 2.0.0"
    assert asked.asked[-1] == ("compare", "staff-backend-2.0.0", "staff-backend-2.0.1")


def test_the_other_version_is_the_one_before_else_the_one_after() -> None:
    one, two, three = (facts("X", version=version) for version in ("1.0.0", "1.9.0", "1.10.0"))
    assert other_version((three, one, two), three) == two
    assert other_version((three, two, one), one) == two
    assert other_version((one, facts("Y")), one) is None


def test_a_new_pack_is_named_in_a_field_that_escape_leaves(page: Open) -> None:
    view, asked = page()
    strike("n")
    assert view.name.hasFocus() and "Own questions" in view.name_words.text()
    strike("payments-e", _Key.Key_Return)
    assert asked.asked[-2:] == [("new", "own-questions-1.0.0", "payments-e"), ("studio", "payments-e")]
    strike(_Key.Key_Escape)
    assert view.list.hasFocus() and ("home",) not in asked.asked


def test_searching_keeps_what_has_all_the_words(page: Open) -> None:
    view, _asked = page()
    strike("/")
    strike("staff 2.0.1")
    assert titles(view) == ["-- Yours", "Staff backend"]
    strike(" nowhere")
    assert view.empty is not None and view.place.currentWidget() is view.empty
    strike(_Key.Key_Escape)
    assert view.list.hasFocus() and len(titles(view)) == 9


def test_enter_leaves_the_search_for_what_it_found(page: Open) -> None:
    view, asked = page()
    strike("/")
    strike("staff 2.0.1", _Key.Key_Return)
    assert view.list.hasFocus() and titles(view) == ["-- Yours", "Staff backend"]
    strike(_Key.Key_Return)
    assert asked.asked[-1][0] == "reading"


def test_a_broken_pack_says_why_and_cannot_be_forked(page: Open) -> None:
    view, asked = page()
    strike(_Key.Key_End, _Key.Key_Return)
    assert view.notice.text().startswith("line 3, version: is missing")
    strike("f", "c", "n")
    assert asked.asked == [("read",)] and not view.fork.isEnabled()
    strike("e")
    assert asked.asked[-1] == ("studio", "broken")


def test_what_is_refused_is_said_in_one_line(page: Open) -> None:
    view, asked = page(refuse="The disk is full.\nFree some space.")
    strike("f")
    assert view.notice.text() == "The disk is full. Free some space."
    assert asked.asked[-1][0] == "fork"


def test_a_workspace_that_cannot_be_read_hides_no_pack(page: Open) -> None:
    view, _asked = page(trouble="The workspace is locked.")
    assert view.notice.text() == "The workspace is locked." and len(titles(view)) == 9


def test_no_packs_is_said_with_a_way_on(page: Open) -> None:
    view, asked = page(())
    assert view.empty is not None and "No packs yet" in view.empty.accessibleName()
    assert not any(button.isEnabled() for button in (view.edit, view.fork, view.compare, view.new))
    QTest.keyClick(view, _Key.Key_Escape)
    assert asked.asked[-1] == ("home",)


def test_the_list_keeps_its_place_when_it_is_read_again(page: Open) -> None:
    view, asked = page(forty())
    strike(*[_Key.Key_Down] * 12)
    before = chosen(view).key
    strike(_Key.Key_F5)
    assert chosen(view).key == before and asked.asked == [("read",), ("read",)]
    assert view.here() == {"pack": before}


def test_question_mark_shows_every_key_and_escape_hides_them(page: Open) -> None:
    view, asked = page()
    strike("?")
    keys: QWidget | None = view.keys
    assert keys is not None and keys.isVisible()
    strike(_Key.Key_Escape)
    assert not keys.isVisible() and asked.asked == [("read",)]


def test_a_long_title_is_told_whole_to_those_who_hear_it() -> None:
    row = next(line for line in lines_of(forty(), "", TODAY) if isinstance(line, PackRow) and line.title == LONG)
    assert LONG in spoken(row) and "draft from 10.20.30" in spoken(row)
