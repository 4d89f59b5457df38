"""The page frame of every report: paper sizes, margins, bookmarks, links, metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Literal

from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.scripts import without_controls

PageSize = Literal["A4", "Letter"]

MM = 72 / 25.4
SIZES: dict[str, tuple[float, float]] = {"A4": (210 * MM, 297 * MM), "Letter": (612.0, 792.0)}
MARGIN = 12.9 * MM
# Nothing is printed smaller than this.
MIN_SIZE = 8.0


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself; `creator` names the program that drew it."""

    title: str
    author: str
    subject: str
    creator: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Box:
    """Where the content of a page stands, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Document:
    """A document being written: one pen, pages in order, and what readers need to find their way."""

    def __init__(self, size: PageSize, about: About) -> None:
        self.width, self.height = SIZES[size]
        self.box = Box(MARGIN, MARGIN, self.width - MARGIN, self.height - MARGIN)
        self.page = 1
        self._places: dict[str, tuple[Any, float]] = {}
        self._buffer = BytesIO()
        self._canvas = _canvas(self._buffer, (self.width, self.height), about)
        self.ink = Ink(self._canvas, self.height)

    def new_page(self) -> None:
        """Finish this page and begin the next."""
        self.ink.new_page()
        self.page += 1

    def bookmark(self, title: str, key: str, y: float, level: int = 0) -> None:
        """An entry in the reader's outline and a place for links; a level is at most one deeper than the one before."""
        self.place(key, y)
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=self._top(y), zoom=0)
        self._canvas.addOutlineEntry(without_controls(title), key, level, closed=False)

    def place(self, key: str, y: float) -> None:
        """Name this height of this page, for links."""
        self._canvas._doc.inPage()
        self._places[key] = (self._canvas._doc.thisPageRef(), self._top(y))

    def link(self, key: str, x: float, y: float, w: float, h: float) -> None:
        """Make the rectangle lead to a place, which may be named later."""
        bounds = f"{x:.2f} {self.height - y - h:.2f} {x + w:.2f} {self.height - y:.2f}"
        self._canvas._addAnnotation(_link_class()(key, bounds, self._places))

    def _top(self, y: float) -> float:
        """Where a reader's window should begin to show what stands at y."""
        return round(self.height - y + 6, 2)

    def finish(self) -> bytes:
        """Finish the last page and return the file."""
        self.ink.new_page()
        self._canvas.save()
        return self._buffer.getvalue()


def _canvas(buffer: BytesIO, size: tuple[float, float], about: About) -> Any:
    from reportlab import rl_config

    rl_config.useA85 = 0  # binary streams, a fifth smaller
    canvas = _canvas_class()(
        buffer, pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 5), lang=about.language
    )
    canvas.setTitle(without_controls(about.title))
    canvas.setAuthor(without_controls(about.author))
    canvas.setSubject(without_controls(about.subject))
    canvas.setCreator(about.creator)
    canvas.setProducer("ReportLab")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


@cache
def _canvas_class() -> Any:
    """reportlab begins every page with its own font, which is not embedded; ours begin empty."""
    from reportlab.pdfgen.canvas import Canvas

    class Blank(Canvas):  # type: ignore[misc]
        def _make_preamble(self) -> None:
            self._preamble = ""

    return Blank


@cache
def _link_class() -> Any:
    """An annotation whose target is looked up when the file is written; reportlab's own costs ten times as much."""
    from reportlab.pdfbase.pdfdoc import PDFObject

    class Link(PDFObject):  # type: ignore[misc]
        __RefOnly__ = 1

        def __init__(self, key: str, bounds: str, places: Mapping[str, tuple[Any, float]]) -> None:
            self._key, self._bounds, self._places = key, bounds, places

        def format(self, document: Any) -> bytes:
            page, top = self._places[self._key]
            source = f"<< /Type /Annot /Subtype /Link /Rect [ {self._bounds} ] /Border [ 0 0 0 ] /Dest [ "
            return source.encode() + bytes(page.format(document)) + f" /XYZ 0 {top:.2f} 0 ] >>".encode()

    return Link
