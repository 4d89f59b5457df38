"""Every screen, in every theme and size, on one picture: to be looked at before a release.

The screens are those of tests/ui/access/stages.py, so that a new one is on the sheet by itself. The last column is how
somebody sees the usual theme whose eyes do not tell red from green.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication

from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_fallback_fonts, load_first_fonts
from tests.ui.access.stages import STAGES, Size, Up, close_the_app, settle, take_down

CELL, LABEL = (640, 400), 22  # pixels of a picture on the sheet, and of the words above it
# Deuteranopia at full strength: Machado, Oliveira and Fernandes (2009), IEEE TVCG 15(6), 1291-1298; a row per channel.
DEUTERANOPIA = (
    0.367322, 0.860646, -0.227968, 0.0,
    0.280085, 0.672501, 0.047413, 0.0,
    -0.011820, 0.042940, 0.968881, 0.0,
)  # fmt: skip


class Way(NamedTuple):
    """One way to look at a screen."""

    scheme: str
    size: Size
    words: str
    simulated: bool = False


WAYS = (
    Way("light", (1440, 900), "light"),
    Way("dark", (1440, 900), "dark"),
    Way("contrast", (1280, 720), "high contrast, 1280 x 720"),
    Way("light", (1280, 720), "light, 1280 x 720"),
    Way("light", (640, 360), "light, 1280 x 720 at 200 %"),
    Way("light", (1280, 720), "light, deuteranopia", simulated=True),
)


def contact_sheet(file: Path, stages: tuple[str, ...] = ()) -> int:
    """Put every stage up and write the sheet to `file`; returns how many pictures stand on it."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication(["screenshots", "-style", "Fusion"])
    load_first_fonts()
    load_fallback_fonts()
    names = stages or tuple(STAGES)
    wide, high = CELL[0] + 12, CELL[1] + LABEL + 12
    sheet = Image.new("RGB", (wide * len(WAYS), high * len(names)), "#9aa0a6")
    with TemporaryDirectory(prefix="sheet-") as folder:
        for row, name in enumerate(names):
            apply_theme(app, "light")
            up = STAGES[name]((1440, 900))
            for column, (way, picture) in enumerate(_pictures(app, up, Path(folder) / "picture.png")):
                _put(sheet, picture, f"{name}: {way.words}", (column * wide + 6, row * high + 6))
            take_down(up)
    close_the_app()
    apply_theme(app, "light")
    sheet.save(file, optimize=True)
    return len(names) * len(WAYS)


def _pictures(app: QApplication, up: Up, place: Path) -> Iterator[tuple[Way, Image.Image]]:
    for way in WAYS:
        apply_theme(app, way.scheme)
        if not up.own_size:
            up.window.resize(*way.size)
        settle()
        up.window.grab().save(str(place))
        with Image.open(place) as picture:
            seen = picture.convert("RGB")
        yield way, seen.convert("RGB", DEUTERANOPIA) if way.simulated else seen
    if not up.own_size:
        up.window.resize(1440, 900)
    settle()


def _put(sheet: Image.Image, picture: Image.Image, words: str, at: tuple[int, int]) -> None:
    small = picture.copy()
    small.thumbnail(CELL, Image.Resampling.LANCZOS)
    ImageDraw.Draw(sheet).text((at[0] + 2, at[1] + 4), words, fill="black")
    sheet.paste(small, (at[0], at[1] + LABEL))
