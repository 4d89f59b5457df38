"""The sweep by keyboard alone, through real key events, with a disk that waits or refuses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from interviewer_app.core.rounds.fold import fold
from tests.core.rounds.parts import Seen, a_pack
from tests.ui.sweep.conftest import CTRL, Open, Opener

Key = Qt.Key
SEEN = (
    Seen(60, None, None, "neutral", "stops at the header"),
    Seen(70, "trusted-output", "one", "against"),
    Seen(80, None, None, "neutral"),
)


def small(opened: Opener, **more: object) -> Open:
    """A pack without probes asked: m0 and m2 to sort, m1 to describe."""
    return opened(SEEN, a_pack((1, 2, 3)), **more)


def test_a_moment_is_sorted_and_described_and_the_walk_goes_on(opened: Opener) -> None:
    it = small(opened)
    assert [item.id for item in it.sweep.items] == ["m0", "m2", "m1"]
    it.press("r2-ps")
    moment = it.moment("m0")
    assert (moment.kind, moment.dimension, moment.direction) == ("rejected-suggestion", "two", "against")
    assert (moment.prompted, moment.mode, moment.at_ms) == (True, "shown", 60_000)
    it.key(Key.Key_Down)
    it.press("n1")
    it.key(Key.Key_Return)
    it.press("pool is full")
    it.key(Key.Key_Return)
    assert it.moment("m2").note == "pool is full"
    assert it.at == 2
    it.deliver()
    assert fold(it.journal.entries).moments == it.sweep.fold.moments


def test_a_note_that_describes_a_person_is_answered_by_a_quiet_line_and_goes_on(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_Return)
    it.press(", is nervous")
    it.key(Key.Key_Return)
    assert it.moment("m0").note.endswith("is nervous")
    assert it.page.item.remark.text().startswith("“nervous” says what somebody is like") and it.at == 0
    it.key(Key.Key_Down)
    assert it.page.item.remark.isHidden()


def test_letters_are_text_while_the_note_is_open_and_esc_keeps_them(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_Return)
    it.press("xrn1")
    it.key(Key.Key_Up)
    it.key(Key.Key_Escape)
    assert it.at == 0 and it.moment("m0").kind is None
    assert it.drafts == {"note:m0": "stops at the headerxrn1"}
    it.key(Key.Key_Return)
    assert it.page.item.note.field.text() == "stops at the headerxrn1"
    it.key(Key.Key_Return)
    it.deliver()
    assert it.drafts == {} and it.moment("m0").note == "stops at the headerxrn1"


def test_a_note_a_crash_left_comes_back_in_its_field(opened: Opener) -> None:
    it = small(opened, kept={"note:m0": "half a sen"})
    it.key(Key.Key_Return)
    it.press("tence")
    it.key(Key.Key_Return)
    assert it.moment("m0").note == "half a sentence"


def test_x_says_nothing_to_add_and_the_last_one_says_so(opened: Opener) -> None:
    it = small(opened)
    it.press("xx")
    assert it.at == 2 and it.asked == []
    it.key(Key.Key_Delete)
    assert it.page.item.hint.text() == "That was all. Ctrl Enter goes to the rating."
    assert it.journal.held == []


def test_a_kind_logged_in_the_round_stays(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_Down, Key.Key_Down)
    it.press("n")
    assert it.moment("m1").kind == "trusted-output" and it.journal.held == []
    assert it.page.item.hint.text() == "The kind was logged in the round and stays."


def test_a_probe_gets_a_moment_at_the_time_chosen_with_the_arrows(opened: Opener) -> None:
    it = opened(())
    end_ms = it.sweep.items[0].at_ms
    it.press("2=")
    assert it.journal.held == [] and "adds the moment" in it.page.item.hint.text()
    it.key(Key.Key_Left, Key.Key_Left, Key.Key_Right)
    it.press("n")
    moment = it.moment("new-1")
    assert (moment.at_ms, moment.after_round, moment.kind) == (end_ms - 10_000, True, "named-risk")
    it.key(Key.Key_Left)
    assert it.moment("new-1").at_ms == end_ms - 20_000
    it.key(Key.Key_Space)
    assert it.moment("new-3").kind is None
    it.key(Key.Key_Down)
    it.key(Key.Key_Backspace, Key.Key_Backspace)
    assert it.at == 0 and it.moment("new-3").withdrawn and it.moment("new-1").at_ms == end_ms - 10_000
    it.key(Key.Key_Backspace, Key.Key_Backspace)
    assert it.moment("new-1").withdrawn
    assert it.page.item.hint.text().startswith("Nothing to take back here")


def test_what_is_added_is_hollow_until_it_is_on_disk(opened: Opener) -> None:
    it = opened(())
    it.press("n")
    it.key(Key.Key_Return)
    shown = it.page.item.mark
    assert shown._look is not None and shown._look.mark is not None and shown._look.mark.hollow
    it.deliver()
    assert shown._look.mark is not None and not shown._look.mark.hollow
    assert it.page.item.note.is_open  # a report of the disk closes nothing


def test_a_disk_that_refuses_keeps_everything_until_ctrl_r(opened: Opener) -> None:
    it = opened(())
    it.journal.broken = "The disk is full."
    it.press("na")
    it.key(Key.Key_Return, modifier=CTRL)
    it.deliver()
    assert it.page.head.trouble.text() == "2 not on disk. Ctrl R tries again. The disk is full."
    assert it.asked == [] and it.sweep.is_pending("new-1")
    it.journal.broken = ""
    it.key(Key.Key_R, modifier=CTRL)
    QApplication.processEvents()
    assert it.page.head.trouble.isHidden() and not it.sweep.not_on_disk
    assert it.asked == ["rating"]


def test_ctrl_enter_attaches_the_note_and_rates_once_all_is_on_disk(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_Return)
    it.press("!")
    it.key(Key.Key_Return, modifier=CTRL)
    assert it.asked == []
    it.deliver()
    assert it.asked == ["rating"] and it.moment("m0").note == "stops at the header!"


def test_ctrl_h_goes_home(opened: Opener) -> None:
    it = small(opened)
    it.key(Key.Key_H, modifier=CTRL)
    assert it.asked == ["home"]


def test_the_timer_counts_on_and_forces_nothing(opened: Opener) -> None:
    it = small(opened)
    assert it.page.presenter is not None
    assert it.page.head.timer.accessibleName() == "Time taken: 00:00 of 05:00"
    it.clock.wait(372_000)
    it.page.presenter.tick()
    assert it.page.head.timer.accessibleName() == "Time taken: 06:12, take the time you need"
    assert it.asked == []


def test_a_sweep_with_nothing_to_ask_says_so_and_goes_on(opened: Opener) -> None:
    it = opened([Seen(5, "added-test", "one", note="x")], a_pack((1, 2)))
    assert it.page.empty.isVisible() and not it.page.item.isVisible()
    it.press("nx1")
    it.key(Key.Key_Down, Key.Key_Backspace, Key.Key_Return)
    it.key(Key.Key_Return, modifier=CTRL)
    assert it.asked == ["rating"]


def test_sixty_items_and_long_names_stay_inside_a_small_window(opened: Opener) -> None:
    seen = [Seen(n * 40, None, None, note="a long note " * 30) for n in range(60)]
    it = opened(seen, size=(1280, 720), candidate="Wolfeschlegelsteinhausenbergerdorff " * 4)
    it.key(*[Key.Key_Down] * 60)
    QApplication.processEvents()
    assert (it.page.width(), it.page.height()) == (1280, 720)
    parts: list[QWidget] = [it.page.walk, it.page.item, it.page.around, it.page.head.rate]
    for part in parts:
        box = part.rect().translated(part.mapTo(it.page, part.rect().topLeft()))
        assert it.page.rect().contains(box)
    flow = it.page.item.kinds
    for button in flow.buttons:
        assert button.isHidden() or flow.rect().contains(button.geometry())


def test_every_key_on_the_page_is_a_button_with_a_name(opened: Opener) -> None:
    it = opened(())
    it.press("n")
    buttons = [*it.page.item.kinds.buttons, *it.page.item.dimensions.buttons, *it.page.item.refine.buttons]
    assert all(button.accessibleName() for button in buttons)
    chosen = [button.accessibleName() for button in buttons if button.accessibleName().endswith(", chosen")]
    assert "Named risk, chosen" in chosen and "For, chosen" in chosen
    next(button for button in buttons if button.accessibleName() == "Against").click()
    assert it.moment("new-1").direction == "against"
