"""Cuts and stitches in the text of pack.yaml: a key or an item put in, taken out, or moved with its comments.

Every function returns the whole new text; the caller reads it again and compares it with the tree that is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interviewer_app.core.rubrics.drafts.emit import after, as_block, in_flow
from interviewer_app.core.rubrics.drafts.nodes import Node
from interviewer_app.core.rubrics.drafts.wording import WIDTH
from interviewer_app.core.rubrics.findings import Place

_WITH_AIR = frozenset({"dimensions", "probes"})


def replaced(text: str, root: Node, place: Place, value: Any) -> str:
    """The value at `place` written anew; lists and mappings in brackets stay in them while they fit on their line."""
    node = _node(root, place)
    name = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    if node.flow:
        line = in_flow(value)
        if node.start - _line_start(text, node.start) + len(line) <= WIDTH + 10:
            return text[: node.start] + line + text[node.end :]
    head = text[: node.start].rstrip(" \n")
    begin = len(head)
    if value and isinstance(value, (dict, list)) and ((node.parts and not node.flow) or head.endswith("-")):
        column = node.start - _line_start(text, node.start)
        return text[: node.start] + as_block(value, column, name) + text[node.end :]
    return head + after(value, node.column, begin - _line_start(text, begin), name) + text[node.end :]


def with_key(text: str, root: Node, place: Place, value: Any, order: Sequence[str]) -> str:
    """The mapping of `place` with one more key, after those that usually stand before it."""
    key, holder = str(place[-1]), _node(root, place[:-1])
    if holder.flow:
        held = in_flow(value)
        return text[: holder.end - 1].rstrip() + f", {key}: {held}" + text[holder.end - 1 :]
    before = _before(list(holder.keys), key, order)
    column = holder.parts[before].column
    end = _line_end(text, holder.parts[before].end)
    line = f"{key}:" + after(value, column, column + len(key) + 1, key)
    air = "\n" if not place[:-1] else ""
    return text[:end] + "\n" + air + " " * column + line + text[end:]


def without_key(text: str, root: Node, place: Place) -> str:
    """The mapping of `place` without that key and the comments directly above it."""
    key, holder = str(place[-1]), _node(root, place[:-1])
    keys = list(holder.keys)
    number = keys.index(key)
    if number == 0 and len(keys) > 1 and place[:-1]:  # it shares its line with a dash: the next key takes its place
        return text[: holder.keys[key]] + text[holder.keys[keys[1]] :]
    spans = [(holder.keys[each], holder.parts[each].end) for each in keys]
    return _without(text, spans, number)


def with_item(text: str, root: Node, place: Place, value: Any, at: int) -> str:
    """The list at `place` with one more item, so that it has the number `at`."""
    holder = _node(root, place)
    name = str(place[-1])
    spans = _items(text, holder)
    column = holder.parts[0].column
    block = "-" + _behind_dash(value, column, name)
    roomy = len(spans) > 1 and "\n\n" in text[spans[0][1] : spans[1][0]]
    air = "\n" if roomy or (len(spans) == 1 and name in _WITH_AIR) else ""
    if at >= len(spans):
        end = _line_end(text, spans[-1][1])
        return text[:end] + "\n" + air + " " * column + block + text[end:]
    start = _unit_start(text, spans, at)
    return text[:start] + " " * column + block + "\n" + air + text[start:]


def without_item(text: str, root: Node, place: Place) -> str:
    """The list without the item at `place` and the comments directly above it."""
    return _without(text, _items(text, _node(root, place[:-1])), int(place[-1]))


def moved(text: str, root: Node, place: Place, to: int) -> str:
    """The item at `place` with its comments, at the number `to`; blank lines stay where they are."""
    spans = _items(text, _node(root, place[:-1]))
    units = [(_unit_start(text, spans, number), _line_end(text, end)) for number, (_start, end) in enumerate(spans)]
    order = list(range(len(units)))
    order.insert(to, order.pop(int(place[-1])))
    pieces = [text[: units[0][0]]]
    for position, number in enumerate(order):
        pieces.append(text[slice(*units[number])])
        here, then = units[position][1], units[position + 1][0] if position + 1 < len(units) else len(text)
        pieces.append(text[here:then])
    return "".join(pieces)


def _behind_dash(value: Any, column: int, name: str) -> str:
    return as_block([value], column, name)[1:]


def _before(keys: list[str], key: str, order: Sequence[str]) -> str:
    earlier = set(order[: order.index(key)]) if key in order else set(keys)
    return next((each for each in reversed(keys) if each in earlier), keys[0])


def _without(text: str, spans: list[tuple[int, int]], number: int) -> str:
    end = _line_end(text, spans[number][1])
    if number == 0 and len(spans) > 1:
        start, end = _unit_start(text, spans, 0), _unit_start(text, spans, 1)
        return text[:start] + text[end:]
    start = _unit_start(text, spans, number)
    head = text[:start].rstrip(" \n") if number else text[:start].rstrip("\n")
    return head + text[end:]


def _items(text: str, holder: Node) -> list[tuple[int, int]]:
    """From the dash of each item to its end."""
    spans = []
    for number in range(len(holder.parts)):
        node = holder.parts[number]
        line = _line_start(text, node.start)
        while text[line + node.column : line + node.column + 1] != "-" and line > 0:
            line = _line_start(text, line - 1)
        spans.append((line + node.column, node.end))
    return spans


def _unit_start(text: str, spans: list[tuple[int, int]], number: int) -> int:
    """Where an item begins: at the comments directly above it, never before the end of what precedes it."""
    start = _line_start(text, spans[number][0])
    least = _line_end(text, spans[number - 1][1]) + 1 if number else 0
    while start > least:
        above = _line_start(text, start - 1)
        if above < least or not text[above:start].lstrip().startswith("#"):
            break
        start = above
    return start


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _node(root: Node, place: Place) -> Node:
    node = root.at(place)
    if node is None:
        raise KeyError(place)
    return node
