"""Home put together: the view, its presenter, and what the rest of the app does for it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from PySide6.QtWidgets import QApplication

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.settings import change_settings, next_theme, user_name
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.connect import is_older
from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.core.workspace.unseen import gate_for
from interviewer_app.ui.context import AppContext, lazily
from interviewer_app.ui.home.days import local
from interviewer_app.ui.home.packs import read_packs
from interviewer_app.ui.home.presenter import HomePresenter
from interviewer_app.ui.home.rows import LoopPick, PackLine
from interviewer_app.ui.home.view import HomePage
from interviewer_app.ui.theme.apply import apply_theme


class Actions:
    """What Home can have done; other pages do it."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def list_rounds(self) -> Sequence[RoundRow]:
        context = self._context
        if context.workspace.exists() and is_older(context.workspace):
            context.workbench().open()  # brings it up to date; the one start after an update waits for that
        gate = gate_for(context, context.settings.author)
        return [unnamed(row) if row.id in gate.own else gate.shown(row) for row in gate.rows]

    def list_packs(self) -> Sequence[PackLine]:
        context = self._context
        today = local(context.now_us(), context.clock.offset_min).date()
        return read_packs(context.pack_roots(), context.workspace, today, context.home.loops)

    def start_round(
        self, candidate: str, pack_ref: str, minutes: int, purpose: Purpose, extra_percent: int,
        loop: LoopPick | None = None,
    ) -> None:  # fmt: skip
        self._context.show_page(
            "live", candidate=candidate, pack=pack_ref, minutes=minutes, purpose=purpose, extra_percent=extra_percent,
            loop=loop,
        )  # fmt: skip

    def open_round(self, round_id: str, state: str) -> None:
        self._context.show_page("rating" if state in ("ended", "sealed") else "live", round=round_id)

    def replay_demo(self) -> None:
        self._context.show_page("live", demo=True)

    def rehearse(self) -> None:
        self._context.show_page("rehearse")

    def keep_name(self, name: str) -> None:
        """The next round says `name`, even where the settings cannot be written."""
        context = self._context
        context.settings = context.settings._replace(interviewer=name)
        if context.bench is not None:
            context.bench.who = context.bench.who._replace(interviewer=name)
        context.settings = change_settings(context.home.settings, context.settings, interviewer=name)

    def open_integrity(self, round_id: str) -> None:
        self._context.show_page("integrity", round=round_id)

    def open_board(self, round_id: str) -> None:
        self._context.show_page("debrief", round=round_id)

    def replay_round(self, round_id: str) -> None:
        self._context.show_page("replay", round=round_id)

    def export_card(self, round_id: str, path: str) -> None:
        self._context.call("export_card", round_id, path)

    def export_bundle(self, round_id: str, path: str) -> None:
        self._context.call("export_bundle", round_id, path)


def home_page(context: AppContext) -> HomePage:
    """Build Home; the packs are read once the window has settled, and again each time Home comes up."""
    view = HomePage()
    presenter = HomePresenter(view, Actions(context), context.jobs.run, context.now_us, context.clock.offset_min)
    view.came_up.connect(lambda: _take_name(context, view, presenter))
    connect(view, presenter)
    context.shell.settled.connect(presenter.packs_wanted)
    # and whenever Home comes back: a rubric may have been imported meanwhile
    context.shell.settled.connect(lambda: view.came_up.connect(presenter.packs_wanted))
    context.shell.settled.connect(lambda: _plan_from_invitations(context, view, presenter))
    context.shell.settled.connect(lambda: _look_at_inbox(context, view, presenter))
    context.shell.settled.connect(lambda: _tell_of_claims(context, view, presenter))
    context.jobs.failed.connect(view.show_trouble)
    view.bar.keys_asked.connect(lambda: context.show_page("keys"))
    view.bar.debriefs_asked.connect(lambda: context.show_page("debrief"))
    view.bar.calibration_asked.connect(lambda: context.show_page("calibration"))
    view.bar.packs_asked.connect(lambda: context.show_page("packs"))
    view.bar.practice_asked.connect(lambda: context.show_page("practice"))
    view.look_asked.connect(lambda: _change_look(context, view))
    view.show_look(_look(context.settings.theme))
    return view


