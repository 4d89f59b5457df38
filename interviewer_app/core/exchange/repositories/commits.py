"""Commits as they are kept beside a round: a copy that needs neither the repository nor git."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from interviewer_app.core.canonical import canonical
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.bodies import composed
from interviewer_app.core.texts import _

FORMAT = "interviewer-work/1"
MOST_COMMITS = 500
LONGEST_DIFF = 200_000
LARGEST = 8 * 1024 * 1024
LAST_US = 2**53 - 1  # the largest number a kept file holds: a day in 2255
_LINE = 400


class Commit(NamedTuple):
    """One commit or patch. at_us: when, UTC; diff: as git writes it, cut where `cut`; texts are the candidate's."""

    id: str
    at_us: int
    author: str
    subject: str
    diff: str = ""
    cut: bool = False


class Work(NamedTuple):
    """commits by time. all: how many there are in the repository. remarks: sentences on what was left out."""

    commits: tuple[Commit, ...]
    all: int
    remarks: tuple[str, ...] = ()


class _Kept(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    id: str
    at_us: Annotated[int, Field(ge=0, le=LAST_US)]
    author: str
    subject: str
    diff: str
    cut: bool


class _File(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    format: Literal["interviewer-work/1"]
    all: int
    commits: list[_Kept]
    remarks: list[str]


def storable(seconds: int) -> int:
    """Microseconds for the seconds a commit names; what no calendar here holds is the first or the last moment."""
    return min(max(0, seconds) * 1_000_000, LAST_US)


def kept(commits: Sequence[Commit], all_: int) -> Work:
    """What is kept of these commits: the last of too many, and of a long diff its beginning."""
    remarks = []
    chosen = sorted(commits, key=lambda commit: (commit.at_us, commit.id))
    if len(chosen) > MOST_COMMITS:
        remarks.append(_("Of {all} commits in the time of the round the last {n} are here.").format(
            all=len(chosen), n=MOST_COMMITS))  # fmt: skip
        chosen = chosen[-MOST_COMMITS:]
    room, small = LARGEST, []
    for commit in chosen:
        most = min(LONGEST_DIFF, room)
        diff = plain(commit.diff[:most], most)
        room -= len(diff)
        small.append(Commit(
            commit.id[:64], commit.at_us, plain(commit.author), plain(commit.subject), diff,
            commit.cut or len(commit.diff) > most,
        ))  # fmt: skip
    cut = sum(commit.cut for commit in small)
    if cut:
        remarks.append(_("{n} long diffs were cut.").format(n=cut))
    return Work(tuple(small), all_, tuple(remarks))


def plain(text: str, longest: int = _LINE) -> str:
    """A text from outside as JSON can hold it: composed, no half letters, nothing that ends a text."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "\ufffd")
    return str(composed(whole))[:longest]


def packed(work: Work) -> bytes:
    """The work as the bytes that are attached."""
    commits = [commit._asdict() for commit in work.commits]
    return canonical({"format": FORMAT, "all": work.all, "commits": commits, "remarks": list(work.remarks)})


def read_kept(data: bytes, name: str) -> Work:
    """The same back. raises: BadInput"""
    try:
        file = _File.model_validate_json(data)
    except ValidationError as error:
        sentence = _("{file}: is no copy of commits of this version; attach it again.")
        raise BadInput(sentence.format(file=name)) from error
    return Work(tuple(Commit(**each.model_dump()) for each in file.commits), file.all, tuple(file.remarks))
