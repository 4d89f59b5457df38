"""Notice and AI rule on the last page: by keys, with a name, until the seal."""

from __future__ import annotations

from PySide6.QtCore import Qt

from interviewer_app.ui.rating.looks import CHECK
from tests.core.rounds.parts import Seen, a_pack, a_round
from tests.ui.rating.conftest import CTRL, Open, Opener

SEEN = (Seen(90, "added-test", "one"),)


def owed(opened: Opener, **wishes: object) -> Open:
    """Everything rated, nothing told."""
    desk = a_round(a_pack((1, 2)), SEEN, told=False)
    for dimension in desk.sheet.pack.dimensions:
        desk.sheet.no_evidence(dimension.id, "not asked", desk.clock.now())
    desk.journal.deliver()
    it = opened(desk, **wishes)
    it.go(CHECK)
    return it


def test_submit_waits_and_says_for_what_in_one_sentence(opened: Opener) -> None:
    it = owed(opened)
    assert it.page.check.sentence.text() == (
        "Notice and AI rule: say below how it became known. Submit waits for it."
    )
    assert not it.page.foot.submit.isEnabled()
    it.key(Qt.Key.Key_S, CTRL)
    it.key(Qt.Key.Key_S, CTRL)
    assert it.sheet.fold.state == "ended"


def test_both_can_be_answered_by_keys_alone_and_then_the_card_seals(opened: Opener) -> None:
    it = owed(opened)
    first = it.page.check.told.rows["notice"]
    it.key(Qt.Key.Key_Tab)
    assert it.focus() is first.earlier
    it.key(Qt.Key.Key_Tab)
    assert it.focus() is first.by and first.by.text() == "the recruiter"
    first.by.selectAll()
    it.press("Ada")
    it.key(Qt.Key.Key_Return)
    assert it.focus() is it.page
    rule = it.page.check.told.rows["ai-rule"]
    rule.not_given.setFocus()
    it.key(Qt.Key.Key_Space)
    assert [row.how.text() for row in it.page.check.told.rows.values()] == ["given earlier by Ada", "not given"]
    it.deliver()
    it.key(Qt.Key.Key_S, CTRL)
    it.key(Qt.Key.Key_S, CTRL)
    it.deliver()
    assert it.sheet.fold.state == "sealed"
    assert rule.answers.isHidden() and rule.how.text() == "not given"


def test_an_answer_can_be_given_again_before_the_seal(opened: Opener) -> None:
    it = owed(opened)
    row = it.page.check.told.rows["ai-rule"]
    row.not_given.click()
    assert "The AI rule was not given." in it.page.presenter._card().deviations  # type: ignore[union-attr]
    row.earlier.click()
    assert row.how.text() == "given earlier by the recruiter"
    assert it.sheet.fold.notices["ai-rule"].answer == "given-earlier"


def test_an_answer_takes_back_the_first_press_of_submit(opened: Opener) -> None:
    it = owed(opened)
    for row in it.page.check.told.rows.values():
        row.earlier.click()
    it.deliver()
    it.key(Qt.Key.Key_S, CTRL)
    it.page.check.told.rows["notice"].not_given.click()
    it.deliver()
    it.key(Qt.Key.Key_S, CTRL)
    assert it.sheet.fold.state == "ended"


def test_the_way_to_the_integrity_observations_stands_on_the_last_page(opened: Opener) -> None:
    it = owed(opened)
    asked: list[str] = []
    it.page.integrity_asked.connect(lambda: asked.append("asked"))
    assert it.page.check.aside is not None
    it.page.check.aside.setFocus()
    it.key(Qt.Key.Key_Space)
    it.key(Qt.Key.Key_I, CTRL)
    assert asked == ["asked", "asked"]


def test_escape_in_the_name_gives_the_keys_back(opened: Opener) -> None:
    it = owed(opened)
    it.page.check.told.rows["notice"].by.setFocus()
    it.key(Qt.Key.Key_Escape)
    assert it.focus() is it.page


def test_a_hostile_name_is_only_a_name(opened: Opener) -> None:
    it = owed(opened)
    row = it.page.check.told.rows["notice"]
    row.by.setText("<b>Ada</b>\u202e & {name}")
    row.earlier.click()
    assert row.how.text().startswith("given earlier by <b>Ada</b>") and "{name}" in row.how.text()
