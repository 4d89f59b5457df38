"""A computation in a process of its own: real processes, really killed."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

import pytest

from interviewer_app.core.calibration.child import Child, Done, Failed, Report, Reported
from interviewer_app.core.errors import BadInput, MachineTrouble, Refused

LONG_S = 60.0  # how long a test waits for a process before it fails; nothing is timed


def count_up(report: Report, to: int, settings: tuple[str, ...]) -> tuple[int, list[str | None]]:
    for one in range(1, to + 1):
        report(one)
    return to, [os.environ.get(name) for name in settings]


def stay(report: Report) -> None:
    report("here")
    time.sleep(LONG_S)


def find_fault(_report: Report) -> None:
    class Detailed(BadInput):
        def __init__(self, line: int, word: str) -> None:
            super().__init__(f"line {line}: {word} is not a number.")

    raise Detailed(7, "four")


def say_no(_report: Report) -> None:
    raise Refused("no.")


def run_out_of_memory(_report: Report) -> None:
    raise MemoryError


def be_killed(_report: Report) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def stumble(_report: Report) -> None:
    raise KeyError("ours")


def until_the_end(child: Child) -> tuple[list[object], Done | Failed]:
    told: list[object] = []
    deadline = time.monotonic() + LONG_S
    while time.monotonic() < deadline:
        word = child.poll(0.05)
        if isinstance(word, Reported):
            told.append(word.progress)
        elif word is not None:
            return told, word
    raise AssertionError("the child said nothing")


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_progress_arrives_and_then_the_outcome() -> None:
    child = Child(count_up, 500, ("OPENBLAS_NUM_THREADS",))
    child.start()
    pid = child.pid
    told, end = until_the_end(child)
    assert told == sorted(set(told), key=lambda one: int(str(one)))
    assert told[-1] == 500  # the last word is never lost
    assert isinstance(end, Done)
    reached, threads = end.outcome
    assert reached == 500
    assert threads == ["1"]
    assert pid is not None and not is_there(pid)
    assert not child.running and child.poll() is None


def test_cancelling_leaves_no_process() -> None:
    child = Child(stay)
    child.start()
    pid = child.pid
    assert pid is not None
    word = None
    deadline = time.monotonic() + LONG_S
    while word is None and time.monotonic() < deadline:
        word = child.poll(0.05)
    assert word == Reported("here")
    child.cancel()
    assert not is_there(pid)
    assert child.poll() is None
    child.cancel()  # once more is no harm


def test_a_child_that_was_never_asked_for_news_is_cancelled_too() -> None:
    child = Child(stay)
    child.start()
    pid = child.pid
    child.cancel()
    assert pid is not None and not is_there(pid)


@pytest.mark.parametrize(
    ("job", "kind", "words"),
    [
        (find_fault, BadInput, "line 7: four is not a number."),
        (say_no, Refused, "no."),
        (run_out_of_memory, MachineTrouble, "there is not enough memory"),
        (be_killed, MachineTrouble, "the system ended the computation"),
    ],
)
def test_an_error_comes_back_as_its_sentence(job: Callable[[Report], None], kind: type, words: str) -> None:
    child = Child(job)
    child.start()
    end = until_the_end(child)[1]
    assert isinstance(end, Failed)
    assert type(end.error) is kind
    assert str(end.error).startswith(words)


def test_a_fault_of_our_own_is_loud(capfd: pytest.CaptureFixture[str]) -> None:
    child = Child(stumble)
    child.start()
    with pytest.raises(RuntimeError, match="its traceback is on stderr"):
        until_the_end(child)
    assert "KeyError: 'ours'" in capfd.readouterr().err
    assert not child.running
