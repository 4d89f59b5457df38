"""A panel's cards of one candidate, for pictures, the bench and tests: made by the app's own actions, each by its own
rater under a key of their own, without a window and without a disk."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import OPENED, Draft, Entry, chained, stream_root
from interviewer_app.core.rounds.fold import RoundFold, fold
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.notices import open_lines
from interviewer_app.core.rounds.plan import planned
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.bundle import write_bundle
from interviewer_app.core.scorecards.issue import issue_card
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.workspace.writer import Writer

START_US, DAY_US = 1_763_733_600_000_000, 86_400_000_000
CANDIDATE = "Priya Raman"
LOOP, LOOP_VERSION, LOOP_DIGEST = "senior-backend-loop", "1.0.0", "5" * 64
WORDS = (
    "“Which callers have a deadline?”", "Wrote a test that waits for the timeout", "Read the change before running it",
    "“No, this retries a POST. Take that out.”", "Asked what the queue does when it replays", "Kept the old signature",
    "“I would not merge this on green tests alone.”", "Named the two services that pay for it", "Took the helper back",
)  # fmt: skip

_AGAINST = {1: (0, 1, 2), 2: (0, 2), 3: (3,), 4: ()}  # by level: which of four moments on it speak against


class Said(NamedTuple):
    """A moment in one line: seconds of the round clock, kind, dimension, direction, words, and how it came."""

    at_s: int
    kind: str
    dimension: str
    direction: b.Direction
    note: str
    prompted: bool = False
    shown: bool = False


class Seat(NamedTuple):
    """One rater of a panel: which round of the loop on which pack, and what they made of it.

    evidence:  what the loop asked of the round; () = the round belongs to no loop
    levels:    by dimension; what else the pack has is rated as no evidence
    moments:   logged as they stand; then `more` of the ordinary sort over the dimensions that have a level
    interview: the id that seats of one conversation share, "" for none
    state:     how far the card is: planned, ended (rated, not submitted) or sealed
    """

    rater: str
    pack: str
    round: str
    title: str
    levels: Mapping[str, int]
    evidence: Sequence[str] = ()
    moments: Sequence[Said] = ()
    more: int = 20
    interview: str = ""
    day: int = 0
    state: str = "sealed"
    recommendation: str = ""


class Made(NamedTuple):
    """One seat's round: its entries, its pack, and who wrote it."""

    seat: Seat
    round_id: str
    author: str
    entries: tuple[Entry, ...]
    loaded: LoadedPack

    def bundle(self) -> bytes:
        return write_bundle(self.entries, self.fold(), self.loaded.pack, self.loaded.document)

    def pdf(self) -> bytes:
        return issue_card(self.entries, self.loaded.document).pdf

    def fold(self) -> RoundFold:
        return fold(self.entries)

    def put_into(self, writer: Writer) -> None:
        """Into a workspace, as the round of its author."""
        writer.store_pack(self.loaded.digest, self.loaded.document, self.loaded.pack)
        writer.add_entries(self.entries)


class _Clock:
    """A clock that stands where it was put."""

    boot_id, zone = "boot", "Europe/Warsaw"

    def __init__(self, start_us: int) -> None:
        self._start_us, self.at = start_us, Instant(10**12, start_us)

    def now(self) -> Instant:
        return self.at

    def offset_min(self, wall_us: int) -> int:
        return 60

    def to(self, ms: int) -> Instant:
        self.at = Instant(10**12 + ms * 1_000_000, self._start_us + ms * 1000)
        return self.at


class _Journal:
    """A journal in memory: every draft is chained at once."""

    def __init__(self, author: str, new_id: Callable[[], str]) -> None:
        self._author, self._new_id, self._stream = author, new_id, new_id()
        self.entries: list[Entry] = []
        self.unread: list[tuple[int, Entry]] = []

    def append(self, draft: Draft) -> int:
        prev = self.entries[-1].digest if self.entries else stream_root(self._stream)
        entry = chained(
            draft, stream=self._stream, number=len(self.entries) + 1, prev=prev, subject="round", author=self._author,
            salt=self._new_id(),
        )  # fmt: skip
        self.entries.append(entry)
        self.unread.append((len(self.entries), entry))
        return len(self.entries)

    def retry(self) -> None:
        raise AssertionError("memory refuses nothing")


@cache
def shipped(pack: str) -> LoadedPack:
    return find_pack(pack, [shipped_packs()])


