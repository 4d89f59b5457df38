"""Ratings kept for calibration beyond their rounds, as a purge and an erasure need it.

A purge asks `survives_purge` before it takes rounds away: where the owner chose so, numbers stay under random ids.
An erasure asks `erase_kept`: of that person nothing stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from interviewer_app.core.calibration.kept import forget
from interviewer_app.core.errors import Refused
from interviewer_app.core.exchange.ratings_source import given_levels, session_of, task_versions
from interviewer_app.core.places import Home
from interviewer_app.core.rounds.bodies import plain
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.rounds.state import Facts, Rating
from interviewer_app.core.texts import _
from interviewer_app.core.workspace import kept as k
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.unseen import WORKSPACE, person_of
from interviewer_app.core.workspace.writer import Writer

NewId = Callable[[], str]


def keep_on(writer: Writer, key_file: Path, *, by: str, wall_us: int, new_id: NewId) -> int:
    """The owner chooses to keep: from now on ratings survive a purge. Those of all submitted rounds are copied at once.

    returns: how many ratings were copied
    raises:  Refused where numbers lie here under another key; MachineTrouble
    """
    links = k.make_links(key_file)
    _fitting(writer, links)
    if not k.is_kept(writer.file):
        _say(writer, True, by, wall_us)
    return _keep(writer, links, _sealed(writer.file), new_id)


def keep_off(writer: Writer, *, by: str, wall_us: int) -> int:
    """The owner chooses not to keep: all that was kept is deleted; returns how many ratings. raises: MachineTrouble"""
    if k.is_kept(writer.file):
        _say(writer, False, by, wall_us)
    return writer.change_kept(k.drop_all)


def survives_purge(writer: Writer, key_file: Path, rounds: Iterable[str], *, new_id: NewId) -> int:
    """Called by a purge before it takes `rounds` (ids) away: keeps the numbers of those that were submitted about a
    candidate, where the owner chose so.

    returns: how many ratings stay
    raises:  Refused where numbers lie here under another key; MachineTrouble
    """
    _forget_results(key_file)
    if not k.is_kept(writer.file):
        return 0
    links = k.make_links(key_file)
    _fitting(writer, links)
    wanted = set(rounds)
    return _keep(writer, links, [each for each in _sealed(writer.file) if each in wanted], new_id)


def erase_kept(writer: Writer, key_file: Path, candidate: str) -> int:
    """Called by an erasure: deletes every kept rating of a candidate of this name, after a purge too.

    returns: how many ratings were deleted
    raises:  Refused where they cannot be found without the key they were kept under; MachineTrouble
    """
    _forget_results(key_file)
    ratings, _ids = k.read_kept(writer.file)
    if not ratings:
        return 0
    links = k.read_links(key_file)
    if links is None:
        raise _other_key(key_file)
    _fitting(writer, links, key_file)
    link = links.of("candidate", person_of(candidate))
    return writer.change_kept(lambda connection: k.drop_candidate(connection, link))


def _forget_results(key_file: Path) -> None:
    """What calibration computed lies beside the key, and came of the rounds that go now."""
    forget(Home(key_file.parent).calibration)


def _say(writer: Writer, on: bool, by: str, wall_us: int) -> None:
    body = k.Keeping(on=on, by=by)
    writer.append_now(WORKSPACE, WORKSPACE, Draft(k.KEEP_RATINGS, plain(body), wall_us))


def _sealed(file: Path) -> list[str]:
    """Ids of the submitted rounds about candidates. One's own open cards hide none: nothing is shown by keeping."""
    return [row.id for row in read_round_rows(file) if row.state == "sealed" and is_about_candidate(row)]


def _keep(writer: Writer, links: k.Links, rounds: Iterable[str], new_id: NewId) -> int:
    tasks = task_versions(writer.file)
    given = [(round_id, given_levels(writer.file, round_id)) for round_id in rounds]

    def put(connection: k.Connection) -> int:
        return sum(k.put_round(connection, _kept(connection, links, levels, tasks, new_id)) for _id, levels in given)

    return writer.change_kept(put)


def _kept(
    connection: k.Connection, links: k.Links, levels: list[tuple[Facts, Rating]], tasks: dict[str, str],
    new_id: NewId,
) -> list[k.KeptRating]:  # fmt: skip
    made = []
    for facts, rating in levels:
        wanted = (
            links.of("round", facts.round), links.of("candidate", person_of(facts.candidate)),
            links.of("interviewer", facts.interviewer_id), links.of("session", session_of(facts)),
        )  # fmt: skip
        ids = k.ids_of(connection, wanted, new_id)
        round_id, candidate, interviewer, session = (ids[link] for link in wanted)
        made.append(
            k.KeptRating(
                round_id, rating.dimension, candidate, interviewer, session, f"{facts.pack.id}@{facts.pack.version}",
                tasks.get(facts.pack.digest, ""), facts.assistant, rating.level or 0, month_of(rating.wall_us),
            )
        )  # fmt: skip
    return made


def month_of(wall_us: int) -> int:
    """Whole months since January 1970, UTC."""
    day = datetime.fromtimestamp(wall_us // 1_000_000, UTC)
    return (day.year - 1970) * 12 + day.month - 1


def _fitting(writer: Writer, links: k.Links, key_file: Path | None = None) -> None:
    if not writer.change_kept(lambda connection: k.fits(connection, links)):
        raise _other_key(key_file or writer.file)


def _other_key(file: Path) -> Refused:
    return Refused(
        _("{file}: ratings were kept under another key; put the keeping.json of that time back, or delete them all "
          "with `interviewer calibrate keep off`.").format(file=file)
    )  # fmt: skip
