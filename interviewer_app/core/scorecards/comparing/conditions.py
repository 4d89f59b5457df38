"""What a single card says about what it may be compared with: the same words that a board uses for a set."""

from __future__ import annotations

from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.comparing.people import purpose_words_of
from interviewer_app.core.scorecards.comparing.words import low, pack_words, policy_words
from interviewer_app.core.texts import _


def conditions(card: Scorecard) -> tuple[str, ...]:
    """Sentences in a fixed order: what to compare with, under which rules, what set the round apart."""
    return (*terms(card), *card.deviations)


def terms(card: Scorecard) -> tuple[str, ...]:
    """The first of them: what holds for every card of the pack held as this one was."""
    return (_with(card), _rules(card))


def _with(card: Scorecard) -> str:
    if not is_about_candidate(card.facts):
        return _("{purpose}: compares with no other card.").format(purpose=purpose_words_of(card.facts))
    return _("Compares with cards of {pack}.").format(pack=pack_words(card))


def _rules(card: Scorecard) -> str:
    """AI rule, task and script, which the cards it is laid beside should share."""
    parts = [_("AI {rule}").format(rule=low(policy_words(card)))]
    if card.facts.assistant:
        parts.append(card.facts.assistant)
    if card.pack.task_version:
        parts.append(_("task {version}").format(version=card.pack.task_version))
    parts.append(_("script of {n} minutes").format(n=card.facts.minutes))
    return _("{parts}.").format(parts="; ".join(parts))
