"""A rater's own page: a sentence in plain words, two figures on one time axis, habits, practice, what would help."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.figures.habits import habits_figure
from interviewer_app.core.calibration.figures.rater import cusum_figure, months_figure
from interviewer_app.core.calibration.rater_page import RaterPage as RaterLook
from interviewer_app.core.calibration.telling.methods import Method
from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.figure_panel import FigurePanel
from interviewer_app.ui.calibration.keys import rater_hints, rater_keys
from interviewer_app.ui.calibration.lead_act import LeadAct
from interviewer_app.ui.calibration.method_panel import MethodPanel
from interviewer_app.ui.calibration.practice_panel import PracticeLook, PracticePanel
from interviewer_app.ui.calibration.progress_line import ProgressLine
from interviewer_app.ui.calibration.rater_parts import HelpPanel, SentencePanel
from interviewer_app.ui.calibration.scroll import FigureScroll
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.dropping import FileDrop
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Ground, column, row

GAP, MARGIN, TWO, MONTHS_HIGH = 10, 16, 900, 250
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx")
_RIGHT = Qt.TextElideMode.ElideRight


class RaterBody(QWidget):
    """The panels in their places: figures at the left, habits and help beside them, practice below."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = SentencePanel()
        self.months = FigurePanel("months", _("Severity over time"), _("0 is the middle of the group"))
        self.cusum = FigurePanel("cusum", _("Surprises"), _("what was rated, against what others made of the same"))
        under = _("you, beside the middle half of colleagues")
        self.habits = FigurePanel("habits", _("Habits"), under)
        self.help, self.practice = HelpPanel(), PracticePanel()
        self.enough = True
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.arrange)
        for part in (self.sentence, *self.figures, self.help, self.practice):
            part.setParent(self)

    @property
    def figures(self) -> tuple[FigurePanel, ...]:
        return self.months, self.cusum, self.habits

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._again.start()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def arrange(self) -> None:
        width = self.width()
        y = self._put(self.sentence, 0, 0, width) + GAP
        wide = width >= TWO and self.enough
        left = round((width - GAP) * 0.635) if wide else width
        end = y
        for panel in (self.months, self.cusum):
            panel.setVisible(self.enough)
            if self.enough:
                high = panel.height_at(left)
                panel.setGeometry(0, end, left, high)
                end += high + GAP
        beside, at = (width - left - GAP, y) if wide else (width, end)
        x = left + GAP if wide else 0
        self.habits.setVisible(self.habits.canvas.drawn is not None)
        if not self.habits.isHidden():
            high = self.habits.height_at(beside)
            self.habits.setGeometry(x, at, beside, high)
            at += high + GAP
        if not self.help.isHidden():
            at = self._put(self.help, x, at, beside) + GAP
        self.setFixedHeight(self._put(self.practice, 0, max(end, at), width))

    def _put(self, part: QWidget, x: int, y: int, width: int) -> int:
        layout = part.layout()
        assert layout is not None
        layout.activate()
        high = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        part.setGeometry(x, y, width, high)
        return y + high


