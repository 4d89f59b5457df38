"""From a file on Home to a planned round: offered, confirmed by hand, and never twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.rounds.purpose import purpose_of
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows
from interviewer_app.ui.app import open_window
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.home.invited import InvitedRound
from interviewer_app.ui.home.inviting import Inviting
from interviewer_app.ui.home.view import HomePage
from tests.core.rounds.invitations.samples import GOOGLE, NOW_US, calendar, meeting, utc_us
from tests.fakes import Numbered, ToldClock

Key = Qt.Key


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, own_home: Path) -> AppContext:
    """The real window on an empty home, at nine o'clock on a Friday."""
    environ = {"INTERVIEWER_HOME": str(own_home / "interviewer")}
    context = open_window(qapp, environ, ToldClock(wall_us=NOW_US), Numbered())
    qtbot.addWidget(context.shell)
    with qtbot.waitSignal(context.shell.settled, timeout=10_000):
        context.shell.show()
    view = home_of(context)
    qtbot.waitUntil(lambda: view.form.pack.count() > 0 and context.bench is not None, timeout=20_000)
    yield context
    context.jobs.close()
    if context.bench is not None:
        context.bench.close()


def home_of(context: AppContext) -> HomePage:
    page = context.shell.page("home")
    assert isinstance(page, HomePage)
    return page


def rows_of(context: AppContext) -> list[RoundRow]:
    return sorted(read_round_rows(context.workspace), key=lambda row: row.starts_us or 0)


Offer = Callable[[bytes], InvitedRound]


@pytest.fixture
def offer(app: AppContext, tmp_path: Path, qtbot: QtBot) -> Offer:
    def offered(data: bytes) -> InvitedRound:
        file, view = tmp_path / "invite.ics", home_of(app)
        file.write_bytes(data)
        assert isinstance(view.inviting, Inviting) and isinstance(view._beside, InvitedRound)
        form = view._beside
        with qtbot.waitSignal(form.wanted, timeout=10_000):
            view.inviting.open_file(str(file))
        return form

    return offered


def test_an_invitation_is_confirmed_with_one_key_and_listed(app: AppContext, offer: Offer, qtbot: QtBot) -> None:
    form, view = offer(GOOGLE), home_of(app)
    assert form.when.text() == "Thursday 27 November, 14:00 to 15:00"
    assert form.candidate.text() == "Ines Duarte" and form.candidate.hasFocus()
    assert form.minutes.currentText() == "60" and form.isVisible() and not view.form.isVisible()
    qtbot.keyClick(form.candidate, Key.Key_Return)
    (row,) = rows_of(app)
    assert (row.candidate, row.minutes, row.practice) == ("Ines Duarte", 60, False)
    assert row.starts_us == utc_us(2025, 11, 27, 13)
    assert view.form.isVisible() and not form.isVisible() and view.rounds.hasFocus()
    assert view.done.text() == "Planned: Ines Duarte, Thursday 27 November, 14:00"


def test_nothing_is_planned_before_it_is_confirmed_and_escape_leaves_it(
    app: AppContext, offer: Offer, qtbot: QtBot
) -> None:
    form = offer(GOOGLE)
    qtbot.keyClick(form.candidate, Key.Key_Escape)
    assert rows_of(app) == [] and home_of(app).form.isVisible()


def test_what_is_typed_over_the_guess_is_planned(app: AppContext, offer: Offer, qtbot: QtBot) -> None:
    form = offer(calendar(*meeting("DTSTART:20251128T130000Z", heading="Technical interview")))
    assert form.candidate.text() == ""
    qtbot.keyClick(form.candidate, Key.Key_Return)
    assert form.missing.text() == "Type the candidate's name first." and rows_of(app) == []
    form.candidate.setText("Léa Fontaine")
    qtbot.mouseClick(form.purpose.practice, Qt.MouseButton.LeftButton)
    qtbot.keyClick(form.candidate, Key.Key_Return)
    (row,) = rows_of(app)
    assert (row.candidate, row.practice, row.minutes) == ("Léa Fontaine", True, 45)


def test_the_invitation_again_moves_the_round_and_calls_it_off(app: AppContext, offer: Offer, qtbot: QtBot) -> None:
    qtbot.keyClick(offer(GOOGLE).candidate, Key.Key_Return)
    same = offer(GOOGLE)
    assert "planned already" in same.words.text() and not same.act.isVisible()
    moved = offer(GOOGLE.replace(b"T140000", b"T160000").replace(b"T150000", b"T170000").replace(b"CE:0", b"CE:1"))
    assert "is planned for Thursday 27 November, 14:00" in moved.words.text() and not moved.candidate.isVisible()
    qtbot.keyClick(moved.act, Key.Key_Return)
    (row,) = rows_of(app)
    assert row.starts_us == utc_us(2025, 11, 27, 15)
    off = offer(GOOGLE.replace(b"CONFIRMED", b"CANCELLED").replace(b"CE:0", b"CE:2"))
    qtbot.keyClick(off.act, Key.Key_Return)
    (row,) = rows_of(app)
    assert row.called_off and home_of(app).done.text().startswith("Called off: Ines Duarte")


