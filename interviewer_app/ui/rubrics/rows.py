"""The rows of the form: a heading, a field with its findings beside, buttons below a list, a quiet sentence."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from interviewer_app.core.rubrics.drafts.wording import tidy
from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import Pressable
from interviewer_app.ui.rubrics.beside import Beside
from interviewer_app.ui.rubrics.fields import ChoiceField, LineField, TextField
from interviewer_app.ui.rubrics.looks import AddRow, FieldRow, HeadingRow, WordsRow
from interviewer_app.ui.rubrics.sentences import is_sentence
from interviewer_app.ui.rubrics.ticked import Ticks
from interviewer_app.ui.theme.theme import BOLD, theme
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel, literal_tip
from interviewer_app.ui.widgets.links import LinkButton
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row

Field = TextField | LineField | ChoiceField | Ticks
LEFT, RIGHT = 56, 44  # shares of a row that field and findings have
BRIEF = 124  # pixels of a field for a few characters
NARROW = 640  # pixels of a row, below which findings stand under their field


class FormSignals(QObject):
    """What happens in any row, with the key of its field or the id of its finding."""

    typed = Signal(str, str)
    entered = Signal(str)
    left = Signal(str)
    acted = Signal(str, str)
    put_back = Signal(str)
    silenced = Signal(str, str)
    unsilenced = Signal(str)
    used = Signal(int)


class IconButton(Pressable):
    """A small button with an arrow or a cross: move up, move down, take out."""

    def __init__(self, shape: str, name: str) -> None:
        super().__init__()
        self._shape = shape
        self.setAccessibleName(name)
        self.setToolTip(literal_tip(name))
        self.setFixedSize(22, 22)

    def sizeHint(self) -> QSize:
        return QSize(22, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(theme().pen("accent", 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(theme().pen("muted", 1.75))
        x, y = self.width() / 2, self.height() / 2
        if self._shape == "remove":
            painter.drawLine(QPointF(x - 4, y - 4), QPointF(x + 4, y + 4))
            painter.drawLine(QPointF(x - 4, y + 4), QPointF(x + 4, y - 4))
            return
        tip = -1 if self._shape == "up" else 1
        painter.drawPolyline(
            [QPointF(x - 4, y - 2 * tip), QPointF(x, y + 2.5 * tip), QPointF(x + 4, y - 2 * tip)]
        )


class ItemButtons(QWidget):
    """Up, down, out: for one item of a list. acted(name)"""

    acted = Signal(str)

    def __init__(self, about: str) -> None:
        super().__init__()
        words = {"up": _("Move up: {item}"), "down": _("Move down: {item}"), "remove": _("Take out: {item}")}
        buttons = []
        for name, said in words.items():
            button = IconButton(name, said.format(item=about))
            button.clicked.connect(lambda _on=False, each=name: self.acted.emit(each))
            buttons.append(button)
        self.buttons = buttons
        self.setLayout(row(*buttons))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Beneath(QWidget):
    """Something at the left with findings at its right, or below it where there is little room."""

    def __init__(self, signals: FormSignals) -> None:
        super().__init__()
        self.beside = Beside()
        self.beside.put_back.connect(signals.put_back)
        self.beside.silenced.connect(signals.silenced)
        self.beside.unsilenced.connect(signals.unsilenced)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(14)

    def hold(self, part: QWidget, share: int = LEFT) -> None:
        part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._line.addWidget(part, share)
        self._line.addWidget(self.beside, 100 - share)
        for each in (part, self.beside):
            self._line.setAlignment(each, Qt.AlignmentFlag.AlignTop)

    def fold(self, width: int) -> None:
        """Take the way that fits a form of `width`."""
        way = QBoxLayout.Direction.TopToBottom if width < NARROW else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != way:
            self._line.setDirection(way)
            self._line.setSpacing(6 if width < NARROW else 14)


class FieldWidget(Beneath):
    """A field below its label."""

    def __init__(self, look: FieldRow, signals: FormSignals) -> None:
        super().__init__(signals)
        self.look, self._signals = look, signals
        self._label = TextLabel("", 12, tone="muted")
        self._aside = TextLabel("", 12, tone="muted") if look.aside else None
        self.field = _field(look)
        self._frame = _framed(self.field, look.label) if isinstance(self.field, TextField) else None
        self.choices = [ChoiceField(each.name) for each in look.choices]
        self._plain = look.item and not look.choices and look.kind == "text"
        buttons = self._of_item = [] if look.read_only or not look.item else [self._buttons()]
        part = QWidget()
        if self._plain or look.brief:
            part.setLayout(self._in_line(buttons))
        else:
            part.setLayout(column(self._head(look, buttons), 4, self._box))
        self.hold(part)
        self.beside.returned.connect(lambda: self.field.setFocus())
        self.field.typed.connect(lambda text: signals.typed.emit(self.look.key, text))
        self.field.entered.connect(self._on_entered)
        if isinstance(self.field, (TextField, LineField)):
            self.field.left.connect(self._on_left)
        self.show_row(look)

    def fields(self) -> list[QWidget]:
        return [*self.choices, self.field]

    def stops(self, first: str) -> list[QWidget]:
        field: list[QWidget] = list(self.field.boxes.values()) if isinstance(self.field, Ticks) else [self.field]
        buttons = [button for each in self._of_item for button in each.buttons]
        return [*self.choices, *field, *self.beside.stops(first), *buttons]

    def _number(self) -> str:
        return str(int(self.look.key.rpartition("[")[2].rstrip("]")) + 1)

    @property
    def _box(self) -> QWidget:
        return self._frame or self.field

    def _buttons(self) -> ItemButtons:
        buttons = ItemButtons(self.look.label)
        buttons.acted.connect(lambda name: self._signals.acted.emit(self.look.key, name))
        return buttons

    def _in_line(self, buttons: list[ItemButtons]) -> QHBoxLayout:
        """An item of a list of texts with its number and what can be done with it, or a field for a few characters."""
        if self.look.brief:
            self._box.setFixedWidth(BRIEF)
            return row(self._label, 0, self._box)
        self._label.setFixedWidth(20)
        line = row(self._label, self._box, 4, *buttons)
        line.setStretchFactor(self._box, 1)
        for part in (self._label, *buttons):
            line.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _head(self, look: FieldRow, buttons: list[ItemButtons]) -> QHBoxLayout:
        """The label, with choices and buttons in its line."""
        head = row(self._label)
        head.setAlignment(self._label, Qt.AlignmentFlag.AlignVCenter)
        head.setSpacing(8)
        for choice, each in zip(self.choices, look.choices, strict=True):
            choice.setFixedHeight(28)
            choice.setMinimumContentsLength(max(len(words) for _value, words in each.options[:6]) // 2 + 2)
            choice.typed.connect(lambda value, key=each.key: self._signals.typed.emit(key, value))
            head.addWidget(choice)
        head.addStretch(1)
        for part in (self._aside, *buttons):
            if part is not None:
                head.addWidget(part)
        return head

    def show_row(self, look: FieldRow) -> None:
        self.look = look
        self._label.setText(self._number() if self._plain else look.label)
        if self._aside is not None:
            self._aside.setText(look.aside)
        show_field(self.field, look)
        for choice, each in zip(self.choices, look.choices, strict=True):
            choice.show_options(each.options, each.value)
            choice.setEnabled(not look.read_only)
        if self._frame is not None:
            self._show_frame(self.field.hasFocus())
        self.beside.show_findings(look.findings, look.fine)

    def _on_entered(self) -> None:
        self._show_frame(True)
        self._signals.entered.emit(self.look.key)

    def _on_left(self) -> None:
        self._show_frame(False)
        self._signals.left.emit(self.look.key)

    def _show_frame(self, focused: bool) -> None:
        if self._frame is not None:
            edge = "line" if self.look.read_only else "control"
            self._frame.show_frame("surface", "accent" if focused else edge, 2.0 if focused else 1.0)


class HeadingWidget(Beneath):
    """The name of a part; findings that belong to no field of it stand beside."""

    def __init__(self, look: HeadingRow, signals: FormSignals) -> None:
        super().__init__(signals)
        self.look, self._signals = look, signals
        self._words = TextLabel("", 14 if look.large else 13, BOLD)
        self._aside = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        line = row(self._words, 10, self._aside)
        line.setStretch(2, 1)
        self._links: dict[str, LinkButton] = {}
        for action in look.actions:
            link = self._links[action.name] = LinkButton(action.words)
            link.clicked.connect(lambda _on=False, name=action.name: signals.acted.emit(self.look.key, name))
            line.addSpacing(12)
            line.addWidget(link)
        part = QWidget()
        part.setLayout(column(Rule(), 12, line) if look.large else line)
        self.hold(part, 100)
        self._line.setStretchFactor(self.beside, 0)
        self.show_row(look)

    def show_row(self, look: HeadingRow) -> None:
        self.look = look
        self._words.setText(look.words)
        self._aside.setText(look.aside)
        share = RIGHT if look.findings else 0
        self._line.setStretch(0, 100 - share)
        self._line.setStretch(1, share)
        self.beside.setVisible(bool(look.findings))
        self.beside.show_findings(look.findings)


    def fields(self) -> list[QWidget]:
        return []

    def stops(self, first: str) -> list[QWidget]:
        return [*self._links.values(), *self.beside.stops(first)]


class AddWidget(QWidget):
    """Links below a list."""

    def __init__(self, look: AddRow, signals: FormSignals) -> None:
        super().__init__()
        self.look, self._links = look, list[QWidget]()
        line = row()
        for action in look.actions:
            link = LinkButton(action.words)
            link.clicked.connect(lambda _on=False, name=action.name: signals.acted.emit(self.look.key, name))
            line.addWidget(link)
            line.addSpacing(16)
            self._links.append(link)
        line.addStretch(1)
        self.setLayout(line)

    def show_row(self, look: AddRow) -> None:
        self.look = look

    def fields(self) -> list[QWidget]:
        return []

    def stops(self, _first: str) -> list[QWidget]:
        return self._links


class WordsWidget(QWidget):
    """A quiet sentence."""

    def __init__(self, look: WordsRow, _signals: FormSignals) -> None:
        super().__init__()
        self.look = look
        self._words = TextLabel("", 13, tone="muted", wrap=True)
        self.setLayout(row(self._words))
        self.show_row(look)

    def show_row(self, look: WordsRow) -> None:
        self.look = look
        self._words.setText(look.words)

    def fields(self) -> list[QWidget]:
        return []

    def stops(self, _first: str) -> list[QWidget]:
        return []


def _field(look: FieldRow) -> Field:
    if look.kind == "text":
        return TextField(look.label, sentence=is_sentence(look.key))
    if look.kind == "choice":
        return ChoiceField(look.label)
    if look.kind == "ticks":
        return Ticks(look.label)
    return LineField(look.label)


def show_field(field: Field, look: FieldRow) -> None:
    """Bring a field up to date; what stands in it already is left alone."""
    if isinstance(field, TextField):
        if tidy(field.text()) != look.text:  # the file keeps no space at the ends; a field in which one is typed does
            field.show_text(look.text)
        field.setReadOnly(look.read_only)
        field.setPlaceholderText(look.hint)
        severity = look.findings[0].severity if look.findings else ""
        if (look.marks, severity) != (field.marks, field.severity):
            field.show_marks(look.marks, severity)
    elif isinstance(field, LineField):
        if field.text().strip() != look.text:
            field.show_text(look.text)
        field.show_bare(look.read_only)
        field.setPlaceholderText(look.hint)
    else:
        field.show_options(look.options, look.text)
        field.setEnabled(not look.read_only)


def _framed(field: TextField, name: str) -> Panel:
    frame = Panel(name, edge="control", around="surface", radius=8)
    frame.setLayout(row(field, margins=(11, 7, 8, 5)))
    return frame
