"""The bundled fonts: two families before the first paint, the fallbacks for other scripts after it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QFontDatabase

from interviewer_app.core.places import resource

SANS = "Inter"
MONO = "JetBrains Mono"
# What Home writes in; each file costs about 1 ms before the first paint.
FIRST = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf")
# A weight other pages use, then the scripts that Inter lacks.
LATER = ("JetBrainsMono-Medium.ttf", "Noto*.ttf", "wqy*.ttc", "Droid*.ttf")


def load_first_fonts() -> None:
    """Register the two families of the screen; a missing file leaves Qt's own choice in its place."""
    folder = resource("fonts")
    for name in FIRST:
        _taken(folder / name)


def load_fallback_fonts() -> int:
    """Register what the first paint did without; Qt falls back by itself to the fonts of other scripts.

    returns: how many files were taken
    """
    folder = resource("fonts")
    files = [file for pattern in LATER for file in sorted(folder.rglob(pattern))]
    return sum(_taken(file) for file in files)


_known: dict[Path, bool] = {}
_outdated: list[dict[Any, Any]] = []


def outdated_by_new_fonts(kept: dict[Any, Any]) -> None:
    """Have `kept`, which holds fonts or what was measured with them, emptied whenever a file is registered.

    Qt looks up a font's family again after the first file, but no more after the second: a font asked for in between
    would show its substitute to the end.
    """
    _outdated.append(kept)


def _taken(file: Path) -> bool:
    """Register a file once; Qt keeps every copy it is given."""
    if file not in _known:
        _known[file] = QFontDatabase.addApplicationFont(str(file)) >= 0
        for kept in _outdated:
            kept.clear()
    return _known[file]
