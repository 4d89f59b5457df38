"""The parts of the sweep's page: the walk, the log around an item, keys that wrap, the timer, the note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import hue, paint_tick
from interviewer_app.ui.sweep.looks import KeyLook, LineLook, MarkLook, RowLook, TimerLook
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, font, metrics, theme
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.keycaps import KeyCap, keycap_width
from interviewer_app.ui.widgets.labels import ElidedLabel, literal_tip
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.note_field import NoteField
from interviewer_app.ui.widgets.panels import Panel, column, row
from interviewer_app.ui.widgets.row_list import RIGHT, Index, RowDelegate, RowList, RowModel, row_at

TIME_WIDTH = 48


def spoken(look: RowLook) -> str:
    """An item of the walk, for those who hear it."""
    return f"{look.time}, {look.name}, {look.words}"


def draw_mark(painter: QPainter, cx: float, cy: float, size: float, look: MarkLook) -> None:
    now = theme()
    colour, on_mark = now.colour(hue(look.track)), now.colour("on_mark")
    paint_mark(painter, cx, cy, size, look.direction, look.letter, colour, on_mark, look.hollow, look.prompted)


class WalkDelegate(RowDelegate):
    """Time, mark, name, and what is missing below it."""

    HEIGHT = 46

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: RowLook = row_at(index)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.now:
            painter.setPen(theme().pen("accent", 1.5))
            painter.setBrush(theme().colour("tint"))
            painter.drawRoundedRect(QRectF(box).adjusted(6, 2, -6, -2), 8, 8)
        left, top, width = box.left() + 16, box.top() + 5, box.width() - 32
        if look.mark is not None:
            draw_mark(painter, left + 9, box.center().y(), 18, look.mark)
        else:
            painter.setPen(theme().pen("control", 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(left + 1.5, box.center().y() - 6.5, 15, 12), 3, 3)
            painter.drawLine(left + 5, box.center().y(), left + 13, box.center().y())
        name = QRect(left + 28, top, width - 28 - TIME_WIDTH, 19)
        self.write(painter, name, look.name, 13, "text", BOLD if look.now else MEDIUM)
        clock = QRect(left + width - TIME_WIDTH, top, TIME_WIDTH, 19)
        self.write(painter, clock, look.time, 12, "muted", mono=True, side=RIGHT)
        words = QRect(left + 28, top + 18, width - 28, 17)
        if look.stand == "done":
            paint_tick(painter, words.left(), words.center().y() + 1, "muted")
            words.setLeft(words.left() + 14)
        self.write(painter, words, look.words, 12, "text" if look.stand == "open" else "muted", REGULAR)
        painter.restore()


class Walk(Panel):
    """All items, the open one framed. `picked(int)`: one was clicked. The keys stay with the page."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__(_("To go through"))
        self._model: RowModel[RowLook] = RowModel(spoken)
        self.list = RowList(_("To go through"), self._model, WalkDelegate(self))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self.picked.emit(index.row()))
        self._tally = ElidedLabel("", 13, tone="muted", mode=Qt.TextElideMode.ElideRight)
        head = row(ElidedLabel(_("To go through"), 15, BOLD), 0, self._tally, margins=(18, 0, 18, 0))
        inner = column(head, 8, self.list, margins=(1, 14, 1, 10))
        inner.setStretchFactor(self.list, 1)
        self.setLayout(inner)

    def show_walk(self, tally: str, rows: Sequence[RowLook]) -> None:
        self._tally.setText(tally)
        place = self.list.verticalScrollBar().value()
        self._model.show_rows(tuple(rows))
        self.list.verticalScrollBar().setValue(place)
        for number, look in enumerate(rows):
            if look.now:
                self.list.setCurrentIndex(self._model.index(number, 0))
                self.list.scrollTo(self._model.index(number, 0))


