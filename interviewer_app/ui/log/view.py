"""The log on the screen: rows, the history of the chosen one, the note, the keys. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.live.strokes import stroke_for
from interviewer_app.ui.log.looks import HeadLook, HistoryLine, LogRow
from interviewer_app.ui.log.rows import HistoryDelegate, MomentDelegate, history_words
from interviewer_app.ui.log.words import spoken
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import EmptyPlace, NoticeLine
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row
from interviewer_app.ui.widgets.row_list import RowList, RowModel

REST_MS = 700  # a time that has not been moved for so long is meant
HISTORY = 300
_Key = Qt.Key
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
_WALK = frozenset({_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End})
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Rows(RowList):
    """The moments. Arrows up and down are its own; every other key is the log's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALK:
            super().keyPressEvent(event)
        else:
            event.ignore()


class NoteLine(QLineEdit):
    """The note of the chosen moment. Enter and Esc go to the log."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class LogPage(Panel):
    """Lies over the live window below its header, or is a page of its own.

    on_key: what a key means; False passes it on to whatever the log lies on
    """

    chosen = Signal(int)
    rested = Signal()
    note_given = Signal(str)
    note_left = Signal()
    entry_written, retried = Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("The log: letters change the chosen moment"), parent, edge="accent", width=2)
        self.on_key: Callable[[str, bool], bool] = lambda _stroke, _big: True
        self.means: Callable[[str], object] = lambda _stroke: None
        self.presenter: object = None  # kept alive here
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows: RowModel[LogRow] = RowModel(spoken)
        self._lines: RowModel[HistoryLine] = RowModel(history_words)
        self.rows = Rows(_("Moments"), self._rows, MomentDelegate(self), self)
        self.history = RowList(_("What became of the chosen moment"), self._lines, HistoryDelegate(self), self)
        self.counts, self.choice = TextLabel("", 13, tone="muted"), TextLabel("", 13, BOLD, tone="accent")
        self.about = ElidedLabel("", 13, MEDIUM, mode=Qt.TextElideMode.ElideRight)
        self.remark = TextLabel("", 13, tone="muted", wrap=True)
        self.remark.hide()
        self.note, self.note_words = NoteLine(self), TextLabel(_("Letters are text now"), 12, BOLD, tone="accent")
        self.empty = EmptyPlace(_("No moment yet"), _("What is logged stands here, and what became of it."))
        self.trouble = NoticeLine()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rested)
        self._lay_out()
        self.rows.chosen.connect(self._on_chosen)

    def _lay_out(self) -> None:
        self.note.setFont(font(15))
        self.note.setMaxLength(10_000)
        self.note.setAccessibleName(_("Note"))
        self.history.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rule = ElidedLabel(_("Letters change what is chosen. Esc goes back."), 13, BOLD, tone="accent")
        rule.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = row(TextLabel(_("The log"), 16, BOLD), 14, self.counts, 14, self.choice, 14, rule)
        head.setStretchFactor(rule, 1)
        self._side = QWidget()
        self._side.setLayout(column(TextLabel(_("What became of it"), 13, BOLD), 6, self.about, 6, self.history))
        self._side.setFixedWidth(HISTORY)
        middle = row(self.rows, 22, self._side)
        middle.setStretchFactor(self.rows, 1)
        self._folding = Folding(middle, {self.rows: 90, self._side: 84})
        self._note_row = QWidget(self)
        self._note_row.setLayout(row(self.note, 12, self.note_words))
        self._note_row.hide()
        foot: tuple[QWidget | int, ...] = (self.remark, 4, self._note_row, 6, Rule(), 8, HintBar(hints()))
        above = (head, 10, Rule(), 8, self.trouble, self.empty)
        self.setLayout(column(*above, middle, 8, *foot, margins=(18, 14, 18, 12)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._folding.fold(self):
            self._side.setFixedWidth(HISTORY)

    # Keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._note_row.isHidden():
            self._note_key(event)
            return
        if event.key() in _PAGES and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            bar = self.history.verticalScrollBar()  # what became of a moment may be longer than its place
            bar.setValue(bar.value() + _PAGES[_Key(event.key())] * bar.pageStep())
            return
        stroke = "delete" if event.key() == _Key.Key_Delete else stroke_for(event, self.means)
        if not stroke:
            event.ignore()
            return
        again = event.isAutoRepeat() and stroke not in ("left", "right")
        if stroke == "ctrl+r":
            self.retried.emit()
        event.setAccepted(again or self.on_key(stroke, bool(event.modifiers() & _SHIFT)))

    def _note_key(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Escape:
            self.note_left.emit()
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.note_given.emit(self.note.text())

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False  # there is one place for keys; Tab must not carry them away

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())

    def take_keys(self) -> None:
        """Have the keys from now on: in the rows, or here while there is none."""
        (self.rows if self._rows.rowCount() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def told_written(self, _ticket: int, _entry: object) -> None:
        self.entry_written.emit()

    # What the presenter shows ------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[LogRow], chosen: int) -> None:
        self._rows.show_rows(list(rows))
        self.empty.setVisible(not rows)
        self.rows.setVisible(bool(rows))
        if 0 <= chosen < len(rows):
            index = self._rows.index(chosen)
            self.rows.setCurrentIndex(index)
            self.rows.scrollTo(index)

    def put_row(self, number: int, row: LogRow) -> None:
        self._rows.put_row(number, row)

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong, or nothing when it is empty."""
        self.trouble.show_text(sentence)

    def show_head(self, look: HeadLook) -> None:
        self.counts.setText(look.counts)
        self.choice.setText(look.choice)

    def show_history(self, about: str, lines: Sequence[HistoryLine]) -> None:
        self.about.setText(about)
        self._lines.show_rows(list(lines))

    def show_remark(self, words: str) -> None:
        """What the note of the chosen moment holds that is no evidence; "" for nothing."""
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    def rest_soon(self) -> None:
        self._rest.start()

    def open_note(self, text: str, about: str) -> None:
        self.note.setText(text)
        self.note.setAccessibleDescription(about)
        self._note_row.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
        self.announce(_("Letters are text now"))

    def close_note(self) -> None:
        self._note_row.hide()
        self.take_keys()

    def announce(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def hints() -> tuple[tuple[str, str], ...]:
    """The keys of the log and what they do."""
    return (
        ("Esc", _("back")),
        ("↑ ↓", _("choose")),
        ("Space", _("mark")),
        ("Ctrl A", _("mark all")),
        ("← →", _("1 s, Shift 10 s")),
        ("T 1 = P S", _("as in the round")),
        ("Enter", _("note")),
        ("Ctrl H", _("hand on")),
        ("Del", _("take back")),
        ("Bksp", _("undo")),
        ("Ctrl Y", _("redo")),
    )
