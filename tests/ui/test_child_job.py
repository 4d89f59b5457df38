"""The window's end of a computation in another process."""

from __future__ import annotations

import os
import time

import pytest
from pytestqt.qtbot import QtBot

from interviewer_app.core.calibration.child import Report
from interviewer_app.core.errors import BadInput
from interviewer_app.ui.child_job import ChildJob

LONG_MS = 60_000


def double(report: Report, number: int) -> int:
    report("half way")
    return 2 * number


def stay(report: Report) -> None:
    report(os.getpid())
    time.sleep(60)


def refuse(_report: Report) -> None:
    raise BadInput("ratings.csv, line 3: no score.")


def test_progress_and_outcome_arrive_as_signals(qtbot: QtBot) -> None:
    job, told = ChildJob(), []
    job.progressed.connect(told.append)
    with qtbot.waitSignal(job.done, timeout=LONG_MS) as done:
        job.start(double, 21)
    assert done.args == [42] and told == ["half way"] and not job.running


def test_a_failure_arrives_as_its_sentence(qtbot: QtBot) -> None:
    job = ChildJob()
    with qtbot.waitSignal(job.failed, timeout=LONG_MS) as failed:
        job.start(refuse)
    assert failed.args == ["ratings.csv, line 3: no score."] and not job.running


def test_a_cancelled_computation_is_gone_and_silent(qtbot: QtBot) -> None:
    job, heard = ChildJob(), []
    job.done.connect(heard.append)
    job.failed.connect(heard.append)
    with qtbot.waitSignal(job.progressed, timeout=LONG_MS) as told:
        job.start(stay)
    assert told.args is not None
    job.cancel()
    with pytest.raises(ProcessLookupError):
        os.kill(told.args[0], 0)
    assert heard == [] and not job.running


def test_a_new_computation_ends_the_one_before(qtbot: QtBot) -> None:
    job = ChildJob()
    with qtbot.waitSignal(job.progressed, timeout=LONG_MS) as told:
        job.start(stay)
    with qtbot.waitSignal(job.done, timeout=LONG_MS) as done:
        job.start(double, 2)
    assert done.args == [4]
    assert told.args is not None
    with pytest.raises(ProcessLookupError):
        os.kill(told.args[0], 0)
