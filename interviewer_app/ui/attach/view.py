"""The place beside the log: a line that names a file, rows to choose from, the candidate's work. It decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyleOptionViewItem, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.attach.looks import SideLook, SideRow
from interviewer_app.ui.replay.side import WorkSide
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel
from interviewer_app.ui.widgets.messages import NoticeLine
from interviewer_app.ui.widgets.panels import Panel, column, paint_card, row
from interviewer_app.ui.widgets.row_list import Index, RowDelegate, RowList, RowModel, edge_token, is_chosen, row_at

LOW, HIGH = 150, 250
WORK = 460
_Key = Qt.Key
_ENTER = (_Key.Key_Return, _Key.Key_Enter)


class _Said(RowDelegate):
    """One line: when, who, what; a tick before what is quoted."""

    HEIGHT = 26

    def full_text(self, index: Index) -> str:
        return spoken(row_at(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: SideRow = row_at(index)
        box: QRect = option.rect
        painter.save()
        if is_chosen(option, index):
            paint_card(painter, QRectF(box.adjusted(2, 1, -2, -1)), "tint", edge_token(option), 6, 1)
        name = min(150, box.width() // 5)
        at = box.left() + 26
        tick = QRect(box.left() + 8, box.top(), 16, box.height())
        self.write(painter, tick, "✓" if line.quoted else "", 13, "accent", BOLD)
        self.write(painter, QRect(at, box.top(), 96, box.height()), line.time, 13, "muted", mono=True)
        self.write(painter, QRect(at + 100, box.top(), name, box.height()), line.who, 13, "text", MEDIUM)
        words = QRect(at + 108 + name, box.top(), box.right() - at - 116 - name, box.height())
        self.write(painter, words, " ".join(line.words.split()), 13, "text", mode=Qt.TextElideMode.ElideRight)
        painter.restore()


class _Rows(RowList):
    """The rows to choose from; Enter, Esc and Del are the place's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_ENTER, _Key.Key_Escape, _Key.Key_Delete):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Path(QLineEdit):
    """The field for a path; Enter and Esc are the place's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*_ENTER, _Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class SidePanel(Panel):
    """Below the log. One strip while nothing is attached."""

    named = Signal(str)
    picked = Signal(int)
    taken, left, browsed = Signal(), Signal(), Signal()
    returned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Beside the round"), parent)
        self.presenter: object = None  # kept alive here
        self._rows: RowModel[SideRow] = RowModel(spoken)
        self.rows = _Rows(_("What was said"), self._rows, _Said(self), self)
        self.work = WorkSide(self)
        self.path, self.browse = _Path(self), SecondaryButton(_("Choose…"), keys="")
        self.heading = ElidedLabel("", 13, BOLD, mode=Qt.TextElideMode.ElideRight)
        self.names = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.done, self.trouble = ElidedLabel("", 12, tone="muted"), NoticeLine(below=8)
        self.hints = HintBar(strip_hints())
        self._step = "rest"
        self._lay_out()
        self.browse.clicked.connect(self.browsed)
        self.rows.opened.connect(lambda index: self.picked.emit(index.row()))

    def _lay_out(self) -> None:
        self.path.setFont(font(14))
        self.path.setAccessibleName(_("Path of a transcript, a repository or a patch series"))
        self.path.setPlaceholderText(_("Path of a .vtt, .srt, .txt, .docx, a repository or patches; or drop it here"))
        for label in (self.heading, self.names, self.done):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._path_row = QWidget(self)
        self._path_row.setLayout(row(self.path, 10, self.browse))
        head = row(self.heading, 12, self.names)
        head.setStretch(0, 3)
        head.setStretch(2, 2)
        self._head = QWidget(self)
        self._head.setLayout(head)
        self._middle = QWidget(self)
        middle = row(self.rows, 16, self.work)
        middle.setStretchFactor(self.rows, 1)
        self._middle.setLayout(middle)
        foot = row(self.hints, 12, self.done)
        foot.setStretch(0, 3)
        foot.setStretch(2, 2)
        parts = (self.trouble, self._head, 6, self._path_row, self._middle, 6, foot)
        self.setLayout(column(*parts, margins=(18, 10, 18, 8)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.work.setFixedWidth(min(WORK, self.width() * 36 // 100))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and self._step == "path":
            self.named.emit(self.path.text())
        elif event.key() in _ENTER:
            self.picked.emit(self.rows.currentIndex().row())
        elif event.key() == _Key.Key_Delete:
            self.taken.emit()
        else:
            event.ignore()

    # What the presenter shows ------------------------------------------------------------------------------------

    def show_side(self, look: SideLook) -> None:
        stays = look.step == self._step and self.rows.currentIndex().row() if self.rows.hasFocus() else -1
        self._step = look.step
        shown = look.step != "rest" or bool(look.names)
        self._head.setVisible(shown)
        self.heading.setText(look.busy or look.heading)
        self.names.setText(look.names)
        self._path_row.setVisible(look.step == "path")
        self._middle.setVisible(shown and look.step != "path")
        self.work.setVisible(look.work is not None)
        self.work.show_work(look.work)
        self._rows.show_rows(list(look.rows))
        chosen = stays if 0 <= stays < len(look.rows) else look.chosen
        if 0 <= chosen < len(look.rows):
            self.rows.setCurrentIndex(self._rows.index(chosen))
            self.rows.scrollTo(self._rows.index(chosen), RowList.ScrollHint.PositionAtCenter)
        tall = look.step in ("line", "commit")
        self.setMaximumHeight((HIGH + 60 if tall else HIGH) if self._middle.isVisibleTo(self) else LOW)
        choosing = look.step != "rest" or self.rows.hasFocus()
        self.hints.show_hints(choosing_hints(look.step) if choosing else strip_hints(bool(look.names)))

    def show_trouble(self, sentence: str) -> None:
        self.trouble.show_text(sentence)

    def show_done(self, words: str) -> None:
        self.done.setText(words)

    def take_keys(self) -> None:
        if self._step == "path":
            self.path.setFocus(Qt.FocusReason.OtherFocusReason)
            self.path.selectAll()
        else:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hints.show_hints(choosing_hints(self._step))

    def give_keys(self) -> None:
        self.returned.emit()
        self.hints.show_hints(strip_hints(bool(self.names.text())))


def spoken(line: SideRow) -> str:
    """A row in one sentence."""
    return ", ".join(filter(None, (_("quoted") if line.quoted else "", line.time, line.who, line.words)))


def strip_hints(attached: bool = False) -> tuple[tuple[str, str], ...]:
    """The keys while nothing is being attached."""
    more = (("F7", _("quote, or take away")),) if attached else ()
    return (("F5", _("replay from here")), ("F6", _("attach a transcript or the candidate's work")), *more)


def choosing_hints(step: str) -> tuple[tuple[str, str], ...]:
    """The keys while the place has them."""
    if step == "path":
        return ("Enter", _("read it")), ("Esc", _("back"))
    if step == "rest":
        return ("↑ ↓", _("choose")), ("Enter", _("quote it")), ("Del", _("delete the attachment")), ("Esc", _("back"))
    return ("↑ ↓", _("choose")), ("Enter", _("this is the anchor")), ("Esc", _("back"))
