"""The reusable parts: what they paint, what they say, and that they take every text literally."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from interviewer_app.core.papers.figures import Circle, Figure, Line, Polygon, Polyline, Rect, Text
from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_first_fonts
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.buttons import NavButton, PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.figure_painter import FigureView, paint_figure
from interviewer_app.ui.widgets.keycaps import HintBar, KeyCap, keycap_width
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel, literal_tip
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.messages import EmptyPlace, KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Panel, column

HOSTILE = '<img src="/etc/hostname"/>'
WHITE, INK, ON = QColor("white"), QColor("#6B46C1"), QColor("#FFFFFF")


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    load_first_fonts()
    apply_theme(qapp, "light")


def drawn(*marks: tuple[object, ...], ratio: float = 1.0) -> QImage:
    """A white square of 40 by 40 with marks in its centre."""
    image = QImage(round(40 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(WHITE)
    painter = QPainter(image)
    for direction, letter, hollow, prompted in marks:
        paint_mark(painter, 20, 20, 16, str(direction), str(letter), INK, ON, bool(hollow), bool(prompted))
    painter.end()
    return image


def inked(image: QImage) -> int:
    return sum(image.pixelColor(x, y) != WHITE for x in range(image.width()) for y in range(image.height()))


def test_the_three_directions_have_three_shapes() -> None:
    images = [drawn((direction, "", False, False)) for direction in ("for", "against", "neutral")]
    assert all(image.pixelColor(20, 20) == INK for image in images)
    corner = [image.pixelColor(14, 14).lightnessF() for image in images]
    assert corner[1] < corner[0] < corner[2]


def test_hollow_is_an_outline_and_solid_is_filled() -> None:
    solid, hollow = drawn(("for", "", False, False)), drawn(("for", "", True, False))
    assert hollow.pixelColor(20, 20) == WHITE
    assert inked(hollow) < inked(solid)
    assert hollow.pixelColor(12, 20) != WHITE


def test_a_prompted_mark_has_a_line_below() -> None:
    plain, prompted = drawn(("for", "T", False, False)), drawn(("for", "T", False, True))
    below = [y for y in range(29, 36) if prompted.pixelColor(20, y) != plain.pixelColor(20, y)]
    assert below and max(below) < 35


def test_letters_tell_kinds_apart_and_a_dot_is_something_here() -> None:
    images = [drawn(("for", letter, False, False)) for letter in ("T", "R", "·", "")]
    assert len({bytes(image.constBits()) for image in images}) == 4


def test_a_mark_stays_crisp_on_a_dense_screen() -> None:
    dense = drawn(("against", "", False, False), ratio=2.0)
    assert dense.pixelColor(40, 40) == INK
    assert inked(dense) > 3.5 * inked(drawn(("against", "", False, False)))


def test_an_unknown_text_is_no_markup_in_labels_and_tips(qtbot: QtBot) -> None:
    label = TextLabel(HOSTILE)
    elided = ElidedLabel(HOSTILE)
    qtbot.addWidget(label)
    qtbot.addWidget(elided)
    elided.resize(60, 20)
    elided.show()
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert elided.toolTip() == '<qt>&lt;img src="/etc/hostname"/&gt;</qt>'
    assert elided.accessibleName() == HOSTILE


def test_literal_tip_escapes_and_leaves_nothing_empty() -> None:
    assert literal_tip("") == ""
    assert literal_tip("a & b\n<c>") == "<qt>a &amp; b<br/>&lt;c&gt;</qt>"


def test_a_long_text_gives_way_in_the_middle_and_a_short_one_has_no_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("Maximiliane " * 12 + "Chudenitz")
    qtbot.addWidget(label)
    label.resize(200, 20)
    label.show()
    assert "…" in label.shown_text()
    assert label.shown_text().startswith("Maxi") and label.shown_text().endswith("denitz")
    label.setText("Noor\nHalvorsen")
    assert label.shown_text() == "Noor Halvorsen"
    assert label.toolTip() == ""


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, NavButton])
def test_a_button_says_its_words_and_keeps_an_ampersand(qtbot: QtBot, kind: type[SecondaryButton]) -> None:
    button = kind("Save & close")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Save & close"
    assert button.text() == "Save && close"
    button.show()
    assert button.grab().width() == button.sizeHint().width()


def test_a_button_is_as_wide_as_its_words_and_its_key(qtbot: QtBot) -> None:
    plain, keyed = SecondaryButton("Export"), SecondaryButton("Export", keys="Ctrl E")
    qtbot.addWidget(plain)
    qtbot.addWidget(keyed)
    assert keyed.sizeHint().width() >= plain.sizeHint().width() + keycap_width("Ctrl E", 18)


def test_caps_and_hints_are_named(qtbot: QtBot) -> None:
    cap, bar = KeyCap("Ctrl N"), HintBar((("/", "Search"), ("?", "All keys")))
    qtbot.addWidget(cap)
    qtbot.addWidget(bar)
    assert cap.accessibleName() == "Ctrl N"
    assert bar.accessibleName() == "/: Search, ?: All keys"
    bar.resize(120, 24)
    bar.grab()


def test_a_panel_paints_its_corners_in_the_colour_behind(qtbot: QtBot) -> None:
    panel = Panel("Rounds")
    qtbot.addWidget(panel)
    panel.resize(80, 60)
    image = panel.grab().toImage()
    assert image.pixelColor(0, 0) == theme().colour("bg")
    assert image.pixelColor(40, 30) == theme().colour("surface")
    assert panel.accessibleName() == "Rounds"


def test_a_notice_shows_one_line_and_hides_without_words(qtbot: QtBot) -> None:
    around = QWidget()
    notice = NoticeLine()
    around.setLayout(column(notice))
    qtbot.addWidget(around)
    around.show()
    assert not notice.isVisible()
    notice.show_text("The disk is full.\nFree some space.")
    assert notice.isVisible() and notice.text() == "The disk is full. Free some space."
    notice.show_text("")
    assert not notice.isVisible()


def test_an_empty_place_names_its_ways_out(qtbot: QtBot) -> None:
    place = EmptyPlace("Nothing here yet", "Start one.", (PrimaryButton("Replay"),), ("One file",))
    qtbot.addWidget(place)
    place.resize(600, 400)
    place.grab()
    assert place.accessibleName() == "Nothing here yet"


def test_the_panel_of_keys_stays_inside_its_page(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 600)
    keys = KeysPanel((("Enter", "Next step"), ("?", "These keys")), page)
    page.show()
    keys.toggle()
    assert page.rect().contains(keys.geometry())
    assert keys.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert "Enter: Next step" in keys.accessibleDescription()
    keys.toggle()
    assert not keys.isVisible()


def test_a_figure_is_drawn_with_the_tokens_of_the_theme(qtbot: QtBot) -> None:
    items = (
        Rect(0, 0, 40, 20, fill="impl"),
        Circle(60, 10, 8, fill="superv"),
        Polygon(((80, 2), (98, 2), (89, 18)), fill="level"),
        Line(0, 30, 100, 30, "text", 2, dash=True),
        Text(50, 45, HOSTILE, 10, "text", anchor="middle"),
        Polyline(((42, 2), (50, 2), (50, 16)), "accent", 2),
    )
    figure = Figure(100, 50, items, "Three shapes, a line and a name.")
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    paint_figure(painter, figure, QRectF(0, 0, 200, 100))
    painter.end()
    now = theme()
    assert image.pixelColor(40, 20) == now.colour("impl")
    assert image.pixelColor(120, 20) == now.colour("superv")
    assert image.pixelColor(178, 16) == now.colour("level")
    assert image.pixelColor(90, 4) == image.pixelColor(100, 20) == now.colour("accent")
    assert image.pixelColor(90, 20) == WHITE
    view = FigureView(figure)
    qtbot.addWidget(view)
    assert view.accessibleName() == figure.alt
    view.grab()


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    button, pressed = PrimaryButton("Replay"), list[bool]()
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.addWidget(button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == 2
