"""Makes the place beside a round, which stands below its log."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog

from interviewer_app.core.exchange.transcripts.read import ENDINGS
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.texts import _
from interviewer_app.ui.attach.desk import AttachDesk
from interviewer_app.ui.attach.presenter import AttachPresenter
from interviewer_app.ui.attach.view import SidePanel
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.widgets.dropping import FileDrop

DROPPED = (*ENDINGS, ".patch", ".mbox")


def side_of(context: AppContext, round_id: str, live: LiveRound) -> tuple[SidePanel, AttachPresenter]:
    """The place beside a round that `live` holds open, and what decides in it."""
    panel = SidePanel()
    desk = AttachDesk(context.workbench().writer, round_id, context.new_id, context.now_us)
    presenter = AttachPresenter(panel, live, desk, _while_up(context, panel), context.clock.now)
    panel.presenter = presenter
    panel.named.connect(presenter.named)
    panel.picked.connect(presenter.picked)
    panel.taken.connect(presenter.take_away)
    panel.left.connect(presenter.leave)
    panel.browsed.connect(lambda: _browse(panel))
    FileDrop(panel, DROPPED).dropped.connect(presenter.named)
    return panel, presenter


def _while_up(context: AppContext, panel: SidePanel) -> Callable[..., None]:
    """Work off this thread whose outcome counts only while the panel is still there."""
    gone: list[bool] = []
    panel.destroyed.connect(lambda: gone.append(True))

    def run(work: Callable[[], object], then: Callable[[object], None], failed: Callable[[str], None]) -> None:
        context.jobs.run(
            work, lambda outcome: None if gone else then(outcome), lambda words: None if gone else failed(words)
        )

    return run


def _browse(panel: SidePanel) -> None:
    endings = " ".join(f"*{ending}" for ending in DROPPED)
    kinds = _("Files ({endings})").format(endings=endings)
    file, _chosen = QFileDialog.getOpenFileName(panel, _("Transcript or patches"), "", kinds)
    if file:
        panel.path.setText(file)
        panel.named.emit(file)
