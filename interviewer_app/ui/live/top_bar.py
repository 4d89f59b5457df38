"""The top: who and what, the round clock on the middle of the window, the AI rule, pause and end."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import LiveButton
from interviewer_app.ui.live.looks import ActionsLook, ClockLook, PhaseLook
from interviewer_app.ui.live.paint import BOLD, MEDIUM, draw_text, paint_box, text_width, tint_of
from interviewer_app.ui.live.sizes import LEAST_WIDTH, Sizes
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.badges import PurposeBadge
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import ElidedLabel
from interviewer_app.ui.widgets.panels import Ground

CAP = 18.0
DIGITS, FOLDED_DIGITS = 30, 24
STRIP_FROM, FOLDS_BELOW = 800, 60  # pixels: the bar is narrower than the window by its margins


class ClockFace(QWidget):
    """State, round clock, arranged time. The digits stand on the middle of the widget."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._look = ClockLook("planned", "", "00:00", "")
        self._digits, self._folded = DIGITS, False

    def show_folded(self, folded: bool) -> None:
        """Smaller, and a running clock without the word that says so: its sign and its figures do."""
        if folded != self._folded:
            self._folded, self._digits = folded, FOLDED_DIGITS if folded else DIGITS
            self.update()

    @property
    def _word(self) -> str:
        return "" if self._folded and self._look.state == "live" else self._look.word

    @property
    def look(self) -> ClockLook:
        return self._look

    def wanted_width(self) -> int:
        """Room for both sides, the same on each."""
        look, half = self._look, self._digits_box().width() / 2
        left, right = 34 + text_width(self._word, 14, BOLD), 12 + text_width(look.of, 14, mono=True)
        return round(2 * (half + max(left, right)))

    def show_clock(self, look: ClockLook) -> None:
        old, self._look = self._look, look
        if look._replace(time=old.time) != old or len(look.time) != len(old.time):
            self.setAccessibleName(look.word)
            self.update()
        elif look != old:
            self.update(self._digits_box())

    def _digits_box(self) -> QRect:
        half = round(text_width(self._look.time, self._digits, mono=True) / 2) + 2
        return QRect(self.width() // 2 - half, 0, 2 * half, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, middle = self._look, self.height() / 2
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour("bg"))
        ink = "text" if look.state == "live" else "muted"
        draw_text(painter, self.width() / 2, middle, look.time, self._digits, ink, mono=True, anchor="middle")
        if not self._digits_box().contains(event.rect()):
            self._paint_sides(painter, look, middle)
        painter.end()

    def _paint_sides(self, painter: QPainter, look: ClockLook, middle: float) -> None:
        half = self._digits_box().width() / 2
        x = self.width() / 2 - half - 14
        draw_text(painter, x, middle, self._word, 14, "text", BOLD, anchor="end")
        x -= text_width(self._word, 14, BOLD) + 12
        self._paint_sign(painter, look.state, x, middle)
        draw_text(painter, self.width() / 2 + half + 12, middle, look.of, 14, "muted", mono=True)

    def _paint_sign(self, painter: QPainter, state: str, x: float, middle: float) -> None:
        """The state as a shape: a ring before, a disc while it runs, two bars, a square after."""
        now = theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(now.pen("accent" if state == "live" else "muted", 1.5))
        painter.setBrush(now.colour("accent") if state == "live" else Qt.BrushStyle.NoBrush)
        if state in ("planned", "live"):
            painter.drawEllipse(QPointF(x, middle), 4, 4)
        elif state == "paused":
            painter.fillRect(QRectF(x - 4, middle - 5, 3, 10), now.colour("muted"))
            painter.fillRect(QRectF(x + 1, middle - 5, 3, 10), now.colour("muted"))
        else:
            painter.fillRect(QRectF(x - 4, middle - 4, 8, 8), now.colour("muted"))


