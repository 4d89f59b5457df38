"""Garbage is collected on the window's thread, and on no other."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from interviewer_app.ui.collecting import collect_due, collect_here, hold_still, let_go
from interviewer_app.ui.jobs import Jobs


@pytest.fixture
def collected_on(qapp: QApplication) -> Iterator[list[str]]:
    """The names of the threads that collected."""
    names: list[str] = []

    def note(phase: str, info: dict[str, int]) -> None:
        names.append(threading.current_thread().name)

    gc.callbacks.append(note)
    yield names
    gc.callbacks.remove(note)
    gc.unfreeze()


def litter() -> int:
    """Many more objects that keep each other than Python waits for."""
    for _ in range(40 * gc.get_threshold()[0]):
        ring: list[object] = []
        ring.append(ring)
    return gc.get_count()[0]


def test_the_core_leaves_its_garbage_to_the_window(qtbot: object, collected_on: list[str], qapp: QApplication) -> None:
    owner, done = QObject(), []
    collect_here(owner)
    jobs = Jobs()
    jobs.run(litter, done.append)
    while not done:
        qapp.processEvents()
    assert done[0] > gc.get_threshold()[0] or collected_on
    while not collected_on:
        qapp.processEvents()
    jobs.close()
    assert set(collected_on) == {"MainThread"}
    assert gc.get_count()[0] < done[0]


def test_nothing_is_collected_while_a_window_asks_for_quiet(collected_on: list[str]) -> None:
    first, second = object(), object()
    hold_still(first)
    hold_still(second)
    collected_on.clear()
    litter()
    collect_due()
    let_go(first)
    collect_due()
    assert collected_on == []
    let_go(second)
    collect_due()
    assert set(collected_on) == {"MainThread"}
