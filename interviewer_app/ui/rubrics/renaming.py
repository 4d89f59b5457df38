"""Where an id of a pack is named, so that another one can take its place everywhere at once. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from interviewer_app.core.rubrics.findings import Place
from interviewer_app.ui.rubrics.outline import Tree, items, word


class Names(NamedTuple):
    """sort: "dimension", "probe" or another word for what has the id. taken: the ids of its kind, its own among them.
    """

    sort: str
    taken: frozenset[str]


def named_at(tree: Tree, place: Place) -> Names:
    """What the id at `place` is the id of."""
    probes = [each for section in items(tree, "sections") for each in items(section, "probes")]
    match place:
        case ("dimensions", int(), "id"):
            return Names("dimension", _ids(items(tree, "dimensions")))
        case ("sections", int(), "probes", int(), "id"):
            return Names("probe", _ids(probes))
        case ("sections", int(), "id"):
            return Names("section", _ids(items(tree, "sections")))
        case ("ai", "phases", int(), "id"):
            return Names("phase", _ids(items(tree.get("ai"), "phases")))
    return Names("item", frozenset())


def renamed(tree: Tree, place: Place, old: str, new: str) -> Iterator[tuple[Place, Any]]:
    """Every place that has to say something else, with what it says then; the id itself is the last one."""
    sort = named_at(tree, place).sort
    changes = {"dimension": _of_dimension, "probe": _of_probe}.get(sort)
    if changes is not None:
        yield from list(changes(tree, old, new))
    yield place, new


def _of_dimension(tree: Tree, old: str, new: str) -> Iterator[tuple[Place, Any]]:
    for place, probe in _probes(tree):
        if old in items(probe, "dimensions"):
            yield (*place, "dimensions"), _swapped(items(probe, "dimensions"), old, new)
    for number, kind in enumerate(items(tree, "kinds")):
        if word(kind, "dimension") == old:
            yield ("kinds", number, "dimension"), new
    for number, nudge in enumerate(items(tree, "nudges")):
        if old in items(nudge, "dimensions"):
            yield ("nudges", number, "dimensions"), _swapped(items(nudge, "dimensions"), old, new)


def _of_probe(tree: Tree, old: str, new: str) -> Iterator[tuple[Place, Any]]:
    for number, script in enumerate(items(tree, "scripts")):
        if old in items(script, "probes"):
            yield ("scripts", number, "probes"), _swapped(items(script, "probes"), old, new)
        budgets = script.get("budgets") if isinstance(script, dict) else None
        if isinstance(budgets, dict) and old in budgets:
            yield ("scripts", number, "budgets"), {new if key == old else key: each for key, each in budgets.items()}
    for place, probe in _probes(tree):
        for name in ("links", "follow_ups"):
            for number, each in enumerate(items(probe, name)):
                if word(each, "probe") == old:
                    yield (*place, name, number, "probe"), new


def _probes(tree: Tree) -> Iterator[tuple[Place, Any]]:
    for number, section in enumerate(items(tree, "sections")):
        for index, probe in enumerate(items(section, "probes")):
            yield ("sections", number, "probes", index), probe


def _ids(there: Any) -> frozenset[str]:
    return frozenset(word(each, "id") for each in there)


def _swapped(there: Any, old: str, new: str) -> list[Any]:
    return [new if each == old else each for each in there]
