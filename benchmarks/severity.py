"""Severities with a halo, beside lme4's `lmer` with the same random terms and RaschPy's many-facet model.

The three fit the same 60,000 ratings in turn, each in a process of its own that answers with the seconds its fit alone
took: no import, no reading. lmer takes the scores for plain numbers; RaschPy knows neither halo nor standard errors.
Ours is fitted as the app does it, standard errors and the accuracy reported included.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from benchmarks.place import Unfit, peers_python
from benchmarks.rows import Row, at_most, shown
from tools.simulated_ratings import simulated

HERE = Path(__file__).parent
CANDIDATES, RATERS, TURNS = 4000, 300, 3
MEMORY = 1e9
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def rows(folder: Path) -> Iterator[Row]:
    """raises: Unfit where R or RaschPy is not there"""
    small, large = folder / "small.csv", folder / "large.csv"
    count = write_ratings(small, CANDIDATES)
    fits = {"ours": lambda: ours(small)[0], "lmer": lambda: lmer(small), "raschpy": lambda: raschpy(small)}
    took = in_turn(fits, TURNS)
    yield at_most("severity with halo, against lmer", count, took["ours"], took["lmer"], 1.0)
    yield at_most("severity with halo, against RaschPy", count, took["ours"], took["raschpy"], 0.5)
    yield shown("severity without halo, against with", count, ours(small, "plain")[0], took["ours"])
    many = write_ratings(large, 10 * CANDIDATES)
    seconds, peak = ours(large)
    yield at_most("ten times the ratings, against once", many, seconds, took["ours"], 12.0)
    yield at_most("memory with ten times the ratings, of 1 GB", many, peak, MEMORY, 1.0)


def in_turn(fits: dict[str, Callable[[], float]], turns: int) -> dict[str, float]:
    """The median seconds of each; they take turns, so that a busy moment falls on all."""
    times = [{name: fit() for name, fit in fits.items()} for _ in range(turns)]
    return {name: median(one[name] for one in times) for name in fits}


def write_ratings(file: Path, candidates: int) -> int:
    """A table of simulated ratings, with the round as a column of its own; answers with the number of ratings."""
    drawn, _truth = simulated(1, candidates=candidates, raters=RATERS)
    columns = (drawn.candidate, drawn.interviewer, drawn.dimension)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["candidate", "interviewer", "dimension", "round", "score"])
        names = zip(*([one.labels[code] for code in one.codes] for one in columns), strict=True)
        for (who, by, what), place, score in zip(names, drawn.rounds(), drawn.score, strict=True):
            writer.writerow([who, by, what, f"u{place}", score])
    return drawn.n


def ours(table: Path, model: str = "halo") -> tuple[float, float]:
    """(seconds, bytes in use at the most)"""
    seconds, peak = _answer([sys.executable, str(HERE / "severity_ours.py"), str(table), model]).split()
    return float(seconds), float(peak)


def lmer(table: Path) -> float:
    if shutil.which("Rscript") is None:
        raise Unfit("Rscript is not there; run: python3 dev.py bench")
    return float(_answer(["Rscript", "--vanilla", str(HERE / "severity_lmer.R"), str(table)]))


def raschpy(table: Path) -> float:
    python = peers_python(os.environ)
    return float(_answer([python, "-W", "ignore", str(HERE / "severity_raschpy.py"), str(table)]))


def _answer(command: list[str]) -> str:
    """The last line a program printed.

    raises: Unfit with the last line of its complaint
    """
    root = {"PYTHONPATH": str(HERE.parent)}
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **ONE_THREAD, **root})
    if done.returncode or not done.stdout.strip():
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise Unfit(f"{Path(command[0]).name} could not fit the ratings: {said}")
    return done.stdout.strip().splitlines()[-1]
