"""The structure tree into the file: elements as objects, pages that know theirs, and the language of it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from interviewer_app.core.papers.embedding import utf16_hex
from interviewer_app.core.papers.scripts import without_controls
from interviewer_app.core.papers.structure.element import Element, Lead, Shown
from interviewer_app.core.papers.structure.say import Say


def write_structure(document: Any, say: Say) -> None:
    """Add the tree to a reportlab document whose pages are all finished.

    Every element is an object of its own, as readers want it; numbers follow the order of reading, so that the same
    paper gives the same bytes.
    """
    from reportlab.pdfbase import pdfdoc

    pages = document.Pages.pages
    numbers = [document.idToObjectNumberAndVersion[page.__InternalName__][0] for page in pages]
    elements = list(_walk(say.root))
    parents: list[int] = []  # its number, once it has one
    root = _register(document, lambda: _root(say.root, *parents))
    for element in elements:
        element.number = _register(document, partial(_object, element, root, numbers, document))
    parents.append(_register(document, lambda: _parents(say, elements)))
    document.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference(f"R{root}")
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    for index, page in enumerate(pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = index
        page.Tabs = pdfdoc.PDFName("S")


def link_numbers(say: Say) -> dict[str, int]:
    """What each link is called in the parent tree, by its name: after the pages, in the order of reading."""
    names = [kid.name for element in _walk(say.root) for kid in element.kids if isinstance(kid, Lead)]
    return {name: len(say.pages) + index for index, name in enumerate(names)}


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _register(document: Any, write: Callable[[], bytes]) -> int:
    document.Reference(_object_class()(write))
    return int(document.objectcounter)


@cache
def _object_class() -> Any:
    """An object that is written as it is: reportlab's dictionaries cost more than the page they describe."""
    from reportlab.pdfbase.pdfdoc import PDFObject

    class Written(PDFObject):  # type: ignore[misc]
        __RefOnly__ = 1

        def __init__(self, write: Callable[[], bytes]) -> None:
            self._write = write

        def format(self, _document: Any) -> bytes:
            return self._write()

    return Written


def _root(first: Element, parents: int) -> bytes:
    return b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R>>" % (first.number, parents)


def _object(element: Element, root: int, pages: list[int], document: Any) -> bytes:
    above = root if element.parent is None else element.parent.number
    page = next((kid.page for kid in element.kids if isinstance(kid, Shown)), None)
    parts = [f"<</S/{element.role}/P {above} 0 R"]
    if page is not None:
        parts.append(f"/Pg {pages[page]} 0 R")
    if element.alt:
        parts.append(f"/Alt<FEFF{utf16_hex(without_controls(element.alt))}>")
    if element.attributes:
        parts.append(f"/A<<{element.attributes}>>")
    kids = [_kid(kid, page, pages, document) for kid in element.kids]
    if kids:
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    return ("".join(parts) + ">>").encode("ascii")


def _kid(kid: Element | Shown | Lead, page: int | None, pages: list[int], document: Any) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, Shown):
        if kid.page == page:
            return str(kid.number)
        return f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.number}>>"
    number, _version = document.idToObjectNumberAndVersion[kid.name]
    return f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {number} 0 R>>"


def _parents(say: Say, elements: list[Element]) -> bytes:
    """From what is marked on a page, and from each link, back to its element."""
    rows = [f"{n} [{' '.join(f'{each.number} 0 R' for each in marked)}]" for n, marked in enumerate(say.pages)]
    links = [each for each in elements for kid in each.kids if isinstance(kid, Lead)]
    rows += [f"{len(say.pages) + n} {each.number} 0 R" for n, each in enumerate(links)]
    return f"<</Nums[{' '.join(rows)}]>>".encode("ascii")
