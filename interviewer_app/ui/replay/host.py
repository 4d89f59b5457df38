"""The replay's place in the shell: opened from Home, the log and the board."""

from __future__ import annotations

from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.exchange.beside import Beside, read_beside
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.read import read_pack, read_round
from interviewer_app.core.workspace.unseen import gate_for
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.one_page import OnePage
from interviewer_app.ui.own_keys import own_keys
from interviewer_app.ui.replay.presenter import ReplayPresenter
from interviewer_app.ui.replay.view import ReplayPage

MARGIN = 16


class ReplayHost(OnePage):
    """Holds the replay of one round at a time."""

    page: ReplayPage | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, MARGIN)
        self.presenter: ReplayPresenter | None = None

    def opened(self, *, round: str, at_ms: int = 0, back: str = "home") -> None:
        """Replay `round` from `at_ms` of its clock; `back` is the page to return to.

        raises: InterviewerError, also where my own card about this candidate comes first; the page before stays up
        """
        context = self._context
        self._check(round)
        fold = read_round(context.workspace, round)
        assert fold.facts is not None
        pack = pack_from_document(read_pack(context.workspace, fold.facts.pack.digest))
        page = ReplayPage(pack)
        now_ns = lambda: context.clock.now().boot_ns  # noqa: E731
        presenter = ReplayPresenter(page, fold, pack, own_keys(context, pack), now_ns, lambda: self._back(back, round))
        page.presenter = self.presenter = presenter
        page.ticked.connect(presenter.tick)
        page.chosen.connect(presenter.chosen)
        page.line.probe_chosen.connect(presenter.probe)
        page.paced.connect(presenter.pace)
        page.pressed.connect(presenter.key)
        page.played.connect(lambda: presenter.key("space"))
        self.put_up_plain(page)
        presenter.show(at_ms)
        page.take_keys()
        self._read_beside(page, presenter, round, fold)

    def _check(self, round_id: str) -> None:
        """A round of somebody else is watched once it is submitted, and once my own card is in."""
        context = self._context
        gate = gate_for(context, context.settings.author)
        gate.check(round_id)
        if all(row.id != round_id for row in gate.rows):
            words = _("Round {id} is not in your workspace; take its card in, then it can be replayed.")
            raise BadInput(words.format(id=round_id[:8]))
        if all(row.id != round_id for row in gate.seen()):
            raise Refused(_("Round {id} is not submitted; ask its rater.").format(id=round_id[:8]))

    def _read_beside(self, page: ReplayPage, presenter: ReplayPresenter, round_id: str, fold: RoundFold) -> None:
        workspace = self._context.workspace

        def take(beside: Beside) -> None:
            if self.page is page:
                presenter.beside(beside)

        self._context.jobs.run(lambda: read_beside(workspace, round_id, fold), take, page.show_trouble)

    def let_go(self, page: ReplayPage) -> None:
        """Nothing is written here; the clock of the page stops."""
        page.run(False)

    def put_up_plain(self, page: ReplayPage) -> None:
        """Put `page` in the place of the one before; there is nothing to be written."""
        self._clear()
        self.page = page
        self._layout.addWidget(page)
        page.show()

    def _back(self, page: str, round_id: str) -> None:
        ways: dict[str, dict[str, object]] = {"home": {}, "debrief": {"again": True}}
        self._context.show_page(page, **ways.get(page, {"round": round_id}))


def replay_page(context: AppContext) -> ReplayHost:
    """The shell's page `replay` (see pages.py)."""
    return ReplayHost(context)
