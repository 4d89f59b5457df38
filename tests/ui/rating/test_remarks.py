"""Remarks, the level of the recommendation, and many moments: on the page, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest

from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.scorecards.checks.remarks import SILENCED
from interviewer_app.ui.rating.looks import CHECK, RECOMMENDATION
from interviewer_app.ui.rating.remarks import RemarkButton
from interviewer_app.ui.rating.writing import WordsEdit
from interviewer_app.ui.widgets.labels import TextLabel
from tests.core.rounds.parts import JUDGING, Seen, a_pack, a_round, shipped
from tests.ui.rating.conftest import CTRL, Open, Opener

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
TWO = (Seen(60, "added-test", "one"), Seen(985, "trusted-output", "one", "against"))


def small(opened: Opener, **more: object) -> Open:
    return opened(a_round(a_pack((1, 2, 3, 4)), TWO), **more)


def underlined(edit: WordsEdit) -> list[str]:
    """What stands above a dotted line."""
    marks = edit.extraSelections()
    assert all(m.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine for m in marks)  # type: ignore[attr-defined]
    return [m.cursor.selectedText() for m in marks]  # type: ignore[attr-defined]


def said(it: Open) -> str:
    return it.page.dimension.fact.accessibleDescription()


def test_words_that_are_no_evidence_are_named_underlined_and_hidden_by_x_without_an_entry(opened: Opener) -> None:
    it = small(opened)
    it.press("3a")
    it.key(Key.Key_Tab)
    it.page.dimension.rationale.edit.insertPlainText("\U0001f600 See ")
    it.press("[a] is brilliant")
    it.key(Key.Key_Escape)
    edit = it.page.dimension.rationale.edit
    assert it.sheet.rating("one").rationale.endswith("[01:00] is brilliant")  # type: ignore[union-attr]
    assert underlined(edit) == ["brilliant"]
    assert said(it).startswith("“brilliant” says what somebody is like") and "did they do or say" in said(it)
    held = len(it.journal.held)
    it.press("x")
    assert underlined(edit) == [] and said(it) == "One moment against is not cited."
    assert "brilliant" in it.drafts[SILENCED] and len(it.journal.held) == held
    it.press("x")
    assert said(it) == ""
    it.press("x")
    assert said(it).startswith("“brilliant”"), "hidden ones come back"


def test_what_was_hidden_stays_hidden_for_this_round(opened: Opener) -> None:
    it = small(opened, kept={SILENCED: "words:rationale:one:person:brilliant", "rationale:one": "is brilliant"})
    it.press("3")
    assert said(it).startswith("No moment is cited yet.")


def test_the_list_before_the_seal_is_walked_by_keys_and_blocks_nothing(opened: Opener) -> None:
    it = small(opened)
    it.press("4b")
    it.key(Key.Key_Tab)
    it.press("She is shy.")
    it.key(Key.Key_Return, CTRL)
    it.press("0")
    it.press("not asked")
    it.key(Key.Key_Return, CTRL)
    it.go(CHECK)
    rows = it.page.check.remarks.rows
    assert [row.look.fact[:12] for row in rows] == ["The one mome", "“shy” says w"]
    for _step in range(30):
        if isinstance(it.focus(), RemarkButton):
            break
        it.key(Key.Key_Tab)
    it.key(Key.Key_Down)
    assert it.focus() is rows[1]
    it.key(Key.Key_X)
    assert len(it.page.check.remarks.rows) == 1 and it.focus() is it.page.check.remarks.rows[0]
    assert it.page.check.remarks.again.accessibleName() == "Show one hidden"
    it.key(Key.Key_Return)
    assert it.page.presenter.place == "one"  # type: ignore[union-attr]
    it.go(CHECK)
    it.deliver()
    it.page.take_keys()
    it.key(Key.Key_S, CTRL)
    it.key(Key.Key_S, CTRL)
    it.deliver()
    assert fold(it.journal.entries).state == "sealed" and it.page.check.remarks.isHidden()


def test_a_level_is_written_and_rests_on_facets_by_keys_alone(opened: Opener) -> None:
    it = opened(a_round(shipped(), JUDGING))
    it.go(RECOMMENDATION)
    it.key(Key.Key_Tab)
    it.press("yes")
    it.key(Key.Key_Escape)
    it.press("l")
    assert it.focus() is it.page.level.edit
    assert it.page.level.hint.text().endswith("Enter gives the keys back.")
    it.press("senior+")
    it.key(Key.Key_Return)
    it.press("13")
    it.press("1")
    assert [facet.isChecked() for facet in it.page.level.facets] == [False, False, True, False]
    it.deliver()
    state = fold(it.journal.entries)
    assert (state.recommendation, state.recommended_level, state.rests_on) == ("yes", "senior+", ("impact",))
    it.page.level.offers[0].click()
    assert it.sheet.fold.recommended_level == shipped().level
    it.deliver()
    assert "recommended-level" not in it.drafts
    it.go(CHECK)
    words = [label.text() for label in it.page.check.findChildren(TextLabel)]
    assert "Level: senior, resting on Impact (not rated).\nyes" in words


def test_a_level_being_typed_is_a_draft_and_stands_there_again(opened: Opener) -> None:
    it = small(opened, kept={"recommended-level": "sta"})
    it.go(RECOMMENDATION)
    assert it.page.level.edit.text() == "sta" and it.page.level.facets == []


def test_shift_with_a_letter_opens_the_moment_in_the_log(opened: Opener) -> None:
    it, asked = small(opened), []
    it.page.moment_opened.connect(asked.append)
    it.key(Key.Key_B, SHIFT)
    it.key(Key.Key_Z, SHIFT)
    assert asked == ["m1"] and it.sheet.rating("one") is None


def test_of_five_hundred_moments_one_kind_after_the_other_can_be_shown(opened: Opener) -> None:
    kinds = ("added-test", "trusted-output", "named-risk")
    many = tuple(Seen(60 + i, kinds[i % 3 if i % 7 else 0], "one") for i in range(500))
    it = opened(a_round(a_pack((1, 2)), many))
    line, stack = it.page.moments.kind, it.page.moments.stack
    assert line.isVisible() and len(stack.buttons) == 500
    it.press("/")
    shown = stack.buttons
    assert {button.look.kind for button in shown} == {"Added test"} and 150 < len(shown) < 300
    assert shown[0].look.cap == "a"
    it.press("a")
    rating = it.sheet.rating("one")
    assert rating is not None and rating.cites == (shown[0].look.id,)
    it.press("///")
    assert len(stack.buttons) == 500
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert len(stack.buttons) == len(shown)
