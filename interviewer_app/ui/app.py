"""Starts the application: Qt, fonts, theme, the window with Home. Nothing heavy is imported before Home is drawn."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.places import home
from interviewer_app.core.rounds.clock import Clock
from interviewer_app.core.settings import read_settings
from interviewer_app.ui.collecting import collect_here
from interviewer_app.ui.context import AppContext, lazily
from interviewer_app.ui.jobs import Jobs
from interviewer_app.ui.pages import CALLS, PAGES
from interviewer_app.ui.shell import Shell
from interviewer_app.ui.text_size import AGAIN, change_text_size, scaled, start_again, wanted_page
from interviewer_app.ui.theme.apply import apply_sheet, apply_theme
from interviewer_app.ui.theme.fonts import load_fallback_fonts, load_first_fonts

# For how long one thread may keep Python from the others. The journal's writes a key while the window paints it: with
# Python's own 5 ms that write would wait for the whole of the painting.
TURN_S = 0.0005


def run_app(
    environ: Mapping[str, str],
    argv: Sequence[str],
    clock: Clock,
    new_id: Callable[[], str],
    workspace: Path | None = None,
) -> int:
    """Open the app and stay until its window is closed; returns the exit code of the process.

    environ: where INTERVIEWER_HOME is looked up.  argv: for Qt, with the program's name first
    clock, new_id: instants and random ids.  workspace: another file than the one in the user's home
    """
    with scaled(read_settings(home(environ).settings)[0].text_percent):
        app = make_application(argv)
    context = open_window(app, environ, clock, new_id, workspace)
    context.shell.painted.connect(partial(collect_here, context.shell))
    context.shell.show()
    code = app.exec()
    place = context.shell.where()
    context.jobs.close()
    try:
        if context.bench is not None:
            context.bench.close()
    except InterviewerError as error:
        print(f"interviewer: {error}", file=sys.stderr)
        return error.exit_code
    return start_again(place) if code == AGAIN else code


def make_application(argv: Sequence[str]) -> QApplication:
    """The QApplication of this process with the fonts of the first paint; the one that exists, if there is one."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(_with_fusion(argv))
    app.setProperty("style_given", not isinstance(found, QApplication))
    app.setApplicationName("Interviewer Copilot")
    app.setDesktopFileName("interviewer-copilot")
    sys.setswitchinterval(TURN_S)
    load_first_fonts()
    return app


def _with_fusion(argv: Sequence[str]) -> list[str]:
    # As an argument: setStyle() hands out a QStyle, and wrapping it builds 8 ms worth of enums before the first paint.
    given = list(argv) or sys.argv[:1]
    return [given[0], "-style", "Fusion", *given[1:]]


def open_window(
    app: QApplication,
    environ: Mapping[str, str],
    clock: Clock,
    new_id: Callable[[], str],
    workspace: Path | None = None,
) -> AppContext:
    """The window with Home in it, not shown yet. Keep the context: the window lives as long as it does."""
    places = home(environ)
    settings, trouble = read_settings(places.settings)
    apply_theme(app, settings.theme, sheet=False)
    shell = Shell({})
    context = AppContext(
        shell, Jobs(), places, workspace or places.workspace, clock, new_id, settings, dict(CALLS)
    )
    for name, path in PAGES.items():
        shell.register(name, partial(_build, path, context))
    shell.show_page("home")
    apply_sheet(app)
    if trouble:
        context.jobs.failed.emit(trouble)
    shell.settled.connect(lambda: _load_the_rest(context))
    shell.settled.connect(lambda: lazily("interviewer_app.ui.theme.motion:apply_motion")(app, settings.motion, environ))
    shell.text_asked.connect(lambda step: change_text_size(context, step))
    page, what = wanted_page(environ)
    if page:
        shell.settled.connect(lambda: _go_back(context, page, what))
    return context


def _go_back(context: AppContext, page: str, what: dict[str, Any]) -> None:
    """To the page the process before was on, if there still is something to show."""
    try:
        context.show_page(page, **what)
    except InterviewerError as error:
        context.jobs.failed.emit(str(error))


def _build(path: str, context: AppContext) -> QWidget:
    page: QWidget = lazily(path)(context)
    return page


def _load_the_rest(context: AppContext) -> None:
    """What the first paint did not wait for: more fonts, and the pen, so that a second window is told at once."""
    if load_fallback_fonts():
        context.shell.update()
    context.jobs.run(_import_the_heavy, lambda _none: _take_up_the_pen(context))


def _import_the_heavy() -> None:
    """Off the window's thread: pydantic, sqlite-utils and YAML, which a first round would otherwise wait for."""
    for module in ("workspace.begin", "scorecards.sheet", "rounds.live"):
        import_module(f"interviewer_app.core.{module}")


def _take_up_the_pen(context: AppContext) -> None:
    try:
        context.workbench().open()
        _go_on(context)
    except InterviewerError as error:
        context.jobs.failed.emit(str(error))


def _go_on(context: AppContext) -> None:
    """Straight into the round that was running when the application went away, unless somebody is elsewhere by now.

    raises: InterviewerError
    """
    if context.shell.page_name == "home":
        round_id = lazily("interviewer_app.core.workspace.home_rows:running_round")(
            context.workspace, context.now_us()
        )
        if round_id:
            context.show_page("live", round=round_id)
