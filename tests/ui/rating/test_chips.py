"""Moments named in a text: times in what is stored, caps on the screen."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from interviewer_app.ui.rating.chips import Chip, put_text, text_of
from interviewer_app.ui.rating.writing import LONGEST, WordsEdit

CHIPS = {"16:25": Chip("a", True), "03:10": Chip("b", False), "81:07": Chip("", False)}
WORDS = st.lists(st.sampled_from(["[16:25]", "[03:10]", "[99:99]", "[", "]", "a", " ", "\n", "é", "🙂", "[a]"])).map(
    "".join
)


@pytest.fixture
def edit(qtbot: QtBot) -> WordsEdit:
    made = WordsEdit("Why this anchor")
    qtbot.addWidget(made)
    made.show_chips(CHIPS)
    made.show()
    made.setFocus()
    return made


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WORDS)
def test_what_is_put_in_comes_out(qapp: object, text: str) -> None:
    document = QTextDocument()
    put_text(document, text, CHIPS)
    assert text_of(document) == text


def test_a_letter_in_brackets_becomes_the_time_of_its_moment(edit: WordsEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "rejects it twice [a][b], then [c] and [16:25].")
    assert edit.text() == "rejects it twice [16:25][03:10], then [c] and [16:25]."
    assert edit.toPlainText().count("\ufffc") == 3


def test_a_chip_is_one_character_to_the_keyboard(edit: WordsEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "x[a]")
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == "x"


def test_text_after_a_chip_is_text(edit: WordsEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "[a]yes")
    assert edit.text() == "[16:25]yes"


def test_times_of_no_moment_stay_text(edit: WordsEdit) -> None:
    edit.show_text("[12:34] and [16:25]")
    assert edit.toPlainText() == "[12:34] and \ufffc"


def test_showing_the_same_text_leaves_the_cursor_alone(edit: WordsEdit) -> None:
    edit.show_text("some [16:25] words")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.show_text("some [16:25] words")
    assert edit.textCursor().position() == 0


def test_showing_text_is_not_typing(edit: WordsEdit) -> None:
    told: list[str] = []
    edit.typed.connect(told.append)
    edit.show_text("some [16:25] words")
    edit.show_chips({"16:25": Chip("q", False)})
    assert told == []


def test_a_moment_that_goes_leaves_its_time(edit: WordsEdit) -> None:
    edit.show_text("see [16:25]")
    edit.show_chips({})
    assert edit.text() == "see [16:25]"
    assert edit.toPlainText() == "see [16:25]"


def test_markup_that_is_pasted_is_text(edit: WordsEdit) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b>")
    pasted.setText("<b>bold</b>")
    edit.insertFromMimeData(pasted)
    assert edit.text() == "<b>bold</b>"


def test_a_text_ends_where_the_journal_would_refuse_more(edit: WordsEdit) -> None:
    pasted = QMimeData()
    pasted.setText("x" * (LONGEST + 50))
    edit.insertFromMimeData(pasted)
    assert len(edit.text()) == LONGEST
