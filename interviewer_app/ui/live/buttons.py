"""Buttons of the live window: painted, opaque, and never holding the focus, so that every key reaches the page."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from interviewer_app.core.rounds.keys import Command
from interviewer_app.ui.live.paint import (
    BOLD,
    MEDIUM,
    REGULAR,
    Faces,
    draw_text,
    elided,
    paint_box,
    text_width,
    tint_of,
)
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.marks import paint_mark

BARE_WIDTH = 32


class LiveButton(QAbstractButton):
    """A button that does what a key does. Subclasses paint `face` once for each of their states.

    typing: the note is open and this key would type a letter: its cap goes faint
    """

    def __init__(self, command: Command, name: str, parent: QWidget, ground: str = "surface") -> None:
        super().__init__(parent)
        self.command = command
        self.typing = False
        self._faces = Faces(self, self.paint_face, ground)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_typing(self, typing: bool) -> None:
        if typing != self.typing:
            self.typing = typing
            self.update()

    def state(self) -> tuple[Hashable, ...]:
        """What the face depends on, besides size and theme."""
        return (self.typing, self.isDown() or self.underMouse())

    def paint_face(self, painter: QPainter, state: Any) -> None:
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # Fusion takes it from every button it polishes

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._faces.draw(painter, self.state(), event.rect())
        self.paint_over(painter, event.rect())
        painter.end()

    def paint_over(self, painter: QPainter, part: QRect) -> None:
        """What changes too often to be kept."""

    @property
    def cap_state(self) -> str:
        return "faint" if self.typing else "plain"


class HintButton(LiveButton):
    """A cap and a word, without a frame."""

    HEIGHT = 24

    def __init__(
        self, command: Command, cap: str, word: str, parent: QWidget, ground: str = "surface", strong: bool = False
    ) -> None:
        super().__init__(command, word, parent, ground)
        self._cap, self._word, self._strong, self._ground = cap, word, strong, ground
        self._bare = False

    def show_bare(self, bare: bool) -> None:
        """The cap alone; its word goes to the tool tip."""
        if bare != self._bare:
            self._bare = bare
            self.setToolTip(literal_tip(self._word) if bare else "")
            self._faces.forget()
            self.update()

    def wanted_width(self) -> int:
        if self._bare:
            return round(keycap_width(self._cap)) + 1
        return round(keycap_width(self._cap) + 8 + text_width(self._word, 12.0, MEDIUM)) + 3

    def paint_face(self, painter: QPainter, state: Any) -> None:
        typing, pointed = state
        middle = self.height() / 2
        width = paint_keycap(painter, 0, middle - 10, self._cap, state="faint" if typing else "plain")
        colour = "text" if pointed or self._strong else "muted"
        if not self._bare:
            draw_text(painter, width + 8, middle, self._word, 12, "faint" if typing else colour, MEDIUM)


class Chip(LiveButton):
    """One choice of the refine row: a cap and a word in a box, tinted in the track's hue while it holds.

    joined: "" stands alone; "left", "middle", "right" share one frame
    """

    def __init__(self, command: Command, cap: str, parent: QWidget, joined: str = "") -> None:
        super().__init__(command, "", parent, "raised")
        self._cap, self._joined = cap, joined
        self._look: tuple[str, str, bool] = ("", "sort", False)
        self._bare = False
        self.setCheckable(True)

    def show_bare(self, bare: bool) -> None:
        """Without the cap, and a direction as its shape alone."""
        if bare != self._bare:
            self._bare = bare
            self._faces.forget()
            self.update()

    def show_choice(self, word: str, hue: str, chosen: bool) -> None:
        """What it says; `hue` is the token of the moment's track."""
        look = (word, hue, chosen)
        if look != self._look:
            if word != self._look[0]:
                self.setAccessibleName(word)
                self.setToolTip(literal_tip(f"{word} ({self._cap})" if self._cap else word))
            self._look = look
            self.setChecked(chosen)
            self.update()

    def nextCheckState(self) -> None:
        """A click asks; what holds then is for the round to say."""

    @property
    def chosen(self) -> bool:
        return self._look[2]

    def state(self) -> tuple[Hashable, ...]:
        return (*self._look, self.isDown() or self.underMouse())

    def wanted_width(self, *words: str) -> int:
        widest = max(text_width(word, 13.0, BOLD) for word in words)
        if self._bare:
            return BARE_WIDTH if self.command.do == "direction" else round(widest) + 16
        return round(7 + keycap_width(self._cap, 18) + 7 + widest + 10)

    def paint_face(self, painter: QPainter, state: Any) -> None:
        word, hue, chosen, pointed = state
        fill = tint_of(hue) if chosen else "hover" if pointed else "raised"
        edge = hue if chosen and not self._joined else "control"
        self._paint_box(painter, fill, edge)
        middle = self.height() / 2
        if self._bare:
            self._paint_bare(painter, word, hue, chosen)
            return
        width = paint_keycap(painter, 7, middle - 9, self._cap, 18)
        draw_text(painter, 14 + width, middle, word, 13, "text" if chosen else "muted", BOLD if chosen else REGULAR)

    def _paint_bare(self, painter: QPainter, word: str, hue: str, chosen: bool) -> None:
        now, middle = theme(), self.height() / 2
        if self.command.do == "direction":
            colour = now.colour(hue if chosen else "muted")
            paint_mark(painter, self.width() / 2, middle, 12, self.command.arg, "", colour, colour, not chosen)
        else:
            ink, weight = ("text", BOLD) if chosen else ("muted", REGULAR)
            draw_text(painter, 8, middle, word, 13, ink, weight)

    def _paint_box(self, painter: QPainter, fill: str | QColor, edge: str) -> None:
        box = QRectF(self.rect())
        if not self._joined:
            paint_box(painter, box, fill, edge, 7)
            return
        # Three in one frame: each paints its part of a wider box and a hairline between.
        wide = box.adjusted(0 if self._joined == "left" else -20, 0, 0 if self._joined == "right" else 20, 0)
        painter.setClipRect(box)
        paint_box(painter, wide, fill, edge, 7)
        if self._joined != "left":
            painter.setPen(theme().pen("line"))
            painter.drawLine(0, 1, 0, self.height() - 2)
        painter.setClipping(False)


