"""Ratings that outlive their rounds: numbers under random ids, kept for calibration where the owner chose so.

`kept_ratings` names nobody: candidate, interviewer, session and round are random ids, the day is a month. `kept_links`
leads from a person to their id by a keyed hash, whose key lies beside the settings and never in the workspace: whoever
has the file alone cannot try names, and whoever has both still finds a person's numbers to erase them. Neither table
follows from the entries: a rebuild leaves them, a merge brings none, a backup copies them.
"""

from __future__ import annotations

import hmac
import json
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.rounds.bodies import Body, Line
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.connect import explained
from interviewer_app.core.workspace.folders import make_folder, new_private_file, settle
from interviewer_app.core.workspace.read import reading
from interviewer_app.core.workspace.unseen import WORKSPACE

Connection = sqlite3.Connection  # for those who may not open one
KEEP_RATINGS = "keep-ratings"
Kind = Literal["candidate", "interviewer", "session", "round"]
_FORMAT = "interviewer-keeping/1"
_KEY_MARK = "key"  # the line by which a key is known again
_CHOICES = """SELECT body FROM entries WHERE subject = ? AND kind = ? AND body IS NOT NULL
    ORDER BY wall_us, stream, number"""


class Keeping(Body):
    """The owner's choice, in the subject `workspace`: ratings outlive a purge of their rounds, or do not any more."""

    kind: Literal["keep-ratings"] = "keep-ratings"
    on: bool
    by: Annotated[Line, Field(min_length=1)]


class KeptRating(NamedTuple):
    """A line of `kept_ratings`, its columns in order; month: whole months since January 1970, UTC."""

    round: str
    dimension: str
    candidate: str
    interviewer: str
    session: str
    rubric_version: str
    task_version: str
    tool_version: str
    level: int
    month: int


class Links:
    """From people, sessions and rounds to lines of `kept_links`. key: 32 bytes"""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.mark = self._hash("", "")

    def of(self, kind: Kind, identity: str) -> str:
        """The link of an identity: of a candidate `unseen.person_of` the name, of an interviewer the author's id."""
        return self._hash(kind, identity)

    def _hash(self, kind: str, identity: str) -> str:
        return hmac.new(self._key, f"{kind}\n{identity}".encode("utf-8", "surrogatepass"), "sha256").hexdigest()


def read_links(key_file: Path) -> Links | None:
    """None where there is no key, or none that can be read."""
    with suppress(OSError, ValueError, RecursionError, AttributeError, TypeError):
        found = json.loads(key_file.read_bytes())
        key = bytes.fromhex(found["key"]) if found.get("format") == _FORMAT and "key" in found else b""
        return Links(key) if len(key) == 32 else None
    return None


def make_links(key_file: Path) -> Links:
    """Those of the key that is there, or of a new one. raises: MachineTrouble, also for a file that is no key"""
    if key_file.exists():
        found = read_links(key_file)
        if found is None:
            raise MachineTrouble(_("{file} holds no key; mend or remove it.").format(file=key_file))
        return found
    key = secrets.token_bytes(32)
    with explained(key_file):
        make_folder(key_file.parent)
        beside = new_private_file(key_file)
        beside.write_text(json.dumps({"format": _FORMAT, "key": key.hex()}) + "\n", encoding="utf-8")
        settle(beside, key_file)
    return Links(key)


def is_kept(file: Path) -> bool:
    """What the owner chose last; False where nobody has. raises: BadInput, MachineTrouble"""
    if not file.exists():
        return False
    with reading(file) as connection:
        bodies = [line[0] for line in connection.execute(_CHOICES, (WORKSPACE, KEEP_RATINGS))]
    return bool(bodies) and Keeping.model_validate_json(bodies[-1]).on


def read_kept(file: Path) -> tuple[list[KeptRating], dict[str, str]]:
    """Every kept rating, and the ids by link. raises: BadInput, MachineTrouble"""
    if not file.exists():
        return [], {}
    with reading(file) as connection:
        kept = connection.execute(f"SELECT {', '.join(KeptRating._fields)} FROM kept_ratings").fetchall()
        links = dict(connection.execute("SELECT link, id FROM kept_links").fetchall())
    return [KeptRating._make(line) for line in kept], links


# Within a transaction of the writer (`Writer.change_kept`) -----------------------------------------------------------


def ids_of(connection: sqlite3.Connection, links: Iterable[str], new_id: Callable[[], str]) -> dict[str, str]:
    """The random id behind each link, made where there is none yet."""
    found: dict[str, str] = {}
    for link in links:
        connection.execute("INSERT OR IGNORE INTO kept_links(link, id) VALUES (?, ?)", (link, new_id()))
        found[link] = connection.execute("SELECT id FROM kept_links WHERE link = ?", (link,)).fetchone()[0]
    return found


def fits(connection: sqlite3.Connection, links: Links) -> bool:
    """Whether what is kept was kept under this key; True where nothing is."""
    marks = [line[0] for line in connection.execute("SELECT link FROM kept_links WHERE id = ?", (_KEY_MARK,))]
    if not marks:
        nothing = connection.execute("SELECT count(*) FROM kept_ratings").fetchone()[0] == 0
        connection.execute("INSERT OR IGNORE INTO kept_links(link, id) VALUES (?, ?)", (links.mark, _KEY_MARK))
        return bool(nothing)
    return links.mark in marks


def put_round(connection: sqlite3.Connection, kept: Iterable[KeptRating]) -> int:
    """The ratings of one round, instead of those kept of it before; returns how many."""
    lines = list(kept)
    for round_id in {line.round for line in lines}:
        connection.execute("DELETE FROM kept_ratings WHERE round = ?", (round_id,))
    places = ", ".join("?" * len(KeptRating._fields))
    connection.executemany(f"INSERT INTO kept_ratings({', '.join(KeptRating._fields)}) VALUES ({places})", lines)
    return len(lines)


def drop_candidate(connection: sqlite3.Connection, link: str) -> int:
    """Everything kept of a candidate, and all links that lead nowhere then; returns how many ratings that were."""
    found = connection.execute("SELECT id FROM kept_links WHERE link = ?", (link,)).fetchone()
    if found is None:
        return 0
    gone = connection.execute("DELETE FROM kept_ratings WHERE candidate = ?", found).rowcount
    used = " UNION ".join(f"SELECT {column} FROM kept_ratings" for column in ("candidate", "interviewer", "session",
                                                                              "round"))  # fmt: skip
    connection.execute(f"DELETE FROM kept_links WHERE id <> ? AND id NOT IN ({used})", (_KEY_MARK,))
    return int(gone)


def drop_all(connection: sqlite3.Connection) -> int:
    """Returns how many ratings that were."""
    gone = connection.execute("DELETE FROM kept_ratings").rowcount
    connection.execute("DELETE FROM kept_links")
    return int(gone)


def labels(ids: Mapping[str, str], links: Links, kind: Kind, names: Mapping[str, str]) -> dict[str, str]:
    """By random id the name of those who are still there; `names` by identity."""
    known = {identity: ids.get(links.of(kind, identity)) for identity in names}
    return {found: names[identity] for identity, found in known.items() if found is not None}
