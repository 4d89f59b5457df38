"""What cards of several packs have in common: dimensions by id where their anchors are the same text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer_app.core.rubrics.compare.changes import Comparison
from interviewer_app.core.rubrics.compare.run import compare
from interviewer_app.core.rubrics.compare.words import bare
from interviewer_app.core.rubrics.find import version_key
from interviewer_app.core.rubrics.models import Dimension
from interviewer_app.core.scorecards.comparing.answer import Difference
from interviewer_app.core.scorecards.comparing.sides import Cells, Side, by_pack_id, difference, names_of
from interviewer_app.core.scorecards.comparing.words import joined, pack_words
from interviewer_app.core.texts import _

Across = dict[str, tuple[tuple[int, ...], ...]]
# Told as differences of their own.
_OWN = ("ai.policy", "ai.phases", "ai.tools", "task_version", "exercise", "scripts")


def across(found: Sequence[Side]) -> Across:
    """By dimension the cards that can be compared on it: equal values, and anchors that say the same."""
    groups: dict[str, dict[object, list[int]]] = {}
    for side in found:
        for dimension in side.pack.dimensions:
            groups.setdefault(dimension.id, {}).setdefault(_anchors(dimension), []).append(side.place)
    return {name: tuple(tuple(places) for places in each.values()) for name, each in groups.items()}


def _anchors(dimension: Dimension) -> tuple[object, ...]:
    """What a rating of the dimension stands on; what a facet's levels are called is what they mean."""
    named = dimension.track == "level"
    levels = tuple((x.value, bare(x.anchor or ""), bare(x.name) if named else "") for x in dimension.levels)
    return (dimension.track, *levels)


def pack_difference(found: Sequence[Side], groups: Across) -> Difference | None:
    """What several packs, or several versions of one, do to a comparison."""
    by_digest = {side.digest: side for side in found}
    if len(by_digest) < 2:
        return None
    changed = [pair for pair in _versions(found) if pair.verdict.answer != "yes"]
    broken = next((pair for pair in changed if pair.verdict.answer == "no"), None)
    torn = {name for name, each in groups.items() if len(each) > 1}
    cells: Cells = {(place, name) for name in torn for group in groups[name] for place in group}
    shared = [name for name, each in groups.items() if any(len(group) > 1 for group in each)]
    values = [_value(side, found) for side in found]
    if broken is not None:
        effect = _("{first} and {second}: {what}").format(
            first=broken.old.version, second=broken.new.version, what=_broken(broken)
        )
        return difference("pack", found, values, effect, _all(found), decides=True)
    if not shared:
        effect = _("No dimension has the same anchors in two of these packs.")
        return difference("pack", found, values, effect, _all(found), decides=True)
    several = len(by_pack_id(found)) > 1
    effect = _effect(found, torn, shared, several) or " ".join(_changes(changed))
    return difference("pack", found, values, effect, cells) if effect else None


def wording(found: Sequence[Side]) -> Iterator[str]:
    """Remarks on versions that say the same in other words."""
    for pair in _versions(found):
        if pair.verdict.answer == "yes":
            yield _("{title}: {first} and {second} differ in wording only.").format(
                title=pair.new.title, first=pair.old.version, second=pair.new.version
            )


def _effect(found: Sequence[Side], torn: set[str], shared: Sequence[str], several: bool) -> str:
    apart = joined(names_of(found, torn))
    if not several:
        return _("Not across, as the anchors changed: {names}.").format(names=apart) if torn else ""
    common = joined(names_of(found, [name for name in shared if name not in torn]))
    if torn and common:
        words = _("Other tasks and questions; compared on {common}; not across, as the anchors differ: {apart}.")
    elif torn:
        words = _("Other tasks and questions; not across, as the anchors differ: {apart}.")
    else:
        words = _("Other tasks and questions; compared on {common}.")
    return words.format(common=common, apart=apart)


def _versions(found: Sequence[Side]) -> Iterator[Comparison]:
    """Each pair of neighbouring versions of one pack, the older first."""
    for group in by_pack_id(found):
        kept = {side.digest: side for side in group}.values()
        ordered = sorted(kept, key=lambda side: (version_key(side.pack.version), side.digest))
        for old, new in zip(ordered, ordered[1:], strict=False):
            yield compare(old.loaded, new.loaded)


def _broken(pair: Comparison) -> str:
    return next(iter(pair.verdict.reasons), pair.verdict.headline)


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
