"""The folder the bench writes in: on a real disk, or nowhere."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from benchmarks.reference import kind_of_disk

# Where a sync costs nothing, or something else than on the disk below.
_NO_DISK = frozenset({"tmpfs", "ramfs", "overlay"})


class Unfit(Exception):
    """This machine cannot be measured on as it stands; the text is the one sentence to print."""


def bench_folder(environ: Mapping[str, str], root: Path) -> Path:
    """`$BENCH_DIR`, else `bench-out` below `root`; made if it is not there.

    raises: Unfit, OSError
    """
    chosen = environ.get("BENCH_DIR", "").strip()
    folder = (Path(chosen) if chosen else root / "bench-out").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    refuse_no_disk(folder, kind_of_disk(folder))
    return folder


def refuse_no_disk(folder: Path, kind: str) -> None:
    """raises: Unfit"""
    if kind in _NO_DISK:
        raise Unfit(f"{folder} lies on {kind}, where a sync says nothing about a disk; set BENCH_DIR to a real one.")


def peers_python(environ: Mapping[str, str]) -> str:
    """The python of the environment in which fpdf2, WeasyPrint and RaschPy live.

    raises: Unfit where it is not named
    """
    python = environ.get("BENCH_PEERS_PYTHON", "")
    if not python or not os.access(python, os.X_OK):
        raise Unfit("BENCH_PEERS_PYTHON names no python with the peers; run: python3 dev.py bench")
    return python
