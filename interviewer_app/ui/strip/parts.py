"""The parts of the strip below its bar: clock, probe, keys, last moment."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import LiveButton, one_line
from interviewer_app.ui.live.looks import ClockLook, KindLook, LastLook, PhaseLook, ScriptLook
from interviewer_app.ui.live.paint import BOLD, REGULAR, draw_lines, draw_text, paint_box, text_width, tint_of, wrapped
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.marks import paint_mark

CAP = 18.0


class StripKey(LiveButton):
    """A cap and a short name. Away: its letter would not arrive, so the cap is dashed; a click logs all the same."""

    def __init__(self, command: Command, cap: str, name: str, short: str, parent: QWidget, hue: str = "sort") -> None:
        super().__init__(command, name, parent)
        self._cap, self._short, self._hue = cap, short, hue
        self._away = self._armed = False
        self.setAccessibleDescription(cap)
        self.setToolTip(literal_tip(name))

    def show_away(self, away: bool) -> None:
        if away != self._away:
            self._away = away
            self.update()

    def show_armed(self, armed: bool) -> None:
        if armed != self._armed:
            self._armed = armed
            self.update()

    @property
    def armed(self) -> bool:
        return self._armed

    @property
    def cap_state(self) -> str:
        return "away" if self._away else "faint" if self.typing else "plain"

    def state(self) -> tuple[Hashable, ...]:
        return (self.cap_state, self._armed, self.isDown() or self.underMouse())

    def paint_face(self, painter: QPainter, state: Any) -> None:
        cap_state, armed, pointed = state
        fill = tint_of(self._hue) if armed else "hover" if pointed else "raised"
        paint_box(painter, QRectF(self.rect()), fill, self._hue if armed else "line", 7, 2 if armed else 1)
        x, middle = 5.0, self.height() / 2
        if self._cap:
            ink = "muted" if armed and cap_state != "plain" else ""  # faint is too faint on a tint
            x += paint_keycap(painter, x, middle - CAP / 2, self._cap, CAP, cap_state, ink) + 5
        room = self.width() - x - 2
        size = next((size for size in (13, 12) if text_width(self._short, size, BOLD) <= room - 4), 11)
        draw_text(painter, x, middle, one_line(self._short, room, size, BOLD, middle=False), size, "text", BOLD)


def kind_key(look: KindLook, parent: QWidget) -> StripKey:
    hue = track_colour(look.track)
    return StripKey(Command("kind", look.id), look.cap, look.name, look.short or look.name, parent, hue)


class CapButton(LiveButton):
    """A key cap alone that does what its key does."""

    def __init__(self, command: Command, cap: str, name: str, parent: QWidget) -> None:
        super().__init__(command, name, parent)
        self._cap, self._away = cap, False
        self.setToolTip(literal_tip(name))

    def show_away(self, away: bool) -> None:
        if away != self._away:
            self._away = away
            self.update()

    def wanted_width(self) -> int:
        return round(keycap_width(self._cap, 18)) + 1

    def state(self) -> tuple[Hashable, ...]:
        return (self._away, self.typing, self.isDown() or self.underMouse())

    def paint_face(self, painter: QPainter, state: Any) -> None:
        away, typing, pointed = state
        look = "away" if away else "faint" if typing else "plain"
        paint_keycap(painter, 0, self.height() / 2 - 9, self._cap, 18, look, "accent" if pointed else "")


class ClockRow(QWidget):
    """The round clock, the probe's place in the script with the key to the next one, and the AI rule in force."""

    def __init__(self, next_cap: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._clock = ClockLook("planned", "", "00:00", "")
        self._phase = PhaseLook("", "", "", True)
        self._title, self._spent = "", ""
        self.next = CapButton(Command("next"), next_cap, _("Next probe"), self)

    def show_clock(self, look: ClockLook) -> None:
        self._clock = look
        self._tell()

    def show_phase(self, look: PhaseLook) -> None:
        self._phase = look
        self._tell()

    def show_title(self, title: str) -> None:
        self._title = title
        self._tell()

    def show_spent(self, spent: str) -> None:
        self._spent = spent
        self._tell()

    def _tell(self) -> None:
        clock, phase = self._clock, self._phase
        self.setAccessibleName(", ".join((clock.time, clock.word, self._title, phase.rule)))
        self._place()
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        """From the right: chip, time of the probe where there is room, its number, the key to the next one."""
        clock, high = self._clock, self.height()
        self._of = clock.of if clock.state == "live" else clock.word
        self._of_at = text_width(clock.time, 22, mono=True) + 8
        left = self._of_at + text_width(self._of, 12, mono=clock.state == "live") + 8
        self._chip = text_width(self._phase.rule, 12, BOLD) + 20
        self._spent_at = self.width() - self._chip - 8
        wide = self.next.wanted_width()
        rest = self._spent_at - left - wide - 5 - text_width(self._title, 12)
        spent = text_width(self._spent, 12, mono=True) + 6
        self._with_spent = spent <= rest
        self._title_at = self._spent_at - (spent if self._with_spent else 0)
        x = max(left, self._title_at - text_width(self._title, 12) - 5 - wide)
        self.next.setGeometry(round(x), high // 2 - 11, wide, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, clock, middle = theme(), self._clock, self.height() / 2
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.colour("surface"))
        ink = "text" if clock.state == "live" else "muted"
        draw_text(painter, 0, middle, clock.time, 22, ink, mono=True)
        draw_text(painter, self._of_at, middle, self._of, 12, "muted", mono=clock.state == "live")
        if self._with_spent:
            draw_text(painter, self._spent_at, middle, self._spent, 12, "text", mono=True, anchor="end")
        title = one_line(self._title, self._title_at - self.next.geometry().right() - 4, 12, middle=False)
        draw_text(painter, self._title_at, middle, title, 12, "muted", anchor="end")
        self._paint_phase(painter, middle)
        painter.end()

    def _paint_phase(self, painter: QPainter, middle: float) -> None:
        look, width = self._phase, self._chip
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint_of("superv" if look.allowed else "sort"))
        painter.drawRoundedRect(QRectF(self.width() - width, middle - 11, width, 22), 11, 11)
        draw_text(painter, self.width() - width + 10, middle, look.rule, 12, "text", BOLD)


