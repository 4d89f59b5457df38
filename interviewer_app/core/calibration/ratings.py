"""Ratings of many rounds as plain arrays: what every calibration statistic is computed from.

Words of outside tables stand here: a `session` is one conversation (several interviewers may rate it), a rater's
sitting over it is a round: one interviewer, one session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Unit = Literal["candidate", "session"]
UNKNOWN = -1
NO_TIME = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class Factor:
    """A column of names.

    codes:  (n,) int32, an index into `labels`, UNKNOWN where the table does not say
    labels: each name once, sorted by code point, so that the order of rows decides nothing
    """

    codes: NDArray[np.int32]
    labels: tuple[str, ...]

    @property
    def size(self) -> int:
        return len(self.labels)

    def known(self) -> NDArray[np.bool_]:
        return np.not_equal(self.codes, UNKNOWN)

    def at(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Factor:
        """The column of some rows; labels that are left without a row are dropped."""
        codes = self.codes[rows]
        used = np.unique(codes[codes != UNKNOWN])
        place = np.full(self.size + 1, UNKNOWN, np.int32)  # the last place answers for UNKNOWN
        place[used] = np.arange(len(used), dtype=np.int32)
        return Factor(place[codes], tuple(self.labels[code] for code in used))


def factor(names: Sequence[str]) -> Factor:
    """The column of these names; "" is unknown."""
    labels = tuple(sorted({name for name in names if name}))
    place = {name: code for code, name in enumerate(labels)} | {"": UNKNOWN}
    return Factor(np.fromiter((place[name] for name in names), np.int32, len(names)), labels)


@dataclass(frozen=True, slots=True)
class Ratings:
    """One row per rating, in the order of the table.

    session:   labels are unique over all candidates; without sessions of its own a table has one per candidate
    score:     (n,) int64, as given: ordered integers of any range, gaps allowed
    rated_us:  (n,) int64, UTC microseconds; NO_TIME where the table does not say, then the order of rows counts
    rubric_version, task_version, tool_version: what may have moved the bar; all UNKNOWN without such a column
    line:      (n,) int64, where each row stands in its source, for sentences about it
    """

    candidate: Factor
    interviewer: Factor
    dimension: Factor
    session: Factor
    score: NDArray[np.int64]
    rated_us: NDArray[np.int64]
    rubric_version: Factor
    task_version: Factor
    tool_version: Factor
    line: NDArray[np.int64]

    @property
    def n(self) -> int:
        return len(self.score)

    def measured(self, unit: Unit) -> Factor:
        """What is measured: candidates, or the single conversations."""
        return self.candidate if unit == "candidate" else self.session

    def rounds(self) -> NDArray[np.int64]:
        """(n,) the round of each row: equal numbers are one interviewer's sitting over one session."""
        pairs = self.session.codes.astype(np.int64) * self.interviewer.size + self.interviewer.codes
        found: NDArray[np.int64] = np.unique(pairs, return_inverse=True)[1].astype(np.int64)
        return found

    def at(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Ratings:
        """The rows chosen by index or mask; names that no row carries any more are dropped."""
        factors = {name: getattr(self, name).at(rows) for name in FACTORS}
        return replace(self, score=self.score[rows], rated_us=self.rated_us[rows], line=self.line[rows], **factors)

    def canonical(self) -> Ratings:
        """The same ratings in an order that names and rows alone decide: session, interviewer, dimension."""
        return self.at(np.lexsort((self.dimension.codes, self.interviewer.codes, self.session.codes)))

    def in_time(self) -> Ratings:
        """The same ratings by `rated_us`, those of one instant in the order of the table."""
        return self.at(np.argsort(self.rated_us, kind="stable"))


FACTORS = ("candidate", "interviewer", "dimension", "session", "rubric_version", "task_version", "tool_version")


def ratings(
    candidate: Sequence[str],
    interviewer: Sequence[str],
    dimension: Sequence[str],
    score: Sequence[int],
    session: Sequence[str] | None = None,
    rated_us: Sequence[int] | None = None,
    rubric_version: Sequence[str] | None = None,
    task_version: Sequence[str] | None = None,
    tool_version: Sequence[str] | None = None,
    line: Sequence[int] | None = None,
) -> Ratings:
    """Ratings from columns of equal length; what is left out is unknown, a session left out is its candidate's.

    A session's name counts within its candidate: two candidates may both have a session "1".
    """
    n = len(score)
    nothing = [""] * n
    named = [own or "" for own in session] if session is not None else nothing
    whole = [f"{who}\x1f{own}" if own else who for who, own in zip(candidate, named, strict=True)]
    return Ratings(
        candidate=factor(candidate),
        interviewer=factor(interviewer),
        dimension=factor(dimension),
        session=factor(whole),
        score=np.asarray(score, np.int64),
        rated_us=np.full(n, NO_TIME) if rated_us is None else np.asarray(rated_us, np.int64),
        rubric_version=factor(rubric_version if rubric_version is not None else nothing),
        task_version=factor(task_version if task_version is not None else nothing),
        tool_version=factor(tool_version if tool_version is not None else nothing),
        line=np.arange(1, n + 1) if line is None else np.asarray(line, np.int64),
    )


def session_name(label: str) -> str:
    """How a session is told to people: the candidate's name, and the session's own where there is one."""
    return label.replace("\x1f", " / ")
