"""Reads a note, a rationale or a recommendation for words that are no evidence. It asks nothing and forbids nothing.

Offline, by a list; every finding says why and offers a way to say what was seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from interviewer_app.core.scorecards.wording import lists, subjects
from interviewer_app.core.scorecards.wording.clauses import (
    Word,
    clause_at,
    code,
    looks_like_code,
    plain,
    quotations,
)
from interviewer_app.core.scorecards.wording.lists import Entry, Grammar, Group, grammar, groups

LONGEST = 20_000  # characters that are read; an entry holds no more
MOST = 40  # findings of one group in one text; whoever has forty has seen the point


class Finding(NamedTuple):
    """A stretch of a text, from `start` to `end`, that describes a person, guesses a motive or touches what must not
    be rated.

    group: name of the group; about: what it touches; why: a clause that follows on the stretch; say: how to say what
    was seen; source: where the group comes from
    """

    group: str
    start: int
    end: int
    stretch: str
    about: str
    why: str
    say: str
    source: str


@lru_cache(maxsize=2_048)
def read_words(text: str) -> tuple[Finding, ...]:
    """The findings in `text`, by place; of those of one group that overlap the longest. Some 10 ms for a long note.

    raises: MachineTrouble where the installation is incomplete
    """
    text = text[:LONGEST]
    low, known = plain(text), grammar()
    foreign, names = quotations(text), code(text)
    found = []
    for group in groups():
        closed = names if group.quoted else [*names, *foreign]
        spans = list(islice((span for span in _spans(group, low, known) if not _within(span, closed)), MOST))
        found += [_finding(group, text, start, end) for start, end in _longest(spans)]
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def _finding(group: Group, text: str, start: int, end: int) -> Finding:
    return Finding(group.name, start, end, text[start:end], group.about, group.why, group.say, group.sources[0])


def _spans(group: Group, low: str, known: Grammar) -> Iterator[tuple[int, int]]:
    for entry in group.entries:
        for match in entry.pattern.finditer(low):
            start, end = match.span()
            if not looks_like_code(low, start, end) and _counts(entry, low, start, end, known):
                yield start, end


def _counts(entry: Entry, low: str, start: int, end: int, known: Grammar) -> bool:
    words = clause_at(low, start)
    first = next((n for n, word in enumerate(words) if word.end > start), len(words))
    after = next((n for n, word in enumerate(words) if word.start >= end), len(words))
    following = words[after].text if after < len(words) and not words[after].after_comma else ""
    previous = words[first - 1].text if first else ""
    if following in known.data or following in entry.not_before or previous in entry.not_after:
        return False
    return _read(entry.read, words, first, after, known)


def _read(way: str, words: Sequence[Word], first: int, after: int, known: Grammar) -> bool:
    if way == lists.ANYWHERE:
        return True
    if way == lists.ACTS:
        return subjects.by_a_person(words, first, known)
    if subjects.before_people(words, after, known):
        return True
    if way == lists.BEFORE_PEOPLE or subjects.of_a_thing(words, after, known):
        return False
    if way == lists.IS and not subjects.says_is(words, first, known):
        return False
    return subjects.by_a_person(words, first, known)


def _within(span: tuple[int, int], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in stretches)


def _longest(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other[0] or start >= other[1] for other in kept):
            kept.append((start, end))
    return sorted(kept)
