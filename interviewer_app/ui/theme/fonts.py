"""The bundled fonts: two families before the first paint, the fallbacks for other scripts after it."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from interviewer_app.core.places import resource

SANS = "Inter"
MONO = "JetBrains Mono"
FIRST = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-Medium.ttf",
)
FALLBACKS = ("Noto*.ttf", "wqy*.ttc", "Droid*.ttf")  # patterns: scripts that Inter does not cover


def load_first_fonts() -> None:
    """Register the two families of the screen; a missing file leaves Qt's own choice in its place."""
    folder = resource("fonts")
    for name in FIRST:
        QFontDatabase.addApplicationFont(str(folder / name))


def load_fallback_fonts() -> int:
    """Register the fonts for Chinese, Japanese, Korean, Arabic, Hebrew, Hindi, Thai; Qt falls back to them by itself.

    returns: how many files were taken
    """
    folder = resource("fonts")
    files = [file for pattern in FALLBACKS for file in sorted(folder.rglob(pattern))]
    return sum(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files)
