"""The team's page by keys: rows, methods, exports, letters, what runs and what is empty."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from interviewer_app.core.calibration.whole_result import WholeProgress
from tests.ui.calibration.conftest import Press, Up
from tests.ui.calibration.desks import Team
from tests.ui.calibration.years import TEAM, empty_year, few, year

Key = Qt.Key
STRICTEST = "Ines Farrow"


def focused() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.accessibleName()


def texts(team: Team) -> list[str]:
    return [line.text() for line in team.page.body.overview.lines if line.text()]


def test_the_number_stands_with_its_interval_and_luck_and_three_sentences_follow(up: Up) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year())
    number = team.page.body.overview.number
    assert (number.digits.text(), number.interval.text()) == ("58", "95 % interval 56 to 60")
    assert "34 by luck" in {item.text for item in _items(number.canvas.drawn) if hasattr(item, "text")}
    said = texts(team)
    assert len(said) == 3
    assert said[0].startswith("Two of fourteen interviewers rate stricter than the others since rubric 2.0")
    assert said[2].startswith("Whether rubric 2.0 itself is harder cannot be told, because")
    assert "14 interviewers, 786 rounds, 4,716 ratings" in team.page.facts.text()
    assert team.page.body.severity.more.isHidden(), "nothing of fourteen is folded"


def _items(drawn: object) -> tuple[object, ...]:
    return tuple(drawn.figure.items)  # type: ignore[attr-defined]


def test_arrows_go_from_interviewer_to_interviewer_and_enter_opens_their_page(up: Up, press: Press) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year())
    press(team.page, Key.Key_Down)
    assert focused().startswith(f"{STRICTEST}, 92 rounds: 0.65 logit stricter, 95 % interval")
    press(team.page, Key.Key_Down, Key.Key_End)
    assert focused().startswith("Ruben Castell, 6 rounds: Not enough data")
    press(team.page, Key.Key_Home, Key.Key_Down, Key.Key_Return)
    assert team.world.calls[-1] == ("rater", "Oskar Lind")


def test_h_opens_the_method_of_the_figure_that_has_the_keys_and_escape_gives_them_back(up: Up, press: Press) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year())
    press(team.page, Key.Key_Down, "h")
    assert team.page.method.isVisible() and not team.page.body.booking.isVisible()
    assert focused() == "Severity" or "severity" in focused().casefold()
    press(team.page, Key.Key_Escape)
    assert not team.page.method.isVisible() and team.page.body.booking.isVisible()
    assert focused().startswith(STRICTEST)
    team.page.body.drift.link.setFocus()
    press(team.page, "h")
    assert team.page.method.figure == "drift"


def test_every_figure_the_number_and_the_sentences_say_how_they_are_computed(up: Up) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year())
    for figure in ("number", "severity", "agreement", "drift", "plan", "sentences"):
        team.page.method_asked.emit(figure)
        assert team.page.method.figure == figure and team.page.method.isVisible()


def test_e_writes_the_figure_as_csv_and_svg_beside_each_other(up: Up, press: Press, tmp_path: Path) -> None:
    team = Team(path=str(tmp_path / "severity.csv"))
    up(team.page)
    team.over_workspace(year())
    press(team.page, Key.Key_Down, "e")
    assert ("ask", "calibration-severity.csv") in team.world.calls
    rows = list(csv.reader(io.StringIO((tmp_path / "severity.csv").read_text(encoding="utf-8-sig"))))
    assert {row[0] for row in rows} >= set(TEAM)
    assert STRICTEST in (tmp_path / "severity.svg").read_text(encoding="utf-8")
    assert "severity.svg" in team.page.facts.text()


def test_p_puts_letters_everywhere_exports_and_invitations_too_and_the_same_ones_again(
    up: Up, press: Press, tmp_path: Path
) -> None:
    team = Team(path=str(tmp_path / "out.csv"))
    up(team.page)
    team.over_workspace(year())
    press(team.page, "p", Key.Key_Down)
    first = focused().partition(",")[0]
    assert first not in TEAM and team.page.names.accessibleName() == "Letters shown"
    press(team.page, "e", "c")
    team.world.path = str(tmp_path / "report.pdf")
    press(team.page, "r")
    paper = subprocess.run(["pdftotext", team.world.path, "-"], capture_output=True, text=True, check=True).stdout
    assert "58" in paper
    report = next(call[1] for call in team.world.calls if call[0] == "report")
    written = (tmp_path / "out.csv").read_text() + (tmp_path / "out.svg").read_text()
    written += paper + QApplication.clipboard().text() + repr(report) + " ".join(texts(team)) + team.page.facts.text()
    for name in (*TEAM, "Noor Haddad", "Ruben Castell"):
        assert name not in written
        assert not re.search(rf"\b{name.partition(' ')[0]}\b", written)
    press(team.page, Key.Key_Return)
    assert team.world.calls[-1] == ("rater", STRICTEST), "the page behind a letter is that of the person"
    press(team.page, "p", "p")
    team.presenter.computed(year(40))
    press(team.page, Key.Key_Home)
    assert team.desk.shown_name(STRICTEST) == first, "a letter stays with its person while the window is open"


def test_c_copies_the_invitations_and_says_so_in_place(up: Up, press: Press) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year())
    press(team.page, "c")
    assert "Noor Haddad" in QApplication.clipboard().text() and "Marta Lindqvist" in QApplication.clipboard().text()
    assert team.page.body.booking.copied.text() == "Copied 5 invitations."


def test_while_it_computes_the_old_figures_stay_and_escape_stops_it(up: Up, press: Press) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year())
    press(team.page, "w")
    team.presenter.progressed(WholeProgress("severity", 0.4))
    assert team.page.progress.value() == 400 and "Fitting severity" in team.page.facts.text()
    assert texts(team) and team.page.body.isVisible()
    press(team.page, Key.Key_Escape)
    assert team.world.calls[-1] == ("cancel",) and team.page.progress.value() == 0
    assert "figures from before" in team.page.facts.text()
    press(team.page, Key.Key_Escape)
    assert team.world.calls[-1] == ("home",)


def test_a_failure_is_one_sentence_and_the_figures_stay(up: Up) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year())
    team.presenter.failed("year.csv, line 7: “often” is no number; say what it stands for.")
    assert team.page.notice.text().startswith("year.csv, line 7") and team.page.body.isVisible()


def test_without_ratings_the_page_says_what_to_drop_and_shows_ten_rows(up: Up) -> None:
    team = Team()
    up(team.page, (1280, 720))
    team.page.opened()
    team.presenter.failed("this workspace: holds no submitted rating; submit a card, or name a table of ratings.")
    assert team.page.empty.isVisible() and "holds no submitted rating" in team.page.empty.words.text()
    team.presenter.computed(empty_year())
    assert "because only one interviewer rated" in team.page.empty.words.text()
    assert not team.page.body.isVisible()


def test_with_too_few_shared_pairs_the_number_says_why_it_is_undefined(up: Up) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(few(year()))
    number = team.page.body.overview.number
    assert not number.digits.isVisible() and number.because.text().startswith("undefined, because")
    assert number.canvas.drawn is None


def test_forty_interviewers_fold_and_m_unfolds_them(up: Up, press: Press) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year(40))
    folded = {spot.what for spot in team.page.body.severity.canvas.spots}
    assert {"Ines Farrow", "Oskar Lind"} <= folded and len(folded) < 24
    assert team.page.body.severity.more.accessibleName() == "Show all 40 (M)"
    press(team.page, "m")
    assert len({spot.what for spot in team.page.body.severity.canvas.spots}) == 40
    team.page.body.severity.more.click()
    assert {spot.what for spot in team.page.body.severity.canvas.spots} == folded


def test_of_three_hundred_only_those_who_moved_have_a_row(up: Up) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year(300))
    assert {spot.what for spot in team.page.body.severity.canvas.spots} == {
        "Ines Farrow", "Oskar Lind", "Noor Haddad", "Ruben Castell"
    }  # fmt: skip


def test_names_from_tables_are_shown_as_they_are_however_long(up: Up) -> None:
    hostile, arabic, long = "<b>Ines</b> & \"Co\"", "نور حداد", "佐藤" * 30
    team = Team()
    up(team.page, (1280, 720))
    team.over_workspace(year(rename={"Ines Farrow": hostile, "Noor Haddad": arabic, "Marta Lindqvist": long}))
    spoken = {spot.what: spot for spot in team.page.body.severity.canvas.spots}
    assert {hostile, arabic, long} <= spoken.keys()
    assert "&lt;b&gt;Ines" in spoken[hostile].toolTip()


def test_figures_say_their_sentence_to_those_who_cannot_see_them(up: Up) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year())
    for panel in team.page.body.figures:
        drawn = panel.canvas.drawn
        assert drawn is not None and panel.canvas.accessibleName() == drawn.figure.alt != ""


def test_every_part_keeps_to_the_page_in_every_width(up: Up) -> None:
    team = Team()
    up(team.page)
    team.over_workspace(year())
    for size in ((1440, 900), (1280, 720), (900, 700), (640, 360)):
        team.page.resize(*size)
        QApplication.processEvents()
        body = team.page.body
        boxes = [part.geometry() for part in (body.overview, *body.figures, body.unseen, body.booking)]
        assert all(body.rect().contains(box) for box in boxes), size
        overlaps = [(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if a.intersects(b)]
        assert overlaps == [], size
