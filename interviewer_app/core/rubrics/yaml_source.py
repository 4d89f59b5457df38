"""Read YAML from a stranger: text, whole numbers, true, false, lists and mappings, and the line of each of them.

No aliases, anchors, tags, merge keys, duplicate keys or second documents. The tree is built from parser events in a
loop, so neither depth nor size can exhaust the stack, and reading stops at the first limit that is passed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from interviewer_app.core.rubrics.findings import Finding, PackError, Place, field_name, one, shown
from interviewer_app.core.rubrics.scalars import Odd, bare
from interviewer_app.core.texts import _

LARGEST_FILE = 1024 * 1024
MOST_LINES = 20_000
LONGEST_LINE = 20_000
DEEPEST = 20
MOST_VALUES = 20_000
MOST_FINDINGS = 200

# Control characters but tab and line feed, marks that turn the direction of text, and halves of characters.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

DATES_ALLOWED: frozenset[Place] = frozenset({("reviewed_on",)})


@dataclass
class Source:
    """A read file. `lines` maps each place (and each mapping key) to its line, counted from 1.

    noted: how often something was found wrong, the same place counted again
    """

    file: str
    tree: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    noted: int = 0
    _named: set[str] = field(default_factory=set)

    def line_of(self, place: Place) -> int | None:
        """The line of `place`, or of the nearest thing around it that is in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)

    def find(self, place: Place, what: str, remedy: str, line: int | None = None) -> None:
        """Note a finding, unless this place has one already."""
        self.noted += 1
        name = field_name(place)
        if name in self._named:
            return
        self._named.add(name)
        self.findings.append(Finding(self.file, line or self.line_of(place), name, what, remedy))


@dataclass
class _Open:
    """A list or mapping whose end has not come yet."""

    place: Place
    items: list[Any] | dict[str, Any]
    key: str | None = None


def read_yaml(data: bytes, file: str, events: list[Any] | None = None) -> Source:
    """The tree of `data` with the line of every value, and what is wrong with single values in `findings`.

    events: is given what the parser said, for who wants to know where in the text a value stands
    raises: PackError for what cannot be read at all (not UTF-8, no YAML, over a limit)
    """
    file = shown(file, 300)
    text = _decode(data, file)
    source = Source(file)
    try:
        _Builder(source, events).build(YAML(typ="safe", pure=True).parse(text))
    except ReaderError as error:
        what = _("holds a character that YAML does not allow (U+{code:04X})").format(code=_code_of(error))
        line = text.count("\n", 0, error.position) + 1
        raise one(file, what, _("remove it"), line=line) from error
    except MarkedYAMLError as error:
        raise _no_yaml(error, file) from error
    except YAMLError as error:
        raise one(file, _("is no YAML"), _("check the start of the file")) from error
    return source


def copied(tree: Any) -> Any:
    """The same values in lists and dicts of their own, so that who changes a document changes no other."""
    if isinstance(tree, dict):
        return {key: copied(value) for key, value in tree.items()}
    return [copied(value) for value in tree] if isinstance(tree, list) else tree


def without_hidden(text: str) -> str:
    """`text` without the characters that a pack may not hold: control characters and marks that turn directions."""
    return HIDDEN.sub("", text)


