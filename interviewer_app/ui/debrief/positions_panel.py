"""The positions of a panel: who has written before they are shown, all of them after."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.talk_looks import PersonLine, PositionsLook
from interviewer_app.ui.theme.theme import BOLD, theme
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import Ground, Panel, Rule, column, row

_RIGHT = Qt.TextElideMode.ElideRight


class _Sign(QWidget):
    """A lock while a position is unseen, a tick beside it once it is written."""

    def __init__(self, written: bool) -> None:
        super().__init__()
        self._written = written
        self.setFixedSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(8, 8)
        if self._written:
            painter.setPen(theme().pen("strong", 2))
            painter.drawPolyline([QPointF(-5, 0), QPointF(-1.5, 4), QPointF(5, -4)])
            return
        painter.setPen(theme().pen("muted", 1.4))
        painter.drawRoundedRect(QRectF(-4.3, -0.8, 8.6, 6), 1.2, 1.2)
        painter.drawArc(QRectF(-2.6, -5.2, 5.2, 6), 0, 180 * 16)


class PositionsPanel(Panel):
    """`asked`: the button below the list, which says what is next."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Positions"))
        self.head = ElidedLabel("", 12, tone="muted", mode=_RIGHT)
        self.way = SecondaryButton("", keys="P")
        self.way.clicked.connect(self.asked)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(_("Positions"))
        head = row(TextLabel(_("Positions"), 15, BOLD), 10, self.head)
        head.setStretchFactor(self.head, 1)
        lines = column(head, 8, self.area, 8, self.way, margins=(16, 12, 16, 12))
        lines.setStretchFactor(self.area, 1)
        self.setLayout(lines)
        self._look: PositionsLook | None = None

    def show_look(self, look: PositionsLook) -> None:
        if look == self._look:
            return
        self._look = look
        self.head.setText(look.head)
        self.way.setVisible(bool(look.way))
        if look.way:
            self.way.show_words(look.way)
        held = Ground("surface")
        parts: list[QWidget | QLayout | int] = []
        for line in look.lines:
            parts += [Rule(), 8, _Person(line), 8]
        held.setLayout(column(*parts, 0))
        self.area.setWidget(held)  # the one before goes


class _Person(QWidget):
    def __init__(self, line: PersonLine) -> None:
        super().__init__()
        unseen = line.standing in ("writing", "written")
        name = ElidedLabel(line.name, 13, BOLD)
        time = TextLabel(line.words if unseen else line.time, 12, tone="muted", mono=not unseen)
        sign: list[QWidget | QLayout | int] = [_Sign(line.standing == "written"), 6] if unseen else []
        head = row(*sign, name, 8, time)
        head.setStretchFactor(name, 1)
        if unseen:
            self.setLayout(column(head))
        else:
            tone = "text" if line.standing == "shown" else "muted"
            self.setLayout(column(head, 2, TextLabel(line.words, 12, tone=tone, wrap=True)))
        self.setAccessibleName(" ".join(filter(None, (line.name, line.time, line.words))))
