"""The rating page by keyboard alone, through real key events."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from interviewer_app.core.rounds.fold import fold
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.rating.looks import CHECK, RECOMMENDATION
from interviewer_app.ui.rating.showing import rail_look
from tests.core.rounds.parts import JUDGING, Seen, a_pack, a_round, shipped
from tests.ui.rating.conftest import CTRL, Opener

Key = Qt.Key
SMALL = (Seen(60, "added-test", "one"), Seen(70, "trusted-output", "one", "against"), Seen(80, "named-risk", "two"))


def small(opened: Opener, **more: object):  # type: ignore[no-untyped-def]  # an Open
    return opened(a_round(a_pack((1, 2, 3, 4)), SMALL), **more)


def test_a_round_is_rated_recommended_and_sealed_by_keyboard(opened: Opener) -> None:
    it = small(opened)
    it.press("3a")
    it.key(Key.Key_Tab)
    it.press("two retries, red first")
    it.key(Key.Key_Return, CTRL)
    it.press("0")
    it.press("not asked")
    it.key(Key.Key_Return)
    it.key(Key.Key_Return, CTRL)
    it.key(Key.Key_Tab)
    it.press("yes")
    it.key(Key.Key_Return, CTRL)
    it.deliver()
    it.key(Key.Key_S, CTRL)
    it.key(Key.Key_S, CTRL)
    it.deliver()
    state = fold(it.journal.entries)
    assert state.state == "sealed"
    assert (state.ratings["one"].level, state.ratings["one"].cites) == (3, ("m0",))
    assert state.ratings["one"].rationale == "two retries, red first"
    assert state.ratings["two"].no_evidence == "not asked"
    assert state.recommendation == "yes"
    assert it.page.check.title.text() == "Sealed 21 November 2025, 15:43, unsigned."


def test_digits_choose_and_letters_cite_and_release(opened: Opener) -> None:
    it = small(opened)
    it.press("2ab")
    rating = it.sheet.rating("one")
    assert rating is not None and (rating.level, rating.cites) == (2, ("m0", "m1"))
    it.press("4a")
    rating = it.sheet.rating("one")
    assert rating is not None and (rating.level, rating.cites) == (4, ("m1",))


def test_a_digit_the_scale_does_not_have_does_nothing(opened: Opener) -> None:
    it = small(opened)
    it.press("579")
    assert it.sheet.rating("one") is None


def test_shift_with_a_letter_cites_nothing(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert it.sheet.rating("one") is None


def test_digits_that_need_shift_choose_too_and_caps_lock_does_not_matter(opened: Opener) -> None:
    it = small(opened)
    shift, none = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    for key, modifier, typed in ((Key.Key_3, shift, "3"), (Key.Key_A, none, "A")):
        QApplication.sendEvent(it.page, QKeyEvent(QEvent.Type.KeyPress, key, modifier, typed))
    rating = it.sheet.rating("one")
    assert rating is not None and (rating.level, rating.cites) == (3, ("m0",))


def test_choosing_the_chosen_level_again_is_no_entry(opened: Opener) -> None:
    it = small(opened)
    it.press("333")
    assert len(it.journal.held) == 1


def test_on_a_scale_from_zero_zero_is_a_level_and_minus_is_no_evidence(opened: Opener) -> None:
    it = opened(a_round(a_pack((0, 1, 2, 3)), SMALL))
    assert [card.look.cap for card in it.page.dimension.board.cards] == ["0", "1", "2", "3"]
    it.press("0")
    rating = it.sheet.rating("one")
    assert rating is not None and rating.level == 0
    it.press("-")
    assert it.page.dimension.reason.isVisible()


def test_levels_beyond_nine_are_chosen_by_their_place(opened: Opener) -> None:
    it = opened(a_round(a_pack((10, 20, 30)), SMALL))
    it.press("2")
    rating = it.sheet.rating("one")
    assert rating is not None and rating.level == 20


def test_letters_are_text_in_the_rationale_and_esc_gives_the_keys_back(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_Tab)
    assert it.focus() is it.page.dimension.rationale.edit
    it.press("3 a 0 x")
    assert it.sheet.rating("one") is None
    it.key(Key.Key_Escape)
    assert it.focus() is it.page
    it.press("3")
    rating = it.sheet.rating("one")
    assert rating is not None and (rating.level, rating.rationale) == (3, "3 a 0 x")


def test_a_rationale_is_an_entry_only_when_its_field_is_left(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_Tab)
    it.press("abc")
    assert it.journal.held == []
    it.key(Key.Key_Escape)
    assert [draft.body["rationale"] for draft in it.journal.held] == ["abc"]


def test_no_evidence_asks_for_a_reason_and_esc_takes_nothing_away(opened: Opener) -> None:
    it = small(opened)
    it.press("3a0")
    assert it.focus() is it.page.dimension.reason.edit
    it.press("no time")
    it.key(Key.Key_Escape)
    rating = it.sheet.rating("one")
    assert rating is not None and (rating.level, rating.cites) == (3, ("m0",))
    assert it.focus() is it.page
    assert not it.page.dimension.reason.isVisible()


def test_an_empty_reason_is_asked_for_again(opened: Opener) -> None:
    it = small(opened)
    it.press("0")
    it.key(Key.Key_Return)
    assert it.sheet.rating("one") is None
    assert it.page.dimension.reason.isVisible()


def test_ctrl_enter_gives_the_reason_and_goes_on(opened: Opener) -> None:
    it = small(opened)
    it.press("0")
    it.press("not asked")
    it.key(Key.Key_Return, CTRL)
    rating = it.sheet.rating("one")
    assert rating is not None and rating.no_evidence == "not asked"
    assert it.page.presenter is not None and it.page.presenter.place == "two"


def test_a_quick_reason_is_one_click(opened: Opener) -> None:
    it = small(opened)
    it.press("0")
    form = it.page.dimension.reason
    button = next(each for each in form.findChildren(type(it.page.foot.back)) if each.text() == "No time")
    it.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    rating = it.sheet.rating("one")
    assert rating is not None and rating.no_evidence == "No time"


def test_arrows_walk_the_rail_and_stop_at_its_ends(opened: Opener) -> None:
    it = small(opened)
    seen = []
    for _step in range(5):
        assert it.page.presenter is not None
        seen.append(it.page.presenter.place)
        it.key(Key.Key_Down)
    assert seen == ["one", "two", RECOMMENDATION, CHECK, CHECK]
    it.key(Key.Key_Up)
    assert it.page.presenter is not None and it.page.presenter.place == RECOMMENDATION


def test_x_hides_the_facts_and_shows_them_again(opened: Opener) -> None:
    it = small(opened)
    it.press("3")
    fact = it.page.dimension.fact
    assert fact.accessibleDescription().startswith("No moment is cited yet.")
    it.press("x")
    assert fact.accessibleDescription() == ""
    it.press("x")
    assert fact.accessibleDescription() != ""


def test_every_moment_can_be_cited_without_a_letter(opened: Opener) -> None:
    many = tuple(Seen(60 + i, "added-test", "one") for i in range(40))
    it = opened(a_round(a_pack((1, 2, 3)), many))
    rows = it.page.moments.stack.buttons
    assert [row.look.cap for row in rows[:26]] == [*"abcdefghijklmnopqrstuvwyz", ""]
    for _step in range(80):
        it.key(Key.Key_Tab)
        if it.focus() is rows[-1]:
            break
    it.key(Key.Key_Space)
    rating = it.sheet.rating("one")
    assert rating is not None and rating.cites == ("m39",)


def test_the_page_goes_on_taking_keys_while_a_row_has_the_focus(opened: Opener) -> None:
    it = small(opened)
    it.page.moments.stack.buttons[0].setFocus()
    it.press("4b")
    rating = it.sheet.rating("one")
    assert rating is not None and (rating.level, rating.cites) == (4, ("m1",))


def test_the_keys_panel_opens_and_closes(opened: Opener) -> None:
    it = small(opened)
    it.press("?")
    assert it.page.findChild(type(it.page._keys)).isVisible()
    it.key(Key.Key_Escape)
    assert not it.page._keys.isVisible()


def test_clicks_do_what_keys_do(opened: Opener) -> None:
    it = small(opened)
    left = Qt.MouseButton.LeftButton
    it.bot.mouseClick(it.page.dimension.board.cards[1], left)
    it.bot.mouseClick(it.page.moments.stack.buttons[0], left)
    rating = it.sheet.rating("one")
    assert rating is not None and (rating.level, rating.cites) == (2, ("m0",))
    assert it.focus() is it.page
    it.bot.mouseClick(it.page.rail.rows[1], left)
    assert it.page.presenter is not None and it.page.presenter.place == "two"
    it.bot.mouseClick(it.page.foot.back, left)
    assert it.page.presenter.place == "one"
    it.bot.mouseClick(it.page.foot.onward, left)
    assert it.page.presenter.place == "two"
    it.bot.mouseClick(it.page.head.home, left)
    assert it.asked == ["home"]


# Submitting -------------------------------------------------------------------------------------------------------


def test_ctrl_s_first_goes_to_the_last_page(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_S, CTRL)
    assert it.page.presenter is not None and it.page.presenter.place == CHECK
    assert [link.accessibleName() for link in it.page.check.links] == [
        "Communication: not rated yet. Choose a level, or no evidence.",
        "Judgement: not rated yet. Choose a level, or no evidence.",
    ]
    it.key(Key.Key_S, CTRL)
    it.key(Key.Key_S, CTRL)
    assert it.sheet.is_open
    assert not it.page.foot.submit.isEnabled()


def test_what_is_missing_leads_to_its_dimension(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_S, CTRL)
    for _step in range(30):
        it.key(Key.Key_Tab)
        if it.focus() is it.page.check.links[1]:
            break
    it.key(Key.Key_Return)
    assert it.page.presenter is not None and it.page.presenter.place == "two"


def test_esc_takes_the_first_press_of_submit_back(opened: Opener) -> None:
    it = small(opened)
    for dimension in ("one", "two"):
        it.sheet.no_evidence(dimension, "not asked", it.desk.clock.now())
    it.deliver()
    it.go(CHECK)
    it.key(Key.Key_S, CTRL)
    assert it.page.foot.submit.accessibleName() == "Press again to seal"
    it.key(Key.Key_Escape)
    assert it.page.foot.submit.accessibleName() == "Submit and seal"
    it.key(Key.Key_S, CTRL)
    assert it.sheet.is_open


def test_the_seal_waits_for_what_is_not_on_disk(opened: Opener) -> None:
    it = small(opened)
    for dimension in ("one", "two"):
        it.sheet.no_evidence(dimension, "not asked", it.desk.clock.now())
    it.go(CHECK)
    it.key(Key.Key_S, CTRL)
    it.key(Key.Key_S, CTRL)
    assert it.sheet.is_open
    it.deliver()
    assert it.sheet.fold.state == "sealed"
    assert it.page.check.title.text().startswith("Being sealed")
    it.deliver()
    assert it.page.check.title.text().startswith("Sealed 21 November 2025")


def test_a_sealed_card_is_read_only_on_every_page(opened: Opener) -> None:
    desk = a_round(shipped(), JUDGING)
    for dimension in shipped().dimensions:
        desk.sheet.no_evidence(dimension.id, "not asked", desk.clock.now())
    desk.journal.deliver()
    desk.sheet.seal(desk.clock.now())
    desk.journal.deliver()
    it = opened(desk)
    assert it.page.presenter is not None and it.page.presenter.place == CHECK
    it.key(Key.Key_P, CTRL)
    assert it.asked.pop() == "save" and it.page.foot.save.accessibleName() == "Save PDF as…"
    assert it.page.foot.open.isVisible() and it.page.foot.save.isVisible() and not it.page.foot.submit.isVisible()
    it.go("evaluating")
    it.press("3a0")
    it.key(Key.Key_Tab)
    it.press("words")
    it.key(Key.Key_S, CTRL)
    it.key(Key.Key_S, CTRL)
    assert it.journal.held == []
    assert not any(card.isEnabled() for card in it.page.dimension.board.cards)
    left = Qt.MouseButton.LeftButton
    it.bot.mouseClick(it.page.foot.open, left)
    it.bot.mouseClick(it.page.foot.save, left)
    assert it.asked == ["open", "save"]


def test_a_round_that_goes_on_cannot_be_rated_yet(opened: Opener) -> None:
    it = opened(a_round(a_pack((1, 2)), SMALL, ended=False))
    assert it.page.check.sentence.text().startswith("The round has not ended.")
    it.go("one")
    it.press("1a")
    assert it.journal.held == []


# The disk ---------------------------------------------------------------------------------------------------------


def test_a_failed_write_is_one_line_and_one_key_tries_again(opened: Opener) -> None:
    it = small(opened)
    it.journal.broken = "The disk is full."
    it.press("3a")
    it.deliver()
    assert it.page.head.trouble.text() == "2 not on disk. Ctrl R tries again. The disk is full."
    assert it.page.head.trouble.isVisible()
    it.press("2")
    it.key(Key.Key_Tab)
    it.journal.broken = ""
    it.key(Key.Key_R, CTRL)
    QApplication.processEvents()
    assert not it.page.head.trouble.isVisible()
    assert fold(it.journal.entries).ratings["one"].level == 2


def test_a_text_being_typed_is_a_draft_and_its_draft_goes_once_it_is_on_disk(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_Tab)
    it.press("why")
    it.bot.waitUntil(lambda: it.drafts == {"rationale:one": "why"})
    it.key(Key.Key_Escape)
    assert it.drafts == {"rationale:one": "why"}
    it.deliver()
    assert it.drafts == {}


def test_drafts_left_behind_stand_in_their_fields_again(opened: Opener) -> None:
    kept = {"rationale:one": "half a thou", "no-evidence:two": "not as", "recommendation": "per", "other": "x"}
    it = small(opened, kept=kept)
    assert it.page.dimension.rationale.edit.text() == "half a thou"
    it.key(Key.Key_Down)
    assert it.page.dimension.reason.edit.text() == "not as"
    it.key(Key.Key_Escape)
    it.key(Key.Key_Down)
    assert it.page.recommendation.edit.text() == "per"
    it.deliver()
    state = fold(it.journal.entries)
    assert (state.ratings["one"].rationale, state.recommendation) == ("half a thou", "per")
    assert it.drafts == {"other": "x"}


def test_a_page_that_is_gone_still_keeps_what_was_typed(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_Tab)
    it.press("last words")
    bridge = it.page.findChild(JournalBridge)
    bridge.setParent(None)
    it.page.presenter.leave(bridge.deleteLater)
    it.page.close()
    delete(it.page)
    it.page = None
    gc.collect()
    it.journal.broken = "The disk is full."
    it.deliver()
    assert isValid(bridge)
    it.journal.broken = ""
    it.deliver()
    assert fold(it.journal.entries).ratings["one"].rationale == "last words"
    assert it.drafts == {}
    it.bot.waitUntil(lambda: not isValid(bridge))
    gc.collect()  # nothing holds the page any more


def test_ctrl_h_goes_home_from_the_keys_and_from_a_text(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_H, CTRL)
    it.key(Key.Key_Tab)
    it.press("so far")
    it.key(Key.Key_H, CTRL)
    assert it.asked == ["home", "home"]


def test_the_rail_counts_a_rating_only_once_it_cites_a_moment(opened: Opener) -> None:
    it = small(opened)
    it.press("3")
    it.go(CHECK)
    look = rail_look(it.sheet, CHECK)
    assert (look.tally, look.groups[0].rows[0].word) == ("0 of 2", "cite one")
    it.go("one")
    it.press("a")
    look = rail_look(it.sheet, CHECK)
    assert (look.tally, look.groups[0].rows[0].word) == ("1 of 2", "rated")


def test_no_key_saves_a_card_that_is_open(opened: Opener) -> None:
    it = opened(a_round(shipped(), JUDGING))
    it.go(CHECK)
    it.key(Key.Key_P, CTRL)
    assert it.asked == []


def test_ctrl_b_goes_back_to_the_sweep_until_the_seal_also_from_a_text(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_Tab)
    it.key(Key.Key_B, CTRL)
    assert it.asked == ["sweep"]
    for dimension in ("one", "two"):
        it.sheet.no_evidence(dimension, "not asked", it.desk.clock.now())
    it.deliver()
    it.sheet.seal(it.desk.clock.now())
    it.deliver()
    it.key(Key.Key_B, CTRL)
    assert it.asked == ["sweep"] and it.page.head.sweep.isHidden()
