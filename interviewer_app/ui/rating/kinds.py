"""One kind of moment at a time, where a dimension has more of them than a page can show."""

from __future__ import annotations

from collections.abc import Mapping

from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _
from interviewer_app.ui.rating.looks import KindLook
from interviewer_app.ui.rating.words import kind_name

MANY = 18  # six in each of three groups: what fits without scrolling

Groups = Mapping[str, tuple[Moment, ...]]


def kinds_of(groups: Groups) -> list[str]:
    """The kinds among the moments, the most frequent first; "" is no kind."""
    counts: dict[str, int] = {}
    for moment in (moment for group in groups.values() for moment in group):
        counts[moment.kind or ""] = counts.get(moment.kind or "", 0) + 1
    return sorted(counts, key=lambda kind: (-counts[kind], kind))


def next_kind(groups: Groups, kind: str | None) -> str | None:
    """The kind after `kind`, None for all of them; nothing to choose where the moments are few."""
    known = kinds_of(groups) if _many(groups) else []
    if kind is None or kind not in known:
        return known[0] if len(known) > 1 else None
    at = known.index(kind) + 1
    return known[at] if at < len(known) else None


def of_kind(groups: Groups, kind: str | None) -> dict[str, tuple[Moment, ...]]:
    """The moments of one kind; of None all."""
    return {
        way: tuple(moment for moment in group if kind is None or (moment.kind or "") == kind)
        for way, group in groups.items()
    }


def filter_look(pack: Pack, groups: Groups, kind: str | None) -> KindLook | None:
    """What the line above the moments says, None where all of them fit anyway."""
    if not _many(groups) or len(kinds_of(groups)) < 2:
        return None
    if kind is None:
        return KindLook(_("All kinds"), False)
    count = sum(len(group) for group in of_kind(groups, kind).values())
    return KindLook(_("{kind}: {n}").format(kind=kind_name(pack, kind), n=count), True)


def _many(groups: Groups) -> bool:
    return sum(len(group) for group in groups.values()) > MANY
