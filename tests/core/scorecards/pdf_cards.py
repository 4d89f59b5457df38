"""Cards to print: any pack, any number of moments, any name, without a round behind them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from interviewer_app.core.rounds.entries import Head
from interviewer_app.core.rounds.state import (
    Change,
    Facts,
    GapSeen,
    Moment,
    NoticeSeen,
    PackSeen,
    Rating,
    SealSeen,
    Visit,
)
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.card import DimensionRow, PhaseLine, Scorecard
from interviewer_app.core.scorecards.script import Outcome, ProbeLine

SHIPPED = Path(__file__).resolve().parents[3] / "rubrics" / "senior-backend-supervised-change"
START_US = 1_763_733_600_000_000  # 21 November 2025, 14:00 UTC
MINUTE = 60_000
NOTES = (
    "Reverted the assistant's rename after two tests failed.",
    "“Five fixed retries is a thundering herd.”",
    "Asserts on the mock, not on the calls made; the fault could come back and nothing would turn red.",
    "client.py:88 half a second, fixed: all pods retry in step",
    "",
    "Asked which callers have a deadline before reading on.",
)


def shipped_pack() -> Pack:
    return load_pack(SHIPPED).pack


def pack_of(
    dimensions: int = 6, scale: tuple[int, int] = (1, 5), track: str = "general", anchors: bool = True, **changes: Any
) -> Pack:
    """A pack with one track, as an import would make it."""
    low, high = scale
    levels = tuple(
        {"value": value, "anchor": f"Shows behaviour {value} on paths that matter, says why, and checks it afterwards."}
        if anchors
        else {"value": value}
        for value in range(low, high + 1)
    )
    values: dict[str, Any] = {
        "id": "staff-engineer",
        "version": "0.1.0",
        "title": "Staff engineer",
        "role": "Staff engineer",
        "licence": "CC-BY-4.0",
        "reviewed_on": "2025-11-01",
        "ai": {"policy": "banned", "read_aloud": "Please work without an assistant."},
        "scale": {"min": low, "max": high},
        "dimensions": [
            {"id": f"d{n}", "name": NAMES[n % len(NAMES)], "track": track, "levels": levels} for n in range(dimensions)
        ],
        "sections": [
            {
                "id": "s",
                "name": "Questions",
                "probes": [{"id": f"p{n}", "title": f"Question {n + 1}", "text": "Tell me."} for n in range(12)],
            }
        ],
        "kinds": shipped_pack().kinds[:4],
        "draft": not anchors,
    }
    values["kinds"] = tuple(kind.model_copy(update={"dimension": None}) for kind in values["kinds"])
    return Pack.model_validate({**values, **changes})


NAMES = (
    "Technical vision",
    "Influence without authority across several organisations and time zones",
    "Systems thinking",
    "Communication",
    "Execution and delivery",
    "Mentoring",
    "Judgement under uncertainty",
    "Quality",
    "Curiosity",
)


def moments_for(pack: Pack, count: int, minutes: int) -> tuple[Moment, ...]:
    """`count` moments spread evenly over the round, over kinds, dimensions and directions in turn."""
    directions = ("for", "for", "for", "neutral", "against")
    ids = [dimension.id for dimension in pack.dimensions]
    probes = [step.probe.id for step in pack.script_for(minutes).steps]
    made = []
    for n in range(count):
        at = int((n + 0.6) * minutes * MINUTE * 0.96 / max(1, count))
        made.append(
            Moment(
                id=f"m{n:04d}",
                kind=pack.kinds[(n * 5 + n // 7) % len(pack.kinds)].id,
                dimension=None if n % 23 == 22 else ids[(n * 7 + n // 5) % len(ids)],
                direction=directions[(n * 3) % 5],
                prompted=n % 3 == 1,
                mode="told" if n % 4 == 2 else "shown",
                at_ms=at,
                entered_ms=at,
                wall_us=START_US + at * 1000,
                probe=probes[min(len(probes) - 1, n * len(probes) // max(1, count))],
                phase=None,
                note=NOTES[n % len(NOTES)],
                late=n % 17 == 9,
                after_round=n % 29 == 28,
            )
        )
    return tuple(made)


def rows_for(pack: Pack, log: tuple[Moment, ...], reason: str | None = None) -> tuple[DimensionRow, ...]:
    """Every dimension rated from its first moments; one without moments, or all with `reason`, says no evidence."""
    rows = []
    for n, dimension in enumerate(pack.dimensions):
        mine = tuple(moment for moment in log if moment.dimension == dimension.id)
        level = dimension.levels[(n * 2 + 1) % len(dimension.levels)].value
        words = (
            "States the deadline as the requirement and rejects the fixed delay against it, twice without being asked."
        )
        if reason is not None or not mine:
            rating = Rating(dimension.id, None, reason or "not observable in this exercise", (), "", START_US)
        else:
            rating = Rating(dimension.id, level, None, tuple(m.id for m in mine[:3]), words, START_US)
        rows.append(DimensionRow(dimension, rating, mine))
    return tuple(rows)


def script_for(pack: Pack, minutes: int) -> tuple[tuple[ProbeLine, ...], tuple[Visit, ...]]:
    """Every probe visited in turn but the last, which is not reached; the second in adapted words."""
    steps = pack.script_for(minutes).steps
    budgets = [step.budget_s or 180 for step in steps]
    share = minutes * MINUTE * 0.97 / max(1, sum(budgets[:-1]))
    lines, visits, at = [], [], 0
    for n, (step, budget) in enumerate(zip(steps, budgets, strict=True)):
        reached = n < len(steps) - 1 or len(steps) == 1
        used = int(budget * share) if reached else 0
        outcome: Outcome = "adapted" if n == 1 else "asked" if reached else "not-reached"
        asked = min(n % 3, len(step.probe.follow_ups))
        follow_ups = len(step.probe.follow_ups)
        first = at if reached else None
        lines.append(ProbeLine(n + 1, step.probe, outcome, first, used, step.budget_s, follow_ups, asked))
        if reached:
            visits.append(Visit(n, step.probe.id, at, at + used))
        at += used
    return tuple(lines), tuple(visits)


def card_of(
    pack: Pack | None = None,
    *,
    count: int = 38,
    candidate: str = "Noor Halvorsen",
    minutes: int = 45,
    sealed: bool = True,
    reason: str | None = None,
    **changes: Any,
) -> Scorecard:
    """A complete card; `changes` replace fields of the Scorecard."""
    pack = pack or shipped_pack()
    log = moments_for(pack, count, minutes)
    script, visits = script_for(pack, minutes)
    used = visits[-1].to_ms if visits else 0
    facts = Facts(
        "7f3k2m9qx4", "c1", candidate, "i1", "Tomasz Wierzba", pack.role, pack.level or "staff",
        PackSeen(pack.id, pack.version, pack.title, "ab" * 32), minutes, 10, False, START_US,
    )  # fmt: skip
    phases = [PhaseLine(p.name, p.rule, n * 11 * MINUTE) for n, p in enumerate(pack.ai.phases)]
    head = Head("kq3v7w2nfn5t4yd6", 61, "cd" * 32)
    card = Scorecard(
        facts=facts,
        pack=pack,
        digest="9c41e07b52aa" + "0f" * 26,
        seal=SealSeen((head,), "ab" * 32, "ef" * 32, False, START_US + 6_120_000_000, "s", 62) if sealed else None,
        zone="Europe/Oslo",
        offset_min=60,
        started_us=START_US,
        used_ms=used or 0,
        notices=(
            NoticeSeen("notice", "given-earlier", "the recruiter", 0), NoticeSeen("ai-rule", "read-now", "", 42_000)
        ),
        phases=tuple(phases) or (PhaseLine("", pack.ai.policy, 0),),
        script=script,
        rows=rows_for(pack, log, reason),
        unsorted=tuple(moment for moment in log if moment.dimension is None),
        log=log,
        withdrawn=tuple(replace(moment, id="w" + moment.id, withdrawn=True) for moment in log[3:5]),
        changes=tuple(
            Change(m.id, "direction", "for", m.direction, m.wall_us + 95_000_000, m.at_ms + 95_000) for m in log[4:7]
        ),
        visits=visits,
        gaps=(GapSeen(1_500_000, 1_512_000, "boot"),) if count > 100 else (),
        recommendation="The evidence supports senior: requirement first, then the check. Open point: tests that pass "
        "with the fault in place. I would ask another round for test design without an assistant.",
        deviations=("Probe 2 was asked in adapted words.", f"Probe {len(script)} was not reached."),
        heads=(head,),
        entries=61,
        app_version="0.1.0",
    )
    return replace(card, **changes)
