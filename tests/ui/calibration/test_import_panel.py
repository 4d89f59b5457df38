"""A table on its way in, by keys: columns, scale, spellings, dates, ten lines, what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from interviewer_app.ui.calibration.importing import ImportPresenter
from interviewer_app.ui.widgets.labels import ElidedLabel
from tests.ui.calibration.conftest import Press, Up
from tests.ui.calibration.desks import ANYBODY, Team

Key = Qt.Key
LONG = "candidate,interviewer,dimension,score,rated_at\n"
WIDE = "Candidate Name,Reviewer,Coding,Design\n"


class Table:
    """A team's page with a table dropped on it."""

    def __init__(self, up: Up, folder: Path, text: str, name: str = "export.csv") -> None:
        self.file = folder / name
        self.file.write_text(text, encoding="utf-8")
        self.team = Team(ANYBODY, folder)
        up(self.team.page, (1280, 720))
        self.team.page.dropped.emit(str(self.file))
        self.panel = self.team.page.table

    @property
    def presenter(self) -> ImportPresenter:
        return self.team.importing

    @property
    def lines(self) -> list[str]:
        place = self.panel._lines
        return [label.text() for label in place.findChildren(ElidedLabel)] if place.isVisible() else []

    def pick(self, field: str, heading: str) -> None:
        choice = self.panel.columns.choices[field]
        choice.setFocus()
        while choice.currentData() != heading:
            QTest.keyClick(choice, Key.Key_Down)
            choice.activated.emit(choice.currentIndex())

    def press_enter(self) -> None:
        target = QApplication.focusWidget() or self.panel
        QTest.keyClick(target, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def rows(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_a_table_with_known_headings_is_read_by_one_key(up: Up, tmp_path: Path) -> None:
    table = Table(up, tmp_path, LONG + rows("Ann,Marta,Coding,3,2026-02-03", "Ann,Tomasz,Coding,2,2026-02-04"))
    assert table.panel.isVisible() and not table.panel.problem.isVisible()
    assert {"Ann", "Marta", "Tomasz", "2026-02-03"} <= set(table.lines)
    table.press_enter()
    assert ("table", str(table.file)) in table.team.world.calls, "a table is anybody's to see who brings it"


def test_a_missing_column_is_asked_for_in_place_and_chosen_by_keys(up: Up, tmp_path: Path) -> None:
    text = "candidate,who,dimension,score\n" + rows("Ann,Marta,Coding,3", "Bo,Tomasz,Coding,2")
    table = Table(up, tmp_path, text)
    assert table.panel.problem.text() == "Choose the column of: Interviewer."
    assert not table.panel.take.isEnabled()
    assert QApplication.focusWidget() is table.panel.columns.choices["interviewer"]
    table.pick("interviewer", "who")
    assert table.panel.problem.text() == "" and "Marta" in table.lines
    table.press_enter()
    assert table.team.world.done == ["table"]


def test_what_arrows_pass_over_is_taken_from_no_other_column(up: Up, tmp_path: Path) -> None:
    text = "candidate,who,dimension,verdict\n" + rows("Ann,Marta,Coding,3", "Bo,Tomasz,Coding,2")
    table = Table(up, tmp_path, text)
    table.pick("interviewer", "who")
    for passed in ("candidate", "who", "dimension", "verdict"):
        table.presenter.column_picked("score", passed)
    columns = table.presenter._reading.columns
    assert [columns[field] for field in ("candidate", "interviewer", "score")] == ["candidate", "who", "verdict"]
    table.press_enter()
    assert table.team.world.done == ["table"]


def test_quick_fingers_lose_no_choice_and_enter_waits_for_the_last(up: Up, tmp_path: Path) -> None:
    text = "candidate,who,dimension,verdict\n" + rows("Ann,Marta,Coding,3", "Bo,Tomasz,Coding,2")
    table = Table(up, tmp_path, text)
    waiting: list[Callable[[], None]] = []
    table.presenter._run = lambda work, then, failed=None: waiting.append(lambda: then(work()))
    table.presenter.column_picked("interviewer", "who")
    table.presenter.column_picked("score", "verdict")
    table.presenter.take()
    assert table.team.world.done == []
    for answer in list(waiting):
        answer()
    assert table.team.world.done == ["table"]
    assert table.presenter._reading.columns["interviewer"] == "who"


def test_how_a_table_was_read_is_remembered_for_the_next_with_these_headings(up: Up, tmp_path: Path) -> None:
    text = "candidate,who,dimension,score\n" + rows("Ann,Marta,Coding,3")
    first = Table(up, tmp_path, text)
    first.pick("interviewer", "who")
    first.press_enter()
    again = Table(up, tmp_path, text.replace("Ann", "Cy"), "next.csv")
    assert again.panel.take.isEnabled() and "Read as last time." in again.panel.said.text()
    assert "Cy" in again.lines


def test_words_nobody_knows_are_put_in_order_and_the_lines_are_seen_before_they_are_read(
    up: Up, press: Press, tmp_path: Path
) -> None:
    text = "candidate,interviewer,dimension,score\n" + rows("Ann,Marta,Coding,Wow", "Bo,Tomasz,Coding,Meh")
    table = Table(up, tmp_path, text)
    assert table.panel.scale.words == ("Wow", "Meh") and "lowest first" in table.panel.ask.text()
    table.panel.scale.setFocus()
    QTest.keyClick(table.panel.scale, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert table.panel.scale.words == ("Meh", "Wow")
    table.press_enter()
    assert table.team.world.done == [] and "2" in table.lines, "the order is taken, and shown"
    table.press_enter()
    assert table.team.world.done == ["table"]
    assert dict(table.presenter._reading.scale) == {"Meh": 1, "Wow": 2}


def test_a_known_scale_of_words_can_be_put_in_another_order(up: Up, tmp_path: Path) -> None:
    text = "candidate,interviewer,dimension,score\n" + rows("Ann,Marta,Coding,Strong Yes", "Bo,Tomasz,Coding,No")
    table = Table(up, tmp_path, text)
    words = table.panel.scale.words
    assert words.index("No") < words.index("Strong Yes") and table.panel.take.isEnabled()
    table.panel.scale.setFocus()
    QTest.keyClick(table.panel.scale, Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert table.panel.scale.words[1] == words[0]


def test_spellings_that_may_be_one_are_asked_about_and_never_merged_unasked(up: Up, tmp_path: Path) -> None:
    text = "candidate,interviewer,dimension,score\n" + rows(
        "Ann,Marta Lindqvist,Coding,3", "Bo,Marta Lindqvist,Coding,2", "Cy,marta lindqvist,Coding,2"
    )
    table = Table(up, tmp_path, text)
    (tick,) = table.panel.aliases
    assert "marta lindqvist" in tick.accessibleName() and not tick.isChecked()
    assert "marta lindqvist" in table.lines
    tick.setFocus()
    QTest.keyClick(tick, Key.Key_Space)
    assert "marta lindqvist" not in table.lines and table.lines.count("Marta Lindqvist") == 3
    (tick,) = table.panel.aliases
    assert tick.isChecked(), "it can be taken back"
    tick.click()
    assert "marta lindqvist" in table.lines


def test_a_column_per_dimension_is_ticked(up: Up, tmp_path: Path) -> None:
    text = WIDE.replace("Design", "Design,Fun") + rows("Ann,Marta,Wow,Meh,Wow", "Bo,Tomasz,Meh,Meh,Wow")
    table = Table(up, tmp_path, text)
    assert "tick the columns" in table.panel.problem.text()
    table.panel.wide.boxes["Coding"].click()
    table.panel.wide.boxes["Design"].click()
    assert table.presenter._reading.wide == ("Coding", "Design") and set(table.panel.scale.words) == {"Wow", "Meh"}
    table.press_enter()
    assert {"Coding", "Design"} <= set(table.lines) and "Fun" not in table.lines


def test_dates_that_may_be_read_two_ways_are_asked_about(up: Up, tmp_path: Path) -> None:
    table = Table(up, tmp_path, LONG + rows("Ann,Marta,Coding,3,03/04/2026", "Bo,Tomasz,Coding,2,05/06/2026"))
    assert "day or month" in table.panel.problem.text() and table.panel.dates.isVisible()
    table.panel.dates.setFocus()
    QTest.keyClick(table.panel.dates, Key.Key_Down)
    table.panel.dates.activated.emit(table.panel.dates.currentIndex())
    assert "2026-04-03" in table.lines and table.panel.take.isEnabled()


def test_what_is_no_table_says_so_in_one_sentence_and_escape_leaves_it(up: Up, press: Press, tmp_path: Path) -> None:
    table = Table(up, tmp_path, "")
    assert "export.csv" in table.panel.problem.text() and not table.panel.take.isEnabled()
    press(table.team.page, Key.Key_Escape)
    assert table.team.page.empty.isVisible() and table.team.world.done == []


def test_a_line_that_cannot_be_read_is_named(up: Up, tmp_path: Path) -> None:
    text = "candidate,interviewer,dimension,score\n" + rows("Ann,Marta,Coding,3", ",Tomasz,Coding,2")
    table = Table(up, tmp_path, text)
    assert "export.csv:3: has no candidate" in table.panel.problem.text() and not table.panel.take.isEnabled()


def test_hostile_cells_stay_text(up: Up, tmp_path: Path) -> None:
    name = "<img src=x onerror=1>"
    table = Table(up, tmp_path, LONG + rows(f"{name},Marta,Coding,3,2026-02-03"))
    assert name in table.lines
    labels = table.panel.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


class Windows(QObject):
    """Remembers which widgets came up as a window of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_part_of_the_page_ever_flashes_up_as_a_window(up: Up, qapp: QApplication, tmp_path: Path) -> None:
    from tests.ui.calibration.years import year

    windows = Windows()
    qapp.installEventFilter(windows)
    table = Table(up, tmp_path, LONG + rows("Ann,Marta,Coding,3,2026-02-03", "Bo,Marta L,Coding,2,2026-02-03"))
    table.press_enter()
    table.team.presenter.computed(year())
    qapp.removeEventFilter(windows)
    assert windows.shown == [table.team.page]
