"""Do the pages of a card show what was drawn? Two PDFs are held against each other by all that a reader may draw or
say: the structure tree with its alternative texts, bookmarks and title count like the pages themselves, so that nobody
who listens to a card is told something else than who sees it.

Bytes would not do: a PDF that another program saved again is the same to its reader. So every object a page can reach
is taken apart, streams decoded, and what differs between two ways of storing the same is left out.
"""

from __future__ import annotations

import hashlib
from typing import Any

from interviewer_app.core.scorecards.saying import Unsaid, saying

# How a stream is stored, not what it says.
_STORAGE = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
# Of the document: pages and bookmarks are walked by themselves, of the metadata only what `saying` finds counts.
_BESIDE = frozenset({"/Pages", "/Outlines", "/Type", "/Names", "/AF", "/Metadata", "/Version", "/Extensions"})
# How bookmarks hang together; a chain of them may be longer than anything else is deep.
_CHAINED = frozenset({"/First", "/Last", "/Next", "/Prev", "/Parent", "/Count"})
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_DEEPEST = 60


class _Unreadable(Exception):
    """A structure no card has."""


def same_pages(printed: Any, drawn: Any) -> bool:
    """Whether two open documents (`pikepdf.Pdf`) show the same on every page, in the same order."""
    import pikepdf

    try:
        return saying(printed) == saying(drawn) and _looks(printed) == _looks(drawn)
    except (_Unreadable, Unsaid, pikepdf.PikepdfError, AttributeError, LookupError, TypeError, ValueError):
        return False  # what we draw can be taken apart: a number where a card has bookmarks is no card's


def _looks(document: Any) -> list[bytes]:
    taker = _Taker({page.obj.objgen: number for number, page in enumerate(document.pages)})
    root = {key: document.Root[key] for key in _keys(document.Root) if key not in _BESIDE}
    names = document.Root.get("/Names", {})
    named = {key: names[key] for key in _keys(names) if key != "/EmbeddedFiles"}
    told = [taker.take(root, 0), taker.take(named, 0), *_bookmarks(document, taker)]
    return told + [_page(page, taker) for page in document.pages]


def _bookmarks(document: Any, taker: _Taker) -> list[bytes]:
    """Each bookmark with its depth, in the order in which they are listed."""
    outlines = document.Root.get("/Outlines", {})
    waiting, found, seen = [(0, outlines.get("/First"))], [], set()
    while waiting:
        depth, item = waiting.pop()
        if item is None:
            continue
        if item.objgen in seen or item.objgen == (0, 0):
            raise _Unreadable
        seen.add(item.objgen)
        own = {key: item[key] for key in _keys(item) if key not in _CHAINED}
        found.append(b"%d:" % depth + taker.take(own, 0))
        waiting += [(depth, item.get("/Next")), (depth + 1, item.get("/First"))]
    return found


def _page(page: Any, taker: _Taker) -> bytes:
    import pikepdf

    own = {key: page.obj[key] for key in _keys(page.obj) if key not in ("/Parent", "/Contents")}
    for key in _INHERITED:
        above, steps = page.obj, 0
        while key not in own and "/Parent" in above and steps < _DEEPEST:
            above, steps = above["/Parent"], steps + 1
            if key in above:
                own[key] = above[key]
    content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)) if "/Contents" in page.obj else b""
    return taker.take(own, 0) + bytes(content)


def _keys(node: Any) -> list[str]:
    return sorted(node.keys())


class _Taker:
    """Takes objects apart; one for each document, as it remembers what it has seen.

    pages: number of every page by its object, so that links compare whatever the objects are called
    """

    def __init__(self, pages: dict[tuple[int, int], int]) -> None:
        self._pages = pages
        self._seen: dict[tuple[int, int], bytes] = {}

    def take(self, node: Any, depth: int) -> bytes:
        """A digest of `node` and all below it; the same for the same thing, however it is stored.

        raises: _Unreadable for what is nested deeper than any card
        """
        if depth > _DEEPEST:
            raise _Unreadable
        place: tuple[int, int] = getattr(node, "objgen", (0, 0))
        if place == (0, 0):
            return self._digest(node, depth)
        if place in self._pages:
            return b"page %d" % self._pages[place]
        if place not in self._seen:
            self._seen[place] = b"again"  # where an object leads back to itself
            self._seen[place] = self._digest(node, depth)
        return self._seen[place]

    def _digest(self, node: Any, depth: int) -> bytes:
        found = hashlib.sha256()
        for part in self._parts(node, depth):
            found.update(b"%d:" % len(part) + part)
        return found.digest()

    def _parts(self, node: Any, depth: int) -> list[bytes]:
        import pikepdf

        if isinstance(node, pikepdf.Stream):
            keys = [key for key in _keys(node) if key not in _STORAGE]
            return [b"stream", bytes(node.read_bytes()), *self._pairs(node, keys, depth)]
        if isinstance(node, (dict, pikepdf.Dictionary)):
            return [b"dictionary", *self._pairs(node, _keys(node), depth)]
        if isinstance(node, pikepdf.Array):
            return [b"array", *(self.take(item, depth + 1) for item in node)]
        if isinstance(node, pikepdf.String):
            return [b"text", bytes(node)]
        return [b"plain", str(node).encode("utf-8", "surrogateescape")]

    def _pairs(self, node: Any, keys: list[str], depth: int) -> list[bytes]:
        return [part for key in keys for part in (key.encode("utf-8"), self.take(node[key], depth + 1))]
