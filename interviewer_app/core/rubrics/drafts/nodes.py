"""Where in the text of pack.yaml every value stands, so that a change touches its own characters and no others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from interviewer_app.core.rubrics.findings import Place


@dataclass
class Node:
    """A value in the text: characters `start` to `end`, without the blank lines and comments after it.

    column: of the key, or of the dash, that the value belongs to
    flow:   a list or mapping written in one line of brackets
    style:  of a text: None (bare), ', ", > or |
    keys:   of a mapping: where each key begins; parts: its values, or the items of a list
    """

    start: int
    end: int
    column: int
    flow: bool = False
    style: str | None = None
    keys: dict[str, int] = field(default_factory=dict)
    parts: dict[str | int, Node] = field(default_factory=dict)

    def at(self, place: Place) -> Node | None:
        """The node of a place below this one."""
        node: Node | None = self
        for step in place:
            node = None if node is None else node.parts.get(step)
        return node

    def shift(self, at: int, by: int) -> None:
        """The text before `at` has grown by so many characters: all that begins or ends from there on moves."""
        for node in self._all():
            node.start += by if node.start >= at else 0
            node.end += by if node.end >= at else 0
            for key, start in node.keys.items():
                if start >= at:
                    node.keys[key] = start + by

    def _all(self) -> Iterator[Node]:
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(node.parts.values())


def nodes_of(events: list[Any], text: str) -> Node:
    """The root of a document that the safe reader has found nothing wrong with."""
    root = Node(0, len(text), 0)
    # The holder, its column for items, and the key that waits for its value.
    holders: list[tuple[Node, bool, list[Any]]] = []
    for event in events:
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            node = _placed(event, holders, root)
            node.flow = bool(event.flow_style)
            holders.append((node, isinstance(event, MappingStartEvent), [event.start_mark.column, None]))
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            node, _mapping, _waiting = holders.pop()
            node.end = (
                event.end_mark.index if node.flow else max((part.end for part in node.parts.values()), default=node.end)
            )
        elif isinstance(event, ScalarEvent):
            _scalar(event, holders, root, text)
    return root


def _scalar(event: Any, holders: list[tuple[Node, bool, list[Any]]], root: Node, text: str) -> None:
    if holders and holders[-1][1] and holders[-1][2][1] is None:
        key = unicodedata.normalize("NFC", event.value)
        holders[-1][0].keys[key] = event.start_mark.index
        holders[-1][2][1] = (key, event.start_mark.column)
        return
    node = _placed(event, holders, root)
    node.style = event.style
    node.end = node.start + len(text[node.start : event.end_mark.index].rstrip("\n "))


def _placed(event: Any, holders: list[tuple[Node, bool, list[Any]]], root: Node) -> Node:
    start = event.start_mark.index
    if not holders:
        root.start = start
        return root
    holder, mapping, waiting = holders[-1]
    if mapping:
        key, column = waiting[1]
        waiting[1] = None
        holder.parts[key] = Node(start, start, column)
        return holder.parts[key]
    number = len(holder.parts)
    holder.parts[number] = Node(start, start, waiting[0])
    return holder.parts[number]
