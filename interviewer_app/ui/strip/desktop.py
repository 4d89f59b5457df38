"""What the strip needs of its system, one file for each. Here is the one for a system that does not help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow

from interviewer_app.core.texts import _
from interviewer_app.ui.strip.chords import Chord

# What the read-back says of a window in a screen share: left out; asked to be, which not every system heeds; in it.
Seen = Literal["left out", "asked", "seen"]


class Desktop(Protocol):
    """The system's part in the strip.

    clicks_keep_focus: whether a click on the strip leaves the keys where they are, as far as is known beforehand
    window_type:       what the strip is to this system: a window, or a tool
    """

    clicks_keep_focus: bool
    window_type: Qt.WindowType

    def leave_keys(self, strip: QWindow) -> None:
        """From now on a click on `strip` leaves the keys with whoever has them, where that is possible."""
        ...

    def take_keys(self, strip: QWindow) -> None:
        """Bring the keys to `strip`."""
        ...

    def has_keys(self, window: QWindow) -> bool:
        """Whether the system says that `window` has the keys; False where it cannot be asked."""
        ...

    def hide_from_shares(self, window: QWindow, hidden: bool) -> Seen:
        """Take `window` out of screen shares, or let it be seen again; what the system then says of it."""
        ...

    def ask_key(self, chord: Chord, pressed: Callable[[], None]) -> str:
        """Have the system tell when `chord` is pressed, whoever has the keys; why not, in one sentence, or nothing."""
        ...

    def give_keys_back(self) -> None:
        """Give back every chord that was asked for."""
        ...


class PlainDesktop:
    """Wayland, and whatever is not known: a click may take the keys, no key comes from elsewhere, shares show all.

    no_keys: the sentence that says so
    """

    clicks_keep_focus = False
    window_type = Qt.WindowType.Window  # tools of an application that is not active are hidden by some desktops

    def __init__(self, no_keys: str = "") -> None:
        self._no_keys = no_keys or _("No key reaches us from elsewhere here; clicks log.")

    def leave_keys(self, strip: QWindow) -> None:
        strip.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, True)

    def take_keys(self, strip: QWindow) -> None:
        strip.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus, False)
        strip.requestActivate()

    def has_keys(self, window: QWindow) -> bool:
        return False

    def hide_from_shares(self, window: QWindow, hidden: bool) -> Seen:
        return "seen"

    def ask_key(self, chord: Chord, pressed: Callable[[], None]) -> str:
        return self._no_keys

    def give_keys_back(self) -> None:
        """There is none."""
