"""Packs in the order in which one of them is chosen: the newest version first, a draft last."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from interviewer_app.core.rubrics.find import version_key
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.texts import _

Standing = Literal["", "older", "draft"]
_RANKS: dict[Standing, int] = {"": 0, "older": 1, "draft": 2}


class Placed(NamedTuple):
    """A pack and how it stands among the others of its id: "" for the newest version that is published."""

    loaded: LoadedPack
    standing: Standing


def in_order(packs: Iterable[LoadedPack]) -> list[Placed]:
    """By title; of one id the newest published version, then older ones, then drafts, each with the newest first.

    The title of an id is that of the one that stands first, so that a version with another title stays beside it.
    """
    by_id: dict[str, list[LoadedPack]] = {}
    for loaded in packs:
        by_id.setdefault(loaded.pack.id, []).append(loaded)
    groups = [_placed(same) for same in by_id.values()]
    groups.sort(key=lambda group: (group[0].loaded.pack.title.casefold(), group[0].loaded.pack.id))
    return [placed for group in groups for placed in group]


def standing_word(standing: Standing) -> str:
    """What is said behind the name; "" for the one that is meant without saying more."""
    return {"": "", "older": _("older"), "draft": _("draft")}[standing]


def _placed(same: list[LoadedPack]) -> list[Placed]:
    """Two packs that claim the newest version are both the newest; which is meant, others ask."""
    newest = max((version_key(each.pack.version) for each in same if not each.pack.draft), default=())
    placed = [Placed(each, _standing(each, newest)) for each in same]
    placed.sort(key=lambda each: version_key(each.loaded.pack.version), reverse=True)
    return sorted(placed, key=lambda each: _RANKS[each.standing])


def _standing(loaded: LoadedPack, newest: tuple[int, ...]) -> Standing:
    if loaded.pack.draft:
        return "draft"
    return "" if version_key(loaded.pack.version) == newest else "older"