def play(
    seat: Seat, *, candidate: str = CANDIDATE, candidate_id: str = "", seed: int = 0, loaded: LoadedPack | None = None
) -> Made:
    """The round of one seat from its plan to its seal; the same arguments give the same bytes.

    candidate_id: "" = one made of the name, so that a panel's cards are about one person
    """
    dice = random.Random(f"{candidate} {seat.rater} {seat.round} {seed}")
    new_id = lambda: f"{dice.getrandbits(128):032x}"  # noqa: E731
    loaded = loaded or shipped(seat.pack)
    author, round_id = f"{random.Random(seat.rater).getrandbits(128):032x}", new_id()
    clock, journal = _Clock(START_US + seat.day * DAY_US), _Journal(author, new_id)
    opened = b.Opened(subject="round", id=round_id, author=author, device=new_id())
    journal.append(Draft(OPENED, b.plain(opened), START_US))
    about = candidate_id or f"{random.Random(candidate).getrandbits(128):032x}"
    journal.append(
        planned(
            loaded.pack, loaded.digest, round_id=round_id, candidate=b.Person(id=about, name=candidate),
            interviewer=b.Person(id=author, name=seat.rater), minutes=60, wall_us=clock.at.wall_us,
            interview=_interview(seat, candidate), loop=_loop(seat),
        )
    )  # fmt: skip
    if seat.state != "planned":
        _talk(seat, loaded.pack, journal, clock, new_id)
        _rate(seat, loaded.pack, journal, clock, new_id)
    return Made(seat, round_id, author, tuple(journal.entries), loaded)


def _interview(seat: Seat, candidate: str) -> str:
    return f"{random.Random(candidate + seat.interview).getrandbits(128):032x}" if seat.interview else ""


def _loop(seat: Seat) -> b.LoopRef | None:
    if not seat.evidence:
        return None
    return b.LoopRef(
        id=LOOP, version=LOOP_VERSION, digest=LOOP_DIGEST, round=seat.round, title=seat.title,
        evidence=tuple(seat.evidence),
    )  # fmt: skip


def _talk(seat: Seat, pack: Pack, journal: _Journal, clock: _Clock, new_id: Callable[[], str]) -> None:
    live = LiveRound(fold(journal.entries), pack, journal, clock, new_id)
    live.next_probe(clock.to(0))
    probes = sum(len(section.probes) for section in pack.sections)
    lines = sorted([*seat.moments, *_ordinary(seat, pack)])
    for number, line in enumerate(lines, start=1):
        live.key_between()
        if number * probes // (len(lines) + 1) > live.position.at:
            live.next_probe(clock.to(line.at_s * 1000 - 500))
        _log(live, line, pack, clock)
    live.end(clock.to(58 * 60_000))


def _log(live: LiveRound, line: Said, pack: Pack, clock: _Clock) -> None:
    at = clock.to(line.at_s * 1000)
    moment = live.log(pack.kind(line.kind), at)
    assert moment is not None
    live.set_dimension(line.dimension, at)
    if moment.direction != line.direction:
        live.set_direction(line.direction, at)
    if moment.prompted != line.prompted:
        live.flip_prompted(at)
    if line.shown:
        live.flip_mode(at)
    live.note(moment.id, line.note, at)


def _ordinary(seat: Seat, pack: Pack) -> Iterable[Said]:
    """Moments for every dimension with a level, in turn: mostly for, some against where the level is low."""
    dimensions, kinds = list(seat.levels), [kind.id for kind in pack.kinds]
    step = 55 * 60 // (seat.more + 1)
    for number in range(seat.more):
        dimension = dimensions[number % len(dimensions)]
        against = number // len(dimensions) % 4 in _AGAINST[seat.levels[dimension]]
        yield Said(
            20 + number * step + len(seat.rater), kinds[number % len(kinds)], dimension,
            "against" if against else "for", WORDS[(number + len(seat.rater)) % len(WORDS)], number % 4 == 3,
            number % 3 == 1,
        )  # fmt: skip


def _rate(seat: Seat, pack: Pack, journal: _Journal, clock: _Clock, new_id: Callable[[], str]) -> None:
    sheet = RatingSheet(fold(journal.entries), pack, journal, clock, new_id)
    at = clock.to(65 * 60_000)
    for line in open_lines(sheet.fold):
        sheet.answer_notice(line, "given-earlier", "the recruiter", at)
    for dimension in pack.dimensions:
        level = seat.levels.get(dimension.id)
        if level is None:
            sheet.no_evidence(dimension.id, "The round did not come to it.", at)
            continue
        sheet.choose(dimension.id, level, at)
        for moment in [m for m in sheet.fold.counted if m.dimension == dimension.id]:
            sheet.cite_or_release(dimension.id, moment.id, at)
        sheet.explain(dimension.id, f"{dimension.name} as the cited moments show it.", at)
    sheet.recommend(seat.recommendation or "Senior. The moments say on what.", at)
    if seat.state == "sealed":
        _submit(sheet, journal, clock)


