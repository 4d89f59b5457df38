"""Short titles for imported questions: the section's letter, the number, the first words that tell them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from interviewer_app.core.rubrics.markdown.names import same, shortened

LONGEST_TITLE = 40
OPENING = 6  # words in which "Please tell us about a time" has room
FEWEST_QUESTIONS = 8  # below that, nothing can be called usual
LEAST_LEFT = 2  # words a title keeps


def usual_openings(questions: Iterable[str]) -> frozenset[str]:
    """The words that stand among the first ones of every fifth question, such as "tell" and "us", whatever the
    language.

    Empty for fewer than `FEWEST_QUESTIONS` questions.
    """
    firsts = [{same(word) for word in text.split()[:OPENING]} for text in questions]
    if len(firsts) < FEWEST_QUESTIONS:
        return frozenset()
    seen = Counter(word for words in firsts for word in words if word)
    return frozenset(word for word, count in seen.items() if count * 5 >= len(firsts))


def probe_title(number: str, text: str, openings: frozenset[str]) -> str:
    """`number` and the first words of `text` after its usual opening, at most `LONGEST_TITLE` characters."""
    words = text.split()
    first = next((at for at, word in enumerate(words) if at >= OPENING or same(word) not in openings), len(words))
    kept = words[first:] if len(words) - first >= LEAST_LEFT else words
    told = " ".join(kept).rstrip(".")
    return shortened(f"{number} {told[:1].upper()}{told[1:]}", LONGEST_TITLE)
