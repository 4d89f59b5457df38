"""Dimensions of two packs: what is rated, and the anchors it is rated by."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.rubrics.compare.changes import DimensionChange, Effect, FieldChange, worst
from interviewer_app.core.rubrics.compare.telling import Rules, change, changed_fields
from interviewer_app.core.rubrics.models import Dimension, Level, Pack
from interviewer_app.core.texts import _


def compare_dimensions(old: Pack, new: Pack) -> tuple[DimensionChange, ...]:
    """All of both packs by id, in the order of the new one, those that are gone at the end."""
    before = {dimension.id: dimension for dimension in old.dimensions}
    kept = {dimension.id for dimension in new.dimensions}
    found = [_dimension(before.get(dimension.id), dimension) for dimension in new.dimensions]
    gone = [d for d in old.dimensions if d.id not in kept]
    return (*found, *(DimensionChange(d.id, d.name, "removed", "no", d, None) for d in gone))


def _dimension(old: Dimension | None, new: Dimension) -> DimensionChange:
    if old is None:
        return DimensionChange(new.id, new.name, "added", "no", None, new)
    fields = (*changed_fields(old, new, _rules(), frozenset({"id", "levels"})), *_levels(old, new))
    effect = worst(*(field.effect for field in fields))
    return DimensionChange(new.id, new.name, "changed" if fields else "same", effect, old, new, fields)


def _rules() -> Rules:
    return {
        "name": (_("Name"), "wording"),
        "track": (_("Track"), "not across"),
        "summary": (_("Summary"), "wording"),
        "look_for": (_("Look for"), "wording"),
        "target": (_("Moments that cover it"), "wording"),
    }


def _levels(old: Dimension, new: Dimension) -> Iterator[FieldChange]:
    before, after = {level.value: level for level in old.levels}, {level.value: level for level in new.levels}
    # What a level facet's levels are called is what they mean; elsewhere it is a heading over the anchor.
    named: Effect = "not across" if new.track == "level" else "wording"
    for value in sorted(before | after):
        one, other = before.get(value), after.get(value)
        if one is None or other is None:
            label = _("Level {value}").format(value=value)
            yield FieldChange(f"levels[{value}]", label, _level(one), _level(other), "not across")
            continue
        if one.name != other.name:
            label = _("Name of {value}").format(value=value)
            yield change(f"levels[{value}].name", label, one.name, other.name, named)
        if one.anchor != other.anchor:
            label = _("Anchor of {value}").format(value=value)
            yield change(f"levels[{value}].anchor", label, one.anchor or "", other.anchor or "", "not across")


def _level(level: Level | None) -> str:
    return "" if level is None else ": ".join(part for part in (level.name, level.anchor or "") if part)
