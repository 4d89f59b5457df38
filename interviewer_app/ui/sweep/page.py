"""The sweep's page put together: one sweep, its journal's reports, its drafts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.scorecards.sweep import Sweep
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.sweep.presenter import Outside, SweepPresenter
from interviewer_app.ui.sweep.view import SweepPage

SECOND_MS = 1000


def build_sweep_page(
    sweep: Sweep,
    keys: KeyMap,
    now: Callable[[], Instant],
    bridge: JournalBridge,
    outside: Outside,
    leave: Callable[[], None],
) -> SweepPage:
    """The page that goes through `sweep`. Before it goes, call `page.presenter.leave(bridge.deleteLater)`."""
    view = SweepPage()
    presenter = SweepPresenter(view, sweep, keys, now, outside)
    view.presenter = presenter
    view.stroke.connect(presenter.stroke)
    view.commanded.connect(presenter.do)
    view.stepped.connect(presenter.step)
    view.picked.connect(presenter.go)
    view.note_typed.connect(presenter.note_typed)
    view.note_rested.connect(presenter.note_rested)
    view.note_given.connect(presenter.note_given)
    view.note_dropped.connect(presenter.note_left)
    view.rate_asked.connect(presenter.rate)
    view.retried.connect(presenter.retry)
    view.home_asked.connect(leave)
    # Lambdas, so that the bridge holds the presenter: it has drafts to wipe when the page is long gone.
    bridge.written.connect(lambda ticket, entry: presenter.written(ticket, entry))
    bridge.failed.connect(lambda ticket, sentence: presenter.failed(ticket, sentence))
    clock = QTimer(view)
    clock.setInterval(SECOND_MS)
    clock.timeout.connect(presenter.tick)
    clock.start()
    presenter.show()
    return view
