"""The board of a candidate in its window, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from interviewer_app.ui.debrief.page import debrief_page
from interviewer_app.ui.debrief.shape import shape_for
from tests.ui.access.stages import the_app
from tests.ui.debrief.boards import FIRST, Shown, card, dozen, panel, shown
from tools.sample_panel import PANEL, files, play

Key = Qt.Key


@pytest.fixture
def up(qapp: QApplication) -> Iterator[list[QWidget]]:
    """Pages that a test puts up; they go with it."""
    pages: list[QWidget] = []
    yield pages
    for page in pages:
        page.close()
        page.deleteLater()


def on_screen(pages: list[QWidget], board: Shown, size: tuple[int, int] = (1440, 900)) -> Shown:
    pages.append(board.page)
    board.page.resize(*size)
    board.page.show()
    board.page.activateWindow()
    QApplication.processEvents()
    if board.presenter.board is not None:
        board.page.matrix.setFocus()
    return board


def press(*keys: Qt.Key | str) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, "somebody has the keys"
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key)


def spoken(board: Shown) -> str:
    """What a screen reader says of the chosen cell."""
    matrix = board.page.matrix
    index = matrix.currentIndex()
    width = matrix.model_.columnCount() + 1  # as Qt numbers the children of a table: headers count
    table = QAccessible.queryAccessibleInterface(matrix)
    return str(table.child((index.row() + 1) * width + index.column() + 1).text(QAccessible.Text.Name))


def test_arrows_walk_the_cells_and_two_keys_show_the_evidence_behind_one(up: list[QWidget]) -> None:
    board = on_screen(up, shown(panel()))
    assert spoken(board).startswith("Correctness, Tomasz Wrona, 1 · Build, AI banned: 3")
    press(Key.Key_Right, Key.Key_Down, Key.Key_Down, Key.Key_Down)  # over the line between two tracks
    assert spoken(board) == "Evaluating, Dev Iyer, 2 · Build with AI: 2, 2 for, 3 against, 1 neutral"
    press(Key.Key_Return)
    drawer = board.page.drawer
    assert drawer.isVisible() and QApplication.focusWidget() is drawer.moments
    assert drawer.sides.accessibleName().startswith("2, Dev Iyer: ")
    assert "4, Marta Lindqvist: " in drawer.sides.accessibleName()
    said = [drawer.moments.rows.data(drawer.moments.rows.index(row)) for row in range(drawer.moments.rows.rowCount())]
    assert any(line.endswith("both") for line in said) and any(line.endswith("only Marta") for line in said)
    press(Key.Key_Down, " ")
    moment = drawer.current()
    assert moment is not None
    assert board.actions.calls == [("replay", moment.round, moment.at_ms)] or moment.round != board.column("Dev Iyer")
    press("]")
    assert spoken(board).startswith("Evaluating, Marta Lindqvist") and drawer.sides.accessibleName().startswith("4, M")
    press("]", "]", "]", "]")
    assert spoken(board).startswith("Evaluating, Dev Iyer"), "Tomasz was never asked, so the keys pass him by"
    press(Key.Key_Escape)
    assert not drawer.isVisible() and QApplication.focusWidget() is board.page.matrix
    press(Key.Key_Escape)
    assert board.actions.calls[-1] == ("home",)


def test_somebody_says_that_two_rated_one_interview_and_chooses_the_moment_that_lays_them_together(
    up: list[QWidget],
) -> None:
    board = on_screen(up, shown(panel()))
    board.page.choose("evaluating", board.column("Aiko Brandt"))
    press(Key.Key_Return)
    drawer = board.page.drawer
    assert "Nadia Haddad rated this round too" in drawer.said.text()
    press("j")
    assert "Nadia Haddad" in drawer.sides.accessibleName()
    assert drawer.said.text().startswith("Laid together by one moment, matched within 10 s")
    press("++-")
    assert "within 15 s" in drawer.said.text()
    rows = drawer.moments.rows
    looks = [rows.row(rows.index(number)) for number in range(rows.rowCount())]
    aiko, nadia = (
        next(n for n, look in enumerate(looks) if look.who == logged) for logged in ((True, False), (False, True))
    )
    wanted = {looks[aiko].moment, looks[nadia].moment}
    for number in (aiko, nadia):
        drawer.moments.setCurrentIndex(rows.index(number))
        press("a")
    evidence = [rows.row(rows.index(number)) for number in range(rows.rowCount())]
    assert any(look.who == (True, True) and look.moment in wanted for look in evidence)
    press("j")
    assert "Nadia Haddad" not in drawer.sides.accessibleName()


def test_one_sentence_says_what_each_file_lacks_and_the_rest_is_laid_out(up: list[QWidget], tmp_path: Path) -> None:
    cards = files([play(PANEL[0]), play(PANEL[1])], tmp_path)
    plain = tmp_path / "letter.pdf"
    plain.write_bytes(b"%PDF-1.4 a letter")
    changed = tmp_path / "changed.json"
    changed.write_bytes(play(PANEL[3]).bundle().replace(b"rationale", b"rationalE", 1))
    board = on_screen(up, shown(pick=True))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in (*cards, plain, changed)])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(board.page, QDragEnterEvent(QPoint(50, 50), copy, mime, left, none))
    QApplication.sendEvent(board.page, QDropEvent(QPointF(50, 50), copy, mime, left, none))
    assert board.presenter.board is not None
    assert [each.rater for each in board.presenter.board.columns] == ["Tomasz Wrona", "Marta Lindqvist"]
    said = [line.words.text() for line in board.page.said if line.isVisible()]
    assert len(said) == 2 and said[0].startswith("letter.pdf: ") and said[1].startswith("changed.json: ")


def test_while_my_card_is_open_the_page_tells_nothing_of_the_others(up: list[QWidget]) -> None:
    board = on_screen(up, shown(panel(), first=FIRST))
    assert board.presenter.board is None and not board.page.matrix.isVisible()
    texts = " ".join(w.accessibleName() for w in board.page.findChildren(QWidget) if w.isVisible())
    assert "Your card first" in texts and not any(f"{n} of" in texts for n in range(9))
    assert not any(seat.rater in texts for seat in PANEL)
    press(Key.Key_Return)
    assert board.actions.calls == [("round", "mine")]


def test_one_card_alone_says_that_disagreement_needs_two(up: list[QWidget]) -> None:
    board = on_screen(up, shown([card(PANEL[0])]))
    assert not board.page.strip.isVisible()
    assert board.page.said[0].words.text() == "One card so far: disagreement needs two."


def test_all_that_sets_the_cards_apart_comes_on_a_key(up: list[QWidget]) -> None:
    board = on_screen(up, shown(panel()))
    assert board.page.strip.accessibleName().startswith("Comparable with ")
    press("k")
    assert board.page.differences.isVisible()
    press(Key.Key_Escape)
    assert not board.page.differences.isVisible() and QApplication.focusWidget() is board.page.matrix


def test_twelve_cards_fit_a_projector_by_initials_with_nothing_to_scroll_sideways(up: list[QWidget]) -> None:
    board = on_screen(up, shown(dozen()), (1280, 720))
    matrix = board.page.matrix
    assert not matrix.horizontalScrollBar().isVisible()
    assert sum(matrix.columnWidth(n) for n in range(13)) + matrix.verticalHeader().width() <= matrix.width()
    assert "Tomasz Wrona 2" in matrix.model_.headerData(1, Qt.Orientation.Horizontal)


def test_ladders_go_before_counts_and_digits_stay() -> None:
    shapes = [shape_for(1060, columns) for columns in range(1, 31)]
    ladders, counts = [bool(s.ladder) for s in shapes], [s.counts for s in shapes]
    assert ladders == sorted(ladders, reverse=True) and counts == sorted(counts, reverse=True)
    assert sum(ladders) < sum(counts) < len(shapes)
    assert all(shape.column >= 34 for shape in shapes)


def test_a_card_in_the_workspace_that_is_mine_and_open_closes_the_board_of_its_candidate(up: list[QWidget]) -> None:
    """On the real page of the app, with the gate."""
    app = the_app()
    page = debrief_page(app.stage.context)
    up.append(page)
    page.resize(1280, 720)
    page.show()
    page.opened(round=app.rounds["佐藤 結衣"])
    app.stage.wait(lambda: "Your card first" in shown_words(page), "the cards were not read")
    page.opened(round=app.rounds["Léa Fontaine"])
    app.stage.wait(lambda: page.matrix.isVisible(), "the cards were not read")
    assert page.name.text() == "Léa Fontaine"


def shown_words(page: QWidget) -> str:
    return " ".join(each.accessibleName() for each in page.findChildren(QWidget) if each.isVisible())
