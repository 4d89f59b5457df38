"""The practice page in the shell: the list of recorded rounds, a round to replay and to rate, its result.

What is rated here lies in a workspace of its own, which is open only while this page is up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer_app.core.calibration.practice.attempt import Rater, begin_practice
from interviewer_app.core.calibration.practice.handing import hand_in, written
from interviewer_app.core.calibration.practice.load import find_gold, gold_roots
from interviewer_app.core.calibration.practice.results import PracticeHistory
from interviewer_app.core.calibration.practice.room import PracticeRoom, pack_for, read_room
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.scorecards.files import write_file
from interviewer_app.core.texts import plural
from interviewer_app.core.workspace.read import read_pack, read_round
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.home.days import day_words, local
from interviewer_app.ui.practice.context import PracticeContext
from interviewer_app.ui.practice.looks import ResultLook, ShelfLook
from interviewer_app.ui.practice.presenter import PracticePresenter
from interviewer_app.ui.practice.rating import PracticeRating
from interviewer_app.ui.practice.reading import reading_blocks
from interviewer_app.ui.practice.reading_page import ReadingPage
from interviewer_app.ui.practice.result import ResultPage
from interviewer_app.ui.practice.shelf import ShelfPage
from interviewer_app.ui.rating.host import in_documents
from interviewer_app.ui.replay.host import ReplayHost


class Actions:
    """What core does for the page, off the window's thread."""

    def __init__(self, context: PracticeContext) -> None:
        self._context = context

    def read(self) -> PracticeRoom:
        context = self._context
        return read_room(context.home, context.pack_roots(), context.now_us())

    def begin(self, gold: str) -> str:
        context = self._context
        bench = context.workbench()
        loaded = find_gold(gold, gold_roots(context.home))
        pack = pack_for(loaded.gold, context.pack_roots())
        rater = Rater(bench.who.author, bench.who.interviewer)
        return begin_practice(bench.writer, loaded, pack, rater, wall_us=context.now_us(), new_id=context.new_id)


    def hand_in(self, history: PracticeHistory, path: str) -> None:
        who = self._context.workbench().who
        write_file(Path(path), written(hand_in(history, who.interviewer, who.author, None)))


class PracticeHost(QWidget):
    """One part at a time: the list of rounds, a round to read, replay or rate, its result."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._app, self._back = context, "home"
        self.context = PracticeContext(context, self._turn)
        self.shelf, self.result, self.reading = ShelfPage(), ResultPage(), ReadingPage()
        self.presenter = PracticePresenter(
            self, Actions(self.context), context.jobs.run, self._day, context.now_us
        )
        self.rating = PracticeRating(self.context, self.presenter.submitted)
        self.replay = ReplayHost(self.context)
        self._round = ""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for part in self._parts:
            whole.addWidget(part)  # one at a time: what is hidden asks for no room
        self.shows: QWidget = self.shelf
        self._bring_up(self.shelf)
        self._connect()

    def _connect(self) -> None:
        self.shelf.opened.connect(self.presenter.enter)
        self.shelf.again.connect(self.presenter.again)
        self.shelf.home_asked.connect(self._leave)
        self.shelf.hand_in_asked.connect(self.presenter.hand_in)
        self.result.left_it.connect(self.presenter.back)
        self.result.next_asked.connect(self.presenter.onward)
        self.result.replay_asked.connect(self.presenter.replay)
        self.reading.rate_asked.connect(self._rate)
        self.reading.left_it.connect(self.presenter.back)
        self.reading.replay_asked.connect(lambda: self._turn("replay", {"round": self._round, "back": "reading"}))

    # The shell ---------------------------------------------------------------------------------------------------

    def opened(self, *, result: str = "", back: str = "home") -> None:
        """Show the recorded rounds, or the `result` of a practice round by its id; `back` is the page to return to."""
        self._back = back
        self.presenter.opened(result)
        self.shelf.take_keys()

    def left(self) -> None:
        """Another page is up: what was typed is written, and the practice workspace let go."""
        self._clear()
        try:
            self.context.close()
        except InterviewerError as error:
            self._app.jobs.failed.emit(str(error))

    def may_close(self) -> bool:
        if self.shows is self.rating and not self.rating.may_close():
            return False
        self.left()
        return True

    def _clear(self) -> None:
        self.rating.left()
        self.replay.left()
        self._bring_up(self.shelf)

    def _leave(self) -> None:
        self._app.show_page(self._back)

    # What the presenter puts up ----------------------------------------------------------------------------------

    def show_shelf(self, look: ShelfLook) -> None:
        self.shelf.show_shelf(look)
        self._bring_up(self.shelf)
        self.shelf.take_keys()

    def show_result(self, look: ResultLook) -> None:
        self.result.show_result(look)
        self._bring_up(self.result)
        self.result.take_keys()

    def show_rating(self, round_id: str) -> None:
        self.rating.opened(round=round_id)
        self._round = round_id
        self._bring_up(self.rating)
        page = self.rating.page
        if page is not None:
            page.setFocus()

    def show_reading(self, round_id: str, moment: str) -> None:
        fold = read_round(self.context.workspace, round_id)
        assert fold.facts is not None
        pack = pack_from_document(read_pack(self.context.workspace, fold.facts.pack.digest))
        about = [pack.title, pack.version, plural("{n} moment", "{n} moments", len(fold.counted))]
        self.reading.show_round(fold.facts.candidate, " · ".join(about), reading_blocks(fold, pack), moment)
        self._round = round_id
        self._bring_up(self.reading)
        self.reading.take_keys()
        if moment:  # again, now that it has its size
            self.reading.document.go_to(moment)

    def show_replay(self, round_id: str, at_ms: int, back: str) -> None:
        self.replay.opened(round=round_id, at_ms=at_ms, back=back)
        self._round = round_id
        self._bring_up(self.replay)
        if self.replay.page is not None:
            self.replay.page.take_keys()

    def show_trouble(self, words: str) -> None:
        (self.result if self.shows is self.result else self.shelf).show_trouble(words)

    def show_done(self, words: str) -> None:
        self.shelf.show_done(words)

    def ask_file(self) -> str:
        return self.shelf.ask_file(in_documents("practice.json"))

    def _rate(self) -> None:
        try:
            self.show_rating(self._round)
        except InterviewerError as error:
            self.show_trouble(str(error))

    def _turn(self, name: str, what: dict[str, Any]) -> QWidget:
        """A page of a round asks for another page: here they are parts of practice."""
        if name == "reading":
            self.show_reading(str(what["round"]), str(what.get("moment", "")))
        elif name == "replay":
            self.show_replay(str(what["round"]), int(what.get("at_ms", 0)), str(what["back"]))
        elif name == "result":
            self.presenter.back_to_result()
        else:
            self.presenter.back()
        return self.shows

    def _bring_up(self, shown: QWidget) -> None:
        before, self.shows = self.shows, shown
        for part in self._parts:
            part.setVisible(part is shown)
        for part in (self.rating, self.replay):
            if before is part is not shown:
                part.left()

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        return self.shelf, self.reading, self.rating, self.replay, self.result

    def _day(self, at_us: int) -> str:
        offset = self._app.clock.offset_min
        return day_words(local(at_us, offset).date(), local(self._app.now_us(), offset).date())


def practice_page(context: AppContext) -> PracticeHost:
    """The shell's page `practice` (see pages.py)."""
    return PracticeHost(context)
