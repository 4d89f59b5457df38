"""A table on its way in: which column is what, the scale its words stand for, who is one, and ten lines as read so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.import_look import AliasLook, ColumnLook, ImportLook
from interviewer_app.ui.calibration.scale_list import ScaleList
from interviewer_app.ui.calibration.scroll import growing
from interviewer_app.ui.calibration.spoken_line import SpokenLine
from interviewer_app.ui.calibration.wide_columns import WideColumns
from interviewer_app.ui.theme.theme import BOLD, REGULAR
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.fields import Choice, labelled
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import NoticeLine
from interviewer_app.ui.widgets.panels import Panel, column, row
from interviewer_app.ui.widgets.ticks import Tick

FIELD_WIDE = 190
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Columns(QWidget):
    """`picked(field, heading)`: another column holds it, "" for none."""

    picked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.choices: dict[str, Choice] = {}
        self._fields: dict[str, QWidget] = {}
        self._headings: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)

    def show_columns(self, columns: Sequence[ColumnLook], headings: tuple[str, ...]) -> None:
        if headings != self._headings or [each.field for each in columns] != list(self.choices):
            self._headings = headings
            self._build(columns)
        for each in columns:
            choice = self.choices[each.field]
            choice.blockSignals(True)
            choice.setCurrentIndex(choice.findData(each.heading))
            choice.blockSignals(False)
        self._place()

    def _build(self, columns: Sequence[ColumnLook]) -> None:
        for field in self._fields.values():
            field.hide()
            field.deleteLater()
        self.choices, self._fields = {}, {}
        for each in columns:
            choice = Choice(each.label)
            choice.addItem(_("not in the table") if each.needed else _("none"), "")
            for heading in self._headings:
                choice.addItem(heading, heading)
            choice.activated.connect(lambda _at, name=each.field: self.picked.emit(name, self._heading(name)))
            field = QWidget(self)
            field.setLayout(labelled(each.label, choice))
            self.choices[each.field], self._fields[each.field] = choice, field
            field.show()

    def _heading(self, field: str) -> str:
        return str(self.choices[field].currentData() or "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wide = max(1, min(len(self._fields) or 1, self.width() // FIELD_WIDE))
        for number, field in enumerate(self._fields.values()):
            self._grid.addWidget(field, number // wide, number % wide)
        for place in range(12):
            self._grid.setColumnStretch(place, 1 if place < wide else 0)


class ImportPanel(Panel):
    """Says what was chosen; the presenter answers with the next look."""

    picked = Signal(str, str)
    scale_moved = Signal(list)
    alias_taken = Signal(str, str, bool)
    dates_picked = Signal(str)
    wide_ticked = Signal(str, bool)
    taken, left = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__(_("A table of ratings"))
        self.title = ElidedLabel("", 16, BOLD)
        self.said = SpokenLine(13, "muted")
        self.problem = NoticeLine(below=8)
        self.columns, self.scale = Columns(), ScaleList()
        self.wide, self.ask = WideColumns(), SpokenLine(13)
        self._wide_head = TextLabel(_("Or each of these columns is a dimension"), 13, BOLD, wrap=True)
        self.dates = Choice(_("Dates such as 03/04/2026"))
        for words, order in ((_("say which"), "?"), (_("day first"), "day"), (_("month first"), "month")):
            self.dates.addItem(words, order)
        self._dates_field = QWidget()
        self._dates_field.setLayout(row(labelled(_("Dates such as 03/04/2026"), self.dates), 0))
        self.aliases: list[Tick] = []
        self.take = PrimaryButton(_("Read the table so"), keys="Ctrl Enter")
        self.leave = SecondaryButton(_("Leave it"), keys="Esc")
        self._alias_place, self._lines = QWidget(), QWidget()
        self._scale_head = TextLabel(_("The scale, lowest first. Ctrl ↑ and Ctrl ↓ move a word."), 13, BOLD, wrap=True)
        self._alias_head = TextLabel(_("Probably one and the same"), 13, BOLD, wrap=True)
        self._lines_head = TextLabel(_("The first lines, as they will be read"), 13, BOLD, wrap=True)
        self._look: ImportLook | None = None
        self._lay_out()
        self.columns.picked.connect(self.picked)
        self.wide.ticked.connect(self.wide_ticked)
        self.scale.moved.connect(self.scale_moved)
        self.dates.activated.connect(lambda _at: self.dates_picked.emit(str(self.dates.currentData())))
        self.take.clicked.connect(self.taken)
        self.leave.clicked.connect(self.left)

    def show_look(self, look: ImportLook) -> None:
        before, self._look = self._look, look
        self.setAccessibleName(_("A table of ratings: {name}").format(name=look.name))
        self.title.setText(look.name)
        self.said.show_sentence(look.said)
        self.problem.show_text(" ".join(look.problem.split()))
        self.columns.setVisible(bool(look.headings))
        self.columns.show_columns(look.columns, look.headings)
        self._wide_head.setVisible(bool(look.may_be_wide))
        self.wide.show_headings(look.may_be_wide, look.wide)
        self.ask.show_sentence(look.ask)
        self._dates_field.setVisible(bool(look.dates))
        self.dates.setCurrentIndex(max(0, self.dates.findData(look.dates)))
        for part in (self.scale, self._scale_head):
            part.setVisible(bool(look.words))
        self.scale.show_words(look.words)
        self._show_aliases(look.aliases)
        self._show_lines(look)
        self.take.setEnabled(not look.problem and not look.reading)
        if before is None or before.name != look.name or before.reading:
            self._first_keys()

    def _first_keys(self) -> None:
        """The keys to the first column that is missing, else to what reads the table."""
        if self._look is None or not self.isVisible():
            return
        missing = next((each.field for each in self._look.columns if each.needed and not each.heading), "")
        part: QWidget = self.columns.choices.get(missing, self.take)
        (part if part.isEnabled() else self.leave).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_aliases(self, aliases: Sequence[AliasLook]) -> None:
        self._alias_head.setVisible(bool(aliases))
        told = [(tick.property("kind"), tick.property("spelling"), tick.isChecked()) for tick in self.aliases]
        if told == [(each.kind, each.spelling, each.taken) for each in aliases]:
            return
        lines = []
        self.aliases = []
        for each in aliases:
            names = _("“{spelling}” and “{name}”").format(spelling=each.spelling, name=each.name)
            tick = Tick(_("One interviewer") if each.kind == "same" else _("One dimension"))
            tick.setAccessibleName(f"{tick.accessibleName()}: {names}")
            tick.setProperty("kind", each.kind)
            tick.setProperty("spelling", each.spelling)
            tick.setChecked(each.taken)
            tick.toggled.connect(lambda on, one=each: self.alias_taken.emit(one.kind, one.spelling, on))
            words = SpokenLine(13)
            words.show_sentence(names)
            line = row(tick, 8, words)
            line.setStretch(2, 1)
            line.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
            lines.append(line)
            self.aliases.append(tick)
        place = QWidget()
        place.setLayout(column(*lines))
        self._replace("_alias_place", place)

    def _show_lines(self, look: ImportLook) -> None:
        """The first lines in a grid of their own, long cells shortened."""
        place = Panel(_("The first lines, as they will be read"), around="surface", fill="raised", radius=8)
        grid = QGridLayout(place)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        for line, cells in enumerate((look.heads, *look.rows)):
            for at, cell in enumerate(cells):
                grid.addWidget(ElidedLabel(cell, 12, REGULAR if line else BOLD, mono=True), line, at)
                grid.setColumnStretch(at, 0 if cells is look.heads and cell in look.short else 1)
        self._lines_head.setVisible(bool(look.rows))
        self._replace("_lines", place, shown=bool(look.rows))

    def _replace(self, name: str, new: QWidget, shown: bool = True) -> None:
        old: QWidget = getattr(self, name)
        layout = self._inner.layout()
        assert layout is not None
        layout.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        new.setVisible(shown)
        setattr(self, name, new)

    def _lay_out(self) -> None:
        self._inner = QWidget()
        self._inner.setLayout(
            column(
                self.columns, 6, self._dates_field, self._wide_head, self.wide, 10, self._alias_head, 2,
                self._alias_place, 10, self._lines_head, 5, self._lines, 12, self._scale_head, 4, self.ask,
                4, self.scale, 0, margins=(0, 0, 10, 0),
            )  # fmt: skip
        )
        scroll = growing(self._inner)
        foot = row(self.take, 8, self.leave, 0)
        parts = (self.title, 2, self.said, 8, self.problem, scroll, 8, foot)
        self.setLayout(column(*parts, margins=(18, 14, 18, 12)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and ctrl:
            if self.take.isEnabled():
                self.taken.emit()
        else:
            super().keyPressEvent(event)
