"""kill -9 at seeded random instants of a round in the real window; benchmarks/killing.py says how it is done."""

from __future__ import annotations

from pathlib import Path

from benchmarks.kills import kill_in_lanes, summary


def test_two_hundred_kills_lose_no_moment_that_was_drawn_solid(tmp_path: Path) -> None:
    counts = kill_in_lanes(tmp_path, kills=200, between=20)
    assert counts.wrong == []
    assert counts.kills >= 200 and counts.between >= 20, summary(counts)
    assert counts.painted > 200 and counts.more <= counts.kills, summary(counts)
    assert counts.resumed > 100, summary(counts)
