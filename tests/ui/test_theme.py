"""The look: every pair of colours that carries text can be read, and a change of scheme reaches every widget."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_fallback_fonts, load_first_fonts
from interviewer_app.ui.theme.theme import current, font, theme
from interviewer_app.ui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens, contrast
from interviewer_app.ui.widgets.labels import TextLabel

GROUNDS = ("bg", "surface", "raised")
TEXTS = ("text", "muted", "faint", "accent", "strong", "concern", "warning", "impl", "superv", "level", "sort")
LOOKS = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])


def ratio(tokens: Tokens, ink: str, ground: str) -> float:
    return contrast(getattr(tokens, ink), getattr(tokens, ground))


BETWEEN = """
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication
from interviewer_app.ui.theme import fonts
from interviewer_app.ui.theme.theme import font, metrics
app = QApplication(["app"])
for load in (lambda: None, fonts.load_fallback_fonts, fonts.load_first_fonts):
    load()
    QFontInfo(font(14)).family(), metrics(14).height()
wide = metrics(14).horizontalAdvance("figures")
print(QFontInfo(font(14)).family(), "Inter" if wide == metrics(14.1).horizontalAdvance("figures") else wide)
"""


@LOOKS
def test_every_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    found = {(ink, ground): ratio(tokens, ink, ground) for ink in TEXTS for ground in GROUNDS}
    assert {pair: value for pair, value in found.items() if value < 4.5} == {}


@LOOKS
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_accent", "accent"), ("on_away", "away"),
        ("text", "tint"), ("muted", "tint"), ("accent", "tint"), ("warning", "tint"), ("strong", "tint"),
        ("text", "hover"), ("muted", "hover"), ("text", "nudge"), ("warning", "nudge"), ("muted", "nudge"),
        ("on_mark", "impl"), ("on_mark", "superv"), ("on_mark", "level"), ("on_mark", "sort"),
        ("impl", "impl_tint"), ("superv", "superv_tint"), ("level", "level_tint"), ("sort", "sort_tint"),
        ("text", "impl_tint"), ("text", "superv_tint"), ("text", "level_tint"), ("text", "sort_tint"),
        ("muted", "impl_tint"), ("muted", "superv_tint"), ("muted", "level_tint"), ("muted", "sort_tint"),
    ],
)  # fmt: skip
def test_text_on_a_tint_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert ratio(tokens, ink, ground) >= 4.5


def test_high_contrast_is_seven_to_one_for_every_text_and_edge() -> None:
    found = {(ink, ground): ratio(CONTRAST, ink, ground) for ink in (*TEXTS, "control") for ground in GROUNDS}
    assert {pair: value for pair, value in found.items() if value < 7} == {}


@LOOKS
def test_the_border_of_a_control_can_be_seen(tokens: Tokens) -> None:
    assert all(ratio(tokens, "control", ground) >= 3 for ground in (*GROUNDS, "tint"))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("wish", ["light", "dark", "contrast", "system", "pink"])
def test_a_scheme_becomes_palette_and_theme(qapp: QApplication, wish: str) -> None:
    """Without a display the system has no scheme to follow, and light is what it gets."""
    got = wish if wish in ("dark", "contrast") else "light"
    assert apply_theme(qapp, wish).scheme == got
    assert theme().scheme == got
    tokens = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}[got]
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens.bg)


def test_a_change_of_scheme_is_told_and_repaints_labels(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    label = TextLabel("quiet", tone="muted")
    qtbot.addWidget(label)
    with qtbot.waitSignal(current().changed) as told:
        apply_theme(qapp, "dark")
    assert told.args[0].dark
    assert label.palette().color(label.foregroundRole()) == QColor(DARK.muted)
    apply_theme(qapp, "light")
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.muted)


def test_the_bundled_families_are_found(qapp: QApplication) -> None:
    load_first_fonts()
    assert QFontInfo(font(14)).family().startswith("Inter")
    assert QFontInfo(font(14, mono=True)).family() == "JetBrains Mono"


def test_a_font_asked_for_between_two_files_finds_its_family() -> None:
    """In a process of its own, since Qt forgets no file it was given."""
    told = subprocess.run([sys.executable, "-c", BETWEEN], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["Inter", "Inter"]


def test_figures_are_equally_wide_in_both_families(qapp: QApplication) -> None:
    load_first_fonts()
    for mono in (False, True):
        measure = QFontMetricsF(font(30, mono=mono))
        assert len({round(measure.horizontalAdvance(figure * 4), 2) for figure in "0123456789"}) == 1


def test_the_fonts_of_other_scripts_come_later_and_all_of_them(qapp: QApplication) -> None:
    assert load_fallback_fonts() >= 10
