"""Nothing is cut off, nothing scrolls, and names from outside stay literal."""

from __future__ import annotations

from itertools import cycle

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar, QWidget

from interviewer_app.ui.live.buttons import Chip, HintButton
from interviewer_app.ui.live.looks import Cut, PlanLook, Silence
from interviewer_app.ui.live.paint import text_width, wrapped
from interviewer_app.ui.live.plan_paint import cut_labels, field_for, hatch, tick_labels
from interviewer_app.ui.live.span_row import SpanChip
from interviewer_app.ui.live.top_bar import TopButton
from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.theme import theme
from tests.ui.live.rounds import Desk, MakeDesk, other_pack

SIZES = [(1440, 900), (1280, 720), (1366, 768), (1920, 1080), (1240, 660)]
LONG = ("Technical direction across teams", "Ownership", "Communication under ambiguity", "Execution", "Mentoring")


def visible_parts(page: QWidget) -> list[QWidget]:
    return [part for part in page.findChildren(QWidget) if part.isVisibleTo(page)]


def in_page(part: QWidget, page: QWidget) -> QRect:
    return QRect(part.mapTo(page, part.rect().topLeft()), part.size())


def overlaps(page: QWidget) -> list[tuple[str, str]]:
    """Pairs of siblings that cover each other."""
    found = []
    for parent in [page, *visible_parts(page)]:
        parts = [child for child in parent.children() if isinstance(child, QWidget) and child.isVisibleTo(page)]
        for number, one in enumerate(parts):
            found += [(str(one), str(two)) for two in parts[number + 1 :] if one.geometry().intersects(two.geometry())]
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("filled", ["empty", "some", "troubled"])
def test_every_part_stands_inside_its_parent_and_none_covers_another(
    make_desk: MakeDesk, size: tuple[int, int], filled: str
) -> None:
    desk = make_desk(size=size)
    if filled != "empty":
        desk.press("right", "t", "r", "a", "n", "c")
    if filled == "troubled":
        desk.journal.broken = "The disk is full. Free some space."
        desk.write()
    for part in visible_parts(desk.page):
        parent = part.parentWidget()
        assert parent is not None and parent.rect().contains(part.geometry()), part
    assert overlaps(desk.page) == []


@pytest.mark.parametrize("size", SIZES)
def test_no_words_of_a_button_are_cut_off(make_desk: MakeDesk, size: tuple[int, int]) -> None:
    desk = make_desk(size=size)
    desk.press("right", "t")
    for button in desk.page.findChildren(QAbstractButton):
        if isinstance(button, (HintButton, TopButton)) and button.isVisibleTo(desk.page):
            assert button.width() >= button.wanted_width()
    assert desk.page.bar.phase.width() >= desk.page.bar.phase.wanted_width()
    clock = in_page(desk.page.bar.clock, desk.page)
    assert not clock.intersects(in_page(desk.page.bar.phase, desk.page))
    assert abs(clock.center().x() - desk.page.rect().center().x()) <= 1


@pytest.mark.parametrize("size", SIZES)
def test_the_probe_fits_in_each_window(make_desk: MakeDesk, size: tuple[int, int]) -> None:
    desk = make_desk(size=size)
    for _probe in desk.pack.probes:
        desk.press("right")
        script = desk.page.script
        fit = script._fit()
        assert fit.lines == wrapped(script.look.text, script._room - 28, fit.size, fit.weight)
        assert fit.lead * len(fit.lines) + 24 + script._box(fit.fold).below() <= fit.room
        assert fit.size >= 16


def test_a_very_long_probe_is_read_page_by_page(make_desk: MakeDesk) -> None:
    desk = make_desk(pack=other_pack(dimensions=LONG, probe="What would you do about it, and why? " * 60))
    desk.press("right")
    first = desk.page.grab().toImage()
    desk.press("pagedown")
    assert desk.page.grab().toImage() != first


def test_a_hostile_name_is_shown_as_it_is(make_desk: MakeDesk) -> None:
    name = '<img src="/etc/hostname"/> & <b>' + "Maximiliana" * 20
    desk = make_desk(candidate=name)
    label = desk.page.bar.candidate
    assert label.text() == name and label.shown_text() != name
    assert "&lt;img" in label.toolTip() and "<img" not in label.toolTip()


