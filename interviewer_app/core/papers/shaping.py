"""From a text to pieces that can be drawn: one font, one direction, glyphs where the letters depend on each other."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from interviewer_app.core.papers import scripts
from interviewer_app.core.papers.fonts import MONO, Face, face, face_for, harfbuzz


@dataclass(frozen=True, slots=True)
class Style:
    """Size in points and cut of a text."""

    size: float
    bold: bool = False
    mono: bool = False

    @property
    def face(self) -> Face:
        return face(MONO if self.mono else scripts.LATIN, self.bold)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A placed glyph; advance and offsets in thousandths of the size. `text` is empty inside a cluster."""

    index: int
    text: str
    advance: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one font and one direction, in logical order.

    glyphs: left to right, only where it was shaped; place: when it is read, counted from the beginning of the line
    """

    face: Face
    text: str
    width: float
    glyphs: tuple[Glyph, ...] = ()
    rtl: bool = False
    place: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    face: Face
    text: str
    level: int
    shaped: bool


def is_plain(text: str, style_face: Face) -> bool:
    """Whether the style's own font draws `text` left to right, one glyph per character."""
    plain = style_face.plain
    if plain.issuperset(text):
        return True
    for char in set(text) - plain:
        if not _needs_nothing(char, style_face):
            return False
        plain.add(char)
    return True


def _needs_nothing(char: str, style_face: Face) -> bool:
    return (
        scripts.script_of(char) == scripts.LATIN
        and unicodedata.category(char)[0] not in "CM"
        and unicodedata.bidirectional(char) not in ("R", "AL", "AN", "B", "S")
        and style_face.glyph(char) != 0
    )


def printable(text: str, style: Style) -> str:
    """What of `text` will stand on the page: nothing that acts, and what no font has as its name in brackets."""
    if is_plain(text, style.face):
        return text
    text = scripts.without_controls(text)
    drawn: list[str] = []
    for index, char in enumerate(text):
        if char == "\ufe0f":
            continue
        known = not scripts.is_emoji(text, index) and face_for(char, _preferred(char, style), style.bold)
        drawn.append(char if known or char in "\u200c\u200d" else scripts.named(char))
    return "".join(drawn)


def measure(text: str, style: Style) -> float:
    """The width of one line in points."""
    own = style.face
    if is_plain(text, own):
        return sum(map(own.advances.__getitem__, text)) * style.size / 1000
    return sum(piece.width for piece in pieces(text, style.bold, style.mono)) * style.size / 1000


@lru_cache(maxsize=512)
def pieces(text: str, bold: bool, mono: bool, rtl: bool | None = None) -> tuple[Piece, ...]:
    """One line as pieces from left to right; `rtl` is the direction of its paragraph, by its first letter if None."""
    style = Style(1, bold, mono)
    clean = printable(text, style)
    if is_plain(clean, style.face) and not rtl:
        return (_plain_piece(style.face, clean),) if clean else ()
    parts = [part for stretch in scripts.directions(clean, rtl) for part in _parts(clean, stretch, style)]
    order = scripts.visual_order([part.level for part in parts])
    return tuple(
        _shaped_piece(part, place) if part.shaped else _plain_piece(part.face, part.text, place)
        for place, part in ((place, parts[place]) for place in order)
    )


def _preferred(char: str, style: Style) -> str:
    script = scripts.script_of(char)
    return MONO if style.mono and script == scripts.LATIN else script


def _parts(text: str, stretch: scripts.Direction, style: Style) -> list[_Part]:
    """One direction split by font; spaces, punctuation and marks stay with what stands before them, if they can."""
    parts: list[_Part] = []
    for char in text[stretch.start : stretch.end]:
        last = parts[-1] if parts else None
        if last is not None and _follows(char, last.face):
            shaped = last.shaped or scripts.is_mark(char)
            parts[-1] = _Part(last.face, last.text + char, stretch.level, shaped)
            continue
        found = face_for(char, _preferred(char, style), style.bold) or style.face
        shaped = found.script in scripts.SHAPED or stretch.level % 2 == 1
        if last is not None and last.face is found:
            parts[-1] = _Part(found, last.text + char, stretch.level, last.shaped or shaped)
        else:
            parts.append(_Part(found, char, stretch.level, shaped))
    return _without_stray_start(parts)


def _without_stray_start(parts: list[_Part]) -> list[_Part]:
    """Spaces and punctuation that begin a direction belong to the letters behind them."""
    if len(parts) < 2 or not all(_follows(char, parts[1].face) for char in parts[0].text):
        return parts
    first, second, *rest = parts
    return [_Part(second.face, first.text + second.text, second.level, second.shaped), *rest]


def _follows(char: str, before: Face) -> bool:
    if char in "\u200c\u200d":
        return True
    if unicodedata.category(char)[0] not in "MZP":
        return False
    if char != " " and scripts.script_of(char) != scripts.LATIN and scripts.script_of(char) != before.script:
        return False
    return before.glyph(char) != 0


def _plain_piece(own: Face, text: str, place: int = 0) -> Piece:
    return Piece(own, text, sum(map(own.advances.__getitem__, text)), place=place)


def _shaped_piece(part: _Part, place: int) -> Piece:
    hb = harfbuzz()
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(part.text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if part.level % 2 else "ltr"
    buffer.language = "und"
    hb.shape(part.face.hb_font, buffer, {"kern": True, "liga": True})
    glyphs = _glyphs(part, buffer.glyph_infos, buffer.glyph_positions)
    return Piece(part.face, part.text, sum(glyph.advance for glyph in glyphs), glyphs, part.level % 2 == 1, place)


def _glyphs(part: _Part, infos: list[Any], positions: list[Any]) -> tuple[Glyph, ...]:
    clusters = sorted({info.cluster for info in infos})
    ends = dict(zip(clusters, [*clusters[1:], len(part.text)], strict=True))
    told: set[int] = set()
    glyphs = []
    scale = part.face.scale
    for info, position in zip(infos, positions, strict=True):
        text = "" if info.cluster in told else part.text[info.cluster : ends[info.cluster]]
        told.add(info.cluster)
        glyphs.append(
            Glyph(
                info.codepoint, text, position.x_advance * scale, position.x_offset * scale, position.y_offset * scale
            )
        )
    return tuple(glyphs)