class WideKey(LiveButton):
    """The space bar, or the key that moves a moment back: a cap, a name, a quiet remark, and a count at the right."""

    def __init__(self, command: Command, cap: str, name: str, remarks: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(command, name, parent)
        self._cap, self._name, self._remarks = cap, name, remarks
        self._count, self._armed = -1, False
        self._free_from = 0.0  # where the name ends

    def show_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.update()

    def show_armed(self, armed: bool) -> None:
        if armed != self._armed:
            self._armed = armed
            self.update()

    def show_name(self, name: str) -> None:
        if name != self._name:
            self._name = name
            self.setAccessibleName(name)
            self.update()

    def state(self) -> tuple[Hashable, ...]:
        return (*super().state(), self._armed, self._name)

    def paint_face(self, painter: QPainter, state: Any) -> None:
        typing, pointed, armed, _name = state
        edge, fill = ("sort", tint_of("sort")) if armed else ("line", "hover" if pointed else "raised")
        paint_box(painter, QRectF(self.rect()), fill, edge, 10, 2 if armed else 1)
        middle = self.height() / 2
        width = paint_keycap(painter, 12, middle - 10, self._cap, 20, "faint" if typing else "plain")
        x = 12 + width + 10
        room = self.width() - x - 8
        size = next((size for size in (15, 14, 13, 12) if text_width(self._name, size, BOLD) <= room), 11)
        name = one_line(self._name, room, size, BOLD)
        draw_text(painter, x, middle, name, size, "faint" if typing else "text", BOLD)
        x += text_width(name, size, BOLD) + 10
        self._free_from = x
        room = self.width() - 44 - x
        remark = next((words for words in self._remarks if text_width(words, 13) <= room), "")
        draw_text(painter, x, middle, remark, 13, "faint" if typing else "muted")

    def paint_over(self, painter: QPainter, part: QRect) -> None:
        number = str(max(0, self._count))
        if self._count > 0 and self.width() - 14 - text_width(number, 13, mono=True) >= self._free_from:
            middle = self.height() / 2
            draw_text(painter, self.width() - 14, middle, number, 13, "muted", mono=True, anchor="end")


def one_line(text: str, width: float, size: float, weight: int = REGULAR, middle: bool = True) -> str:
    """`text` cut to `width` pixels; a name gives way in the middle."""
    return elided(text, max(8, int(width)), size, weight, middle)
