"""Two hundred kills of the app in the middle of a round: what was painted solid is on disk, and the round goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.killing import Counts
from benchmarks.place import Unfit
from benchmarks.rows import Row, at_least, at_most

ROOT = Path(__file__).resolve().parents[1]
KILLS, BETWEEN = 200, 20
LANES = (1, 2)  # the seeds of what runs side by side


def rows(folder: Path) -> Iterator[Row]:
    """No reference to be measured by: these are counts, and any machine must reach them."""
    counts = kill_in_lanes(folder)
    for line in counts.wrong:
        print(line, file=sys.stderr)
    print(summary(counts), file=sys.stderr)
    yield at_most("kills after which something did not hold", counts.kills, len(counts.wrong), counts.kills, 0)
    yield at_least(f"kills between commit and paint, against {BETWEEN}", counts.kills, BETWEEN, counts.between, 1)


def summary(counts: Counts) -> str:
    """The counts in words."""
    return (
        f"{counts.kills} kills: {counts.between} between commit and paint, {counts.starting} before the round was up, "
        f"{counts.planned} before its first key. {counts.painted} moments were painted solid, "
        f"and {counts.more} more. {counts.resumed} starts went on with a running round."
    )


def kill_in_lanes(
    folder: Path, kills: int = KILLS, between: int = BETWEEN, seeds: tuple[int, ...] = LANES
) -> Counts:
    """So many kills, shared among processes side by side, one for each seed.

    raises: Unfit where one of them could not do its part
    """
    running = [_lane(folder, kills // len(seeds), -(-between // len(seeds)), seed) for seed in seeds]
    answers = [process.communicate()[0] for process in running]
    total = Counts()
    for process, answer in zip(running, answers, strict=True):
        if process.returncode not in (0, 1) or not answer:
            raise Unfit("A process that kills rounds ended before its time; what it said stands above.")
        total.add(Counts(**json.loads(answer)))
    return total


def _lane(folder: Path, kills: int, between: int, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.killing", str(folder)]
    command += ["--kills", str(kills), "--between", str(between), "--seed", str(seed)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
