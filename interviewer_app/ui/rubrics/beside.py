"""What stands beside a field, at its height: findings with why and how to mend them, and what to do about each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.keys import stroke_of
from interviewer_app.ui.rubrics.looks import FindingLook
from interviewer_app.ui.rubrics.signs import Sign
from interviewer_app.ui.theme.theme import BOLD, font
from interviewer_app.ui.widgets.keycaps import KeyCap
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.links import LinkButton
from interviewer_app.ui.widgets.panels import column, row

LEAST_REASON, LONGEST_REASON = 10, 400
SHOWN = 12  # findings beside one field; the rest is a number


class ReasonField(QLineEdit):
    """One line; Enter gives it, Esc drops it."""

    given = Signal(str)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(13))
        self.setMaxLength(LONGEST_REASON)
        self.setAccessibleName(_("Reason to silence this finding"))
        self.setPlaceholderText(_("Why it may stay"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.given.emit(self.text())
        elif stroke_of(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class FindingBeside(QWidget):
    """One finding. put_back(), silenced(reason), unsilenced(); returned(): the keys are to go back to its field"""

    put_back = Signal()
    silenced = Signal(str)
    unsilenced = Signal()
    returned = Signal()

    def __init__(self, look: FindingLook) -> None:
        super().__init__()
        self.look = look
        self.sign = Sign(look.severity)
        self.said, self.rest = TextLabel("", 13, BOLD, wrap=True), TextLabel("", 13, wrap=True)
        self.source = TextLabel("", 12, tone="muted", wrap=True)
        self.back, self.silence = LinkButton(""), LinkButton(_("Silence with a reason"))
        self.again = LinkButton(_("Let it speak again"))
        self.reason: ReasonField | None = None
        self._refusal = TextLabel("", 12, tone="muted", wrap=True)
        self._links = row(self.back, self.silence, self.again)
        self._links.setSpacing(14)  # of what is there: hidden links take none
        self._links.addStretch(1)
        self._words = column(self.said, 2, self.rest, 2, self.source, 2, self._links, self._refusal)
        self._refusal.hide()
        line = row(self.sign, 6, self._words)
        line.setAlignment(self.sign, Qt.AlignmentFlag.AlignTop)
        line.setStretch(2, 1)
        self.setLayout(line)
        self.back.clicked.connect(lambda _on=False: self._pressed(self.back, self.put_back))
        self.silence.clicked.connect(self.ask_reason)
        self.again.clicked.connect(lambda _on=False: self._pressed(self.again, self.unsilenced))
        self.show_finding(look)

    def show_finding(self, look: FindingLook) -> None:
        self.look = look
        self.sign.show_severity(look.severity)
        self.said.setText(look.said)
        self.rest.setText(look.rest)
        self.rest.setVisible(bool(look.rest) and not look.silenced)
        silenced = _("Silenced: “{reason}”").format(reason=look.silenced) if look.silenced else ""
        self.said.show_tone("muted" if silenced else "text")
        self.source.setText(silenced or look.source)
        self.source.setVisible(bool(silenced or look.source))
        self.back.show_words(look.before)
        self.back.setVisible(bool(look.before) and not silenced)
        self.silence.setVisible(look.can_silence and not silenced and self.reason is None)
        self.again.setVisible(look.can_silence and bool(silenced))
        self.setAccessibleName(f"{self.sign.accessibleName()}: {look.said} {look.rest}")

    def stops(self) -> list[QWidget]:
        """What Tab comes to, in that order."""
        asked = [] if self.reason is None else [self.reason]
        return [self.back, self.silence, *asked, self.again]

    def _pressed(self, link: LinkButton, signal: SignalInstance) -> None:
        """A link that goes with what it does leaves the keys to the field; a click has left them where they were."""
        if link.hasFocus():
            self.returned.emit()
        signal.emit()

    def ask_reason(self) -> None:
        """A line in place, with the keys in it."""
        if self.reason is not None:
            self.reason.setFocus()
            return
        field = self.reason = ReasonField()
        cap = KeyCap(_("Enter"))
        self._field = row(field, 8, cap)
        self._words.insertLayout(self._words.indexOf(self._refusal), self._field)
        field.given.connect(self._given)
        field.dropped.connect(self.drop_reason)
        self.silence.hide()
        self._caps = cap
        QWidget.setTabOrder(self.silence, field)
        field.setFocus()

    def drop_reason(self) -> None:
        field, self.reason = self.reason, None
        if field is None:
            return
        held = field.hasFocus()
        self._refusal.hide()
        self._words.removeItem(self._field)
        for part in (field, self._caps):
            part.hide()
            part.deleteLater()
        self.silence.setVisible(self.look.can_silence and not self.look.silenced)
        if held:
            self.silence.setFocus()  # for a heading, which has no field to go back to
            self.returned.emit()

    def _given(self, reason: str) -> None:
        if len(reason.strip()) < LEAST_REASON:
            self._refusal.setText(_("A reason has {n} characters at least, so that the next reader knows.").format(
                n=LEAST_REASON
            ))
            self._refusal.show()
            return
        self.drop_reason()
        self.silenced.emit(reason.strip())


class FineLine(QWidget):
    """A tick, and that there is nothing to say against it."""

    def __init__(self) -> None:
        super().__init__()
        self.words, tick = TextLabel("", 13, tone="muted", wrap=True), Sign("")
        line = row(tick, 6, self.words)
        line.setAlignment(tick, Qt.AlignmentFlag.AlignTop)
        line.setStretch(2, 1)
        self.setLayout(line)


class Beside(QWidget):
    """All findings of one row, or that there are none.

    put_back(id), silenced(id, reason), unsilenced(id), returned()
    """

    put_back = Signal(str)
    silenced = Signal(str, str)
    unsilenced = Signal(str)
    returned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.findings: list[FindingBeside] = []
        self._fine: FineLine | None = None
        self._more: TextLabel | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(10)
        self._lines.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_findings(self, looks: tuple[FindingLook, ...], fine: str = "") -> None:
        """Those that stay keep their place, and a reason that is being typed into one."""
        shown = looks[:SHOWN]
        known = {each.look.id: each for each in self.findings}
        kept = [known.pop(look.id) if look.id in known else self._new(look) for look in shown]
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        if kept != self.findings:
            for number, each in enumerate(kept):
                self._lines.insertWidget(number, each)
                each.show()  # the layout would do so an event later, and Tab passes what is hidden
            self.findings = kept
        for each, look in zip(kept, shown, strict=True):
            if each.look != look:
                each.show_finding(look)
        left = len(looks) - len(shown)
        self._tell(fine if not shown else "", _("and {n} more").format(n=left) if left > 0 else "")

    def stops(self, first: str) -> list[QWidget]:
        """What Tab comes to, the finding with the id `first` ahead of the others."""
        ordered = sorted(self.findings, key=lambda each: each.look.id != first)
        return [stop for each in ordered for stop in each.stops()]

    def _tell(self, fine: str, more: str) -> None:
        """What most rows never say is made when it is first said."""
        if fine and self._fine is None:
            self._fine = FineLine()
            self._lines.insertWidget(0, self._fine)
        if self._fine is not None:
            self._fine.words.setText(fine)
            self._fine.setVisible(bool(fine))
        if more and self._more is None:
            self._more = TextLabel("", 12, tone="muted", wrap=True)
            self._lines.insertWidget(self._lines.count() - 1, self._more)
        if self._more is not None:
            self._more.setText(more)
            self._more.setVisible(bool(more))

    def _new(self, look: FindingLook) -> FindingBeside:
        made = FindingBeside(look)
        made.put_back.connect(lambda: self.put_back.emit(made.look.id))
        made.silenced.connect(lambda reason: self.silenced.emit(made.look.id, reason))
        made.unsilenced.connect(lambda: self.unsilenced.emit(made.look.id))
        made.returned.connect(self.returned)
        return made
