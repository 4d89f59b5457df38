"""How is this computed? In words, as a formula with its source, what is assumed, and the data behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from interviewer_app.core.calibration.telling.methods import Method
from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, row

PAD = 16


class Reading(QScrollArea):
    """Text that the arrows scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text().isprintable() and event.text() != " ":
            event.ignore()  # letters are the page's
        else:
            super().keyPressEvent(event)


class MethodPanel(Panel):
    """`closed` when it is left."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(_("How is this computed?"))
        self.reading = Reading()
        self.close_ = SecondaryButton(_("Close"), keys="Esc")
        self.close_.clicked.connect(self.closed)
        self.figure = ""
        top = row(TextLabel(_("How is this computed?"), 12, tone="muted"), 0, self.close_)
        self.setLayout(column(top, 6, self.reading, margins=(PAD, 10, 8, 10)))
        self.hide()

    def show_method(self, figure: str, method: Method) -> None:
        """Open on a method, with the keys in its text."""
        self.figure = figure
        self.reading.setAccessibleName(method.title)
        inner = QWidget()
        inner.setLayout(column(*_parts(method), 0, margins=(0, 0, 8, 0)))
        self.reading.setWidget(inner)
        inner.setAutoFillBackground(False)  # which a scroll area turns on
        self.reading.viewport().setAutoFillBackground(False)
        self.show()
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)


def _parts(method: Method) -> list[QWidget | QLayout | int]:
    found: list[QWidget | QLayout | int] = [TextLabel(method.title, 15, BOLD, wrap=True), 8]
    found += [TextLabel(method.words, 13, wrap=True), 12]
    if method.formula:
        found += [*_headed(_("Formula"), TextLabel(method.formula, 12, mono=True, wrap=True)), 10]
    if method.source:
        found += [*_headed(_("Source"), TextLabel(method.source, 12, wrap=True)), 10]
    if method.assumptions:
        found += _headed(_("Assumed"), *(TextLabel(f"• {each}", 12, wrap=True) for each in method.assumptions))
        found += [10]
    found += _headed(_("Data behind it"))
    for label, value in method.data:
        named, told = TextLabel(label, 12, tone="muted", wrap=True), TextLabel(str(value), 12, wrap=True)
        told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        line = row(named, 8, told)
        line.setStretch(0, 1)
        line.setStretch(2, 1)
        found += [line, 3]
    return found


def _headed(head: str, *parts: QWidget) -> list[QWidget | QLayout | int]:
    return [TextLabel(head, 12, BOLD), 3, *parts]
