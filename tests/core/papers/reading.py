"""Reading pages back with the tools a reader has: poppler and pypdf."""

from __future__ import annotations

import html
import io
import re
import subprocess
from typing import Any, NamedTuple

import pikepdf

# Marks that poppler puts around stretches of right to left text.
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)</word>')


class Word(NamedTuple):
    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


class Font(NamedTuple):
    name: str
    embedded: bool
    to_unicode: bool


def _poppler(tool: str, pdf: bytes, *options: str) -> str:
    found = subprocess.run(
        [tool, *options, "-", *(["-"] if tool == "pdftotext" else [])], input=pdf, capture_output=True
    )
    assert found.returncode == 0, found.stderr.decode()
    return found.stdout.decode()


def text_of(pdf: bytes, *options: str) -> str:
    """What `pdftotext` reads, without the direction marks it adds."""
    return _DIRECTION_MARKS.sub("", _poppler("pdftotext", pdf, *options))


def pypdf_text(pdf: bytes) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def words_of(pdf: bytes) -> list[Word]:
    """Every word with its box in points from the top left corner."""
    words, page = [], 0
    for line in _poppler("pdftotext", pdf, "-bbox").splitlines():
        page += "<page " in line
        if match := _WORD.search(line):
            left, top, right, bottom = (float(value) for value in match.groups()[:4])
            words.append(Word(page, left, top, right, bottom, html.unescape(match[5])))
    return words


def fonts_of(pdf: bytes) -> list[Font]:
    """What `pdffonts` says of each font."""
    lines = _poppler("pdffonts", pdf).splitlines()[2:]
    return [Font(line.split()[0], *_flags(line)) for line in lines]


def _flags(line: str) -> tuple[bool, bool]:
    embedded, _subset, to_unicode = re.findall(r"\b(yes|no)\b", line)[-3:]
    return embedded == "yes", to_unicode == "yes"


def instructions(pdf: bytes) -> list[tuple[list[Any], str]]:
    """Operands and operator of every drawing instruction on all pages."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            (list(operands), str(operator))
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page)
        ]


def actual_texts(pdf: bytes) -> list[str]:
    """The text behind every shaped run, outermost marks only, in drawing order."""
    found, depth = [], 0
    for operands, operator in instructions(pdf):
        if operator == "BDC":
            if depth == 0 and "/ActualText" in operands[1]:
                found.append(bytes(operands[1]["/ActualText"])[2:].decode("utf-16-be"))
            depth += 1
        elif operator == "EMC":
            depth -= 1
    return found


def collisions(words: list[Word]) -> list[tuple[str, str]]:
    """Pairs of words whose letters lie over each other; boxes are as high as the font, so only their middle counts."""
    found = []
    pages: dict[int, list[Word]] = {}
    for word in words:
        pages.setdefault(word.page, []).append(word)
    for some in pages.values():
        some.sort(key=lambda word: word.top)
        for index, one in enumerate(some):
            for two in some[index + 1 :]:
                if two.top - one.top > 14:
                    break
                across = min(one.right, two.right) - max(one.left, two.left)
                down = min(one.bottom - _third(one), two.bottom - _third(two)) - max(
                    one.top + _third(one), two.top + _third(two)
                )
                if across > 0.6 and down > 0.3:
                    found.append((one.text, two.text))
    return found


def _third(word: Word) -> float:
    return (word.bottom - word.top) * 0.3
