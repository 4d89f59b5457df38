"""The card of an anchor: the step of its scale, the level's name, how often it was used, and its words to edit."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.fields import LineField, TextField
from interviewer_app.ui.rubrics.looks import FieldRow, Ladder
from interviewer_app.ui.rubrics.rows import Beneath, FormSignals, show_field
from interviewer_app.ui.rubrics.sentences import is_sentence
from interviewer_app.ui.rubrics.signs import LadderSign
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, row

LEAST_LINES, LOW_LINES = 2, 1
MANY = 5  # levels from which on cards are lower
LADDER_ROOM = 330  # pixels of a card, below which the ladder gives way to the name


class AnchorWidget(Beneath):
    """One level of a dimension. The frame turns to the accent while its words are typed."""

    def __init__(self, look: FieldRow, signals: FormSignals) -> None:
        super().__init__(signals)
        assert look.ladder is not None and look.name is not None, "an anchor stands on a scale"
        self.look, self._signals = look, signals
        low = look.ladder.of >= MANY
        self.field = TextField(look.label, 14, LOW_LINES if low else LEAST_LINES, sentence=is_sentence(look.key))
        self.name = LineField(_("Name of level {n}").format(n=look.level), 13, bare=True)
        self.name.setFont(font(13, MEDIUM))
        self.name.setPlaceholderText(_("its name"))
        self._digit, self._ladder = TextLabel(look.level, 15, BOLD, mono=True), LadderSign(look.ladder)
        self._used = TextLabel("", 12, tone="muted")
        head = row(self._digit, 8, self._ladder, 12, self.name, 8, self._used)
        head.setStretchFactor(self.name, 1)
        self._card = Panel(look.label, edge="control", around="surface", radius=10)
        self._card.setLayout(
            column(head, 4 if low else 6, self.field, margins=(14, 6 if low else 9, 12, 6 if low else 9))
        )
        self._card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hold(self._card)
        self.beside.returned.connect(self.field.setFocus)
        self.field.typed.connect(lambda text: signals.typed.emit(self.look.key, text))
        self.name.typed.connect(self._on_name)
        self.field.entered.connect(self._on_entered)
        self.field.left.connect(self._on_left)
        self.name.entered.connect(lambda: signals.entered.emit(self.look.key))
        self.show_row(look)

    def show_row(self, look: FieldRow) -> None:
        self.look = look
        self._digit.setText(look.level)
        self._ladder.show_ladder(look.ladder or Ladder(0, 1))
        self._used.setText(look.used)
        if look.name is not None and self.name.text().strip() != look.name[1]:
            self.name.show_text(look.name[1])
        self.name.setReadOnly(look.read_only)
        show_field(self.field, look)
        self._show_frame(self.field.hasFocus())
        self.beside.show_findings(look.findings, look.fine)

    def fields(self) -> list[QWidget]:
        return [self.name, self.field]

    def stops(self, first: str) -> list[QWidget]:
        return [*self.fields(), *self.beside.stops(first)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ladder.setVisible(self._card.width() >= LADDER_ROOM)

    def _on_name(self, text: str) -> None:
        if self.look.name is not None:
            self._signals.typed.emit(self.look.name[0], text)

    def _on_entered(self) -> None:
        self._show_frame(True)
        self._signals.entered.emit(self.look.key)

    def _on_left(self) -> None:
        self._show_frame(False)
        self._signals.left.emit(self.look.key)

    def _show_frame(self, focused: bool) -> None:
        edge = "line" if self.look.read_only else "control"
        self._card.show_frame("surface", "accent" if focused else edge, 2.0 if focused else 1.0)
