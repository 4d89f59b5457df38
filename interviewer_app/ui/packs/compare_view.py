"""Two packs side by side on the screen: which two, the outline of what changed, the pairs. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.packs.blocks import Reading
from interviewer_app.ui.packs.document import DocumentView
from interviewer_app.ui.packs.keys import compare_hints
from interviewer_app.ui.packs.outline import Outline
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.fields import Choice
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel, literal_tip
from interviewer_app.ui.widgets.messages import NoticeLine
from interviewer_app.ui.widgets.panels import Ground, Panel, column, row

OUTLINE = 300
_Key = Qt.Key


class ComparePage(Ground):
    """Signals say what the user did; `show_*` draws."""

    came_up = Signal(str, str, str)
    picked = Signal(str, str)
    all_asked, save_asked, back_asked = (Signal() for _signal in range(3))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("Compare two packs"))
        self.presenter: object = None  # kept alive here
        self._what: dict[str, str] = {}
        self.old, self.new = Choice(_("The older pack")), Choice(_("The newer pack"))
        self.notice = NoticeLine(below=12)
        self.done = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideLeft)
        self.outline = Outline(_("What changed"))
        self.document = DocumentView(_("The two packs side by side"), wide=True)
        self.all = SecondaryButton(_("Show everything"), keys="A")
        self.save = SecondaryButton(_("Save PDF"), keys="Ctrl S")
        self.back = SecondaryButton(_("Back"), keys="Esc")
        self._lay_out()
        self._connect()

    def opened(self, *, new: str, old: str = "", back: str = "packs") -> None:
        """The shell brings this page up on the packs in two folders; `back` is the page to return to.

        old: the version that `new` came from, or the one before it, where nobody says
        """
        self._what = {"old": old, "new": new, "back": back}
        self.came_up.emit(old, new, back)
        self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> dict[str, str]:
        return self._what

    # What to draw ------------------------------------------------------------------------------------------------

    def show_packs(self, packs: Sequence[tuple[str, str]], old: str, new: str) -> None:
        """The packs to choose from, as (folder, words), and the two that are shown."""
        for choice, chosen in ((self.old, old), (self.new, new)):
            choice.blockSignals(True)
            choice.clear()
            for folder, words in packs:
                choice.addItem(words, folder)
            choice.setCurrentIndex(max(0, choice.findData(chosen)))
            choice.setToolTip(literal_tip(choice.currentText()))
            choice.blockSignals(False)
        self._what = {**self._what, "old": old, "new": new}

    def show_page(self, page: Reading, everything: bool) -> None:
        self.document.show_blocks(page.blocks)
        self.outline.show_entries(page.outline)
        self.all.show_words(_("Show changes alone") if everything else _("Show everything"))

    def show_trouble(self, words: str) -> None:
        self.notice.show_text(" ".join(words.split()))

    def show_done(self, words: str) -> None:
        self.done.setText(words)

    def ask_path(self, suggested: str) -> str:
        """Where to write; empty when the user thinks better of it."""
        from PySide6.QtWidgets import QFileDialog  # not before it is needed

        return QFileDialog.getSaveFileName(self, _("Save the comparison"), suggested, _("PDF (*.pdf)"))[0]

    # How it is built ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        titles = column(TextLabel(_("Compare two packs"), 18, BOLD), 2, self.done)
        head = row(titles, 16, row(self.all, 10, self.save, 10, self.back))
        head.setStretch(0, 1)
        self._head = Folding(head, {})
        for choice in (self.old, self.new):
            choice.setMinimumWidth(180)
        side, body = Panel(_("What changed")), Panel(_("The two packs side by side"))
        side.setLayout(column(self.outline, margins=(8, 8, 8, 8)))
        choices = row(self.old, 12, self.new, margins=(0, 0, 8, 0))
        choices.setStretch(0, 1)
        choices.setStretch(2, 1)
        body.setLayout(column(choices, 6, self.document, margins=(12, 12, 4, 4)))
        self._side = side
        middle = row(side, 12, body)
        middle.setStretchFactor(body, 1)
        self._folding = Folding(middle, {side: 150, body: 300}, low=(side,))
        layout = column(head, 12, self.notice, middle, 8, HintBar(compare_hints()), margins=(24, 18, 24, 12))
        layout.setStretchFactor(middle, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.outline.part_chosen.connect(self.document.go_to)
        self.document.scrolled.connect(self._on_scrolled)
        for choice in (self.old, self.new):
            choice.activated.connect(lambda _number: self.picked.emit(self.old.currentData(), self.new.currentData()))
        self.all.clicked.connect(self.all_asked)
        self.save.clicked.connect(self.save_asked)
        self.back.clicked.connect(self.back_asked)

    def _on_scrolled(self, part: str) -> None:
        if part and not self.outline.hasFocus():
            self.outline.follow(part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = {_Key.Key_PageDown: 1.0, _Key.Key_PageUp: -1.0, _Key.Key_Space: 0.9}
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in pages:
            self.document.scroll_pages(pages[_Key(event.key())])
        elif event.key() == _Key.Key_Escape:
            self.back_asked.emit()
        elif event.key() == _Key.Key_S and control:
            self.save.click()
        elif event.key() == _Key.Key_A and not control:
            self.all.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.fold(self)
        if not self._folding.fold(self):
            self._side.setFixedWidth(OUTLINE if self.width() > 1300 else 230)
