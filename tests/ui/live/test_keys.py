"""Every key of the live window, pressed on the real page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from interviewer_app.core.rounds.keys import KeyMap, fixed_rows
from tests.ui.live.rounds import Desk, MakeDesk, other_pack, shipped_pack

KINDS = [(kind.key.lower(), kind.id) for kind in shipped_pack().kinds]


@pytest.mark.parametrize(("key", "kind"), KINDS)
def test_a_kind_key_logs_its_moment_at_the_press(desk: Desk, key: str, kind: str) -> None:
    desk.press("right")
    desk.press(key, after_ms=61_234)
    assert desk.moments == [kind]
    assert desk.live.last is not None and desk.live.last.at_ms == 61_234


def test_space_logs_something_to_sort_later(desk: Desk) -> None:
    desk.press("space")
    assert desk.moments == [""]
    assert desk.page.log.last.look is not None and desk.page.log.last.look.mark.letter == "·"


def test_the_first_key_starts_the_clock_and_is_kept(desk: Desk) -> None:
    assert desk.page.bar.clock.look.word == "Ready"
    desk.press("t")
    assert (desk.live.fold.state, desk.page.bar.clock.look.word) == ("live", "Running")
    assert desk.live.last is not None and desk.live.last.at_ms == 0


@pytest.mark.parametrize(("digit", "number"), [(d, n) for n, d in enumerate("1234567890")])
def test_a_digit_assigns_its_dimension(desk: Desk, digit: str, number: int) -> None:
    desk.press("space", digit)
    assert desk.live.last is not None
    assert desk.live.last.dimension == shipped_pack().dimensions[number].id
    assert [row.look.logged for row in desk.page.coverage.rows.values()][number] == 1


def test_digits_follow_the_order_of_an_imported_pack(make_desk: MakeDesk) -> None:
    desk = make_desk(pack=other_pack(dimensions=("Alpha", "Beta", "Gamma", "Delta", "Epsilon")))
    desk.press("t", "5")
    assert desk.live.last is not None and desk.live.last.dimension == "d4"
    desk.press("6")
    assert desk.live.last.dimension == "d4"


@pytest.mark.parametrize(("key", "direction"), [("=", "for"), ("-", "against"), (".", "neutral")])
def test_a_sign_sets_the_direction(desk: Desk, key: str, direction: str) -> None:
    desk.press("t" if direction != "neutral" else "r", key)
    assert desk.live.last is not None and desk.live.last.direction == direction


def test_prompted_mode_and_ten_seconds_earlier(desk: Desk) -> None:
    desk.press("right")
    desk.press("n", after_ms=30_000)
    before = desk.live.last
    assert before is not None
    desk.press("p", "s", "l", "l")
    after = desk.live.last
    assert after is not None
    assert after.prompted != before.prompted and after.mode != before.mode
    assert after.at_ms == 10_000 and after.entered_ms == 30_000 and after.late
    assert desk.page.log.last.look is not None and desk.page.log.last.look.remark == "logged at 00:30"


def test_the_script_keys_follow_the_script(desk: Desk) -> None:
    desk.press("right", "right", "left", "f", "q", "z")
    fold = desk.live.fold
    assert [visit.probe for visit in fold.visits] == ["promise", "read", "promise", "assistant"]
    assert [asked.probe for asked in fold.follow_ups] == ["promise"]
    assert fold.outcomes == {"promise": "adapted", "read": "skipped"}
    assert desk.page.script.look.title == "Probe 3 of 9"


def test_i_changes_the_ai_phase(desk: Desk) -> None:
    desk.press("right", "i", "t")
    assert desk.live.phase == "with"
    assert desk.live.last is not None and desk.live.last.phase == "with"


@pytest.mark.parametrize("key", ["ctrl+p", "pause"])
def test_pause_stops_the_clock_and_keys_still_log(desk: Desk, key: str) -> None:
    desk.press("right", key)
    desk.press("t", after_ms=60_000)
    assert desk.live.fold.state == "paused"
    assert desk.live.last is not None and desk.live.last.paused and desk.live.last.at_ms == 1000
    desk.press(key)
    assert desk.live.fold.state == "live"


def test_undo_and_redo_reach_back_to_the_first_moment(desk: Desk) -> None:
    desk.press("t", "r", "backspace", "ctrl+z")
    assert desk.moments == []
    assert desk.page.log.last.look is None
    desk.press("ctrl+y", "ctrl+shift+z")
    assert desk.moments == ["trusted-output", "rejected-suggestion"]
    assert [key.count for key in desk.page.log.kinds[:2]] == [1, 1]


def test_an_unknown_key_does_nothing(desk: Desk) -> None:
    desk.press("x", "y", "ß", "/")
    assert desk.moments == [] and desk.live.fold.state == "planned"


def test_auto_repeat_never_logs(desk: Desk) -> None:
    desk.press("t", auto_repeat=True)
    assert desk.moments == []


def test_the_same_key_within_400_ms_is_one_moment(desk: Desk) -> None:
    desk.press("t")
    desk.press("t", after_ms=300)
    assert desk.moments == ["trusted-output"]


@pytest.mark.parametrize("between", ["1", "=", "p", "right", "backspace", "enter"])
def test_the_same_key_is_meant_however_soon_it_comes_after_another_one(desk: Desk, between: str) -> None:
    back = ["esc"] if between == "enter" else []
    desk.press("t", between, *back, "t", after_ms=100)
    assert len(desk.live.fold.moments) == 2


def test_keys_count_by_character_and_not_by_place(desk: Desk) -> None:
    """On a French keyboard the key of the digit 1 types an ampersand, and a digit is typed with Shift."""
    desk.press("space")
    for text, modifiers in (("&", Qt.KeyboardModifier.NoModifier), ("2", Qt.KeyboardModifier.ShiftModifier)):
        QApplication.sendEvent(desk.page, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, modifiers, text))
    assert desk.live.last is not None and desk.live.last.dimension == "test-design"


def test_capital_letters_count_as_well(desk: Desk) -> None:
    QApplication.sendEvent(
        desk.page, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier, "T")
    )
    assert desk.moments == ["trusted-output"]


def test_a_kind_on_a_reserved_key_gets_a_free_letter() -> None:
    keys = KeyMap(other_pack(dimensions=("Alpha",), kinds=(("Kept a promise", "P"), ("Took the same", "T"))))
    assert keys.cap("kind", "own-0") == "M"
    assert keys.cap("kind", "own-1") == "C"


def test_a_kind_that_has_to_move_never_takes_the_letter_of_another_kind() -> None:
    keys = KeyMap(other_pack(dimensions=("Alpha",), kinds=(("Keen vow", "P"), ("Went", "W"), ("Dove", "Ö"))))
    assert [keys.cap("kind", f"own-{number}") for number in range(3)] == ["V", "W", "Ö"]


def test_a_sign_serves_where_no_letter_is_left() -> None:
    keys = KeyMap(other_pack(dimensions=("Alpha",), kinds=tuple((f"Kind {n}", "t") for n in range(26))))
    caps = [keys.cap("kind", f"own-{number}") for number in range(26)]
    assert ";" in caps and len({cap for cap in caps if cap}) == len([cap for cap in caps if cap])


def test_no_two_actions_share_a_key() -> None:
    strokes = [stroke for row in fixed_rows() for stroke in row.strokes]
    assert len(strokes) == len(set(strokes))
    everything = [stroke for row in KeyMap(shipped_pack()).rows for stroke in row.strokes]
    assert len(everything) == len(set(everything))


def test_all_keys_show_while_the_question_mark_is_held(desk: Desk) -> None:
    desk.send(QEvent.Type.KeyPress, "?")
    desk.settle()
    assert desk.page.sheet.isVisible()
    desk.press("t")
    assert desk.moments == ["trusted-output"] and desk.page.sheet.isVisible()
    desk.send(QEvent.Type.KeyRelease, "?")
    assert not desk.page.sheet.isVisible()


def test_the_mouse_does_what_the_keys_do(desk: Desk) -> None:
    desk.page.log.kinds[1].click()
    desk.clock.wait(1000)
    desk.page.coverage.rows["scope"].click()
    assert desk.moments == ["rejected-suggestion"]
    assert desk.live.last is not None and desk.live.last.dimension == "scope"
    assert desk.page.hasFocus()


def test_the_key_for_earlier_says_how_far_it_goes(make_desk: MakeDesk) -> None:
    pack = shipped_pack()
    kinds = tuple(k.model_copy(update={"lead_in_s": 25}) if k.id == "named-risk" else k for k in pack.kinds)
    desk = make_desk(pack=pack.model_copy(update={"kinds": kinds}))
    desk.press("n")
    assert desk.page.log.earlier.accessibleName() == "25 s earlier"
    desk.press("t")
    assert desk.page.log.earlier.accessibleName() == "10 s earlier"
