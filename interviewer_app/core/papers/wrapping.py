"""Fitting text into a width: lines, and an ending that says where the rest stands. Cutting happens in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from interviewer_app.core.papers.scripts import CJK, THAI, is_mark, script_of
from interviewer_app.core.papers.shaping import Style, is_plain, measure, printable

ELLIPSIS = "…"

_BREAKS = re.compile(r"\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_WORDS = re.compile(r"\s*\S+")
# Characters that may not begin a line, and those that may not end one, in Chinese and Japanese setting.
_NOT_FIRST = frozenset("、。，．・：；！？）］｝〕〉》」』】〙〗’”ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.;:!?)]}")
_NOT_LAST = frozenset("（［｛〔〈《「『【〘〖‘“([{")


def wrap(text: str, style: Style, width: float, max_lines: int | None = None, more: str = ELLIPSIS) -> list[str]:
    """`text` as lines no wider than `width` points; line breaks in it hold.

    max_lines: how many lines there are at most; the last one then ends with `more` (such as "… p. 3")
    returns:   at least one line, each in logical order and free of control characters
    """
    lines: list[str] = []
    for paragraph in _BREAKS.split(text):
        for line in _paragraph(printable(paragraph, style).strip(), style, width):
            if max_lines is not None and len(lines) == max_lines:
                return [*lines[:-1], _ended(lines[-1], style, width, more)]
            lines.append(line)
    return lines


def elide(text: str, style: Style, width: float, more: str = ELLIPSIS) -> str:
    """`text` on one line no wider than `width`, cut at the end if it must be."""
    clean = printable(text, style)
    return clean if measure(clean, style) <= width else _ended(clean, style, width, more)


def _paragraph(text: str, style: Style, width: float) -> Iterator[str]:
    measured = _ruler(text, style)
    if measured(text) <= width:
        yield text
        return
    line, used = "", 0.0
    for word in _words(text, style):
        advance = measured(word)
        if line and used + advance > width:
            yield line.rstrip()
            line, used, word = "", 0.0, word.lstrip()
            advance = measured(word)
        while advance > width and len(word) > 1:
            cut = _longest(word, style, width)
            yield word[:cut]
            word = word[cut:]
            advance = measured(word)
        line += word
        used += advance
    if line:
        yield line.rstrip()


def _ruler(text: str, style: Style) -> Callable[[str], float]:
    """`measure` for pieces of `text`: a plain sum of widths where the whole text is plain."""
    own = style.face
    if not is_plain(text, own):
        return lambda piece: measure(piece, style)
    width_of, scale = own.advances.__getitem__, style.size / 1000
    return lambda piece: sum(map(width_of, piece)) * scale


def _words(text: str, style: Style) -> Iterator[str]:
    """Pieces between which a line may end, each with the spaces before it."""
    if is_plain(text, style.face):
        yield from _WORDS.findall(text)
        return
    for word in _WORDS.findall(text):
        if not any(script_of(char) in (CJK, THAI) for char in word):
            yield word
        else:
            yield from _unspaced(word)


def _unspaced(word: str) -> Iterator[str]:
    """Scripts without spaces: after every character, except before a mark or where punctuation would stand alone."""
    piece = ""
    for char in word:
        bound = not piece.strip() or is_mark(char) or char in _NOT_FIRST or piece[-1] in _NOT_LAST
        if bound or _are_letters_of_a_word(piece[-1], char):
            piece += char
        else:
            yield piece
            piece = char
    yield piece


def _are_letters_of_a_word(before: str, after: str) -> bool:
    scripts = {script_of(before), script_of(after)}
    if scripts == {THAI}:  # leading vowels bind to what follows, following ones to what stands before
        return before in "เแโใไ" or after in "ะาำๅๆ"
    return CJK not in scripts and THAI not in scripts


def _longest(text: str, style: Style, width: float) -> int:
    """How many characters of `text` fit into `width`, at least one, never parting a mark from its letter."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle], style) <= width:
            low = middle
        else:
            high = middle - 1
    cut = low
    while 1 < cut < len(text) and is_mark(text[cut]):
        cut -= 1
    return cut if cut > 1 or not is_mark(text[1:2] or "x") else low


def _ended(line: str, style: Style, width: float, more: str) -> str:
    """`line` cut so that `more` fits behind it."""
    left = width - measure(more, style)
    if measure(line, style) > left:
        line = _at_word(line, _longest(line, style, left)) if left > 0 else ""
    return line.rstrip(" ,;:–—") + more


def _at_word(line: str, cut: int) -> str:
    """`line` cut before the word that `cut` would break, unless that would cost more than a third."""
    space = line.rfind(" ", 0, cut + 1)
    return line[:space] if space * 3 > cut * 2 else line[:cut]
