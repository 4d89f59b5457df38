"""Ctrl + and Ctrl - anywhere: the size is kept, and the app starts again in it, on the page it was on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer_app.core.settings import Settings, read_settings, write_settings
from interviewer_app.ui.text_size import PAGE, wanted_page

# The first process presses a key on the page Keys, the second one says where it is and how large.
APP = """
import os, sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.ui import app

open_window = app.open_window
second = "INTERVIEWER_PAGE" in os.environ

def watched(*given):
    context = open_window(*given)
    context.shell.settled.connect(lambda: QTimer.singleShot(50, lambda: step(context.shell, context)))
    return context

def step(shell, context):
    if second:
        print(shell.page_name, shell.devicePixelRatioF(), context.settings.text_percent, flush=True)
        shell.close()
    else:
        context.show_page("keys")
        QTest.keyClick(shell, Qt.Key.Key_{key}, Qt.KeyboardModifier.ControlModifier)

app.open_window = watched
sys.exit(app.run_app(os.environ, ["interviewer"], SystemClock(), lambda: os.urandom(16).hex()))
"""


@pytest.mark.parametrize(("before", "key", "after"), [(100, "Equal", 125), (150, "Plus", 200), (200, "Minus", 150)])
def test_the_app_starts_again_larger_or_smaller_on_the_same_page(
    tmp_path: Path, before: int, key: str, after: int
) -> None:
    write_settings(tmp_path / "settings.json", Settings(text_percent=before, author="a", device="d", interviewer="Zoë"))
    environ = {**os.environ, "INTERVIEWER_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", APP.replace("{key}", key)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["keys", f"{after / 100:g}" if after % 100 else f"{after / 100}", str(after)], done
    assert done.returncode == 0
    assert read_settings(tmp_path / "settings.json")[0].text_percent == after


@pytest.mark.parametrize("said", ["", "{", "[]", '{"page": 7}', '{"round": "r1"}'])
def test_nonsense_about_the_page_opens_home(said: str) -> None:
    assert wanted_page({PAGE: said}) == ("", {})


def test_the_page_and_its_round_come_back() -> None:
    said = {"page": "rating", "round": "r1"}
    assert wanted_page({PAGE: json.dumps(said)}) == ("rating", {"round": "r1"})
