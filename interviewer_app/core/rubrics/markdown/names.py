"""Names in a Markdown rubric: letters before them, whether two are the same, ids and start marks."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# "A - Name", "1) Name", "II. Name", "Section B: Name", "(c) Name", "A–Name"
_LABEL = re.compile(
    rf"(?:(?P<word>[^\W\d_]{{2,}})\s+)?[(\[]?(?P<label>[^\W\d_]|[IVX]{{1,5}}|\d{{1,2}}(?:\.\d{{1,2}})?)[)\]]?"
    rf"(?:\s+[{_DASHES}:|]+\s+|\s*[–—]+\s*|[.):\]．、：]\s+|[)\]．、：])(?P<name>\S.*)"
)
_MARK = re.compile(r"(?<![\d:])(\d{1,2}):([0-5]\d)(?![\d:])")
_EDGES = f" \t{_DASHES}:|·•,;()[]"
_SLUG_LENGTH = 48
_MOST_ALIKE = 60  # likeness is slow, and real rubrics have a handful of competencies

# What NFKD leaves alone but readers of Latin letters expect.
_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
})  # fmt: skip


@dataclass(frozen=True)
class Name:
    """A heading in two parts: `label` is the letter or number before it, empty where there is none."""

    label: str
    text: str


def names(headings: Sequence[str]) -> list[Name]:
    """Headings that belong together, split alike: a letter counts as a label only if most of them have one."""
    matches = [_LABEL.fullmatch(heading) for heading in headings]
    words = {match["word"] for match in matches if match}
    split = [Name(match["label"], match["name"].strip()) if match else None for match in matches]
    found = [name for name in split if name is not None]
    labels = [name.label.casefold() for name in found]
    alike = len(words) == 1 and len(set(labels)) == len(labels)
    most = len(found) * 2 > len(headings) and (len(found) > 1 or _is_first(labels[0]))
    if not (alike and most):
        return [Name("", heading) for heading in headings]
    return [name or Name("", heading) for name, heading in zip(split, headings, strict=True)]


def _is_first(label: str) -> bool:
    return label in ("a", "1", "i", "а")


@lru_cache(maxsize=16384)
def same(text: str) -> str:
    """What two spellings of one name have in common."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    return " ".join("".join(letter if letter.isalnum() else " " for letter in folded).split())


def match(name: Name, known: Sequence[Name]) -> int | None:
    """The index in `known` of the name that is meant: by its words, else by its label, else by likeness."""
    by_text: Mapping[str, int] = {same(other.text): index for index, other in reversed(list(enumerate(known)))}
    wanted = same(name.text)
    if wanted in by_text:
        return by_text[wanted]
    near = difflib.get_close_matches(wanted, by_text, n=1, cutoff=0.82) if wanted and len(known) <= _MOST_ALIKE else []
    if near:
        return by_text[near[0]]
    label = name.label or name.text
    by_label = {(other.label or other.text).casefold(): index for index, other in reversed(list(enumerate(known)))}
    return by_label.get(label.casefold())


def slug(text: str) -> str:
    """Small ASCII letters, digits and hyphens; empty where the text has none of them (such as Chinese)."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS).replace("&", " "))
    kept = "".join(letter for letter in folded.translate(_LETTERS) if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", "".join(letter if letter.isascii() else " " for letter in kept))
    made = ""
    for word in words:
        if made and len(made) + len(word) >= _SLUG_LENGTH:
            break
        made = f"{made}-{word}" if made else word[:_SLUG_LENGTH]
    return made


def unique(wanted: str, fallback: str, taken: set[str]) -> str:
    """`wanted`, or `fallback` if it is empty, with a number where it is taken; notes it in `taken`."""
    base = wanted or fallback
    made, number = base, 2
    while made in taken:
        made, number = f"{base}-{number}", number + 1
    taken.add(made)
    return made


def start_mark(text: str) -> tuple[tuple[int, int], str] | None:
    """The first `00:10` in `text` as two numbers, and the text without it; None where there is none."""
    found = _MARK.search(text)
    if found is None:
        return None
    rest = f"{text[: found.start()].rstrip(_EDGES)} {text[found.end() :].lstrip(_EDGES)}".strip(_EDGES)
    return (int(found[1]), int(found[2])), rest


def start_minutes(marks: Iterable[tuple[int, int] | None]) -> list[int | None]:
    """Marks of one file as minutes from the start: hours and minutes, or minutes and seconds if that is what rises.

    | marks               | minutes   | why                                       |
    | 00:10 00:15 01:05   | 10 15 65  | hours:minutes within four hours           |
    | 05:00 10:00 20:00   | 5 10 20   | as hours that would be a whole day        |
    | 14:00 14:15 14:30   | none      | times of day: no start is known           |
    """
    given = list(marks)
    there = [mark for mark in given if mark is not None]
    for per_first, per_second in ((60, 1), (1, 0)):
        values = [first * per_first + second * per_second for first, second in there]
        if values and max(values) <= 240 and values == sorted(set(values)):
            return [None if mark is None else mark[0] * per_first + mark[1] * per_second for mark in given]
    return [None] * len(given)


def shortened(text: str, most: int) -> str:
    """At most `most` characters, cut between words where that is possible."""
    if len(text) <= most:
        return text
    cut = text[: most - 1].rsplit(" ", 1)[0] if " " in text[: most - 1] else text[: most - 1]
    return cut.rstrip(" ,;:") + "…"
