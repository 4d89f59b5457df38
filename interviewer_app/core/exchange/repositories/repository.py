"""Commits out of a Git repository on this machine. Nothing of it is run, nothing is fetched, nothing leaves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interviewer_app.core.canonical import digest
from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.repositories.commits import MOST_COMMITS, Commit, storable
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.rubrics.skeleton.git import Repository
from interviewer_app.core.texts import _

MOST_LISTED = 200_000
_FIELDS = "%H%x00%ct%x00%an%x00%s"
# Files over a mebibyte count as binary, so that what was generated is not written out.
_DIFF = (
    "-c", "core.bigFileThreshold=1m", "log", "--no-walk=unsorted", "--stdin", "--diff-merges=first-parent", "--patch",
    "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--unified=3", "--encoding=UTF-8",
)  # fmt: skip


def all_commits(repository: Repository) -> list[Commit]:
    """Every commit of every branch by time, without its diff.

    raises: BadInput for a repository without one, MachineTrouble
    """
    which = ["--branches", "--tags", "HEAD", f"--max-count={MOST_LISTED}"]
    said = repository.ask(["log", *which, "-z", "--encoding=UTF-8", f"--format={_FIELDS}", "--"])
    fields = said.stdout.decode("utf-8", "replace").split("\0")
    if said.returncode or len(fields) < 4:
        folder = shown(str(repository.folder), 300)
        raise BadInput(_("{folder}: has no commits; choose the folder the candidate worked in.").format(folder=folder))
    lines = [fields[at : at + 4] for at in range(0, len(fields) - 3, 4)]
    commits = (Commit(name, _us(time), author, subject) for name, time, author, subject in lines)
    return sorted(commits, key=lambda commit: (commit.at_us, commit.id))


def with_diffs(repository: Repository, commits: Sequence[Commit]) -> list[Commit]:
    """The newest of `commits` with their diffs, against the first parent of a merge."""
    chosen = commits[-MOST_COMMITS:]
    # Between two commits stands what no file in them can hold: a digest over their own ids.
    mark = digest("interviewer-between/1", "\n".join(each.id for each in chosen).encode("ascii"))
    names = "".join(f"{each.id}\n" for each in chosen).encode("ascii")
    said = repository.ask([*_DIFF, f"--format={mark}%H"], names)
    parts = said.stdout.decode("utf-8", "replace").split(mark)[1:]
    diffs = {name.strip(): diff.strip("\n") for name, _end, diff in (part.partition("\n") for part in parts)}
    return [each._replace(diff=diffs.get(each.id, "")) for each in chosen]


def open_repository(folder: Path) -> Repository:
    """raises: BadInput for what is no repository, MachineTrouble without git"""
    return Repository(folder)


def _us(seconds: str) -> int:
    return storable(int(seconds)) if seconds.isdecimal() else 0
