"""The line below the last moment: notice and AI rule by key, integrity observations beside the log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from interviewer_app.core.rounds.integrity import IntegrityFold
from interviewer_app.core.rounds.integrity_desk import IntegrityDesk
from interviewer_app.core.rounds.private import Accommodations, PrivateDesk, PrivateFold
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.live.build import Beside
from interviewer_app.ui.live.looks import AsideLook
from tests.fakes import HeldJournal, Numbered
from tests.ui.live.rounds import Desk, MakeDesk


class WithIntegrity:
    """A desk whose integrity observations go to a journal of their own."""

    def __init__(self, make_desk: MakeDesk, kept: str = "", known: IntegrityFold | None = None) -> None:
        self.journal, self.bridge = HeldJournal(subject="integrity"), JournalBridge()
        self.journal.on_written, self.journal.on_failed = self.bridge.on_written, self.bridge.on_failed
        self.integrity = IntegrityDesk(known or IntegrityFold(), self.journal, Numbered("seen"), "Mara")
        self.private_journal, private_bridge = HeldJournal(subject="private"), JournalBridge()
        self.private_journal.on_written = private_bridge.on_written
        self.private_journal.on_failed = private_bridge.on_failed
        self.private = PrivateDesk(PrivateFold(), self.private_journal)
        self.desk: Desk = make_desk(beside=Beside(self.integrity, self.bridge, self.private, private_bridge, kept))

    def write(self) -> None:
        self.journal.deliver()
        self.desk.settle()

    @property
    def seen(self) -> list[tuple[str, int | None]]:
        return [(each.what, each.at_ms) for each in self.integrity.fold.observations.values()]


def line(desk: Desk) -> AsideLook | None:
    aside = desk.page.log.aside
    return None if aside.isHidden() else aside.look


def says(desk: Desk) -> str:
    look = line(desk)
    return look.words if look is not None else ""


def test_one_open_line_at_a_time_until_both_are_answered(desk: Desk) -> None:
    assert says(desk) == "Notice not read yet"
    desk.press("ctrl+o")
    assert says(desk) == "AI rule not read yet"
    desk.press("ctrl+n", after_ms=42_000)
    assert line(desk) is None
    desk.press("ctrl+o")
    answers = [(seen.answer, seen.at_ms) for seen in desk.live.fold.notices.values()]
    assert answers == [("read-now", 0), ("not-given", 42_000)]


def test_the_words_to_read_stand_in_the_script_panel_and_with_the_line(desk: Desk) -> None:
    assert desk.page.script.look.title == "Read aloud: notice"
    assert "Not scored" in desk.page.script.look.text
    desk.press("ctrl+o")
    assert desk.page.script.look.text == desk.pack.ai.read_aloud
    look = line(desk)
    assert look is not None and look.tip == desk.pack.ai.read_aloud
    assert desk.page.log.aside.accessibleDescription() == desk.pack.ai.read_aloud


def test_logging_never_waits_for_an_open_line(desk: Desk) -> None:
    desk.press("t", "right", "a")
    assert desk.moments == ["trusted-output", "added-test"]
    assert says(desk) == "Notice not read yet"


def test_given_earlier_asks_by_whom_in_the_line_and_offers_the_recruiter(desk: Desk) -> None:
    desk.press("t", "ctrl+d")
    assert says(desk) == "Notice given earlier by"
    field = desk.page.log.aside.field
    assert QApplication.focusWidget() is field and field.selectedText() == "the recruiter"
    desk.type("Ada r")
    assert desk.moments == ["trusted-output"], "letters are text"
    desk.press("enter")
    assert desk.live.fold.notices["notice"].by == "Ada r"
    assert QApplication.focusWidget() is desk.page
    desk.press("ctrl+d", "enter")
    assert desk.live.fold.notices["ai-rule"].by == "Ada r", "the name typed last is offered again"


def test_escape_leaves_the_line_open(desk: Desk) -> None:
    desk.press("ctrl+d", "esc")
    assert says(desk) == "Notice not read yet" and not desk.live.fold.notices
    desk.press("t")
    assert desk.moments == ["trusted-output"]


def test_the_line_can_be_answered_by_the_mouse_too(desk: Desk) -> None:
    desk.page.log.aside.answers["not-given"].click()
    assert desk.live.fold.notices["notice"].answer == "not-given"
    assert desk.live.fold.state == "planned"


def test_its_keys_are_all_it_needs_and_the_rest_of_the_window_keeps_its_place(desk: Desk) -> None:
    before = desk.page.log.last.geometry()
    for stroke in ("ctrl+o", "ctrl+o"):
        desk.press(stroke)
        assert desk.page.log.last.geometry() == before


def test_an_integrity_observation_is_one_line_and_no_moment(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk)
    it.desk.press("t")
    it.desk.press("ctrl+i", after_ms=60_000)
    assert says(it.desk) == "Integrity observation"
    it.desk.type("Reads from a second screen")
    it.desk.press("enter", after_ms=9_000)
    assert it.seen == [("Reads from a second screen", 60_000)], "its time is that of the key"
    assert it.desk.moments == ["trusted-output"]
    assert [draft.kind for draft in it.journal.held] == ["noticed"]
    it.desk.write()
    assert not any("second screen" in (entry.body or "") for entry in it.desk.journal.entries)
    assert says(it.desk) == "Notice not read yet"


def test_what_is_typed_survives_a_crash_and_is_wiped_once_it_is_on_disk(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk, kept="Somebody whispers")
    it.desk.press("ctrl+i")
    assert it.desk.page.log.aside.field.text() == "Somebody whispers"
    it.desk.type("!")
    it.desk.press("esc")
    assert it.desk.saved[-1] == ("round-1", "integrity", "Somebody whispers!")
    it.desk.press("ctrl+i", "enter")
    assert it.desk.wiped == []
    it.write()
    assert it.desk.wiped == [("round-1", "integrity")]
    it.desk.press("ctrl+i")
    assert it.desk.page.log.aside.field.text() == ""


def test_a_draft_that_was_written_before_the_crash_is_not_offered_again(make_desk: Callable[..., Desk]) -> None:
    first = WithIntegrity(make_desk)
    first.desk.press("ctrl+i")
    first.desk.type("Whispers")
    first.desk.press("enter")
    again = WithIntegrity(make_desk, kept="Whispers", known=first.integrity.fold)
    assert again.desk.wiped == [("round-1", "integrity")]
    again.desk.press("ctrl+i")
    assert again.desk.page.log.aside.field.text() == ""


def test_an_empty_line_keeps_nothing(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk)
    it.desk.press("ctrl+i", "enter")
    assert it.seen == [] and it.journal.held == []


def test_before_the_clock_starts_it_has_no_time_of_the_round(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk)
    it.desk.press("ctrl+i")
    it.desk.type("Another name")
    it.desk.press("enter")
    assert it.seen == [("Another name", None)]
    assert it.desk.live.fold.state == "planned"


def test_pausing_works_while_it_is_open_and_ending_keeps_the_text(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk)
    it.desk.press("t", "ctrl+i")
    it.desk.type("Half a sen")
    it.desk.press("ctrl+p")
    assert it.desk.live.fold.state == "paused"
    it.desk.press("ctrl+e", "ctrl+e")
    assert it.desk.live.fold.state == "ended"
    assert it.desk.saved[-1][2] == "Half a sen" and it.seen == []


def test_a_failed_write_says_so_and_the_usual_key_tries_again(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk)
    it.journal.broken = "The disk is full."
    it.desk.press("ctrl+i")
    it.desk.type("Whispers")
    it.desk.press("enter")
    it.write()
    assert it.desk.page.log.trouble.text() == "The disk is full."
    it.journal.broken = ""
    it.desk.write()
    it.integrity.retry()
    it.desk.settle()
    assert it.desk.page.log.trouble.text() == "" and it.integrity.not_on_disk == 0


def test_it_fits_a_low_window_in_both_forms(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = make_desk(size=(1280, 720))
    log = desk.page.log
    for stroke in ("t", "ctrl+d"):
        desk.press(stroke)
        assert log.aside.geometry().top() >= log.last.geometry().bottom()
        assert log.recent.isHidden() or not log.recent.geometry().intersects(log.aside.geometry())
        assert log.aside.geometry().bottom() <= log.height()
    assert log.aside.field.width() > 200


def test_extra_time_slows_the_clock_and_says_how_long_the_minutes_take(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk)
    it.desk.press("ctrl+a")
    assert says(it.desk).startswith("Private: extra time in %")
    it.desk.type("50 %, breaks")
    it.desk.press("enter")
    assert it.private.fold.accommodations == Accommodations(50, True, False)
    assert it.desk.page.bar.clock.look.of == "of 45:00 +50 %"
    it.desk.press("right")
    assert it.desk.page.script.look.text == it.desk.pack.probes[0].text
    it.desk.press("t", after_ms=90_000)
    assert [moment.at_ms for moment in it.desk.live.fold.moments.values()] == [60_000]
    assert [draft.kind for draft in it.private_journal.held] == ["accommodated"]
    assert not any("accommodat" in str(draft) or "percent" in str(draft) for draft in it.desk.journal.held)


def test_who_answers_in_writing_gets_the_question_for_writing(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk)
    it.desk.press("right", "ctrl+a")
    it.desk.type("written")
    it.desk.press("enter")
    probe = it.desk.pack.probes[0]
    assert probe.written and it.desk.page.script.look.text == probe.written
    assert it.desk.live.spoken == probe.written
    it.desk.press("ctrl+a", "backspace", "enter")
    assert it.desk.page.script.look.text == probe.text


def test_extra_time_can_be_changed_while_the_clock_runs(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk)
    it.desk.press("right")
    it.desk.press("ctrl+a", after_ms=60_000)
    it.desk.type("100")
    it.desk.press("enter", after_ms=0)
    it.desk.press("t", after_ms=60_000)
    (moment,) = it.desk.live.fold.moments.values()
    assert moment.at_ms == 60_000 + 30 + 60_000 // 2, "30 ms of typing at the old pace"
    (pace,) = it.private.fold.paces
    assert pace.percent == 200 and pace.since is not None


def test_what_is_no_accommodation_keeps_the_line_open(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk)
    for words in ("a lot", "50 60", "999"):
        it.desk.press("ctrl+a")
        it.desk.type(words)
        it.desk.press("enter")
        assert says(it.desk) == "A number of % up to 300, breaks, written"
        it.desk.press("esc")
    assert it.private.fold.accommodations == Accommodations() and it.private_journal.held == []


def test_in_a_pause_the_same_key_takes_its_reason(make_desk: Callable[..., Desk]) -> None:
    it = WithIntegrity(make_desk)
    it.desk.press("right")
    it.desk.press("ctrl+p", after_ms=30_000)
    it.desk.press("ctrl+a")
    assert says(it.desk) == "Reason of the pause, private"
    it.desk.type("Insulin")
    it.desk.press("enter")
    assert it.private.fold.pause_reasons == {30_000: "Insulin"}
    it.desk.write()
    assert not any("Insulin" in (entry.body or "") for entry in it.desk.journal.entries)
    it.desk.press("ctrl+a")
    assert it.desk.page.log.aside.field.text() == "Insulin"
