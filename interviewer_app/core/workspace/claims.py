"""Claims that came from earlier rounds: small files in `claims/` of the home, read when a round about the candidate
opens. They hold no rating, so they are read while one's own card is open.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.claims import LARGEST_BYTES, Claims, read_claims
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.unseen import person_of

MOST_FILES = 2000


def file_of(folder: Path, claims: Claims) -> Path:
    """Where the claims of a round lie; those of a newer file stand for them."""
    return folder / f"{claims.round}.json"


def claims_about(folder: Path, candidate: str, own: Collection[str] = ()) -> tuple[Claims, ...]:
    """What earlier rounds hand on about a candidate, by file name; a file that cannot be read hides no other.

    own: ids of rounds whose claims are not told, since they are one's own
    """
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix == ".json")[:MOST_FILES]
    except OSError:
        return ()
    found: list[Claims] = []
    for file in files:
        claims = _read(file)
        if claims is not None and person_of(claims.candidate) == person_of(candidate) and claims.round not in own:
            found.append(claims)
    return tuple(found)


def claims_for_round(workspace: Path, folder: Path, round_id: str) -> tuple[Claims, ...]:
    """What earlier rounds hand on for a round that is planned; nothing for one that has begun or is about nobody.

    raises: BadInput, MachineTrouble where the workspace cannot be read
    """
    row = next((row for row in read_round_rows(workspace) if row.id == round_id), None)
    if row is None or row.state != "planned" or not is_about_candidate(row):
        return ()
    return claims_about(folder, row.candidate, own={round_id})


def _read(file: Path) -> Claims | None:
    try:
        with file.open("rb") as stream:
            return read_claims(stream.read(LARGEST_BYTES + 1), str(file))
    except (OSError, InterviewerError):
        return None
