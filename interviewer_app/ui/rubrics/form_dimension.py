"""The form of a dimension: its anchors first, then raw material, what to look for, and the dimension itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from interviewer_app.core.texts import _, plural
from interviewer_app.ui.rubrics.form_parts import Source, choice, line, listed, steps, text
from interviewer_app.ui.rubrics.looks import ActionLook, FieldRow, FormLook, HeadingRow, Ladder, Row
from interviewer_app.ui.rubrics.outline import clock, items, track_name, word


def dimension_form(source: Source, number: int) -> FormLook:
    """The form of dimension `number` of the tree."""
    dimension = items(source.tree, "dimensions")[number]
    key = f"dimensions[{number}]"
    rows: list[Row] = [*_anchors(source, dimension, key)]
    material = source.material(word(dimension, "id"))
    if material is not None:
        rows.append(material)
    add, hint = _("Add something to look for"), _("An act one can see")
    rows += listed(source, dimension, key, "look_for", _("What to look for"), _("Point {n}"), add, hint)
    rows += _itself(source, dimension, key)
    title = word(dimension, "name") or _("No name yet")
    return FormLook(key, title, word(dimension, "summary"), _reach(source, word(dimension, "id")), tuple(rows))


def _anchors(source: Source, dimension: Any, key: str) -> Iterator[FieldRow]:
    levels = items(dimension, "levels")
    for number, level in enumerate(levels):
        place, value = f"{key}.levels[{number}]", word(level, "value")
        given = level.get("value") if isinstance(level, dict) else None
        said = word(level, "anchor")
        yield FieldRow(
            f"{place}.anchor", _("Anchor of level {n}").format(n=value), said, "text",
            hint=_("What one would see done"), read_only=source.read_only, level=value,
            ladder=Ladder(number, len(levels)),
            used=source.used(word(dimension, "id"), given) if isinstance(given, int) else "",
            name=(f"{place}.name", word(level, "name")),
            fine=_("An act one can see; differs in kind from its neighbours.") if said else "",
        )  # fmt: skip


def _itself(source: Source, dimension: Any, key: str) -> Iterator[Row]:
    remove = () if source.read_only else (ActionLook("remove", _("Take this dimension out")),)
    yield HeadingRow(key, _("The dimension"), _("its id is what cards are compared by"), remove)
    yield line(source, dimension, key, "name", _("Name"))
    yield text(source, dimension, key, "summary", _("What it is about, in one sentence"))
    tracks = tuple((name, track_name(name)) for name in ("implementation", "supervision", "level", "general"))
    yield choice(source, dimension, key, "track", _("Track"), tracks)
    yield line(source, dimension, key, "target", _("Moments that make it covered"), hint="2")
    yield line(source, dimension, key, "id", _("Id"))


def _reach(source: Source, name: str) -> str:
    """How many probes aim at it, and how long they are together in the first script."""
    sections = items(source.tree, "sections")
    aimed = [word(each, "id") for one in sections for each in items(one, "probes") if name in items(each, "dimensions")]
    reach = plural("{n} probe reaches it", "{n} probes reach it", len(aimed))
    scripts = items(source.tree, "scripts")
    seconds = sum(spent or 0 for each, spent in steps(source.tree, scripts[0]) if each in aimed) if scripts else 0
    return _("{reach}, {time}").format(reach=reach, time=clock(seconds)) if seconds else reach
