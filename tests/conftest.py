"""What every test gets: no screen, a home of its own, and no garbage of the test before."""

import gc
import os

# Before anything imports Qt: without a display its default platform aborts the interpreter.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test, and nothing a test starts, asks the keychain of the person who runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from collections.abc import Iterator
from pathlib import Path

import pytest

# As in the app: a collection on the thread of the core or of the writer would take Qt objects apart there.
gc.disable()


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """What a test leaves behind is collected on this thread, as often as Python would."""
    yield
    from interviewer_app.ui import collecting

    for window in [*collecting.asking]:  # one that a test left open
        collecting.let_go(window)
    gc.disable()
    collecting.collect_due()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A fresh, empty user home per test, so that nothing a test does reaches the person who runs it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("INTERVIEWER_HOME", str(folder / "interviewer"))
    monkeypatch.setenv("HOME", str(folder))
    yield folder
