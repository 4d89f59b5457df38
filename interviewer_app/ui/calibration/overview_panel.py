"""The top of the page: one honest number with what luck alone would give, and the sentences that follow from it all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from interviewer_app.core.calibration.telling.told import FirstNumber, Sentence
from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.figure_canvas import FigureCanvas, Make
from interviewer_app.ui.calibration.figure_panel import MethodLink
from interviewer_app.ui.calibration.spoken_line import SpokenLine
from interviewer_app.ui.theme.theme import MEDIUM
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, row

PAD, NUMBER_WIDE = 20, 470
SENTENCES = 5  # three, and what else is flagged


class NumberPart(QWidget):
    """The chance that another interviewer would have given the same rating, or the sentence why it is undefined."""

    figure = "number"

    def __init__(self) -> None:
        super().__init__()
        self.label = SpokenLine(13, "muted")
        self.digits, self.percent = TextLabel("", 46, MEDIUM, mono=True), TextLabel("%", 22, mono=True)
        self.interval = TextLabel("", 12, MEDIUM)
        self.canvas = FigureCanvas()
        self.because = SpokenLine(17)
        self.below = ElidedLabel("", 11, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.link = MethodLink(self.figure)
        beside = column(6, self.interval, 2, self.canvas)
        self._shown = QWidget()
        number = row(self.digits, self.percent, 18, beside)
        number.setStretch(3, 1)
        self._shown.setLayout(number)
        self._foot = row(self.below, 12, self.link)
        self._foot.setStretch(0, 1)
        self.setLayout(column(self.label, 2, self._shown, self.because, 4, self._foot, 0))

    def show_number(self, number: FirstNumber, make: Make) -> None:
        there = not number.because
        self.label.show_sentence(number.label)
        self._shown.setVisible(there)
        self.digits.setText(number.text)
        self.interval.setText(number.interval)
        self.canvas.show_figure(make if there else None)
        self.because.show_sentence(number.because)
        self.below.setText(number.below)


class OverviewPanel(Panel):
    """`method_asked(part)`: "number", or "sentences" for what those rest on."""

    method_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("In short"))
        self.number = NumberPart()
        self.lines = [SpokenLine(15) for _line in range(SENTENCES)]
        self.link = MethodLink("sentences")
        self.link.show_words(_("What do these rest on?"))
        self._said = QWidget()
        said = column(*self.lines, 0)
        said.setSpacing(6)
        self._said.setLayout(said)
        for link in (self.number.link, self.link):
            link.clicked.connect(lambda _on=False, link=link: self.method_asked.emit(link.figure))
        for part in (self.number, self._said, self.link):  # the link last: it stands over the sentences' ground
            part.setParent(self)

    def show_told(self, number: FirstNumber, make: Make, sentences: Sequence[Sentence]) -> None:
        self.number.show_number(number, make)
        for line, sentence in zip(self.lines, [*sentences, *[None] * SENTENCES], strict=False):
            line.show_runs(sentence.runs if sentence else ())
        self.link.setVisible(bool(sentences))

    def arrange(self, width: int) -> int:
        """Put both parts beside or below each other; returns how high that is."""
        inner = width - 2 * PAD
        if width < 2 * NUMBER_WIDE:
            first = _high(self.number, inner)
            self.number.setGeometry(PAD, 14, inner, first)
            return self._put_said(PAD, 14 + first + 14, inner) + 12
        number = NUMBER_WIDE if width > 1250 else 400
        high = _high(self.number, number)
        self.number.setGeometry(PAD, 14, number, high)
        return max(14 + high, self._put_said(PAD + number + 32, 14, inner - number - 32)) + 12

    def _put_said(self, x: int, y: int, width: int) -> int:
        """The sentences, and what they rest on behind the last one, or below it where there is no room; the end."""
        high = _high(self._said, width)
        self._said.setGeometry(x, y, width, high)
        size, end = self.link.sizeHint(), y + high
        last = next((line for line in reversed(self.lines) if line.text()), None)
        if last is None:
            return end
        behind = last.end_of_last(width) + 14
        if behind + size.width() <= width:
            self.link.setGeometry(x + behind, end - size.height(), size.width(), size.height())
            return end
        self.link.setGeometry(x, end + 4, size.width(), size.height())
        return end + 4 + size.height()


def _high(part: QWidget, width: int) -> int:
    layout = part.layout()
    assert layout is not None
    layout.activate()
    return max(layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0, part.minimumSizeHint().height())
