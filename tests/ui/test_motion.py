"""Nothing moves by itself for those who asked for that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from interviewer_app.ui.theme.motion import apply_motion, reduced_motion, system_is_still


@pytest.fixture
def blinking(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(1000)
    yield qapp
    apply_motion(qapp, "system", {"HOME": "/nowhere"})
    qapp.setCursorFlashTime(before)


def test_reduced_motion_stills_the_caret_and_every_effect(blinking: QApplication) -> None:
    blinking.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu, True)
    assert apply_motion(blinking, "reduced", {"HOME": "/nowhere"})
    assert reduced_motion()
    assert blinking.cursorFlashTime() == 0
    assert not blinking.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)


def test_a_system_that_asks_for_nothing_changes_nothing(blinking: QApplication) -> None:
    assert not apply_motion(blinking, "system", {"HOME": "/nowhere"})
    assert not reduced_motion()
    assert blinking.cursorFlashTime() == 1000


@pytest.mark.parametrize(
    ("file", "text", "still"),
    [
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations = 1\n", False),
        ("kdeglobals", "no group at all", False),
        ("gtk-4.0/settings.ini", "[Settings]\n", False),
    ],
)
def test_the_switch_of_the_desktop_counts(tmp_path: Path, file: str, text: str, still: bool) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text, encoding="utf-8")
    assert system_is_still({"XDG_CONFIG_HOME": str(tmp_path)}) is still
