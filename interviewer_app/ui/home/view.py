"""Home as it is drawn. What it shows and what a key means is decided in presenter.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.home.bar import HomeBar
from interviewer_app.ui.home.form import NewRound
from interviewer_app.ui.home.keys import first_hints, hints, keys
from interviewer_app.ui.home.lists import OwedDelegate, OwedList, RoundList
from interviewer_app.ui.home.rows import GroupLine, Line, OwedLine, PackLine, RoundLine
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.fields import Choice, SearchField
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import EmptyPlace, KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Ground, Panel, Rule, column, row
from interviewer_app.ui.widgets.row_list import row_at

if TYPE_CHECKING:
    # Names for the type checker: importing them costs time before the first paint.
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from interviewer_app.ui.home.first_start import FirstStart

ASIDE = 400  # pixels of the right side
OWED_ROWS = 6  # more scroll


class HomePage(Ground):
    """The first page. Signals say what the user did; `show_*` draws."""

    words_changed = Signal(str)
    role_picked = Signal(str)
    state_picked = Signal(str)
    group_toggled = Signal(str)
    round_chosen = Signal(str)
    round_opened = Signal(str)
    start_asked = Signal(str, int, str, str, int)
    invitation_asked = Signal()
    pack_picked = Signal(int)
    export_asked = Signal(str)
    integrity_asked, board_asked, again_asked = Signal(), Signal(), Signal()
    replay_asked = Signal()
    rehearse_asked = Signal()
    look_asked = Signal()
    name_typed = Signal(str)
    came_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("Home"))
        self.bar = HomeBar()
        self.heading, self.words = TextLabel("", 18, BOLD), ElidedLabel("", 12, tone="muted")
        self.notice = NoticeLine(below=12)
        self.done = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideLeft)
        self.rehearse = SecondaryButton(_("Rehearse"), keys="Ctrl R")
        self.export = SecondaryButton(_("Export"), keys="Ctrl E")
        self.integrity = SecondaryButton(_("Integrity observations"), keys="Ctrl O")
        self.search = SearchField(_("Name, role, pack, state"))
        self.role, self.state = Choice(_("Role")), Choice(_("State"))
        self.rounds, self.owed, self.form = RoundList(), OwedList(), NewRound()
        self.list_place = QStackedWidget()
        self.first_start: FirstStart | None = None
        self.nothing: EmptyPlace | None = None
        self.owed_panel: Panel | None = None
        self.keys: KeysPanel | None = None
        self.menu: QMenu | None = None
        self._exports = (False, False)
        self._name = ""
        self.presenter: object = None
        self.inviting: object = None  # both kept alive here
        self.handed: Any = None  # as soon as there are claims
        self._beside: Panel | None = None
        self._lay_out()
        self._connect()
        self._bind_keys()

    def opened(self, *, round: str = "") -> None:
        """The shell brings this page up; `round` is the one the user comes back from."""
        if round:
            self.round_chosen.emit(round)
        self.came_up.emit()
        self.focus_list()

    # -- what to draw

    def show_heading(self, heading: str, words: str) -> None:
        self.heading.setText(heading)
        self.words.setText(words)

    def show_look(self, words: str) -> None:
        """The theme in use, on the button that changes it."""
        self.bar.show_look(words)

    def show_name(self, name: str) -> None:
        """The name that cards will say."""
        self._name = name
        self.bar.show_name(name)
        if self.first_start is not None:
            self.first_start.show_name(name)

    def show_refusal(self, words: str) -> None:
        """Why what was typed is no name."""
        self.bar.show_refusal(words)

    def show_lines(self, shown: Sequence[Line], chosen: str) -> None:
        if self.first_start is not None:
            self.form.start.show_filled(True)
            self.hints.show_hints(hints())
        self.list_place.setCurrentWidget(self.rounds)
        self._show_tools(True)
        self.rounds.show_lines(list(shown), chosen)

    def show_filters(self, roles: Sequence[str], states: Sequence[tuple[str, str]]) -> None:
        _refill(self.role, _("All roles"), [(role, role) for role in roles])
        _refill(self.state, _("All states"), states)

    def show_owed(self, shown: Sequence[OwedLine]) -> None:
        if shown or self.owed_panel is not None:
            self._owed_place().setVisible(bool(shown))
        self.owed.rows.show_rows(shown)
        self.owed.setFixedHeight(min(len(shown), OWED_ROWS) * OwedDelegate.HEIGHT + 2)

    def show_first_start(self) -> None:
        self._show_tools(False)
        self.form.start.show_filled(False)
        self.hints.show_hints(first_hints())
        self.list_place.setCurrentWidget(self._first_start())

    def show_nothing_found(self, words: str) -> None:
        if self.nothing is None:
            self.nothing = EmptyPlace(_("Nothing found"), "")
            self.list_place.addWidget(self.nothing)
        self.nothing.show_words(words)
        self.list_place.setCurrentWidget(self.nothing)

    def show_packs(self, packs: Sequence[PackLine], chosen: int) -> None:
        self.form.show_packs(packs, chosen)

    def show_minutes(self, minutes: Sequence[int], detail: str) -> None:
        self.form.show_minutes(minutes, detail)

    def show_form(self, note: str, usable: bool) -> None:
        self.form.show_form(note, usable)

    def clear_form(self) -> None:
        self.form.clear_form()

    def put_beside(self, panel: Panel) -> None:
        """A panel that takes the place of the new-round panel whenever it is shown."""
        self._beside = panel
        panel.hide()
        self.right.insertWidget(self.right.indexOf(self.form) + 1, panel)

    def bring_up(self) -> None:
        """That panel instead of the new-round panel: one goes before the other comes, so that the window stays."""
        self.form.hide()
        if self._beside is not None:
            self._beside.show()

    def put_back(self) -> None:
        """The new-round panel again, and the keys to the list."""
        if self._beside is not None:
            self._beside.hide()
        self.form.show()
        self.focus_list()

    def show_exports(self, card: bool, bundle: bool) -> None:
        self._exports = (card, bundle)
        self.export.setEnabled(card or bundle)
        self.integrity.setEnabled(bundle)

    def show_trouble(self, words: str) -> None:
        self.notice.show_text(words)
        if words:
            self.done.setText("")

    def show_done(self, words: str) -> None:
        self.notice.show_text("")
        self.done.setText(words)

    def ask_path(self, suggested: str) -> str:
        """Where to write; empty when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog  # not before it is needed

        kinds = _("PDF (*.pdf)") if suggested.endswith(".pdf") else _("Bundle (*.json)")
        return QFileDialog.getSaveFileName(self, _("Export"), suggested, kinds)[0]

    def focus_list(self) -> None:
        """The keys go to the list, or to what stands in its place."""
        if self.first_start is not None and self.list_place.currentWidget() is self.first_start:
            self.first_start.replay.setFocus()
        elif self.list_place.currentWidget() is self.rounds:
            self.rounds.setFocus()
        else:
            self.search.setFocus()

    # -- how it is built

    def _lay_out(self) -> None:
        titles = column(self.heading, 2, self.words)
        head = row(titles, 16, row(self.integrity, 10, self.rehearse, 10, self.export))
        head.setStretch(0, 1)
        self._head = Folding(head, {})
        self.right = column(self.form, 12, 0)
        self._aside = QWidget()
        self._aside.setLayout(self.right)
        self._aside.setFixedWidth(ASIDE)
        rounds = self._rounds_panel()
        body = row(rounds, 12, self._aside)
        body.setStretch(0, 1)
        self._folding = Folding(body, {rounds: 300, self._aside: 0})
        self.hints = HintBar(hints())
        foot = row(self.hints, 16, self.done)
        foot.setStretch(0, 1)
        self.done.setMaximumWidth(600)
        page = column(head, 12, self.notice, body, 8, foot, margins=(16, 10, 16, 10))
        page.setStretchFactor(body, 1)
        lines = column(self.bar, Rule())
        lines.addLayout(page)
        self.setLayout(lines)

    def _rounds_panel(self) -> Panel:
        panel = Panel(_("Rounds"))
        self.search.setMinimumWidth(190)
        self.search.setMaximumWidth(220)
        for choice in (self.role, self.state):
            choice.setFixedWidth(136)
        self.tools = QWidget()
        self.tools.setLayout(row(self.search, 8, self.role, 8, self.state))
        self.list_place.addWidget(self.rounds)
        head = row(TextLabel(_("Rounds"), 16, BOLD), 0, self.tools, margins=(8, 0, 8, 0))
        panel.setLayout(column(head, 4, self.list_place, margins=(10, 13, 10, 10)))
        return panel

    # What follows is built when it is first wanted, which for most people is never: it would delay the first paint.

    def _first_start(self) -> FirstStart:
        if self.first_start is None:
            from interviewer_app.ui.home.first_start import FirstStart

            self.first_start = FirstStart()
            self.first_start.show_name(self._name)
            self.list_place.addWidget(self.first_start)
            self.first_start.replay_asked.connect(self.replay_asked)
            self.first_start.rehearse_asked.connect(self.rehearse_asked)
            self.first_start.round_asked.connect(self._new_round)
            self.first_start.name_asked.connect(self.bar.edit_name)
        return self.first_start

    def _owed_place(self) -> Panel:
        if self.owed_panel is not None:
            return self.owed_panel
        self.owed_panel = panel = Panel(_("Cards owed"))
        head = row(TextLabel(_("Cards owed"), 16, BOLD), 0, TextLabel(_("tick: one day"), 12, tone="muted"))
        why = TextLabel(_("Memory fades: a card is best written on the day."), 12, tone="muted", wrap=True)
        panel.setLayout(column(head, 8, Rule(), self.owed, 8, why, margins=(16, 14, 16, 14)))
        self.right.insertWidget(self.right.count() - 1, panel)
        return panel

    def _show_tools(self, shown: bool) -> None:
        self.tools.setVisible(shown)
        self.rehearse.setVisible(shown)
        self.export.setVisible(shown)
        self.integrity.setVisible(shown)

    # -- what the user does

    def _connect(self) -> None:
        self.search.textChanged.connect(self.words_changed)
        self.search.returnPressed.connect(self.focus_list)
        self.search.left_field.connect(self.focus_list)
        self.role.activated.connect(lambda _number: self.role_picked.emit(self.role.currentData()))
        self.state.activated.connect(lambda _number: self.state_picked.emit(self.state.currentData()))
        self.rounds.chosen.connect(self._on_chosen)
        self.rounds.opened.connect(self._on_opened)
        self.rounds.pressed_at.connect(self._on_opened)
        self.owed.opened.connect(lambda index: self.round_opened.emit(row_at(index).id))
        self.form.started.connect(self.start_asked)
        self.form.pack_picked.connect(self.pack_picked)
        self.form.left.connect(self.focus_list)
        self.form.invited.connect(self.invitation_asked)
        self.bar.look_asked.connect(self.look_asked)
        self.bar.name_typed.connect(self.name_typed)
        self.rehearse.clicked.connect(self.rehearse_asked)
        self.export.clicked.connect(self._offer_exports)
        self.integrity.clicked.connect(self.integrity_asked)

    def _bind_keys(self) -> None:
        for stroke, act in (
            ("Ctrl+N", self._new_round),
            ("Ctrl+E", self.export.click),
            ("Ctrl+O", self.integrity.click),
            ("F5", self.again_asked.emit),
            ("Ctrl+P", self.bar.packs_asked.emit),
            ("Ctrl+G", self.bar.practice_asked.emit),
            ("Ctrl+L", self.bar.calibration_asked.emit),
            ("Ctrl+K", self.bar.keys_asked.emit),
            ("Ctrl+R", self.rehearse_asked.emit),
            ("Ctrl+I", self.form.invite.click),
            ("B", self.board_asked.emit),
            ("/", self._search),
            ("?", self.toggle_keys),
        ):
            QShortcut(QKeySequence(stroke), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, SecondaryButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.fold(self)
        if not self._folding.fold(self):
            self._aside.setFixedWidth(ASIDE)
        if self.keys is not None and self.keys.isVisible():
            self.keys.place()

    def _step_back(self) -> None:
        """Escape: close the keys, else drop what narrows the list, else back to the list."""
        if self.keys is not None and self.keys.isVisible():
            self.keys.hide()
        elif self.search.text() or self.role.currentIndex() > 0 or self.state.currentIndex() > 0:
            self.search.clear()
            for choice, picked in ((self.role, self.role_picked), (self.state, self.state_picked)):
                choice.setCurrentIndex(0)
                picked.emit("")
            self.focus_list()
        else:
            self.focus_list()

    def toggle_keys(self) -> None:
        """Show or hide the panel of keys."""
        if self.keys is None:
            self.keys = KeysPanel(keys(), self)
        self.keys.toggle()

    def _offer_exports(self) -> None:
        if self.menu is None:
            self.menu = QMenu(self)
            self.menu.addAction(_("Scorecard, PDF"), lambda: self.export_asked.emit("card"))
            self.menu.addAction(_("Bundle, the round as a file"), lambda: self.export_asked.emit("bundle"))
        for action, possible in zip(self.menu.actions(), self._exports, strict=True):
            action.setEnabled(possible)
        self.menu.popup(self.export.mapToGlobal(_below_right(self.export, self.menu)))

    def _new_round(self) -> None:
        if self.form.isHidden():
            self.put_back()
        self.form.candidate.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.candidate.selectAll()

    def _search(self) -> None:
        if self.tools.isVisible():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def _on_chosen(self, index: QModelIndex) -> None:
        line = row_at(index) if index.isValid() else None
        self.round_chosen.emit(line.id if isinstance(line, RoundLine) else "")

    def _on_opened(self, index: QModelIndex) -> None:
        line: Line = row_at(index)
        if isinstance(line, GroupLine):
            self.group_toggled.emit(line.key)
        else:
            self.round_opened.emit(line.id)


def _below_right(button: QWidget, menu: QMenu) -> QPoint:
    """Where a menu opens under a button at the right edge of the window: its right edge below the button's."""
    return QPoint(button.width() - menu.sizeHint().width(), button.height() + 4)


def _refill(choice: Choice, everything: str, entries: Sequence[tuple[str, str]]) -> None:
    """Entries are (value, words); what was chosen stays chosen as long as it is still there."""
    before = choice.currentData()
    choice.clear()
    choice.addItem(everything, "")
    for value, words in entries:
        choice.addItem(words, value)
    choice.setCurrentIndex(max(0, choice.findData(before)))
