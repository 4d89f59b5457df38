"""One element of the structure tree of a PDF (ISO 32000-1, 14.7), before it has a number in the file."""

from __future__ import annotations

from typing import NamedTuple


class Shown(NamedTuple):
    """A marked stretch of a page: the page counted from 0, and its number there."""

    page: int
    number: int


class Lead(NamedTuple):
    """A link on a page, by its name in the document."""

    page: int
    name: str


class Element:
    """An element and what is in it, in reading order.

    role:       of the standard: Sect, H1, P, Table, TD ...
    alt:        one sentence in the place of what is drawn
    attributes: its attribute dictionary as PDF, or empty
    draws:      lines and areas drawn in it belong to it; elsewhere they only decorate
    """

    __slots__ = ("alt", "attributes", "draws", "kids", "number", "parent", "role")

    def __init__(self, role: str, parent: Element | None, alt: str = "", attributes: str = "") -> None:
        self.role = role
        self.parent = parent
        self.alt = alt
        self.attributes = attributes
        self.draws = role in ("Figure", "Artifact")
        self.kids: list[Element | Shown | Lead] = []
        self.number = 0
        if parent is not None:
            parent.kids.append(self)
