"""The page of packs as it is drawn. What it shows and what a key means is decided in presenter.py."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.packs.keys import list_hints, list_keys
from interviewer_app.ui.packs.lists import PackList
from interviewer_app.ui.packs.rows import Line, PackRow
from interviewer_app.ui.theme.theme import BOLD, font
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.fields import SearchField, labelled_by
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import EmptyPlace, KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Ground, Panel, column, row
from interviewer_app.ui.widgets.row_list import row_at

LONGEST_ID = 80
_Key = Qt.Key


class PacksPage(Ground):
    """Signals say what the user did; `show_*` draws."""

    came_up = Signal(str)
    words_changed = Signal(str)
    chosen = Signal(str)
    name_given = Signal(str)
    read_asked, edit_asked, fork_asked, compare_asked, new_asked, home_asked = (Signal() for _signal in range(6))
    practice_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("Packs"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.presenter: object = None  # kept alive here
        self.words = ElidedLabel("", 12, tone="muted")
        self.notice = NoticeLine(below=12)
        self.search = SearchField(_("Title, id, role, state"))
        self.list, self.place = PackList(), QStackedWidget()
        self.empty: EmptyPlace | None = None
        self.keys: KeysPanel | None = None
        self.home = SecondaryButton(_("Home"), keys="Esc")
        self.edit, self.fork = SecondaryButton(_("Edit"), keys="E"), SecondaryButton(_("Fork"), keys="F")
        self.compare = SecondaryButton(_("Compare"), keys="C")
        self.new = SecondaryButton(_("New like this"), keys="N")
        self.name = QLineEdit()
        self._lay_out()
        self._connect()

    def opened(self, *, pack: str = "") -> None:
        """The shell brings this page up; `pack` is the folder of the one to choose."""
        self.came_up.emit(pack)
        self.focus_list()

    def here(self) -> dict[str, str]:
        index = self.list.currentIndex()
        line = row_at(index) if index.isValid() else None
        return {"pack": line.key} if isinstance(line, PackRow) else {}

    # What to draw ------------------------------------------------------------------------------------------------

    def show_summary(self, words: str) -> None:
        self.words.setText(words)

    def show_lines(self, lines: Sequence[Line], chosen: str) -> None:
        self.place.setCurrentWidget(self.list)
        self.list.show_lines(list(lines), chosen)
        if self.hasFocus():
            self.focus_list()

    def show_reading(self) -> None:
        self.show_empty(_("Reading the packs …"), "")

    def show_empty(self, heading: str, words: str) -> None:
        if self.empty is not None:
            self.place.removeWidget(self.empty)
            self.empty.deleteLater()
        self.empty = EmptyPlace(heading, words)
        self.place.addWidget(self.empty)
        self.place.setCurrentWidget(self.empty)

    def show_verbs(self, read: bool, edit: bool, fork: bool, compare: bool) -> None:
        self.edit.setEnabled(edit)
        self.fork.setEnabled(fork)
        self.compare.setEnabled(compare)
        self.new.setEnabled(read)

    def show_trouble(self, words: str) -> None:
        """Say what went wrong, or nothing when it is empty."""
        self.notice.show_text(" ".join(words.split()))

    def ask_name(self, like: str) -> None:
        """Ask for the id of a new pack, built like the one of that title."""
        self.name_words.setText(_("Id of the new pack, built like {title}").format(title=like))
        self.name.setAccessibleDescription(like)
        self._name_row.show()
        self.name.setText("")
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_name(self) -> None:
        if not self._name_row.isHidden():
            self._name_row.hide()
            self.focus_list()

    def focus_list(self) -> None:
        """The keys go to the list, or to the page while there is none."""
        there = self.place.currentWidget() is self.list
        (self.list if there else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_keys(self) -> None:
        """Show or hide the panel of keys."""
        if self.keys is None:
            self.keys = KeysPanel(list_keys(), self)
        self.keys.toggle()

    # How it is built ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        titles = column(TextLabel(_("Packs"), 18, BOLD), 2, self.words)
        head = row(titles, 16, row(self.new, 10, self.compare, 10, self.fork, 10, self.edit, 10, self.home))
        head.setStretch(0, 1)
        self._head = Folding(head, {})
        self.name.setFont(font(13))
        self.name.setMaxLength(LONGEST_ID)
        self.name.setPlaceholderText(_("letters, digits and hyphens, such as payments-senior"))
        self.name_words = labelled_by(_("Id of the new pack"), self.name)
        self.begin = SecondaryButton(_("Begin"), keys="Enter")
        self._name_row = QWidget()
        below = row(self.name, 10, self.begin)
        below.setStretch(0, 1)
        self._name_row.setLayout(column(self.name_words, 5, below, margins=(0, 0, 0, 12)))
        self._name_row.hide()
        self.place.addWidget(self.list)
        panel = Panel(_("Packs"))
        panel.setLayout(column(self.search, 8, self.place, margins=(12, 12, 12, 8)))
        parts = (head, 12, self.notice, self._name_row, panel, 8, HintBar(list_hints()))
        self.setLayout(column(*parts, margins=(24, 18, 24, 12)))

    def _connect(self) -> None:
        self.search.textChanged.connect(self.words_changed)
        self.search.returnPressed.connect(self.focus_list)
        self.search.left_field.connect(self.focus_list)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _index: self.read_asked.emit())
        self.begin.clicked.connect(lambda: self.name_given.emit(self.name.text()))
        for button, signal in (
            (self.home, self.home_asked), (self.edit, self.edit_asked), (self.fork, self.fork_asked),
            (self.compare, self.compare_asked), (self.new, self.new_asked),
        ):  # fmt: skip
            button.clicked.connect(signal)

    def _on_chosen(self, index: QModelIndex) -> None:
        line = row_at(index) if index.isValid() else None
        self.chosen.emit(line.key if isinstance(line, PackRow) else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.name.hasFocus() and event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.name_given.emit(self.name.text())
        elif event.key() == _Key.Key_Escape:
            self._step_back()
        elif event.key() == _Key.Key_F5:
            self.came_up.emit("")
        elif not self._verb(event):
            super().keyPressEvent(event)

    def _verb(self, event: QKeyEvent) -> bool:
        """A letter of the page, while no field has the keys."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        buttons = {"e": self.edit, "f": self.fork, "c": self.compare, "n": self.new}
        stroke = event.text().casefold()
        if stroke == "/":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif stroke == "?":
            self.toggle_keys()
        elif stroke == "g":
            self.practice_asked.emit()
        elif stroke in buttons:
            buttons[stroke].click()
        else:
            return False
        return True

    def _step_back(self) -> None:
        """Escape: close the keys, the name, what narrows the list; else back to Home."""
        if self.keys is not None and self.keys.isVisible():
            self.keys.hide()
        elif not self._name_row.isHidden():
            self.close_name()
        elif self.search.text():
            self.search.clear()
        else:
            self.home_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.fold(self)
        if self.keys is not None and self.keys.isVisible():
            self.keys.place()
