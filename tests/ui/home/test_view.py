"""Home with real keys: what reaches whom, what is drawn, and that nothing from outside becomes markup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.keys import fixed_rows
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.ui.demo.recorded import recorded_round
from interviewer_app.ui.demo.replay import SPEED
from interviewer_app.ui.home.first_start import DEMO_MINUTES, _first_keys
from interviewer_app.ui.home.lists import OwedDelegate
from interviewer_app.ui.home.page import connect
from interviewer_app.ui.home.presenter import HomePresenter
from interviewer_app.ui.home.view import HomePage, _below_right
from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_first_fonts
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.row_list import row_at
from tests.ui.home.rounds import DAY, HOSTILE, HOUR, LONG, NOW, Asked, at_once, many, row, twelve

Key = Qt.Key
Opened = Callable[..., tuple[HomePage, Asked]]


@pytest.fixture
def home(qtbot: QtBot, qapp: QApplication) -> Opened:
    load_first_fonts()
    apply_theme(qapp, "light")

    def opened(rounds: Sequence[Any], width: int = 1280, height: int = 720) -> tuple[HomePage, Asked]:
        view, actions = HomePage(), Asked(rounds)
        view.show_look("Look: light")
        view.show_name("Marta")
        presenter = HomePresenter(view, actions, at_once, lambda: NOW, lambda _us: 0)
        connect(view, presenter)
        qtbot.addWidget(view)
        view.resize(width, height)
        view.opened()
        presenter.packs_wanted()
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        view.focus_list()
        return view, actions

    return opened


def press(qtbot: QtBot, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key, modifier)


def write(qtbot: QtBot, text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClicks(widget, text)


def test_enter_does_the_next_step_of_the_chosen_round(qtbot: QtBot, home: Opened) -> None:
    _view, actions = home(twelve())
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Enter)
    assert actions.calls == [("open", "r0", "paused"), ("open", "r1", "planned")]


def test_arrows_step_over_headings(qtbot: QtBot, home: Opened) -> None:
    view, _actions = home(twelve())
    seen = []
    for _step in range(11):
        press(qtbot, Key.Key_Down)
        seen.append(row_at(view.rounds.currentIndex()).id)
    assert seen == [f"r{number}" for number in range(1, 12)]


def test_control_n_escape_and_slash_move_the_keys(qtbot: QtBot, home: Opened) -> None:
    view, _actions = home(twelve())
    press(qtbot, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert view.form.candidate.hasFocus()
    press(qtbot, Key.Key_Escape)
    assert view.rounds.hasFocus()
    press(qtbot, Key.Key_Slash)
    assert view.search.hasFocus()
    assert view.search.text() == ""
    press(qtbot, Key.Key_Escape)
    assert view.rounds.hasFocus()


def test_three_fields_and_enter_start_a_round(qtbot: QtBot, home: Opened) -> None:
    view, actions = home([])
    press(qtbot, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "Noor / Halvorsen?")
    press(qtbot, Key.Key_Tab)
    assert view.form.pack.hasFocus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Tab)
    assert view.form.minutes.hasFocus() or view.form.minutes.lineEdit().hasFocus()
    view.form.minutes.lineEdit().selectAll()
    write(qtbot, "50")
    press(qtbot, Key.Key_Return)
    assert actions.calls == [("start", "Noor / Halvorsen?", "staff-backend@2.0.0", 50)]
    assert view.form.candidate.text() == ""


def test_enter_in_the_name_starts_at_once(qtbot: QtBot, home: Opened) -> None:
    _view, actions = home([])
    press(qtbot, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "Noor")
    press(qtbot, Key.Key_Return)
    assert actions.calls == [("start", "Noor", "senior-backend@1.0.0", 45)]


def test_a_missing_name_is_told_beside_the_fields(qtbot: QtBot, home: Opened) -> None:
    view, actions = home([])
    press(qtbot, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, Key.Key_Return)
    assert view.form.note.text() == "Type the candidate's name first."
    assert view.form.note.isVisible()
    assert actions.calls == []


def test_a_broken_pack_is_listed_with_its_reason(home: Opened) -> None:
    view, _actions = home([])
    assert view.form.pack.count() == 3
    assert "field 'scale' is missing" in view.form.pack.itemText(2)


def test_typing_narrows_the_list_and_escape_brings_it_back(qtbot: QtBot, home: Opened) -> None:
    view, _actions = home(twelve())
    press(qtbot, Key.Key_Slash)
    write(qtbot, "arslan")
    assert view.rounds.rows.rowCount() == 2
    press(qtbot, Key.Key_Return)
    assert view.rounds.hasFocus()
    press(qtbot, Key.Key_Escape)
    assert view.search.text() == ""
    assert view.rounds.rows.rowCount() == 15


def test_nothing_found_says_so_in_place_of_the_list(qtbot: QtBot, home: Opened) -> None:
    view, _actions = home(twelve())
    press(qtbot, Key.Key_Slash)
    write(qtbot, "xyzzy")
    assert view.nothing is not None and view.nothing.isVisible()
    press(qtbot, Key.Key_Escape)
    assert view.rounds.isVisible() and view.rounds.hasFocus()


def test_filters_narrow_by_keyboard(qtbot: QtBot, home: Opened) -> None:
    view, _actions = home(twelve())
    view.state.setFocus()
    for _step in range(3):
        press(qtbot, Key.Key_Down)
    assert view.state.currentText() == "Card owed"
    assert view.rounds.rows.rowCount() == 3
    press(qtbot, Key.Key_Escape)
    assert view.state.currentText() == "All states"
    assert view.rounds.rows.rowCount() == 15


def test_enter_on_a_card_owed_rates_it(qtbot: QtBot, home: Opened) -> None:
    view, actions = home(twelve())
    view.owed.setFocus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Return)
    assert actions.calls[-1][0] == "open" and actions.calls[-1][2] == "ended"


def test_enter_on_a_month_unfolds_it(qtbot: QtBot, home: Opened) -> None:
    view, _actions = home(many(200))
    before = view.rounds.rows.rowCount()
    press(qtbot, Key.Key_End)
    press(qtbot, Key.Key_Return)
    assert view.rounds.rows.rowCount() > before
    assert view.rounds.hasFocus()


def test_the_panel_of_keys_opens_and_closes_and_takes_no_keys(qtbot: QtBot, home: Opened) -> None:
    view, _actions = home(twelve())
    write(qtbot, "?")
    assert view.keys is not None and view.keys.isVisible()
    press(qtbot, Key.Key_Down)
    assert row_at(view.rounds.currentIndex()).id == "r1"
    press(qtbot, Key.Key_Escape)
    assert not view.keys.isVisible()


def test_letters_are_text_while_a_field_is_open(qtbot: QtBot, home: Opened) -> None:
    view, _actions = home(twelve())
    press(qtbot, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    write(qtbot, "a/b?c")
    assert view.form.candidate.text() == "a/b?c"
    assert view.keys is None


def test_a_click_chooses_and_a_click_on_the_verb_opens(qtbot: QtBot, home: Opened) -> None:
    view, actions = home(twelve())
    box = view.rounds.visualRect(view.rounds.rows.index(2))
    place = view.rounds.viewport()
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=box.center())
    assert row_at(view.rounds.currentIndex()).id == "r1"
    assert actions.calls == []
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=QPoint(box.right() - 20, box.center().y()))
    assert actions.calls == [("open", "r1", "planned")]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_first_start_offers_the_demo_and_the_keys(qtbot: QtBot, home: Opened, key: Key) -> None:
    view, actions = home([])
    assert view.first_start is not None and view.first_start.replay.hasFocus()
    assert not view.export.isVisible()
    press(qtbot, key)
    assert actions.calls == [("demo",)]


def test_first_start_has_one_filled_button_until_there_is_a_list(home: Opened) -> None:
    view, actions = home([])
    assert view.form.start.LOOK == SecondaryButton.LOOK
    assert "Search" not in view.hints.accessibleName()
    actions.rounds = twelve()
    view.opened()
    assert view.form.start.LOOK == PrimaryButton.LOOK
    assert "Search" in view.hints.accessibleName()


def test_the_first_start_tells_true_keys_and_a_true_length() -> None:
    round_keys = {row.cap: row.words for row in fixed_rows()}
    pack = find_pack("senior-backend-supervised-change", [shipped_packs()]).pack
    kinds = {kind.key.upper(): kind.name for kind in pack.kinds}
    for left, right in _first_keys():
        assert kinds[left[0]].casefold() == left[1].casefold()
        assert right[0] == "?" or round_keys[right[0]].startswith(right[1])
    assert round(recorded_round().actions[-1].at_ms / SPEED / 60_000) == DEMO_MINUTES


@pytest.mark.parametrize(("width", "height"), [(1000, 600), (1280, 720), (1440, 900)])
def test_the_first_start_fits_whatever_the_window_is(home: Opened, width: int, height: int) -> None:
    view, _actions = home([], width, height)
    view.show_name(LONG)
    QApplication.processEvents()
    assert (view.width(), view.height()) == (width, height)
    card = view.first_start.replay.parentWidget()
    shown = [each for each in card.children() if isinstance(each, QWidget) and each.isVisible()]
    for one, other in combinations(shown, 2):
        assert not one.geometry().intersects(other.geometry())
    assert all(card.rect().contains(each.geometry()) for each in shown)
    assert card.geometry().bottom() < view.first_start.height()


def test_tab_walks_through_every_field(qtbot: QtBot, home: Opened) -> None:
    view, _actions = home(twelve())
    seen: list[QWidget | None] = []
    for _step in range(24):
        press(qtbot, Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    wanted = [view.search, view.role, view.state, view.rounds, view.form.candidate, view.form.pack, view.form.start]
    assert all(widget in seen for widget in wanted)
    order = [seen.index(widget) for widget in wanted[4:]]
    assert order == sorted(order)
    assert view.owed in seen and view.export in seen


def test_names_from_outside_are_shown_literally(home: Opened) -> None:
    view, _actions = home([row(1, "ended", HOUR, HOSTILE, role=HOSTILE, pack_title=HOSTILE)])
    view.show_trouble(f"{HOSTILE}: no such file")
    view.show_done(HOSTILE)
    for label in view.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    for widget in view.findChildren(QWidget):
        assert "<img" not in widget.toolTip()
    assert HOSTILE in str(view.rounds.rows.index(1).data())


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_the_tool_tip_of_a_row_tells_the_whole_name_literally(qtbot: QtBot, home: Opened) -> None:
    view, _actions = home([row(1, "ended", HOUR, HOSTILE)])
    index = view.rounds.rows.index(1)
    at = view.rounds.visualRect(index).center()
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.rounds.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.rounds.viewport(), event)
    assert QToolTip.text().startswith("<qt>&lt;img src=")
    QToolTip.hideText()


def test_every_field_and_list_has_a_name_for_those_who_cannot_see_it(home: Opened) -> None:
    view, _actions = home(twelve())
    for widget in view.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            assert widget.accessibleName() or widget.parentWidget().accessibleName(), widget


@pytest.mark.parametrize("rounds", [twelve(), many(500), [row(0, "live", 0, LONG, role=LONG, pack_title=LONG)]])
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1440, 900)])
def test_nothing_is_cut_off_and_nothing_overlaps(home: Opened, rounds: Sequence[Any], width: int, height: int) -> None:
    view, _actions = home(rounds, width, height)
    assert (view.width(), view.height()) == (width, height)
    for label in view.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= label.sizeHint().width(), label.text()
    assert not view.rounds.horizontalScrollBar().isVisible()
    assert view.search.geometry().right() < view.role.geometry().left()
    assert view.form.geometry().bottom() <= view.form.parentWidget().height()


def test_five_hundred_rounds_are_listed_at_once(qtbot: QtBot, home: Opened, benchmark_ms: Callable[..., float]) -> None:
    view, _actions = home(many(500))
    press(qtbot, Key.Key_Slash)
    assert benchmark_ms(lambda: view.words_changed.emit("sub")) < 500
    assert view.rounds.rows.rowCount() > 480


@pytest.fixture
def benchmark_ms() -> Callable[[Callable[[], None]], float]:
    from time import perf_counter

    def measure(work: Callable[[], None]) -> float:
        began = perf_counter()
        work()
        QApplication.processEvents()
        return (perf_counter() - began) * 1000

    return measure


def test_an_age_of_a_day_is_told_in_amber_words_too(home: Opened) -> None:
    view, _actions = home([row(1, "ended", 3 * DAY)])
    assert "2 days" in str(view.owed.rows.index(0).data())


def test_the_age_of_a_card_owed_is_never_cut(home: Opened) -> None:
    view, _actions = home(twelve(), width=1280)
    row = view.owed.viewport().rect().adjusted(6, 0, -6, 0)
    ages = (("59 minutes", MEDIUM), ("23 hours", MEDIUM), ("47 hours", BOLD), ("364 days", BOLD))
    widest = max(QFontMetricsF(font(12, weight)).horizontalAdvance(age) for age, weight in ages)
    assert widest <= OwedDelegate.age_box(row).width()


def test_the_export_menu_ends_where_its_button_ends(qtbot: QtBot) -> None:
    button, menu = SecondaryButton("Export"), QMenu()
    for part in (button, menu):
        qtbot.addWidget(part)
    menu.addAction("Bundle, the round as a file")
    button.resize(100, 32)
    place = _below_right(button, menu)
    assert place.x() + menu.sizeHint().width() == 100 and place.y() > 32
