"""The spans: a chip for each, the one that runs with how long it has."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import LiveButton, one_line
from interviewer_app.ui.live.looks import SpanChipLook
from interviewer_app.ui.live.paint import BOLD, REGULAR, draw_text, paint_box, text_width
from interviewer_app.ui.live.words import short_time
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip

HEIGHT, GAP = 28, 8
PAD, CAP = 7, 18
LEAST_CHIP = 52  # pixels, below which all are alike
LEAST_WORD = 24  # pixels; a chip with less room is its cap, and the tool tip tells the word


class SpanChip(LiveButton):
    """A cap and a word; while it runs, framed, on a tint, with its time."""

    def __init__(self, kind: str, cap: str, word: str, parent: QWidget) -> None:
        super().__init__(Command("span", kind), word, parent)
        self._cap, self._word = cap, word
        self._seconds: int | None = None
        self.setCheckable(True)
        self.setToolTip(literal_tip(word))

    def nextCheckState(self) -> None:
        """A click asks; what runs then is for the round to say."""

    @property
    def seconds(self) -> int | None:
        """How long it has been running; None while it is not."""
        return self._seconds

    def show_running(self, seconds: int | None) -> None:
        if seconds != self._seconds:
            changed = (seconds is None) != (self._seconds is None)
            self._seconds = seconds
            if changed:
                self.setChecked(seconds is not None)
                self.setAccessibleDescription(_("runs") if seconds is not None else "")
            self.update()

    def state(self) -> tuple[Hashable, ...]:
        return (*super().state(), self._seconds)

    def wanted_width(self) -> int:
        """With its time where it runs: the chips after it move up by as much, once per span."""
        time = text_width("0:00", 12, mono=True) + 6 if self._seconds is not None else 0
        weight = BOLD if self._seconds is not None else REGULAR
        return ceil(PAD + keycap_width(self._cap, CAP) + 6 + text_width(self._word, 13, weight) + time + PAD)

    def paint_face(self, painter: QPainter, state: Any) -> None:
        typing, pointed, seconds = state
        runs = seconds is not None
        edge, fill = ("accent", "tint") if runs else ("line", "hover" if pointed else "surface")
        paint_box(painter, QRectF(self.rect()), fill, edge, 8, 2 if runs else 1)
        middle = self.height() / 2
        x = PAD + paint_keycap(painter, PAD, middle - CAP / 2, self._cap, CAP, "faint" if typing else "plain") + 6
        ink = "text" if runs else "faint" if typing else "muted"
        bare = self.width() - x - PAD < LEAST_WORD
        time = short_time(seconds) if runs and not bare else ""
        room = self.width() - x - PAD - (text_width(time, 12, mono=True) + 6 if time else 0)
        weight = BOLD if runs else REGULAR
        size = next((size for size in (13, 12, 11) if text_width(self._word, size, weight) <= room + 1), 11)
        if not bare:
            draw_text(painter, x, middle, one_line(self._word, room + 1, size, weight, middle=False), size, ink, weight)
        if time:
            draw_text(painter, self.width() - PAD, middle, time, 12, ink, mono=True, anchor="end")


class SpanRow(QWidget):
    """The chips side by side; where they do not fit, all give way alike."""

    def __init__(self, looks: Sequence[SpanChipLook], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Spans"))
        self.chips = {look.kind: SpanChip(look.kind, look.cap, look.word, self) for look in looks}

    @property
    def buttons(self) -> list[LiveButton]:
        return list(self.chips.values())

    def place(self, x: int, y: int, width: int) -> None:
        """Stand at (x, y), at most `width` wide."""
        self.setGeometry(x, y, width, HEIGHT)
        self._place_chips()

    def _place_chips(self) -> None:
        wanted = {kind: chip.wanted_width() for kind, chip in self.chips.items()}
        room = self.width() - sum(wanted.values())
        gap = max(3, min(GAP, room // max(1, len(wanted) - 1)))
        over = max(0, gap * (len(wanted) - 1) - room)
        if over and min(wanted.values()) - over // len(wanted) < LEAST_CHIP:  # none gives way more than another
            alike = (self.width() - gap * (len(wanted) - 1)) // len(wanted)
            wanted, over = dict.fromkeys(wanted, alike), 0
        left = 0
        for kind, chip in self.chips.items():
            wide = wanted[kind] - -(-over // len(wanted))
            chip.setGeometry(left, 0, wide, HEIGHT)
            left += wide + gap

    def show_running(self, kind: str, seconds: int) -> None:
        """`kind` runs for `seconds`; "" for none."""
        changed = [chip for each, chip in self.chips.items() if (chip.seconds is not None) != (each == kind)]
        for each, chip in self.chips.items():
            chip.show_running(seconds if each == kind else None)
        if changed:
            self._place_chips()
