"""Hollow until it is on disk: what the window shows while the journal writes, fails, and tries again."""

from __future__ import annotations

from interviewer_app.ui.live.page import LivePage
from tests.ui.live.rounds import Desk


def hollow(page: LivePage) -> list[bool]:
    """Of each recent moment, the last one first, whether it is drawn hollow."""
    last = page.log.last.look
    return [*([last.mark.hollow] if last else []), *(row.mark.hollow for row in page.log.recent.rows)]


def test_a_moment_is_hollow_until_it_is_on_disk(desk: Desk) -> None:
    desk.press("right")
    desk.write()
    desk.press("r")
    assert desk.painted == [("m-1", False)]
    assert hollow(desk.page) == [True]
    assert desk.page.coverage.rows["evaluating"].look.marks[0].hollow
    assert desk.page.log.writing.text() == "1 moment · 0 on disk, 1 being written"
    desk.write()
    assert desk.painted == [("m-1", False), ("m-1", True)]
    assert hollow(desk.page) == [False]
    assert desk.page.log.writing.text() == "1 moment · all on disk"
    assert desk.page.log.last.look is not None and desk.page.log.last.look.status == ""


def test_moments_become_solid_in_the_order_of_logging(desk: Desk) -> None:
    desk.press("t", "r", "a")
    desk.write(3)  # the start of the clock and two moments
    assert hollow(desk.page) == [True, False, False]
    assert desk.page.log.writing.text() == "3 moments · 2 on disk, 1 being written"


def test_a_failed_write_keeps_later_moments_hollow_and_a_key_resumes_in_order(desk: Desk) -> None:
    desk.press("ctrl+o", "ctrl+o", "t")
    desk.write()
    desk.journal.broken = "The disk is full. Free some space."
    desk.press("r", "a")
    desk.write()
    assert hollow(desk.page) == [True, True, False]
    assert desk.page.log.writing.text() == "2 not on disk. Ctrl R tries again"
    assert desk.page.log.trouble.text() == "The disk is full. Free some space."
    desk.press("n")
    assert desk.page.log.writing.text() == "3 not on disk. Ctrl R tries again"
    desk.journal.broken = ""
    desk.press("ctrl+r")
    assert hollow(desk.page) == [False] * 4
    assert desk.page.log.trouble.isHidden()
    logged = [entry.body or "" for entry in desk.journal.entries if entry.kind == "moment-logged"]
    assert [body.split('"moment":"')[1][:3] for body in logged] == ["m-1", "m-2", "m-3", "m-4"]


def test_a_change_being_written_is_not_called_on_disk(desk: Desk) -> None:
    desk.press("t")
    desk.write()
    desk.press("p")
    assert desk.page.log.writing.text() == "1 moment · a change being written"
    assert desk.page.log.last.look is not None and desk.page.log.last.look.status == "being written"


def test_retry_without_trouble_asks_nothing_of_the_journal(desk: Desk) -> None:
    desk.press("ctrl+r")
    assert desk.journal.retries == 0


def test_end_confirms_in_place_and_hands_over_once_all_is_on_disk(desk: Desk) -> None:
    desk.press("t", "ctrl+e")
    assert desk.page.bar.end.words == "End now?"
    desk.press("r")
    assert desk.page.bar.end.words == "End round" and desk.live.fold.state == "live"
    desk.press("ctrl+e", "ctrl+e")
    assert desk.live.fold.state == "ended" and desk.ended == 0
    desk.write()
    assert desk.ended == 1


def test_the_question_whether_to_end_does_not_wait_for_ever(desk: Desk) -> None:
    desk.press("t", "ctrl+e")
    desk.page.ticked.emit(desk.clock.wait(7000))
    assert desk.page.bar.end.words == "End round"


def test_a_round_that_has_not_begun_can_be_left(desk: Desk) -> None:
    desk.press("ctrl+e")
    assert (desk.left, desk.live.fold.state) == (1, "planned")


def test_the_page_can_go_while_the_journal_still_writes(desk: Desk) -> None:
    desk.press("t")
    desk.window.takeCentralWidget().deleteLater()
    desk.settle()
    desk.write()
    assert desk.painted == [("m-1", False)]
