"""A field whose text is still to be written: what goes with the first letter."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from interviewer_app.ui.rubrics.fields import TextField


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("TO WRITE (a question)", ""),
        ("TO WRITE (what holds in this pack; the words came from small) Yes, 🙂 at any time.", "Yes, 🙂 at any time."),
    ],
)
def test_the_mark_goes_and_words_that_were_kept_stay(qtbot: QtBot, text: str, left: str) -> None:
    field = TextField("Words")
    qtbot.addWidget(field)
    field.setPlainText(text)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(lambda: field.textCursor().hasSelection())
    field.textCursor().removeSelectedText()
    assert field.toPlainText() == left
