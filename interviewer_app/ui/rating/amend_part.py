"""Below the centre of a submitted card: what was amended here, the way to amend it, and the line that asks why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.looks import AmendLook
from interviewer_app.ui.rating.writing import ReasonEdit
from interviewer_app.ui.theme.theme import BOLD, font
from interviewer_app.ui.widgets.keycaps import KeyCap
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, row

MOST_LINES = 3  # amendments told on one page; the card and the last page have them all


class AmendPart(QWidget):
    """`given(reason)`: Enter in the line; `dropped`: Esc in it."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._lines.setContentsMargins(0, 0, 0, 8)
        self.form = Panel(_("Amendment"), fill="raised", edge="accent", around="surface", radius=8, width=2)
        self.edit = ReasonEdit()
        self.edit.setAccessibleName(_("Amended because"))
        self.edit.setFont(font(14))
        self.edit.setMaxLength(2_000)
        self._about = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        field = row(TextLabel(_("Amended because"), 14, BOLD), 10, self.edit, 10, KeyCap(_("Enter")))
        field.setStretchFactor(self.edit, 1)
        self.form.setLayout(column(field, self._about, margins=(14, 5, 12, 5)))
        self.edit.setPlaceholderText(_("others read it beside what was changed"))
        self.setLayout(column(self._lines, self.form))
        self.edit.given.connect(lambda: self.given.emit(self.edit.text()))
        self.edit.dropped.connect(self.dropped)

    def show_amend(self, look: AmendLook) -> None:
        """Show what `look` says; hidden where that is nothing."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words in look.lines[-MOST_LINES:]:
            self._lines.addWidget(TextLabel(words, 13, tone="muted", wrap=True))
        asked = not self.form.isHidden()
        self.form.setVisible(look.asking)
        if look.asking:
            self._about.setText(look.problem)
            self._about.setVisible(bool(look.problem))
            if not asked:
                self.edit.clear()
        self.setVisible(bool(look.lines or look.asking))
        if look.asking and not asked:
            self.edit.setFocus()
