"""Verified copies of a workspace. A copy counts only once it has been read back."""

from __future__ import annotations

import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.rounds.entries import check_stream
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.connect import explained, open_reader
from interviewer_app.core.workspace.folders import make_folder, new_private_file, settle
from interviewer_app.core.workspace.journal import all_streams

KEEP_NEWEST, KEEP_DAYS = 10, 12
_STAMP = "%Y%m%dT%H%M%S%fZ"


def backup(file: Path, folder: Path, wall_us: int | None = None) -> Path:
    """Copy `file` into `folder`, check the copy, and let go of copies that are too many.

    wall_us: when, UTC microseconds; now if absent
    returns: the copy, named after the workspace and the time, so that names sort by age
    raises:  BadInput, MachineTrouble; also where the copy does not hold what the original promises
    """
    moment = datetime.fromtimestamp((time.time_ns() // 1000 if wall_us is None else wall_us) / 1_000_000, UTC)
    place = folder / f"{file.stem}-{moment.strftime(_STAMP)}.sqlite"
    with explained(folder):
        make_folder(folder)
        beside = new_private_file(place)
        try:
            with closing(open_reader(file, older=True)) as connection:
                connection.execute("PRAGMA query_only = OFF")  # the connection itself still only reads
                connection.execute("VACUUM INTO ?", (str(beside),))
            _verify(beside)
            settle(beside, place)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _thin(folder, file.stem)
    return place


def backups_of(file: Path, folder: Path) -> list[Path]:
    """The copies of a workspace, newest first."""
    return _copies(folder, file.stem)


def _verify(copy: Path) -> None:
    with explained(copy), closing(open_reader(copy, older=True)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        broken = found != "ok" or any(check_stream(stream) for stream in all_streams(connection))
    if broken:
        raise MachineTrouble(
            _("{file}: the copy does not hold together; run `interviewer verify` on the workspace.").format(file=copy)
        )


def _thin(folder: Path, stem: str) -> None:
    """Keep the newest ten, and the newest of each of the newest twelve days that have one."""
    copies = _copies(folder, stem)
    newest_of_day: dict[str, Path] = {}
    for copy in copies:
        newest_of_day.setdefault(_day(copy, stem), copy)
    keep = {*copies[:KEEP_NEWEST], *list(newest_of_day.values())[:KEEP_DAYS]}
    for copy in copies:
        if copy not in keep:
            copy.unlink(missing_ok=True)


def _copies(folder: Path, stem: str) -> list[Path]:
    return sorted((path for path in folder.glob("*Z.sqlite") if _day(path, stem)), reverse=True)


def _day(copy: Path, stem: str) -> str:
    """The day in the name of a copy; "" for a file that is none of ours."""
    if not copy.stem.startswith(stem + "-"):
        return ""
    try:
        return datetime.strptime(copy.stem.removeprefix(stem + "-"), _STAMP).date().isoformat()
    except ValueError:
        return ""
