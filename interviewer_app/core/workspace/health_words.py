"""Pack health, candidates met and the trap in words and as JSON: one wording for the command line and for screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.health import FEWEST, Counts, DimensionHealth, PackHealth, ProbeHealth, Spread
from interviewer_app.core.workspace.met import Met


def counts_words(counts: Counts) -> str:
    """`7 rounds are over, 2 of them pilots`."""
    over = plural("{n} round is over", "{n} rounds are over", counts.rounds)
    if not counts.pilots:
        return over
    return over + ", " + plural("{n} of them a pilot", "{n} of them pilots", counts.pilots)


def missing_words(counts: Counts) -> str:
    """How many rounds are missing until there are numbers, "" where there are some."""
    if not counts.missing:
        return ""
    if not counts.rounds:
        return _("Numbers come with the first {n}.").format(n=FEWEST)
    return _("Numbers come with {n} more.").format(n=counts.missing)


def met_words(met: Met) -> str:
    """`Met by 12 candidates, 9 on this version; its exercise by 14`."""
    if not met.pack and not met.exercise:
        return _("No candidate has met it yet")
    words = plural("Met by {n} candidate", "Met by {n} candidates", met.pack)
    if met.version != met.pack:
        words += ", " + _("{n} on this version").format(n=met.version)
    if met.exercise is not None and met.exercise != met.pack:
        words += "; " + _("its exercise by {n}").format(n=met.exercise)
    return words


def short_met_words(met: Met) -> str:
    """`met by 14`, of the exercise where there is one; "" for nobody."""
    most = met.pack if met.exercise is None else met.exercise
    return _("met by {n}").format(n=most) if most else ""


def trap_words(pack: Pack) -> str:
    """`trap public` or `trap not public`; "" where nobody said."""
    public = trap_public(pack)
    return "" if public is None else _("trap public") if public else _("trap not public")


def trap_public(pack: Pack) -> bool | None:
    """Whether candidates can read about the trap; None where nobody said, and for a pack without an exercise."""
    return None if pack.exercise is None else pack.exercise.public


def pack_facts(pack: Pack, met: Met | None) -> Sequence[str]:
    """What a line in a list of packs says beside the title: who has met it, whether the trap is public."""
    return [words for words in (short_met_words(met) if met is not None else "", trap_words(pack)) if words]


def met_json(met: Met | None) -> dict[str, int | None] | None:
    return None if met is None else met._asdict()


def health_json(health: PackHealth) -> dict[str, Any]:
    """What `rubric health --json` says of the rounds: whole numbers, seconds, no shares."""
    return {
        "id": health.id,
        "version": health.version,
        "title": health.title,
        **health.counts._asdict(),
        "missing": health.counts.missing,
        "submitted": health.submitted,
        "digests": [{"digest": digest, "rounds": rounds} for digest, rounds in health.digests],
        "planned_s": _spread(health.planned),
        "used_s": _spread(health.used),
        "probes": [_probe(probe) for probe in health.probes],
        "dimensions": [_dimension(dimension) for dimension in health.dimensions],
    }


def _spread(spread: Spread | None) -> dict[str, int] | None:
    if spread is None:
        return None
    return {"median": spread.median_s, "least": spread.least_s, "most": spread.most_s, "rounds": spread.of}


def _probe(probe: ProbeHealth) -> dict[str, Any]:
    return {
        "id": probe.id,
        "title": probe.title,
        "rounds": probe.planned,
        "asked": probe.asked,
        "adapted": probe.adapted,
        "skipped": probe.skipped,
        "not_reached": probe.not_reached,
        "reasons": dict(probe.reasons),
        "planned_s": _spread(probe.budget),
        "used_s": _spread(probe.used),
        "hints": list(probe.hints),
    }


def _dimension(dimension: DimensionHealth) -> dict[str, Any]:
    return {
        "id": dimension.id,
        "name": dimension.name,
        "track": dimension.track,
        "levels": [level._asdict() for level in dimension.levels],
        "no_evidence": dimension.no_evidence,
        "rated": dimension.rated,
    }
