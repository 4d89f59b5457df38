"""The page frame of every report: paper sizes, margins, bookmarks, links, metadata."""

from __future__ import annotations

from dataclasses import dataclass
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
        self._canvas.addOutlineEntry(without_controls(title), key, level, closed=False)

    def place(self, key: str, y: float) -> None:
        """Name this height of this page, for links."""
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(self.height - y + 6, 2), zoom=0)

    def link(self, key: str, x: float, y: float, w: float, h: float) -> None:
        """Make the rectangle lead to a place, which may be named later."""
        bounds = (round(x, 2), round(self.height - y - h, 2), round(x + w, 2), round(self.height - y, 2))
        self._canvas.linkRect("", key, bounds, relative=0, thickness=0)

    def finish(self) -> bytes:
        """Finish the last page and return the file."""
        self.ink.new_page()
        self._canvas.save()
        return self._buffer.getvalue()


def _canvas(buffer: BytesIO, size: tuple[float, float], about: About) -> Any:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # binary streams, a fifth smaller

    class Blank(Canvas):  # type: ignore[misc]
        """reportlab begins every page with its own font, which is not embedded; ours begin empty."""

        def _make_preamble(self) -> None:
            self._preamble = ""

    canvas = Blank(buffer, pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 5), lang=about.language)
    canvas.setTitle(without_controls(about.title))
    canvas.setAuthor(without_controls(about.author))
    canvas.setSubject(without_controls(about.subject))
    canvas.setCreator(about.creator)
    canvas.setProducer("ReportLab")
    return canvas
