"""Notice and AI rule on the last page: how each became known, and the answers that still can be given."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from interviewer_app.core.settings import NAME_LENGTH
from interviewer_app.core.texts import _
from interviewer_app.ui.rating.looks import ToldLook
from interviewer_app.ui.theme.theme import BOLD, font
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.fields import labelled_by
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import column, row

FIELD_WIDTH, NAME_WIDTH = 190, 72
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class NameField(QLineEdit):
    """Who gave it earlier. Enter answers with it, Escape gives the keys back."""

    given = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.given.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ToldRow(QWidget):
    """`answered(line, answer, by)`; `left`: the keys go back to the page."""

    answered = Signal(str, str, str)
    left = Signal()

    def __init__(self, look: ToldLook) -> None:
        super().__init__()
        self.look = look
        self.name, self.how = TextLabel(look.name, 14, BOLD), ElidedLabel("", 14)
        self.name.setFixedWidth(NAME_WIDTH)
        self.by = NameField(look.by)
        self.by.setFont(font(13))
        self.by.setMaxLength(NAME_LENGTH)
        self.by.setFixedWidth(FIELD_WIDTH)
        label = labelled_by(_("by"), self.by)
        self.by.setAccessibleName(_("{line}: given earlier by").format(line=look.name))
        self.earlier, self.not_given = SecondaryButton(_("Given earlier")), SecondaryButton(_("Not given"))
        for button, words in ((self.earlier, _("given earlier")), (self.not_given, _("not given"))):
            button.setAccessibleName(f"{look.name}: {words}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.answers = QWidget()
        self.answers.setLayout(row(self.earlier, 8, label, 6, self.by, 14, self.not_given, 0))
        said = row(self.name, 12, self.how)
        said.setStretchFactor(self.how, 1)
        self.setLayout(column(said, 6, self.answers, 12))
        self.earlier.clicked.connect(self._given)
        self.by.given.connect(self._given)
        self.by.left.connect(self.left)
        self.not_given.clicked.connect(lambda: self.answered.emit(self.look.line, "not-given", ""))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at."""
        return self.earlier, self.by, self.not_given

    def show_line(self, look: ToldLook, read_only: bool) -> None:
        self.look = look
        self.how.setText(look.how or _("not answered yet"))
        self.answers.setVisible(not read_only)

    def _given(self) -> None:
        self.answered.emit(self.look.line, "given-earlier", self.by.text())


class ToldPart(QWidget):
    """Both lines. They stay while the page is drawn anew, so that a name being typed is not lost."""

    answered = Signal(str, str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, ToldRow] = {}
        self._lines = column()
        self.setLayout(self._lines)

    @property
    def stops(self) -> list[QWidget]:
        return [stop for each in self.rows.values() for stop in each.stops]

    def show_lines(self, looks: Sequence[ToldLook], read_only: bool) -> None:
        for look in looks:
            if look.line not in self.rows:
                self.rows[look.line] = made = ToldRow(look)
                made.answered.connect(self.answered)
                made.left.connect(self.left)
                self._lines.addWidget(made)
            self.rows[look.line].show_line(look, read_only)

