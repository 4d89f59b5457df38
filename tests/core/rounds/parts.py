"""Rounds in few words: packs of any scale, live rounds, rounds to rate with one line per moment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.fold import RoundFold, fold
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.plan import planned
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.sheet import RatingSheet
from tests.fakes import HeldJournal, Numbered, ToldClock

SHIPPED = Path(__file__).parents[3] / "rubrics" / "senior-backend-supervised-change"


class Seen(NamedTuple):
    """A moment in one line. `at_s` seconds of the round clock; `late_s` how much later it was logged."""

    at_s: int
    kind: str | None
    dimension: str | None
    direction: str = "for"
    note: str = ""
    prompted: bool = False
    mode: str = "told"
    late_s: int = 0


class Live(NamedTuple):
    """A live round with everything around it."""

    round: LiveRound
    journal: HeldJournal
    clock: ToldClock

    @property
    def fold(self) -> RoundFold:
        return self.round.fold

    def read_again(self) -> RoundFold:
        """The round as somebody else would read it from the journal, once all of it is written."""
        self.journal.deliver()
        return fold(self.journal.entries)


class Desk(NamedTuple):
    """A sheet with everything around it."""

    sheet: RatingSheet
    journal: HeldJournal
    clock: ToldClock


_JUDGED = "evaluating"
JUDGING = (
    Seen(985, "rejected-suggestion", _JUDGED, "for", "“Five fixed retries is a thundering herd.”"),
    Seen(1421, "rejected-suggestion", _JUDGED, "for", "“Half a second, fixed: all pods retry in step” client.py:88"),
    Seen(1568, "added-test", _JUDGED, "for", "Ran the suite against a server that times out", mode="shown"),
    Seen(2030, "rejected-suggestion", _JUDGED, "for", "Catch-all replaced by three named errors", True, "shown"),
    Seen(1757, "trusted-output", _JUDGED, "against", "Kept the 429 branch; no test reads the header", late_s=60),
    Seen(494, "trusted-output", _JUDGED, "neutral", "“The charge call is idempotent, so a retry is safe.”", True),
    Seen(
        790, "trusted-output", _JUDGED, "neutral", "Accepted the backoff helper, read it later at 20:55", mode="shown"
    ),
    Seen(300, "named-risk", "owning", "for", "Pool of the provider is just recovering"),
    Seen(400, "added-test", "test-design", "for", "Red before green", mode="shown"),
    Seen(500, "recovered", "correctness", "for", "Refund treated on its own"),
    Seen(600, "asked-for-context", "directing", "for", "Who calls this?"),
    Seen(700, "asked-for-context", "scope", "for", "Opens callers/ unasked"),
)


@cache
def shipped() -> Pack:
    return load_pack(SHIPPED).pack


def a_pack(
    values: Sequence[int],
    *,
    track: str = "general",
    anchors: bool = True,
    names: bool = True,
    probe_about: Sequence[str] = (),
    **more: Any,
) -> Pack:
    """A small pack whose dimensions have the levels `values`; `probe_about` is what its one probe targets."""
    levels = [
        {
            "value": value,
            "name": f"Behaviour {value}" if names else "",
            **({"anchor": _anchor(value)} if anchors else {}),
        }
        for value in values
    ]
    dimension = {"track": track, "levels": levels}
    probe = {"id": "p", "title": "P", "text": "Tell me.", "dimensions": list(probe_about)}
    tree: dict[str, Any] = {
        "id": "small", "version": "2.1.0", "title": "Small pack", "role": "Engineer", "authors": ["A"],
        "licence": "MIT", "reviewed_on": "2026-01-31",
        "ai": {"policy": "allowed", "read_aloud": "You may use an assistant."},
        "scale": {"min": min(values), "max": max(values)},
        "dimensions": [
            {"id": "one", "name": "Communication", "summary": "How they explain.", **dimension},
            {"id": "two", "name": "Judgement", **dimension},
        ],
        "sections": [{"id": "s", "name": "S", "probes": [probe]}],
        "kinds": [
            {"id": "trusted-output", "name": "Trusted output", "short": "T", "key": "T", "direction": "neutral"},
            {"id": "rejected-suggestion", "name": "Rejected suggestion", "short": "R", "key": "R", "direction": "for"},
            {"id": "added-test", "name": "Added test", "short": "A", "key": "A", "direction": "for"},
            {"id": "named-risk", "name": "Named risk", "short": "N", "key": "N", "direction": "for"},
        ],
        "draft": not anchors, **more,
    }  # fmt: skip
    return Pack.model_validate(tree)


def _anchor(value: int) -> str:
    return (
        f"Says what the change must do, then tests or traces that before accepting it, at least {value} times unasked."
    )


def a_round(
    pack: Pack, seen: Sequence[Seen] = JUDGING, candidate: str = "Noor Halvorsen", ended: bool = True,
    told: bool = True, pack_digest: str = "0" * 64,
) -> Desk:  # fmt: skip
    """A round on `pack` with these moments; ended, unless told otherwise, after 43:50. `told`: the notice was given
    earlier and the AI rule read after 42 s."""
    clock, journal = ToldClock(), HeldJournal()
    start = clock.now()
    plan_round(journal, pack, clock, candidate, pack_digest)
    tick = b.Tick(boot_id="boot-1", boot_ns=start.boot_ns, wall_us=start.wall_us, zone="Europe/Warsaw", offset_min=60)
    write(journal, b.Started(tick=tick), 0)
    if told:
        given = b.NoticeAnswered(line="notice", answer="given-earlier", by="the recruiter", at_ms=20_000)
        write(journal, given, 20_000)
        write(journal, b.NoticeAnswered(line="ai-rule", answer="read-now", at_ms=42_000), 42_000)
    for number, step in enumerate(pack.script_for(45).steps[:-1]):
        write(journal, b.ProbeVisited(probe=step.probe.id, at_ms=number * 300_000), number * 300_000)
    for phase in pack.ai.phases[1:]:
        write(journal, b.PhaseChanged(phase=phase.id, at_ms=700_000), 700_000)
    for number, moment in enumerate(seen):
        log(journal, f"m{number}", moment)
    if ended:
        clock.wait(2_630_000)
        write(journal, b.Ended(), 2_630_000)
    sheet = RatingSheet(fold(journal.entries), pack, journal, clock, Numbered("act"))
    journal.on_written = sheet.written
    return Desk(sheet, journal, clock)


def plan_round(
    journal: HeldJournal, pack: Pack, clock: ToldClock, candidate: str = "Noor Halvorsen", pack_digest: str = "0" * 64
) -> None:
    wall_us = clock.now().wall_us
    journal.write(Draft("opened", {"subject": "round", "id": "r1", "author": "author-1", "device": "d"}, wall_us))
    plan = planned(
        pack, pack_digest, round_id="r1", candidate=b.Person(id="c1", name=candidate),
        interviewer=b.Person(id="i1", name="Tomasz Wierzba"), minutes=45, wall_us=wall_us,
    )  # fmt: skip
    journal.write(plan)


def a_live_round(pack: Pack | None = None) -> Live:
    """A round that has been planned and not started."""
    clock, journal = ToldClock(), HeldJournal()
    chosen = pack or shipped()
    plan_round(journal, chosen, clock)
    live = LiveRound(fold(journal.entries), chosen, journal, clock, Numbered("moment"))
    journal.on_written = live.written
    return Live(live, journal, clock)


def picked_up(before: Live, clock: ToldClock, pack: Pack | None = None) -> Live:
    """The same journal, opened anew by an application that knows nothing else: a new stream on `clock`."""
    before.journal.deliver()
    journal = HeldJournal(list(before.journal.entries), stream="stream-2")
    wall_us = clock.now().wall_us
    journal.write(Draft("opened", {"subject": "round", "id": "r1", "author": "author-1", "device": "d"}, wall_us))
    live = LiveRound(fold(journal.entries), pack or shipped(), journal, clock, Numbered("later"))
    journal.on_written = live.written
    return Live(live, journal, clock)


def log(journal: HeldJournal, moment_id: str, moment: Seen) -> None:
    at_ms = moment.at_s * 1000
    body = b.MomentLogged.model_validate(
        {
            "moment": moment_id, "moment_kind": moment.kind, "dimension": moment.dimension,
            "direction": moment.direction, "prompted": moment.prompted, "mode": moment.mode, "at_ms": at_ms,
        }
    )  # fmt: skip
    write(journal, body, at_ms + moment.late_s * 1000)
    if moment.note:
        write(journal, b.MomentAmended(amendment=f"a-{moment_id}", moment=moment_id, note=moment.note), at_ms)


def write(journal: HeldJournal, body: b.Body, round_ms: int) -> None:
    kind = type(body).model_fields["kind"].default
    journal.write(Draft(kind, b.plain(body), 1_763_733_600_000_000 + round_ms * 1000, round_ms))
