"""Nothing needs the mouse: Tab or a key of its own reaches every control."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from interviewer_app.ui.live.page import LivePage
from tests.ui.access.stages import STAGES, Up
from tests.ui.access.walk import controls, key_of, reachable, reached_by_tab


def test_a_key_reaches_everything_that_can_be_clicked(screen: Up) -> None:
    wanted = [control for control in controls(screen.page) if control.isEnabled() and not key_of(control, screen)]
    tabbed = reached_by_tab(screen)
    lost = [control for control in wanted if not reachable(control, screen, tabbed)]
    assert [(type(control).__name__, control.accessibleName()) for control in lost] == []


def test_the_buttons_of_the_live_window_do_what_a_key_of_its_map_does(qapp: object, fonts: None) -> None:
    up = STAGES["live-some"]((1440, 900))
    assert isinstance(up.page, LivePage)
    assert [each.accessibleName() for each in up.page.findChildren(QAbstractButton) if not up.bound(each)] == []
    up.window.close()
