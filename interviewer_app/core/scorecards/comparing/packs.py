"""What cards of several packs and versions have in common, dimension by dimension."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from interviewer_app.core.rubrics.compare.changes import Comparison
from interviewer_app.core.rubrics.compare.run import compare
from interviewer_app.core.rubrics.compare.words import bare
from interviewer_app.core.rubrics.find import version_key
from interviewer_app.core.rubrics.models import Dimension, Pack
from interviewer_app.core.scorecards.comparing.answer import Difference
from interviewer_app.core.scorecards.comparing.sides import Cells, Side, by_pack_id, difference, in_order, names_of
from interviewer_app.core.scorecards.comparing.words import joined, pack_words
from interviewer_app.core.texts import _

Across = dict[str, tuple[tuple[int, ...], ...]]
# Told as differences of their own.
_OWN = ("ai.policy", "ai.phases", "ai.tools", "task_version", "exercise", "scripts")


class OnPack(Protocol):
    """A card at its place in a set, as far as its pack goes."""

    @property
    def place(self) -> int: ...
    @property
    def pack(self) -> Pack: ...
    @property
    def digest(self) -> str: ...


class PackAt(NamedTuple):
    """The same for whoever asks of nothing but packs."""

    place: int
    pack: Pack
    digest: str


def across(found: Sequence[OnPack]) -> Across:
    """By dimension the cards that can be compared on it.

    Versions of one pack need anchors that say the same. Different packs have tasks of their own, and anchors about
    them: they line up by the id where values and track agree, the newest version standing for its pack.
    """
    groups: dict[str, dict[object, list[int]]] = {}
    stands = _standing(found)
    keys = {side.digest: _keys(side, stands) for side in _once(found)}
    for side in found:
        for name, key in keys[side.digest].items():
            groups.setdefault(name, {}).setdefault(key, []).append(side.place)
    return {name: tuple(tuple(places) for places in each.values()) for name, each in groups.items()}


AnyOnPack = TypeVar("AnyOnPack", bound=OnPack)


def _once(found: Sequence[AnyOnPack]) -> list[AnyOnPack]:
    """One card of each pack: a role has a thousand cards, and hardly more than ten packs."""
    return list({side.digest: side for side in reversed(found)}.values())[::-1]


def _keys(side: OnPack, stands: Mapping[tuple[str, str], object]) -> dict[str, object]:
    """By dimension what a card has to share with another one to be compared on it."""
    keys: dict[str, object] = {}
    for dimension in side.pack.dimensions:
        scale, anchors = _scale(dimension), _anchors(dimension)
        newest = anchors == stands[side.pack.id, dimension.id]
        keys[dimension.id] = scale if newest else (*scale, side.pack.id, anchors)
    return keys


def own_anchors(found: Sequence[Side]) -> tuple[str, ...]:
    """Dimensions that different packs share by id, each with anchors of its own."""
    by_dimension: dict[str, set[object]] = {}
    for (_pack, name), anchors in _standing(found).items():
        by_dimension.setdefault(name, set()).add(anchors)
    return in_order(found, [name for name, known in by_dimension.items() if len(known) > 1])


def _standing(found: Sequence[OnPack]) -> dict[tuple[str, str], object]:
    """By pack and dimension the anchors of the newest version among these cards."""
    oldest_first = sorted(_once(found), key=lambda side: (version_key(side.pack.version), side.digest))
    return {(side.pack.id, d.id): _anchors(d) for side in oldest_first for d in side.pack.dimensions}


def _scale(dimension: Dimension) -> tuple[object, ...]:
    """The track and the values; what a facet's levels are called is what they mean."""
    named = dimension.track == "level"
    return (dimension.track, *((x.value, bare(x.name) if named else "") for x in dimension.levels))


def _anchors(dimension: Dimension) -> tuple[object, ...]:
    """What a rating of the dimension stands on."""
    return (_scale(dimension), *(bare(level.anchor or "") for level in dimension.levels))


