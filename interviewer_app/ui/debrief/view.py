"""The page of a candidate's board as it is drawn. What it shows and what a key means is decided in presenter.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from interviewer_app.core.debriefs.boards.board import Board
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.drawer import Drawer
from interviewer_app.ui.debrief.dropping import CardsDrop
from interviewer_app.ui.debrief.keys import board_hints, board_keys, people_hints
from interviewer_app.ui.debrief.looks import DrawerLook, HeadLook, PersonLook, StripLook
from interviewer_app.ui.debrief.matrix import Matrix
from interviewer_app.ui.debrief.people import PeoplePlace
from interviewer_app.ui.debrief.said import SaidLine
from interviewer_app.ui.debrief.side import SidePlace
from interviewer_app.ui.debrief.strip import ComparabilityStrip, DifferencesPanel
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel
from interviewer_app.ui.widgets.messages import EmptyPlace, KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Ground, Panel, column, row

LOW = 800  # pixels: below this height everything takes less of it
SAID = 4  # sentences below the title
_Key = Qt.Key
_RIGHT = Qt.TextElideMode.ElideRight


class BoardPage(Ground):
    """Signals say what the user did; `show_*` draws."""

    came_up = Signal(str, list)
    dropped = Signal(list)
    picked = Signal(str)
    moved = Signal(str, str)
    moment_chosen = Signal(object)
    rater_asked, wider_asked = Signal(int), Signal(int)
    key_asked = Signal(str)
    enter_asked, back_asked, mine_asked, role_asked, home_asked = (Signal() for _signal in range(5))
    replay_asked, join_asked, anchor_asked, decision_asked = (Signal() for _signal in range(4))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("Debrief"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.presenter: object = None  # kept alive here
        self.talk: object = None  # and the debrief beside it
        self.may_close: Callable[[], bool] = lambda: True  # False, once said, while something typed would be lost
        self._first: EmptyPlace | None = None
        self.name, self.facts = ElidedLabel(_("Debriefs"), 18, BOLD), ElidedLabel("", 12, tone="muted", mode=_RIGHT)
        self.said = [SaidLine() for _line in range(SAID)]
        self.notice = NoticeLine(below=10)
        self.role, self.home = SecondaryButton(_("Role board"), keys="B"), SecondaryButton(_("Home"), keys="Esc")
        self.decision = PrimaryButton(_("Write the decision"), keys="D")
        self.strip, self.matrix, self.drawer, self.side = ComparabilityStrip(), Matrix(), Drawer(), SidePlace()
        self.differences = DifferencesPanel(self)
        self.people, self.place = PeoplePlace(), QStackedWidget()
        self.hints = HintBar(people_hints())
        self.keys: KeysPanel | None = None
        self.board: Board | None = None
        self._strip: StripLook | None = None
        self._lay_out()
        self._connect()

    def opened(self, *, round: str = "", files: Sequence[str] = (), again: bool = False) -> None:
        """The shell brings this page up: for the candidate of a round, for files, to pick; `again`: as it was left."""
        if again and self.board is not None and self.place.currentWidget() is self._body:
            (self.drawer.moments if self.drawer.isVisible() else self.matrix).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.came_up.emit(round, [Path(file) for file in files])

    # What to draw ------------------------------------------------------------------------------------------------

    def show_reading(self) -> None:
        self._show_place(self._empty(_("Reading the cards …"), ""), board=False)

    def show_people(self, people: Sequence[PersonLook]) -> None:
        self._head(HeadLook(_("Debriefs"), ""))
        self.people.show_people(people)
        self._show_place(self.people, board=False)
        self.hints.show_hints(people_hints())
        (self.people.list if people else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_first(self, name: str, words: str) -> None:
        """My own card comes first: nothing of the others, not even how many there are."""
        self._head(HeadLook(name, ""))
        open_mine = SecondaryButton(_("Open my card"))
        open_mine.clicked.connect(self.mine_asked)
        see = SecondaryButton(_("See them first, with a reason"), keys="O")
        see.clicked.connect(lambda: self.key_asked.emit("o"))
        self._first = self._empty(_("Your card first"), words, [open_mine, see])
        self._show_place(self._first, board=False)
        open_mine.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_board(self, board: Board, head: HeadLook, strip: StripLook | None) -> None:
        self.board, self._strip = board, strip
        self._head(head)
        self.strip.setVisible(strip is not None)
        if strip is not None:
            self.strip.show_look(strip)
        self.drawer.hide()
        self._show_place(self._body, board=True)
        self.hints.show_hints(board_hints())
        self.matrix.show_board(board)
        self._fit()
        self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def change_board(self, board: Board, head: HeadLook) -> None:
        self.board = board
        self._head(head)
        self.matrix.change_board(board)

    def choose(self, dimension: str, column: str) -> None:
        self.matrix.choose(dimension, column)

    def show_drawer(self, look: DrawerLook, take_keys: bool) -> None:
        self.drawer.show_look(look)
        self.drawer.show()
        if take_keys and look.moments:
            self.drawer.moments.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_drawer(self) -> None:
        self.drawer.hide()
        self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, words: str) -> None:
        """Say what went wrong, or nothing when it is empty."""
        self.notice.show_text(" ".join(words.split()))

    def show_decision(self, possible: bool, held: str) -> None:
        """Whether the decision can be written, and the sentence why not; hidden where there is no debrief."""
        self.decision.setVisible(possible or bool(held))
        self.decision.setEnabled(not held)
        self.decision.setAccessibleDescription(held)
        self.held.show_text(held)

    def toggle_keys(self) -> None:
        if self.keys is None:
            self.keys = KeysPanel(board_keys(), self)
        self.keys.toggle()

    def show_all_differences(self) -> None:
        """Every difference over the matrix, or away again."""
        if self.differences.isVisible():
            self._close_differences()
        elif self._strip is not None and self._strip.differences and self.place.currentWidget() is self._body:
            at = self.strip.mapTo(self, self.strip.rect().bottomLeft())
            room = QRectF(at.x(), at.y() + 6, self.strip.width(), self.height() - at.y() - 54)
            self.differences.show_all(self._strip.differences, room)

    def _close_differences(self) -> None:
        self.differences.hide()
        self.matrix.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, head: HeadLook) -> None:
        self.name.setText(head.name)
        self.facts.setText(head.facts)
        more = len(head.said) - SAID
        lines = list(head.said[: SAID if more <= 0 else SAID - 1])
        if more > 0:
            lines.append(_("And {n} more like these.").format(n=more + 1))
        for number, label in enumerate(self.said):
            label.show_text(lines[number] if number < len(lines) else "")

    def _empty(self, heading: str, words: str, ways: Sequence[SecondaryButton] = ()) -> EmptyPlace:
        made = EmptyPlace(heading, words, ways)
        self.place.addWidget(made)
        return made

    def _show_place(self, shown: QWidget, board: bool) -> None:
        """Put a part of the page up; an empty place that it takes over from goes."""
        before = self.place.currentWidget()
        self.place.setCurrentWidget(shown)
        self.side.setVisible(board and self.side.filled)
        self.role.setVisible(board or shown is self.people)
        if not board:
            self.show_decision(False, "")
            self.differences.hide()
        if isinstance(before, EmptyPlace) and before is not shown:
            self.place.removeWidget(before)
            before.deleteLater()

    # How it is built ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.held = SaidLine()
        titles = column(self.name, 2, self.facts)
        head = row(titles, 16, row(self.role, 10, self.home, 10, self.decision))
        head.setStretch(0, 1)
        self._panel = Panel(_("Board"))
        self.legend = ElidedLabel("", 12, tone="muted", mode=_RIGHT)
        self._panel.setLayout(column(self.matrix, row(14, self.legend, 14), margins=(2, 2, 2, 6)))
        self._body = QWidget()
        main = column(self.strip, 10, self._panel, 10, self.drawer, 0)
        main.setStretchFactor(self._panel, 1000)
        self.body = row(main, 12, self.side)
        self.body.setStretch(0, 1)
        self._body.setLayout(self.body)
        self.place.addWidget(self.people)
        self.place.addWidget(self._body)
        said = column(*self.said, self.held)
        parts = (head, 2, said, 10, self.notice, self.place, 8, self.hints)
        self.setLayout(column(*parts, margins=(20, 14, 20, 10)))
        self.show_decision(False, "")

    def _connect(self) -> None:
        CardsDrop(self).dropped.connect(self._dropped)
        self.people.picked.connect(self.picked)
        self.matrix.moved.connect(self.moved)
        self.matrix.asked.connect(self.enter_asked)
        self.matrix.legend_changed.connect(self.legend.setText)
        self.drawer.chosen.connect(self.moment_chosen)
        self.strip.clicked.connect(self.show_all_differences)
        self.role.clicked.connect(lambda: self._leave(self.role_asked))
        self.home.clicked.connect(lambda: self._leave(self.home_asked))
        self.decision.clicked.connect(self.decision_asked)

    def _leave(self, way: SignalInstance) -> None:
        if self.may_close():
            way.emit()

    def _dropped(self, files: Sequence[str]) -> None:
        if self.may_close():
            self.dropped.emit([Path(file) for file in files])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, up = event.key(), self.place.currentWidget() is self._body
        if key == _Key.Key_Escape:
            self._step_back()
        elif event.text() == "?":
            self.toggle_keys()
        elif event.text().casefold() == "o" and self._first is not None and self.place.currentWidget() is self._first:
            self.key_asked.emit("o")
        elif event.text().casefold() == "b" and not up and self.place.currentWidget() is self.people:
            self.role_asked.emit()
        elif not (up and self._board_key(event)):
            super().keyPressEvent(event)

    def _board_key(self, event: QKeyEvent) -> bool:
        """A key of the board itself; what is none goes to the debrief beside it."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.enter_asked.emit()
            return True
        stroke = event.text().casefold()
        does = {
            "[": lambda: self.rater_asked.emit(-1), "]": lambda: self.rater_asked.emit(1),
            " ": self.replay_asked.emit, "j": self.join_asked.emit, "a": self.anchor_asked.emit,
            "+": lambda: self.wider_asked.emit(1), "=": lambda: self.wider_asked.emit(1),
            "-": lambda: self.wider_asked.emit(-1), "k": self.show_all_differences, "b": self.role_asked.emit,
        }  # fmt: skip
        if stroke in does:
            does[stroke]()
        elif stroke in ("n", "r", "c", "p", "d", "o", "s"):
            self.key_asked.emit(stroke)
        else:
            return False
        return True

    def _step_back(self) -> None:
        if self.keys is not None and self.keys.isVisible():
            self.keys.hide()
        elif self.differences.isVisible():
            self._close_differences()
        else:
            self._leave(self.back_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.keys is not None and self.keys.isVisible():
            self.keys.place()

    def _fit(self) -> None:
        # What is seen of it: a page that wants more than the window would never find out that it has less.
        place = self.parentWidget()
        low = min(self.height(), place.height() if place is not None else self.height()) < LOW
        self.strip.show_low(low)
        self.drawer.show_low(low)
        self.matrix.show_low(low)
        self.side.show_low(low)
        self._panel.setMaximumHeight(self.matrix.needed_height() + 34)


