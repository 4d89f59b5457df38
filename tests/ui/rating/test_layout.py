"""The rating page as it is drawn: nothing cut off, nothing on top of another, no anchor larger than its neighbour."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTextEdit, QWidget

from interviewer_app.ui.rating.anchors import NARROWEST, AnchorCard
from interviewer_app.ui.rating.closing import WrappedButton
from interviewer_app.ui.rating.controls import lines_of, side_of
from interviewer_app.ui.rating.looks import CHECK, RECOMMENDATION
from interviewer_app.ui.rating.moments import Group, MomentButton, share
from interviewer_app.ui.rating.rail import NAME_LEFT
from interviewer_app.ui.shell import Place
from interviewer_app.ui.theme.theme import font
from interviewer_app.ui.theme.tokens import contrast
from interviewer_app.ui.widgets.labels import TextLabel
from tests.core.rounds.parts import JUDGING, Seen, a_pack, a_round, shipped
from tests.ui.rating.conftest import Open, Opener

SIZES = [(1440, 900), (1280, 720)]
LONG = ("Nebenwirkungsfreie Wiederholungen, " * 60)[:2000]
HOSTILE = '<img src="/etc/hostname"/> =1+1 ../../x &amp; <b>bold</b>'
NAMES = ["Wolfeschlegelstein " * 12, "王小明", "محمد الأمين", "李 & Söhne <b>"]


def many() -> tuple[Seen, ...]:
    ways, kinds = ("for", "for", "against", "neutral"), ("rejected-suggestion", "trusted-output", "recovered", None)
    return tuple(
        Seen(
            60 + 50 * i,
            kinds[i % 4],
            "evaluating" if i % 10 else None,
            ways[i % 4],
            f"Moment {i} " * (1 + i % 9),
            i % 2 == 0,
        )
        for i in range(40)
    )


def box(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def settle() -> None:
    """A scroll bar that comes makes its neighbours narrower, which asks for one more layout."""
    for _pass in range(3):
        QApplication.processEvents()


def shown(page: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


@pytest.mark.parametrize("width, height", SIZES)
@pytest.mark.parametrize("levels", [2, 3, 4, 5, 7, 9])
def test_anchors_are_of_equal_width_and_height_and_none_is_cut_off(
    opened: Opener, levels: int, width: int, height: int
) -> None:
    it = opened(a_round(a_pack(range(1, levels + 1)), [Seen(60, "added-test", "one")]), width, height)
    cards = it.page.dimension.board.cards
    assert len({(card.width(), card.height()) for card in cards}) == 1
    assert all(card.height() >= card.height_for(card.width()) for card in cards)
    assert not it.page.dimension.board.in_columns or cards[0].width() >= NARROWEST
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(cards, 2))
    assert (it.page.width(), it.page.height()) == (width, height)


def test_four_anchors_stand_beside_each_other_and_nine_below(opened: Opener) -> None:
    assert opened(a_round(shipped())).page.dimension.board.in_columns
    assert not opened(a_round(a_pack(range(1, 10)))).page.dimension.board.in_columns


def test_no_anchor_is_chosen_at_first(opened: Opener) -> None:
    it = opened(a_round(shipped()))
    assert not any(card.isChecked() for card in it.page.dimension.board.cards)
    assert not it.page.dimension.bar.isChecked()


def test_a_draft_says_that_no_anchor_is_written(opened: Opener) -> None:
    it = opened(a_round(a_pack((1, 2, 3), anchors=False)))
    said = [card.accessibleDescription() for card in it.page.dimension.board.cards]
    assert said == ["No anchor written."] * 3


@pytest.mark.parametrize("width, height", SIZES)
def test_every_group_stays_in_sight_whatever_was_logged(opened: Opener, width: int, height: int) -> None:
    it = opened(a_round(shipped(), many()), width, height)
    it.go("evaluating")
    QApplication.processEvents()
    groups = [group for group in it.page.moments.stack.findChildren(Group) if group.isVisible()]
    assert [group.head.look.title for group in groups] == ["For", "Against", "Neutral", "Not sorted"]
    stack = QRect(QPoint(0, 0), it.page.moments.stack.size())
    assert all(stack.contains(group.geometry()) for group in groups)
    assert not any(one.geometry().intersects(other.geometry()) for one, other in combinations(groups, 2))
    first_rows = [group.rows.buttons[0] for group in groups]
    assert all(group.geometry().height() >= row.height() for group, row in zip(groups, first_rows, strict=True))


def test_pixels_are_shared_so_that_the_largest_gives_way_first() -> None:
    assert share([100, 40], [10, 10], 200) == [100, 40]
    assert share([300, 40, 200], [10, 10, 10], 240) == [100, 40, 100]
    assert share([300, 60], [50, 60], 80) == [50, 60]
    assert sum(share([331, 332, 333, 7], [20, 20, 20, 7], 500)) <= 500


@pytest.mark.parametrize("width, height", SIZES)
@pytest.mark.parametrize("candidate", NAMES)
def test_labels_and_buttons_are_wide_enough_for_their_words(
    opened: Opener, candidate: str, width: int, height: int
) -> None:
    it = opened(a_round(shipped(), JUDGING, candidate), width, height)
    for place in ("correctness", "evaluating", RECOMMENDATION, CHECK):
        it.go(place)
        settle()
        for label in shown(it.page, TextLabel):
            assert isinstance(label, TextLabel)
            assert label.height() >= label.heightForWidth(label.width()) or not label.wordWrap(), label.text()
            if not label.wordWrap():
                wanted = QFontMetricsF(label.font()).horizontalAdvance(label.text())
                assert label.width() >= int(wanted), label.text()
        for link in shown(it.page, WrappedButton):
            assert link.height() >= link.heightForWidth(link.width())
        assert it.page.size().width() == width and it.page.size().height() == height


@pytest.mark.parametrize("width, height", [*SIZES, (1000, 600)])
def test_the_parts_of_the_centre_do_not_overlap(opened: Opener, width: int, height: int) -> None:
    it = opened(a_round(shipped(), JUDGING), width, height)
    for place in [dimension.id for dimension in shipped().dimensions]:
        it.go(place)
        for reason in (False, True):
            if reason:
                it.press("0")
            QApplication.processEvents()
            centre = it.page.dimension
            parts = [
                centre.heading,
                centre.area,
                centre.bar,
                centre.reason,
                centre.rationale,
                centre.fact,
                it.page.foot,
            ]
            boxes = [box(part, it.page) for part in parts if part.isVisible()]
            assert not any(one.intersects(other) for one, other in combinations(boxes, 2))
            assert all(it.page.rect().contains(each) for each in boxes)
            assert centre.rationale.edit.height() >= 38
            assert (it.page.width(), it.page.height()) == (width, height)


def test_a_long_note_is_cut_with_dots_and_whole_while_it_has_the_focus(opened: Opener) -> None:
    it = opened(a_round(shipped(), [Seen(60, "added-test", "correctness", "for", LONG)]))
    row = it.page.moments.stack.buttons[0]
    low = row.height()
    assert row.toolTip()
    row.setFocus()
    assert row.height() > 3 * low
    it.page.take_keys()
    assert row.height() == low


def test_hostile_words_are_shown_as_they_are(opened: Opener) -> None:
    it = opened(a_round(shipped(), [Seen(60, "added-test", "correctness", "for", HOSTILE)], HOSTILE), kept={})
    assert it.page.head.name.text() == HOSTILE
    assert HOSTILE in it.page.moments.stack.buttons[0].accessibleName()
    it.page.dimension.rationale.edit.setFocus()
    it.press(HOSTILE)
    assert it.page.dimension.rationale.edit.text() == HOSTILE
    assert all(label.textFormat().name == "PlainText" for label in it.page.findChildren(TextLabel))


def test_everything_that_can_be_pressed_or_typed_into_has_a_name(opened: Opener) -> None:
    it = opened(a_round(shipped(), JUDGING))
    for place in ("evaluating", RECOMMENDATION, CHECK):
        it.go(place)
        QApplication.processEvents()
        for kind in (QAbstractButton, QTextEdit, QLineEdit):
            for widget in shown(it.page, kind):
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface.text(QAccessible.Text.Name), widget


def test_roles_say_what_a_control_is(opened: Opener) -> None:
    it = opened(a_round(shipped(), JUDGING))
    it.go("evaluating")
    it.press("3a")

    def role(widget: QWidget) -> QAccessible.Role:
        return QAccessible.queryAccessibleInterface(widget).role()

    cards, rows = it.page.dimension.board.cards, it.page.moments.stack.buttons
    assert {role(card) for card in cards} == {QAccessible.Role.RadioButton}
    assert {role(row) for row in rows} == {QAccessible.Role.CheckBox}
    assert role(it.page.rail.rows[0]) == QAccessible.Role.Button
    assert role(it.page.dimension.rationale.edit) == QAccessible.Role.EditableText
    assert [card.isChecked() for card in cards] == [False, False, True, False]
    assert rows[0].isChecked() and not rows[1].isChecked()
    assert "chosen" in cards[2].accessibleName() and "cited" in rows[0].accessibleName()


@pytest.mark.parametrize("width, height", SIZES)
def test_the_rail_keeps_its_word_beside_a_long_name(opened: Opener, width: int, height: int) -> None:
    pack = a_pack((1, 2))
    long = tuple(d.model_copy(update={"name": "Performance management and team development"}) for d in pack.dimensions)
    it = opened(a_round(pack.model_copy(update={"dimensions": long})), width, height)
    row = it.page.rail.rows[1]
    room = row.width() - NAME_LEFT - QFontMetricsF(font(12)).horizontalAdvance(row.look.word)
    assert row.look.word == "next" and 60 < row._name_width() <= room - 6
    assert "Performance management and team development" in row.toolTip()
    words = row.grab(QRect(row.width() - 40, 6, 30, row.height() - 12)).toImage()
    drawn = {words.pixel(x, y) for x in range(words.width()) for y in range(words.height())}
    assert len(drawn) > 8


def test_the_rail_never_says_which_rating(opened: Opener) -> None:
    desk = a_round(shipped(), JUDGING)
    desk.sheet.choose("correctness", 4, desk.clock.now())
    desk.sheet.choose("scope", 2, desk.clock.now())
    for dimension in ("correctness", "scope"):
        desk.sheet.cite_or_release(dimension, "m0", desk.clock.now())
    desk.sheet.no_evidence("impact", "not asked", desk.clock.now())
    it = opened(desk)
    names = [row.accessibleName() for row in it.page.rail.rows]
    assert names == [
        "Correctness, rated", "Test design, now", "Directing, next", "Evaluating, to do",
        "Correcting, to do", "Owning, to do", "Scope, placed", "Contribution, to do",
        "Impact, no evidence", "Difficulty, to do",
        "Recommendation", "Check and seal",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opened: Opener, scheme: str) -> None:
    it = opened(a_round(shipped(), JUDGING), scheme=scheme)
    it.go("evaluating")
    it.press("3ae")
    QApplication.processEvents()
    picture = it.page.grab().toImage()
    looked_at: list[QWidget] = [*it.page.dimension.board.cards, *it.page.moments.stack.buttons, *it.page.rail.rows]
    for widget in [*looked_at, it.page.dimension.heading, it.page.dimension.bar, it.page.foot.onward]:
        assert _strongest(picture, box(widget, it.page)) >= 4.5, widget.accessibleName()


def _strongest(picture: QImage, area: QRect) -> float:
    """The contrast between the ground of `area` and the ink on it that differs most."""
    inner = area.adjusted(6, 6, -6, -6)
    seen: dict[str, int] = {}
    for y in range(inner.top(), inner.bottom(), 1):
        for x in range(inner.left(), inner.right(), 2):
            name = picture.pixelColor(x, y).name()
            seen[name] = seen.get(name, 0) + 1
    ground = max(seen, key=seen.__getitem__)
    return max(contrast(ground, ink) for ink, count in seen.items() if count > 2)


def test_a_change_of_scheme_repaints_everything(opened: Opener, qapp: QApplication) -> None:
    it: Open = opened(a_round(shipped(), JUDGING))
    from interviewer_app.ui.theme.apply import apply_theme

    bright = it.page.grab().toImage().pixelColor(3, 3).lightness()
    apply_theme(qapp, "dark")
    QApplication.processEvents()
    assert it.page.grab().toImage().pixelColor(3, 3).lightness() < 60 < bright


def test_cards_and_rows_are_reused_while_the_dimension_stays(opened: Opener) -> None:
    it = opened(a_round(shipped(), JUDGING))
    it.go("evaluating")
    cards, rows = list(it.page.dimension.board.cards), list(it.page.moments.stack.buttons)
    it.press("3ab2c")
    assert it.page.dimension.board.cards == cards and it.page.moments.stack.buttons == rows
    assert all(isinstance(card, AnchorCard) for card in cards) and all(isinstance(row, MomentButton) for row in rows)


def test_lines_of_a_right_to_left_script_begin_at_the_right() -> None:
    left, right = side_of("Ran the suite"), side_of("“قبل الناتج”")
    assert left != right
    assert (side_of("42 → שלום"), side_of("王小明"), side_of("…")) == (right, left, left)


def test_lines_end_with_one_ellipsis_where_text_is_left_out(qapp: QApplication) -> None:
    one = font(14)
    assert lines_of("", one, 100) == [""]
    assert lines_of("a\nb\n", one, 100) == ["a", "b"]
    assert lines_of("first\nsecond", one, 100, 1) == ["first …"]
    cut = lines_of("many words that do not fit into two lines of this width", one, 90, 2)
    assert len(cut) == 2 and cut[1].endswith("…") and not cut[1].endswith("……")
    broken = lines_of("🙂" * 60, one, 90)
    assert "".join(broken) == "🙂" * 60 and len(broken) > 5


def test_a_low_window_holds_the_page_of_an_open_card_whole(opened: Opener) -> None:
    it = opened(a_round(shipped(), JUDGING), 1280, 720)
    place = Place(it.page)
    place.resize(1280, 720)
    place.show()
    it.press("2a")
    settle()
    assert place.verticalScrollBar().maximum() == 0 and it.page.height() == 720
    place.takeWidget()
