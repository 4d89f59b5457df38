"""Taking the lead of calibration: an explicit act, after one line on what it means."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.spoken_line import SpokenLine
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.links import LinkButton
from interviewer_app.ui.widgets.panels import column, row


class LeadAct(QWidget):
    """`taken` once the user has read what it means and said yes. `ask` opens it and stands elsewhere."""

    taken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Leading calibration"))
        self.ask = LinkButton(_("I lead our calibration …"), size=12)
        self.words = SpokenLine(13)
        self.words.show_sentence(
            _(
                "You will see everybody’s statistics over this workspace. They are personal data about your colleagues:"
                " for you and each of them alone, never for a packet, an export to an applicant system or a decision"
                " about them. You can lay it down on that page."
            )
        )
        self.yes, self.no = SecondaryButton(_("Yes, I lead it")), SecondaryButton(_("No"), keys="Esc")
        self.setLayout(column(self.words, 6, row(self.yes, 8, self.no, 0), 6))
        self.hide()
        self.ask.clicked.connect(self._open)
        self.yes.clicked.connect(self._take)
        self.no.clicked.connect(self.step_back)

    def step_back(self) -> bool:
        """Close it, as if it had never been asked; False where it was not open."""
        if self.isHidden():
            return False
        self.hide()
        self.ask.show()
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _open(self) -> None:
        self.ask.hide()
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        self.hide()
        self.ask.show()
        self.taken.emit()
