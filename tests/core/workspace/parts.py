"""What the tests of the workspace share: a small pack, a clock that is told the time, counted ids, a writer."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Draft, Entry
from interviewer_app.core.rounds.plan import planned
from interviewer_app.core.rubrics.load import document_digest, pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.workspace.writer import RoundJournal, Writer

WALL_US = 1_770_000_000_000_000
ROUND = "a" * 32


def _dimension(name: str, track: str) -> dict[str, Any]:
    levels = [{"value": value, "anchor": f"{name} at {value}"} for value in (1, 2, 3)]
    return {"id": name, "name": name.title(), "track": track, "levels": levels}


def _kind(name: str, key: str, direction: str) -> dict[str, Any]:
    words = name.replace("-", " ").capitalize()
    return {"id": name, "name": words, "short": words, "key": key, "dimension": "testing", "direction": direction}


TREE: dict[str, Any] = {
    "id": "small", "version": "1.0.0", "title": "Small", "role": "Backend", "level": "Senior", "authors": ["Nobody"],
    "licence": "MIT", "reviewed_on": "2026-01-02",
    "ai": {"policy": "phases", "read_aloud": "You may use it later.",
           "answers": [{"question": "May I?", "answer": "Later."}],
           "phases": [{"id": "without", "name": "Without", "rule": "banned"},
                      {"id": "with", "name": "With", "rule": "allowed"}]},
    "scale": {"min": 1, "max": 3},
    "dimensions": [_dimension("testing", "supervision"), _dimension("design", "implementation")],
    "sections": [{"id": "all", "name": "All", "probes": [
        {"id": f"probe-{n}", "title": f"Probe {n}", "text": f"Question {n}?", "dimensions": ["testing"],
         "follow_ups": [{"id": "more", "text": "More?"}], "hints": ["Look.", "Look there."]} for n in (1, 2, 3)]}],
    "kinds": [_kind("trusted-output", "T", "neutral"), _kind("rejected-suggestion", "R", "for"),
              _kind("added-test", "A", "for"), _kind("named-risk", "N", "for")],
}  # fmt: skip
DOCUMENT: dict[str, Any] = {"tree": TREE, "files": {}}
DIGEST = document_digest(DOCUMENT)
PACK: Pack = pack_from_document(DOCUMENT)


class ToldClock:
    """Shows what it is told."""

    boot_id = "boot"
    zone = "Europe/Lisbon"

    def __init__(self, wall_us: int = WALL_US) -> None:
        self.instant = Instant(1_000_000_000, wall_us)

    def now(self) -> Instant:
        return self.instant

    def pass_ms(self, ms: int, wall_jump_us: int = 0) -> Instant:
        self.instant = Instant(
            self.instant.boot_ns + ms * 1_000_000, self.instant.wall_us + ms * 1000 + wall_jump_us
        )
        return self.instant

    def offset_min(self, wall_us: int) -> int:
        return 60


def counted(prefix: str) -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"{prefix}{next(numbers):0{32 - len(prefix)}x}"


def open_workspace(file: Path, device: str = "d1", **more: Any) -> Writer:
    author = more.pop("author", "author1")
    return Writer(
        file, author=author, device=device, new_id=counted(f"{device}5"), new_salt=counted("0"), **more
    )


def plan(round_id: str = ROUND, wall_us: int = WALL_US - 1_000_000, candidate: str = "Ada Lovelace") -> Draft:
    return planned(
        PACK, DIGEST, round_id=round_id, candidate=b.Person(id="c" * 32, name=candidate),
        interviewer=b.Person(id="author1", name="Grace Hopper"), minutes=60, wall_us=wall_us,
    )  # fmt: skip


def moment(number: int, note: str = "") -> Draft:
    """A moment logged at second `number` of the round."""
    body = b.MomentLogged(
        moment=f"m{number:031x}", moment_kind="added-test", dimension="testing", direction="for", prompted=False,
        mode="shown", at_ms=number * 1000, probe=note or None,
    )  # fmt: skip
    return Draft("moment-logged", b.plain(body), WALL_US + number * 1_000_000, number * 1000)


class Answers:
    """Collects what the writer reports, and lets a test wait for it."""

    def __init__(self) -> None:
        self.written: list[tuple[int, Entry]] = []
        self.failed: list[tuple[int, str]] = []
        self.threads: set[str] = set()
        self._news = threading.Condition()

    def on_written(self, ticket: int, entry: Entry) -> None:
        with self._news:
            self.threads.add(threading.current_thread().name)
            self.written.append((ticket, entry))
            self._news.notify_all()

    def on_failed(self, ticket: int, sentence: str) -> None:
        with self._news:
            self.failed.append((ticket, sentence))
            self._news.notify_all()

    def wait(self, until: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(until, timeout=20), (self.written[-1:], self.failed)

    @property
    def tickets(self) -> list[int]:
        return [ticket for ticket, _entry in self.written]

    def journal(self, writer: Writer, round_id: str = ROUND) -> RoundJournal:
        return writer.journal_for_round(round_id, self.on_written, self.on_failed)


