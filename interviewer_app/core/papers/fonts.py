"""The bundled fonts of paper, read on first use, and which of them draws a character.

Faces are shared by all documents and hold only what the font files say, so that no card leaves a trace in the next.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from interviewer_app.core.papers.scripts import ARABIC, CJK, DEVANAGARI, HEBREW, LATIN, THAI

MONO = "mono"

# script -> (regular, bold, index in the file). The font of Chinese, Japanese and Korean has no bold: it is outlined.
_FILES = {
    LATIN: ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", 0),
    MONO: ("JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf", 0),
    ARABIC: ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf", 0),
    HEBREW: ("NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf", 0),
    DEVANAGARI: ("NotoSansDevanagari-Regular.ttf", "NotoSansDevanagari-Bold.ttf", 0),
    THAI: ("NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf", 0),
    CJK: ("wqy-microhei.ttc", "wqy-microhei.ttc", 0),
}
# Who is asked for a character its own script's font does not have; the big one last.
_FALLBACK = (LATIN, MONO, DEVANAGARI, ARABIC, HEBREW, THAI, CJK)


def harfbuzz() -> Any:
    """The shaping library; it and reportlab load when the first page is drawn."""
    import uharfbuzz

    return uharfbuzz


class _Advances(dict[str, float]):
    """Width of each character in thousandths of the size, looked up once."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: str) -> float:
        width = self[char] = self._face.glyph_width(self._face.glyph(char))
        return width


class Face:
    """One font file, with its glyphs and their widths in thousandths of the size."""

    def __init__(self, script: str, bold: bool) -> None:
        from interviewer_app.core.places import resource

        regular, heavy, index = _FILES[script]
        self.script = script
        self.bold = bold
        self.outlined = bold and heavy == regular
        file = resource("fonts", heavy if bold else regular)
        self.name = file.stem if index == 0 else f"{file.stem}-{index}"
        hb = harfbuzz()
        self.hb_face = hb.Face(hb.Blob.from_file_path(str(file)), index)
        self.hb_font = hb.Font(self.hb_face)
        self.scale: float = 1000 / self.hb_face.upem
        self.advances = _Advances(self)
        # Characters known to need nothing but their glyph: one set lookup decides for a whole text.
        self.plain: set[str] = set()
        extents = self.hb_font.get_font_extents("ltr")
        self.ascent = extents.ascender * self.scale
        self.descent = extents.descender * self.scale

    def glyph(self, char: str) -> int:
        """The glyph of `char`, 0 if this font has none."""
        return self.hb_font.get_nominal_glyph(ord(char)) or 0

    def glyph_width(self, glyph: int) -> float:
        return float(self.hb_font.get_glyph_h_advance(glyph) * self.scale)


@cache
def face(script: str, bold: bool = False) -> Face:
    """The face for a script, or for `MONO`; loaded when first asked for."""
    return Face(script, bold)


def face_for(char: str, preferred: str, bold: bool) -> Face | None:
    """The first face that has `char`, the preferred one first; None if no bundled font has it."""
    first = face(preferred, bold)
    if first.glyph(char):
        return first
    for script in _FALLBACK:
        if script != preferred and (other := face(script, bold)).glyph(char):
            return other
    return None
