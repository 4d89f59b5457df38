"""The studio on the screen: outline, editor, preview; draws what it is told and says what the user did."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPlainTextEdit

from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.fields import TextField
from interviewer_app.ui.rubrics.form import FormPanel
from interviewer_app.ui.rubrics.head import StudioHead
from interviewer_app.ui.rubrics.keys import all_keys, hints, stroke_of
from interviewer_app.ui.rubrics.looks import FormLook, HeadLook, OutlineRow, PreviewLook
from interviewer_app.ui.rubrics.outline_view import OutlinePanel
from interviewer_app.ui.rubrics.presenter import StudioPresenter
from interviewer_app.ui.rubrics.preview import PreviewPanel
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.messages import KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Ground, column, row

FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
LOW = 640  # pixels of height, below which the line of keys gives way


class StudioPage(Ground):
    """The page. Its keys count wherever the focus is; letters are a field's own."""

    stroked = Signal(str)

    def __init__(self) -> None:
        super().__init__("bg")
        self.presenter: StudioPresenter | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Rubric studio"))
        self.head, self.outline, self.form, self.preview = StudioHead(), OutlinePanel(), FormPanel(), PreviewPanel()
        self._timers: dict[str, tuple[QTimer, list[Callable[[], None]]]] = {}
        self.form.follow(self.outline.list)
        body = row(self.outline, 10, self.form, 10, self.preview)
        body.setStretchFactor(self.form, 1)
        self._folding = Folding(body, {self.outline: 190, self.form: 420, self.preview: 420}, (self.outline,))
        self.hints = HintBar(hints())
        self.trouble = NoticeLine(below=8)
        whole = column(self.head, 10, self.trouble, body, 8, self.hints, margins=(16, 10, 16, 8))
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)
        self.keys = KeysPanel(all_keys(), self)

    # What the presenter asks ----------------------------------------------------------------------------------------

    def show_head(self, look: HeadLook) -> None:
        self.head.show_head(look)

    def show_outline(self, rows: list[OutlineRow], node: str) -> None:
        self.outline.show_outline(rows, node)

    def show_form(self, look: FormLook) -> None:
        self.form.show_form(look)

    def show_preview(self, look: PreviewLook) -> None:
        self.preview.show_preview(look)

    def show_trouble(self, sentence: str) -> None:
        self.trouble.show_text(sentence)

    def show_busy(self, busy: bool) -> None:
        """Fields and outline wait."""
        self.form.setEnabled(not busy)
        self.outline.setEnabled(not busy)

    def focus_field(self, key: str) -> None:
        if not self.form.focus_field(key):
            self.form.focus_first()

    def show_finding(self, finding: str) -> None:
        self.form.show_finding(finding)

    def insert_words(self, words: str) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, TextField) and self.form.isAncestorOf(field):
            field.insert_words(words)

    def later(self, name: str, delay_ms: int, work: Callable[[], None]) -> None:
        """Call `work` once `delay_ms` have gone by without another call under this name."""
        if name not in self._timers:
            timer, waiting = QTimer(self), list[Callable[[], None]]()
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: [each() for each in waiting])
            self._timers[name] = timer, waiting
        timer, waiting = self._timers[name]
        waiting[:] = [work]
        timer.start(delay_ms)

    # Keys -----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stroke = stroke_of(event)
        if not stroke and event.text() == "?" and not isinstance(QApplication.focusWidget(), FIELDS):
            stroke = "keys"
        if stroke == "back":
            self._back()
        elif stroke == "keys":
            self.keys.toggle()
        elif stroke:
            self.stroked.emit(stroke)
        else:
            super().keyPressEvent(event)

    def _back(self) -> None:
        """Out of the panel of keys, out of the form, out of the studio."""
        focused = QApplication.focusWidget()
        if self.keys.isVisible():
            self.keys.toggle()
        elif focused is not None and self.form.isAncestorOf(focused):
            self.focus_outline()
        else:
            self.stroked.emit("back")

    def focus_outline(self) -> None:
        self.outline.list.setFocus()

    def chosen_moment(self) -> int:
        """The number of the moment that is chosen among the raw material, -1 where there is none."""
        material = self.form.material
        return -1 if material is None or not material.look.moments else material.chosen

    def focused_key(self) -> str:
        """The key of the field that has the keys, "" where none has."""
        focused = QApplication.focusWidget()
        presenter = self.presenter
        held = focused is not None and self.form.isAncestorOf(focused)
        return presenter.field if held and presenter is not None else ""

    def ask_folder(self, title: str) -> str:
        return QFileDialog.getExistingDirectory(self, title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if not self._folding.fold(self):
            wide = event.size().width()
            self.outline.setFixedWidth(224 if wide >= 1360 else 196)
            self.preview.setFixedWidth(392 if wide >= 1360 else 316)
        self.hints.setVisible(event.size().height() >= LOW)
        if self.keys.isVisible():
            self.keys.place()
        super().resizeEvent(event)


def connect(page: StudioPage, presenter: StudioPresenter) -> None:
    """Every signal of the page to the presenter's answer."""
    page.presenter = presenter
    signals = page.form.signals
    page.outline.picked.connect(presenter.pick)
    page.outline.entered.connect(page.form.focus_first)
    page.outline.acted.connect(presenter.outline_act)
    signals.typed.connect(presenter.typed)
    signals.entered.connect(presenter.entered)
    signals.left.connect(presenter.left)
    signals.acted.connect(presenter.act)
    signals.put_back.connect(presenter.put_back)
    signals.silenced.connect(presenter.silence)
    signals.unsilenced.connect(presenter.unsilence)
    signals.used.connect(presenter.use)
    head = page.head
    head.back.clicked.connect(presenter.back)
    head.save.clicked.connect(presenter.save)
    head.compare.clicked.connect(presenter.compare)
    head.publish.clicked.connect(presenter.publish)
    head.fork.clicked.connect(presenter.fork)
    head.handout.clicked.connect(lambda: _hand_out(page, presenter))
    page.stroked.connect(lambda stroke: do_stroke(page, presenter, stroke))


def do_stroke(page: StudioPage, presenter: StudioPresenter, stroke: str) -> None:
    """What a key of the page does."""
    plain: dict[str, Callable[[], None]] = {
        "back": presenter.back, "save": presenter.save, "compare": presenter.compare, "undo": presenter.undo,
        "redo": presenter.redo, "next-finding": lambda: presenter.next_finding(1),
        "finding-before": lambda: presenter.next_finding(-1), "node-before": lambda: presenter.step(-1),
        "node-after": lambda: presenter.step(1), "use": lambda: presenter.use(page.chosen_moment()),
    }  # fmt: skip
    if stroke in plain:
        plain[stroke]()
    elif stroke.startswith("anchor-"):
        presenter.anchor(int(stroke.removeprefix("anchor-")))
    elif page.focused_key():
        presenter.act(page.focused_key(), stroke)
    else:
        presenter.outline_act(stroke)


def _hand_out(page: StudioPage, presenter: StudioPresenter) -> None:
    folder = page.ask_folder(_("An empty folder for what the candidate gets"))
    if folder:
        presenter.hand_out(folder)
