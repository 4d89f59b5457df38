"""What may be drawn of a text, and in which direction: cleaning, scripts, and bidirectional runs.

Nothing in a text acts: control characters, bidi overrides, joiners outside their scripts and tags are removed or named.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

LATIN, ARABIC, HEBREW, DEVANAGARI, THAI, CJK = "latin", "arabic", "hebrew", "devanagari", "thai", "cjk"

# First code point of each block and the script whose font draws it; what stands between belongs to LATIN, the default.
_BLOCKS: tuple[tuple[int, str], ...] = (
    (0x0000, LATIN),
    (0x0590, HEBREW),
    (0x0600, ARABIC),
    (0x0700, LATIN),
    (0x0750, ARABIC),
    (0x0780, LATIN),
    (0x08A0, ARABIC),
    (0x0900, DEVANAGARI),
    (0x0980, LATIN),
    (0x0E00, THAI),
    (0x0E80, LATIN),
    (0x1100, CJK),
    (0x1200, LATIN),
    (0x1CD0, DEVANAGARI),
    (0x1D00, LATIN),
    (0x2E80, CJK),
    (0xA4D0, LATIN),
    (0xA8E0, DEVANAGARI),
    (0xA900, LATIN),
    (0xA960, CJK),
    (0xA980, LATIN),
    (0xAC00, CJK),
    (0xD800, LATIN),
    (0xF900, CJK),
    (0xFB00, LATIN),
    (0xFB1D, HEBREW),
    (0xFB50, ARABIC),
    (0xFE00, LATIN),
    (0xFE30, CJK),
    (0xFE50, LATIN),
    (0xFE70, ARABIC),
    (0xFF00, CJK),
    (0xFFF0, LATIN),
    (0x20000, CJK),
    (0x32000, LATIN),
)
_STARTS = [start for start, _ in _BLOCKS]

SHAPED = frozenset({ARABIC, HEBREW, DEVANAGARI, THAI})
_JOINED = frozenset({ARABIC, DEVANAGARI})
_JOINERS = frozenset("\u200c\u200d")
_EMOJI_STYLE = "\ufe0f"
_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
# Everything the bidirectional algorithm calls right to left; only then is it worth running.
_RTL = frozenset({"R", "AL", "AN"})


def script_of(char: str) -> str:
    """The script whose font should be asked first for `char`."""
    return _BLOCKS[bisect_right(_STARTS, ord(char)) - 1][1]


def is_mark(char: str) -> bool:
    """Whether `char` sits on the character before it and so must be shaped together with it."""
    return unicodedata.category(char) in ("Mn", "Mc", "Me")


def named(char: str) -> str:
    """A character that cannot be drawn, as its Unicode name in brackets: `[GRINNING FACE]`."""
    name = unicodedata.name(char, "")
    return f"[{name}]" if name else f"[U+{ord(char):04X}]"


def is_emoji(text: str, index: int) -> bool:
    """Whether the character at `index` is a picture: on the emoji planes, or asked for as one by what follows."""
    return 0x1F000 <= ord(text[index]) <= 0x1FBFF or text[index + 1 : index + 2] == _EMOJI_STYLE


def without_controls(text: str) -> str:
    """`text` with line breaks and tabs as spaces, other controls named, and invisible format characters removed.

    Joiners stay where Arabic and Devanagari need them; a variation selector goes, unless it asks for a picture
    (`is_emoji` needs it, so it is left for the caller).
    """
    kept: list[str] = []
    for char in text:
        if char in _SPACES:
            kept.append(" ")
        elif char in _JOINERS:
            if kept and script_of(kept[-1][-1]) in _JOINED:
                kept.append(char)
        elif (category := unicodedata.category(char)) == "Cf":
            continue
        elif category in ("Cc", "Cs"):
            kept.append(named(char))
        elif 0xFE00 <= ord(char) < 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF:
            continue
        else:
            kept.append(char)
    return "".join(kept)


class Direction(NamedTuple):
    """A stretch [start, end) of one embedding level; an odd level reads right to left."""

    start: int
    end: int
    level: int


def is_rtl(text: str) -> bool:
    """Whether the first letter with a direction reads right to left, which then holds for the line."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def directions(text: str, rtl: bool | None = None) -> list[Direction]:
    """The embedding levels of one line in logical order, by UAX 9; `rtl` overrides the direction of the line."""
    base = is_rtl(text) if rtl is None else rtl
    if not base and not any(unicodedata.bidirectional(char) in _RTL for char in text):
        return [Direction(0, len(text), 0)]
    return list(_stretches(_levels(text, int(base))))


def _levels(text: str, base: int) -> list[int]:
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    levels = [char["level"] for char in storage["chars"]]
    for index in range(len(text) - 1, -1, -1):  # rule L1: the spaces that end a line follow the line
        if text[index] != " ":
            break
        levels[index] = base
    return levels


def _stretches(levels: list[int]) -> Iterator[Direction]:
    start = 0
    for index in range(1, len(levels) + 1):
        if index == len(levels) or levels[index] != levels[start]:
            yield Direction(start, index, levels[start])
            start = index


def visual_order(levels: list[int]) -> list[int]:
    """Indexes of pieces from left to right, given each one's level in logical order (rule L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for threshold in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        index = 0
        while index < len(order):
            end = index
            while end < len(order) and levels[order[end]] >= threshold:
                end += 1
            if end > index:
                order[index:end] = order[index:end][::-1]
            index = max(end, index + 1)
    return order
