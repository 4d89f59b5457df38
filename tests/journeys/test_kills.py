"""kill -9 at seeded random instants of a round in the real window; benchmarks/killing.py says how it is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.kills import kill_in_lanes, summary


@pytest.mark.parametrize("seeds", [(1, 2), (3, 4)], ids=["the first hundred", "the second hundred"])
def test_two_hundred_kills_lose_no_moment_that_was_drawn_solid(tmp_path: Path, seeds: tuple[int, int]) -> None:
    counts = kill_in_lanes(tmp_path, kills=100, between=10, seeds=seeds)
    assert counts.wrong == []
    assert counts.kills >= 100 and counts.between >= 10, summary(counts)
    assert counts.painted > 100 and counts.more <= counts.kills, summary(counts)
    assert counts.resumed > 50, summary(counts)
