"""The practice pages in the states worth looking at, each in a window of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from interviewer_app.core.calibration.practice.room import PracticeRoom
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.ui.packs.blocks import Block
from interviewer_app.ui.practice.reading_page import ReadingPage
from interviewer_app.ui.practice.result import ResultPage
from interviewer_app.ui.practice.shelf import ShelfPage
from interviewer_app.ui.practice.words import result_look, shelf_look
from tests.ui.practice.rooms import LONG, NOW_US, day, empty_room, long_names, no_gold, room


def practice(of: PracticeRoom, keys: bool = False) -> ShelfPage:
    """The list of recorded rounds."""
    view = ShelfPage()
    view.show_shelf(shelf_look(of, "cache-review-2", day, NOW_US))
    view.take_keys()
    if keys:
        view.toggle_keys()
    return view


def practice_result(of: PracticeRoom, dimension: str = "") -> ResultPage:
    """A round beside gold."""
    view = ResultPage()
    look = result_look(of, of.history.results[-1], day)
    view.show_result(look)
    view.list.show_lines(look.lines, dimension)
    view.take_keys()
    return view


def practice_reading() -> ReadingPage:
    """A round to be read before it is rated."""
    view = ReadingPage()
    pack = find_pack(room().golds[0].pack, [shipped_packs()]).pack
    blocks = [
        block
        for number, probe in enumerate(pack.probes, start=1)
        for block in (
            Block("head", probe.title, lead=str(number), aside="01:30"),
            Block("small", probe.text),
            Block("text", f"Says so, then shows it. “{probe.purpose}”", lead="02:10", aside="Named risk · Correctness"),
        )
    ]
    view.show_round(LONG, f"{pack.title} · {pack.version} · 12 moments", blocks, "")
    view.take_keys()
    return view


PRACTICE: dict[str, Callable[[], QWidget]] = {
    "practice": lambda: practice(room()),
    "practice-first": lambda: practice(empty_room(), True),
    "practice-empty": lambda: practice(no_gold()),
    "practice-long": lambda: practice(long_names()),
    "practice-reading": practice_reading,
    "practice-result": lambda: practice_result(room(), "evaluating"),
    "practice-result-long": lambda: practice_result(long_names(), "operability"),
}
