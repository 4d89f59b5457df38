"""What a new round is for, where it is not for a candidate: a pilot or practice, at most one of the two."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from interviewer_app.core.rounds.purpose import Purpose, purpose_word
from interviewer_app.core.texts import _
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.panels import row
from interviewer_app.ui.widgets.ticks import Tick


class PurposeTicks:
    """Two ticks of which one gives way to the other."""

    def __init__(self) -> None:
        self.pilot, self.practice = Tick(purpose_word("pilot")), Tick(purpose_word("practice"))
        self.pilot.setToolTip(literal_tip(_("A try of the pack with a colleague: counts in the pack's health alone")))
        self.practice.setToolTip(literal_tip(_("To get to know the keys: counts nowhere")))
        self.pilot.toggled.connect(lambda on: self.practice.setChecked(False) if on else None)
        self.practice.toggled.connect(lambda on: self.pilot.setChecked(False) if on else None)

    @property
    def purpose(self) -> Purpose:
        if self.practice.isChecked():
            return "practice"
        return "pilot" if self.pilot.isChecked() else "real"

    def in_a_row(self) -> QBoxLayout:
        """Both, side by side."""
        return row(self.pilot, 8, self.practice)

    def clear(self) -> None:
        self.pilot.setChecked(False)
        self.practice.setChecked(False)