class ProbeLines(QWidget):
    """The probe's words on two lines; the whole of it in the tool tip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._text, self._adapted = "", False

    def show_script(self, look: ScriptLook) -> None:
        if look.text != self._text:
            self._text = look.text
            self.setAccessibleName(look.text)
            self.setToolTip(literal_tip(look.text))
            self.update()

    def lines(self) -> tuple[int, tuple[str, ...]]:
        """Size of the letters and two lines at most, the second cut where there is more."""
        text, width = " ".join(self._text.split()), self.width()
        for size in (14, 13):
            lines = wrapped(text, width, size, BOLD)
            if len(lines) <= 2:
                return size, lines
        rest = " ".join(lines[1:])
        return 13, (lines[0], one_line(rest, width, 13, BOLD, middle=False))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        size, lines = self.lines()
        draw_lines(painter, QRectF(self.rect()), lines, size, self.height() / 2, "text", BOLD)
        painter.end()


class LastRow(QWidget):
    """The last moment: hollow while it is being written, solid once it is on disk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._look: LastLook | None = None
        self._started = False

    @property
    def look(self) -> LastLook | None:
        return self._look

    @property
    def status(self) -> str:
        """How far the writing of the last moment got, in words."""
        return (self._look.status or _("on disk")) if self._look else ""

    def show_last(self, look: LastLook | None) -> None:
        if look != self._look:
            self._look = look
            self._tell()

    def show_started(self, started: bool) -> None:
        self._started = started
        if self._look is None:
            self._tell()

    def _tell(self) -> None:
        look = self._look
        words = (look.time, look.name, look.dimension, self.status) if look else (self._empty_words(),)
        self.setAccessibleName(", ".join(word for word in words if word))
        self.update()

    def _empty_words(self) -> str:
        return _("No moment yet") if self._started else _("The first key starts the clock")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        middle = self.height() / 2
        if self._look is None:
            draw_text(painter, 0, middle, self._empty_words(), 13, "muted")
        else:
            self._paint_moment(painter, self._look, middle)
        painter.end()

    def _paint_moment(self, painter: QPainter, look: LastLook, middle: float) -> None:
        now, mark = theme(), look.mark
        hue, on_mark = now.colour(track_colour(mark.track)), now.colour("on_mark")
        paint_mark(painter, 8, middle - 1, 15, mark.direction, mark.letter, hue, on_mark, mark.hollow, mark.prompted)
        draw_text(painter, 22, middle, look.time, 12, "text", mono=True)
        x = 22 + text_width(look.time, 12, mono=True) + 7
        trouble = look.status == _("not on disk")
        ink, weight = ("text", BOLD) if trouble else ("muted", REGULAR)
        right = self.width() - 1.0
        draw_text(painter, right, middle, self.status, 12, ink, weight, anchor="end")
        right -= text_width(self.status, 12, weight) + 8
        name = one_line(look.name, right - x, 13, BOLD, middle=False)
        draw_text(painter, x, middle, name, 13, "text", BOLD)
        x += text_width(name, 13, BOLD) + 6
        if right - x > 40:
            draw_text(painter, x, middle, one_line(look.dimension, right - x, 12, middle=False), 12, "muted")
