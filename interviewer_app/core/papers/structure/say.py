"""Who draws says what it is: a heading, a cell, a figure. What follows on the page belongs to it until the next word.

A paper that says nothing still has every text in a paragraph, and every line as decoration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from interviewer_app.core.papers.structure.element import Element, Lead, Shown

Head = Literal["", "Row", "Column"]
# Left, top, right and bottom in points from the top left corner of the page.
Bounds = tuple[float, float, float, float]

_DECORATION = Element("Artifact", None)
_FURNITURE = Element("Artifact", None)
# Nothing was said yet: the next text begins a paragraph.
_UNSAID = Element("P", None)
DEEPEST = 6


class Say:
    """The structure of one document, said while it is drawn and in the order in which a person reads.

    write: puts operators into the page; page_height: points, turns our y into the page's
    """

    def __init__(self, write: Callable[[str], None], page_height: float) -> None:
        self.root = Element("Document", None)
        # For every page the element of each marked stretch, by its number.
        self.pages: list[list[Element]] = [[]]
        self.open: Element | None = None
        self.aim = _UNSAID
        self._write = write
        self._end = "EMC"  # what ends the open stretch
        self._height = page_height
        self._sections: list[Element] = []
        self._block = _UNSAID
        self._list: Element | None = None
        self._item: Element | None = None
        self._table: Element | None = None
        self._row: Element | None = None
        self._kept: dict[str, Element] = {}
        self._muted = False

    # -- what is said ---------------------------------------------------------------------------------------------

    def heading(self, level: int) -> None:
        """A heading, which begins a section within that of the heading above; no level is ever left out."""
        if self._muted:
            return
        level = min(level, len(self._sections) + 1, DEEPEST)
        del self._sections[level - 1 :]
        self._sections.append(Element("Sect", self._section))
        self._begin(Element(f"H{level}", self._section))

    def paragraph(self) -> None:
        if not self._muted:
            self._begin(Element("P", self._section))

    def item(self) -> None:
        """An item of a list, the first one with its list; `label` and `body` are what it is made of."""
        if self._muted:
            return
        if self._list is None:
            self._end_blocks()
            self._list = Element("L", self._section)
        self._item = Element("LI", self._list)
        self._aim_at(self._item)

    def label(self) -> None:
        """The dot, number or name of the item."""
        self._part_of_item("Lbl")

    def body(self) -> None:
        """What the item says."""
        self._part_of_item("LBody")

    def table(self) -> None:
        """A table of its own, also right behind another one."""
        if self._muted:
            return
        self._end_blocks()
        self._table = Element("Table", self._section)

    def caption(self) -> None:
        """What the table, named before, is about; before its first row."""
        if self._muted:
            return
        if self._table is None:
            self.table()
        self._aim_at(Element("Caption", self._table))

    def row(self) -> None:
        """A row of the table, the first one with its table."""
        if self._muted:
            return
        if self._table is None:
            self.table()
        self._row = Element("TR", self._table)

    def cell(self, head: Head = "", span: int = 1, keep: str = "") -> None:
        """A cell of the row.

        head: what it is the head of, if it is one; span: columns it stands over
        keep: name by which `resume` finds it again, where more of it is drawn after other cells
        """
        if self._muted:
            return
        if self._row is None:
            self.row()
        attributes = f"/Scope/{head}" if head else ""
        if span > 1:
            attributes += f"/ColSpan {span}"
        self._aim_at(Element("TH" if head else "TD", self._row, "", f"/O/Table{attributes}" if attributes else ""))
        if keep:
            self._kept[keep] = self._block

    def resume(self, keep: str) -> None:
        """Go on with a cell of that name, the last one if there are several."""
        if not self._muted:
            self._aim_at(self._kept[keep])

    def figure(self, alt: str, bounds: Bounds | None = None) -> None:
        """A drawing that stands for itself, with the sentence that says what it shows; texts in it are part of it."""
        if not self._muted:
            self._begin(Element("Figure", self._section, alt, self._layout(bounds)))

    def mark(self, alt: str, bounds: Bounds | None = None) -> None:
        """A small drawing within the present paragraph, cell or item; `on` goes back to its words."""
        if not self._muted:
            self.aim = Element("Figure", self._within(), alt, self._layout(bounds))

    def link(self) -> Element | None:
        """Words within the present paragraph, cell or item that lead somewhere; give the answer to `Document.link`."""
        if self._muted:
            return None
        self.aim = Element("Link", self._within())
        return self.aim

    def on(self) -> None:
        """Back to the paragraph, cell or item that a mark, a link or decoration stands in."""
        if not self._muted:
            self.aim = self._block

    def done(self) -> None:
        """Nothing more belongs to what was said: a text without a word begins a paragraph."""
        if not self._muted:
            self._begin(_UNSAID)

    def decoration(self) -> None:
        """What follows tells nothing that is not said elsewhere."""
        if not self._muted:
            self.aim = _DECORATION

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """What stands on every page: its head and foot, the heads of columns that stand again."""
        before, self.aim = (self.aim, self._muted), _FURNITURE
        self._muted = True
        yield
        self.aim, self._muted = before

    # -- what is drawn --------------------------------------------------------------------------------------------

    def text(self) -> None:
        """Before a text: open what it belongs to. Who draws much asks `open is not aim` first."""
        if self.aim is _UNSAID:
            self.paragraph()
        if self.open is not self.aim:
            self._mark(self.aim)

    def apart(self, text: str) -> None:
        """Before a piece of a line: open a stretch of its own, which nothing else is part of.

        It does not stand within another stretch: Poppler loses what follows in that one.

        text: what the glyphs stand for as UTF-16 in hex digits, where they do not tell it by themselves
        """
        if self.aim is _UNSAID:
            self.paragraph()
        self._mark(self.aim, text)

    def read_as(self, places: Sequence[int]) -> None:
        """Put the last pieces of a line, one for each of `places`, in the order in which they are read."""
        kids, count = self.aim.kids, len(places)
        if self.aim not in (_DECORATION, _FURNITURE):
            kids[-count:] = [kids[index - count] for index in sorted(range(count), key=places.__getitem__)]

    def shape(self) -> None:
        """Before a line or an area: part of a figure, decoration anywhere else."""
        aim = self.aim if self.aim.draws else _DECORATION
        if self.open is not aim:
            self._mark(aim)

    def close(self) -> None:
        """End the open stretch."""
        if self.open is not None:
            self._write(self._end)
            self.open, self._end = None, "EMC"

    def new_page(self, write: Callable[[str], None]) -> None:
        self.pages.append([])
        self._write = write

    def lead(self, name: str, element: Element | None) -> Element:
        """Put the link of that name into `element`, or into one of its own; returns the one it is in."""
        if element is None:
            element = Element("Link", self._within())
        element.kids.append(Lead(len(self.pages) - 1, name))
        return element

    # -- inside ---------------------------------------------------------------------------------------------------

    @property
    def _section(self) -> Element:
        return self._sections[-1] if self._sections else self.root

    def _begin(self, element: Element) -> None:
        self._end_blocks()
        self._aim_at(element)

    def _aim_at(self, element: Element) -> None:
        self.aim = self._block = element

    def _end_blocks(self) -> None:
        self._list = self._item = self._table = self._row = None

    def _part_of_item(self, role: str) -> None:
        if self._muted:
            return
        if self._item is None:
            self.item()
        self._aim_at(Element(role, self._item))

    def _within(self) -> Element:
        """What a link or mark stands in: the present block, or a new paragraph."""
        if self._block is _UNSAID:
            self.paragraph()
        return self._block

    def _mark(self, element: Element, text: str = "") -> None:
        self.close()
        self.open = element
        told = f"/ActualText <FEFF{text}>" if text else ""
        if element in (_DECORATION, _FURNITURE):
            self._write("/Artifact BMC" if element is _DECORATION else "/Artifact <</Type /Pagination>> BDC")
            if told:  # outside the structure it may be nested, and is only heeded in a Span
                self._write(f"/Span <<{told}>> BDC")
                self._end = "EMC EMC"
            return
        here = self.pages[-1]
        element.kids.append(Shown(len(self.pages) - 1, len(here)))
        self._write(f"/{'Span' if text else element.role} <</MCID {len(here)}{' ' + told if told else ''}>> BDC")
        here.append(element)

    def _layout(self, bounds: Bounds | None) -> str:
        if bounds is None:
            return ""
        left, top, right, bottom = bounds
        return f"/O/Layout/BBox[{left:.2f} {self._height - bottom:.2f} {right:.2f} {self._height - top:.2f}]"
