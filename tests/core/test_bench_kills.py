"""What counts the kills notices when something is lost: otherwise its silence would mean nothing."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from benchmarks import kills
from benchmarks.killing import AIMS, Counts, Lap, Told, faults
from benchmarks.rounds import CountedClock, counted_ids, drafts, open_writer, pack
from interviewer_app.core.workspace.read import read_round


@pytest.fixture
def lap(tmp_path: Path) -> Lap:
    """A round of three moments on disk, as the lap knows it from the kill before."""
    made = Lap(tmp_path / "round", random.Random(1))
    round_id = counted_ids("kills")()
    with open_writer(made.file, "kills") as writer:
        for draft in drafts(pack(), round_id, 3, CountedClock(), every_ms=1_000):
            writer.append_now("round", round_id, draft)
    made.left = read_round(made.file, round_id)
    made.killed_ns = (made.left.last_ms + 1_000) * 1_000_000
    return made


def told(*lines: str) -> Told:
    said = Told()
    for line in lines:
        said.take(line)
    return said


def ready(lap: Lap, **others: object) -> str:
    """What a window says that has opened the round as it should, three seconds after its last moment."""
    left = lap.left
    assert left is not None and left.facts is not None
    now_ms = left.last_ms + 3_000
    words = {
        "round": left.facts.round, "state": "live", "moments": list(left.moments), "now_ms": now_ms,
        "boot_ns": now_ms * 1_000_000, "gaps": [[left.last_ms, now_ms, "boottime"]],
    }  # fmt: skip
    return f"ready {json.dumps({**words, **others})}"


def test_a_round_that_went_on_as_it_should_leaves_nothing_to_say(lap: Lap) -> None:
    assert list(lap.wrong_at_the_start(told(ready(lap)))) == []
    assert list(lap.wrong_on_disk(told(ready(lap)))) == []
    assert lap.counts.resumed == 1


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ({"round": "another"}, "something else"),
        ({"moments": []}, "something else"),
        ({"state": "paused"}, "did not go on"),
        ({"gaps": []}, "did not go on"),
        ({"gaps": [[0, 9_000, "boottime"]]}, "does not begin where"),
        ({"gaps": [[5_000, 9_000, "boottime"]]}, "does not begin where"),
        ({"now_ms": 0}, "round clock shows"),
        ({"now_ms": 10_000}, "round clock shows"),
    ],
)
def test_a_round_that_does_not_go_on_is_noticed(lap: Lap, what: dict[str, object], words: str) -> None:
    (said,) = lap.wrong_at_the_start(told(ready(lap, **what)))
    assert words in said


def test_a_moment_painted_solid_that_is_not_on_disk_is_noticed(lap: Lap) -> None:
    said = list(lap.wrong_on_disk(told(ready(lap), "pressed m", "written m", "painted m")))
    assert said == ["1 moments were painted solid and are gone", "a moment is gone whose commit had returned"]


def test_two_moments_more_than_were_painted_are_noticed(lap: Lap) -> None:
    assert lap.left is not None
    *_, before_last, last = lap.left.moments
    for moment in (before_last, last):
        del lap.left.moments[moment]
    said = list(lap.wrong_on_disk(told(f"pressed {before_last}", f"pressed {last}", f"painted {before_last}")))
    assert said == [] and lap.counts.more == 1
    for moment in (before_last, last):
        del lap.left.moments[moment]
    assert list(lap.wrong_on_disk(told(f"pressed {before_last}", f"pressed {last}"))) != []


def test_a_workspace_that_is_gone_or_broken_is_noticed(lap: Lap) -> None:
    content = lap.file.read_bytes()
    lap.file.write_bytes(content[: len(content) // 2])
    (said,) = lap.wrong_on_disk(told(ready(lap)))
    assert "damaged or cut short" in said
    lap.file.unlink()
    assert list(lap.wrong_on_disk(told(ready(lap)))) == ["the workspace is gone"]


def test_solid_before_the_commit_is_a_fault_and_so_is_an_exception() -> None:
    assert list(faults(told("pressed m", "written m", "painted m"))) == []
    assert list(faults(told("pressed m", "painted m", "written m"))) != []
    assert list(faults(told("fault ValueError: no"))) == ["ValueError: no"]


def test_between_is_what_was_written_and_not_painted() -> None:
    assert told("pressed m", "written m").between
    assert not told("pressed m", "written m", "painted m").between
    assert not told("pressed m").between


def test_the_rows_fail_for_one_kill_that_lost_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kills, "kill_in_lanes", lambda _folder: Counts(kills=200, between=19, wrong=["kill 7: gone"]))
    assert [row.met for row in kills.rows(tmp_path)] == [False, False]
    assert "kill 7: gone" in capsys.readouterr().err
    monkeypatch.setattr(kills, "kill_in_lanes", lambda _folder: Counts(kills=200, between=20))
    assert [row.met for row in kills.rows(tmp_path)] == [True, True]


def test_kills_are_aimed_at_the_start_at_the_round_and_at_the_commit() -> None:
    assert set(AIMS) == {"start", "round", "commit"} and AIMS.count("commit") * kills.KILLS // len(AIMS) > kills.BETWEEN
