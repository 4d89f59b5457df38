"""What the practice pages decide: which part is up, what Enter does to a round, what follows a submission. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from interviewer_app.core.calibration.practice.results import PracticeHistory, PracticeResult
from interviewer_app.core.calibration.practice.room import PracticeRoom
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.texts import _
from interviewer_app.ui.practice.looks import ResultLook, ShelfLook
from interviewer_app.ui.practice.words import result_look, shelf_look


class Run(Protocol):
    """Core work off the window's thread; see `ui/jobs`."""

    def __call__(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None] | None = None, /
    ) -> None: ...


class PracticeView(Protocol):
    """What the place can put up."""

    def show_shelf(self, look: ShelfLook) -> None: ...
    def show_result(self, look: ResultLook) -> None: ...
    def show_rating(self, round_id: str) -> None: ...
    def show_reading(self, round_id: str, moment: str) -> None: ...
    def show_replay(self, round_id: str, at_ms: int, back: str) -> None: ...
    def show_trouble(self, words: str) -> None: ...
    def show_done(self, words: str) -> None: ...
    def ask_file(self) -> str: ...


class PracticeActions(Protocol):
    """What core does, off the window's thread."""

    def read(self) -> PracticeRoom: ...
    def begin(self, gold: str) -> str: ...
    def hand_in(self, history: PracticeHistory, path: str) -> None: ...


class PracticePresenter:
    """day: a wall time in UTC microseconds as a day; now_us: the wall clock"""

    def __init__(
        self, view: PracticeView, actions: PracticeActions, run: Run, day: Callable[[int], str],
        now_us: Callable[[], int],
    ) -> None:  # fmt: skip
        self._view, self._actions, self._run, self._day, self._now_us = view, actions, run, day, now_us
        self._room: PracticeRoom | None = None
        self._chosen = ""
        self.result: PracticeResult | None = None

    def opened(self, result: str = "") -> None:
        """The page comes up; `result` is the practice round to show beside gold, "" for the list."""
        self._read(lambda: self._show_result(result) if result else self._show_shelf())

    def _read(self, then: Callable[[], None]) -> None:
        def take(room: PracticeRoom) -> None:
            self._room = room
            then()

        self._run(self._actions.read, take, self._view.show_trouble)

    def _show_shelf(self) -> None:
        if self._room is not None:
            self.result = None
            self._view.show_shelf(shelf_look(self._room, self._chosen, self._day, self._now_us()))

    def _show_result(self, round_id: str) -> None:
        assert self._room is not None
        found = next((each for each in self._room.history.results if each.round == round_id), None)
        if found is None:
            self._show_shelf()
            self._view.show_trouble(_("That practice round is not on this computer."))
            return
        self.result, self._chosen = found, found.gold
        self._view.show_result(result_look(self._room, found, self._day))

    # What the user does ------------------------------------------------------------------------------------------

    def enter(self, gold: str) -> None:
        """Enter on a round of the list: go on with it, look at how it went, or begin it."""
        room = self._room
        facts = room.gold(gold) if room is not None else None
        if room is None or facts is None:
            return
        self._chosen = gold
        begun = next((round_id for round_id, name in room.history.open if name == gold), "")
        rated = [each.round for each in room.history.results if each.gold == gold]
        if begun:
            self._try(lambda: self._view.show_rating(begun))
        elif rated:
            self._show_result(rated[-1])
        elif facts.standing == "unusable":
            self._view.show_trouble(facts.said)
        else:
            self._begin(gold)

    def again(self, gold: str) -> None:
        """Rate a round once more that was rated; the list says when that was."""
        if self._room is not None and any(each.gold == gold for each in self._room.history.results):
            self._chosen = gold
            self._begin(gold)

    def onward(self) -> None:
        """From a result to the next round."""
        if self._room is not None and self._room.following.gold:
            self._begin_or_go_on(self._room.following.gold)

    def _begin_or_go_on(self, gold: str) -> None:
        assert self._room is not None
        begun = next((round_id for round_id, name in self._room.history.open if name == gold), "")
        self._chosen = gold
        if begun:
            self._try(lambda: self._view.show_rating(begun))
        else:
            self._begin(gold)

    def _begin(self, gold: str) -> None:
        shown = lambda round_id: self._try(lambda: self._view.show_reading(round_id, ""))  # noqa: E731
        self._run(lambda: self._actions.begin(gold), shown, self._view.show_trouble)

    def hand_in(self) -> None:
        """Write what was practised as a file for whoever lays a team's together."""
        room = self._room
        path = self._view.ask_file() if room is not None and room.history.results else ""
        if room is None or not path:
            return
        history, said = room.history, _("Written: {path}").format(path=path)
        self._run(
            lambda: self._actions.hand_in(history, path), lambda _none: self._view.show_done(said),
            self._view.show_trouble,
        )  # fmt: skip

    def replay(self, dimension: str) -> None:
        """The round of the result again, from the first moment gold cites for the dimension."""
        result = self.result
        if result is None:
            return
        found = next((each for each in result.results if each.dimension == dimension), None)
        cited = sorted((*found.seen, *found.missed), key=lambda heard: heard.at_ms) if found is not None else []
        at_ms = cited[0].at_ms if cited else 0
        self._try(lambda: self._view.show_replay(result.round, at_ms, "result"))

    def submitted(self, round_id: str) -> None:
        """The card is on disk: gold may be seen."""
        self._read(lambda: self._show_result(round_id))

    def back(self) -> None:
        """From a part to the list of rounds, read anew."""
        self._read(self._show_shelf)

    def back_to_result(self) -> None:
        if self.result is not None:
            self._show_result(self.result.round)
        else:
            self.back()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except InterviewerError as error:
            self._view.show_trouble(str(error))
