"""The page frame of every report: paper sizes, margins, bookmarks, links, metadata."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from typing import Any, Literal, NamedTuple

from interviewer_app.core.papers.attaching import Attachment, attach
from interviewer_app.core.papers.embedding import utf16_hex
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.packing import pack
from interviewer_app.core.papers.scripts import without_controls
from interviewer_app.core.papers.structure.element import Element
from interviewer_app.core.papers.structure.writing import StructureTree
from interviewer_app.core.papers.structure.xmp import packet
from interviewer_app.core.texts import _

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


class Place(NamedTuple):
    """Where links lead: the page as the file calls it, its number from 1, and the height to show, in its points."""

    reference: Any
    page: int
    top: float


class Document:
    """A document being written: one pen, pages in order, and what readers need to find their way."""

    def __init__(self, size: PageSize, about: About) -> None:
        self.width, self.height = SIZES[size]
        self.box = Box(MARGIN, MARGIN, self.width - MARGIN, self.height - MARGIN)
        self.page = 1
        self._about = about
        self._places: dict[str, Place] = {}
        self._links = 0
        self._link_numbers: dict[str, int] = {}
        self._attached: Attachment | None = None
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
        self._places[key] = Place(self._canvas._doc.thisPageRef(), self.page, self._top(y))

    def link(
        self, key: str, x: float, y: float, w: float, h: float, words: str = "", said: Element | None = None
    ) -> None:
        """Make the rectangle lead to a place, which may be named later.

        words: what a screen reader says of it before the page it leads to
        said:  the words on the page that lead there, from `ink.say.link()`; without it, an element of its own
        """
        name, self._links = f"L{self._links}", self._links + 1
        bounds = f"{x:.2f} {self.height - y - h:.2f} {x + w:.2f} {self.height - y:.2f}"
        self._canvas._addAnnotation(_link_class()(self, name, key, bounds, words), name)
        self.ink.say.lead(f"Annot.{name}", said)

    def _link(self, name: str, key: str, bounds: str, words: str) -> bytes:
        """A link as it stands in the file, once all places are known."""
        place = self._places[key]
        told = _("page {n}").format(n=place.page)
        told = _("{words}, {page}").format(words=words, page=told) if words else told
        return b"".join(
            (
                f"<</Type/Annot/Subtype/Link/F 4/Rect[{bounds}]/Border[0 0 0]/Dest[".encode(),
                bytes(place.reference.format(self._canvas._doc)),
                f"/XYZ 0 {place.top:.2f} 0]/StructParent {self._link_numbers[f'Annot.{name}']}".encode(),
                f"/Contents<FEFF{utf16_hex(without_controls(told))}>>>".encode(),
            )
        )

    def attach(self, attachment: Attachment) -> None:
        """Have the file carry another one, which it was made from."""
        self._attached = attachment

    def _top(self, y: float) -> float:
        """Where a reader's window should begin to show what stands at y."""
        return round(self.height - y + 6, 2)

    def finish(self) -> bytes:
        """Finish the last page and return the file."""
        self.ink.end_page()
        document = self._canvas._doc
        if self._attached is not None:
            attach(document, self._attached)
        tree = StructureTree(document, self.ink.say)
        self._link_numbers = tree.links
        _write_metadata(document, self._about)
        document.format = partial(pack, document, tree.objects)
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

        def __init__(self, paper: Document, *what: str) -> None:
            self._paper, self._what = paper, what

        def format(self, _document: Any) -> bytes:
            return self._paper._link(*self._what)

    return Link


def _write_metadata(document: Any, about: About) -> None:
    from reportlab.pdfbase import pdfdoc

    content = packet(about.title, about.author, about.subject, about.language)
    stream = pdfdoc.PDFStream(content=content, filters=[])
    stream.dictionary["Type"], stream.dictionary["Subtype"] = pdfdoc.PDFName("Metadata"), pdfdoc.PDFName("XML")
    document.Catalog.Metadata = stream
