"""The log laid over a live window: the clock above it goes on, and what is changed here is changed there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from interviewer_app.core.rounds.clock import Clock
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.ui.live.page import LivePage
from interviewer_app.ui.log.presenter import LogPresenter, Outside
from interviewer_app.ui.log.view import LogPage


def lay_log_over(
    page: LivePage, live: LiveRound, keys: KeyMap, clock: Clock, changed: Callable[[Sequence[str]], None]
) -> LogPage:
    """Open the log over `page`; `changed` hears of the moments that have become different."""
    log = LogPage(page)

    def close() -> None:
        page.lay_over(None)
        page.say_drawn_soon()

    def tell(moments: Sequence[str]) -> None:
        changed(moments)
        page.say_drawn_soon()

    presenter = LogPresenter(log, live, keys, Outside(clock.now, tell, close))
    connect(log, presenter)
    page.written.connect(log.told_written)  # by way of the log: its end is theirs
    page.lay_over(log)
    presenter.show()
    log.take_keys()
    log.announce(log.accessibleName())
    return log


def connect(log: LogPage, presenter: LogPresenter) -> None:
    """What the view tells goes to the presenter, which lives as long as the view."""
    log.presenter = presenter
    log.on_key, log.means = presenter.key, presenter.means
    log.chosen.connect(presenter.choose)
    log.rested.connect(presenter.rested)
    log.note_given.connect(presenter.note_given)
    log.note_left.connect(presenter.note_left)
    log.entry_written.connect(presenter.written)
