"""The presenter needs no window, and what it hands over arrives whole."""

from __future__ import annotations

import subprocess
import sys

from interviewer_app.core.rounds.entries import Draft
from interviewer_app.ui.live.patient import PatientJournal
from tests.fakes import HeldJournal
from tests.ui.live.rounds import Desk, MakeDesk


def test_the_presenter_imports_no_qt() -> None:
    code = "import sys; sys.modules['PySide6'] = None; import interviewer_app.ui.live.presenter"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_patient_journal_keeps_order_and_tickets() -> None:
    asked: list[bool] = []
    journal = HeldJournal()
    journal.append(Draft("started", {}, 1))
    patient = PatientJournal(journal, lambda: asked.append(True), before=0)
    tickets = [patient.append(Draft(kind, {}, 1)) for kind in ("paused", "resumed")]
    assert len(journal.held) == 1 and asked == [True]
    patient.flush()
    assert [draft.kind for draft in journal.held] == ["started", "paused", "resumed"]
    assert tickets == [1, 2] and [patient.own_ticket(ticket) for ticket in (2, 3)] == tickets


def test_what_no_key_draws_reaches_the_journal_all_the_same(desk: Desk) -> None:
    desk.page.key_pressed.emit("t", desk.clock.now())
    assert desk.journal.held == []
    desk.settle()
    assert [draft.kind for draft in desk.journal.held] == ["started", "moment-logged"]


def test_a_page_that_goes_hands_over_what_is_left(desk: Desk) -> None:
    desk.page.key_pressed.emit("t", desk.clock.now())
    desk.window.takeCentralWidget().deleteLater()
    desk.settle()
    assert [draft.kind for draft in desk.journal.held] == ["started", "moment-logged"]


def test_a_round_is_drawn_again_as_it_stood(make_desk: MakeDesk) -> None:
    first = make_desk()
    first.press("right", "t", "r", "5", "enter")
    first.type("half a second")
    first.press("enter", "a", "backspace")
    first.write()
    again = make_desk(live=first.live)
    assert again.page.log.writing.text() == "2 moments · all on disk"
    assert again.page.log.recent.rows == first.page.log.recent.rows
    assert again.page.line.bars == first.page.line.bars
    assert [row.look for row in again.page.coverage.rows.values()] == [
        row.look for row in first.page.coverage.rows.values()
    ]
