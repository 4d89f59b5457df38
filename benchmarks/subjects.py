"""What is measured: a name for `--only` and the module whose `rows(folder)` measures it.

Run as `python -m benchmarks.subjects NAME FOLDER ANSWER` it measures one subject and writes its rows to ANSWER.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from benchmarks.place import Unfit
from benchmarks.rows import write_json

SUBJECTS = (
    "journal", "keys", "frames", "stall", "start", "card", "batch", "memory", "growth", "health", "wording",
    "same_bytes", "tampering", "board", "role", "severity", "kills",
)  # fmt: skip


def run(name: str, folder: Path, answer: Path) -> int:
    """Measure one subject; 3 where this machine cannot, said in one sentence."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        rows = list(import_module(f"benchmarks.{name}").rows(folder))
    except Unfit as unfit:
        print(unfit, file=sys.stderr)
        return 3
    write_json(rows, answer)
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
