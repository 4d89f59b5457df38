"""What the strip shows of the page: told with every change, and at once when it is opened later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from interviewer_app.ui.live.looks import ClockLook, LastLook, PhaseLook, ProbeTime, ScriptLook


class Mirror(Protocol):
    """Shows part of the live window once more, elsewhere on the desktop."""

    def show_clock(self, look: ClockLook) -> None: ...

    def show_phase(self, look: PhaseLook) -> None: ...

    def show_script(self, look: ScriptLook) -> None: ...

    def show_probe_time(self, look: ProbeTime) -> None: ...

    def show_armed(self, kind: str) -> None: ...

    def show_last(self, look: LastLook | None) -> None: ...

    def show_typing(self, typing: bool) -> None: ...

    def show_blank(self, blank: bool) -> None: ...

    def draw_now(self) -> None:
        """Draw what was shown, before anything else gets its turn."""
        ...


class Mirrors:
    """Hands on what the page is shown, and remembers the last of each."""

    def __init__(self) -> None:
        self._mirror: Mirror | None = None
        self._last: dict[str, Callable[[Mirror], None]] = {}

    def tell(self, what: str, tell: Callable[[Mirror], None]) -> None:
        """`what` names what is shown; the last one of each name counts."""
        self._last[what] = tell
        if self._mirror is not None:
            tell(self._mirror)

    def open(self, mirror: Mirror) -> None:
        """From now on `mirror` shows it too."""
        self._mirror = mirror
        for tell in self._last.values():
            tell(mirror)

    def close(self) -> None:
        self._mirror = None

    def draw_now(self) -> None:
        if self._mirror is not None:
            self._mirror.draw_now()
