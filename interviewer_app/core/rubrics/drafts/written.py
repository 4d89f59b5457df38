"""The text of pack.yaml together with what it says: one is never changed without the other."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from interviewer_app.core.errors import Refused
from interviewer_app.core.rubrics.drafts import surgery, wording
from interviewer_app.core.rubrics.drafts.nodes import Node, nodes_of
from interviewer_app.core.rubrics.drafts.paths import follow
from interviewer_app.core.rubrics.drafts.shape import usual_order
from interviewer_app.core.rubrics.findings import PackError, Place, field_name, one
from interviewer_app.core.rubrics.yaml_source import Source, copied, read_yaml
from interviewer_app.core.texts import _

MOST_KEPT = 8  # texts that were read, with all that the parser said of them


class Written:
    """text: pack.yaml with LF line ends. tree: what it says, in plain dicts, lists, texts and numbers."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._as_found: dict[Place, tuple[str, str]] = {}
        self.read(text)

    def read(self, text: str) -> None:
        """Take over another text.

        raises: PackError for what the safe reader refuses
        """
        source, root = _read(text, self._file)
        if source.findings:
            raise PackError(source.findings)
        if not isinstance(source.tree, dict):
            raise one(self._file, _("holds no keys"), _("begin it with id:, version: and title:"))
        self.text, self.tree, self._root = text, source.tree, root
        self._as_found.clear()

    def says(self, place: Place) -> bool:
        return self._root.at(place) is not None

    def retext(self, place: Place, text: str) -> None:
        """Another text at `place`, where one stands; only its own characters change."""
        node = self._root.at(place)
        assert node is not None
        raw = self.text[node.start : node.end]
        found, meant = self._as_found.setdefault(place, (raw, str(follow(self.tree, place)).strip()))
        start = node.start - self.text.rfind("\n", 0, node.start) - 1
        style = found[0] if found[0] in ">|'\"" else None
        again = (
            found if text == meant else wording.rewritten(text, found, style, node.column, start, self._in_flow(place))
        )
        self._put(node, again)
        ends = again[0] in ">|" and again[1:2] != "-"
        self._set(place, text + "\n" if ends else text)

    def replace(self, place: Place, value: Any) -> None:
        """Another number, switch, list or mapping at `place`, where something stands."""
        node = self._root.at(place)
        assert node is not None
        if isinstance(value, (int, bool)) and not node.parts and not node.flow and not node.style:
            self._put(node, str(value).lower() if isinstance(value, bool) else str(value))
            self._set(place, value)
            return
        self._restructure(
            place, _with(self.tree, place, value), lambda: surgery.replaced(self.text, self._root, place, value)
        )

    def add_key(self, place: Place, value: Any) -> None:
        """One more key of the mapping around `place`."""
        order = usual_order(place[:-1])
        meant = _with(self.tree, place, value)
        self._restructure(place, meant, lambda: surgery.with_key(self.text, self._root, place, value, order))

    def add_item(self, place: Place, value: Any, at: int) -> None:
        """One more item of the list at `place`, which has some."""
        items = list(follow(self.tree, place))
        items.insert(at, value)
        self._restructure(
            (*place, at), _with(self.tree, place, items),
            lambda: surgery.with_item(self.text, self._root, place, value, at), (place, items),
        )  # fmt: skip

    def take_out(self, place: Place) -> None:
        """The mapping or list around `place` without it."""
        holder = copy.deepcopy(follow(self.tree, place[:-1]))
        del holder[place[-1]]
        cut = surgery.without_item if isinstance(place[-1], int) else surgery.without_key
        meant = _with(self.tree, place[:-1], holder)
        self._restructure(place, meant, lambda: cut(self.text, self._root, place), (place[:-1], holder))

    def move(self, place: Place, to: int) -> None:
        """The item at `place` as the one with the number `to` of its list."""
        items = list(follow(self.tree, place[:-1]))
        items.insert(to, items.pop(int(place[-1])))
        meant = _with(self.tree, place[:-1], items)
        self._restructure(place, meant, lambda: surgery.moved(self.text, self._root, place, to), (place[:-1], items))

    def _in_flow(self, place: Place) -> bool:
        around = (self._root.at(place[:size]) for size in range(len(place)))
        return any(node is not None and node.flow for node in around)

    def _put(self, node: Node, raw: str) -> None:
        end = node.end
        self.text = self.text[: node.start] + raw + self.text[end:]
        self._root.shift(end, node.start + len(raw) - end)

    def _set(self, place: Place, value: Any) -> None:
        follow(self.tree, place[:-1])[place[-1]] = value

    def _restructure(
        self, place: Place, meant: Any, cut: Callable[[], str], whole: tuple[Place, Any] | None = None
    ) -> None:
        """Take over the first way of writing it that reads as what is meant: the smallest change, then larger parts
        anew.
        """
        for text in self._ways(place, meant, cut, whole):
            try:
                source, root = _read(text, self._file)
            except PackError:
                continue
            if not source.findings and _same(source.tree, meant):
                self.text, self.tree, self._root = text, source.tree, root
                self._as_found.clear()
                return
        said = _("{field} cannot be changed here; change it in pack.yaml with a text editor.")
        raise Refused(said.format(field=field_name(place)))

    def _ways(
        self, place: Place, meant: Any, cut: Callable[[], str], whole: tuple[Place, Any] | None
    ) -> Iterator[str]:
        holder = self._root.at(whole[0]) if whole is not None else None
        here = holder is None or not holder.flow
        if here and not (whole is None and self._too_long(place, cut())):
            yield cut()
        for size in range(len(place if whole is None else whole[0]), 0, -1):
            if self._root.at(place[:size]) is not None and not self._in_flow(place[:size]):
                yield surgery.replaced(self.text, self._root, place[:size], follow(meant, place[:size]))

    def _too_long(self, place: Place, text: str) -> bool:
        """Whether a key put into brackets makes their line longer than one likes to read."""
        holder = self._root.at(place[:-1])
        if holder is None or not holder.flow:
            return False
        start = self.text.rfind("\n", 0, holder.start) + 1
        return text.find("\n", start) - start > wording.WIDTH


def _read(text: str, file: str) -> tuple[Source, Node]:
    """Its values and where they stand, both the caller's own. raises: PackError"""
    try:
        kept, events = _parsed(text)
    except PackError:
        kept = None
    if kept is None or kept.findings:  # what is wrong with it is told with the name of its file
        return read_yaml(text.encode("utf-8"), file), Node(0, 0, 0)
    return replace(kept, file=file, tree=copied(kept.tree), findings=[]), nodes_of(events, text)


@lru_cache(maxsize=MOST_KEPT)
def _parsed(text: str) -> tuple[Source, list[Any]]:
    # A draft is read again when it is opened, and at every step back: parsing takes 90 ms.
    events: list[Any] = []
    return read_yaml(text.encode("utf-8"), "", events), events


def _with(tree: Any, place: Place, value: Any) -> Any:
    """A copy of `tree` that says `value` at `place`."""
    if not place:
        return value
    changed = copy.deepcopy(tree)
    follow(changed, place[:-1])[place[-1]] = value
    return changed


def _same(one: Any, other: Any) -> bool:
    """Whether two trees say the same; line feeds around a text say nothing."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_same(*pair) for pair in zip(one, other, strict=True))
    if isinstance(one, str) and isinstance(other, str):
        return one.strip() == other.strip()
    return type(one) is type(other) and bool(one == other)
