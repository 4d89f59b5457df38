"""The word lists of the lint, read from resources/lint once."""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

from interviewer_app.core.places import resource


class Group(NamedTuple):
    """Words about one thing, and the text that says why they matter."""

    name: str
    about: str
    source: str
    words: tuple[str, ...]


@cache
def groups_of(name: str) -> tuple[Group, ...]:
    """The groups of the list `name`.

    raises: MachineTrouble where the installation is incomplete
    """
    held = json.loads(resource("lint", f"{name}.json").read_text(encoding="utf-8"))
    return tuple(Group(g["name"], g["about"], g["source"], tuple(g["words"])) for g in held["groups"])


@cache
def words_of(name: str) -> frozenset[str]:
    """All words of the list `name`, whatever their group."""
    return frozenset(word for group in groups_of(name) for word in group.words)


def phrases_of(name: str) -> tuple[str, ...]:
    """All phrases of the list `name`, the longest first."""
    return tuple(sorted(words_of(name), key=lambda phrase: (-len(phrase), phrase)))
