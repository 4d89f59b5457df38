"""The centre of the studio: what is open, row by row. Rows that stay keep their field, with the cursor in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.anchors import AnchorWidget
from interviewer_app.ui.rubrics.beside import FindingBeside
from interviewer_app.ui.rubrics.fields import ENTER, LineField, TextField
from interviewer_app.ui.rubrics.looks import AddRow, FieldRow, FormLook, HeadingRow, MaterialRow, Row
from interviewer_app.ui.rubrics.material import MaterialWidget
from interviewer_app.ui.rubrics.rows import (
    AddWidget,
    Beneath,
    Field,
    FieldWidget,
    FormSignals,
    HeadingWidget,
    WordsWidget,
)
from interviewer_app.ui.rubrics.scroll import SteadyScroll
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, row

RowWidget = AnchorWidget | FieldWidget | HeadingWidget | AddWidget | WordsWidget | MaterialWidget
Shape = tuple[object, ...]
GAP, LEAST_SUMMARY = 10, 120  # pixels


class FormPanel(Panel):
    """Shows a form; what happens in it comes by way of `signals`."""

    def __init__(self) -> None:
        super().__init__(_("Editor"))
        self.signals = FormSignals(self)
        self._title = ElidedLabel("", 17, BOLD)
        self._summary = ElidedLabel("", 13, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self._aside = TextLabel("", 13, tone="muted")
        self._node, self._shapes = "", list[Shape]()
        self.rows: list[RowWidget] = []
        self._before: QWidget | None = None
        self._first, self._stops = "", list[QWidget]()
        self._inner = QWidget()
        self._list = QVBoxLayout(self._inner)
        self._list.setContentsMargins(18, 2, 10, 18)
        self._list.setSpacing(GAP)
        self._list.addStretch(1)
        self._scroll = SteadyScroll(self._inner)
        head = row(self._title, 12, self._summary, 12, self._aside, margins=(18, 0, 18, 0))
        head.setStretchFactor(self._summary, 1)
        self.setLayout(column(head, 10, self._scroll, margins=(0, 14, 0, 2)))

    def show_form(self, look: FormLook) -> None:
        self._title.setText(look.title)
        self._summary.setText(look.summary)
        self._aside.setText(look.aside)
        self._fit_head()
        shapes = [_shape_of(each) for each in look.rows]
        other = look.node != self._node
        if other or shapes != self._shapes:
            top = 0 if other else self._scroll.verticalScrollBar().value()
            self._build(look.rows, shapes)
            self._node, self._shapes = look.node, shapes
            QApplication.sendPostedEvents(self._inner)
            self._scroll.verticalScrollBar().setValue(top)
        for widget, each in zip(self.rows, look.rows, strict=True):
            if widget.look != each:
                widget.show_row(each)  # type: ignore[arg-type]
        self._chain()

    def follow(self, before: QWidget) -> None:
        """Tab comes into the form from `before`."""
        self._before = before

    def _chain(self) -> None:
        """Tab goes from a field to what can be done about its findings, and then to the next row."""
        stops = [stop for widget in self.rows for stop in widget.stops(self._first)]
        if stops == self._stops:
            return
        self._stops = stops
        for one, two in pairwise(stops if self._before is None else [self._before, *stops]):
            QWidget.setTabOrder(one, two)

    def _build(self, rows: tuple[Row, ...], shapes: list[Shape]) -> None:
        """Other rows; those that stay keep their widget. A field that goes with the keys in it says nothing more:
        whoever changed the form has settled it."""
        there = dict(zip(self._shapes, self.rows, strict=True))
        kept = [there.pop(shape, None) for shape in shapes]
        self.signals.blockSignals(True)
        for gone in there.values():
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.signals.blockSignals(False)
        self.rows = [widget or self._new(each) for widget, each in zip(kept, rows, strict=True)]
        for number, placed in enumerate(self.rows):
            item = self._list.itemAt(number)
            if item is None or item.widget() is not placed:
                self._list.insertWidget(number, placed)

    def _new(self, look: Row) -> RowWidget:
        widget = _widget(look, self.signals)
        if isinstance(widget, Beneath):
            widget.fold(self.width() - 36)
        return widget

    def field_of(self, key: str) -> Field | None:
        """The field with that key; of an item or a part, its first one."""
        for widget in self.rows:
            if isinstance(widget, (FieldWidget, AnchorWidget)) and _is_at(widget.look.key, key):
                return widget.field
        return None

    def focus_field(self, key: str) -> bool:
        """Put the keys into a field, the cursor behind its words."""
        field = self.field_of(key)
        if field is None:
            return False
        field.setFocus()
        if isinstance(field, TextField):
            field.to_end()
        self._scroll.ensureWidgetVisible(field, 0, 60)
        return True

    def focus_first(self) -> None:
        first = next((each.field for each in self.rows if isinstance(each, (FieldWidget, AnchorWidget))), None)
        if first is not None:
            first.setFocus()

    def show_finding(self, finding: str) -> bool:
        """Bring a finding into sight, the keys into its field; False where it stands nowhere here."""
        for widget in self.rows:
            if isinstance(widget, Beneath) and any(each.look.id == finding for each in widget.beside.findings):
                if isinstance(widget, (FieldWidget, AnchorWidget)):
                    widget.field.setFocus()
                self._first = finding  # of several beside one field, Tab comes to this one
                self._chain()
                self._scroll.ensureWidgetVisible(widget, 0, 20)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field that holds one line goes on to the next field, past links and buttons: a second Enter
        must not press what nobody was looking at.
        """
        held = QApplication.focusWidget()
        one = isinstance(held, LineField) or (isinstance(held, TextField) and held.sentence)
        chord = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if not one or event.key() not in ENTER or chord:
            super().keyPressEvent(event)
            return
        fields = [field for widget in self.rows for field in widget.fields()]
        after = fields[fields.index(held) + 1 :] if held in fields else []
        if after:
            after[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(after[0], 0, 60)

    def findings(self) -> Iterator[FindingBeside]:
        """What stands beside the rows, from top to bottom."""
        for widget in self.rows:
            if isinstance(widget, Beneath):
                yield from widget.beside.findings

    @property
    def material(self) -> MaterialWidget | None:
        return next((each for each in self.rows if isinstance(each, MaterialWidget)), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in self.rows:
            if isinstance(widget, Beneath):
                widget.fold(self.width() - 36)
        self._fit_head()

    def _fit_head(self) -> None:
        """The summary has what room name and aside leave; a few letters of it tell nobody anything."""
        left = self.width() - 60 - self._title.sizeHint().width() - self._aside.sizeHint().width()
        self._summary.setVisible(left >= LEAST_SUMMARY)


def _is_at(key: str, wanted: str) -> bool:
    return key == wanted or key.startswith((f"{wanted}.", f"{wanted}["))


def _shape_of(look: Row) -> Shape:
    """What a row must share with another one to be shown by the same widget."""
    if isinstance(look, FieldRow):
        parts = tuple((each.key, each.name) for each in look.choices)
        return (
            "field",
            look.key,
            look.kind,
            bool(look.level),
            look.ladder and look.ladder.of,
            look.item,
            parts,
            bool(look.aside),
            look.brief,
        )
    if isinstance(look, (HeadingRow, AddRow)):
        return (type(look).__name__, look.key, look.actions)
    return (type(look).__name__, look.key)


def _widget(look: Row, signals: FormSignals) -> RowWidget:
    if isinstance(look, FieldRow):
        return AnchorWidget(look, signals) if look.level else FieldWidget(look, signals)
    if isinstance(look, HeadingRow):
        return HeadingWidget(look, signals)
    if isinstance(look, AddRow):
        return AddWidget(look, signals)
    if isinstance(look, MaterialRow):
        return MaterialWidget(look, signals)
    return WordsWidget(look, signals)
