"""Whether words speak of a person or of a thing: "lazy, took the first" or "lazy loading"; "tried to hide it" or "the
wrapper tries to hide it". Plain rules about the words around; where they do not decide, it is a person.
"""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.scorecards.wording.clauses import Word
from interviewer_app.core.scorecards.wording.lists import Grammar

BETWEEN = 3  # words that may stand between "good" and "maintainer"


def before_people(words: Sequence[Word], after: int, known: Grammar) -> bool:
    """Whether a word for people follows at `after`, at most three words on: "good open source maintainer"."""
    for word in words[after : after + BETWEEN + 1]:
        if word.after_comma:
            return False
        if word.text in known.people:
            return True
        if word.text in known.after or word.text in known.joiners:
            return False
    return False


def of_a_thing(words: Sequence[Word], after: int, known: Grammar) -> bool:
    """Whether what follows at `after` is a thing the word describes: "lazy loading", "cold and warm starts"."""
    if after >= len(words) or words[after].after_comma or before_people(words, after, known):
        return False
    word = words[after].text
    if word in known.joiners and after + 2 < len(words) and not words[after + 1].after_comma:
        third = words[after + 2]
        return not third.after_comma and not _goes_on(third.text, known) and not before_people(words, after + 1, known)
    return not _goes_on(word, known)


def _goes_on(word: str, known: Grammar) -> bool:
    return word in known.after or word in known.joiners or word in known.fillers or word.endswith("ly")


def by_a_person(words: Sequence[Word], before: int, known: Grammar) -> bool:
    """Whether the subject to the left of `before` is a person, or nobody is named, as in notes."""
    at = before
    while at > 0 and not words[at].after_comma:
        word = words[at - 1].text
        if word in known.persons or word in known.people:
            return True
        if word in known.joiners:
            return _first_is_a_person(words, at - 1, known)
        if not (word in known.fillers or word in known.copulas or word.endswith("ly")):
            return word == "that" and at > 1
        at -= 1
    return True


def _first_is_a_person(words: Sequence[Word], end: int, known: Grammar) -> bool:
    """Before "and": whether the stretch begins with a person, or with an act or a trait rather than a thing."""
    begin = end
    while begin > 0 and not words[begin].after_comma:
        begin -= 1
    stretch = [word.text for word in words[begin:end]]
    if any(word in known.persons or word in known.people for word in stretch):
        return True
    first = next((word for word in stretch if not (word in known.fillers or word in known.copulas)), "")
    return not first or first.endswith("ed") or len(stretch) <= 2 and stretch[0] not in ("the", "this", "its")


def says_is(words: Sequence[Word], before: int, known: Grammar) -> bool:
    """Whether "is", "seems" or their like stands before, with nothing but small words between."""
    at = before
    while at > 0 and not words[at].after_comma:
        word = words[at - 1].text
        if word in known.copulas:
            return True
        if not (word in known.fillers or word in known.joiners or word.endswith("ly")):
            return False
        at -= 1
    return False
