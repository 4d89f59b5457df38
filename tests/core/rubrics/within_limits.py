"""Refuses each input in a process of its own that has one second of processor time and 100 MiB; prints what it said.

Run as a program by test_within_limits: arguments are pairs of a way in (`load` or `import`) and a path. The parts of
the app are imported and warmed before the fork, so that what is measured is the refusal.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
from pathlib import Path

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.passing.importing import Wanted, import_archive, import_file

SECONDS = 1
BYTES = 100 * 1024 * 1024
KINDS = (".md", ".csv", ".xlsx", ".json")


def take(way: str, path: Path) -> str:
    """What the app says of it."""
    try:
        if way == "load":
            find_pack(str(path), [])
        elif path.suffix == ".zip":
            import_archive(Wanted(path, "2026-01-31"), path.with_name("out"))
        else:
            import_file(Wanted(path, "2026-01-31"))
    except BadInput as error:
        return str(error)
    return "taken"


def limited(way: str, path: Path) -> str:
    """The same in a fork with little time and memory; `killed` where that did not suffice."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = Path("/proc/self/status").read_text()
        used = int(re.findall(r"^VmData:\s+(\d+) kB", status, re.MULTILINE)[0]) * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (used + BYTES, used + BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        try:
            said = take(way, path)
        except MemoryError:
            said = "out of memory"
        os.write(writing, said[:4_000].encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        said = file.read().decode()
    _pid, status_of_child = os.waitpid(child, 0)
    return said if status_of_child == 0 else f"killed by signal {os.WTERMSIG(status_of_child)}"


def warm(folder: Path) -> None:
    """Everything is imported that a refusal needs."""
    for ending in KINDS:
        take("import", folder / f"missing{ending}")
    (folder / "warm.csv").write_text("Name,1,2\n,x,y\n")
    (folder / "warm.zip").write_bytes(b"PK")
    (folder / "warm").mkdir()
    (folder / "warm" / "pack.yaml").write_text("id: &a b\n")
    for way, name in (("import", "warm.csv"), ("import", "warm.zip"), ("load", "warm")):
        take(way, folder / name)
    import openpyxl.reader.excel  # noqa: F401


if __name__ == "__main__":
    warm(Path(sys.argv[1]))
    pairs = json.loads(sys.stdin.read())
    json.dump({path: limited(way, Path(path)) for way, path in pairs}, sys.stdout)
