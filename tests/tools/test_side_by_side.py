"""Commands that run at once: all of them, each told in one piece and in order."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tools.side_by_side import side_by_side


def python(code: str) -> list[str]:
    return [sys.executable, "-S", "-c", code]


def test_each_is_told_in_one_piece_in_the_order_given(tmp_path: Path) -> None:
    told: list[str] = []
    waits = "import pathlib,time\nwhile not pathlib.Path('done').exists(): time.sleep(0.01)\nprint('first')"
    commands = [python(waits), python("open('done', 'w').close(); print('second'); print('still second')")]
    assert side_by_side(commands, os.environ, tmp_path, told.append, at_once=2) == [0, 0]
    assert told == ["first", "second\nstill second"]


def test_one_that_fails_or_is_killed_stops_no_other(tmp_path: Path) -> None:
    told: list[str] = []
    killed = python("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    commands = [python("raise SystemExit(5)"), killed, python("print('whole')")]
    assert side_by_side(commands, os.environ, tmp_path, told.append) == [5, 137, 0]
    assert told == ["", "", "whole"]
