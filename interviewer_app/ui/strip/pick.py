"""Which system this is, and the strip of a live page on it."""

from __future__ import annotations

import ctypes
from contextlib import suppress

from PySide6.QtGui import QGuiApplication

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.settings import change_settings
from interviewer_app.core.texts import _
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.live.mirrored import MirroredPage
from interviewer_app.ui.strip.desktop import Desktop, PlainDesktop
from interviewer_app.ui.strip.keeper import StripKeeper, Wishes
from interviewer_app.ui.strip.macos import mac_desktop
from interviewer_app.ui.strip.windows import WindowsDesktop
from interviewer_app.ui.strip.x11 import X11Desktop


def this_desktop() -> Desktop:
    """The system this application runs on, as the strip needs it."""
    name = QGuiApplication.platformName()
    if name.startswith("wayland"):
        return PlainDesktop(_("On Wayland no key reaches us from elsewhere; clicks log."))
    if name == "xcb":
        return X11Desktop()
    if name == "windows":
        return WindowsDesktop(ctypes.CDLL("user32"))
    return mac_desktop() if name == "cocoa" else PlainDesktop()


def keep_strip(page: MirroredPage, keys: KeyMap, context: AppContext) -> StripKeeper:
    """The strip of `page`, as the settings want it."""

    def keep_place(left: int, top: int) -> None:
        with suppress(MachineTrouble):  # where a window stood is not worth a sentence during a round
            context.settings = change_settings(context.home.settings, context.settings, strip_at=(left, top))

    wishes = Wishes(context.settings.strip_at, context.settings.system_keys)
    return StripKeeper(page, keys, this_desktop(), wishes, keep_place)
