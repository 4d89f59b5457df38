"""The words of the page of integrity observations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.integrity import IntegrityObservation, Review, SameSeen
from interviewer_app.core.texts import _


class Head(NamedTuple):
    """Whose round it is. `offset_min`: minutes east of UTC on the clock of the round."""

    candidate: str
    about: str
    offset_min: int


def head_of(fold: RoundFold) -> Head:
    """What the page says about its round."""
    facts, started = fold.facts, fold.started
    assert facts is not None, "a round with integrity observations has been planned"
    about = f"{facts.pack.title} · {facts.interviewer}"
    return Head(facts.candidate, about, started.offset_min if started is not None else 0)


def outcome_word(outcome: str) -> str:
    return {"explained": _("explained"), "handed-over": _("handed over")}.get(outcome, _("open"))


def time_words(seen: IntegrityObservation, offset_min: int) -> str:
    """When it was seen: on the round clock where that ran, else on the wall."""
    if seen.at_ms is None:
        return _when(seen.wall_us, offset_min)
    return f"{seen.at_ms // 60_000:02d}:{seen.at_ms // 1000 % 60:02d}"


def facts_words(seen: IntegrityObservation, offset_min: int) -> str:
    when = _when(seen.wall_us, offset_min)
    if seen.at_ms is not None:
        when = _("{clock} of the round, {when}").format(clock=time_words(seen, offset_min), when=when)
    return _("Noticed by {name}, {when}").format(name=seen.by, when=when)


def review_words(review: Review, offset_min: int) -> str:
    return _("{outcome}, {name}, {when}: {reason}").format(
        outcome=outcome_word(review.outcome).capitalize(), name=review.by, when=_when(review.wall_us, offset_min),
        reason=review.reason,
    )  # fmt: skip


def same_words(same: SameSeen | None) -> str:
    """What is said of the person so far."""
    if same is None:
        return _("not answered yet")
    if same.answer == "not-checked":
        return _("not checked")
    said = _("yes, {name}") if same.answer == "yes" else _("no, {name}")
    return said.format(name=same.by)


def _when(wall_us: int, offset_min: int) -> str:
    at = datetime.fromtimestamp(wall_us // 1_000_000, UTC) + timedelta(minutes=offset_min)
    return f"{at:%Y-%m-%d %H:%M}"
