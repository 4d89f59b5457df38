"""What a seal covers: the heads of the round's streams, the pack, and the card that was submitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from interviewer_app.core.canonical import canonical, digest
from interviewer_app.core.rounds.entries import OPENED, Entry, Problem
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.fold import fold as refold
from interviewer_app.core.rounds.state import RECOMMENDED, Rating, SealSeen
from interviewer_app.core.scorecards.resealing import check_resealed
from interviewer_app.core.scorecards.signing.judging import check_signature


def card_facts(fold: RoundFold) -> dict[str, Any]:
    """The submitted card as plain values: which ratings, on what evidence, in which words."""
    assert fold.facts is not None
    facts = {
        "round": fold.facts.round,
        "pack_digest": fold.facts.pack.digest,
        "ratings": [_plain(fold.ratings[name]) for name in sorted(fold.ratings)],
        "recommendation": fold.recommendation,
        "moments": [m.id for m in fold.counted],
    }
    if fold.recommended_level:
        facts["level"] = fold.recommended_level
    if fold.rests_on:
        facts["rests_on"] = list(fold.rests_on)
    return facts


def card_digest(fold: RoundFold) -> str:
    """The digest a seal names for the card: 64 hex digits."""
    return digest("interviewer-card/1", canonical(card_facts(fold)))


def check_seals(fold: RoundFold, entries: Sequence[Entry]) -> list[Problem]:
    """What a seal says and the entries do not bear out; nothing for a round without a seal."""
    problems = [
        Problem(f"stream {entry.stream[:8]}, entry {entry.number}", "is an erased seal and vouches for no rating")
        for entry in entries
        if entry.kind == "sealed" and entry.body is None and fold.ratings
    ]
    if not fold.seals:
        return problems
    by_place = {(entry.stream, entry.number): entry for entry in entries}
    before: RoundFold | None = None
    for index, seal in enumerate(fold.seals, start=1):
        where = f"seal {index}"
        newest = seal == fold.seals[-1]
        covered = fold if newest else _covered(seal, entries)
        if not newest and seal.card_digest != card_digest(covered):
            problems.append(Problem(where, "the ratings are not the ones that were submitted"))
        problems += _check_seal(fold, seal, by_place, where)
        if before is not None:
            problems += _unexplained(before, covered, index, where)
        before = covered
    last = fold.seals[-1]
    if last.card_digest != card_digest(fold):
        problems.append(Problem("seal", "the ratings are not the ones that were submitted"))
    return problems + check_resealed(fold.seals, entries) + _not_covered(last, entries)


def sealed_part(entries: Sequence[Entry], state: RoundFold | None = None) -> list[Entry]:
    """The round as its newest seal left it: without an amendment that is begun and not submitted yet.

    What came after the seal and is no amendment stays in, for `check_seals` to find.
    state: the fold of `entries`, where it is known
    """
    state = state or refold(entries)
    if not state.seals or all(each.seal for each in state.amendments.all):
        return list(entries)
    outside = _after(state.seals[-1], entries)
    first = min((entry for entry in outside if entry.kind != OPENED), key=lambda e: (e.wall_us, e.number), default=None)
    if first is None or first.kind != "amendment-begun":
        return list(entries)
    left_out = {(entry.stream, entry.number) for entry in outside}
    return [entry for entry in entries if (entry.stream, entry.number) not in left_out]


def sealed_round(entries: Sequence[Entry]) -> RoundFold:
    """The round as its newest seal left it, or as it is where there is no seal."""
    return refold(sealed_part(entries))


def _check_seal(
    fold: RoundFold, seal: SealSeen, by_place: Mapping[tuple[str, int], Entry], where: str
) -> list[Problem]:
    problems = []
    for stream, number, expected in seal.heads:
        found = by_place.get((stream, number))
        if found is None or found.digest != expected:
            missing = f"covers entry {number} of stream {stream[:8]}, which is not there as it was"
            problems.append(Problem(where, missing))
    if fold.facts is None or seal.pack_digest != fold.facts.pack.digest:
        problems.append(Problem(where, "names another pack than the round"))
    return problems + check_signature(seal, fold.facts.round if fold.facts else "", where)


def _unexplained(before: RoundFold, after: RoundFold, index: int, where: str) -> list[Problem]:
    """What a later seal changed without an amendment that says why."""
    old, new = card_facts(before), card_facts(after)
    explained = {each.about for each in after.amendments.all if each.seal in (0, index) and not each.dropped}
    changed = {rating["dimension"] for rating in (*old["ratings"], *new["ratings"]) if rating not in old["ratings"]}
    changed |= {rating["dimension"] for rating in old["ratings"] if rating not in new["ratings"]}
    if any(old.get(name) != new.get(name) for name in ("recommendation", "level", "rests_on")):
        changed.add(RECOMMENDED)
    silent = sorted(changed - explained)
    problems = [Problem(where, f"changed {each} after the seal and says no reason") for each in silent]
    if [moment for moment in new["moments"] if moment in set(old["moments"])] != old["moments"]:
        problems.append(Problem(where, "changed moments that were sealed"))
    return problems


def _covered(seal: SealSeen, entries: Sequence[Entry]) -> RoundFold:
    """The round as it stood when `seal` was set."""
    heads = {stream: number for stream, number, _digest in seal.heads}
    return refold(entry for entry in entries if entry.number <= heads.get(entry.stream, 0))


def _not_covered(seal: SealSeen, entries: Sequence[Entry]) -> list[Problem]:
    return [
        Problem(f"stream {entry.stream[:8]}, entry {entry.number}", "was written after the seal")
        for entry in _after(seal, entries)
    ]


def _after(seal: SealSeen, entries: Sequence[Entry]) -> list[Entry]:
    """Entries no seal vouches for; beside the seal itself only the opening of its stream may stand outside."""
    heads = {stream: number for stream, number, _digest in seal.heads}
    return [
        entry
        for entry in entries
        if entry.number > heads.get(entry.stream, 0)
        and not (entry.stream == seal.stream and (entry.number == seal.number or entry.kind == OPENED))
    ]


def _plain(rating: Rating) -> dict[str, Any]:
    plain: dict[str, Any] = {"dimension": rating.dimension, "cites": list(rating.cites), "rationale": rating.rationale}
    if rating.level is not None:
        plain["level"] = rating.level
    if rating.no_evidence is not None:
        plain["no_evidence"] = rating.no_evidence
    return plain