def _submit(sheet: RatingSheet, journal: _Journal, clock: _Clock) -> None:
    for ticket, entry in journal.unread:
        sheet.written(ticket, entry)
    journal.unread.clear()
    sheet.seal(clock.to(70 * 60_000))


def many(count: int, moments: int, *, candidate: str = CANDIDATE) -> list[Made]:
    """`count` cards of one candidate from the three packs of the loop in turn, with `moments` moments each."""
    made = []
    for number in range(count):
        seat = PANEL[number % len(PANEL)]
        rater = f"{seat.rater} {number // len(PANEL) + 1}" if number >= len(PANEL) else seat.rater
        plain = seat._replace(rater=rater, moments=(), more=moments, state="sealed")
        made.append(play(plain, candidate=candidate, seed=number))
    return made


def files(made: Iterable[Made], folder: Path, *, pdf: bool = True) -> list[Path]:
    """The cards as files to hand over, one per rater."""
    written = []
    for number, each in enumerate(made, start=1):
        name = each.seat.rater.casefold().replace(" ", "-")
        place = folder / f"{number:02d}-{name}.{'pdf' if pdf else 'json'}"
        place.write_bytes(each.pdf() if pdf else each.bundle())
        written.append(place)
    return written


_SUPERVISION = ("directing", "evaluating", "correcting", "owning")
_FACETS = ("scope", "contribution", "impact", "difficulty")
_BUILD: dict[str, Any] = {
    "pack": "senior-backend-supervised-change", "round": "build-with-ai", "title": "Build with AI",
    "evidence": ("correctness", "test-design", *_SUPERVISION, "scope", "impact", "difficulty"),
    "interview": "build-with-ai", "day": 1,
}  # fmt: skip
_REVIEW: dict[str, Any] = {
    "pack": "pr-review-moved-contract", "round": "review", "title": "Review",
    "evidence": ("test-design", "compatibility", "evaluating", "correcting", "owning", "contribution"), "day": 2,
}  # fmt: skip
PANEL = (
    Seat(
        "Tomasz Wrona", "no-assistant", "build", "Build, AI banned",
        {"correctness": 3, "test-design": 3, "difficulty": 2},
        ("correctness", "test-design", "difficulty"), more=14, recommendation="Senior on the build alone.",
    ),
    Seat(
        "Marta Lindqvist", levels={
            "correctness": 3, "test-design": 3, "directing": 3, "evaluating": 4, "correcting": 3, "owning": 3,
            "scope": 3, "impact": 2, "difficulty": 2,
        },
        moments=(
            Said(760, "trusted-output", "evaluating", "neutral", "“Tests pass, so I would take it as it is.”"),
            Said(1471, "added-test", "evaluating", "for", "Wrote a timeout test before taking patch two", shown=True),
            Said(1912, "rejected-suggestion", "evaluating", "for", "“No, this retries a POST. Take that out.”", True),
            Said(2590, "named-risk", "evaluating", "for", "“If the queue replays, we charge twice.”"),
        ),
        more=26, **_BUILD,
    ),
    Seat(
        "Dev Iyer", levels={
            "correctness": 2, "test-design": 3, "evaluating": 2, "correcting": 3, "owning": 3, "scope": 3, "impact": 3,
        },
        moments=(
            Said(763, "trusted-output", "evaluating", "neutral", "Takes it as it is, the tests pass"),
            Said(1085, "trusted-output", "evaluating", "against", "“I assume it kept the idempotency key.”"),
            Said(1916, "rejected-suggestion", "evaluating", "for", "Threw the retried POST out", True),
        ),
        more=20, **_BUILD,
    ),
    Seat("Aiko Brandt", levels={
        "test-design": 3, "compatibility": 4, "evaluating": 3, "correcting": 3, "owning": 2,
    }, more=18, **_REVIEW),
    Seat("Nadia Haddad", levels={
        "test-design": 2, "compatibility": 3, "evaluating": 3, "owning": 2, "contribution": 2,
    }, more=16, **_REVIEW),
    Seat("Samuel Okafor", "senior-backend-supervised-change", "second-build", "Second build", {
        "correctness": 3, "test-design": 2, "evaluating": 3, "owning": 3, "impact": 2,
    }, ("correctness", "test-design", "evaluating", "owning", "impact", "scope"), more=18, day=3),
)  # fmt: skip
