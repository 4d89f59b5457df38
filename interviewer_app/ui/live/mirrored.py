"""The live page with all that goes beyond its own window: the strip, the blank surface, and who has the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from interviewer_app.core.rounds.clock import Clock
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.ui.live import looks
from interviewer_app.ui.live.away_bar import AwayBar
from interviewer_app.ui.live.blank import show_blank
from interviewer_app.ui.live.focus import FocusWatch
from interviewer_app.ui.live.mirror import Mirrors
from interviewer_app.ui.live.page import LivePage


class MirroredPage(LivePage):
    """Tells the mirror what it is shown.

    shown:        the page has come up
    strip_wanted: the strip is to be opened or closed
    """

    shown = Signal()
    strip_wanted = Signal(bool)

    def __init__(self, keys: KeyMap, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(keys, clock, parent)
        self.mirrors = Mirrors()
        self.focus = FocusWatch(self)
        self.away = AwayBar(self)
        self.focus.changed.connect(self._show_focus)
        self.destroyed.connect(self.away.deleteLater)  # the frame around the page may outlive it

    @property
    def kinds(self) -> tuple[looks.KindLook, ...]:
        return self._look.kinds

    @property
    def purpose(self) -> Purpose:
        """What the round is for."""
        return self._look.purpose

    def _draw_now(self) -> None:
        self.mirrors.draw_now()
        super()._draw_now()

    def _place(self) -> None:
        super()._place()
        self.away.lie_on(self._frame(), self._sizes.away)

    def _frame(self) -> QWidget:
        """What the page is scrolled in, or the page itself."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QAbstractScrollArea):
            around = around.parentWidget()
        return around or self

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.away.lie_on(self._frame(), self._sizes.away)
        self._show_focus(self.focus.window)
        self.shown.emit()

    def _show_focus(self, window: object) -> None:
        self.away.setVisible(window is None)

    # What the presenter shows ------------------------------------------------------------------------------------

    def show_strip(self, shown: bool) -> None:
        self.strip_wanted.emit(shown)

    def show_blank(self, blank: bool) -> None:
        show_blank(self.window(), blank)
        self.mirrors.tell("blank", lambda mirror: mirror.show_blank(blank))

    def show_clock(self, look: looks.ClockLook) -> None:
        super().show_clock(look)
        self.mirrors.tell("clock", lambda mirror: mirror.show_clock(look))

    def show_phase(self, look: looks.PhaseLook) -> None:
        super().show_phase(look)
        self.mirrors.tell("phase", lambda mirror: mirror.show_phase(look))

    def show_script(self, look: looks.ScriptLook) -> None:
        super().show_script(look)
        self.mirrors.tell("script", lambda mirror: mirror.show_script(look))

    def show_probe_time(self, look: looks.ProbeTime) -> None:
        super().show_probe_time(look)
        self.mirrors.tell("probe time", lambda mirror: mirror.show_probe_time(look))

    def show_armed(self, kind: str) -> None:
        super().show_armed(kind)
        self.mirrors.tell("armed", lambda mirror: mirror.show_armed(kind))

    def show_last(self, look: looks.LastLook | None) -> None:
        super().show_last(look)
        self.mirrors.tell("last", lambda mirror: mirror.show_last(look))

    def _show_typing(self, typing: bool) -> None:
        super()._show_typing(typing)
        self.mirrors.tell("typing", lambda mirror: mirror.show_typing(typing))