class RaterPage(Ground):
    """Signals say what the user did; `show_*` draws."""

    came_up = Signal(str, str)
    dropped, method_asked, export_asked, practice_asked = Signal(str), Signal(str), Signal(str), Signal(str)
    gone, cancel_asked, back_asked, pdf_asked, lead_taken, table_asked = (Signal() for _signal in range(6))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("Your ratings"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.presenter: object = None  # kept alive here
        self.title, self.facts = ElidedLabel("", 18, BOLD), ElidedLabel("", 12, tone="muted", mode=_RIGHT)
        self.pdf = SecondaryButton(_("Save as PDF"), keys="S")
        self.table = SecondaryButton(_("A table of your own"), keys="O")
        self.progress, self.notice, self.lead = ProgressLine(), NoticeLine(below=8), LeadAct()
        self.body, self.method, self.waiting = RaterBody(), MethodPanel(), TextLabel("", 15, tone="muted", wrap=True)
        self.place, self.hints = QStackedWidget(), HintBar(rater_hints())
        self.keys: KeysPanel | None = None
        self._running, self._figure = False, "months"
        self._lay_out()
        self._connect()

    def opened(self, *, rater: str = "", back: str = "home") -> None:
        """The shell brings this page up: one's own without a name, else that rater's, for who may see it."""
        self.came_up.emit(rater, back)

    def left(self) -> None:
        self.gone.emit()

    # What to draw ------------------------------------------------------------------------------------------------

    def show_words(self, title: str, words: str) -> None:
        """Nothing to draw yet, or nothing that may be drawn."""
        self.title.setText(title)
        self.facts.setText("")
        self.waiting.setText(words)
        self.pdf.hide()
        self.method.hide()
        self.place.setCurrentIndex(0)
        self._take_keys()

    def show_progress(self, share: float | None, words: str = "") -> None:
        self._running = share is not None
        self.progress.show_share(share)
        if words:
            self.facts.setText(words)

    def show_rater(self, title: str, facts: str, look: RaterLook) -> None:
        self.title.setText(title)
        self.facts.setText(facts)
        body = self.body
        body.enough = look.told.enough
        body.sentence.show_sentence(look.told.sentence.runs, look.told.beside)
        body.months.canvas.show_figure(lambda width, _high: months_figure(look.months, width, height=MONTHS_HIGH))
        body.cusum.canvas.show_figure(lambda width, _high: cusum_figure(look.cusum, width))
        body.habits.canvas.show_figure(partial(_habits, look) if look.habits.rows else None)
        body.help.show_help(look.told.help)
        self.pdf.show()
        self.place.setCurrentIndex(1)
        body.arrange()
        self._take_keys()

    def show_practice(self, look: PracticeLook | None) -> None:
        self.body.practice.show_look(look)
        self.body.arrange()

    def show_method(self, figure: str, method: Method) -> None:
        self.method.show_method(figure, method)
        self._fit()

    def hide_method(self) -> None:
        self.method.hide()
        self._scroll.show()
        self._take_keys()

    def show_trouble(self, words: str) -> None:
        self.notice.show_text(" ".join(words.split()))

    def show_done(self, words: str) -> None:
        self.facts.setText(words)

    def show_own(self, own: bool) -> None:
        """Whether this is the page of who sits here, over the workspace, who may want to lead or to bring a table."""
        self.lead.hide()
        self.lead.ask.setVisible(own)
        self.table.setVisible(own)

    def figure_drawn(self, figure: str) -> Drawn | None:
        return next((each.canvas.drawn for each in self.body.figures if each.figure == figure), None)

    def toggle_keys(self) -> None:
        if self.keys is None:
            self.keys = KeysPanel(rater_keys(), self)
        self.keys.toggle()

    # How it is built ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._scroll = FigureScroll(self.body)
        head = row(column(self.title, 2, self.facts), 16, self.table, 8, self.pdf)
        head.setStretch(0, 1)
        shown, wait = QWidget(), QWidget()
        shown.setLayout(row(self._scroll, 10, self.method))
        inner = row(0, self.waiting, 0)
        inner.setStretch(1, 3)
        wait.setLayout(column(0, inner, 0))
        self.place.addWidget(wait)
        self.place.addWidget(shown)
        foot = row(self.hints, 10, self.lead.ask)
        foot.setStretch(0, 1)
        parts = (head, 6, self.progress, 5, self.notice, self.place, 6, self.lead, foot)
        self.setLayout(column(*parts, margins=(MARGIN, 12, MARGIN, 8)))

    def _connect(self) -> None:
        FileDrop(self, SUFFIXES).dropped.connect(self.dropped)
        self.pdf.clicked.connect(self.pdf_asked)
        self.table.clicked.connect(self.table_asked)
        self.method.closed.connect(self.hide_method)
        self.lead.taken.connect(self.lead_taken)
        self.body.practice.asked.connect(self.practice_asked)
        for panel in self.body.figures:
            panel.method_asked.connect(self._ask_method)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusObjectChanged.connect(self._follow_focus)

    def _follow_focus(self, focused: object) -> None:
        if isinstance(focused, QWidget) and self.body.isAncestorOf(focused):
            self._figure = next((one.figure for one in self.body.figures if one.isAncestorOf(focused)), self._figure)
            self._scroll.ensureWidgetVisible(focused, 8, 24)

    def _ask_method(self, figure: str) -> None:
        self._figure = figure
        self.method_asked.emit(figure)

    def _take_keys(self) -> None:
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stroke = event.text().casefold()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._step_back()
        elif stroke == "?":
            self.toggle_keys()
        elif stroke == "g":
            self.practice_asked.emit("")
        elif stroke == "o" and not self.table.isHidden():
            self.table_asked.emit()
        elif self.place.currentIndex() == 1 and stroke in ("h", "e", "s"):
            self._figure_key(stroke)
        else:
            super().keyPressEvent(event)

    def _figure_key(self, stroke: str) -> None:
        if stroke == "s":
            self.pdf_asked.emit()
        else:
            (self.method_asked if stroke == "h" else self.export_asked).emit(self._figure)

    def _step_back(self) -> None:
        if self.keys is not None and self.keys.isVisible():
            self.keys.hide()
        elif self._running:
            self.cancel_asked.emit()
        elif self.method.isVisible():
            self.hide_method()
        elif not self.lead.step_back():
            self.back_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.keys is not None and self.keys.isVisible():
            self.keys.place()

    def _fit(self) -> None:
        inner = self.width() - 2 * MARGIN
        narrow = inner < 840
        self.method.setFixedWidth(inner if narrow else max(330, min(400, round(inner * 0.27))))
        self._scroll.setVisible(not (narrow and self.method.isVisible()))


def _habits(look: RaterLook, width: float, _height: float | None) -> Drawn:
    return habits_figure(look.habits, width)
