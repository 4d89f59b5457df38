"""What a PDF says of itself to a reader: title, author and subject, in both places where programs look for them.

Programs that save a PDF again may add their name and the time; those stand elsewhere in the metadata and do not count.
"""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

_DC = "{http://purl.org/dc/elements/1.1/}"
_IN_INFO = ("/Title", "/Author", "/Subject")
_IN_XMP = ("title", "creator", "description", "language")
_LONGEST = 1_000_000  # bytes of XMP; ours has less than a hundredth


class Unsaid(Exception):
    """Metadata no card has."""


def saying(document: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Each name with its texts, of an open `pikepdf.Pdf`.

    raises: Unsaid for XMP that is no plain XML, or far too long
    """
    import pikepdf

    info: list[tuple[str, tuple[str, ...]]] = [(name, (str(document.docinfo.get(name, "")),)) for name in _IN_INFO]
    stream = document.Root.get("/Metadata")
    if stream is None:
        return info
    if not isinstance(stream, pikepdf.Stream):
        raise Unsaid
    return info + _in_xmp(bytes(stream.read_bytes()))


def _in_xmp(packet: bytes) -> list[tuple[str, tuple[str, ...]]]:
    if len(packet) > _LONGEST or b"<!" in packet:  # no entities, whatever they would stand for
        raise Unsaid
    try:
        tree = ElementTree.fromstring(packet)
    except (ElementTree.ParseError, LookupError, ValueError) as error:  # or in an encoding nobody knows
        raise Unsaid from error
    return [(name, tuple(_texts(tree, name))) for name in _IN_XMP]


def _texts(tree: ElementTree.Element, name: str) -> list[str]:
    """Texts of a property, as an element and as the attribute it may also be written as."""
    found = [text for each in tree.iter(_DC + name) for text in map(str.strip, each.itertext()) if text]
    return found + [each.attrib[_DC + name] for each in tree.iter() if _DC + name in each.attrib]
