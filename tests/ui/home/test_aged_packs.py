"""Home with a pack whose version ran with other words: one calm line below the form, in both forms, and no hurdle."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.ui.app import open_window
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.home.invited import InvitedRound
from interviewer_app.ui.home.inviting import Inviting
from interviewer_app.ui.home.view import HomePage
from tests.core.rounds.invitations.samples import GOOGLE, NOW_US
from tests.fakes import Numbered, ToldClock

NEWER = "A newer version is there: 99.0.0."


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, own_home: Path) -> AppContext:
    """The real window, and beside the shipped packs a newer version of one."""
    folder = own_home / "interviewer" / "packs" / "newer"
    folder.mkdir(parents=True)
    text = (shipped_packs() / "senior-backend-supervised-change" / "pack.yaml").read_text(encoding="utf-8")
    newer = re.sub(r'(?m)^version: "[\d.]+"', 'version: "99.0.0"', text).replace("title: Senior", "title: Newer senior")
    (folder / "pack.yaml").write_text(newer, encoding="utf-8")
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


def choose(view: HomePage | InvitedRound, start: str) -> None:
    pack = view.form.pack if isinstance(view, HomePage) else view.pack
    (index,) = [n for n in range(pack.count()) if pack.itemText(n).startswith(start)]
    pack.setCurrentIndex(index)
    pack.activated.emit(index)


def test_the_line_stands_below_the_form_and_goes_with_the_pack(app: AppContext, qtbot: QtBot) -> None:
    view = home_of(app)
    choose(view, "Senior backend, supervised")
    assert view.form.note.isVisible() and NEWER in view.form.note.text() and view.form.start.isEnabled()
    choose(view, "Newer senior")
    assert NEWER not in view.form.note.text()


def test_an_invitation_says_it_too_and_is_planned_all_the_same(app: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    view = home_of(app)
    (tmp_path / "invite.ics").write_bytes(GOOGLE)
    qtbot.waitUntil(lambda: isinstance(getattr(view, "inviting", None), Inviting), timeout=20_000)
    form = view._beside
    assert isinstance(form, InvitedRound) and isinstance(view.inviting, Inviting)
    with qtbot.waitSignal(form.wanted, timeout=10_000):
        view.inviting.open_file(str(tmp_path / "invite.ics"))
    choose(form, "Senior backend, supervised")
    assert form.missing.isVisible() and NEWER in form.missing.text()
    qtbot.keyClick(form.candidate, Qt.Key.Key_Return)
    assert [row.candidate for row in read_round_rows(app.workspace)] == ["Ines Duarte"]
