"""The page of a role's board as it is drawn. What it shows and what a key means is decided in role_presenter.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from interviewer_app.core.debriefs.boards.role import RoleBoard
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.keys import role_hints, role_keys
from interviewer_app.ui.debrief.role_legend import LegendPanel
from interviewer_app.ui.debrief.role_table import RoleTable
from interviewer_app.ui.debrief.said import SaidLine
from interviewer_app.ui.debrief.side import NARROW, WIDE
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.fields import Choice, SearchField
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel
from interviewer_app.ui.widgets.messages import EmptyPlace, KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Ground, Panel, column, row

LOW, SAID = 800, 3
REST_MS = 4
_Key = Qt.Key


class RolePage(Ground):
    """Signals say what the user did; `show_*` draws."""

    came_up = Signal(str, list)
    gone = Signal()
    moved = Signal(str, str)
    board_asked, home_asked = Signal(), Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("Role board"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.presenter: object = None  # kept alive here
        self._files: list[Path] = []
        self.name = ElidedLabel(_("Role board"), 18, BOLD)
        self.facts = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.said = [SaidLine() for _line in range(SAID)]
        self.notice = NoticeLine(below=10)
        self.roles, self.search = Choice(_("Role")), SearchField(_("Names of candidates"))
        self.one = SecondaryButton(_("One candidate"), keys="Enter")
        self.home = SecondaryButton(_("Home"), keys="Esc")
        self.table, self.legend, self.place = RoleTable(), LegendPanel(), QStackedWidget()
        self.empty = EmptyPlace(_("Role board"), "")
        self.keys: KeysPanel | None = None
        self._lay_out()
        self._connect()

    def opened(self, *, role: str = "", files: Sequence[str] = ()) -> None:
        """The shell brings this page up; `role` "" takes the one with most rounds, `files` are cards that join it."""
        self.search.clear()
        self._files = [Path(file) for file in files]
        self.came_up.emit(role, self._files)

    def left(self) -> None:
        self.gone.emit()

    # What to draw ------------------------------------------------------------------------------------------------

    def show_roles(self, roles: Sequence[str], chosen: str) -> None:
        self.roles.clear()
        for role in roles:
            self.roles.addItem(role, role)
        self.roles.setCurrentIndex(self.roles.findData(chosen))
        self.roles.setVisible(len(roles) > 1)

    def show_head(self, name: str, facts: str, said: Sequence[str]) -> None:
        self.name.setText(name or _("Role board"))
        self.facts.setText(facts)
        for number, line in enumerate(self.said):
            line.show_text(said[number] if number < len(said) else "")

    def show_board(self, board: RoleBoard) -> None:
        fresh = self.place.currentWidget() is not self._body
        self.place.setCurrentWidget(self._body)
        self.one.setEnabled(True)
        self.table.show_board(board)
        if fresh:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_legend(self, board: RoleBoard, dimension: str) -> None:
        self.legend.show_legend(board, dimension)

    def show_nothing(self, words: str) -> None:
        self.empty.show_words(words)
        self.one.setEnabled(False)
        self.place.setCurrentWidget(self.empty)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def when_painted(self, then: Callable[[], None]) -> None:
        """Call `then` once what is to be painted has been, and what was typed has been answered."""
        QTimer.singleShot(REST_MS, self, then)

    def show_trouble(self, words: str) -> None:
        self.notice.show_text(" ".join(words.split()))

    def toggle_keys(self) -> None:
        if self.keys is None:
            self.keys = KeysPanel(role_keys(), self)
        self.keys.toggle()

    # How it is built ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.search.setFixedWidth(210)
        self.roles.setFixedWidth(220)
        titles = column(self.name, 2, self.facts)
        head = row(titles, 16, row(self.roles, 10, self.search, 10, self.one, 10, self.home))
        head.setStretch(0, 1)
        panel = Panel(_("Role board"))
        panel.setLayout(column(self.table, margins=(2, 2, 2, 4)))
        self._body = QWidget()
        body = row(panel, 12, self.legend)
        body.setStretch(0, 1)
        self._body.setLayout(body)
        self.place.addWidget(self.empty)
        self.place.addWidget(self._body)
        parts = (head, 2, column(*self.said), 10, self.notice, self.place, 8, HintBar(role_hints()))
        self.setLayout(column(*parts, margins=(20, 14, 20, 10)))

    def _connect(self) -> None:
        self.table.moved.connect(self.moved)
        self.table.asked.connect(self.board_asked)
        self.search.textChanged.connect(self.table.narrow)
        self.search.returnPressed.connect(self.table.setFocus)
        self.search.left_field.connect(self.table.setFocus)
        self.roles.activated.connect(lambda _number: self.came_up.emit(self.roles.currentData(), self._files))
        self.one.clicked.connect(self.board_asked)
        self.home.clicked.connect(self.home_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stroke = event.text().casefold()
        if event.key() == _Key.Key_Escape:
            self._step_back()
        elif stroke == "?":
            self.toggle_keys()
        elif stroke == "/":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif stroke == "a":
            self.legend.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        """Escape: close the keys, leave the anchors, drop the filter; else back to Home."""
        if self.keys is not None and self.keys.isVisible():
            self.keys.hide()
        elif self.legend.list.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.search.text():
            self.search.clear()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.home_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < LOW
        self.table.show_low(low)
        self.legend.setFixedWidth(NARROW if low else WIDE)
        if self.keys is not None and self.keys.isVisible():
            self.keys.place()