class LogLines(QWidget):
    """The moments before and after; the item's own place is tinted."""

    LINE, MOST = 46, 5

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[LineLook, ...] = ()
        self.setFixedHeight(self.LINE * self.MOST)
        self.setAccessibleName(_("In the log around it"))

    def show_lines(self, lines: tuple[LineLook, ...]) -> None:
        self._lines = lines
        said = ". ".join(f"{line.time} {line.name} {line.words}".strip() for line in lines)
        self.setAccessibleDescription(said)
        self.setToolTip(literal_tip("\n".join(f"{each.time}  {each.name}  {each.words}" for each in lines)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, line in enumerate(self._lines):
            self._paint_line(painter, QRect(0, number * self.LINE, self.width(), self.LINE), line)

    def _paint_line(self, painter: QPainter, box: QRect, line: LineLook) -> None:
        if line.here:
            painter.setPen(theme().pen("accent", 1.0))
            painter.setBrush(theme().colour("tint"))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
        middle, left = box.center().y() + 1, 92
        self._write(painter, QRect(8, box.top(), 52, box.height()), line.time, 12, "muted", True)
        if line.mark is not None:
            draw_mark(painter, 72, middle, 17, line.mark)
        width = box.width() - left - 8
        high = 22 if line.words else box.height()
        name = QRect(left, box.top() + (3 if line.words else 0), width, high)
        self._write(painter, name, line.name, 13, "text")
        if line.words:
            self._write(painter, QRect(left, box.top() + 22, width, 20), line.words, 12, "muted")

    def _write(self, painter: QPainter, box: QRect, text: str, size: int, tone: str, mono: bool = False) -> None:
        shown = metrics(size, MEDIUM, mono).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font(size, MEDIUM if tone == "text" else REGULAR, mono))
        painter.setPen(theme().colour(tone))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class KeyButton(SecondaryButton):
    """What one key does, tinted where it is so already."""

    WIDEST = 250

    def __init__(self, look: KeyLook, parent: QWidget) -> None:
        super().__init__(look.words, parent, look.cap)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.command = look.command
        self.show_look(look)

    def show_look(self, look: KeyLook) -> None:
        self.command, self._keys = look.command, look.cap
        room = self.WIDEST - 28 - round(keycap_width(look.cap, 18) + 8 if look.cap else 0)
        shown = QFontMetrics(self.font()).elidedText(look.words, Qt.TextElideMode.ElideMiddle, room)
        self.show_words(shown)
        self.setAccessibleName(_("{what}, chosen").format(what=look.words) if look.chosen else look.words)
        self.setToolTip(literal_tip(look.words) if shown != look.words else "")
        plain = SecondaryButton.LOOK
        self.LOOK = ("tint", "hover", "accent", "text", "plain") if look.chosen else plain
        self.update()


class KeyFlow(QWidget):
    """Keys in rows that wrap. `pressed(Command)`: one was clicked."""

    pressed = Signal(object)
    GAP = 8

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._title = ElidedLabel(name, 12, MEDIUM, tone="muted", parent=self)
        self.buttons: list[KeyButton] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_keys(self, keys: Sequence[KeyLook]) -> None:
        while len(self.buttons) < len(keys):
            button = KeyButton(keys[len(self.buttons)], self)
            button.clicked.connect(lambda _checked=False, it=button: self.pressed.emit(it.command))
            self.buttons.append(button)
        for button, look in zip(self.buttons, keys, strict=False):
            button.show_look(look)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(keys))
        self.setVisible(bool(keys))
        self._place(self.width())
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(320, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place(self.width())

    def _place(self, width: int, move: bool = True) -> int:
        """Set the buttons in rows `width` pixels wide; returns the height they take."""
        if move:
            self._title.setGeometry(0, 0, width, 18)
        x, y = 0, 24
        for button in self.buttons:
            if button.isHidden():
                continue
            size = button.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + size.height() + self.GAP
            if move:
                button.setGeometry(x, y, size.width(), size.height())
            x += size.width() + self.GAP
        return y + SecondaryButton.HEIGHT


class TimeTaken(QWidget):
    """How long it has taken, above a thin line. It stays as it is when the time is over."""

    def __init__(self) -> None:
        super().__init__()
        self._look = TimerLook("", 0.0)
        self.setFixedSize(240, 36)

    def show_timer(self, look: TimerLook) -> None:
        if look != self._look:
            self._look = look
            self.setAccessibleName(_("Time taken: {words}").format(words=look.words))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(13, MEDIUM))
        painter.setPen(theme().colour("muted"))
        box = QRectF(0, 2, self.width(), 20)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._look.words)
        painter.fillRect(QRectF(0, 27, self.width(), 3), theme().colour("line"))
        painter.fillRect(QRectF(0, 27, round(self.width() * self._look.share), 3), theme().colour("muted"))


class NoteBox(Panel):
    """The note of the moment; open, letters are text. As high in both states."""

    def __init__(self) -> None:
        super().__init__(_("Note"), fill="raised", edge="control", around="surface", radius=8)
        self.field = NoteField(self)
        # The box around it wears the border.
        self.field.setStyleSheet("QLineEdit, QLineEdit:focus { border: none; background: transparent; padding: 0 }")
        self._words = ElidedLabel("", 15, mode=Qt.TextElideMode.ElideRight)
        self._typing = ElidedLabel(_("Letters are text now"), 12, tone="muted")
        caps = [KeyCap(_("Enter")), KeyCap(_("Esc"))]
        self._open_only: list[QWidget] = [self.field, self._typing, *caps]
        line = row(self._words, self.field, 10, self._typing, 8, caps[0], 6, caps[1], margins=(12, 6, 12, 6))
        line.setStretchFactor(self._words, 1)
        line.setStretchFactor(self.field, 1)
        self.setLayout(line)
        self.setFixedHeight(46)
        self.close_note()

    @property
    def is_open(self) -> bool:
        return not self.field.isHidden()

    def show_note(self, text: str, there: bool) -> None:
        """What is attached; `there` is False while there is no moment to attach to."""
        self._words.setText(text or (_("No note yet") if there else _("No moment yet")))
        self._words.show_tone("text" if text else "muted")

    def open_note(self, text: str) -> None:
        self._show(True)
        self.field.setText(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)

    def close_note(self) -> None:
        self._show(False)

    def _show(self, typing: bool) -> None:
        for part in self._open_only:
            part.setVisible(typing)
        self._words.setVisible(not typing)
        self.show_frame("raised", "accent" if typing else "control", 2.0 if typing else 1.0)
