"""The new-round panel: candidate, pack, minutes, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.home.purpose import PurposeTicks
from interviewer_app.ui.home.rows import PackLine
from interviewer_app.ui.theme.theme import BOLD, font
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.fields import Choice, labelled, labelled_by
from interviewer_app.ui.widgets.keycaps import KeyCap
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel, literal_tip
from interviewer_app.ui.widgets.panels import Panel, column, row

if TYPE_CHECKING:
    # Names for the type checker: importing them costs time before the first paint.
    from PySide6.QtGui import QKeyEvent

LONGEST_NAME = 400  # characters, as everywhere
EXTRA = (0, 25, 50, 100)  # percent of time on top to choose from; any other while the round is open
REASON = 120  # characters of a broken pack's reason that fit into the list of packs


class StartButton(PrimaryButton):
    """Filled, unless another button of the page is."""

    def show_filled(self, filled: bool) -> None:
        self.LOOK = PrimaryButton.LOOK if filled else SecondaryButton.LOOK
        self.update()


class NewRound(Panel):
    """`started(candidate, index of the pack, minutes as typed, purpose, extra percent)`; `left` when Escape gives the
    keys back; `invited` when an invitation is to say it all."""

    started = Signal(str, int, str, str, int)
    invited = Signal()
    pack_picked = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("New round"), parent)
        self.candidate = QLineEdit()
        self.candidate.setFont(font(13))
        self.candidate.setMaxLength(LONGEST_NAME)
        self.pack = Choice(_("Pack"))
        self.pack.setPlaceholderText(_("Reading the packs …"))
        self.pack.setEnabled(False)
        self.minutes = Choice(_("Minutes"))
        self.minutes.setEditable(True)
        self.minutes.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.detail = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.extra = Choice(_("Extra time"))
        for percent in EXTRA:
            self.extra.addItem(_("+{n} %").format(n=percent) if percent else _("None"), percent)
        self.extra.setToolTip(literal_tip(_("Confidential: on no card, in no bundle; the round's clock runs slower")))
        self.purpose = PurposeTicks()
        self.invite = SecondaryButton(_("From an invitation"), keys="Ctrl I")
        self.start = StartButton(_("Start now"), keys="Enter")
        self.start.setEnabled(False)
        self.note = TextLabel("", 12, tone="muted", wrap=True)
        self.note.hide()
        self._lay_out()
        self.pack.activated.connect(self.pack_picked)
        self.start.clicked.connect(self._start)
        self.invite.clicked.connect(self.invited)

    def _lay_out(self) -> None:
        heading = row(TextLabel(_("New round"), 16, BOLD), 0, KeyCap("Ctrl N"))
        self.minutes.setFixedWidth(86)
        self.extra.setFixedWidth(108)
        minutes, extra = labelled(_("Minutes"), self.minutes), labelled(_("Extra time"), self.extra)
        lengths = row(minutes, 10, extra, 0, column(0, self.purpose.in_a_row()))
        said = row(labelled_by(_("Pack"), self.pack), 12, self.detail)
        said.setStretchFactor(self.detail, 1)
        candidate, pack = labelled(_("Candidate"), self.candidate), column(said, 5, self.pack)
        lines = column(
            heading, 8, candidate, 10, pack, 10, lengths, 14, row(self.start, 8, self.invite, 0), 0,
            margins=(16, 14, 16, 14)
        )
        lines.insertWidget(lines.count() - 1, self.note)
        self.note.setContentsMargins(0, 8, 0, 0)
        self.setLayout(lines)

    def show_packs(self, packs: Sequence[PackLine], chosen: int) -> None:
        """Every pack by its title; a broken one with its reason behind the name."""
        fill_packs(self.pack, packs, chosen)

    def show_minutes(self, minutes: Sequence[int], detail: str) -> None:
        """minutes: lengths to offer, the first one chosen; detail: what else the pack says about itself."""
        self.minutes.clear()
        self.minutes.addItems([str(length) for length in minutes])
        self.detail.setText(detail)

    def show_form(self, note: str, usable: bool) -> None:
        """note: what is missing, or why the pack cannot be used; usable: whether starting makes sense at all."""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.start.setEnabled(usable)

    def clear_form(self) -> None:
        self.candidate.clear()
        self.purpose.clear()
        self.extra.setCurrentIndex(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
        else:
            super().keyPressEvent(event)

    def _start(self) -> None:
        if self.start.isEnabled():
            fields = self.candidate.text(), self.pack.currentIndex(), self.minutes.currentText()
            self.started.emit(*fields, self.purpose.purpose, self.extra.currentData())


def fill_packs(field: Choice, packs: Sequence[PackLine], chosen: int) -> None:
    """Put the packs into a choice; the open list is as wide as its longest entry needs, within reason."""
    field.clear()
    for number, pack in enumerate(packs):
        field.addItem(pack.title if not pack.problem else f"{pack.title}: {pack.problem[:REASON]}")
        field.setItemData(number, literal_tip(pack.problem or pack.title), Qt.ItemDataRole.ToolTipRole)
    field.setPlaceholderText("" if packs else _("No pack found"))
    field.setEnabled(bool(packs))
    field.setCurrentIndex(chosen)
    field.view().setMinimumWidth(min(720, max(320, field.view().sizeHintForColumn(0) + 24)))
