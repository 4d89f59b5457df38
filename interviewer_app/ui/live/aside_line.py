"""One calm line below the last moment: the notice or AI rule that is still open, or a text typed about the round.

It takes the focus only while a text is typed into it, which it says; nothing waits for it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import HintButton, one_line
from interviewer_app.ui.live.last_moment import NoteField
from interviewer_app.ui.live.looks import AsideLook
from interviewer_app.ui.live.paint import BOLD, MEDIUM, draw_text, paint_box, text_width
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip

HEIGHT = 38
NARROW = 560  # pixels, below which the answers are caps alone
PAD, GAP = 14, 16


class AsideLine(QWidget):
    """`show_look(None)` hides it."""

    def __init__(self, keys: KeyMap, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._look: AsideLook | None = None
        self._caps = (keys.cap("note"), keys.cap("leave"))
        self.field = NoteField(self)
        self.field.setProperty("framed", True)
        self.field.setPlaceholderText(_("Letters are text now"))
        self.field.hide()
        words = {"read-now": _("Read now"), "given-earlier": _("Given earlier by …"), "not-given": _("Not given")}
        self.answers = {
            each: HintButton(Command("notice", each), keys.cap("notice", each), said, self, "raised")
            for each, said in words.items()
        }
        self.hide()

    @property
    def buttons(self) -> list[HintButton]:
        return list(self.answers.values())

    @property
    def look(self) -> AsideLook | None:
        return self._look

    def show_look(self, look: AsideLook | None) -> None:
        """Say what is open, or take what is typed."""
        self._look = look
        self.setVisible(look is not None)
        if look is None:
            self.field.hide()
            return
        typed = look.typed is not None
        self.field.setVisible(typed)
        for name, button in self.answers.items():
            button.setVisible(not typed and (name != "read-now" or look.can_read))
        self.setAccessibleName(look.words)
        self.setAccessibleDescription(look.tip)
        self.setToolTip(literal_tip(look.tip))
        if look.typed is not None:
            self._type(look.words, look.typed, look.chosen)
        self._place()
        self.update()

    def _type(self, words: str, text: str, chosen: bool) -> None:
        self.field.setAccessibleName(words)
        self.field.setToolTip(literal_tip(words))
        self.field.setText(text)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if chosen:
            self.field.selectAll()
        else:
            self.field.end(False)

    @property
    def is_typed(self) -> bool:
        """Whether somebody types into it."""
        return self._look is not None and self._look.typed is not None

    def show_behind(self, hidden: bool) -> None:
        """`hidden` while there is worse to say and one line of room."""
        self.setVisible(self._look is not None and not hidden)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        for button in self.buttons:
            button.show_bare(self._bare)
        self._place()

    def _place(self) -> None:
        if self._look is None:
            return
        x = self.width() - PAD
        for button in reversed(self.buttons):
            if not button.isHidden():
                x -= button.wanted_width()
                button.setGeometry(x, (HEIGHT - 24) // 2, button.wanted_width(), 24)
                x -= GAP
        left = PAD if self._bare else round(PAD + text_width(self._look.words, 13, BOLD) + 12)
        self.field.setGeometry(left, 4, max(80, self.width() - left - self._hints_width() - 8), HEIGHT - 8)

    @property
    def _bare(self) -> bool:
        """Too narrow for words beside a field: its hint says what it is for, and caps say how to leave it."""
        return self.width() < NARROW

    def _hints_width(self) -> int:
        caps = sum(keycap_width(cap) for cap in self._caps)
        if self._bare:
            return round(caps) + 30
        return round(caps + text_width(_("Keep"), 13, BOLD) + text_width(_("Leave"), 13, MEDIUM) + 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        if self._look is not None:
            typed = self._look.typed is not None
            fill, edge, width = ("tint", "accent", 2) if typed else ("raised", "control", 1)
            paint_box(painter, QRectF(self.rect()), fill, edge, 9, width)
            self._paint_words(painter, self._look, typed)
        painter.end()

    def _paint_words(self, painter: QPainter, look: AsideLook, typed: bool) -> None:
        shown = [button.x() for button in self.buttons if not button.isHidden()]
        room = min(shown, default=self.width()) - PAD - 10
        words = look.words if typed else one_line(look.words, room, 13, BOLD, middle=False)
        if not (typed and self._bare):
            draw_text(painter, PAD, HEIGHT / 2, words, 13, "text", BOLD)
        if not typed:
            return
        x = self.width() - 2.0 - self._hints_width()
        for cap, word, weight in zip(self._caps, (_("Keep"), _("Leave")), (BOLD, MEDIUM), strict=True):
            x += paint_keycap(painter, x, HEIGHT / 2 - 10, cap) + 8
            if not self._bare:
                draw_text(painter, x, HEIGHT / 2, word, 13, "text", weight)
                x += text_width(word, 13, weight) + 10
