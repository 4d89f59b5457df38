"""The debrief as it is drawn: agenda and positions in one column, the form that is open below the board."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.agenda_panel import AgendaPanel
from interviewer_app.ui.debrief.form_panel import FormPanel
from interviewer_app.ui.debrief.positions_panel import PositionsPanel
from interviewer_app.ui.debrief.talk_looks import AgendaLook, FormLook, PositionsLook
from interviewer_app.ui.widgets.buttons import NavButton, SecondaryButton
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, row

TICK_MS = 1000


class BeginPanel(Panel):
    """No debrief yet."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Debrief"))
        words = _("No debrief has begun about these cards. It opens with one position each, unseen by the others.")
        self.button = SecondaryButton(_("Begin the debrief"), keys="N")
        self.button.clicked.connect(self.asked)
        self.setLayout(column(TextLabel(words, 13, tone="muted", wrap=True), 12, row(self.button, 0),
                              margins=(16, 14, 16, 14)))  # fmt: skip


class TalkSide(QWidget):
    """The column; `form` is put elsewhere by the page. `ticked`: a second has gone by while it is seen."""

    ticked = Signal()
    packet_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.begin, self.agenda, self.positions, self.form = BeginPanel(), AgendaPanel(), PositionsPanel(), FormPanel()
        self.said = TextLabel("", 13, wrap=True)
        self.said.setAccessibleName(_("Debrief"))
        self.said.hide()
        self._tabs = [NavButton(_("Agenda")), NavButton(_("Positions"))]
        for number, tab in enumerate(self._tabs):
            tab.clicked.connect(lambda _on=False, at=number: self._turn_to(at))
        self._bar = QWidget()
        self._bar.setLayout(row(self._tabs[0], 4, self._tabs[1], 0))
        self._both = QWidget()
        self._lines = column(self.agenda, 10, self.positions)
        self._lines.setStretchFactor(self.agenda, 5)
        self._lines.setStretchFactor(self.positions, 6)
        self._both.setLayout(self._lines)
        self.packet = SecondaryButton(_("Packet PDF"), keys="S")
        self.packet.clicked.connect(self.packet_asked)
        lines = column(self._bar, self.said, self.begin, self._both, 10, row(self.packet, 0), 0)
        lines.setStretchFactor(self._both, 1000)
        self.setLayout(lines)
        self._folded, self._at, self._open = False, 0, False
        self.clock = QTimer(self)
        self.clock.setInterval(TICK_MS)
        self.clock.timeout.connect(self.ticked)
        self.show_none()

    def show_none(self) -> None:
        self._open = False
        self._place()

    def show_agenda(self, look: AgendaLook) -> None:
        self.agenda.show_look(look)
        if not self._open:
            self._open = True
            self._place()

    def show_positions(self, look: PositionsLook) -> None:
        self.positions.show_look(look)

    def show_said(self, sentence: str) -> None:
        """One sentence above the column, or nothing when it is empty."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def show_refusal(self, sentence: str) -> None:
        self.form.show_refusal(sentence)

    def open_form(self, look: FormLook) -> None:
        self.form.show_form(look)

    def close_form(self) -> None:
        self.form.hide()

    def fold_into_tabs(self, folded: bool) -> None:
        """In a low window agenda and positions take turns."""
        self.form.show_low(folded)
        if folded != self._folded:
            self._folded = folded
            self._place()

    def _turn_to(self, number: int) -> None:
        self._at = number
        self._place()

    def _place(self) -> None:
        """Where the two panels stand: below each other, or one behind the other."""
        self.begin.setVisible(not self._open)
        self._bar.setVisible(self._open and self._folded)
        self._both.setVisible(self._open)
        self.agenda.setVisible(not self._folded or self._at == 0)
        self.positions.setVisible(not self._folded or self._at == 1)
        for number, tab in enumerate(self._tabs):
            tab.setChecked(number == self._at)

    def showEvent(self, event: object) -> None:
        self.clock.start()

    def hideEvent(self, event: object) -> None:
        self.clock.stop()
