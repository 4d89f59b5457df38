"""Panels side by side that stand one below the other in a narrow window, such as one whose text is twice as large."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QAbstractScrollArea, QBoxLayout, QWidget

NARROW = 960  # pixels: below this width panels stand one below the other, and the page scrolls
_MOST = 16_777_215  # what Qt takes for "no limit"


class Folding:
    """Turns a row into a column and back.

    heights: what each panel is given at least while they stand in a column, in pixels
    low:     which of them get no more than that
    """

    def __init__(self, row: QBoxLayout, heights: Mapping[QWidget, int], low: Sequence[QWidget] = ()) -> None:
        self._row, self._heights, self._low, self._folded = row, heights, low, False

    def fold(self, page: QWidget) -> bool:
        """Take the way that fits the place `page` stands in; True while the panels stand in a column.

        A page sets the widths of its sides itself, after this said False.
        """
        folds = _place_of(page).width() < NARROW
        if folds != self._folded:
            self._folded = folds
            way = QBoxLayout.Direction.TopToBottom if folds else QBoxLayout.Direction.LeftToRight
            self._row.setDirection(way)
            for panel, height in self._heights.items():
                panel.setMinimumHeight(height if folds else 0)
                panel.setMinimumWidth(0)
                panel.setMaximumWidth(_MOST)
                panel.setMaximumHeight(height if folds and panel in self._low else _MOST)
        return folds


def _place_of(page: QWidget) -> QWidget:
    """What shows the page: it may be narrower than the page, which is never narrower than its panels side by side."""
    place = page
    while (above := place.parentWidget()) is not None:
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            return above
        place = above
    return page
