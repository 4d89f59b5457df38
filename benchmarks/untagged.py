"""Papers as they would be without a structure: what tagging, metadata and attachment cost is measured against them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from interviewer_app.core.papers import frame, ink
from interviewer_app.core.papers.structure.element import Element
from interviewer_app.core.papers.structure.say import Say


class Silent(Say):
    """Hears everything and writes nothing into the page."""

    def __init__(self, *what: Any) -> None:
        super().__init__(*what)
        self._muted = True

    def text(self) -> None:
        self.open = self.aim

    def shape(self) -> None:
        """A line is drawn as it is."""

    def apart(self, text: str) -> None:
        """Letters are drawn as they are."""

    def close(self) -> None:
        self.open = None

    def lead(self, name: str, element: Element | None) -> Element:
        return element or self.root


class NoTree:
    """In the place of the structure tree: nothing, and every link without a number of its own."""

    def __init__(self, _document: Any, _say: Say) -> None:
        self.objects: dict[int, str] = {}
        self.links = _Zeros()


class _Zeros(dict[str, int]):
    def __missing__(self, _name: str) -> int:
        return 0


@contextmanager
def untagged() -> Iterator[None]:
    """Within it every paper is drawn without structure and without XMP."""
    with (
        patch.object(ink, "Say", Silent),
        patch.object(frame, "StructureTree", NoTree),
        patch.object(frame, "_write_metadata", lambda _document, _about: None),
    ):
        yield
