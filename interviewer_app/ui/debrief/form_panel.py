"""A form in line, below the board: position, revision, claim, decision. Ctrl Enter keeps it, Escape leaves it, and
Ctrl Shift Enter takes its second way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from interviewer_app.core.rounds.bodies import LONGEST
from interviewer_app.core.settings import NAME_LENGTH
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.choices import Choices
from interviewer_app.ui.debrief.talk_looks import FieldLook, FormLook
from interviewer_app.ui.theme.theme import BOLD, font
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, row

_HIGH, _LOW = 76, 56
_MORE = "Ctrl Shift Enter"
_Enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Line(QLineEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(14))
        self.setMaxLength(NAME_LENGTH)


class _Words(QPlainTextEdit):
    def __init__(self, high: int) -> None:
        super().__init__()
        self.setFont(font(13))
        self.setFixedHeight(high)
        self.setTabChangesFocus(True)


class FormPanel(Panel):
    """`kept` and `more` carry what stands in the fields, by key; `left`: Escape."""

    kept = Signal(dict)
    more = Signal(dict)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("Debrief"), edge="accent", width=2)
        self.title, self.facts = TextLabel("", 15, BOLD), ElidedLabel("", 12, tone="muted", mode=_ELIDE)
        self.refusal = TextLabel("", 13, wrap=True)
        self.keep, self.second = PrimaryButton("", keys="Ctrl Enter"), SecondaryButton("", keys=_MORE)
        self.esc = SecondaryButton(_("Leave"), keys="Esc")
        self.keep.clicked.connect(self._keep)
        self.second.clicked.connect(lambda: self.more.emit(self.given()))
        self.esc.clicked.connect(self.left)
        self._fields: dict[str, QLineEdit | QPlainTextEdit | Choices] = {}
        self._kept_as: dict[str, str] = {}  # what would not be lost: as it was put up, or once it has been said
        self._place = QWidget()
        self._low = False
        self._holder = column(self._place)
        head = row(self.title, 12, self.facts)
        head.setStretchFactor(self.facts, 1)
        foot = row(self.refusal, 12, self.esc, 8, self.second, 8, self.keep)
        foot.setStretchFactor(self.refusal, 1)
        self.setLayout(column(head, 8, self._holder, 8, foot, margins=(16, 10, 16, 10)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_form(self, look: FormLook) -> None:
        """Put its fields up, with the keys on the first one."""
        self.setAccessibleName(look.title)
        self.title.setText(look.title)
        self.facts.setText(look.facts)
        self.show_refusal("")
        self.keep.show_words(look.keep)
        self.second.setVisible(bool(look.more))
        if look.more:
            self.second.show_words(look.more)
        self._put_fields(look)
        self._kept_as = self.given()
        self.show()
        first = next(iter(self._fields.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, sentence: str) -> None:
        self.refusal.setText(sentence)

    def show_low(self, low: bool) -> None:
        """Lower fields where the window is."""
        self._low = low
        for field in self._fields.values():
            if isinstance(field, _Words):
                field.setFixedHeight(_LOW if low else _HIGH)

    def given(self) -> dict[str, str]:
        """What stands in the fields."""
        return {key: _said(field) for key, field in self._fields.items()}

    def may_go(self) -> bool:
        """Whether nothing typed would be lost; otherwise that is said, and with the same words the next time is yes."""
        if self.isHidden() or self.given() == self._kept_as:
            return True
        self._kept_as = self.given()
        self.show_refusal(_("What is typed here is not kept yet. Ctrl Enter keeps it; leaving once more loses it."))
        return False

    def _keep(self) -> None:
        """What is longer than an entry holds is refused, not cut."""
        longest = max(map(len, self.given().values()), default=0)
        if longest > LONGEST:
            words = _("One of these texts has {n} characters; at most {most} are kept. Shorten it.")
            self.show_refusal(words.format(n=longest, most=LONGEST))
        else:
            self.kept.emit(self.given())

    def field(self, key: str) -> QWidget:
        return self._fields[key]

    def _put_fields(self, look: FormLook) -> None:
        place = QWidget()
        self._fields = {each.key: self._made(each) for each in look.fields}
        parts: list[QVBoxLayout | int] = []
        for each in look.fields:
            parts += [14, _labelled(each.label, self._fields[each.key])]
        lines = row(*parts[1:])
        for number, each in enumerate(look.fields):
            lines.setStretch(number * 2, each.wide)
        place.setLayout(lines)
        self._holder.replaceWidget(self._place, place)
        self._place.hide()  # at once: it goes later
        self._place.deleteLater()
        self._place = place
        for part in (self.keep, self.second, self.esc):  # after the fields, which are newer
            part.raise_()

    def _made(self, look: FieldLook) -> QLineEdit | QPlainTextEdit | Choices:
        made: QLineEdit | QPlainTextEdit | Choices
        if look.kind == "choice":
            made = Choices(look.choices, look.value)
        elif look.kind == "line":
            made = _Line()
            made.setText(look.value)
        else:
            made = _Words(_LOW if self._low else _HIGH)
            made.setPlainText(look.value)
        made.setAccessibleName(look.label)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _Enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._keep()
            elif not self.second.isHidden():
                self.more.emit(self.given())
        # Letters that no field takes are none of the board's: a half-typed word must do nothing there.


_ELIDE = Qt.TextElideMode.ElideRight


def _said(field: QLineEdit | QPlainTextEdit | Choices) -> str:
    if isinstance(field, Choices):
        return field.value
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _labelled(words: str, field: QWidget) -> QVBoxLayout:
    label = ElidedLabel(words, 12, tone="muted", mode=_ELIDE)
    return column(label, 4, field, 0)
