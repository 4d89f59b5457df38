"""Work off the window's thread: it arrives back on it, in order, and its faults are told apart."""

from __future__ import annotations

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_work_runs_elsewhere_and_its_outcome_arrives_here(qtbot: QtBot, jobs: Jobs) -> None:
    threads: list[threading.Thread] = []
    outcomes: list[int] = []

    def work() -> int:
        threads.append(threading.current_thread())
        return 42

    def take(outcome: int) -> None:
        threads.append(threading.current_thread())
        outcomes.append(outcome)

    jobs.run(work, take)
    qtbot.waitUntil(lambda: outcomes == [42])
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()
    jobs.close()


def test_outcomes_arrive_in_the_order_of_asking(qtbot: QtBot, jobs: Jobs) -> None:
    outcomes: list[int] = []
    for number in range(50):
        jobs.run(lambda number=number: number, outcomes.append)
    qtbot.waitUntil(lambda: len(outcomes) == 50)
    assert outcomes == list(range(50))
    jobs.close()


def test_an_outcome_never_arrives_while_asking(qtbot: QtBot, jobs: Jobs) -> None:
    outcomes: list[int] = []
    for number in range(50):
        jobs.run(lambda number=number: number, outcomes.append)
        assert outcomes == []
    qtbot.waitUntil(lambda: len(outcomes) == 50)
    jobs.close()


def full() -> None:
    raise MachineTrouble("The disk is full.")


def test_the_worlds_faults_are_told_in_words(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.run(full, lambda _none: None)
    assert told.args == ["The disk is full."]
    heard: list[str] = []
    with qtbot.assertNotEmitted(jobs.failed):
        jobs.run(full, lambda _none: None, heard.append)
        qtbot.waitUntil(lambda: heard == ["The disk is full."])
    jobs.close()


def test_our_own_faults_are_loud(qtbot: QtBot, jobs: Jobs) -> None:
    with capture_exceptions() as caught:
        jobs.run(lambda: 1 // 0, lambda _none: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    jobs.close()


def test_closing_finishes_what_was_begun_and_delivers_nothing_after(qtbot: QtBot, jobs: Jobs) -> None:
    done: list[str] = []
    for number in range(5):
        jobs.run(lambda number=number: done.append(f"done {number}"), lambda _none: done.append("delivered"))
    jobs.close()
    assert done == [f"done {number}" for number in range(5)]
    qtbot.wait(10)
    assert "delivered" not in done
