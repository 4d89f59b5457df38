"""A rater's page decides here: whose page may be opened by whom, and what is said while it is computed. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from interviewer_app.core.calibration.access import Viewer, may_see_team
from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.rater_page import RaterPage, rater_page
from interviewer_app.core.calibration.telling.methods import Method
from interviewer_app.core.calibration.whole_result import WholeProgress
from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.desk import Desk
from interviewer_app.ui.calibration.practice_panel import PracticeLook
from interviewer_app.ui.calibration.presenter import exported, progress_words


class View(Protocol):
    def show_words(self, title: str, words: str) -> None: ...
    def show_progress(self, share: float | None, words: str = "") -> None: ...
    def show_rater(self, title: str, facts: str, look: RaterPage) -> None: ...
    def show_practice(self, look: PracticeLook | None) -> None: ...
    def show_method(self, figure: str, method: Method) -> None: ...
    def show_trouble(self, words: str) -> None: ...
    def show_done(self, words: str) -> None: ...
    def show_own(self, own: bool) -> None: ...
    def figure_drawn(self, figure: str) -> Drawn | None: ...


class Actions(Protocol):
    def viewer(self) -> Viewer: ...
    def compute_own(self) -> None: ...
    def cancel(self) -> None: ...
    def practice(self, then: Callable[[PracticeLook | None], None]) -> None: ...
    def open_practice(self, round_id: str) -> None: ...
    def open_team(self) -> None: ...
    def bring_table(self, file: str) -> None: ...
    def go_back(self, page: str) -> None: ...
    def lead(self) -> None: ...
    def ask_export(self, suggested: str) -> str: ...
    def ask_report(self, suggested: str) -> str: ...
    def write_figure(self, drawn: Drawn, path: Path, then: Callable[[Any], None]) -> None: ...
    def write_page(self, page: RaterPage, path: Path, then: Callable[[Any], None]) -> None: ...


class RaterPresenter:
    """One's own page comes out of a process that gives back nothing else; a lead's look at others out of the desk."""

    def __init__(self, view: View, actions: Actions, desk: Desk) -> None:
        self._view, self._actions, self._desk = view, actions, desk
        self._look: RaterPage | None = None
        self._own, self._back = True, "home"

    def opened(self, rater: str, back: str) -> None:
        """One's own page without a name, else that rater's, where it is for whoever sits here."""
        viewer = self._actions.viewer()
        self._back = back
        self._view.show_trouble("")
        if rater and self._desk.may_open(viewer, rater) and may_see_team(viewer, own_table=self._desk.own_table):
            self._show_other(viewer, rater)
        elif rater and rater != viewer.name and viewer.lead and not self._desk.own_table:
            self._actions.open_team()  # the figures are gone, as after a change of the text's size
        elif rater and rater != viewer.name:
            self._look = None
            self._view.show_own(not viewer.lead)
            words = _("This page is for that interviewer and for whoever leads calibration. Yours is open to you.")
            self._view.show_words(_("Not your page"), words)
        else:
            self._compute(viewer)

    def _show_other(self, viewer: Viewer, rater: str) -> None:
        whole = self._desk.whole(viewer)
        assert whole is not None
        self._own = False
        self._view.show_own(False)
        self._view.show_practice(None)
        self._show(rater_page(whole, self._desk.shown_name(rater)))

    def _compute(self, viewer: Viewer) -> None:
        self._own = True
        self._view.show_own(not viewer.lead)
        if self._look is None:
            self._view.show_words(_("Your ratings"), _("Reading your rounds …"))
        self._view.show_progress(0.0)
        self._actions.practice(self._view.show_practice)
        self._actions.compute_own()

    def progressed(self, progress: WholeProgress) -> None:
        self._view.show_progress(progress.share, progress_words(progress))

    def computed(self, page: RaterPage) -> None:
        self._view.show_progress(None)
        self._show(page)

    def failed(self, words: str) -> None:
        self._view.show_progress(None)
        if self._look is None:
            self._view.show_words(_("Your ratings"), words)
        else:
            self._view.show_trouble(words)

    def cancel(self) -> None:
        self._actions.cancel()
        self._view.show_progress(None)
        if self._look is None:
            self._view.show_words(_("Your ratings"), _("Stopped before there was anything to show."))

    def left(self) -> None:
        self._actions.cancel()
        self._view.show_progress(None)

    def _show(self, page: RaterPage) -> None:
        self._look = page
        self._view.show_rater(title_of(page, self._own), facts_of(page, self._own), page)

    # What can be done --------------------------------------------------------------------------------------------

    def method_asked(self, figure: str) -> None:
        found = dict(self._look.methods).get(figure) if self._look is not None else None
        if found is not None:
            self._view.show_method(figure, found)

    def export_asked(self, figure: str) -> None:
        drawn = self._view.figure_drawn(figure)
        if self._look is None or drawn is None:
            return
        path = self._actions.ask_export(f"my-ratings-{figure}.csv" if self._own else f"ratings-{figure}.csv")
        if path:
            base = Path(path).with_suffix("")
            self._actions.write_figure(drawn, base, lambda _done: self._view.show_done(exported(base)))

    def pdf_asked(self) -> None:
        look = self._look
        path = self._actions.ask_report("my-ratings.pdf" if self._own else "ratings.pdf") if look is not None else ""
        if look is None or not path:
            return
        said = _("Written: {file}.").format(file=path)
        self._actions.write_page(look, Path(path), lambda _done: self._view.show_done(said))

    def practice_asked(self, round_id: str) -> None:
        self._actions.open_practice(round_id)

    def table_asked(self) -> None:
        self._actions.bring_table("")

    def dropped(self, file: str) -> None:
        self._actions.bring_table(file)

    def lead_taken(self) -> None:
        """An explicit act: the user said yes to what leading means."""
        self._actions.lead()
        self._actions.open_team()

    def go_back(self) -> None:
        self._actions.go_back("home" if self._own else self._back)


def title_of(page: RaterPage, own: bool) -> str:
    return _("Your ratings, {name}").format(name=page.rater) if own else page.rater


def facts_of(page: RaterPage, own: bool) -> str:
    parts = [f"{page.told.facts}, {page.period}" if page.period else page.told.facts]
    if own:
        parts += [_("only you and the calibration lead see this page"), _("never in a packet, never in an export")]
    else:
        parts.append(_("as this interviewer reads it"))
    return "  ·  ".join(parts)
