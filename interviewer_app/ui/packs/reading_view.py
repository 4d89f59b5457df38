"""One pack to be read: outline, document, find. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.packs.blocks import Reading
from interviewer_app.ui.packs.document import DocumentView
from interviewer_app.ui.packs.keys import reading_hints
from interviewer_app.ui.packs.outline import Outline
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.fields import Choice, SearchField
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import NoticeLine
from interviewer_app.ui.widgets.panels import Ground, Panel, column, row

OUTLINE = 300
_Key = Qt.Key


class ReadingPage(Ground):
    """Signals say what the user did; `show_*` draws."""

    length_picked = Signal(int)
    edit_asked, fork_asked, compare_asked, back_asked, left_it = (Signal() for _signal in range(5))
    came_up = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("A pack"))
        self.presenter: object = None  # kept alive here
        self._what: dict[str, str] = {}
        self.title = ElidedLabel("", 18, BOLD, mode=Qt.TextElideMode.ElideRight)
        self.words = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.notice = NoticeLine(below=12)
        self.length = Choice(_("Script"))
        self.search, self.count = SearchField(_("Find in this pack")), TextLabel("", 12, tone="muted")
        self.outline = Outline(_("Parts of the pack"))
        self.document = DocumentView(_("The pack as it will be used"))
        self.back = SecondaryButton(_("Back"), keys="Esc")
        self.edit, self.fork = SecondaryButton(_("Edit"), keys="E"), SecondaryButton(_("Fork"), keys="F")
        self.compare = SecondaryButton(_("Compare"), keys="C")
        self._lay_out()
        self._connect()

    def opened(self, *, folder: str, back: str = "packs") -> None:
        """The shell brings this page up on the pack in `folder`; `back` is the page to return to."""
        self._what = {"folder": folder, "back": back}
        self.came_up.emit(folder, back)
        self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> dict[str, str]:
        return self._what

    def left(self) -> None:
        self.left_it.emit()

    # What to draw ------------------------------------------------------------------------------------------------

    def show_head(self, title: str, words: str) -> None:
        self.title.setText(title)
        self.words.setText(words)

    def show_lengths(self, lengths: Sequence[int], chosen: int) -> None:
        """The scripts to choose from; the choice stays away where there is one."""
        self.length.blockSignals(True)
        self.length.clear()
        for minutes in lengths:
            self.length.addItem(_("{n} min").format(n=minutes), minutes)
        self.length.setCurrentIndex(max(0, self.length.findData(chosen)))
        self.length.blockSignals(False)
        self.length.setVisible(len(lengths) > 1)

    def show_page(self, page: Reading, part: str) -> None:
        """A page and the part to stand at; what is searched for is marked again."""
        self.document.show_blocks(page.blocks)
        self.outline.show_entries(page.outline)
        if self.search.text():
            self._find(self.search.text())
        if part:
            self.outline.follow(part)
            self.document.go_to(part)

    def show_verbs(self, compare: bool) -> None:
        self.compare.setEnabled(compare)

    def show_trouble(self, words: str) -> None:
        self.notice.show_text(" ".join(words.split()))

    @property
    def part(self) -> str:
        """The part that stands at the top."""
        return self.document.part_at_top()

    # How it is built ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        buttons = row(self.length, 10, self.compare, 10, self.fork, 10, self.edit, 10, self.back)
        head = row(column(self.title, 2, self.words), 16, buttons)
        head.setStretch(0, 1)
        self._head = Folding(head, {})
        self.length.setMinimumWidth(100)
        side = Panel(_("Parts of the pack"))
        side.setLayout(column(self.outline, margins=(8, 8, 8, 8)))
        body = Panel(_("The pack as it will be used"))
        find = row(self.search, 10, self.count)
        find.setStretch(0, 1)
        body.setLayout(column(find, 6, self.document, margins=(12, 12, 4, 4)))
        self._side = side
        middle = row(side, 12, body)
        middle.setStretchFactor(body, 1)
        self._folding = Folding(middle, {side: 150, body: 300}, low=(side,))
        parts = (head, 12, self.notice, middle, 8, HintBar(reading_hints()))
        layout = column(*parts, margins=(24, 18, 24, 12))
        layout.setStretchFactor(middle, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.outline.part_chosen.connect(self.document.go_to)
        self.document.scrolled.connect(self._on_scrolled)
        self.search.textChanged.connect(self._find)
        self.search.left_field.connect(lambda: self.outline.setFocus(Qt.FocusReason.OtherFocusReason))
        self.length.activated.connect(lambda _number: self.length_picked.emit(int(self.length.currentData())))
        for button, signal in (
            (self.back, self.back_asked), (self.edit, self.edit_asked), (self.fork, self.fork_asked),
            (self.compare, self.compare_asked),
        ):  # fmt: skip
            button.clicked.connect(signal)

    def _on_scrolled(self, part: str) -> None:
        if part and not self.outline.hasFocus():
            self.outline.follow(part)

    def _find(self, words: str) -> None:
        found = self.document.find_words(words)
        self._say_place(1 if found else 0, found, bool(words.strip()))

    def _say_place(self, number: int, found: int, asked: bool) -> None:
        said = _("{n} of {all}").format(n=number, all=found) if found else _("nowhere") if asked else ""
        self.count.setText(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = {_Key.Key_PageDown: 1.0, _Key.Key_PageUp: -1.0, _Key.Key_Space: 0.9}
        if event.key() in pages:
            self.document.scroll_pages(pages[_Key(event.key())])
        elif event.key() == _Key.Key_F3 or (
            self.search.hasFocus() and event.key() in (_Key.Key_Return, _Key.Key_Enter)
        ):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            number = self.document.next_found(-1 if back else 1)
            self._say_place(number, self.document.found, bool(self.search.text().strip()))
        elif event.key() == _Key.Key_Escape:
            self.back_asked.emit()
        elif not self._verb(event):
            super().keyPressEvent(event)

    def _verb(self, event: QKeyEvent) -> bool:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        buttons = {"e": self.edit, "f": self.fork, "c": self.compare}
        stroke = event.text().casefold()
        if stroke == "/":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        elif stroke in buttons:
            buttons[stroke].click()
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.fold(self)
        if not self._folding.fold(self):
            self._side.setFixedWidth(OUTLINE if self.width() > 1100 else 230)
