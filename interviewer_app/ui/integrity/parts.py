"""The parts of the page: the list, the one that is open, the line about the person."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QStyleOptionViewItem, QWidget

from interviewer_app.core.rounds.bodies import LONGEST
from interviewer_app.core.settings import NAME_LENGTH
from interviewer_app.core.texts import _
from interviewer_app.ui.integrity.presenter import OneLook, RowLook
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.fields import labelled, labelled_by
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import Panel, Rule, column, paint_card, row
from interviewer_app.ui.widgets.row_list import (
    RIGHT,
    Index,
    RowDelegate,
    RowList,
    RowModel,
    edge_token,
    is_chosen,
    row_at,
)

PAD = 12


class Line(QLineEdit):
    """One line; Escape gives the keys back."""

    left = Signal()

    def __init__(self, most: int) -> None:
        super().__init__()
        self.setFont(font(14))
        self.setMaxLength(most)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Words(QPlainTextEdit):
    """Several lines; `kept` when the field is left, Escape gives the keys back."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, high: int) -> None:
        super().__init__()
        self.setFont(font(14))
        self.setFixedHeight(high)
        self.setTabChangesFocus(True)

    def text(self) -> str:
        return self.toPlainText()[:LONGEST]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in (Qt.Key.Key_R, Qt.Key.Key_H):
            event.ignore()  # keys of the page
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.kept.emit(self.text())


class SeenDelegate(RowDelegate):
    """When, what, and what became of it."""

    HEIGHT = 50

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: RowLook = row_at(index)
        box: QRect = option.rect
        if is_chosen(option, index):
            paint_card(painter, box.toRectF().adjusted(0, 0, -1, -1), "tint", edge_token(option), 8, 2)
        box = box.adjusted(PAD, 0, -PAD, 0)
        upper, lower = box.adjusted(0, -18, 0, 0), box.adjusted(0, 20, 0, 0)
        self.write(painter, upper, look.what, 14, "text", MEDIUM, mode=Qt.TextElideMode.ElideRight)
        self.write(painter, lower, look.time, 12, "muted", mono=True)
        word, token = (look.state, "muted") if look.state else (_("not reviewed"), "text")
        self.write(painter, lower, word, 12, token, BOLD if not look.state else MEDIUM, side=RIGHT)


class SeenList(Panel):
    """`picked(id)`: another one was chosen. `added(text)`: Enter in the line below."""

    picked = Signal(str)
    added = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Integrity observations"))
        self.model = RowModel[RowLook](_spoken)
        self.rows = RowList(_("Integrity observations"), self.model, SeenDelegate())
        self.new = Line(2000)
        self.new.setPlaceholderText(_("What was seen; Enter keeps it"))
        self._shown: tuple[RowLook, ...] = ()
        add = labelled(_("Another integrity observation"), self.new)
        lines = column(TextLabel(_("Noticed"), 16, BOLD), 10, Rule(), 8, self.rows, 10, add, margins=(18, 16, 18, 16))
        lines.setStretchFactor(self.rows, 1)
        self.setLayout(lines)
        self.rows.chosen.connect(self._on_chosen)
        self.new.returnPressed.connect(lambda: self.added.emit(self.new.text()))

    def show_rows(self, rows: tuple[RowLook, ...], chosen: str) -> None:
        if rows == self._shown and self._at() == chosen:
            return
        self._shown = rows
        self.rows.blockSignals(True)
        self.model.show_rows(rows)
        number = next((number for number, each in enumerate(rows) if each.id == chosen), -1)
        if number >= 0:
            self.rows.setCurrentIndex(self.model.index(number))
        self.rows.blockSignals(False)

    def _at(self) -> str:
        look = row_at(self.rows.currentIndex()) if self.rows.currentIndex().isValid() else None
        return look.id if look is not None else ""

    def _on_chosen(self, index: Index) -> None:
        if index.isValid():
            self.picked.emit(row_at(index).id)