class PhaseChip(LiveButton):
    """The AI rule in force, and the key that goes on to the next phase."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Command("phase"), _("AI rule"), parent, "bg")
        self._look, self._short, self._bare = PhaseLook("", "", "", True), False, False

    def show_phase(self, look: PhaseLook) -> None:
        if look != self._look:
            self._look = look
            self.setAccessibleName(", ".join(part for part in (look.rule, look.phase) if part))
            self._faces.forget()
            self.update()

    def show_bare(self, bare: bool) -> None:
        """Leave out the cap as well."""
        if bare != self._bare:
            self._bare = bare
            self._faces.forget()
            self.update()

    def show_short(self, short: bool) -> None:
        """Leave out which phase of how many, where the clock needs the room."""
        if short != self._short:
            self._short = short
            self._faces.forget()
            self.update()

    @property
    def _words(self) -> str:
        return "" if self._short else self._look.phase

    def wanted_width(self) -> int:
        look = self._look
        width = 6 + text_width(look.rule, 12, BOLD) + 22
        if self._words:
            width += 8 + text_width(self._words, 12)
        if look.cap and not self._bare:
            width += 8 + keycap_width(look.cap, CAP)
        return round(width + (14 if (look.phase or look.cap) and not self._bare else 6))

    def paint_face(self, painter: QPainter, state: Any) -> None:
        typing, pointed = state
        look, high, middle = self._look, self.height(), self.height() / 2
        paint_box(painter, QRectF(self.rect()), "hover" if pointed and look.cap else "surface", "control", high / 2)
        width = text_width(look.rule, 12, BOLD) + 22
        hue = "superv" if look.allowed else "sort"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint_of(hue))
        painter.drawRoundedRect(QRectF(6, 5, width, high - 10), 11, 11)
        draw_text(painter, 17, middle, look.rule, 12, "text", BOLD)
        x = 6 + width + 8
        if self._words:
            draw_text(painter, x, middle, self._words, 12, "muted")
            x += text_width(self._words, 12) + 8
        if look.cap and not self._bare:
            paint_keycap(painter, x, middle - CAP / 2, look.cap, CAP, "faint" if typing else "plain")


class TopButton(LiveButton):
    """A bordered button with the key that does the same. While it asks, its border is the accent."""

    def __init__(self, command: Command, parent: QWidget) -> None:
        super().__init__(command, "", parent, "bg")
        self._look: tuple[str, str, bool] = ("", "", False)
        self._short = False

    def show_short(self, short: bool) -> None:
        """Leave out the cap, where the clock needs the room."""
        self._short = short

    def show_words(self, words: str, cap: str, asking: bool = False) -> None:
        if (words, cap, asking) != self._look:
            self._look = (words, cap, asking)
            self.setAccessibleName(words)
            self.setVisible(bool(words))
            self._faces.forget()
            self.update()

    @property
    def words(self) -> str:
        return self._look[0]

    def wanted_width(self) -> int:
        words, cap, _asking = self._look
        caps = 2 if self._short else keycap_width(cap, CAP) + 8
        return round(text_width(words, 13, BOLD) + caps + 22) if words else 0

    def state(self) -> tuple[Hashable, ...]:
        return (*self._look, self._short, self.isDown() or self.underMouse())

    def paint_face(self, painter: QPainter, state: Any) -> None:
        words, cap, asking, short, pointed = state
        middle = self.height() / 2
        fill = "tint" if asking else "hover" if pointed else "surface"
        paint_box(painter, QRectF(self.rect()), fill, "accent" if asking else "control", 8, 2 if asking else 1)
        draw_text(painter, 13, middle, words, 13, "text", BOLD)
        if not short:
            paint_keycap(painter, self.width() - 10 - keycap_width(cap, CAP), middle - CAP / 2, cap, CAP)


class TopBar(Ground):
    """One line above the three panels."""

    def __init__(
        self, candidate: str, pack_line: str, sizes: Sizes, parent: QWidget, purpose: Purpose = "real"
    ) -> None:
        super().__init__("bg", parent)
        self._sizes = sizes
        self.badge = PurposeBadge(purpose, self) if purpose != "real" else None
        self.candidate = ElidedLabel(candidate, 17, BOLD, parent=self)
        self.pack_line = ElidedLabel(pack_line, 13, MEDIUM, tone="muted", parent=self)
        self.clock = ClockFace(self)
        self.phase = PhaseChip(self)
        self.strip = TopButton(Command("strip"), self)
        self.pause = TopButton(Command("pause"), self)
        self.end = TopButton(Command("end"), self)

    @property
    def buttons(self) -> list[LiveButton]:
        return [self.phase, self.strip, self.pause, self.end]

    def show_clock(self, look: ClockLook) -> None:
        wide = self.clock.wanted_width()
        self.clock.show_clock(look)
        if self.clock.wanted_width() != wide:
            self._place()

    def show_phase(self, look: PhaseLook) -> None:
        self.phase.show_phase(look)
        self._place()

    def show_actions(self, look: ActionsLook) -> None:
        self.pause.show_words(look.pause, look.pause_cap)
        self.end.show_words(look.end, look.end_cap, look.asking)
        self.strip.show_words(_("Strip"), look.strip_cap)
        self._place()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place_folded(self) -> None:
        """The clock beside the buttons, which leave their caps out; the strip's only where there is room."""
        middle, right = self.height() // 2, self.width()
        self.phase.show_short(True)
        buttons: list[TopButton | PhaseChip] = [self.end, self.pause, self.phase]
        if self.width() >= STRIP_FROM:
            buttons.insert(2, self.strip)
        self.strip.setVisible(self.strip in buttons and bool(self.strip.words))
        for button in buttons:
            width = button.wanted_width()
            if width:
                button.setGeometry(right - width, middle - 15, width, 30)
                right -= width + 6
        wide = self.clock.wanted_width()
        self.clock.setGeometry(right - wide - 2, middle - 17, wide, 34)
        self._place_names(middle, right - wide - 10)

    def _place(self) -> None:
        folded = self.width() < LEAST_WIDTH - FOLDS_BELOW
        self.clock.show_folded(folded)
        self.phase.show_bare(folded)
        if folded:
            for each in (self.end, self.pause, self.strip):
                each.show_short(True)
            self._place_folded()
            return
        self.strip.setVisible(bool(self.strip.words))
        middle, right = self.height() // 2, self.width()
        wide = self.clock.wanted_width() // 2 * 2 + self.width() % 2
        self.clock.setGeometry((self.width() - wide) // 2, middle - 20, wide, 40)
        self._shorten(self.width() - self.clock.geometry().right() - 6)
        for button in (self.end, self.pause, self.strip, self.phase):
            width = button.wanted_width()
            if width:
                button.setGeometry(right - width, middle - 16, width, 32)
                right -= width + 8
        self._place_names(middle, max(120, self.clock.x() - 8))

    def _place_names(self, middle: int, room: int) -> None:
        high = self.candidate.sizeHint().height()
        left = 0
        if self.badge is not None:
            size = self.badge.sizeHint()
            self.badge.setGeometry(0, middle - high // 2 - size.height() // 2 + 2, size.width(), size.height())
            left = size.width() + 10
        self.candidate.setGeometry(left, middle - high + 2, room - left, high)
        self.pack_line.setGeometry(0, middle + 4, room, self.pack_line.sizeHint().height())

    def _shorten(self, room: int) -> None:
        """Leave out what the buttons can do without, the caps last, until they fit into `room` pixels."""
        buttons = (self.end, self.pause, self.strip)
        for without_phase, without_caps in ((False, False), (True, False), (False, True), (True, True)):
            self.phase.show_short(without_phase)
            for button in buttons:
                button.show_short(without_caps)
            if sum(button.wanted_width() + 8 for button in buttons) + self.phase.wanted_width() <= room:
                return
