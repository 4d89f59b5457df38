"""The team's page decides here: whose figures may be seen, what is computed, what is said meanwhile. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from interviewer_app.core.calibration.access import Viewer, may_see_team
from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.figures.shown import SeverityRow, SeverityShown
from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.calibration.telling.methods import TOPICS, Method, method
from interviewer_app.core.calibration.telling.overview import told_of
from interviewer_app.core.calibration.telling.showing import (
    agreement_shown,
    drift_shown,
    number_shown,
    severity_shown,
)
from interviewer_app.core.calibration.whole_result import Whole, WholeProgress
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.calibration.desk import Desk
from interviewer_app.ui.calibration.looks import TeamLook


class View(Protocol):
    def show_empty(self, missing: str = "") -> None: ...
    def show_figures(self) -> None: ...
    def show_progress(self, share: float | None, words: str = "") -> None: ...
    def show_team(self, look: TeamLook) -> None: ...
    def show_method(self, figure: str, method: Method) -> None: ...
    def show_trouble(self, words: str) -> None: ...
    def show_done(self, words: str) -> None: ...
    def show_copied(self, text: str, words: str) -> None: ...
    def show_owner(self, lead: bool) -> None: ...
    def figure_drawn(self, figure: str) -> Drawn | None: ...


class Actions(Protocol):
    """What the page can have done. `compute` answers by the presenter's `progressed`, `computed` and `failed`."""

    def viewer(self) -> Viewer: ...
    def compute_workspace(self) -> None: ...
    def compute_table(self, file: str, reading: Any) -> None: ...
    def cancel(self) -> None: ...
    def open_rater(self, rater: str) -> None: ...
    def go_home(self) -> None: ...
    def ask_file(self) -> str: ...
    def ask_export(self, suggested: str) -> str: ...
    def ask_report(self, suggested: str) -> str: ...
    def write_figure(self, drawn: Drawn, path: Path, then: Callable[[Any], None]) -> None: ...
    def write_report(self, whole: Whole, path: Path, then: Callable[[Any], None]) -> None: ...
    def stop_leading(self) -> None: ...


class TeamPresenter:
    """`bring_in(file)` begins the import of a table; it ends in `table_read`."""

    def __init__(self, view: View, actions: Actions, desk: Desk, bring_in: Callable[[str], None]) -> None:
        self._view, self._actions, self._desk, self._bring_in = view, actions, desk, bring_in
        self._own_table, self._file = False, ""

    def opened(self, file: str) -> None:
        """Over a table, over what was computed last, over the workspace; who may not see that sees their own page."""
        self._view.show_trouble("")
        if file == EMPTY:
            self._view.show_empty()
        elif file:
            self.dropped(file)
        elif self._whole is not None and self._desk.own_table:
            self._show()
        else:
            self.workspace()

    def workspace(self) -> None:
        """The rounds of the workspace, for whoever leads."""
        viewer = self._actions.viewer()
        if not may_see_team(viewer, own_table=False):
            self._actions.open_rater(viewer.name)
            return
        if self._whole is not None and not self._desk.own_table:
            self._show()
        self._own_table, self._file = False, ""
        self._begin(self._actions.compute_workspace)

    def choose_file(self) -> None:
        file = self._actions.ask_file()
        if file:
            self.dropped(file)

    def dropped(self, file: str) -> None:
        self._stop()
        self._view.show_trouble("")
        self._bring_in(file)

    def table_read(self, file: str, reading: Any) -> None:
        """The table is to be read so: fit it. What stood on the page stays until that is done."""
        self._own_table, self._file = True, file
        if self._whole is None:
            self._view.show_empty()
        else:
            self._show()
        self._begin(lambda: self._actions.compute_table(file, reading))

    def table_left(self) -> None:
        if self._whole is None:
            self._view.show_empty()
        else:
            self._view.show_figures()

    # The computation, elsewhere ----------------------------------------------------------------------------------

    def progressed(self, progress: WholeProgress) -> None:
        self._view.show_progress(progress.share, progress_words(progress))

    def computed(self, whole: Whole) -> None:
        self._view.show_progress(None)
        self._desk.put(whole, own_table=self._own_table, file=self._file)
        self._show()

    def failed(self, words: str) -> None:
        self._view.show_progress(None)
        if self._whole is None:
            self._view.show_empty(words)
        else:
            self._view.show_trouble(words)

    def cancel(self) -> None:
        self._stop()
        if self._whole is not None:
            self._view.show_done(_("Stopped. These are the figures from before."))
        else:
            self._view.show_empty(_("Stopped before there was anything to show."))

    def left(self) -> None:
        """Another page is up: nothing is computed for nobody."""
        self._stop()

    def _begin(self, start: Callable[[], None]) -> None:
        self._view.show_trouble("")
        self._view.show_progress(0.0, _("Reading the ratings …"))
        start()

    def _stop(self) -> None:
        self._actions.cancel()
        self._view.show_progress(None)

    # What is shown, and what can be done with it -----------------------------------------------------------------

    @property
    def _whole(self) -> Whole | None:
        return self._desk.whole(self._actions.viewer())

    def _show(self) -> None:
        whole = self._whole
        if whole is None:
            self._view.show_empty()
            return
        missing = nothing_to_show(whole)
        if missing:
            self._view.show_empty(missing)
            return
        self._view.show_team(team_look(whole, self._desk.names))
        self._view.show_owner(not self._desk.own_table)

    def names_toggled(self) -> None:
        """Letters in place of names, everywhere, or back."""
        self._desk.names = not self._desk.names
        self._show()

    def rater_asked(self, shown: str) -> None:
        whole, rater = self._whole, self._desk.real_name(shown)
        if whole is not None and shown in severity_names(whole):
            self._actions.open_rater(rater)

    def method_asked(self, figure: str) -> None:
        whole = self._whole
        if whole is not None:
            self._view.show_method(figure, method_of(whole, figure))

    def copy_asked(self) -> None:
        whole = self._whole
        if whole is None:
            return
        booking = told_of(whole).booking
        if booking.rounds:
            n = len(booking.rounds)
            self._view.show_copied(booking.invitations, plural("Copied {n} invitation.", "Copied {n} invitations.", n))

    def export_asked(self, figure: str) -> None:
        drawn = self._view.figure_drawn(figure)
        if self._whole is None or drawn is None:
            return
        path = self._actions.ask_export(f"calibration-{figure}.csv")
        if path:
            base = Path(path).with_suffix("")
            self._actions.write_figure(drawn, base, lambda _done: self._view.show_done(exported(base)))

    def report_asked(self) -> None:
        whole = self._whole
        if whole is None:
            return
        path = self._actions.ask_report("calibration-report.pdf")
        if path:
            said = _("Written: {file}.").format(file=path)
            self._actions.write_report(whole, Path(path), lambda _done: self._view.show_done(said))

    def go_home(self) -> None:
        self._actions.go_home()

    def stop_leading(self) -> None:
        """The user lays the lead down: the team's figures go at once."""
        self._stop()
        self._actions.stop_leading()
        self._desk.clear()
        self._actions.open_rater(self._actions.viewer().name)