def test_of_several_meetings_each_has_a_row(app: AppContext, offer: Offer, qtbot: QtBot) -> None:
    several = calendar(
        *meeting("DTSTART:20251128T130000Z", heading="Interview: Bea Lindgren", uid="b"),
        *meeting("DTSTART:20251127T130000Z", heading="Interview: Arun Petit", uid="a"),
        *meeting("DTSTART;VALUE=DATE:20251129", heading="Interview: Nobody Yet", uid="c"),
    )
    form = offer(several)
    assert form.offers.isVisible() and form.offers.count() == 3 and form.candidate.text() == "Arun Petit"
    form.offers.setCurrentIndex(2)
    form.offers.activated.emit(2)
    assert "lasts all day" in form.words.text() and not form.act.isVisible()
    form.offers.activated.emit(1)
    qtbot.keyClick(form.candidate, Key.Key_Return)
    assert [row.candidate for row in rows_of(app)] == ["Bea Lindgren"]


def test_a_file_that_is_no_invitation_is_said_on_the_page(app: AppContext, tmp_path: Path, qtbot: QtBot) -> None:
    view, file = home_of(app), tmp_path / "photo.ics"
    file.write_bytes(b"\xff\xd8\xff" * 300)
    assert isinstance(view.inviting, Inviting)
    view.inviting.open_file(str(file))
    qtbot.waitUntil(lambda: "is no calendar invitation" in view.notice.text(), timeout=10_000)
    assert view.form.isVisible() and rows_of(app) == []


def dropped(view: HomePage, *files: Path) -> bool:
    """Drag files over Home and let them go; whether Home took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    over.setAccepted(False)
    QApplication.sendEvent(view, over)
    if over.isAccepted():
        QApplication.sendEvent(view, QDropEvent(QPointF(50, 50), copy, data, left, none))
    return over.isAccepted()


def test_a_file_dropped_on_home_is_offered_and_another_kind_is_not_taken(
    app: AppContext, tmp_path: Path, qtbot: QtBot
) -> None:
    view, file = home_of(app), tmp_path / "Invite.ICS"
    file.write_bytes(GOOGLE)
    assert isinstance(view._beside, InvitedRound)
    assert not dropped(view, tmp_path / "cv.pdf") and not dropped(view, file, file)
    with qtbot.waitSignal(view._beside.wanted, timeout=10_000):
        assert dropped(view, file)
    assert view._beside.candidate.text() == "Ines Duarte"


def test_control_i_asks_for_a_file(app: AppContext, tmp_path: Path, qtbot: QtBot) -> None:
    view, asked = home_of(app), []
    assert isinstance(view.inviting, Inviting)
    view.invitation_asked.disconnect(view.inviting.ask_file)
    view.invitation_asked.connect(lambda: asked.append("file"))
    qtbot.keyClick(view, Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["file"]
    view.inviting.ask_file(lambda *_all: ("", ""))
    assert view.form.isVisible()


def test_a_workspace_that_cannot_be_written_is_told_in_the_form(
    app: AppContext, offer: Offer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = offer(GOOGLE)
    assert app.bench is not None

    def full(*_all: object) -> None:
        raise MachineTrouble("The disk is full; make room, then try again.")

    monkeypatch.setattr(app.bench.writer, "append_now", full)
    qtbot.keyClick(form.candidate, Key.Key_Return)
    assert form.missing.text().startswith("The disk is full") and form.isVisible()


@pytest.mark.parametrize("purpose", ["practice", "pilot"])
def test_a_tick_reaches_the_round_begun_from_home(app: AppContext, qtbot: QtBot, purpose: str) -> None:
    view = home_of(app)
    view.form.candidate.setText("A Colleague")
    tick = getattr(view.form.purpose, purpose)
    tick.setFocus()
    qtbot.keyClick(tick, Key.Key_Space)
    qtbot.keyClick(view.form.candidate, Key.Key_Return)
    (row,) = rows_of(app)
    assert purpose_of(row) == purpose and view.form.purpose.purpose == "real"
    assert app.shell.page_name == "live"


def test_a_round_is_a_pilot_or_practice_and_the_keys_reach_both_ticks(app: AppContext, qtbot: QtBot) -> None:
    ticks = home_of(app).form.purpose
    reached = home_of(app).form.extra
    reached.setFocus()
    for tick in (ticks.pilot, ticks.practice):
        qtbot.keyClick(reached, Key.Key_Tab)
        assert tick.hasFocus()
        reached = tick
    qtbot.keyClick(ticks.pilot, Key.Key_Space)
    assert ticks.purpose == "pilot"
    qtbot.keyClick(ticks.practice, Key.Key_Space)
    assert ticks.purpose == "practice" and not ticks.pilot.isChecked()
    qtbot.keyClick(ticks.pilot, Key.Key_Space)
    assert ticks.purpose == "pilot" and not ticks.practice.isChecked()


def test_a_pilot_planned_from_an_invitation_stays_one(app: AppContext, offer: Offer, qtbot: QtBot) -> None:
    form = offer(GOOGLE)
    qtbot.mouseClick(form.purpose.pilot, Qt.MouseButton.LeftButton)
    qtbot.keyClick(form.candidate, Key.Key_Return)
    (row,) = rows_of(app)
    assert purpose_of(row) == "pilot" and form.purpose.purpose == "real"
