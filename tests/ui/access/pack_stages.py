"""The pages of packs in the states worth looking at, each in a window of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer_app.ui.packs.compare_page import ComparePresenter
from interviewer_app.ui.packs.compare_page import connect as connect_compare
from interviewer_app.ui.packs.compare_view import ComparePage
from interviewer_app.ui.packs.page import connect
from interviewer_app.ui.packs.presenter import PacksPresenter
from interviewer_app.ui.packs.reading_page import ReadingPresenter
from interviewer_app.ui.packs.reading_page import connect as connect_reading
from interviewer_app.ui.packs.reading_view import ReadingPage
from interviewer_app.ui.packs.shelf import PackFacts
from interviewer_app.ui.packs.view import PacksPage
from tests.ui.home.rounds import at_once
from tests.ui.packs.shelves import TODAY, Asked, Reader, changed, senior


def packs(packs: Sequence[PackFacts], keys: str = "", trouble: str = "") -> PacksPage:
    """The list of packs, after some keys."""
    view = PacksPage()
    connect(view, PacksPresenter(view, Asked(packs, trouble), at_once, lambda: TODAY))
    view.opened()
    for key in keys:
        QTest.keyClicks(view.list, key)
    return view


def reading(find: str = "") -> ReadingPage:
    """A shipped pack, with something searched for."""
    view = ReadingPage()
    connect_reading(view, ReadingPresenter(view, Reader(), at_once, lambda: TODAY))
    view.opened(folder=str(senior().folder))
    view.search.setText(find)
    return view


def compare(everything: bool = False) -> ComparePage:
    """A shipped pack beside a changed one."""
    view = ComparePage()
    connect_compare(view, ComparePresenter(view, Reader(), at_once))
    view.opened(old=str(senior().folder), new=str(changed().folder))
    if everything:
        QTest.keyClick(view.outline, Qt.Key.Key_A)
    return view
