"""The candidate's work in the time of a round, from a folder or a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.repositories.commits import Commit, Work, kept
from interviewer_app.core.exchange.repositories.patches import is_series, read_series
from interviewer_app.core.exchange.repositories.repository import all_commits, open_repository, with_diffs
from interviewer_app.core.texts import _

BEFORE_US, AFTER_US = 30 * 60_000_000, 30 * 60_000_000


class Stretch(NamedTuple):
    """From when to when commits are looked for, on the clock they were made by: UTC microseconds, ends included."""

    from_us: int
    to_us: int

    def shifted(self, by_us: int) -> Stretch:
        return Stretch(self.from_us + by_us, self.to_us + by_us)


def round_stretch(from_us: int, to_us: int) -> Stretch:
    """The time of a round and half an hour on both sides."""
    return Stretch(from_us - BEFORE_US, to_us + AFTER_US)


def list_work(path: Path) -> list[Commit]:
    """All commits by time, without diffs where they cost anything. raises: BadInput, MachineTrouble"""
    return read_series(path) if is_series(path) else all_commits(open_repository(path))


def read_work(path: Path, stretch: Stretch) -> Work:
    """The commits of that time with their diffs.

    raises: BadInput where there is none, naming the one that comes nearest; MachineTrouble
    """
    found = list_work(path)
    within = [commit for commit in found if stretch.from_us <= commit.at_us <= stretch.to_us]
    if not within:
        raise BadInput(_none(path, found, stretch))
    if not is_series(path):
        within = with_diffs(open_repository(path), within)
    return kept(within, len(found))


def named(commits: Sequence[Commit], words: str) -> Commit:
    """The commit whose id begins with `words`, of at least 6 letters. raises: BadInput"""
    found = [commit for commit in commits if len(words) >= 6 and commit.id.startswith(words.lower())]
    if len(found) != 1:
        raise BadInput(_("commit {words}: names {n} of them; give at least 6 letters of its id.").format(
            words=words, n=len(found)))  # fmt: skip
    return found[0]


def _none(path: Path, found: Sequence[Commit], stretch: Stretch) -> str:
    middle = (stretch.from_us + stretch.to_us) // 2
    nearest = min(found, key=lambda commit: abs(commit.at_us - middle))
    sentence = _(
        "{file}: none of its {n} commits is from the time of the round; the nearest, {id}, is of {time} UTC. "
        "If that clock was wrong, say which commit belongs to which moment."
    )
    time = _time(nearest.at_us)
    return sentence.format(file=path.name or path, n=len(found), id=nearest.id[:8], time=time)


def _time(at_us: int) -> str:
    return datetime.fromtimestamp(at_us // 1_000_000, UTC).strftime("%Y-%m-%d %H:%M")
