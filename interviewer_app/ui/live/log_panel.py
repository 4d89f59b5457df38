"""The centre: the keys, the last moment, the recent ones, and how far the writing got."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.texts import _
from interviewer_app.ui.live.aside_line import HEIGHT as ASIDE_HEIGHT
from interviewer_app.ui.live.aside_line import AsideLine
from interviewer_app.ui.live.buttons import HintButton, LiveButton, WideKey
from interviewer_app.ui.live.kind_keys import KindKey
from interviewer_app.ui.live.last_moment import LastMoment
from interviewer_app.ui.live.looks import AsideLook, NudgeLook, PageLook
from interviewer_app.ui.live.nudge_line import NudgeLine
from interviewer_app.ui.live.paint import BOLD, draw_text
from interviewer_app.ui.live.recent import Recent
from interviewer_app.ui.live.sizes import Sizes
from interviewer_app.ui.live.span_row import HEIGHT as SPANS
from interviewer_app.ui.live.span_row import SpanRow
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.messages import NoticeLine
from interviewer_app.ui.widgets.panels import Panel

COLUMNS = 4
SLOT = 38  # of the line at the foot


class WritingLine(QWidget):
    """How far the writing got, at the right of the heading."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._words, self._trouble = "", False

    def text(self) -> str:
        return self._words

    def show_words(self, words: str, trouble: bool) -> None:
        if (words, trouble) != (self._words, self._trouble):
            self._words, self._trouble = words, trouble
            self.setAccessibleName(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour("surface"))
        ink, weight = ("text", BOLD) if self._trouble else ("muted", 400)
        draw_text(painter, self.width(), self.height() / 2, self._words, 13, ink, weight, anchor="end")
        painter.end()


