"""The copilot's line in the window: one at a time, explained by one key, gone by another, and never in the way."""

from __future__ import annotations

import pytest

from interviewer_app.ui.live.parts import Outside
from tests.ui.live.rounds import Desk, MakeDesk


def seconds(desk: Desk, count: int) -> None:
    for _each in range(count):
        desk.clock.wait(1000)
        desk.page.ticked.emit(desk.clock.now())
    desk.settle()


@pytest.fixture
def nudged(desk: Desk) -> Desk:
    """A desk on whose second probe output was trusted three minutes ago."""
    desk.press("right", "right", "t")
    seconds(desk, 181)
    return desk


def words(desk: Desk) -> str:
    line = desk.page.log.nudge
    return "" if line.isHidden() else line.accessibleName()


def test_the_line_says_what_was_trusted_and_takes_no_focus(nudged: Desk) -> None:
    assert words(nudged).startswith("Output trusted at 0:02, not checked since. Ask: “Which sentence")
    assert nudged.page.hasFocus()
    nudged.press("r")
    assert nudged.moments == ["trusted-output", "rejected-suggestion"]


def test_k_shows_the_rule_with_its_numbers_and_k_again_the_line(nudged: Desk) -> None:
    before = words(nudged)
    nudged.press("k")
    assert "Trusted at 0:02" in words(nudged) and "The rule: Trusted output, and for 3 min none of" in words(nudged)
    nudged.press("k")
    assert words(nudged) == before


def test_x_waves_it_away_and_it_is_kept_that_it_was_there(nudged: Desk) -> None:
    nudged.press("x")
    assert words(nudged) == ""
    seconds(nudged, 60)
    assert words(nudged) == ""
    nudged.write()
    kinds = [entry.kind for entry in nudged.journal.entries]
    assert kinds.count("nudge-shown") == 1 and kinds.count("nudge-dismissed") == 1


def test_f_asks_what_the_nudge_proposes_and_the_line_goes(nudged: Desk) -> None:
    nudged.press("f")
    assert words(nudged) == ""
    assert nudged.live.fold.follow_ups[-1].nudge == nudged.live.fold.nudges[-1].id


def test_a_click_does_what_the_keys_do(nudged: Desk) -> None:
    nudged.page.log.nudge.why.click()
    assert "The rule" in words(nudged)
    nudged.page.log.nudge.dismiss.click()
    assert words(nudged) == ""


def test_its_place_is_kept_and_reading_hides_it(nudged: Desk) -> None:
    nudged.press("ctrl+o", "ctrl+o")  # the open lines, read now
    assert nudged.page.log.aside.isHidden()
    spans, recent = nudged.page.log.spans.geometry(), nudged.page.log.recent.geometry()
    nudged.press("d")
    assert words(nudged) == ""
    assert (nudged.page.log.spans.geometry(), nudged.page.log.recent.geometry()) == (spans, recent)
    nudged.press("d")
    assert words(nudged) != ""


def test_an_open_line_makes_way_for_it_but_not_while_somebody_types_into_it(nudged: Desk) -> None:
    log = nudged.page.log
    assert not log.aside.isHidden() and not log.aside.geometry().intersects(log.nudge.geometry())
    nudged.press("ctrl+d")
    assert log.aside.is_typed and log.nudge.isHidden()
    nudged.press("esc")
    assert not log.nudge.isHidden()


def test_what_could_not_be_written_goes_first(nudged: Desk) -> None:
    nudged.journal.broken = "The disk is full."
    nudged.press("r")
    nudged.write()
    assert words(nudged) == "" and not nudged.page.log.trouble.isHidden()
    nudged.journal.broken = ""
    nudged.press("ctrl+r")
    nudged.write()
    assert words(nudged) != ""


def test_letters_typed_into_a_note_neither_explain_nor_dismiss(nudged: Desk) -> None:
    before = words(nudged)
    nudged.press("enter")
    nudged.type("xk")
    assert words(nudged) == before
    nudged.press("esc")


def test_k_and_x_without_a_nudge_do_nothing(desk: Desk) -> None:
    desk.press("t", "k", "x")
    assert desk.moments == ["trusted-output"] and words(desk) == ""


def test_whoever_turned_it_off_hears_nothing(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(Outside._field_defaults, "nudges", False)
    monkeypatch.setattr(Outside.__new__, "__defaults__", tuple(Outside._field_defaults.values()))
    desk = make_desk()
    desk.press("right", "t")
    seconds(desk, 400)
    assert words(desk) == "" and not desk.live.fold.nudges
