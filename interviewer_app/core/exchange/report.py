"""What an import did, in words and as JSON, for one file and for many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from interviewer_app.core.texts import _, plural


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file.

    entries, added, identical: numbers of entries; conflicting: ids of streams nothing was taken of
    round:   id of its round, "" where it was not read
    shares:  ids of the rounds here that rate the same conversation
    claims:  how many claims it held, which is then all
    parked:  where it waits unread, "" where it was read; error: why nothing was taken of it, "" where it was
    """

    file: str
    round: str = ""
    entries: int = 0
    added: int = 0
    identical: int = 0
    conflicting: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    parked: str = ""
    claims: int = 0
    error: str = ""
    exit_code: int = 0


def as_json(taken: Taken) -> dict[str, Any]:
    """One file's part of the answer."""
    if taken.parked:
        return {"parked": taken.parked}
    if taken.error:
        return {"error": taken.error}
    if taken.claims:
        return {"round": taken.round, "claims": taken.claims}
    counts = {"entries": taken.entries, "added": taken.added, "identical": taken.identical}
    return {"round": taken.round, **counts, "conflicting": list(taken.conflicting), "shares": list(taken.shares)}


def all_as_json(done: Sequence[Taken]) -> dict[str, Any]:
    """The answer for several files: each on its own, and how much it was together."""
    return {
        "files": [{"file": taken.file, **as_json(taken)} for taken in done],
        "added": sum(taken.added for taken in done),
        "identical": sum(taken.identical for taken in done),
        "conflicting": [stream for taken in done for stream in taken.conflicting],
    }


def words(taken: Taken) -> list[str]:
    """The same in sentences, the first of them always there."""
    if taken.error:
        return [taken.error]
    if taken.parked:
        told = _("Your own card for this candidate is open: {place} waits there unread. Import it after your seal.")
        return [told.format(place=taken.parked)]
    if taken.claims:
        return [plural("{n} claim to come back to", "{n} claims to come back to", taken.claims)]
    counted = plural("{n} entry added", "{n} entries added", taken.added)
    said = [_("{added}, {same} identical, {other} conflicting").format(
        added=counted, same=taken.identical, other=len(taken.conflicting))]  # fmt: skip
    if taken.conflicting:
        said.append(_("Nothing was taken of what conflicts: the same round was written in two ways; ask its rater."))
    if taken.shares:
        others = ", ".join(each[:8] for each in taken.shares)
        said.append(_("It rates the same interview as round {others}.").format(others=others))
    return said