def pack_difference(found: Sequence[Side], groups: Across) -> Difference | None:
    """What several packs, or several versions of one, do to a comparison."""
    packs = _once(found)
    if len(packs) < 2:
        return None
    named = {side.digest: _value(side, packs) for side in packs}
    values = [named[side.digest] for side in found]
    changed = [pair for pair in _versions(found) if pair.verdict.answer != "yes"]
    if stop := _stop(changed, groups):
        return difference("pack", found, values, stop, _all(found), decides=True)
    torn = {name for name, each in groups.items() if len(each) > 1}
    own = set(own_anchors(found)) - torn
    effect = _effect(found, groups, torn, own) or " ".join(_changes(changed))
    cells: Cells = {(place, name) for name in torn | own for group in groups[name] for place in group}
    return difference("pack", found, values, effect, cells) if effect else None


def _stop(changed: Sequence[Comparison], groups: Across) -> str:
    """Why the packs cannot be compared at all, "" where they can."""
    for pair in changed:
        if pair.verdict.answer == "no":
            why = next(iter(pair.verdict.reasons), pair.verdict.headline)
            return _("{first} and {second}: {what}").format(first=pair.old.version, second=pair.new.version, what=why)
    if not any(len(group) > 1 for each in groups.values() for group in each):
        return _("No two of these packs share a dimension on one scale.")
    return ""


def wording(found: Sequence[Side]) -> Iterator[str]:
    """Remarks on versions that say the same in other words."""
    for pair in _versions(found):
        if pair.verdict.answer == "yes":
            yield _("{title}: {first} and {second} differ in wording only.").format(
                title=pair.new.title, first=pair.old.version, second=pair.new.version
            )


def _effect(found: Sequence[Side], groups: Across, torn: set[str], own: set[str]) -> str:
    """One sentence: what lines up with the same anchors, what by its id alone, and what not at all."""
    parts = []
    if len(by_pack_id(found)) > 1:
        parts.append(_("Other tasks and questions"))
        same = [name for name, each in groups.items() if len(each[0]) > 1 and name not in torn | own]
        parts += [_("the same anchors for {names}").format(names=joined(names_of(found, same)))] if same else []
        words = _("{names}: each pack has its own anchors, read them beside the digit")
        if own and not same:
            words = _("each pack has its own anchors, read them beside the digit")
        parts += [words.format(names=joined(names_of(found, own)))] if own else []
    if torn:
        parts.append(_("not across, as anchors or scale changed: {names}").format(names=joined(names_of(found, torn))))
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _versions(found: Sequence[Side]) -> Iterator[Comparison]:
    """Each pair of neighbouring versions of one pack, the older first."""
    for group in by_pack_id(_once(found)):
        ordered = sorted(group, key=lambda side: (version_key(side.pack.version), side.digest))
        for old, new in zip(ordered, ordered[1:], strict=False):
            yield compare(old.loaded, new.loaded)


def _changes(pairs: Sequence[Comparison]) -> Iterator[str]:
    """What changed between versions besides what is told as a difference of its own."""
    for pair in pairs:
        probes = [each.title for each in pair.probes if each.effect == "difference"]
        rest = [x.label for x in pair.other if x.effect == "difference" and not x.field.startswith(_OWN)]
        if probes or rest:
            named = [*(_("probe {title}").format(title=title) for title in probes), *rest]
            most = [*named[:3], _("{n} more").format(n=len(named) - 3)] if len(named) > 4 else named
            words = _("Between {first} and {second} changed: {what}.")
            yield words.format(first=pair.old.version, second=pair.new.version, what=joined(most))


def _value(side: Side, found: Sequence[Side]) -> str:
    """Title and version; with the start of the digest where two different packs claim to be this one."""
    twins = {x.digest for x in found if (x.pack.id, x.pack.version) == (side.pack.id, side.pack.version)}
    words = pack_words(side.card)
    return f"{words} ({side.digest[:8]})" if len(twins) > 1 else words


def _all(found: Sequence[Side]) -> Cells:
    return {(side.place, dimension.id) for side in found for dimension in side.pack.dimensions}
