"""What every test gets: no screen, and a home of its own."""

import os

# Before anything imports Qt: without a display its default platform aborts the interpreter.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A fresh, empty user home per test, so that nothing a test does reaches the person who runs it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("INTERVIEWER_HOME", str(folder / "interviewer"))
    monkeypatch.setenv("HOME", str(folder))
    yield folder
