"""The page of the recommendation: its words, its level, and the grey line below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.dimension import Heading
from interviewer_app.ui.rating.level_part import LevelPart
from interviewer_app.ui.rating.looks import FactLook, LevelLook
from interviewer_app.ui.rating.remarks import FactLine
from interviewer_app.ui.rating.writing import WordsField
from interviewer_app.ui.widgets.panels import column


class RecommendationCentre(QWidget):
    """Everything between the rail and the foot. `fact_pressed()`: the grey line was pressed."""

    fact_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        heading = Heading(_("Page"))
        heading.show_heading(
            _("Recommendation"), "", "",
            _("What you would do, on what grounds, with which doubt. Nothing computes one."),
        )  # fmt: skip
        self.words = WordsField(
            _("Recommendation"), _("may stay empty"), _("Letters are text now. Esc gives the keys back.")
        )
        self.level, self.fact = LevelPart(), FactLine()
        lines = column(heading, 16, self.words, 14, self.level, 8, self.fact)
        lines.setStretchFactor(self.words, 1)
        self.setLayout(lines)
        self.fact.clicked.connect(self.fact_pressed)

    def show_words(self, text: str, read_only: bool) -> None:
        self.words.show_words(text, read_only)

    def show_level(self, look: LevelLook) -> None:
        self.level.show_level(look)

    def show_fact(self, look: FactLook) -> None:
        self.fact.show_fact(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fact.fit_page(event.size().height())
