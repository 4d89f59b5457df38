"""Read JSON from a stranger as packs are read from YAML: in a loop, with limits, and with the line of every value.

The standard library's reader knows no lines for what it has read, follows any depth by recursion, and takes NaN, floats
and the second of two equal keys.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from interviewer_app.core.canonical import LARGEST
from interviewer_app.core.rubrics.findings import Finding, PackError, Place, one, shown
from interviewer_app.core.rubrics.yaml_source import DEEPEST, HIDDEN, MOST_FINDINGS, MOST_VALUES, Source
from interviewer_app.core.texts import _

LARGEST_FILE = 2 * 1024 * 1024
_SPACE = re.compile(r"[ \t\r\n]*")
_TOKEN = re.compile(r'"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"|[{}\[\],:]|-?[0-9][0-9.eE+-]*|[A-Za-z]+')
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_LONGEST_NUMBER = 20


@dataclass
class _Open:
    """A list or object whose end has not come yet; `key` is the one whose value is awaited."""

    place: Place
    items: list[Any] | dict[str, Any]
    key: str | None = None


def read_json(data: bytes, file: str) -> Source:
    """The tree of `data` with the line of every value, and what is wrong with single values in `findings`.

    raises: PackError for what cannot be read at all (not UTF-8, no JSON, over a limit)
    """
    file = shown(file, 300)
    if len(data) > LARGEST_FILE:
        what = _("is larger than {n} MiB").format(n=LARGEST_FILE // 1024 // 1024)
        raise one(file, what, _("shorten it; a pack is text for people"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise one(file, _("is not UTF-8 text"), _("save it as UTF-8"), line=line) from error
    return _Reader(text, Source(file)).read()


class _Reader:
    def __init__(self, text: str, source: Source) -> None:
        self._text = text
        self._source = source
        self._at = 0
        self._line = 1
        self._counted = 0
        self._open: list[_Open] = []
        self._values = 0

    def read(self) -> Source:
        self._value(self._next())
        while self._open:
            self._step(self._open[-1])
        if self._next(at_end=True):
            raise self._stop(_("goes on after its end"), _("keep one document per file"))
        return self._source

    def _step(self, holder: _Open) -> None:
        """One value, or the end of the innermost list or object."""
        token = self._next()
        closing = "]" if isinstance(holder.items, list) else "}"
        first = not holder.items and holder.key is None
        if token == closing:
            self._open.pop()
            return
        if not first:
            if token != ",":
                raise self._no_json()
            token = self._next()
        if isinstance(holder.items, dict):
            self._key(holder, token)
            token = self._next()
        self._value(token)

    def _key(self, holder: _Open, token: str) -> None:
        if not token.startswith('"') or self._next() != ":":
            raise self._no_json()
        assert isinstance(holder.items, dict)
        key = self._string(token, holder.place)
        place = (*holder.place, key)
        if key in holder.items:
            first = self._source.lines.get(place, self._line)
            self._source.find(place, _("stands twice (first in line {n})").format(n=first), _("keep one"), self._line)
        self._source.lines.setdefault(place, self._line)
        holder.key = key

    def _value(self, token: str) -> None:
        self._values += 1
        if self._values > MOST_VALUES or self._source.noted > MOST_FINDINGS:
            raise self._stop(_("holds too many values for a pack"), _("shorten it"))
        holder = self._open[-1] if self._open else None
        step = None if holder is None else len(holder.items) if isinstance(holder.items, list) else holder.key or ""
        place: Place = () if holder is None or step is None else (*holder.place, step)
        self._source.lines.setdefault(place, self._line)
        value: Any
        if token in ("{", "["):
            if len(self._open) >= DEEPEST:
                raise self._stop(_("is nested deeper than {n} levels").format(n=DEEPEST), _("flatten it"))
            value = {} if token == "{" else []
            self._open.append(_Open(place, value))
        else:
            value = self._scalar(token, place)
        if holder is None:
            self._source.tree = value
        elif isinstance(holder.items, list):
            holder.items.append(value)
        else:
            holder.items.setdefault(str(step), value)

    def _scalar(self, token: str, place: Place) -> Any:
        if token.startswith('"'):
            return self._string(token, place)
        if token in ("true", "false"):
            return token == "true"
        if token == "null":
            self._source.find(place, _("is null"), _("write a value or leave it out"), self._line)
            return ""
        if not token[:1].isdigit() and not token.startswith("-"):
            raise self._no_json(token)
        if not _WHOLE.fullmatch(token):
            self._source.find(
                place, _("is a number that is not whole"), _("write a whole number, or text in quotes"), self._line
            )
        elif len(token) > _LONGEST_NUMBER or abs(int(token)) > LARGEST:
            self._source.find(place, _("is a number beyond 2^53"), _("put it in quotes"), self._line)
        else:
            return int(token)
        return 0

    def _string(self, token: str, place: Place) -> str:
        text = unicodedata.normalize("NFC", str(json.loads(token)))
        hidden = HIDDEN.search(text)
        if hidden:
            what = _("holds a hidden character (U+{code:04X})").format(code=ord(hidden[0]))
            self._source.find(place, what, _("remove it"), self._line)
        return text

    def _next(self, *, at_end: bool = False) -> str:
        """The next token; the line is then that of its beginning. Empty at the end of the text."""
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        found = _TOKEN.match(self._text, self._at)
        if found is None:
            if self._at < len(self._text):
                raise self._no_json(self._text[self._at : self._at + 20])
            if at_end:
                return ""
            raise self._stop(_("ends too early"), _("ask for the file again"))
        self._at = found.end()
        return found[0]

    def _no_json(self, token: str = "") -> PackError:
        what = _('is no JSON here ("{text}")').format(text=shown(token, 20)) if token else _("is no JSON here")
        return self._stop(what, _("check commas, brackets and quotation marks"))

    def _stop(self, what: str, remedy: str) -> PackError:
        return PackError([*self._source.findings, Finding(self._source.file, self._line, "", what, remedy)])
