"""Drawing on one document: text of any script, rules, shapes, links; the origin is the top left corner of the page.

Everything goes straight into reportlab's page stream: a page is mostly short texts, and its text objects cost ten times
as much as the texts themselves. No markup is ever read, so no text can act.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt
from typing import Any

from interviewer_app.core.papers.embedding import EmbeddedFont, utf16_hex
from interviewer_app.core.papers.figures import Anchor
from interviewer_app.core.papers.fonts import Face
from interviewer_app.core.papers.palette import PRINT
from interviewer_app.core.papers.shaping import Piece, Style, is_plain, pieces
from interviewer_app.core.papers.structure.say import Say

# Distance of a Bezier handle that makes a quarter circle, as a share of the radius.
_ARC = 0.5523


def _operands(palette: Mapping[str, str]) -> dict[str, str]:
    """Each token as the three numbers PDF wants."""
    return {
        token: " ".join(f"{int(value[start : start + 2], 16) / 255:.3g}" for start in (1, 3, 5))
        for token, value in palette.items()
    }


_RGB = _operands(PRINT)


class Ink:
    """One document's pen. `page_height` turns our y, which grows downwards, into the page's.

    say: what is drawn next, for those who do not see it
    """

    def __init__(self, canvas: Any, page_height: float) -> None:
        self._canvas = canvas
        self._height = page_height
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._write = canvas._code.append
        self.say = Say(self._write, page_height)
        self._fill = self._stroke = ""
        self._pen = ""

    def new_page(self) -> None:
        """Go on with a fresh page; its stream knows no colours yet."""
        self.end_page()
        self._write = self._canvas._code.append
        self.say.new_page(self._write)
        self._fill = self._stroke = self._pen = ""

    def end_page(self) -> None:
        self.say.close()
        self._canvas.showPage()

    # -- text ----------------------------------------------------------------------------------------------------

    def text(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        colour: str = "text",
        anchor: Anchor = "start",
        rtl: bool | None = None,
    ) -> float:
        """Draw one line with its baseline at y; returns its width in points.

        rtl: direction of the paragraph this line is part of; by its own first letter if None
        """
        own = style.face
        if is_plain(text, own) and not rtl:
            width = sum(map(own.advances.__getitem__, text)) * style.size / 1000
            font = self._font(own)
            codes = "".join(map(font.codes.__getitem__, text))
            self._show(font, style.size, x - width * _SHARE[anchor], y, colour, f"<{codes}> Tj")
            return width
        parts = pieces(text, style.bold, style.mono, rtl)
        width = sum(part.width for part in parts) * style.size / 1000
        start = x - width * _SHARE[anchor]
        turned = any(part.rtl for part in parts)
        for part in parts:
            self._piece(part, start, y, style.size, colour, apart=turned)
            start += part.width * style.size / 1000
        if turned:  # pieces stand from left to right, which is not how they are read
            self.say.read_as([part.place for part in parts])
        return width

    def _show(self, font: EmbeddedFont, size: float, x: float, y: float, colour: str, shown: str) -> None:
        if self.say.open is not self.say.aim:
            self.say.text()
        self._set_fill(colour)
        self._write(f"BT /{font.name} {size:g} Tf 1 0 0 1 {x:.2f} {self._height - y:.2f} Tm {shown} ET")

    def _piece(self, piece: Piece, x: float, y: float, size: float, colour: str, apart: bool) -> None:
        """`apart`: it is read in another place than it stands; shaped glyphs always carry their own text."""
        shown = self._shaped(piece, size) if piece.glyphs else self._unshaped(piece)
        if piece.face.outlined:
            self._set_stroke(colour)
            shown = f"2 Tr {size * 0.03:.2f} w {shown} 0 Tr"
            self._pen = ""
        if apart or piece.glyphs:
            self.say.apart(utf16_hex(piece.text) if piece.glyphs else "")
        self._show(self._font(piece.face), size, x, y, colour, _turned(piece, shown) if piece.rtl else shown)
        if apart or piece.glyphs:
            self.say.close()

    def _unshaped(self, piece: Piece) -> str:
        return f"<{''.join(map(self._font(piece.face).codes.__getitem__, piece.text))}> Tj"

    def _shaped(self, piece: Piece, size: float) -> str:
        """Glyphs with their places."""
        font = self._font(piece.face)
        shown: list[str] = []
        line: list[str] = []
        rise, ideal, actual = 0.0, 0.0, 0.0
        for glyph in piece.glyphs:
            if glyph.dy != rise:
                shown += _spelled(line)
                shown.append(f"{glyph.dy * size / 1000:.2f} Ts")
                line, rise = [], glyph.dy
            if move := round(ideal + glyph.dx - actual):
                line.append(str(-move))
            line.append(f"<{font.code(glyph.index, glyph.text)}>")
            actual += move + piece.face.glyph_width(glyph.index)
            ideal += glyph.advance
        shown += _spelled(line)
        if rise:
            shown.append("0 Ts")
        return " ".join(shown)

    def _font(self, face: Face) -> EmbeddedFont:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
            self._canvas._doc.delayedFonts.append(font)
        return font

    def across(self, text: str, style: Style, colour: str, width: float) -> None:
        """Draw one line rising across the page, centred, for a watermark."""
        rise = self._height / width
        slant = sqrt(1 + rise * rise)
        cos, sin = 1 / slant, rise / slant
        across, up = width / 2, self._height / 2
        self.say.text()
        self._write(f"q {cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {across:.2f} {up:.2f} cm")
        self.text(0, self._height + style.size * 0.36, text, style, colour, "middle")
        self._write("Q")
        self._fill = self._stroke = self._pen = ""

    # -- shapes --------------------------------------------------------------------------------------------------

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = "line", width: float = 0.6, dash: bool = False
    ) -> None:
        self.say.shape()
        self._set_stroke(colour)
        self._set_pen(width, dash)
        self._write(f"{x1:.2f} {self._height - y1:.2f} m {x2:.2f} {self._height - y2:.2f} l S")

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.6,
        radius: float = 0,
        dash: bool = False,
    ) -> None:
        operator = self._prepare(fill, stroke, width, dash)
        if radius <= 0:
            self._write(f"{x:.2f} {self._height - y - h:.2f} {w:.2f} {h:.2f} re {operator}")
            return
        self._write(f"{self._rounded(x, y, w, h, min(radius, w / 2, h / 2))} h {operator}")

    def circle(
        self, cx: float, cy: float, r: float, fill: str | None = None, stroke: str | None = None, width: float = 0.6
    ) -> None:
        operator = self._prepare(fill, stroke, width, False)
        self._write(f"{self._rounded(cx - r, cy - r, 2 * r, 2 * r, r)} h {operator}")

    def polygon(
        self,
        points: Iterable[tuple[float, float]],
        fill: str | None = None,
        stroke: str | None = None,
        width: float = 0.6,
    ) -> None:
        operator = self._prepare(fill, stroke, width, False)
        (x, y), *rest = points
        path = " ".join(f"{px:.2f} {self._height - py:.2f} l" for px, py in rest)
        self._write(f"{x:.2f} {self._height - y:.2f} m {path} h {operator}")

    def polyline(self, points: Iterable[tuple[float, float]], colour: str, width: float, dash: bool = False) -> None:
        """An open line with round ends, for ticks and curves."""
        self.say.shape()
        self._set_stroke(colour)
        self._set_pen(width, dash)
        (x, y), *rest = points
        path = " ".join(f"{px:.2f} {self._height - py:.2f} l" for px, py in rest)
        self._write(f"1 J 1 j {x:.2f} {self._height - y:.2f} m {path} S 0 J 0 j")

    def _rounded(self, x: float, y: float, w: float, h: float, r: float) -> str:
        left, right, top, bottom = x, x + w, self._height - y, self._height - y - h
        k = r * (1 - _ARC)
        return (
            f"{left + r:.2f} {top:.2f} m {right - r:.2f} {top:.2f} l "
            f"{right - k:.2f} {top:.2f} {right:.2f} {top - k:.2f} {right:.2f} {top - r:.2f} c "
            f"{right:.2f} {bottom + r:.2f} l "
            f"{right:.2f} {bottom + k:.2f} {right - k:.2f} {bottom:.2f} {right - r:.2f} {bottom:.2f} c "
            f"{left + r:.2f} {bottom:.2f} l "
            f"{left + k:.2f} {bottom:.2f} {left:.2f} {bottom + k:.2f} {left:.2f} {bottom + r:.2f} c "
            f"{left:.2f} {top - r:.2f} l "
            f"{left:.2f} {top - k:.2f} {left + k:.2f} {top:.2f} {left + r:.2f} {top:.2f} c"
        )

    # -- state ---------------------------------------------------------------------------------------------------

    def _prepare(self, fill: str | None, stroke: str | None, width: float, dash: bool) -> str:
        self.say.shape()
        if fill is not None:
            self._set_fill(fill)
        if stroke is None:
            return "f" if fill is not None else "n"
        self._set_stroke(stroke)
        self._set_pen(width, dash)
        return "S" if fill is None else "B"

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._write(f"{_RGB[colour]} rg")

    def _set_stroke(self, colour: str) -> None:
        if colour != self._stroke:
            self._stroke = colour
            self._write(f"{_RGB[colour]} RG")

    def _set_pen(self, width: float, dash: bool) -> None:
        pen = f"{width:.2f} w [{'2 1.6' if dash else ''}] 0 d"
        if pen != self._pen:
            self._pen = pen
            self._write(pen)


_SHARE: Mapping[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}


def _spelled(line: list[str]) -> list[str]:
    return [f"[{' '.join(line)}] TJ"] if line else []


def _turned(piece: Piece, shown: str) -> str:
    """Right to left glyphs between marks that carry their text turned around.

    Poppler and pdfium take what they find on a page as being in visual order, turn every right to left run around once
    more, and use the innermost mark. The outer one, to which the structure refers, carries the text as it was written,
    as the standard wants it.
    """
    return f"/Span <</ActualText <FEFF{utf16_hex(piece.text[::-1])}>>> BDC {shown} EMC"
