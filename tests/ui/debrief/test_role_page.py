"""The board of a role in its window, by keys, and what is read for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from interviewer_app.core.workspace.writer import Writer
from interviewer_app.ui.debrief.pile import Places, gather, people
from interviewer_app.ui.debrief.role_page import connect
from interviewer_app.ui.debrief.role_presenter import RolePresenter
from interviewer_app.ui.debrief.role_reading import RoleReader, RoleRounds, rounds_of, with_files
from interviewer_app.ui.debrief.role_view import RolePage
from tests.ui.debrief.roles import ROLE, Asked, Shown, few, many, shown
from tests.ui.home.rounds import at_once
from tools.sample_panel import PANEL, Made, play

Key = Qt.Key
ME = play(PANEL[5]).author


@pytest.fixture
def up(qapp: QApplication) -> Iterator[list[QWidget]]:
    pages: list[QWidget] = []
    yield pages
    for page in pages:
        page.close()
        page.deleteLater()


def on_screen(pages: list[QWidget], role: Shown) -> Shown:
    pages.append(role.page)
    role.page.resize(1280, 720)
    role.page.show()
    role.page.activateWindow()
    QApplication.processEvents()
    role.page.table.setFocus()
    return role


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, "somebody has the keys"
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)


def said(role: Shown) -> str:
    table = role.page.table
    return str(table.model_.data(table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def test_a_row_is_read_across_with_its_anchors_as_the_legend(up: list[QWidget]) -> None:
    role = on_screen(up, shown(few(), hidden=2))
    assert role.page.said[0].words.text() == "2 candidates are not shown: your own card comes first."
    press(Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert said(role) == "Evaluating, Priya Raman: 2, 4; 8 for, 3 against; 3 of 13 prompted"
    legend = role.page.legend.list.rows
    lines = [legend.row(legend.index(number)) for number in range(legend.rowCount())]
    assert [line.digit for line in lines] == ["", "4", "3", "2", "1"]
    assert lines[1].anchor and lines[1].who == "Priya 1, Jonas 1, Wanjiru 1, Elif 1"
    press("a")
    assert QApplication.focusWidget() is role.page.legend.list
    press(Key.Key_Escape, Key.Key_Right, Key.Key_Return)
    candidate = role.presenter.board.candidates[1] if role.presenter.board else None
    assert candidate is not None and role.actions.calls == [("board", candidate.rounds[0])]


def test_a_thousand_candidates_are_narrowed_by_name_beside_names_that_stay(up: list[QWidget]) -> None:
    role = on_screen(up, shown(many(1000)))
    table = role.page.table
    press(Key.Key_End)
    assert "Candidate 0999" in said(role)
    assert table.columnViewportPosition(999) < table.viewport().width() and table.verticalHeader().width() > 100
    press("/", "077")
    assert [table.model_.candidate(n).name for n in range(table.model_.columnCount())] == [
        "Candidate 0077", *(f"Candidate 077{digit}" for digit in range(10))
    ]  # fmt: skip
    press(Key.Key_Return)
    assert "Candidate 0077" in said(role)
    press(Key.Key_Escape)
    assert table.model_.columnCount() == 1000
    press(Key.Key_Escape)
    assert role.actions.calls == [("home",)]


def workspace(file: Path, made: list[Made]) -> Path:
    ids = iter(f"{number:032x}" for number in range(1000))
    with Writer(file, author=ME, device="d" * 32, new_id=lambda: next(ids), new_salt=lambda: "5" * 32) as writer:
        for each in made:
            each.put_into(writer)
    return file


def test_what_is_read_for_boards_stops_at_candidates_for_whom_my_own_card_is_open(tmp_path: Path) -> None:
    theirs = [play(seat, candidate="Jonas Feld") for seat in PANEL[1:3]]
    open_one = play(PANEL[5]._replace(state="ended"))
    file = workspace(tmp_path / "workspace.sqlite", [*theirs, play(PANEL[1]), open_one])
    found = rounds_of(Places(file, file), ME, "Senior backend engineer")
    assert set(found.rounds) == {each.round_id for each in theirs} and found.hidden == 1
    reader = RoleReader(file, found.rounds)
    part = reader.read_on(8)
    assert reader.all_read and part.board is not None
    assert [each.name for each in part.board.candidates] == ["Jonas Feld"]
    listed = {each.name: (each.rounds, each.cards, each.waits) for each in people(Places(file, file), ME)}
    assert listed == {"Jonas Feld": (2, 2, False), "Priya Raman": (2, 0, True)}
    mine = gather(Places(file, file), ME, open_one.round_id, ())
    assert mine.first and mine.mine == open_one.round_id and mine.cards == () and mine.said == ()
    assert len(gather(Places(file, file), ME, theirs[0].round_id, ()).cards) == 2


def test_dropped_cards_join_the_board_of_their_role_and_lead_back(up: list[QWidget], tmp_path: Path) -> None:
    file = workspace(tmp_path / "workspace.sqlite", [play(PANEL[1], candidate="Jonas Feld")])
    dropped = tmp_path / "marta.json"
    dropped.write_bytes(play(PANEL[2]).bundle())

    class Read(Asked):
        def rounds(self, role: str, files: Sequence[Path]) -> RoleRounds:
            places = Places(file, file)
            return with_files(rounds_of(places, ME, role), places, ME, role, files)

        def reader(self, found: RoleRounds) -> RoleReader:
            return RoleReader(file, found.rounds, found.cards, found.said)

    view, actions = RolePage(), Read(())
    connect(view, RolePresenter(view, actions, at_once))
    role = on_screen(up, Shown(view, cast(RolePresenter, view.presenter), actions))
    view.opened(role=ROLE, files=[str(dropped)])
    QTest.qWait(30)
    board = role.presenter.board
    assert board is not None
    assert [each.name for each in board.candidates] == ["Jonas Feld", "Priya Raman"]
    press(Key.Key_End, Key.Key_Return)
    assert actions.calls == [("board", "", dropped)]


def test_a_file_about_a_candidate_for_whom_my_card_is_open_shows_nothing(tmp_path: Path) -> None:
    file = workspace(tmp_path / "workspace.sqlite", [play(PANEL[5]._replace(state="planned"))])
    card = tmp_path / "marta.json"
    card.write_bytes(play(PANEL[1]).bundle())
    found = gather(Places(file, file), ME, "", [card])
    assert found.first and found.cards == () and found.said == ()