def test_500_moments_keep_one_screen(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.press("ctrl+o", "ctrl+o", "right")
    for key in [key for _n, key in zip(range(500), cycle("tranc"), strict=False)]:
        desk.clock.wait(4000)
        desk.page.key_pressed.emit(key, desk.clock.now())
    desk.settle()
    desk.write()
    assert not [bar for bar in desk.page.findChildren(QScrollBar) if bar.isVisibleTo(desk.page)]
    row = desk.page.coverage.rows["evaluating"].look
    assert (len(row.marks), row.more) == (8, 192)
    lanes = desk.page.line.bars
    assert sum(bar.n for lane in lanes for bar in lane) == 500
    assert all(right.lo - left.hi >= 12 for lane in lanes for left, right in zip(lane, lane[1:], strict=False))
    assert len(desk.page.log.recent.rows) >= 3


def test_few_dimensions_keep_their_lanes_in_a_low_window_and_many_fold(make_desk: MakeDesk) -> None:
    few = make_desk(pack=other_pack(dimensions=LONG), size=(1280, 720))
    assert len(few.page.line.bars) == 7  # five dimensions, to sort, spans
    many = make_desk(size=(1280, 720))
    assert len(many.page.line.bars) == 5  # implementation, supervision, level, to sort, spans


def test_names_of_kinds_fit_their_keys(make_desk: MakeDesk) -> None:
    for size in SIZES:
        for key in make_desk(size=size).page.log.kinds:
            widest = max(text_width(word, 14, 600) for word in key.accessibleName().split())
            assert widest <= key.width() - 20


def test_every_control_has_a_name_and_a_role(desk: Desk) -> None:
    desk.press("right", "t")
    for button in desk.page.findChildren(QAbstractButton):
        seen = QAccessible.queryAccessibleInterface(button)
        wanted = QAccessible.Role.CheckBox if isinstance(button, (Chip, SpanChip)) else QAccessible.Role.Button
        assert seen.role() == wanted, button
        if button.isVisibleTo(desk.page):
            assert seen.text(QAccessible.Text.Name), button
        assert button.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_clock_repaints_nothing_within_a_second(desk: Desk) -> None:
    desk.press("right")
    shown = desk.page.bar.clock.look
    desk.page.ticked.emit(desk.clock.wait(300))
    assert desk.page.bar.clock.look is shown
    desk.page.ticked.emit(desk.clock.wait(800))
    assert desk.page.bar.clock.look.time == "00:01"


def test_time_goes_on_after_the_minutes_arranged(desk: Desk) -> None:
    desk.press("right")
    desk.press("t", after_ms=47 * 60_000)
    desk.page.ticked.emit(desk.clock.wait(1000))
    assert desk.page.bar.clock.look.time == "47:01"
    assert sum(bar.n for lane in desk.page.line.bars for bar in lane) == 0  # not on disk yet
    desk.write()
    assert sum(bar.n for lane in desk.page.line.bars for bar in lane) == 1


def test_the_time_on_the_play_head_covers_the_word_of_a_pause_whole(desk: Desk) -> None:
    desk.press("right")
    desk.press("ctrl+p", after_ms=600_000)
    desk.press("ctrl+p", after_ms=30_000)
    desk.press("t", after_ms=40_000)
    line = desk.page.line
    chip = line._chip_box(line._head_x)
    words = [words for words, _box in cut_labels(line._field, line._plan)]
    assert words == ["paused 0:30"]
    under = line._labels_under(chip)
    assert under and all(QRectF(line._chip(line._head_x)).contains(box) for box in under)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_stretch_without_the_application_is_hatched_in_the_colours_of_the_theme(
    qapp: QApplication, scheme: str
) -> None:
    apply_theme(qapp, scheme)
    ground, ink = theme().colour("surface").lightnessF(), hatch().color().lightnessF()
    apply_theme(qapp, "light")
    assert 0.1 < abs(ground - ink) < 0.5


def test_an_absence_says_how_long_it_was_where_there_is_room() -> None:
    field = field_for(1000, 300, (), 3_600_000)
    away = Silence(600_000, 683_000, "away 1:23")
    assert [words for words, _box in cut_labels(field, PlanLook(3_600_000, (), (), (away,)))] == ["away 1:23"]
    beside = Cut(640_000, "paused 0:30", "pause")
    plan = PlanLook(3_600_000, (), (beside,), (away,))
    assert [words for words, _box in cut_labels(field, plan)] == ["paused 0:30"]
    box = cut_labels(field, PlanLook(3_600_000, (), (), (away,)))[0][1]
    ticks = tick_labels(field, PlanLook(3_600_000, (), (), (away,)))
    assert ticks and not any(box.intersects(other) for _words, other in ticks)
