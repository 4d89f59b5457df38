"""Whether anything may move by itself: what the settings say, or what the system asks for.

The app animates nothing of its own. What is left is what Qt moves (menus that slide, a caret that blinks) and the
replay of the bundled round, which then goes on in few steps.
"""

from __future__ import annotations

import configparser
import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip, Qt.UIEffect.UI_AnimateToolBox,
)  # fmt: skip
_SPI_GETCLIENTAREAANIMATION = 0x1042
# What desktops write when their switch "animations" is off: file below the configuration folder, group, key, value.
_SWITCHED_OFF = (
    ("kdeglobals", "KDE", "AnimationDurationFactor", ("0",)),
    ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations", ("0", "false")),
    ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations", ("0", "false")),
)
_still = [False]


def apply_motion(app: QApplication, motion: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Still what Qt moves where `motion` is "reduced", or "system" and the system asks for it.

    returns: whether it is stilled
    """
    _still[0] = motion == "reduced" or system_is_still(environ)
    if _still[0]:
        for effect in _EFFECTS:
            app.setEffectEnabled(effect, False)
        app.setCursorFlashTime(0)
    return _still[0]


def reduced_motion() -> bool:
    """What `apply_motion` found last; things may move before it."""
    return _still[0]


def system_is_still(environ: Mapping[str, str]) -> bool:
    """Whether the user has switched animations off in Windows, KDE or GTK; False where nobody can tell."""
    if sys.platform == "win32":
        shown = ctypes.c_int(1)
        asked = ctypes.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
        return bool(asked) and not shown.value
    folder = Path(environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", "/")) / ".config")
    return any(_value(folder / file, group, key) in off for file, group, key, off in _SWITCHED_OFF)


def _value(file: Path, group: str, key: str) -> str:
    """What an ini file says, in lower case; "" where it says nothing or cannot be read."""
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read(file, encoding="utf-8")
        return parser.get(group, key, fallback="").strip().lower()
    except (OSError, configparser.Error, UnicodeDecodeError):
        return ""
