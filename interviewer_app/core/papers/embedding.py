"""Fonts as they go into one document: only the glyphs used, each with the text it stands for.

Every (glyph, text) pair gets a code of its own in the order of first use. So what is copied out of a page is what was
written, even where two characters share a glyph, and the same drawing gives the same bytes.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from interviewer_app.core.papers.fonts import Face, harfbuzz

_KEPT_TABLES = frozenset({"glyf", "loca", "head", "hhea", "hmtx", "maxp"})
_SYMBOLIC = 4
_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def utf16_hex(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


class _Codes(dict[str, str]):
    """The code of each plain character as four hex digits, given out on first use."""

    def __init__(self, font: EmbeddedFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, char: str) -> str:
        code = self[char] = self._font.code(self._font.face.glyph(char), char)
        return code


class EmbeddedFont:
    """One face in one document; reportlab calls `addObjects` when the document is saved."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._glyphs = [0]
        self._texts = [""]
        self._known: dict[tuple[int, str], str] = {}
        self.codes = _Codes(self)

    def code(self, glyph: int, text: str) -> str:
        """The code of a glyph standing for `text`, as four hex digits."""
        code = self._known.get((glyph, text))
        if code is None:
            code = self._known[(glyph, text)] = f"{len(self._glyphs):04X}"
            self._glyphs.append(glyph)
            self._texts.append(text)
        return code

    def addObjects(self, document: Any) -> None:  # noqa: N802 (reportlab's name)
        """Write the font, its widths and its text map into the document."""
        from reportlab.pdfbase import pdfdoc

        program, order = self._subset()
        base = f"{self._prefix()}+{self.face.name}"
        mapping = b"".join(order[glyph].to_bytes(2, "big") for glyph in self._glyphs)
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
                "FontDescriptor": document.Reference(self._descriptor(document, base, program), f"fd:{self.name}"),
                "DW": 1000,
                "W": self._widths().encode(),
                "CIDToGIDMap": document.Reference(_stream(mapping), f"gids:{self.name}"),
            }
        )
        unicode_map = _stream(_TO_UNICODE.format(ranges=self._ranges()).encode())
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"cid:{self.name}")]),
                "ToUnicode": document.Reference(unicode_map, f"text:{self.name}"),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, f"font:{self.name}")

    def _subset(self) -> tuple[bytes, dict[int, int]]:
        """The font program with the used glyphs only, and where each glyph went."""
        hb = harfbuzz()
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(self._glyphs)
        dropped = (tag for tag in self.face.hb_face.table_tags if tag not in _KEPT_TABLES)
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in dropped)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
        plan = hb.SubsetPlan(self.face.hb_face, wanted)
        order = dict(plan.old_to_new_glyph_mapping)
        return bytes(plan.execute().blob.data), order

    def _prefix(self) -> str:
        """Six letters that name this subset, from what is in it."""
        digest = sha256(repr((self._glyphs, self._texts)).encode()).digest()
        return "".join(chr(65 + byte % 26) for byte in digest[:6])

    def _descriptor(self, document: Any, base: str, program: bytes) -> Any:
        from reportlab.pdfbase import pdfdoc

        file = _stream(program)
        file.dictionary["Length1"] = len(program)
        ascent, descent = round(self.face.ascent), round(self.face.descent)
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(base),
                "Flags": _SYMBOLIC,
                "FontBBox": f"[ -1000 {descent} 2000 {ascent} ]".encode(),
                "ItalicAngle": 0,
                "Ascent": ascent,
                "Descent": descent,
                "CapHeight": 714,
                "StemV": 140 if self.face.bold else 80,
                "FontFile2": document.Reference(file, f"file:{self.name}"),
            }
        )

    def _widths(self) -> str:
        return f"[ 0 [ {' '.join(f'{self.face.glyph_width(glyph):.4g}' for glyph in self._glyphs)} ] ]"

    def _ranges(self) -> str:
        pairs = [f"<{code:04X}> <{utf16_hex(text)}>" for code, text in enumerate(self._texts) if code]
        blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
        return "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)


def _stream(content: bytes) -> Any:
    from reportlab.pdfbase import pdfdoc

    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