class OnePanel(Panel):
    """The one that is open, the candidate's words about it, and the review."""

    explained = Signal(str)
    reviewed = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__(_("Integrity observation"))
        self.what = TextLabel("", 20, BOLD, wrap=True)
        self.facts = TextLabel("", 13, tone="muted", wrap=True)
        self.explanation, self.reason = Words(92), Words(72)
        self.review = TextLabel("", 14, wrap=True)
        self.by = Line(NAME_LENGTH)
        self.by.setFixedWidth(280)
        self.refusal = TextLabel("", 13, tone="text", wrap=True)
        words = {"explained": _("Explained"), "open": _("Open"), "handed-over": _("Handed over")}
        self.outcomes = {outcome: SecondaryButton(said) for outcome, said in words.items()}
        for outcome, button in self.outcomes.items():
            button.clicked.connect(lambda _on=False, each=outcome: self._review(each))
        self.explanation.kept.connect(self.explained)
        buttons = row(*[part for button in self.outcomes.values() for part in (button, 10)], 0)
        self.setLayout(column(
            self.what, 6, self.facts, 18, labelled(_("The candidate's explanation"), self.explanation), 20, Rule(), 16,
            TextLabel(_("Review by a second person"), 16, BOLD), 6, self.review, 10,
            labelled(_("Name of the second person"), self.by), 10, labelled(_("Reason"), self.reason), 14,
            TextLabel(_("It is"), 12, tone="muted"), 6, buttons, 8, self.refusal, 0, margins=(24, 20, 24, 18),
        ))  # fmt: skip

    def show_one(self, look: OneLook) -> None:
        self.what.setText(look.what)
        self.facts.setText(look.facts)
        if self.explanation.text() != look.explanation:
            self.explanation.setPlainText(look.explanation)
        self.review.setText(look.review or _("Not reviewed yet. Somebody who was not in the round does it, by name."))
        self.review.show_tone("text" if look.review else "muted")

    def show_refusal(self, sentence: str) -> None:
        self.refusal.setText(sentence)

    def clear_review(self) -> None:
        self.by.clear()
        self.reason.clear()
        self.refusal.setText("")

    def _review(self, outcome: str) -> None:
        self.reviewed.emit(outcome, self.by.text(), self.reason.text())


class PersonPanel(Panel):
    """One unscored line: the same person as before?"""

    answered = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("Same person as before"))
        self.said = ElidedLabel("", 14, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.by = Line(NAME_LENGTH)
        words = {"yes": _("Yes"), "no": _("No"), "not-checked": _("Not checked")}
        self.answers = {answer: SecondaryButton(said) for answer, said in words.items()}
        for answer, button in self.answers.items():
            button.setAccessibleName(_("Same person as before: {answer}").format(answer=words[answer]))
            button.clicked.connect(lambda _on=False, each=answer: self.answered.emit(each, self.by.text()))
        self.refusal = TextLabel("", 13, wrap=True)
        self.refusal.hide()
        label = labelled_by(_("Checked by"), self.by)
        head = row(TextLabel(_("Same person as before"), 16, BOLD), 10, self.said)
        head.setStretchFactor(self.said, 1)
        buttons = row(*[part for button in self.answers.values() for part in (button, 8)], 0)
        self.setLayout(column(
            head, 10, label, 5, self.by, 10, buttons, self.refusal, margins=(18, 14, 18, 16)
        ))  # fmt: skip

    def show_person(self, answer: str, words: str) -> None:
        self.said.setText(words)
        self.show_refusal("")
        for name, button in self.answers.items():
            button.setAccessibleDescription(_("chosen") if name == answer else "")

    def show_refusal(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))


def _spoken(look: RowLook) -> str:
    return f"{look.what}, {look.time}, {look.state or _('not reviewed')}"


def keep_text(field: QWidget | None) -> None:
    """What stands in a field that is about to go becomes an entry."""
    if isinstance(field, Words):
        field.kept.emit(field.text())
