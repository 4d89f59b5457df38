"""What to book next: each round with whom, why, and what is known better afterwards; copied as invitations."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from interviewer_app.core.calibration.telling.told import Booking, BookingRow
from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.figure_panel import MethodLink
from interviewer_app.ui.calibration.spoken_line import SpokenLine
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row


class BookingPanel(Panel):
    """`copy_asked`; `method_asked("plan")`."""

    copy_asked = Signal()
    method_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("What to book next"))
        self.title = TextLabel("", 15, BOLD, wrap=True)
        self.under = TextLabel("", 12, tone="muted", wrap=True)
        self.link = MethodLink("plan")
        self.copy = SecondaryButton(_("Copy as invitations"), keys="C")
        self.copy.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.copied = TextLabel("", 12, tone="muted", wrap=True)
        self._rows = QWidget()
        self._not_worth = SpokenLine(12, "muted")
        self._exercise = QWidget()
        self._place = column(
            self.title, 2, self.under, 2, row(self.link, 0), 5, self._rows, 6, self._not_worth, 6, self._exercise, 0,
            8, self.copy, self.copied, margins=(16, 10, 16, 10),
        )  # fmt: skip
        self.setLayout(self._place)
        self.link.clicked.connect(lambda: self.method_asked.emit("plan"))
        self.copy.clicked.connect(self.copy_asked)

    def show_booking(self, booking: Booking) -> None:
        self.setAccessibleName(booking.title)
        self.title.setText(booking.title)
        self.under.setText(booking.under)
        self.under.setVisible(bool(booking.under))
        parts: list[QWidget | QLayout | int] = []
        for each in booking.rounds:
            parts += [Rule(), 4, _round(each), 4]
        self._rows = self._put(self._rows, parts + ([Rule()] if parts else []))
        self._not_worth.show_sentence(booking.not_worth)
        self._exercise = self._put(self._exercise, _exercise(booking))
        self.copy.setVisible(bool(booking.rounds))
        self.copied.hide()

    def show_copied(self, words: str) -> None:
        """Said in place, once the invitations are on the clipboard."""
        self.copied.setText(words)
        self.copied.show()

    def _put(self, old: QWidget, parts: list[QWidget | QLayout | int]) -> QWidget:
        new = QWidget()
        new.setLayout(column(*parts))
        self._place.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        new.setVisible(bool(parts))
        return new


def _round(each: BookingRow) -> QWidget:
    """One round: two names, why, the interval before and after."""
    made = QWidget()
    line = SpokenLine(13)
    line.show_runs(_names(each))
    why = TextLabel(each.why, 12, tone="muted", wrap=True)
    gain = TextLabel(each.gain, 11, mono=True, wrap=True)
    number = TextLabel(str(each.number), 12, tone="muted", mono=True)
    number.setFixedWidth(20)
    number.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    texts = column(line, 1, why, 2, gain)
    made.setLayout(row(number, texts))
    made.setAccessibleName(line.text())
    return made


def _names(each: BookingRow) -> list[tuple[str, bool]]:
    """Who sits in with whom, the first of them bold."""
    if not each.beside:
        return [(each.who, True)]
    before, _sign, after = _("{who} with {other}").partition("{who}")
    return [(before, False), (each.who, True), (after.replace("{other}", each.beside), False)]


def _exercise(booking: Booking) -> list[QWidget | QLayout | int]:
    """What would tell a version apart, in a frame of its own."""
    if booking.exercise is None:
        return []
    title, words = booking.exercise
    frame = Panel(title, fill="surface", edge="control", around="surface", radius=8)
    frame.setLayout(
        column(
            TextLabel(title, 13, BOLD, wrap=True), 3, TextLabel(words, 12, tone="muted", wrap=True),
            margins=(12, 10, 12, 10),
        )  # fmt: skip
    )
    return [frame]
