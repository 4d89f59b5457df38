"""The contact sheet: one picture of every way to look at a screen."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from pytestqt.qtbot import QtBot

from tools.contact_sheet import CELL, WAYS, contact_sheet


def test_a_screen_stands_on_the_sheet_in_every_theme_and_size(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "sheet.png"
    assert contact_sheet(file, ("home", "live-some")) == 2 * len(WAYS)
    with Image.open(file) as sheet:
        step = sheet.width // len(WAYS)
        middles = [sheet.getpixel((step * n + CELL[0] // 2, CELL[1] // 2 + 40)) for n in range(len(WAYS))]
        assert sheet.height > 2 * CELL[1]
    light, dark, contrast = middles[:3]
    assert sum(light) > 3 * sum(dark) and sum(contrast) < sum(dark)  # type: ignore[arg-type]
