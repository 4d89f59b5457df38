"""Blocks on pages: what a report says is laid out first and drawn once every page number is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from interviewer_app.core.papers.frame import Box, Document


@dataclass(frozen=True, slots=True)
class Block:
    """Something as high as `height` points that stays on one page.

    draw:    called with the document, the y of its top edge and where everything stands
    gap:     space above, left out at the top of a page
    key:     name under which others find its page; also the place that links lead to
    section: title of the part it belongs to, for the head of the page
    entry:   title and depth of its entry in the reader's outline
    head:    drawn again on top when this block opens a page, such as the heads of columns
    together: stays with the next block
    fresh:   begins a page
    """

    height: float
    draw: Callable[[Document, float, Where], None]
    gap: float = 0.0
    key: str = ""
    section: str = ""
    entry: tuple[str, int] | None = None
    head: Block | None = None
    together: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """again: it stands here only because the rows below it go on, and a screen reader has been told before"""

    block: Block
    page: int
    y: float
    again: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """Where everything stands: the page of each key, the part each page begins with, and how many pages there are."""

    pages: Mapping[str, int] = field(default_factory=dict)
    sections: Mapping[int, str] = field(default_factory=dict)
    count: int = 0


def paginate(blocks: Iterable[Block], first: Box, later: Box) -> list[Placed]:
    """Give each block its page and height; `first` is where page 1 may be filled, `later` every other page."""
    placed: list[Placed] = []
    page, box, y = 1, first, first.top
    for group in _groups(blocks):
        needed = sum(block.height + block.gap for block in group)
        at_top = y == box.top
        if group[0].fresh or (y + needed > box.bottom and not at_top):
            if placed:
                page, box = page + 1, later
            y = box.top
            at_top = True
            if (head := group[0].head) is not None and head is not group[0] and placed:
                placed.append(Placed(head, page, y, again=True))
                y, at_top = y + head.height, False
        for block in group:
            if not at_top:
                y += block.gap
            if y + block.height > box.bottom and not at_top:  # a group higher than a page parts where it must
                page, box, y = page + 1, later, later.top
            placed.append(Placed(block, page, y))
            y, at_top = y + block.height, False
    return placed


def _groups(blocks: Iterable[Block]) -> Iterable[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.together:
            yield group
            group = []
    if group:
        yield group


def where(placed: list[Placed]) -> Where:
    """The page of every key and the first part of every page; a key drawn twice counts where it stands first."""
    pages: dict[str, int] = {}
    sections: dict[int, str] = {}
    for one in placed:
        if one.block.key:
            pages.setdefault(one.block.key, one.page)
        if one.block.section:
            sections.setdefault(one.page, one.block.section)
    return Where(pages, sections, placed[-1].page if placed else 1)


def draw(document: Document, placed: list[Placed], furnish: Callable[[Document, Where], None]) -> None:
    """Draw all blocks; `furnish` draws what every page has, first of all on it. The last page is left open."""
    known, say = where(placed), document.ink.say

    def furnished() -> None:
        with say.furniture():
            furnish(document, known)

    furnished()
    for one in placed:
        while document.page < one.page:
            document.new_page()
            furnished()
        if one.again:
            with say.furniture():
                one.block.draw(document, one.y, known)
            continue
        if one.block.entry is not None:
            title, level = one.block.entry
            document.bookmark(title, one.block.key, one.y, level)
        elif one.block.key:
            document.place(one.block.key, one.y)
        one.block.draw(document, one.y, known)
