"""Rates a played round by key presses on the rating page: levels, citations, rationales, then the seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QWindow

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.recording import PlayedRating
from interviewer_app.core.texts import _
from interviewer_app.ui.demo.hands import press, type_text
from interviewer_app.ui.rating.host import RatingHost
from interviewer_app.ui.rating.looks import CHECK, RECOMMENDATION
from interviewer_app.ui.rating.showing import level_caps

if TYPE_CHECKING:
    from interviewer_app.ui.demo.stage import Stage

THINKING_MS = 45_000  # between two dimensions, on the played clock


class Judge:
    """Types what the recording rated into the rating page that is up."""

    def __init__(self, stage: Stage) -> None:
        host = stage.context.shell.page("rating")
        assert isinstance(host, RatingHost) and host.sheet is not None
        self._stage, self._host, self._sheet = stage, host, host.sheet
        self._window: QWindow = stage.window()

    @property
    def place(self) -> str:
        """The dimension whose page is up."""
        return self._host.presenter.place

    def rate(self, rating: PlayedRating, moments: list[str]) -> None:
        """Rate the dimension whose page is up; `moments` are ids by position in the recording."""
        dimension = self._sheet.pack.dimension(rating.dimension)
        caps = level_caps(dimension.levels)
        if rating.level is None:
            self._press(caps.no_evidence)
            self._type(rating.no_evidence)
            self._press("enter")
        else:
            self._press(caps.levels[rating.level])
            for cited in rating.cites:
                self._press(self._host.presenter.cap_of(moments[cited]))
        if rating.rationale:
            self._press("tab")
            self._type(rating.rationale)
            self._press("esc")
        self._press("ctrl+enter")
        self._stage.wait(lambda: not self._sheet.not_on_disk, _("a rating did not reach the disk"))

    def submit(self, recommendation: str) -> None:
        """Write the recommendation and seal."""
        self._go(RECOMMENDATION)
        self._press("tab")
        self._type(recommendation)
        self._press("ctrl+enter")
        self._go(CHECK)
        self._press("ctrl+s")
        self._press("ctrl+s")
        self._stage.wait(
            lambda: self._sheet.fold.state == "sealed" and not self._sheet.not_on_disk, _("the card was not sealed")
        )

    def _go(self, place: str) -> None:
        if self.place != place:
            raise Refused(_("The demo stopped: the page {page} did not come up.").format(page=place))

    def _press(self, stroke: str) -> None:
        press(self._window, stroke)
        self._stage.settle()

    def _type(self, text: str) -> None:
        type_text(self._window, text)
        self._stage.settle()


def rate_by_keys(stage: Stage, fold: RoundFold) -> None:
    """Rate every dimension in the order of the rail and submit.

    raises: Refused where a key press did not do what it should
    """
    judge = Judge(stage)
    wanted = {rating.dimension: rating for rating in stage.recording.ratings}
    moments = [moment.id for moment in fold.counted]
    for number in range(1, len(wanted) + 1):
        stage.clock.move_to(fold.stopped_ms + number * THINKING_MS)
        judge.rate(wanted[judge.place], moments)
    judge.submit(stage.recording.recommendation)
