"""The list of words that are no evidence, read from resources/wording once; every group says where it comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from interviewer_app.core.places import resource

ANYWHERE, OF_SOMEBODY, IS, BEFORE_PEOPLE, ACTS = "anywhere", "of somebody", "is", "before people", "acts"


class Entry(NamedTuple):
    """Words read the same way.

    read:       `anywhere`: wherever they stand; `of somebody`: unless they speak of a thing; `is`: only with "is" or
                "seems" or before a word for people; `before people`: only there; `acts`: verbs, unless a thing does it
    not_before, not_after: the next word, or the one before, that makes something else of them
    """

    read: str
    pattern: re.Pattern[str]
    not_before: frozenset[str]
    not_after: frozenset[str]


class Group(NamedTuple):
    """One thing a note should not say. `quoted`: also read within quotation marks."""

    name: str
    about: str
    why: str
    say: str
    sources: tuple[str, ...]
    quoted: bool
    entries: tuple[Entry, ...]


class Grammar(NamedTuple):
    """Plain words that tell whether a person or a thing is spoken of."""

    persons: frozenset[str]
    people: frozenset[str]
    copulas: frozenset[str]
    fillers: frozenset[str]
    after: frozenset[str]
    joiners: frozenset[str]
    data: frozenset[str]


@cache
def groups() -> tuple[Group, ...]:
    """Every group, in the order of the list.

    raises: MachineTrouble where the installation is incomplete
    """
    held = _held()
    lists = {**held["lists"], "people": held["grammar"]["people"]}
    return tuple(
        Group(g["name"], g["about"], g["why"], g["say"], tuple(g["sources"]), g["quoted"], tuple(_entries(g, lists)))
        for g in held["groups"]
    )


@cache
def grammar() -> Grammar:
    return Grammar(*(frozenset(_held()["grammar"][name]) for name in Grammar._fields))


@cache
def _held() -> dict[str, Any]:
    held: dict[str, Any] = json.loads(resource("wording", "evidence.json").read_text(encoding="utf-8"))
    return held


def _entries(group: Mapping[str, Any], lists: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    for entry in group["entries"]:
        pattern = compiled(entry["words"], lists)
        yield Entry(
            entry["read"], pattern, frozenset(entry.get("not_before", ())), frozenset(entry.get("not_after", ()))
        )


def compiled(phrases: Sequence[str], lists: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """One pattern for all `phrases`, the longest first. In a phrase: `a|b` either, `a?` or nothing, `a*` however it
    ends, `_` any word, `#` digits, `%name` a word of a list; a space is also a hyphen.
    """
    inner = "|".join(_pattern(phrase, lists) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![\w'])(?:{inner})(?![\w])")


def _pattern(phrase: str, lists: Mapping[str, Sequence[str]]) -> str:
    parts = []
    for token in phrase.split():
        optional = token.endswith("?")
        inner = "|".join(_word(word, lists) for word in token.rstrip("?").split("|"))
        parts.append(rf"(?:(?:{inner})[\s-]{{1,4}})?" if optional else rf"(?:{inner})[\s-]{{1,4}}")
    return _without_last_space(parts)


def _without_last_space(parts: list[str]) -> str:
    """The space belongs between words: the last word is followed by none, also where it may be left out."""
    space = r"[\s-]{1,4}"
    if not parts[-1].endswith("?"):
        return "".join(parts[:-1]) + parts[-1].removesuffix(space)
    kept = _without_last_space(parts[:-1])
    last = parts[-1].removeprefix("(?:").removesuffix(")?").removesuffix(space)
    return f"{kept}(?:{space}{last})?"


def _word(word: str, lists: Mapping[str, Sequence[str]]) -> str:
    if word.startswith("%"):
        return "|".join(
            re.escape(one).replace(r"\ ", r"[\s-]{1,4}") for one in sorted(lists[word[1:]], key=len, reverse=True)
        )
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\#", r"\d+").replace("_", r"[\w']+")
