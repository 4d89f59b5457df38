"""The ratings of a workspace as calibration takes them: submitted rounds about candidates, as far as they are seen,
and numbers that outlived their rounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from interviewer_app.core.calibration.intake.reading import refuse_twice
from interviewer_app.core.calibration.intake.source import Source, digest_of
from interviewer_app.core.calibration.ratings import Ratings, ratings
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.rounds.state import Facts, Rating
from interviewer_app.core.scorecards.seal import sealed_round
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace import kept as k
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows
from interviewer_app.core.workspace.met import editions_kept
from interviewer_app.core.workspace.read import read_entries
from interviewer_app.core.workspace.unseen import Gate, person_of

_SHORT, _LONGER = 8, 12  # digits of an id that stand for it


class Given(NamedTuple):
    """One rating, as the columns of a table of ratings have it."""

    candidate: str
    interviewer: str
    dimension: str
    score: int
    session: str
    rated_us: int
    rubric_version: str
    task_version: str
    tool_version: str


def workspace_source(
    file: Path, gate: Gate, same: Mapping[str, str] | None = None, renamed: Mapping[str, str] | None = None,
    key_file: Path | None = None,
) -> Source:  # fmt: skip
    """Every level that was given in a submitted round about a candidate; what waits for one's own card stays out.

    Rounds of one candidate are found by name, as everywhere; two authors of one name stay two interviewers. What was
    kept of rounds that are gone stands beside them, each rating counted once.
    same, renamed: the name to use for another one of an interviewer, of a dimension
    key_file:      the key by which kept ratings are told from those still there; without it they are left out
    raises:        BadInput where there is none, and where one interviewer then rates a dimension twice; MachineTrouble
    """
    sealed = [row for row in read_round_rows(file) if row.state == "sealed" and is_about_candidate(row)]
    told = sorted((row for row in sealed if not gate.hides(row)), key=lambda row: (row.sealed_us or 0, row.id))
    levels = [each for row in told for each in given_levels(file, row.id)]
    there = _There(file, sealed, {row.id for row in told}, [facts for facts, _rating in levels])
    kept, remarks = _kept(file, there, key_file)
    given = [*there.given(levels), *kept]
    if not given:
        raise BadInput(
            _("{file}: holds no submitted rating; submit a card, or name a table of ratings.").format(file=file)
        )
    made = _arrays(given, same or {}, renamed or {})
    refuse_twice(_("this workspace"), made)
    hidden = len(sealed) - len(told)
    said = (*_remarks(hidden, there.interviewers, same or {}), *remarks)
    return Source(made, _("this workspace"), digest_of(made), remarks=said)


def given_levels(file: Path, round_id: str) -> list[tuple[Facts, Rating]]:
    """The levels of a round as its newest seal left it, by dimension."""
    fold = sealed_round(read_entries(file, round_id))
    if fold.facts is None:
        return []
    return [(fold.facts, fold.ratings[name]) for name in sorted(fold.ratings) if fold.ratings[name].level is not None]


def session_of(facts: Facts) -> str:
    """What rounds on one conversation share, else the round: nobody rates one of those twice."""
    return facts.interview or facts.invitation or facts.round


def task_versions(file: Path) -> dict[str, str]:
    """By digest of a pack the version of its task, "" where it says none."""
    return {
        digest: f"{each.id}@{each.task}" if each.task else "" for digest, each in editions_kept(file).items()
    }


class Signed(Protocol):
    """Whatever says whose round it is: the facts of a round, its plan."""

    @property
    def interviewer_id(self) -> str: ...
    @property
    def interviewer(self) -> str: ...


def interviewer_names(facts: Sequence[Signed]) -> dict[str, str]:
    """By author the name they gave last; with the first digits of the author where two of them have one name."""
    newest = {each.interviewer_id: each.interviewer for each in facts}
    bearers: dict[str, set[str]] = defaultdict(set)
    for author, name in newest.items():
        bearers[person_of(name)].add(author)
    return {
        author: f"{name} ({author[:_SHORT]})" if len(bearers[person_of(name)]) > 1 else name
        for author, name in newest.items()
    }


class _There:
    """Who and what is in the workspace: rounds by id (those that are hidden too), people by name."""

    def __init__(self, file: Path, sealed: Sequence[RoundRow], told: set[str], facts: Sequence[Facts]) -> None:
        self.rounds = [row.id for row in sealed]
        self.hidden = {person_of(row.candidate) for row in sealed if row.id not in told}
        self.candidates = _one_spelling(each.candidate for each in facts)
        self.interviewers = interviewer_names(facts)
        self.sessions = {session_of(each): session_of(each) for each in facts}
        self._tasks = task_versions(file)

    def given(self, levels: Iterable[tuple[Facts, Rating]]) -> Iterable[Given]:
        for facts, rating in levels:
            yield Given(
                self.candidates[person_of(facts.candidate)], self.interviewers[facts.interviewer_id], rating.dimension,
                rating.level or 0, session_of(facts), rating.wall_us, f"{facts.pack.id}@{facts.pack.version}",
                self._tasks.get(facts.pack.digest, ""), facts.assistant,
            )  # fmt: skip


def _kept(file: Path, there: _There, key_file: Path | None) -> tuple[list[Given], list[str]]:
    """The kept ratings of rounds that are gone, under the names of those who are still there."""
    lines, ids = k.read_kept(file)
    links = k.read_links(key_file) if key_file is not None else None
    if not lines:
        return [], []
    if links is None or links.mark not in ids:
        words = _("Ratings that were kept are left out ({n}): they are read with the keeping.json of their time alone.")
        return [], [words.format(n=len(lines))]
    rounds = {ids.get(links.of("round", each)) for each in there.rounds}
    hidden = {ids.get(links.of("candidate", each)) for each in there.hidden}
    candidates = k.labels(ids, links, "candidate", there.candidates)
    interviewers = k.labels(ids, links, "interviewer", there.interviewers)
    sessions = k.labels(ids, links, "session", there.sessions)
    given = [
        Given(
            candidates.get(line.candidate, _nameless(line.candidate)),
            interviewers.get(line.interviewer, _nameless(line.interviewer)), line.dimension, line.level,
            sessions.get(line.session, line.session), month_us(line.month), line.rubric_version, line.task_version,
            line.tool_version,
        )
        for line in sorted(lines, key=lambda line: (line.month, line.round, line.dimension))
        if line.round not in rounds and line.candidate not in hidden
    ]  # fmt: skip
    one = "{n} rating was kept of a round that is gone; of its day the month is known."
    many = "{n} ratings were kept of rounds that are gone; of their days the months are known."
    return given, [plural(one, many, len(given))] if given else []


def month_us(month: int) -> int:
    """When a month began, UTC microseconds; months count from January 1970."""
    return int(datetime(1970 + month // 12, month % 12 + 1, 1, tzinfo=UTC).timestamp()) * 1_000_000


def _nameless(random_id: str) -> str:
    return _("kept {id}").format(id=random_id[:_LONGER])


def _arrays(given: Sequence[Given], same: Mapping[str, str], renamed: Mapping[str, str]) -> Ratings:
    columns = {name: [getattr(each, name) for each in given] for name in Given._fields}
    columns["interviewer"] = [same.get(name, name) for name in columns["interviewer"]]
    columns["dimension"] = [renamed.get(name, name) for name in columns["dimension"]]
    return ratings(**columns).in_time()


def _one_spelling(names: Iterable[str]) -> dict[str, str]:
    """By person the spelling that came first."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(person_of(name), " ".join(name.split()))
    return first


def _remarks(hidden: int, names: Mapping[str, str], same: Mapping[str, str]) -> list[str]:
    said = []
    if hidden:
        said.append(plural("{n} round waits for your own card.", "{n} rounds wait for your own card.", hidden))
    doubled = sorted(
        name for author, name in names.items() if name.endswith(f"({author[:_SHORT]})") and name not in same
    )
    if doubled:
        said.append(
            _("Authors of one name are kept apart: {names}. Say --same 'NAME=OTHER NAME' if they are one.").format(
                names=", ".join(doubled)
            )
        )
    return said
