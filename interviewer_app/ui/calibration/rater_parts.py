"""The words of a rater's own page: the sentence with its limit, and what would help, if they like."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.spoken_line import Runs, SpokenLine
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row


class SentencePanel(Panel):
    """Said first, in plain words; below it what that does not mean."""

    def __init__(self) -> None:
        super().__init__(_("In short"))
        self.sentence, self.beside = SpokenLine(16), SpokenLine(14, "muted")
        self.setLayout(column(self.sentence, 5, self.beside, margins=(20, 14, 20, 14)))

    def show_sentence(self, runs: Runs, beside: str) -> None:
        self.sentence.show_runs(runs)
        self.beside.show_sentence(beside)


class HelpPanel(Panel):
    """Hidden where there is nothing to offer."""

    def __init__(self) -> None:
        super().__init__(_("What would help, if you like"))
        self._lines = QWidget()
        self._place = column(
            TextLabel(_("What would help, if you like"), 15, BOLD, wrap=True), 8, self._lines, margins=(16, 12, 16, 12)
        )
        self.setLayout(self._place)

    def show_help(self, lines: Sequence[str]) -> None:
        parts: list[QWidget | QLayout | int] = []
        for number, words in enumerate(lines, 1):
            line = SpokenLine(13)
            line.show_sentence(words)
            place = TextLabel(str(number), 12, tone="muted", mono=True)
            place.setFixedWidth(20)
            place.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            if parts:
                parts += [Rule(), 7]
            parts += [row(place, line), 7]
        new = QWidget()
        new.setLayout(column(*parts))
        self._place.replaceWidget(self._lines, new)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = new
        new.show()
        self.setVisible(bool(lines))
