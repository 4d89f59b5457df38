"""The team's calibration page: number, sentences, figures, what to book. It draws; its presenter decides."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from interviewer_app.core.calibration.figures.agreement import agreement_figure
from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.figures.drift import drift_figure
from interviewer_app.core.calibration.figures.number import number_figure
from interviewer_app.core.calibration.figures.severity import severity_figure
from interviewer_app.core.calibration.telling.methods import Method
from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.body import TWO, Body
from interviewer_app.ui.calibration.empty import EmptyCalibration
from interviewer_app.ui.calibration.figure_panel import MethodLink
from interviewer_app.ui.calibration.import_panel import ImportPanel
from interviewer_app.ui.calibration.keys import empty_hints, import_hints, team_hints, team_keys
from interviewer_app.ui.calibration.lead_line import LeadLine
from interviewer_app.ui.calibration.looks import TeamLook
from interviewer_app.ui.calibration.method_panel import MethodPanel
from interviewer_app.ui.calibration.progress_line import ProgressLine
from interviewer_app.ui.calibration.scroll import FigureScroll, growing
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.dropping import FileDrop
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel
from interviewer_app.ui.widgets.messages import KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Ground, column, row

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx")
MARGIN = 16
_Key = Qt.Key
_RIGHT = Qt.TextElideMode.ElideRight


class CalibrationPage(Ground):
    """Signals say what the user did; `show_*` draws."""

    came_up = Signal(str)
    gone, cancel_asked, home_asked, file_asked, workspace_asked = (Signal() for _signal in range(5))
    names_asked, report_asked, copy_asked, lead_asked = (Signal() for _signal in range(4))
    dropped, rater_asked, method_asked, export_asked = Signal(str), Signal(str), Signal(str), Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("Calibration"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.presenter: object = None  # kept alive here
        self.importing: object = None  # and what decides about a table that comes in
        self.title = ElidedLabel(_("Calibration"), 18, BOLD)
        self.facts = ElidedLabel("", 12, tone="muted", mode=_RIGHT)
        self.names = SecondaryButton(_("Names shown"), keys="P")
        self.export = SecondaryButton(_("Export CSV, SVG"), keys="E")
        self.report = PrimaryButton(_("Report PDF"), keys="R")
        self.progress, self.notice = ProgressLine(), NoticeLine(below=8)
        self.empty, self.table, self.body, self.method = EmptyCalibration(), ImportPanel(), Body(), MethodPanel()
        self.hints, self.lead = HintBar(empty_hints()), LeadLine()
        self.place = QStackedWidget()
        self.keys: KeysPanel | None = None
        self._look: TeamLook | None = None
        self._all, self._running, self._figure = False, False, "severity"
        self._shown: QWidget = self.empty
        self._lay_out()
        self._connect()
        self._show_place(self.empty)

    def opened(self, *, file: str = "") -> None:
        """The shell brings this page up: over a table, or over the workspace."""
        self.came_up.emit(file)

    def left(self) -> None:
        self.gone.emit()

    # What to draw ------------------------------------------------------------------------------------------------

    def show_empty(self, missing: str = "") -> None:
        """Nothing to draw figures of: what is missing, if anything was looked at."""
        self.empty.show_words(missing)
        self.facts.setText("")
        self._show_place(self.empty)
        self._keys_to(self.empty.choose)

    def show_table(self) -> None:
        """A table is being read in: which column is what."""
        self._show_place(self.table)

    def show_figures(self) -> None:
        """Back to the figures as they stand."""
        self._show_place(self._figures if self._look is not None else self.empty)
        self._keys_to(self if self._look is not None else self.empty.choose)

    def show_progress(self, share: float | None, words: str = "") -> None:
        """The figures that stand stay while others are computed; None: nothing runs."""
        self._running = share is not None
        self.progress.show_share(share)
        self.progress.setAccessibleDescription(words)
        if words:
            self.facts.setText(words)
        else:
            self.facts.setText(self._look.facts if self._look is not None else "")

    def show_team(self, look: TeamLook) -> None:
        first, self._look = self._look is None, look
        told, body = look.told, self.body
        self.facts.setText(look.facts)
        self.names.show_words(_("Names shown") if look.names else _("Letters shown"))
        body.overview.show_told(told.number, self._number, (*told.sentences, *told.further))
        body.agreement.canvas.show_figure(lambda width, _height: agreement_figure(look.agreement, width))
        body.drift.canvas.show_figure(partial(_drift, look), look.spoken)
        self._show_severity()
        body.booking.show_booking(told.booking)
        body.unseen.show_unseen(told.unseen, told.unseen_note)
        self._show_place(self._figures)
        body.arrange()
        if first or not self.isAncestorOf(QApplication.focusWidget() or self):
            self._keys_to(self)

    def show_method(self, figure: str, method: Method) -> None:
        self.method.show_method(figure, method)
        self.body.show_booking_column(False)
        self._fit()

    def hide_method(self) -> None:
        self.method.hide()
        self._scroll.show()
        self.body.show_booking_column(True)
        self._keys_to_figure(self.method.figure)

    def show_trouble(self, words: str) -> None:
        """Say what went wrong, or nothing when it is empty."""
        self.notice.show_text(" ".join(words.split()))

    def show_done(self, words: str) -> None:
        """Say in the line below the title what was written, and where."""
        self.facts.setText(words)

    def show_owner(self, lead: bool) -> None:
        """Whose the figures are: the workspace's, for its lead, or a table's that somebody brought."""
        (self.lead.show_lead if lead else self.lead.show_table)()

    def show_copied(self, text: str, words: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.body.booking.show_copied(words)

    def choose(self, rater: str) -> None:
        """The keys to the row of `rater`, where there is one."""
        for spot in self.body.severity.canvas.spots:
            if spot.what == rater:
                spot.setFocus(Qt.FocusReason.OtherFocusReason)

    def figure_drawn(self, figure: str) -> Drawn | None:
        """A figure as it stands, to be exported."""
        canvases = {each.figure: each.canvas for each in self.body.figures}
        canvases["number"] = self.body.overview.number.canvas
        return canvases[figure].drawn if figure in canvases else None

    @property
    def figure(self) -> str:
        """The figure that has the keys, or had them last."""
        return self._figure

    def toggle_keys(self) -> None:
        if self.keys is None:
            self.keys = KeysPanel(team_keys(), self)
        self.keys.toggle()

    # How it is built ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._scroll = FigureScroll(self.body)
        titles = column(self.title, 2, self.facts)
        self._buttons = QWidget()
        self._buttons.setLayout(row(self.names, 8, self.export, 8, self.report))
        head = row(titles, 16, self._buttons)
        head.setStretch(0, 1)
        self._figures = QWidget()
        self._figures.setLayout(row(self._scroll, 10, self.method))
        for part in (growing(self.empty), self.table, self._figures):
            self.place.addWidget(part)
        foot = row(self.hints, 10, self.lead)
        foot.setStretch(0, 1)
        parts = (head, 6, self.progress, 5, self.notice, self.place, 6, foot)
        self.setLayout(column(*parts, margins=(MARGIN, 12, MARGIN, 8)))

    def _connect(self) -> None:
        FileDrop(self, SUFFIXES).dropped.connect(self.dropped)
        self.empty.file_asked.connect(self.file_asked)
        self.empty.workspace_asked.connect(self.workspace_asked)
        self.names.clicked.connect(self.names_asked)
        self.report.clicked.connect(self.report_asked)
        self.export.clicked.connect(lambda: self.export_asked.emit(self._figure))
        self.method.closed.connect(self.hide_method)
        self.body.booking.copy_asked.connect(self.copy_asked)
        self.lead.asked.connect(self.lead_asked)
        for asked in (self.body.overview.method_asked, self.body.booking.method_asked):
            asked.connect(self._ask_method)
        for figure in self.body.figures:
            figure.method_asked.connect(self._ask_method)
        self.body.severity.more.clicked.connect(self._unfold)
        for panel in self.body.figures:
            panel.canvas.opened.connect(self.rater_asked)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusObjectChanged.connect(self._follow_focus)

    def _show_severity(self) -> None:
        look = self._look
        if look is not None:
            make = partial(_severity, look, self._all)
            self.body.severity.canvas.show_figure(make, look.spoken)
            folded = len(look.spoken) > len({hit.what for hit in make(600.0, None).hits})
            words = _("Fold (M)") if self._all else _("Show all {n} (M)").format(n=len(look.spoken)) if folded else ""
            self.body.severity.show_more(words)

    def _number(self, width: float, _height: float | None) -> Drawn:
        assert self._look is not None
        return number_figure(self._look.number, width)

    def _show_place(self, shown: QWidget) -> None:
        self._shown = shown
        self.place.setCurrentIndex([self.empty, self.table, self._figures].index(shown))
        self._buttons.setVisible(shown is self._figures)
        self.lead.setVisible(shown is self._figures)
        hints = {self.empty: empty_hints, self.table: import_hints, self._figures: team_hints}
        self.hints.show_hints(hints[shown]())
        if shown is not self._figures:
            self.method.hide()

    def _ask_method(self, figure: str) -> None:
        self._figure = figure
        self.method_asked.emit(figure)

    def _follow_focus(self, focused: object) -> None:
        """The figure that has the keys is the one that H and E are about."""
        if not isinstance(focused, QWidget) or not self.isAncestorOf(focused):
            return
        if self.body.overview.number.isAncestorOf(focused):
            self._figure = self.body.overview.number.figure
        for panel in self.body.figures:
            if panel.isAncestorOf(focused):
                self._figure = panel.figure
        if isinstance(focused, MethodLink):
            self._figure = focused.figure
        if self.body.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 8, 24)

    def _keys_to(self, part: QWidget) -> None:
        if self.isVisible():
            part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keys_to_figure(self, figure: str) -> None:
        panel = next((each for each in self.body.figures if each.figure == figure), None)
        if panel is None or not panel.canvas.take_keys():
            self._keys_to(panel.link if panel is not None else self)

    # Keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stroke = event.text().casefold()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif event.key() == _Key.Key_Escape:
            self._step_back()
        elif stroke == "?":
            self.toggle_keys()
        elif self._shown is not self.table and stroke in ("o", "w"):
            (self.file_asked if stroke == "o" else self.workspace_asked).emit()
        elif self._shown is not self._figures or not self._figure_key(event, stroke):
            super().keyPressEvent(event)

    def _figure_key(self, event: QKeyEvent, stroke: str) -> bool:
        if event.key() in (_Key.Key_Up, _Key.Key_Down):
            return self.body.severity.canvas.take_keys()
        does = {
            "h": lambda: self._ask_method(self._figure), "e": lambda: self.export_asked.emit(self._figure),
            "p": self.names_asked.emit, "r": self.report_asked.emit, "c": self.copy_asked.emit, "m": self._unfold,
        }  # fmt: skip
        if stroke in does:
            does[stroke]()
        return stroke in does

    def _unfold(self) -> None:
        """All interviewers in the figure, or those that stand out."""
        self._all = not self._all
        self._show_severity()
        self.body.arrange()

    def _step_back(self) -> None:
        """What is open closes, what runs is stopped; else Home."""
        if self.keys is not None and self.keys.isVisible():
            self.keys.hide()
        elif self._running:
            self.cancel_asked.emit()
        elif self.method.isVisible():
            self.hide_method()
        elif self._shown is self.table:
            self.table.left.emit()
        else:
            self.home_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.keys is not None and self.keys.isVisible():
            self.keys.place()

    def _fit(self) -> None:
        inner = self.width() - 2 * MARGIN
        narrow = inner < TWO + 200
        self.method.setFixedWidth(inner if narrow else max(330, min(400, round(inner * 0.27))))
        self._scroll.setVisible(not (narrow and self.method.isVisible()))
        self.export.setVisible(inner > 700)
        self.lead.setMaximumWidth(max(120, inner - 700))


def _severity(look: TeamLook, unfolded: bool, width: float, _height: float | None) -> Drawn:
    return severity_figure(look.severity, width, unfolded=unfolded)


def _drift(look: TeamLook, width: float, height: float | None) -> Drawn:
    return drift_figure(look.drift, width, height=height)
