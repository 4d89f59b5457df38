"""A figure in its panel: what it shows in two words, what its scale is, and the way to how it is computed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.figure_canvas import FigureCanvas
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.links import LinkButton
from interviewer_app.ui.widgets.panels import Panel, column, row

PAD, HEAD = 16, 24


class MethodLink(LinkButton):
    """How is this computed? `figure` is what it is asked of; the key does the same."""

    def __init__(self, figure: str, parent: QWidget | None = None) -> None:
        super().__init__(_("How is this computed?"), parent, size=11)
        self.figure = figure


class FigurePanel(Panel):
    """`method_asked(figure)`; `figure` is its name for methods and exports: "severity", "drift" …"""

    method_asked = Signal(str)

    def __init__(self, figure: str, title: str, under: str, rows: bool = False) -> None:
        super().__init__(title)
        self.figure = figure
        self.canvas = FigureCanvas(rows)
        self.under = ElidedLabel(under, 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.under.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more = LinkButton("", size=11)
        self.more.hide()
        self.link = MethodLink(figure)
        self.link.clicked.connect(lambda: self.method_asked.emit(figure))
        self._head = row(TextLabel(title, 15, BOLD), 10, self.under, 8, self.more, 8, self.link)
        self._parts = column(self._head, 8, self.canvas, 0, margins=(PAD, 12, PAD, 10))
        self.setLayout(self._parts)

    def show_more(self, words: str) -> None:
        """What unfolds or folds the figure, "" where nothing does; `more` is the link."""
        self.more.show_words(words)
        self.more.setVisible(bool(words))

    def height_at(self, width: int) -> int:
        """How high the panel wants to be with that width."""
        return self._edges() + self.canvas.heightForWidth(width - 2 * PAD)

    def give_height(self, height: int) -> None:
        """A figure that can use it fills the panel."""
        self.canvas.give_height(max(1, height - self._edges()))

    def _edges(self) -> int:
        return 12 + max(HEAD, self._head.sizeHint().height()) + 8 + 10
