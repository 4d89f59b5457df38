"""The ratings of a workspace as calibration takes them: submitted rounds about candidates, as far as they are seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from interviewer_app.core.calibration.intake.reading import refuse_twice
from interviewer_app.core.calibration.intake.source import Source, digest_of
from interviewer_app.core.calibration.ratings import ratings
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.rounds.state import Facts, Rating
from interviewer_app.core.scorecards.seal import sealed_round
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.met import editions_kept
from interviewer_app.core.workspace.read import read_entries
from interviewer_app.core.workspace.unseen import Gate, person_of

_SHORT = 8


def workspace_source(
    file: Path, gate: Gate, same: Mapping[str, str] | None = None, renamed: Mapping[str, str] | None = None
) -> Source:
    """Every level that was given in a submitted round about a candidate; what waits for one's own card stays out.

    Rounds of one candidate are found by name, as everywhere; two authors of one name stay two interviewers.
    same, renamed: the name to use for another one of an interviewer, of a dimension
    raises: BadInput where there is none, and where one interviewer then rates a dimension twice; MachineTrouble
    """
    sealed = [row for row in read_round_rows(file) if row.state == "sealed" and is_about_candidate(row)]
    told = sorted((row for row in sealed if not gate.hides(row)), key=lambda row: (row.sealed_us or 0, row.id))
    given = [each for row in told for each in _levels(file, row.id)]
    if not given:
        raise BadInput(
            _("{file}: holds no submitted rating; submit a card, or name a table of ratings.").format(file=file)
        )
    facts = [each for each, _rating in given]
    people, names = _one_spelling(each.candidate for each in facts), interviewer_names(facts)
    same, renamed = same or {}, renamed or {}
    tasks = {digest: _task(each.id, each.task) for digest, each in editions_kept(file).items()}
    made = ratings(
        candidate=[people[person_of(each.candidate)] for each in facts],
        interviewer=[same.get(name, name) for name in (names[each.interviewer_id] for each in facts)],
        dimension=[renamed.get(rating.dimension, rating.dimension) for _facts, rating in given],
        score=[rating.level or 0 for _facts, rating in given],
        session=[session_of(each) for each in facts],
        rated_us=[rating.wall_us for _facts, rating in given],
        rubric_version=[f"{each.pack.id}@{each.pack.version}" for each in facts],
        task_version=[tasks.get(each.pack.digest, "") for each in facts],
        tool_version=[each.assistant for each in facts],
    ).in_time()
    refuse_twice(_("this workspace"), made)
    left = {author: name for author, name in names.items() if name not in same}
    return Source(made, _("this workspace"), digest_of(made), remarks=tuple(_remarks(len(sealed) - len(told), left)))


def session_of(facts: Facts) -> str:
    """What rounds on one conversation share, else the round: nobody rates one of those twice."""
    return facts.interview or facts.invitation or facts.round


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


def _levels(file: Path, round_id: str) -> list[tuple[Facts, Rating]]:
    fold = sealed_round(read_entries(file, round_id))
    assert fold.facts is not None
    return [(fold.facts, fold.ratings[name]) for name in sorted(fold.ratings) if fold.ratings[name].level is not None]


def _one_spelling(names: Iterable[str]) -> dict[str, str]:
    """By person the spelling that came first."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(person_of(name), " ".join(name.split()))
    return first


def _task(pack: str, task: str) -> str:
    return f"{pack}@{task}" if task else ""


def _remarks(hidden: int, names: Mapping[str, str]) -> list[str]:
    said = []
    if hidden:
        said.append(plural("{n} round waits for your own card.", "{n} rounds wait for your own card.", hidden))
    doubled = sorted(name for author, name in names.items() if name.endswith(f"({author[:_SHORT]})"))
    if doubled:
        said.append(
            _("Authors of one name are kept apart: {names}. Say --same 'NAME=OTHER NAME' if they are one.").format(
                names=", ".join(doubled)
            )
        )
    return said