class LogPanel(Panel):
    """Everything that logs and refines."""

    def __init__(self, page: PageLook, keys: KeyMap, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(_("Log a moment"), parent)
        self._sizes = sizes
        self.kinds = [KindKey(look, self) for look in page.kinds]
        remarks = (_("no kind needed now, name it later"), _("name it later"))
        self.space = WideKey(Command("something"), keys.cap("something"), _("Something here"), remarks, self)
        self.earlier = WideKey(Command("earlier"), keys.cap("earlier"), _("10 s earlier"), (), self)
        self.earlier.setToolTip(literal_tip(_("The last moment was so much earlier; again for a step further")))
        self.writing = WritingLine(self)
        self.last = LastMoment(keys, page.digits, self)
        self.aside = AsideLine(keys, self)
        self.recent = Recent(self)
        self.spans = SpanRow(page.spans, self)
        self.nudge = NudgeLine(keys, self)
        self.trouble = NoticeLine(self)
        self.keys_hint = HintButton(Command("keys"), keys.cap("keys"), _("Keys"), self)
        self._armed: KindKey | WideKey | None = None

    @property
    def buttons(self) -> list[LiveButton]:
        above = [*self.kinds, self.space, self.earlier, *self.last.buttons]
        return [*above, *self.aside.buttons, *self.spans.buttons, *self.nudge.buttons, self.keys_hint]

    def show_sizes(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._place()

    def key_of(self, kind: str) -> KindKey | WideKey:
        return next((key for key in self.kinds if key.kind == kind), self.space)

    def show_armed(self, kind: str) -> None:
        key = self.key_of(kind)
        if key is not self._armed:
            if self._armed is not None:
                self._armed.show_armed(False)
            key.show_armed(True)
            self._armed = key

    def show_aside(self, look: AsideLook | None) -> None:
        shown = look is not None
        moved, typed = shown == self.aside.isHidden(), self.aside.is_typed
        self.aside.show_look(look)
        if moved or typed != self.aside.is_typed:
            self._place_rest(self.last.geometry().bottom() + 1)

    def show_nudge(self, look: NudgeLook | None) -> None:
        """In the lowest line, unless somebody types there or something could not be written."""
        shown = self.nudge.look is not None
        self.nudge.show_look(look)
        self.nudge.show_behind(self._no_nudge)
        if shown != (look is not None):
            self._place_rest(self.last.geometry().bottom() + 1)

    def show_trouble(self, sentence: str) -> None:
        self.trouble.show_text(sentence)
        self._place_rest(self.last.geometry().bottom() + 1)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        size, pad = self._sizes, self._sizes.pad
        room = self.width() - 2 * pad
        self.writing.setGeometry(self.width() // 3, pad - 4, self.width() - pad - self.width() // 3, 26)
        gap = size.key_gap
        width = (room - gap * (COLUMNS - 1)) / COLUMNS
        high = size.key_height(-(-len(self.kinds) // COLUMNS), self.height())
        y = size.pad if size.folded else size.head
        self.writing.setVisible(not size.folded)
        for number, key in enumerate(self.kinds):
            row, column = divmod(number, COLUMNS)
            x = pad + column * (width + gap)
            key.setGeometry(round(x), y + row * (high + gap), round(x + width) - round(x), high)
        y += -(-len(self.kinds) // COLUMNS) * (high + gap)
        edge = round(pad + (2.4 if size.folded else 3) * (width + gap))
        self.space.setGeometry(pad, y, edge - gap - pad, size.space_height)
        self.earlier.setGeometry(edge, y, self.width() - pad - edge, size.space_height)
        y += size.space_height + size.key_gap + (0 if size.folded else 2)
        last = self.last.show_folded(size.folded)
        self.last.setGeometry(pad, y, room, last)
        self._place_rest(y + last)

    def _place_rest(self, top: int) -> None:
        pad, room = self._sizes.pad, self.width() - 2 * self._sizes.pad
        self.keys_hint.show_bare(self._sizes.folded)
        hint_width = self.keys_hint.wanted_width()
        if self._sizes.folded:
            self._place_folded(top, self.height() - pad + 2)
            return
        self.spans.setVisible(True)
        foot = self.height() - pad + 2 - SLOT  # the lowest line: its place is kept while it says nothing
        self.nudge.show_behind(self._no_nudge)
        for line in (self.trouble, self.nudge):
            line.setGeometry(pad, foot, room, SLOT)
        self.aside.setGeometry(pad, foot, room, ASIDE_HEIGHT)
        foot -= SPANS + 8
        self.keys_hint.setVisible(True)
        self.keys_hint.setGeometry(self.width() - pad - hint_width, foot + 2, hint_width, 24)
        self.spans.place(pad, foot, room - hint_width - 12)
        self._place_between(top, foot)

    @property
    def _no_nudge(self) -> bool:
        """Whether the copilot's line has to wait: something could not be written, or somebody types in its place."""
        return not self.trouble.isHidden() or self.aside.is_typed

    def _place_between(self, top: int, foot: int) -> None:
        """The recent moments, and above them what is open where another line has taken its place at the foot."""
        pad, room = self._sizes.pad, self.width() - 2 * self._sizes.pad
        taken = not self.trouble.isHidden() or not self.nudge.isHidden()
        fits = foot - top >= ASIDE_HEIGHT + 12
        self.aside.show_behind(taken and not fits)
        if taken and not self.aside.isHidden():
            self.aside.setGeometry(pad, top + 8, room, ASIDE_HEIGHT)
            top += 8 + ASIDE_HEIGHT
        self.recent.setVisible(foot - top - 14 >= 24)
        self.recent.setGeometry(pad, top + 8, room, max(24, foot - top - 14))

    def _place_folded(self, top: int, foot: int) -> None:
        """One line at a time below the last moment: trouble before what is open, what is open before the rest."""
        pad, room = self._sizes.pad, self.width() - 2 * self._sizes.pad
        self.nudge.show_behind(self._no_nudge)
        taken = not self.trouble.isHidden() or not self.nudge.isHidden()
        self.aside.show_behind(taken and foot - top < 2 * ASIDE_HEIGHT + 8)
        for line, high in ((self.trouble, SLOT), (self.nudge, SLOT), (self.aside, ASIDE_HEIGHT)):
            if not line.isHidden():
                line.setGeometry(pad, top + 4, room, high)
                top += high + 4
        free, hint = foot - top >= SPANS + 4, self.keys_hint.wanted_width()
        self.keys_hint.setVisible(free)
        self.spans.setVisible(free)
        if free:
            foot -= SPANS
            self.keys_hint.setGeometry(self.width() - pad - hint, foot + 2, hint, 24)
            self.spans.place(pad, foot, room - hint - 8)
        self.recent.setVisible(foot - top >= 36)
        self.recent.setGeometry(pad, top + 6, room, max(24, foot - top - 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        head = QRect(0, 0, self.width() // 3, 0 if self._sizes.folded else self._sizes.head)
        if event.rect().intersects(head):
            painter = QPainter(self)
            draw_text(painter, self._sizes.pad, self._sizes.pad + 9, _("Log a moment"), 16, "text", BOLD)
            painter.end()
