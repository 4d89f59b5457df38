"""A rater's own page: kind words first, two figures on one axis, habits, practice, and nothing of colleagues."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from interviewer_app.core.calibration.access import Viewer
from interviewer_app.core.calibration.practice.results import Change, DimensionResult, PracticeResult, Rung
from interviewer_app.ui.calibration.desk import Desk
from interviewer_app.ui.calibration.practice_panel import PracticeLook
from tests.ui.calibration.conftest import Press, Up
from tests.ui.calibration.desks import LEAD, Own
from tests.ui.calibration.years import TEAM, year

Key = Qt.Key
INES = Viewer("Ines Farrow", False)


def test_somebody_who_got_stricter_reads_it_kindly_and_with_its_limit(up: Up) -> None:
    own = Own(INES)
    up(own.page)
    own.of(year())
    body = own.page.body
    assert body.sentence.sentence.text().startswith("Since rubric 2.0 you rate a little stricter than before")
    assert body.sentence.beside.text().startswith("Stricter is not wrong.")
    assert own.page.title.text() == "Your ratings, Ines Farrow"
    assert "only you and the calibration lead see this page" in own.page.facts.text()
    assert all(panel.isVisible() and panel.canvas.drawn is not None for panel in body.figures)


def test_months_and_running_sums_share_their_time_axis(up: Up) -> None:
    own = Own(INES)
    up(own.page)
    own.of(year())
    months, cusum = own.page.body.months, own.page.body.cusum
    assert months.x() == cusum.x() and months.canvas.width() == cusum.canvas.width()
    assert months.geometry().bottom() < cusum.y()


def test_somebody_steady_gets_one_calm_sentence_and_the_smallest_shift_that_would_show(up: Up) -> None:
    own = Own(Viewer("Marta Lindqvist", False))
    up(own.page)
    own.of(year())
    assert own.page.body.sentence.sentence.text() == (
        "You rate as before, as far as can be seen. A shift under 0.8 logit would often not show yet."
    )


def test_under_twelve_rounds_the_page_says_how_many_more_and_shows_no_figure(up: Up) -> None:
    own = Own(Viewer("Ruben Castell", False))
    up(own.page)
    own.of(year())
    body = own.page.body
    assert body.sentence.sentence.text() == "Six more rounds and this page can tell you something."
    assert not body.months.isVisible() and not body.cusum.isVisible() and body.practice.isVisible()


def practised() -> PracticeLook:
    ladder = tuple(Rung(value, "", f"anchor {value}") for value in range(1, 5))
    results = tuple(
        DimensionResult(name.lower(), name, "implementation", ladder, yours, gold, "", "", stricter=gold - yours)
        for name, yours, gold in (("Evaluating", 2, 3), ("Correcting", 3, 3), ("Operability", 2, 3), ("Owning", 3, 3))
    )  # fmt: skip
    this, first = (
        PracticeResult(f"{number}" * 32, "cache-2", "Recorded round 2", "cache-review", "Cache review", "2.0", "2.0",
                       "current", "Ines Farrow", 1_790_000_000_000_000, number, found)
        for number, found in ((3, results), (1, results[:1] * 4))
    )  # fmt: skip
    return PracticeLook(this, Change(first, this, 2, ()), "2026-10-12")


def test_practice_stands_beside_the_anchors_with_what_changed_since_the_first_round(up: Up, press: Press) -> None:
    own = Own(INES)
    own.world.latest = practised()
    up(own.page)
    own.of(year())
    panel = own.page.body.practice
    assert "Recorded round 2, rated blind on 2026-10-12" in panel.under.text()
    assert "Your first practice round, 2 rounds ago: 0 of 4 the same. This one: 2 of 4." in panel._said.text()
    panel.whole.click()
    assert own.world.calls[-1] == ("practice", "3" * 32)
    press(own.page, "g")
    assert own.world.calls[-1] == ("practice", "")


def test_keys_method_export_and_pdf(up: Up, press: Press, tmp_path: Path) -> None:
    own = Own(INES, path=str(tmp_path / "mine.csv"))
    up(own.page)
    own.of(year())
    own.page.body.cusum.link.setFocus()
    press(own.page, "h")
    assert own.page.method.figure == "cusum" and own.page.method.isVisible()
    press(own.page, Key.Key_Escape, "e")
    assert (tmp_path / "mine.csv").exists() and (tmp_path / "mine.svg").exists()
    own.world.path = str(tmp_path / "mine.pdf")
    press(own.page, "s")
    assert "mine.pdf" in own.page.facts.text()
    told = subprocess.run(["pdftotext", "-layout", own.world.path, "-"], capture_output=True, text=True, check=True)
    assert "a little stricter than before" in told.stdout and "Stricter is not wrong" in told.stdout
    assert not [name for name in TEAM if name != INES.name and name in told.stdout]
    press(own.page, Key.Key_Escape)
    assert own.world.calls[-1] == ("back", "home")


def test_escape_stops_what_is_computed_and_the_page_says_so(up: Up, press: Press) -> None:
    own = Own(INES)
    up(own.page)
    own.page.opened()
    assert own.world.done == ["own"] and own.page.waiting.text() == "Reading your rounds …"
    press(own.page, Key.Key_Escape)
    assert own.world.calls[-1] == ("cancel",) and "Stopped" in own.page.waiting.text()


def test_somebody_without_a_submitted_round_is_told_what_comes_first(up: Up) -> None:
    own = Own(INES)
    up(own.page)
    own.page.opened()
    own.presenter.failed("You have submitted no round yet. Twelve of them, and this page can tell you something.")
    assert own.page.waiting.text().startswith("You have submitted no round yet") and not own.page.pdf.isVisible()


def test_the_lead_reads_the_page_of_another_without_practice_and_goes_back_to_the_team(up: Up, press: Press) -> None:
    desk = Desk(seed=1)
    desk.put(year(), own_table=False)
    own = Own(LEAD, desk)
    up(own.page)
    own.page.opened(rater="Ines Farrow", back="calibration")
    assert own.page.title.text() == "Ines Farrow" and "as this interviewer reads it" in own.page.facts.text()
    assert not own.page.body.practice.whole.isVisible() and not own.page.lead.ask.isVisible()
    desk.names = False
    own.page.opened(rater="Ines Farrow", back="calibration")
    assert own.page.title.text() == desk.shown_name("Ines Farrow") != "Ines Farrow"
    press(own.page, Key.Key_Escape)
    assert own.world.calls[-1] == ("back", "calibration")


def test_the_page_keeps_to_its_width(up: Up) -> None:
    own = Own(INES)
    up(own.page)
    own.of(year())
    for size in ((1440, 900), (1280, 720), (640, 360)):
        own.page.resize(*size)
        QApplication.processEvents()
        body = own.page.body
        parts = [body.sentence, *body.figures, body.help, body.practice]
        boxes = [part.geometry() for part in parts if part.isVisible()]
        assert all(body.rect().contains(box) for box in boxes)
        assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
