"""Runs the bench: python3 dev.py bench [--json FILE] [--only NAME]

Each subject is measured in a process of its own, so that none finds what another left in memory. Exit codes: 0 every
goal is met, 1 one is not, 2 wrong usage, 3 the machine cannot be measured on.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.place import Unfit, bench_folder
from benchmarks.rows import Row, print_table, write_json
from benchmarks.subjects import SUBJECTS

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    try:
        folder = bench_folder(os.environ, ROOT)
        rows = [row for name in ([options.only] if options.only else SUBJECTS) for row in measure(name, folder)]
    except Unfit as unfit:
        if unfit.args:
            print(unfit, file=sys.stderr)
        return 3
    print_table(rows)
    if options.json is not None:
        write_json(rows, options.json)
    return exit_code(rows)


def exit_code(rows: Sequence[Row]) -> int:
    return 0 if all(row.met for row in rows) else 1


def measure(name: str, folder: Path) -> list[Row]:
    """The rows of one subject, measured in an empty folder of its own.

    raises: Unfit where it could not be measured, without a text where that process has said why
    """
    print(f"measuring: {name}", file=sys.stderr, flush=True)
    own = folder / name
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir(parents=True)
    answer = own / "rows.json"
    done = subprocess.run([sys.executable, "-m", "benchmarks.subjects", name, str(own), str(answer)], cwd=ROOT)
    if done.returncode == 3:
        raise Unfit
    if done.returncode or not answer.exists():
        raise Unfit(f"{name} could not be measured; what it said stands above.")
    rows = [Row(**row) for row in json.loads(answer.read_text(encoding="utf-8"))]
    shutil.rmtree(own)
    return rows


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure what the app must reach.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows to FILE")
    parser.add_argument("--only", choices=SUBJECTS, metavar="NAME", help=f"one subject: {', '.join(SUBJECTS)}")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
