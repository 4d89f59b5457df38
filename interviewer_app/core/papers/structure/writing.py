"""The structure tree as objects of the file: elements in the order of reading, and from every page back to its own."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.papers.embedding import utf16_hex
from interviewer_app.core.papers.scripts import without_controls
from interviewer_app.core.papers.structure.element import Element, Lead, Shown
from interviewer_app.core.papers.structure.say import Say


class StructureTree:
    """The tree of a reportlab document whose pages are all finished.

    Every element is an object of its own, as readers want it. They are numbered in the order of reading, so that the
    same paper gives the same bytes, and written here: reportlab's dictionaries cost more than the page they describe.

    objects: what to write, by number
    links:   the number of each link in the parent tree, by its name: after those of the pages, in the order of reading
    """

    def __init__(self, document: Any, say: Say) -> None:
        from reportlab.pdfbase import pdfdoc

        self._document = document
        elements = _elements(say.root)
        self.root = document.objectcounter + 1
        parents = self.root + 1
        for number, element in enumerate(elements, start=parents + 1):
            element.number = number
        document.objectcounter = parents + len(elements)
        self._pages = [document.idToObjectNumberAndVersion[page.__InternalName__][0] for page in document.Pages.pages]
        found = [(kid.name, element) for element in elements for kid in element.kids if isinstance(kid, Lead)]
        self.links = {name: len(say.pages) + index for index, (name, _element) in enumerate(found)}
        self.objects = {
            self.root: f"<</Type/StructTreeRoot/K {say.root.number} 0 R/ParentTree {parents} 0 R>>",
            parents: _parents(say, [element for _name, element in found]),
            **{element.number: self._written(element) for element in elements},
        }
        document.idToObjectNumberAndVersion["structure"] = (self.root, 0)
        document.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference("structure")
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        for index, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = index
            page.Tabs = pdfdoc.PDFName("S")

    def _written(self, element: Element) -> str:
        above = self.root if element.parent is None else element.parent.number
        page, kids = -1, []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(f"{kid.number} 0 R")
            elif isinstance(kid, Shown):
                page = kid.page if page < 0 else page
                kids.append(str(kid.number) if kid.page == page else self._elsewhere(kid))
            else:
                number, _version = self._document.idToObjectNumberAndVersion[kid.name]
                kids.append(f"<</Type/OBJR/Pg {self._pages[kid.page]} 0 R/Obj {number} 0 R>>")
        told = f"/Pg {self._pages[page]} 0 R" if page >= 0 else ""
        if element.alt:
            told += f"/Alt<FEFF{utf16_hex(without_controls(element.alt))}>"
        if element.attributes:
            told += f"/A<<{element.attributes}>>"
        if kids:
            told += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]"
        return f"<</S/{element.role}/P {above} 0 R{told}>>"

    def _elsewhere(self, shown: Shown) -> str:
        """A stretch on another page than the first of its element."""
        return f"<</Type/MCR/Pg {self._pages[shown.page]} 0 R/MCID {shown.number}>>"


def _elements(root: Element) -> list[Element]:
    """Every element, each before what is in it."""
    found, waiting = [], [root]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]
    return found


def _parents(say: Say, links: list[Element]) -> str:
    """From what is marked on a page, and from each link, back to its element."""
    rows = [f"{n} [{' '.join(f'{each.number} 0 R' for each in marked)}]" for n, marked in enumerate(say.pages)]
    rows += [f"{len(say.pages) + n} {each.number} 0 R" for n, each in enumerate(links)]
    return f"<</Nums[{' '.join(rows)}]>>"
