"""Two spellings that may be one name: told to the person, who decides. Nothing is ever merged by itself."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

MOST_NAMES = 600  # beyond it only spellings with the same letters are found: each pair costs
_SHORTEST_WORD = 4
_SHORTEST = 6  # names shorter than this differ by one letter often enough


class Alike(NamedTuple):
    """`other` may be `name`, which stands more often, or is the full name."""

    name: str
    other: str


def alike_people(counts: Mapping[str, int]) -> list[Alike]:
    """Spellings of interviewers that may be one person, by how often each stands."""
    return _alike(counts, {name: _person(name) for name in counts}, initials=True)


def alike_dimensions(counts: Mapping[str, int]) -> list[Alike]:
    """The same for dimensions."""
    return _alike(counts, {name: _letters(name) for name in counts}, initials=False)


def _alike(counts: Mapping[str, int], plain: Mapping[str, str], initials: bool) -> list[Alike]:
    order = sorted(counts, key=lambda name: (-counts[name], "@" in name, name))
    found: list[Alike] = []
    by_form: dict[str, list[str]] = defaultdict(list)
    for name in order:
        by_form[plain[name]].append(name)
    for first, *others in by_form.values():
        found += [Alike(first, other) for other in others]
    forms = [form for form in by_form if form]
    if len(forms) <= MOST_NAMES:
        for at, one in enumerate(forms):
            for two in forms[at + 1 :]:
                if _one_slip(one, two):
                    found.append(Alike(by_form[one][0], by_form[two][0]))
                elif initials and _initial(one, two):
                    full, short = sorted((one, two), key=len, reverse=True)
                    found.append(Alike(by_form[full][0], by_form[short][0]))
    return found


def _letters(name: str) -> str:
    """Letters and digits without case and accents, words one space apart."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", kept.replace("_", " ")))


def _person(name: str) -> str:
    """"Smith, Jane", "jane.smith@example.com" and "Jane Smith" have one form."""
    name = name.partition("@")[0].replace(".", " ") if re.fullmatch(r"[^\s@]+@[^\s@]+", name) else name
    last, comma, first = name.partition(",")
    return _letters(f"{first} {last}" if comma and "," not in first else name)


def _initial(one: str, two: str) -> bool:
    """"j smith" and "jane smith"."""
    first, other = one.split(), two.split()
    if len(first) < 2 or len(other) < 2 or first[-1] != other[-1]:
        return False
    short, long = sorted((first[0], other[0]), key=len)
    return len(short) == 1 < len(long) and long.startswith(short)


def _one_slip(one: str, two: str) -> bool:
    """One letter more, less, another, or two that changed places; digits tell names apart on purpose."""
    short = min(len(one), len(two))
    if short < _SHORTEST or abs(len(one) - len(two)) > 1:
        return False
    half = short // 2 - 1
    if one[:half] != two[:half] and one[-half:] != two[-half:]:
        return False  # most pairs end here: one slip leaves a half alone
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    first, other = one[start : len(one) - end], two[start : len(two) - end]
    if any(letter.isdigit() for letter in first + other) or _in_short_word(one, two):
        return False
    return len(first) <= 1 and len(other) <= 1 or (len(first) == len(other) == 2 and first == other[::-1])


def _in_short_word(one: str, two: str) -> bool:
    """An initial or a name of three letters is another one, not a slip."""
    pairs = [(a, b) for a, b in zip(one.split(), two.split(), strict=False) if a != b]
    return len(one.split()) == len(two.split()) and any(min(len(a), len(b)) < _SHORTEST_WORD for a, b in pairs)
