"""Rounds to measure with: the recorded one of the demo, sealed; a long one; two hundred in a list.

Keys go through the production code of a round; ids and instants are counted, so that each call makes the same round.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from interviewer_app.core.canonical import canonical
from interviewer_app.core.places import resource, shipped_packs
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.desk import RoundDesk
from interviewer_app.core.rounds.entries import Draft, Entry, chained, stream_root
from interviewer_app.core.rounds.fold import RoundFold, fold
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.notices import open_lines
from interviewer_app.core.rounds.plan import planned
from interviewer_app.core.rounds.recording import Action, PlayedRating, Recording, read_recording
from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from interviewer_app.core.scorecards.card import Scorecard, scorecard
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.workspace.appender import Source
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_entries
from interviewer_app.core.workspace.writer import Writer

RECRUITER = "the recruiter"
AUTHOR, DEVICE = "a" * 32, "d" * 32
START_US = 1_763_733_600_000_000  # 21 November 2025, 14:00 UTC
FIRST = Instant(0, START_US)
PACK = "senior-backend-supervised-change"
DAY_US = 86_400_000_000


def counted_ids(seed: str) -> Callable[[], str]:
    """Ids of 32 hex digits that look random and repeat from run to run."""
    numbers = count()
    return lambda: hashlib.sha256(f"{seed}{next(numbers)}".encode()).hexdigest()[:32]


class CountedClock:
    """A clock that stands where it was put: `at_ms` after its first reading."""

    zone = "Europe/Warsaw"

    def __init__(self, first: Instant = FIRST, boot_id: str = "bench") -> None:
        self._first, self.boot_id = first, boot_id
        self.at_ms = 0

    def now(self) -> Instant:
        return self.at(self.at_ms)

    def at(self, ms: int) -> Instant:
        return Instant(self._first.boot_ns + ms * 1_000_000, self._first.wall_us + ms * 1000)

    def offset_min(self, wall_us: int) -> int:
        return 60


class Straight:
    """A journal that waits for the disk at every draft: for making rounds, not for measuring."""

    def __init__(self, write: Callable[[Draft], Entry]) -> None:
        self._write = write
        self.written: deque[tuple[int, Entry]] = deque()
        self._tickets = count(1)

    def append(self, draft: Draft) -> int:
        ticket = next(self._tickets)
        self.written.append((ticket, self._write(draft)))
        return ticket

    def retry(self) -> None:
        raise AssertionError("nothing waits here")

    def tell(self, desk: RoundDesk) -> None:
        """Tell the desk what is on disk."""
        while self.written:
            desk.written(*self.written.popleft())


def pack() -> LoadedPack:
    """The pack that comes with the app."""
    return load_pack(shipped_packs() / PACK)


def recording() -> Recording:
    """The round of the demo."""
    return read_recording(resource("demo", "recording.json").read_bytes(), "the recorded round")


def source(seed: str) -> Source:
    return Source(AUTHOR, DEVICE, counted_ids(seed + "-stream"), counted_ids(seed + "-salt"))


def open_writer(file: Path, seed: str, before_commit: Callable[[], None] | None = None) -> Writer:
    """The one writer of a workspace, made where there is none."""
    author, device, new_id, new_salt = source(seed)
    return Writer(file, author=author, device=device, new_id=new_id, new_salt=new_salt, before_commit=before_commit)


def plan(loaded: LoadedPack, round_id: str, candidate: str, wall_us: int = START_US, minutes: int = 45) -> Draft:
    return planned(
        loaded.pack, loaded.digest, round_id=round_id, candidate=b.Person(id="c" + round_id[:31], name=candidate),
        interviewer=b.Person(id=AUTHOR, name="Tomasz Wierzba"), minutes=minutes, wall_us=wall_us,
    )  # fmt: skip


def sealed_round(file: Path, moments: int | None = None) -> str:
    """Play, rate and seal the recorded round in a new workspace at `file`; returns its id.

    moments: end it after so many of them
    """
    loaded, played = pack(), recording()
    if moments is not None:
        played = shortened(played, moments)
    new_id = counted_ids("sealed")
    round_id = new_id()
    with open_writer(file, "sealed") as writer:
        writer.store_pack(loaded.digest, loaded.document, loaded.pack)
        journal = Straight(lambda draft: writer.append_now("round", round_id, draft))
        state = RoundFold()
        first = plan(loaded, round_id, played.candidate)
        state.apply(writer.append_now("round", round_id, first))
        clock = CountedClock()
        live = LiveRound(state, loaded.pack, journal, clock, new_id)
        play(live, played.actions, clock, journal)
        rate(RatingSheet(state, loaded.pack, journal, clock, new_id), played, clock, journal)
    return round_id


def shortened(played: Recording, moments: int) -> Recording:
    """The recording up to its nth moment, then the end; what is cited beyond it no longer counts."""
    logged = [number for number, action in enumerate(played.actions) if action.do in ("log", "something-here")]
    kept = played.actions[: logged[moments]]
    actions = (*kept, Action(kept[-1].at_ms + 1000, "end"))
    count_of = moments - sum(1 for action in kept if action.do == "undo")
    return replace(played, actions=actions, ratings=tuple(_still_cited(r, count_of) for r in played.ratings))


def _still_cited(rating: PlayedRating, moments: int) -> PlayedRating:
    cites = tuple(cited for cited in rating.cites if cited < moments)
    if cites:
        return replace(rating, cites=cites)
    return replace(rating, level=None, no_evidence="The round ended before it came up.", cites=())


def only_round(file: Path) -> str:
    """The id of the one round in a workspace."""
    (row,) = read_round_rows(file)
    return row.id


def read_card(file: Path) -> Scorecard:
    """The card of the one round in a workspace."""
    entries = read_entries(file, only_round(file))
    return scorecard(fold(entries), pack().pack, entries=len(entries), app_version="bench")


def play(live: LiveRound, actions: tuple[Action, ...], clock: CountedClock, journal: Straight) -> None:
    """Do what was recorded, on a clock of our own."""
    for action in actions:
        live.look_for_nudge(clock.at(action.at_ms))  # as the demo lets the copilot look
        _act(live, action, clock.at(action.at_ms))
        journal.tell(live)
    clock.at_ms = actions[-1].at_ms


def _act(live: LiveRound, action: Action, at: Instant) -> None:
    last = live.last.id if live.last else ""
    keys: dict[str, Callable[[], Any]] = {
        "log": lambda: live.log(live.pack.kind(action.what), at),
        "something-here": lambda: live.log(None, at),
        "dimension": lambda: live.set_dimension(action.what, at),
        "direction": lambda: live.set_direction(action.what, at),  # type: ignore[arg-type]
        "prompted": lambda: live.flip_prompted(at),
        "mode": lambda: live.flip_mode(at),
        "earlier": lambda: live.earlier(at),
        "note": lambda: live.note(last, action.what, at),
        "undo": lambda: live.undo(at),
        "redo": lambda: live.redo(at),
        "next-probe": lambda: live.next_probe(at),
        "follow-up": lambda: live.ask_follow_up(at),
        "adapted": lambda: live.mark_adapted(at),
        "skip": lambda: live.skip_probe(at),
        "why-skipped": lambda: live.change_skip_reason(at),
        "hint": lambda: live.give_hint(at),
        "span": lambda: live.span(action.what, at),
        "answer-given": lambda: live.give_answer(int(action.what or 0), at),
        "why": lambda: None,  # it is read, and leaves nothing
        "dismiss": lambda: live.dismiss_nudge(at),
        "phase": lambda: live.change_phase(at),
        "notice": lambda: live.answer_notice(open_lines(live.fold)[0], action.what, RECRUITER, at),  # type: ignore[arg-type]
        "pause": lambda: live.pause_or_resume(at),
        "resume": lambda: live.pause_or_resume(at),
        "end": lambda: live.end(at),
    }
    keys[action.do]()


def rate(sheet: RatingSheet, played: Recording, clock: CountedClock, journal: Straight) -> None:
    """Rate as recorded and seal."""
    moments = [moment.id for moment in sheet.fold.counted]
    steps = count(clock.at_ms + 60_000, 20_000)
    for rating in played.ratings:
        if rating.level is None:
            sheet.no_evidence(rating.dimension, rating.no_evidence, clock.at(next(steps)))
            continue
        for cited in rating.cites:
            sheet.cite_or_release(rating.dimension, moments[cited], clock.at(next(steps)))
        sheet.choose(rating.dimension, rating.level, clock.at(next(steps)))
        sheet.explain(rating.dimension, rating.rationale, clock.at(next(steps)))
    sheet.recommend(played.recommendation, clock.at(next(steps)))
    for line in open_lines(sheet.fold):
        sheet.answer_notice(line, "given-earlier", RECRUITER, clock.at(next(steps)))
    journal.tell(sheet)
    sheet.seal(clock.at(next(steps)))
    journal.tell(sheet)


def drafts(
    loaded: LoadedPack, round_id: str, moments: int, clock: CountedClock, every_ms: int, amended: int = 0,
    minutes: int = 45,
) -> Iterator[Draft]:  # fmt: skip
    """What a busy round hands to its journal: the plan, the start, then moments; every third gets a note.

    amended: how many moments, spread evenly over the round, are then set right by one more key
    """
    caught: deque[Draft] = deque()

    def catch(draft: Draft) -> Entry:
        caught.append(draft)
        return Entry(1, "", 0, "round", draft.kind, draft.wall_us, draft.round_ms, AUTHOR, None, None, "", "", "")

    yield (first := plan(loaded, round_id, "Noor Halvorsen", clock.now().wall_us, minutes))
    state = RoundFold()
    state.take(b.Planned.model_validate_json(canonical(first.body)), first.wall_us, None)
    live = LiveRound(state, loaded.pack, Straight(catch), clock, counted_ids(round_id))
    live.start(clock.now())
    live.next_probe(clock.now())
    for number in range(1, moments + 1):
        at = clock.at(number * every_ms)
        moment = live.log(loaded.pack.kinds[number % len(loaded.pack.kinds)], at)
        if moment is not None and number % 3 == 0:
            live.note(moment.id, f"“Who calls this besides checkout?” client.py:{number}", at)
        if number * amended // moments > (number - 1) * amended // moments:
            _set_right(live, number, at)
        while caught:
            yield caught.popleft()


def _set_right(live: LiveRound, number: int, at: Instant) -> None:
    """One of four amendments of the last moment, each of which changes something."""
    last = live.last
    assert last is not None, "a moment was logged"
    match number % 4:
        case 0:
            live.flip_prompted(at)
        case 1:
            live.flip_mode(at)
        case 2:
            live.set_direction("neutral" if last.direction != "neutral" else "against", at)
        case _:
            live.set_dimension(next(d.id for d in live.pack.dimensions if d.id != last.dimension), at)


def busy_entries(
    loaded: LoadedPack, round_id: str, moments: int, clock: CountedClock, every_ms: int, amended: int = 0,
    minutes: int = 45,
) -> list[Entry]:  # fmt: skip
    """The same drafts as entries of one stream that somebody else wrote."""
    salts, stream = counted_ids(round_id + "salt"), counted_ids(round_id + "stream")()
    opened = b.Opened(subject="round", id=round_id, author=AUTHOR, device=DEVICE)
    first = Draft("opened", b.plain(opened), clock.now().wall_us - 1)
    entries: list[Entry] = []
    prev = stream_root(stream)
    made = drafts(loaded, round_id, moments, clock, every_ms, amended, minutes)
    for number, draft in enumerate((first, *made), start=1):
        entry = chained(draft, stream=stream, number=number, prev=prev, subject="round", author=AUTHOR, salt=salts())
        entries.append(entry)
        prev = entry.digest
    return entries
