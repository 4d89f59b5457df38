"""What the last page says of the signature, and the passphrase of a key that lies behind one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.looks import SigningLook
from interviewer_app.ui.rating.writing import ReasonEdit
from interviewer_app.ui.theme.theme import font
from interviewer_app.ui.widgets.fields import labelled_by
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import column, row

FIELD_WIDTH = 260


class SignPart(QWidget):
    """It stays while the page is drawn anew, so that a passphrase being typed is not lost. `given`: Enter in it."""

    typed = Signal(str)
    given = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = TextLabel("", 14, tone="muted", wrap=True)
        self.field = ReasonEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setFont(font(14))
        self.field.setFixedWidth(FIELD_WIDTH)
        self._line = QWidget()
        line = row(labelled_by(_("Passphrase"), self.field), 10, self.field)
        line.addStretch(1)
        self.field.setAccessibleName(_("Passphrase of your key"))
        self._line.setLayout(line)
        self.setLayout(column(self.words, 8, self._line))
        self.field.textEdited.connect(self.typed)
        self.field.given.connect(self.given)
        self.field.dropped.connect(self.left)
        self.hide()

    def show_signing(self, look: SigningLook, asking: bool) -> None:
        self.words.setText(look.words)
        self.setVisible(bool(look.words))
        self._line.setVisible(look.ask)
        if not look.ask or look.wrong:
            self.field.clear()
        if look.ask and asking and not self.field.hasFocus():
            self.field.setFocus()