def _decode(data: bytes, file: str) -> str:
    if len(data) > LARGEST_FILE:
        raise one(file, _("is larger than 1 MiB"), _("shorten it; a pack is text for people"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise one(file, _("is not UTF-8 text"), _("save it as UTF-8"), line=line) from error
    rows = text.split("\n")
    if len(rows) > MOST_LINES:
        what = _("has more than {n} lines").format(n=MOST_LINES)
        raise one(file, what, _("shorten it; a pack is text for people"), line=MOST_LINES + 1)
    for number, row in enumerate(rows, 1):
        if len(row) > LONGEST_LINE:
            raise one(file, _("is a line of over {n} characters").format(n=LONGEST_LINE), _("break it up"), line=number)
    return text


def _no_yaml(error: MarkedYAMLError, file: str) -> PackError:
    mark = error.problem_mark or error.context_mark
    line = None if mark is None else mark.line + 1
    said = shown(str(error.problem or error.context or _("unknown reason")), 120)
    what = _("is no YAML here ({said})").format(said=said)
    return one(file, what, _("check the indentation, quotes and colons of this line and the one before"), line=line)


def _code_of(error: ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)


class _Builder:
    """Turns parser events into lists, dicts, text and whole numbers, without recursion."""

    def __init__(self, source: Source, events: list[Any] | None = None) -> None:
        self._source, self._seen = source, events
        self._open: list[_Open] = []
        self._documents = 0
        self._values = 0

    def build(self, events: Iterator[Any]) -> None:
        for event in events:
            self._values += 1
            if self._values > MOST_VALUES or self._source.noted > MOST_FINDINGS:
                self._stop(event, _("holds too many values for a pack"), _("shorten it"))
            self._take(event)
            if self._seen is not None:
                self._seen.append(event)
        if not self._documents:
            raise one(self._source.file, _("is empty"), _("write a pack, see docs/formats.md"))

    def _take(self, event: Any) -> None:
        if isinstance(event, DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._start(event)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._open.pop()

    def _start_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop(event, _("begins a second document"), _("keep one pack per file"))
        if event.tags or event.version not in (None, (1, 2), [1, 2]):
            self._stop(event, _("has a directive (%)"), _("remove the line; packs are YAML 1.2"))

    def _stop(self, event: Any, what: str, remedy: str) -> None:
        raise PackError([*self._source.findings, Finding(self._source.file, _line(event), "", what, remedy)])

    def _alias(self, event: Any) -> None:
        place = self._next_place(None)
        self._source.find(place, _("is an alias (*)"), _("write the value out"), _line(event))
        self._put(place, "", _line(event))

    def _scalar(self, event: Any) -> None:
        line = _line(event)
        holder = self._open[-1] if self._open else None
        if holder is not None and isinstance(holder.items, dict) and holder.key is None:
            self._key(holder, event, line)
            return
        place = self._next_place(event)
        self._put(place, self._value(event, place, line), line)

    def _value(self, event: Any, place: Place, line: int) -> Any:
        text = unicodedata.normalize("NFC", event.value)
        hidden = HIDDEN.search(text)
        if hidden:
            what = _("holds a hidden character (U+{code:04X})").format(code=ord(hidden[0]))
            self._source.find(place, what, _("remove it"), line)
        if event.style is not None:
            return text
        value = bare(text)
        if not isinstance(value, Odd):
            return value
        if not (value.is_date and place in DATES_ALLOWED):
            self._source.find(place, value.what, value.remedy, line)
        return text

    def _key(self, holder: _Open, event: Any, line: int) -> None:
        text = unicodedata.normalize("NFC", event.value)
        place = (*holder.place, text)
        self._no_marks(event, place)
        if event.style is None and text == "<<":
            self._source.find(place, _("is a merge key"), _("write the values out"), line)
        elif event.style is None and not isinstance(bare(text), str):
            self._source.find(place, _("is a key that is no text"), _("put it in quotes"), line)
        elif text in holder.items:
            first = self._source.lines.get(place, line)
            self._source.find(place, _("stands twice (first in line {n})").format(n=first), _("keep one"), line)
        self._source.lines.setdefault(place, line)
        holder.key = text

    def _start(self, event: Any) -> None:
        line = _line(event)
        if len(self._open) >= DEEPEST:
            self._stop(event, _("is nested deeper than {n} levels").format(n=DEEPEST), _("flatten it"))
        holder = self._open[-1] if self._open else None
        if holder is not None and isinstance(holder.items, dict) and holder.key is None:
            self._stop(event, _("is a key that is no text"), _("write a single word as the key"))
        place = self._next_place(event)
        items: list[Any] | dict[str, Any] = {} if isinstance(event, MappingStartEvent) else []
        self._put(place, items, line)
        self._open.append(_Open(place, items))

    def _next_place(self, event: Any) -> Place:
        if not self._open:
            place: Place = ()
        else:
            holder = self._open[-1]
            step = len(holder.items) if isinstance(holder.items, list) else (holder.key or "")
            place = (*holder.place, step)
        if event is not None:
            self._no_marks(event, place)
        return place

    def _no_marks(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self._source.find(place, _("has an anchor (&)"), _("remove it"), _line(event))
        if event.tag is not None:
            self._source.find(place, _("has a tag (!)"), _("remove it"), _line(event))

    def _put(self, place: Place, value: Any, line: int) -> None:
        self._source.lines.setdefault(place, line)
        if not self._open:
            self._source.tree = value
            return
        holder = self._open[-1]
        if isinstance(holder.items, list):
            holder.items.append(value)
        elif holder.key is None:
            holder.key = ""
        else:
            holder.items.setdefault(holder.key, value)
            holder.key = None


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
