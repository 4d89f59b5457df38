"""The file around a drawn document: small objects packed together, and one table of where everything stands.

reportlab writes every object by itself, which is twice the size once a structure tree is in it. Here objects that are
no streams go into compressed ones (ISO 32000-1, 7.5.7), as any reader since PDF 1.5 expects.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from typing import Any

# Objects in one stream: readers take a stream apart as a whole.
_TOGETHER = 1000
_DICTIONARY, _BODY = "<</Type/{kind}{more}/Filter/FlateDecode/Length {length}>>\nstream\n", b"\nendstream"


def pack(document: Any, own: Mapping[int, str]) -> bytes:
    """The file of a reportlab document whose fonts and outline are in place; the same document gives the same bytes.

    own: objects that reportlab does not know, by the numbers kept for them, as they are written
    """
    from reportlab.pdfbase import pdfdoc

    small: list[tuple[int, bytes]] = []
    file = _File(document._pdfVersion)
    number = 0
    while number < document.objectcounter:  # which grows, as objects are met while others are written
        number += 1
        if number in own:
            small.append((number, own[number].encode("latin-1")))
            continue
        thing = document.idToObject[document.numberToId[number]]
        written = pdfdoc.format(thing, document, toplevel=1)
        if isinstance(thing, pdfdoc.PDFStream):
            file.add(number, written)
        else:
            small.append((number, written))
    for start in range(0, len(small), _TOGETHER):
        number += 1
        file.add_packed(number, small[start : start + _TOGETHER])
    places = document.idToObjectNumberAndVersion
    root, info = (places[each.__InternalName__][0] for each in (document.Catalog, document.info))
    return file.finished(number + 1, root, info)


class _File:
    """Bytes so far, and where each object is: (1, offset, 0) by itself, (2, stream, index) in another one."""

    def __init__(self, version: tuple[int, int]) -> None:
        self._parts = [b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % version]
        self._size = len(self._parts[0])
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def add(self, number: int, written: bytes) -> None:
        self._places[number] = (1, self._size, 0)
        part = b"%d 0 obj\n%s\nendobj\n" % (number, written)
        self._parts.append(part)
        self._size += len(part)

    def add_packed(self, number: int, objects: list[tuple[int, bytes]]) -> None:
        head, at = [], 0
        for index, (each, written) in enumerate(objects):
            head.append(f"{each} {at}")
            at += len(written) + 1
            self._places[each] = (2, number, index)
        first = " ".join(head).encode("ascii") + b"\n"
        data = first + b"\n".join(written for _number, written in objects)
        self.add(number, _stream("ObjStm", f"/N {len(objects)}/First {len(first)}", data))

    def finished(self, number: int, root: int, info: int) -> bytes:
        """Add the table as object `number`; the file is named after what is in it."""
        digest = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32]
        start = self._size
        self._places[number] = (1, start, 0)
        rows = (self._places[each] for each in range(number + 1))
        table = b"".join(b"%c%s%s" % (kind, at.to_bytes(4, "big"), rest.to_bytes(2, "big")) for kind, at, rest in rows)
        more = f"/Size {number + 1}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{digest}><{digest}>]"
        self.add(number, _stream("XRef", more, table))
        return b"".join((*self._parts, b"startxref\n%d\n%%%%EOF\n" % start))


def _stream(kind: str, more: str, data: bytes) -> bytes:
    packed = zlib.compress(data)
    return _DICTIONARY.format(kind=kind, more=more, length=len(packed)).encode("ascii") + packed + _BODY
