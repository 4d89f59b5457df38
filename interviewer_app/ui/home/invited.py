"""The form that stands in the place of the new-round panel while an invitation waits to be confirmed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.home.form import LONGEST_NAME, fill_packs
from interviewer_app.ui.home.planning import OfferLook
from interviewer_app.ui.home.purpose import PurposeTicks
from interviewer_app.ui.home.rows import PackLine
from interviewer_app.ui.theme.theme import BOLD, font
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.fields import Choice, labelled, labelled_by
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel, literal_tip
from interviewer_app.ui.widgets.panels import Panel, column, row


class InvitedRound(Panel):
    """`confirmed(candidate, index of the pack, minutes as typed, purpose)`; `wanted` when there is something to
    confirm, `left` when it is thought better of."""

    confirmed = Signal(str, int, str, str)
    offer_picked = Signal(int)
    wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("From an invitation"), parent)
        self.offers = Choice(_("Meeting"))
        self.when = TextLabel("", 14, BOLD, wrap=True)
        self.heading = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.words = TextLabel("", 13, tone="muted", wrap=True)
        self.candidate = QLineEdit()
        self.candidate.setFont(font(13))
        self.candidate.setMaxLength(LONGEST_NAME)
        self.pack, self.minutes = Choice(_("Pack")), Choice(_("Minutes"))
        self.minutes.setEditable(True)
        self.minutes.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.minutes.setFixedWidth(110)
        self.purpose = PurposeTicks()
        self.act = PrimaryButton(_("Plan round"), keys="Enter")
        self.leave = SecondaryButton(_("Leave it"), keys="Esc")
        self.missing = TextLabel("", 12, tone="muted", wrap=True)
        self._packs: Sequence[PackLine] = ()
        self._lay_out()
        self.offers.activated.connect(self.offer_picked)
        self.pack.activated.connect(lambda _index: self._show_pack())
        self.act.clicked.connect(self._confirm)
        self.leave.clicked.connect(self.left)

    def _lay_out(self) -> None:
        minutes = column(labelled_by(_("Minutes"), self.minutes), 5, row(self.minutes, 16, self.purpose.in_a_row(), 0))
        self.fields = QWidget()
        self.fields.setLayout(column(
            10, labelled(_("Candidate, as guessed from the heading"), self.candidate), 10,
            labelled(_("Pack"), self.pack), 10, minutes,
        ))  # fmt: skip
        self.words.setContentsMargins(0, 6, 0, 0)
        self.missing.setContentsMargins(0, 8, 0, 0)
        self.offers.setContentsMargins(0, 0, 0, 0)
        buttons = row(self.act, self.leave, 0)
        buttons.setSpacing(8)
        lines = column(
            TextLabel(_("From an invitation"), 16, BOLD), 8, self.offers, 8, self.when, 2, self.heading, self.words,
            self.fields, 14, buttons, self.missing, 0,
            margins=(16, 14, 16, 14),
        )  # fmt: skip
        self.setLayout(lines)

    def show_offers(self, titles: Sequence[str], chosen: int) -> None:
        """Several meetings: one row each; a single one needs no list."""
        self.offers.clear()
        self.offers.addItems(list(titles))
        self.offers.setCurrentIndex(chosen)
        self.offers.setVisible(len(titles) > 1)
        self.offers.view().setMinimumWidth(min(720, max(320, self.offers.view().sizeHintForColumn(0) + 24)))

    def show_offer(self, look: OfferLook) -> None:
        self.when.setText(look.when)
        self.when.setVisible(bool(look.when))
        self.offers.setToolTip(literal_tip(self.offers.currentText()))
        self.heading.setText(look.heading)
        self.words.setText(look.words)
        self.words.setVisible(bool(look.words))
        self.fields.setVisible(look.asks)
        self.act.setVisible(bool(look.act))
        self.act.show_words(look.act or _("Plan round"))
        self.candidate.setText(look.candidate)
        self.candidate.setCursorPosition(0)
        self._length = look.minutes
        self._show_pack()
        self.wanted.emit()
        (self.candidate if look.asks else self.act if look.act else self.leave).setFocus()

    def show_packs(self, packs: Sequence[PackLine], chosen: int) -> None:
        self._packs = packs
        self._length = ""
        fill_packs(self.pack, packs, chosen)

    def show_missing(self, words: str) -> None:
        """What is missing, else what should be known of the chosen pack."""
        index = self.pack.currentIndex()
        asks = self.fields.isVisibleTo(self) and 0 <= index < len(self._packs)
        words = words or (self._packs[index].known if asks else "")
        self.missing.setText(words)
        self.missing.setVisible(bool(words))

    def close_form(self) -> None:
        self.purpose.clear()
        self.left.emit()

    def _show_pack(self) -> None:
        self._show_minutes()
        self.show_missing("")

    def _show_minutes(self) -> None:
        """The length the invitation says, then those of the pack's scripts."""
        index = self.pack.currentIndex()
        known = [str(length) for length in self._packs[index].minutes] if 0 <= index < len(self._packs) else []
        offered = list(dict.fromkeys([*([self._length] if self._length else []), *known]))
        self.minutes.clear()
        self.minutes.addItems(offered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        if self.act.isVisible():
            texts = self.candidate.text(), self.pack.currentIndex(), self.minutes.currentText()
            self.confirmed.emit(*texts, self.purpose.purpose)
