"""Who sat there: what the round was for, whether the two had met, and how much had to be asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer_app.core.rounds.purpose import is_about_candidate, purpose_words
from interviewer_app.core.rounds.state import Facts
from interviewer_app.core.scorecards.comparing.answer import Difference
from interviewer_app.core.scorecards.comparing.sides import Side, difference
from interviewer_app.core.scorecards.comparing.words import joined, moments_prompted, not_stated
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.unseen import person_of

PROMPTED_APART = 25  # percentage points
FEWEST_MOMENTS = 5  # of a card whose share says anything


def purpose(found: Sequence[Side]) -> Difference | None:
    """Pilots and practice are about nobody: they compare with nothing."""
    odd = [side for side in found if not is_about_candidate(side.card.facts)]
    if not odd:
        return None
    values = [purpose_words_of(side.card.facts) for side in found]
    cells = {(side.place, dimension.id) for side in odd for dimension in side.pack.dimensions}
    effect = _("About no candidate, so it compares with nothing: {where}.")
    where = joined([side.name for side in odd])
    return difference("purpose", found, values, effect.format(where=where), cells, decides=True)


def purpose_words_of(facts: Facts) -> str:
    if is_about_candidate(facts):
        return _("A candidate's round")
    return purpose_words("practice" if facts.practice else "pilot")


def prompted(found: Sequence[Side]) -> Difference | None:
    """How much of the evidence came only when it was asked for."""
    counts = [(sum(moment.prompted for moment in side.card.log), len(side.card.log)) for side in found]
    shares = [given * 100 // count if count >= FEWEST_MOMENTS else None for given, count in counts]
    known = [share for share in shares if share is not None]
    if not known or max(known) - min(known) < PROMPTED_APART:
        return None
    highest = max(known)
    most = [s for s, share in zip(found, shares, strict=True) if share is not None and highest - share < PROMPTED_APART]
    cells = {(side.place, m.dimension) for side in most for m in side.card.log if m.prompted and m.dimension}
    values = [moments_prompted(*each) for each in counts]
    effect = _("More was said only when asked: {where}.").format(where=joined([side.name for side in most]))
    return difference("prompted", found, values, effect, cells)


def met_before(found: Sequence[Side]) -> Difference | None:
    """Whether an interviewer had an earlier round with this candidate: as the card states, or as these cards tell
    together."""
    held = [(side.card.started_us or _when(side.card.facts), side.card.facts) for side in found]
    by_people: dict[tuple[str, str], list[tuple[int, Facts]]] = {}
    for at, facts in held:
        for key in _people(facts):
            by_people.setdefault(key, []).append((at, facts))
    met = [
        side
        for side in found
        if side.card.facts.met
        or any(_earlier(side, *other) for key in _people(side.card.facts) for other in by_people[key])
    ]
    if not met:
        return None
    places = {side.place for side in met}
    values = [_("met before") if side.place in places else not_stated() for side in found]
    cells = {(side.place, name) for side in met for name in side.rated}
    effect = _("The interviewer knew the candidate from an earlier round: {where}.")
    return difference("met-before", found, values, effect.format(where=joined([s.name for s in met])), cells)


def _when(facts: Facts) -> int:
    return facts.starts_us or facts.planned_us


def _people(facts: Facts) -> tuple[tuple[str, str], tuple[str, str]]:
    """Whose round it was, once by the candidate's id and once by the name: either says that two are the same."""
    who = facts.interviewer_id
    return (who, f"id {facts.candidate_id}"), (who, f"name {person_of(facts.candidate)}")


def _earlier(side: Side, at_us: int, other: Facts) -> bool:
    """Whether `other`, a round of the same two people at `at_us`, was before a card's; not the same conversation."""
    mine = side.card.facts
    if other.round == mine.round or not is_about_candidate(other):
        return False
    together = bool(mine.interview) and other.interview == mine.interview
    return not together and at_us < (side.card.started_us or _when(mine))


def unstated(found: Sequence[Side]) -> Iterator[str]:
    """What no card says, so that nothing is claimed about it."""
    used = [side.card.facts for side in found if any(phase.rule == "allowed" for phase in side.card.phases)]
    if used and not any(facts.assistant for facts in used):
        yield _("Not stated on any card: which assistant, and which version.")
