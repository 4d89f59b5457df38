"""What forms are put together from: the tree they show, and rows for texts, lines, choices and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.looks import ActionLook, AddRow, ChoiceLook, FieldRow, HeadingRow, MaterialRow, Row
from interviewer_app.ui.rubrics.outline import Tree, clock, items, word

Options = tuple[tuple[str, str], ...]


class Source(NamedTuple):
    """The tree of a pack and what is known beside it.

    used:     how often a level of a dimension was given, in words, "" where nobody knows
    material: moments for the anchors of a dimension by its id; None where there is nothing to say
    typed:    what was typed into a field that cannot be kept as it is, such as a time with letters, by key
    """

    tree: Tree
    read_only: bool
    used: Callable[[str, int], str]
    material: Callable[[str], MaterialRow | None]
    typed: Mapping[str, str]


def text(source: Source, holder: Any, key: str, name: str, label: str, hint: str = "", **more: Any) -> FieldRow:
    """Several lines: the text `name` of `holder`, which stands at `key`."""
    place = f"{key}.{name}" if key else name
    return FieldRow(place, label, word(holder, name), "text", hint=hint, read_only=source.read_only, **more)


def line(source: Source, holder: Any, key: str, name: str, label: str, hint: str = "", **more: Any) -> FieldRow:
    """One line: a short text or a number."""
    place = f"{key}.{name}" if key else name
    shown = source.typed.get(place, word(holder, name))
    return FieldRow(place, label, shown, "line", hint=hint, read_only=source.read_only, **more)


def choice(source: Source, holder: Any, key: str, name: str, label: str, options: Options) -> FieldRow:
    place = f"{key}.{name}" if key else name
    return FieldRow(place, label, _value(holder, name), "choice", options, read_only=source.read_only)


def beside(holder: Any, key: str, name: str, label: str, options: Options) -> ChoiceLook:
    """A choice that stands beside the label of another field."""
    return ChoiceLook(f"{key}.{name}", label, _value(holder, name), options)


def listed(
    source: Source, holder: Any, key: str, name: str, heading: str, item: str, add: str, hint: str = ""
) -> Iterator[Row]:
    """A list of texts with a heading and, below it, the way to one more. `item` has {n} for its number."""
    place = f"{key}.{name}" if key else name
    there = items(holder, name)
    yield HeadingRow(place, heading)
    for number, words in enumerate(there):
        shown = words.strip() if isinstance(words, str) else str(words)
        yield FieldRow(
            f"{place}[{number}]",
            item.format(n=number + 1),
            shown,
            "text",
            hint=hint,
            read_only=source.read_only,
            item=True,
        )
    yield from more(source, place, add)


def more(source: Source, place: str, words: str, *others: ActionLook) -> Iterator[Row]:
    """The link that adds to a list; none where nothing can be changed."""
    if not source.read_only:
        yield AddRow(place, (ActionLook("add", words), *others))


def item_actions(source: Source, words: str) -> tuple[ActionLook, ...]:
    """What can be done with an item that has fields of its own."""
    if source.read_only:
        return ()
    return ActionLook("up", _("Up")), ActionLook("down", _("Down")), ActionLook("remove", words)


def planned(tree: Tree, script: Any) -> int:
    """Seconds that a script plans in all."""
    return sum(seconds or 0 for _name, seconds in steps(tree, script))


def steps(tree: Tree, script: Any) -> list[tuple[str, int | None]]:
    """The probes a script asks, by id, with their seconds where somebody planned them."""
    probes = {word(each, "id"): each for section in items(tree, "sections") for each in items(section, "probes")}
    asked = [each for each in items(script, "probes") if isinstance(each, str)] or list(probes)
    budgets = script.get("budgets") if isinstance(script, Mapping) else None
    found = []
    for name in asked:
        own = budgets.get(name) if isinstance(budgets, Mapping) else None
        usual = probes[name].get("budget_s") if isinstance(probes.get(name), Mapping) else None
        seconds = own if own is not None else usual
        found.append((name, seconds if isinstance(seconds, int) and not isinstance(seconds, bool) else None))
    return found


def minutes_of(script: Any) -> int | None:
    found = script.get("minutes") if isinstance(script, Mapping) else None
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def script_name(script: Any) -> str:
    minutes = minutes_of(script)
    return _("{n} minute script").format(n=minutes) if minutes is not None else _("script of any length")


def left_words(tree: Tree, script: Any) -> str:
    """What a script has planned and left: "43:00 of 45:00, 2:00 left"."""
    spent, minutes = planned(tree, script), minutes_of(script)
    if minutes is None:
        return _("{planned} planned").format(planned=clock(spent))
    left = minutes * 60 - spent
    whole = {"planned": clock(spent), "whole": clock(minutes * 60)}
    if left < 0:
        return _("{planned} of {whole}, {over} too much").format(over=clock(-left), **whole)
    return _("{planned} of {whole}, {left} left").format(left=clock(left), **whole)


def names(holders: Sequence[Any], key: str) -> Options:
    """(id, words) of items with ids."""
    return tuple((word(each, "id"), word(each, key) or word(each, "id")) for each in holders)


def _value(holder: Any, name: str) -> str:
    found = holder.get(name) if isinstance(holder, Mapping) else None
    return "" if found is None else str(found).lower() if isinstance(found, bool) else str(found)
