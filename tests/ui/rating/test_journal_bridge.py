"""The journal's reports reach the window on the window's own thread, in order."""

from __future__ import annotations

from threading import Thread, current_thread

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.entries import Entry
from interviewer_app.ui.journal_bridge import JournalBridge
from tests.core.rounds.parts import a_pack, a_round


def test_reports_of_another_thread_arrive_on_this_one_and_in_order(qtbot: QtBot) -> None:
    entry = a_round(a_pack((1, 2))).journal.entries[0]
    bridge, told = JournalBridge(), []

    def written(ticket: int, entry: Entry) -> None:
        told.append((ticket, entry.number, current_thread()))

    bridge.written.connect(written)
    bridge.failed.connect(lambda ticket, sentence: told.append((ticket, sentence, current_thread())))

    def report() -> None:
        for ticket in range(1, 4):
            bridge.on_written(ticket, entry)
        bridge.on_failed(4, "The disk is full.")

    thread = Thread(target=report)
    thread.start()
    thread.join()
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 4)
    here = current_thread()
    assert told == [(1, 1, here), (2, 1, here), (3, 1, here), (4, "The disk is full.", here)]


def test_a_report_from_this_thread_waits_for_the_call_that_caused_it(qtbot: QtBot) -> None:
    bridge, told = JournalBridge(), []
    bridge.failed.connect(lambda ticket, _sentence: told.append(ticket))
    bridge.on_failed(1, "no")
    assert told == []
    QApplication.processEvents()
    assert told == [1]
