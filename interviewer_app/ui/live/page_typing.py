"""Where letters are text in the live window: note, line below it, gloss; and what is told to those who hear it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication

from interviewer_app.core.texts import _
from interviewer_app.ui.live import looks
from interviewer_app.ui.live.buttons import LiveButton
from interviewer_app.ui.live.coverage import Coverage
from interviewer_app.ui.live.log_panel import LogPanel
from interviewer_app.ui.live.script_panel import ScriptPanel
from interviewer_app.ui.live.top_bar import TopBar
from interviewer_app.ui.widgets.panels import Ground


class TypingPage(Ground):
    """A page whose keys become text for a while; its parts are made by the page itself.

    *_edited: what a line holds now; *_rested: typing has stopped for a moment
    """

    note_edited = Signal(str)
    note_rested = Signal()
    aside_edited = Signal(str)
    aside_rested = Signal()
    gloss_edited = Signal(str)

    bar: TopBar
    script: ScriptPanel
    log: LogPanel
    coverage: Coverage

    @property
    def _buttons(self) -> list[LiveButton]:
        rows = list(self.coverage.rows.values())
        return [*self.bar.buttons, *self.script.buttons, *self.log.buttons, self.coverage.blank, *rows]

    def open_note(self, text: str, about: str) -> None:
        self._show_typing(True)
        self.log.last.open_note(text, about)
        self.announce(_("Letters are text now"))

    def close_note(self) -> None:
        self._show_typing(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.log.last.close_note()

    def show_aside(self, look: looks.AsideLook | None) -> None:
        self.log.show_aside(look)

    def open_aside(self, look: looks.AsideLook) -> None:
        self._show_typing(True)
        self.log.show_aside(look)
        self.announce(f"{look.words}. " + _("Letters are text now"))

    def close_aside(self) -> None:
        self._show_typing(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_gloss(self, text: str) -> None:
        self._show_typing(True)
        self.script.open_gloss(text)
        self.announce(_("Letters are text now"))

    def close_gloss(self) -> None:
        self._show_typing(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.script.close_gloss()

    def copy_words(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _show_typing(self, typing: bool) -> None:
        for button in self._buttons:
            button.show_typing(typing)
        self.script.show_typing(typing)

    def announce(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