EMPTY = "\0"
"""What `opened` is told to begin with nothing, for whoever wants to bring a table."""


def exported(base: Path) -> str:
    return _("Written: {csv} and {svg} in {folder}.").format(
        csv=f"{base.name}.csv", svg=f"{base.name}.svg", folder=base.parent
    )


def method_of(whole: Whole, figure: str) -> Method:
    """How a figure, the number or the sentences came about."""
    topic = next((each for each in TOPICS if each == figure), None)
    if topic is not None:
        return method(whole, topic)
    told = told_of(whole)
    sentences = (*told.sentences, *told.further)
    words = "\n\n".join(f"{each.text}\n{each.rests_on}" for each in sentences)
    rules = tuple(each.rule for each in sentences)
    return Method(_("What the sentences rest on"), words, "", "", rules, method(whole, "number").data)


def progress_words(progress: WholeProgress) -> str:
    words = {
        "agreement": _("Computing agreement"), "severity": _("Fitting severity"),
        "drift": _("Looking for drift"), "plan": _("Looking for rounds worth booking"),
    }  # fmt: skip
    said = f"{words[progress.part]}, {progress.detail}" if progress.detail else words[progress.part]
    return _("{words}. Esc stops it; the figures below are those from before.").format(words=said)


def nothing_to_show(whole: Whole) -> str:
    """Why there is no figure at all, "" where there is one."""
    if isinstance(whole.agreement, Undefined) and isinstance(whole.severity, Undefined):
        return _("Nothing can be told yet, because {why}.").format(why=whole.severity.because.rstrip("."))
    return ""


def severity_names(whole: Whole) -> set[str]:
    shown = severity_shown(whole)
    return {each.interviewer for each in (*shown.on_axis, *shown.aside)}


def team_look(whole: Whole, names: bool) -> TeamLook:
    """Everything the page draws, from what was computed."""
    all_told, severity = told_of(whole), severity_shown(whole)
    return TeamLook(
        facts=facts_line(whole, all_told.period, all_told.facts),
        names=names,
        told=all_told,
        number=number_shown(whole),
        severity=severity,
        agreement=agreement_shown(whole),
        drift=drift_shown(whole),
        spoken=spoken(severity),
    )


def facts_line(whole: Whole, period: str, facts: str) -> str:
    at = datetime.fromtimestamp(whole.fitted_us / 1e6, UTC).astimezone()
    fitted = _("fitted {time}").format(time=f"{at:%H:%M}")
    if whole.nothing_new:
        fitted = _("{fitted}, nothing new").format(fitted=fitted)
    return "  ·  ".join(part for part in (whole.name, period, facts, fitted) if part)


def spoken(shown: SeverityShown) -> dict[str, str]:
    """A row said aloud, by who it is about."""
    return {each.interviewer: spoken_row(each) for each in (*shown.on_axis, *shown.aside)}


def spoken_row(each: SeverityRow) -> str:
    rounds = plural("{n} round", "{n} rounds", each.rounds)
    if each.severity is None or each.ci95 is None:
        return f"{each.interviewer}, {rounds}: {each.because}"
    side = _("stricter") if each.severity >= 0 else _("milder")
    said = _("{name}, {rounds}: {size} logit {side}, 95 % interval {low} to {high}").format(
        name=each.interviewer, rounds=rounds, size=f"{abs(each.severity):.2f}", side=side,
        low=f"{each.ci95[0]:.2f}", high=f"{each.ci95[1]:.2f}",
    )  # fmt: skip
    return f"{said}; {_('moved')}" if each.moved else said
