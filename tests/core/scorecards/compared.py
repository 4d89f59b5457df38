"""Cards to compare: rounds played in memory, each with the bundle that would be handed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from interviewer_app.core.canonical import canonical
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Rating
from interviewer_app.core.rubrics.load import document_digest
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.bundle import Bundle
from interviewer_app.core.scorecards.card import Scorecard, scorecard
from tests.core.rounds.parts import Live, a_live_round, shipped

Play = Callable[[Live], object]


class Laid(NamedTuple):
    fold: RoundFold
    pack: Pack
    card: Scorecard
    bundle: Bundle


def laid(
    play: Play = lambda _live: None, pack: Pack | None = None, *, files: dict[str, str] | None = None,
    minutes_used: int = 44, **facts: Any,
) -> Laid:  # fmt: skip
    """A round that keeps its script, then does what `play` says, and ends after `minutes_used` minutes."""
    live = a_live_round(pack)
    answer_notices(live)
    while live.round.next_probe(live.clock.wait(60_000)):
        pass
    for _phase in live.round.pack.ai.phases[1:]:
        live.round.change_phase(live.clock.wait(1000))
    play(live)
    live.round.end(live.clock.wait(minutes_used * 60_000 - live.fold.last_ms))
    return handed_over(live, files, **facts)


def handed_over(live: Live, files: dict[str, str] | None = None, **facts: Any) -> Laid:
    fold, pack = live.read_again(), live.round.pack
    assert fold.facts is not None
    fold.facts = fold.facts._replace(**facts)
    document = {"tree": pack.model_dump(mode="json", exclude_none=True), "files": files or {}}
    canonical(document)
    bundle = Bundle(document_digest(document), document, tuple(live.journal.entries), None, None)
    return Laid(fold, pack, scorecard(fold, pack, entries=1, app_version="1"), bundle)


def answer_notices(live: Live) -> None:
    live.round.answer_notice("notice", "given-earlier", "the recruiter", live.clock.wait(0))
    live.round.answer_notice("ai-rule", "read-now", "", live.clock.wait(0))


def rated(one: Laid, *dimensions: str) -> Laid:
    """The same card with a level on these dimensions alone."""
    rows = tuple(
        replace(row, rating=Rating(row.dimension.id, 2, None, (), "", 0) if row.dimension.id in dimensions else None)
        for row in one.card.rows
    )
    return one._replace(card=replace(one.card, rows=rows))


def with_anchor(pack: Pack, dimension: str, words: str) -> Pack:
    """The next version of a pack: the first anchor of a dimension says something else."""
    tree = pack.model_dump(mode="json", exclude_none=True)
    levels = next(each for each in tree["dimensions"] if each["id"] == dimension)["levels"]
    levels[0]["anchor"] = words
    return Pack.model_validate({**tree, "version": "9.0.0"})


def changed(pack: Pack | None = None, **changes: Any) -> Pack:
    tree = (pack or shipped()).model_dump(mode="json", exclude_none=True)
    return Pack.model_validate({**tree, **changes})
