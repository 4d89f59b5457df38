"""Entries: the lines of the journal, and the chain that holds them together (docs/formats.md, section 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from interviewer_app.core.canonical import canonical, digest

VERSION = 1
OPENED = "opened"
_SALT = re.compile(r"[0-9a-f]{32}")


class Draft(NamedTuple):
    """What somebody wants appended: everything but the place in the chain.

    body:     plain values with a canonical form (see `bodies.plain`)
    wall_us:  UTC microseconds at the key press
    round_ms: round clock in milliseconds; None where no round clock runs
    """

    kind: str
    body: dict[str, Any]
    wall_us: int
    round_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One appended line. `body` is canonical JSON text; body and salt are None once erased."""

    v: int
    stream: str
    number: int
    subject: str
    kind: str
    wall_us: int
    round_ms: int | None
    author: str
    body: str | None
    salt: str | None
    body_digest: str
    prev: str
    digest: str


class Head(NamedTuple):
    """The last entry of a stream: what a seal and a backup remember."""

    stream: str
    number: int
    digest: str


class Problem(NamedTuple):
    """Something `verify` found: where it is, and what is wrong, both for a person."""

    where: str
    what: str


class Journal(Protocol):
    """What a live round needs of a journal: append in order, answer with a ticket, report each ticket later."""

    def append(self, draft: Draft) -> int:
        """Queue `draft`; the returned tickets count 1, 2, 3 … and become durable in that order."""
        ...

    def retry(self) -> None:
        """Try again what a failed write left in the queue."""
        ...


def stream_root(stream: str) -> str:
    """What entry 1 of `stream` names as its predecessor."""
    return digest("interviewer-stream/1", stream.encode("utf-8"))


def body_digest(salt: str, body: str) -> str:
    """The salted digest of a body: once salt and body are erased it tells nothing about them."""
    return digest("interviewer-body/1", bytes.fromhex(salt) + body.encode("utf-8"))


def entry_digest(entry: Entry) -> str:
    """The digest over every column but body and salt, which `body_digest` stands for."""
    columns: dict[str, Any] = {
        "v": entry.v,
        "stream": entry.stream,
        "number": entry.number,
        "subject": entry.subject,
        "kind": entry.kind,
        "wall_us": entry.wall_us,
        "author": entry.author,
        "body_digest": entry.body_digest,
        "prev": entry.prev,
    }
    if entry.round_ms is not None:
        columns["round_ms"] = entry.round_ms
    return digest("interviewer-entry/1", canonical(columns))


def chained(draft: Draft, *, stream: str, number: int, prev: str, subject: str, author: str, salt: str) -> Entry:
    """`draft` as entry `number` of `stream`, after the entry whose digest is `prev`. `salt` is 32 hex digits."""
    body = canonical(draft.body).decode("utf-8")
    bare = Entry(
        VERSION, stream, number, subject, draft.kind, draft.wall_us, draft.round_ms, author,
        body, salt, body_digest(salt, body), prev, "",
    )  # fmt: skip
    return _with_digest(bare)


def _with_digest(bare: Entry) -> Entry:
    return Entry(
        bare.v, bare.stream, bare.number, bare.subject, bare.kind, bare.wall_us, bare.round_ms, bare.author,
        bare.body, bare.salt, bare.body_digest, bare.prev, entry_digest(bare),
    )  # fmt: skip


def check_stream(entries: Sequence[Entry]) -> list[Problem]:
    """Every break in one stream given from number 1 upwards; an erased body is no break."""
    problems: list[Problem] = []
    prev = stream_root(entries[0].stream) if entries else ""
    for expected, entry in enumerate(entries, start=1):
        where = f"stream {entry.stream[:8]}, entry {entry.number}"
        if entry.number != expected:
            problems.append(Problem(where, f"stands where entry {expected} belongs"))
            break
        if entry.prev != prev:
            problems.append(Problem(where, "does not follow from the entry before it"))
        if entry.body is not None and entry.salt is not None and not _body_holds(entry):
            problems.append(Problem(where, "the body was changed after it was written"))
        if (entry.body is None) != (entry.salt is None):
            problems.append(Problem(where, "body and salt were not erased together"))
        if entry_digest(entry) != entry.digest:
            problems.append(Problem(where, "a column was changed after it was written"))
        prev = entry.digest
    return problems


def one_voice(stream: Sequence[Entry]) -> list[Problem]:
    """A stream begins by saying what it is about, and keeps to one subject and one author."""
    first = stream[0]
    for entry in stream:
        where = f"stream {entry.stream[:8]}, entry {entry.number}"
        if (entry.kind == OPENED) != (entry.number == 1):
            return [Problem(where, "a stream is opened by its first entry and no other")]
        if (entry.subject, entry.author) != (first.subject, first.author):
            return [Problem(where, "speaks of another subject or for another author")]
    return []


def _body_holds(entry: Entry) -> bool:
    salt = entry.salt or ""
    if _SALT.fullmatch(salt) is None:  # of any other length, a letter could move between salt and body unseen
        return False
    return body_digest(salt, entry.body or "") == entry.body_digest


def in_fold_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries of several streams in the one order every installation agrees on, whatever order they arrived in.

    Sorted by (running maximum of wall_us within the stream, stream, number): a clock set back never reorders a stream.
    """
    keyed: list[tuple[int, str, int, Entry]] = []
    latest: dict[str, int] = {}
    for entry in sorted(entries, key=lambda e: (e.stream, e.number)):
        latest[entry.stream] = max(latest.get(entry.stream, entry.wall_us), entry.wall_us)
        keyed.append((latest[entry.stream], entry.stream, entry.number, entry))
    return [entry for *_, entry in sorted(keyed, key=lambda k: k[:3])]