def _plan_from_invitations(context: AppContext, view: HomePage, presenter: HomePresenter) -> None:
    """Put the planning into Home; what it needs of the core is read in off the window's thread, where keys come in."""
    let_it_plan = "interviewer_app.ui.home.inviting:let_it_plan"
    context.jobs.run(_import_planning, lambda _none: lazily(let_it_plan)(context, view, presenter))


def _tell_of_claims(context: AppContext, view: HomePage, presenter: HomePresenter) -> None:
    view.round_chosen.connect(lambda round_id: _tell_claims(context, view, round_id))
    _tell_claims(context, view, presenter.chosen)


def _tell_claims(context: AppContext, view: HomePage, round_id: str) -> None:
    """What earlier interviewers handed on for the chosen round; nothing is loaded before any of them did."""
    if view.handed is None and round_id and context.home.claims.is_dir():
        view.handed = lazily("interviewer_app.ui.home.handed:let_it_tell")(context, view)
        view.handed.chosen(round_id)


def _look_at_inbox(context: AppContext, view: HomePage, presenter: HomePresenter) -> None:
    """Cards of others that came while one's own was open, where the app went away before it could read them."""
    def tell(words: str) -> None:
        presenter.opened()
        view.show_done(words)

    if context.home.inbox.is_dir():
        lazily("interviewer_app.ui.inbox:look")(context, tell)


def unnamed(row: RoundRow) -> RoundRow:
    """A round of one's own: its line need not say whose it is."""
    return row._replace(interviewer="")


def _import_planning() -> None:
    for module in ("rounds.invitations.read", "workspace.ahead"):
        import_module(f"interviewer_app.core.{module}")


def _take_name(context: AppContext, view: HomePage, presenter: HomePresenter) -> None:
    """The name that the next round will say; nobody is greeted by the name of a login."""
    who, account = context.bench.who if context.bench is not None else context.settings, user_name()
    name = who.interviewer or account
    view.show_name(name)
    presenter.greet(name if name != account else "")


def _change_look(context: AppContext, view: HomePage) -> None:
    """The next theme, at once; it holds for this window even where the settings cannot be written."""
    theme = next_theme(context.settings.theme)
    context.settings = context.settings._replace(theme=theme)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, theme)
    view.show_look(_look(theme))
    try:
        context.settings = change_settings(context.home.settings, context.settings, theme=theme)
    except InterviewerError as error:
        view.show_trouble(str(error))


def _look(theme: str) -> str:
    words = {"system": _("as the system"), "light": _("light"), "dark": _("dark"), "contrast": _("high contrast")}
    return _("Look: {look}").format(look=words[theme])


def connect(view: HomePage, presenter: HomePresenter) -> None:
    """Every signal of the view to the presenter's answer; a connection alone does not keep the presenter alive."""
    view.presenter = presenter
    view.came_up.connect(presenter.opened)
    view.words_changed.connect(presenter.words_changed)
    view.role_picked.connect(presenter.role_picked)
    view.state_picked.connect(presenter.state_picked)
    view.group_toggled.connect(presenter.group_toggled)
    view.round_chosen.connect(presenter.round_chosen)
    view.round_opened.connect(presenter.round_opened)
    view.start_asked.connect(presenter.start_asked)
    view.pack_picked.connect(presenter.pack_picked)
    view.export_asked.connect(presenter.export_asked)
    view.integrity_asked.connect(presenter.integrity_asked)
    view.again_asked.connect(presenter.again_asked)
    view.board_asked.connect(presenter.board_asked)
    view.replay_asked.connect(presenter.replay_asked)
    view.rehearse_asked.connect(presenter.rehearse_asked)
    view.name_typed.connect(presenter.name_typed)
