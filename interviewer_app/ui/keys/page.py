"""The page Keys: every action of the live window with its key; Enter on a row, then the new key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from interviewer_app.core.errors import InterviewerError, Refused
from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.rounds.key_card import card_of_keys
from interviewer_app.core.rounds.key_choices import read_choices
from interviewer_app.core.rounds.keys import KeyRow
from interviewer_app.core.rubrics.find import BrokenPack, list_packs
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.files import write_file
from interviewer_app.core.settings import change_keys, stored_keys, with_keys
from interviewer_app.core.texts import _
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.keys.presenter import KeysPresenter, Line
from interviewer_app.ui.keys.rows import KeyDelegate, spoken
from interviewer_app.ui.live.strokes import stroke_of
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.fields import Choice
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Ground, Panel, column, row
from interviewer_app.ui.widgets.row_list import RowList, RowModel, row_at


class KeyList(RowList):
    """The actions; after Enter the next key press is the new key, and Esc leaves everything as it is.

    Otherwise a letter, a digit or a sign chooses the action that stands on it.
    """

    struck = Signal(object, str)
    reset_asked = Signal(object)
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows: RowModel[Line] = RowModel(spoken, lambda line: line.row is not None)
        super().__init__(_("Actions and their keys"), self.rows, KeyDelegate(), parent)
        self._lines: list[Line] = []
        self.waiting: KeyRow | None = None
        self.opened.connect(self._wait)

    def show_lines(self, lines: list[Line]) -> None:
        """The lines; the selection stays where it was."""
        number = max(1, self.currentIndex().row())
        self._lines = lines
        self.rows.show_rows(lines)
        self.setCurrentIndex(self.rows.index(min(number, len(lines) - 1)))

    def chosen_row(self) -> KeyRow | None:
        index = self.currentIndex()
        line: Line | None = row_at(index) if index.isValid() else None
        return line.row if line is not None else None

    def _wait(self, _index: QModelIndex) -> None:
        self._show_waiting(self.chosen_row())

    def _show_waiting(self, waiting: KeyRow | None) -> None:
        self.waiting = waiting
        self.show_lines([line._replace(waiting=line.row is not None and line.row == waiting) for line in self._lines])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.waiting is None:
            if event.key() == Qt.Key.Key_Delete and self.chosen_row() is not None:
                self.reset_asked.emit(self.chosen_row())
            elif event.matches(QKeySequence.StandardKey.Undo):
                self.undo_asked.emit()
            elif not self._choose(stroke_of(event)):
                super().keyPressEvent(event)
            return
        event.accept()
        if event.isAutoRepeat() or event.key() in _MODIFIERS:
            return
        waiting = self.waiting
        self._show_waiting(None)
        if event.key() != Qt.Key.Key_Escape:
            self.struck.emit(waiting, stroke_of(event))

    def _choose(self, stroke: str) -> bool:
        """Choose the action on a key that types something; False where there is none."""
        if len(stroke) != 1:
            return False
        found = (n for n, line in enumerate(self._lines) if line.row is not None and stroke in line.row.strokes)
        number = next(found, -1)
        if number >= 0:
            self.setCurrentIndex(self.rows.index(number))
        return number >= 0

    def focusNextPrevChild(self, next: bool) -> bool:
        return super().focusNextPrevChild(next) if self.waiting is None else False

    def focusOutEvent(self, event: Any) -> None:
        if self.waiting is not None:
            self._show_waiting(None)
        super().focusOutEvent(event)


_K = Qt.Key
_MODIFIERS = (_K.Key_Shift, _K.Key_Control, _K.Key_Alt, _K.Key_AltGr, _K.Key_Meta, _K.Key_CapsLock)


class KeysPage(Ground):
    """Home is one Esc away; `context` is where settings and packs come from."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self._context = context
        self.presenter: KeysPresenter | None = None
        self.setAccessibleName(_("Keys"))
        self.list = KeyList()
        self.pack, self.place = Choice(_("Pack")), Choice(_("Moved keys count"))
        self.place.addItems((_("in every pack"), _("in this pack alone")))
        self.back = SecondaryButton(_("Home"), keys="Esc")
        self.usual = SecondaryButton(_("Usual key"), keys="Del")
        self.all_usual = SecondaryButton(_("All usual keys"))
        self.print = SecondaryButton(_("Key card, PDF …"))
        self.line = TextLabel("", 13, tone="muted")
        hints = (
            ("↑ ↓", _("Action")), (_("a – z"), _("what is on a key")), ("Enter", _("then the new key")),
            ("Del", _("Usual key")), ("Ctrl Z", _("Undo")), ("Esc", _("Home")),
        )  # fmt: skip
        panel = Panel(_("Actions"))
        panel.setLayout(column(self.list, margins=(10, 10, 10, 10)))
        head = row(TextLabel(_("Keys"), 22, BOLD), 0, self.pack, 8, self.print)
        why = TextLabel(_("Keys count by the character they type. Moved keys count"), 13)
        scope = row(why, 8, self.place, 0, self.usual, 8, self.all_usual)
        self.hints = HintBar(hints)
        self.hints.setMinimumWidth(820)
        self.pack.setMinimumWidth(320)
        self.place.setMinimumWidth(180)
        foot = row(self.hints, 0, self.back)
        self.setLayout(column(head, 8, scope, 10, panel, 6, self.line, 6, foot, margins=(24, 18, 24, 14)))
        self._connect()

    def opened(self) -> None:
        """Read packs and settings anew.

        raises: Refused where there is no pack
        """
        found = list_packs(self._context.pack_roots())
        packs: list[Pack] = [entry.pack for entry in found if not isinstance(entry, BrokenPack)]
        if not packs:
            raise Refused(_("There is no pack yet. Put one into the packs folder, or import a rubric."))
        choices = read_choices(stored_keys(self._context.settings))
        self.presenter = KeysPresenter(self, packs, choices, self._keep)
        self.place.setCurrentIndex(0)
        self.pack.clear()
        for pack in packs:
            self.pack.addItem(f"{pack.title} {pack.version}")
        self.presenter.opened()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rows(self, lines: list[Line]) -> None:
        self.list.show_lines(lines)

    def show_line(self, words: str, trouble: bool = False) -> None:
        """One sentence below the list, also said aloud."""
        self.line.setText(("▲ " if trouble else "") + words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def write_card(self, path: str) -> None:
        """Write the key card of the pack shown."""
        decide = self._decide()
        size: PageSize = "Letter" if self._context.settings.page_size == "Letter" else "A4"
        try:
            write_file(Path(path), card_of_keys(decide.pack, decide.keys, size))
        except InterviewerError as error:
            self.show_line(str(error), trouble=True)
        else:
            self.show_line(_("Written: {path}").format(path=path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._context.show_page("home")
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._context.show_page("home"))
        self.list.struck.connect(lambda row, stroke: self._decide().put(row, stroke))
        self.list.reset_asked.connect(lambda row: self._decide().reset(row))
        self.list.undo_asked.connect(lambda: self._decide().undo())
        self.usual.clicked.connect(self._reset)
        self.all_usual.clicked.connect(lambda: self._decide().reset_all())
        self.pack.activated.connect(lambda number: self._decide().pick(number))
        self.place.activated.connect(lambda number: self._decide().move_for(number == 1))
        self.print.clicked.connect(self._print)

    def _decide(self) -> KeysPresenter:
        assert self.presenter is not None, "a page that is up has been opened"
        return self.presenter

    def _reset(self) -> None:
        chosen = self.list.chosen_row()
        if chosen is not None:
            self._decide().reset(chosen)

    def _print(self) -> None:
        path, _kind = QFileDialog.getSaveFileName(self, _("Key card"), "keys.pdf", _("PDF (*.pdf)"))
        if path:
            self.write_card(path)

    def _keep(self, keys: dict[str, Any]) -> None:
        context = self._context
        context.settings = with_keys(context.settings, keys)
        context.settings = change_keys(context.home.settings, context.settings, keys)


def keys_page(context: AppContext) -> KeysPage:
    """The shell's page `keys` (see pages.py)."""
    return KeysPage(context)
