"""The window: pages are built when wanted, and one that cannot come up leaves the one before."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from interviewer_app.core.errors import BadInput
from interviewer_app.ui.shell import Shell


class Page(QWidget):
    """Remembers what it was told."""

    def __init__(self, name: str, said: list[Any]) -> None:
        super().__init__()
        self._name, self._said = name, said
        self.closes = True
        said.append(("built", name))

    def opened(self, **what: object) -> None:
        if what.get("round") == "broken":
            raise BadInput("This round cannot be read.")
        self._said.append(("opened", self._name, what))

    def left(self) -> None:
        self._said.append(("left", self._name))

    def may_close(self) -> bool:
        return self.closes


@pytest.fixture
def said() -> list[Any]:
    return []


@pytest.fixture
def shell(qtbot: QtBot, said: list[Any]) -> Shell:
    made = Shell({"home": lambda: Page("home", said)})
    made.register("live", lambda: Page("live", said))
    qtbot.addWidget(made)
    return made


def test_a_page_is_built_once_and_only_when_wanted(shell: Shell, said: list[Any]) -> None:
    shell.show_page("home")
    shell.show_page("live", round="r1")
    shell.show_page("home")
    assert said == [
        ("built", "home"),
        ("opened", "home", {}),
        ("built", "live"),
        ("opened", "live", {"round": "r1"}),
        ("left", "home"),
        ("opened", "home", {}),
        ("left", "live"),
    ]
    assert shell.page_name == "home"


def test_a_page_that_gives_way_to_another_is_not_the_one_that_is_up(shell: Shell, said: list[Any]) -> None:
    class Way(QWidget):
        def opened(self) -> None:
            shell.show_page("live", round="own")

    shell.register("team", Way)
    shell.show_page("home")
    live = shell.show_page("team")
    assert shell.page_name == "live" and live is shell.page("live") and shell.where() == ("live", {"round": "own"})
    shell.show_page("home")
    assert said[-1] == ("left", "live")


def test_a_page_that_cannot_come_up_leaves_the_one_before(shell: Shell) -> None:
    home = shell.show_page("home")
    with pytest.raises(BadInput):
        shell.show_page("live", round="broken")
    assert shell.page_name == "home"
    assert home.isVisibleTo(shell)


def test_a_page_may_keep_the_window_open(shell: Shell) -> None:
    page = shell.show_page("live", round="r1")
    assert isinstance(page, Page)
    for closes in (False, True):
        page.closes = closes
        event = QCloseEvent()
        shell.closeEvent(event)
        assert event.isAccepted() is closes


def test_an_unknown_page_is_a_loud_mistake(shell: Shell) -> None:
    with pytest.raises(KeyError):
        shell.show_page("lives")


def test_the_first_paint_and_the_settling_are_told_once(qtbot: QtBot, shell: Shell) -> None:
    shell.show_page("home")
    with qtbot.waitSignals([shell.painted, shell.settled]):
        shell.show()
    with qtbot.assertNotEmitted(shell.painted, wait=20):
        shell.show_page("live")
