"""Who sees this page, in one line, with the way to lead calibration or to lay that down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.widgets.labels import ElidedLabel
from interviewer_app.ui.widgets.links import LinkButton
from interviewer_app.ui.widgets.panels import row


class LeadLine(QWidget):
    """`asked` when the link is pressed. What is said depends on whose data it is."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.link = LinkButton("", size=12)
        self.link.clicked.connect(self.asked)
        self.setLayout(row(self.words, 8, self.link))
        self.show_table()

    def show_table(self) -> None:
        """Over a table somebody brought."""
        self._say(_("Your table: seen on this computer only, by nobody but you."), "")

    def show_lead(self) -> None:
        """Over the workspace, for whoever leads."""
        self._say(_("Visible to the calibration lead. Each interviewer sees only their own page."), _("Lay it down"))

    def _say(self, words: str, way: str) -> None:
        self.words.setText(words)
        self.link.show_words(way)
        self.link.setVisible(bool(way))
