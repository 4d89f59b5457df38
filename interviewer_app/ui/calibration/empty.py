"""Calibration before there is anything to calibrate: what to drop, what it looks like, what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, row

EXAMPLE = (
    ("candidate", "interviewer", "dimension", "score", "rated_at", "rubric_version"),
    ("C-101", "Marta", "Evaluating", "3", "2026-02-03", "1.4"),
    ("C-101", "Marta", "Owning", "2", "2026-02-03", "1.4"),
    ("C-101", "Tomasz", "Evaluating", "2", "2026-02-04", "1.4"),
    ("C-101", "Tomasz", "Owning", "2", "2026-02-04", "1.4"),
    ("C-102", "Marta", "Evaluating", "4", "2026-03-20", "2.0"),
    ("C-102", "Marta", "Owning", "3", "2026-03-20", "2.0"),
    ("C-102", "Ines", "Evaluating", "3", "2026-03-23", "2.0"),
    ("C-102", "Ines", "Owning", "3", "2026-03-23", "2.0"),
    ("C-103", "Ines", "Evaluating", "1", "2026-04-01", "2.0"),
    ("C-103", "Tomasz", "Evaluating", "2", "2026-04-02", "2.0"),
)
NEEDED = 4  # columns of the example that a table must have
WIDTH = 640


class EmptyCalibration(QWidget):
    """`file_asked`, `workspace_asked`: what its two buttons ask for."""

    file_asked = Signal()
    workspace_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        heading = _("Drop a table of ratings, or come back after 30 rounds met by two people")
        self.setAccessibleName(heading)
        words = _(
            "CSV or XLSX, one rating per row, or one column per dimension. Nothing leaves this computer, and the"
            " workspace stays as it is. The first four columns are all it takes."
        )
        self.words = TextLabel("", 13, tone="muted", wrap=True)
        self.words.hide()
        self.choose = SecondaryButton(_("Choose a table …"), keys="O")
        self.own = SecondaryButton(_("Use the workspace’s rounds"), keys="W")
        self.choose.clicked.connect(self.file_asked)
        self.own.clicked.connect(self.workspace_asked)
        ways = row(self.choose, 10, self.own, 0)
        parts = (
            TextLabel(heading, 18, BOLD, wrap=True), 8, TextLabel(words, 14, tone="muted", wrap=True), 6, self.words,
            16, ways, 18, _example(),
        )  # fmt: skip
        inner = QWidget()
        inner.setLayout(column(*parts))
        inner.setMaximumWidth(WIDTH)
        middle = row(0, inner, 0)
        middle.setStretch(1, 1000)
        self.setLayout(column(0, middle, 0, margins=(16, 16, 16, 16)))

    def show_words(self, words: str) -> None:
        """What is missing, of the workspace or of the table that was looked at; "" for nothing."""
        self.words.setText(words)
        self.words.setVisible(bool(words))


def _example() -> Panel:
    """Ten rows as they may stand in a table."""
    panel = Panel(_("Example of a table"))
    grid = QGridLayout()
    grid.setContentsMargins(14, 10, 14, 10)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    for line, cells in enumerate(EXAMPLE):
        for place, cell in enumerate(cells):
            tone = "muted" if line and place >= NEEDED else "text"
            grid.addWidget(TextLabel(cell, 12, BOLD if not line else 400, tone, mono=True), line, place)
    grid.setColumnStretch(len(EXAMPLE[0]), 1)
    panel.setLayout(grid)
    return panel
