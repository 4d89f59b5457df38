"""Checks and findings together, as pages and the command line show them, and which of them somebody silenced.

Silencing is no entry: it says what one person has read on one machine, so it stands beside the drafts of the round and
on no card.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.checks.facts import Check
from interviewer_app.core.scorecards.checks.run import checks
from interviewer_app.core.scorecards.wording.card import Found, card_words
from interviewer_app.core.scorecards.wording.read import read_words
from interviewer_app.core.texts import _

SILENCED = "silenced"  # the field among the drafts of a round


class Remark(NamedTuple):
    """One line, and where it leads.

    place: id of a dimension, "" for the recommendation, None for the whole card
    fact:  what was counted or found; more: what to make of it
    """

    key: str
    place: str | None
    fact: str
    more: str
    check: Check | None = None
    found: Found | None = None

    @property
    def source(self) -> str:
        """Where it is written that this matters; "" for what was merely counted."""
        return self.found.finding.source if self.found is not None else ""


def remarks(fold: RoundFold, pack: Pack) -> tuple[Remark, ...]:
    """Everything worth a second look, in the order of the pack, the whole card last."""
    told = [Remark(check.key, check.dimension, check.words, check.more, check=check) for check in checks(fold, pack)]
    told += [remark_of(found, _place(found, fold)) for found in card_words(fold, pack)]
    order = {dimension.id: number for number, dimension in enumerate(pack.dimensions)}
    return tuple(sorted(told, key=lambda one: order.get(one.place or "", len(order) + (one.place is None))))


def remark_of(found: Found, place: str | None) -> Remark:
    """A finding as a line: the words and what they do, then the way to say what was seen."""
    one = found.finding
    fact = _("“{words}” {why}.").format(words=" ".join(one.stretch.split()), why=one.why)
    return Remark(found.key, place, fact, one.say, found=found)


def note_remark(moment: str, note: str, silenced: Collection[str] = ()) -> str:
    """What a note holds that is no evidence, as one line for a page that shows it: its first finding, "" for none."""
    told = (remark_of(Found("note", moment, one), None) for one in read_words(note))
    first = next(iter(loud(told, silenced)), None)
    return f"{first.fact} {first.more}" if first is not None else ""


def _place(found: Found, fold: RoundFold) -> str | None:
    """Where a finding can be mended: the page of its dimension; a note without a dimension has none."""
    if found.field == "note":
        return fold.moments[found.id].dimension
    return found.id


def silenced_keys(kept: str) -> frozenset[str]:
    """What was silenced, from the text kept beside the drafts."""
    return frozenset(filter(None, kept.split("\n")))


def silenced_text(keys: Iterable[str]) -> str:
    """The same as a text to keep."""
    return "\n".join(sorted(keys))


def loud(all_of: Iterable[Remark], silenced: Collection[str]) -> tuple[Remark, ...]:
    """Those nobody silenced."""
    return tuple(one for one in all_of if one.key not in silenced)
