"""`interviewer calibrate keep`: the owner's choice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_calibrate_look import calibrate
from tests.core.exchange.test_ratings_source import put
from tools.sample_panel import PANEL, play

Captured = pytest.CaptureFixture[str]


def test_the_choice_is_made_told_and_taken_back(tmp_path: Path, capsys: Captured) -> None:
    assert calibrate(tmp_path, "keep", "status", "--json") == 0
    nothing = json.loads(capsys.readouterr().out)
    assert nothing == {"keeping": False, "ratings": 0, "deleted": 0, "rounds": 0, "candidates": 0, "interviewers": 0,
                       "from": None, "to": None}  # fmt: skip
    put(tmp_path, play(PANEL[1]), play(PANEL[2]))
    assert calibrate(tmp_path, "keep", "on", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    ratings = len(PANEL[1].levels) + len(PANEL[2].levels)
    assert (told["keeping"], told["ratings"], told["rounds"], told["candidates"], told["interviewers"]) == (
        True, ratings, 2, 1, 2
    )  # fmt: skip
    assert told["from"] == told["to"] == "2025-11"
    assert calibrate(tmp_path, "keep", "status") == 0
    assert f"{ratings} ratings of 2 rounds are kept, 2025-11 to 2025-11." in capsys.readouterr().out
    assert calibrate(tmp_path, "look", "--json") == 0
    assert json.loads(capsys.readouterr().out)["n_ratings"] == ratings
    assert calibrate(tmp_path, "keep", "off") == 0
    out = capsys.readouterr().out
    assert f"{ratings} kept ratings were deleted." in out and "keep on" in out
    assert calibrate(tmp_path, "keep", "maybe") == 2
