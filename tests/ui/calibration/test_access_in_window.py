"""Getting at others' statistics without leading calibration: every way that the window has, tried."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer_app.core.calibration.access import Viewer
from interviewer_app.core.calibration.rater_page import rater_page
from interviewer_app.core.errors import Refused
from interviewer_app.core.exchange.calibration_jobs import Asking, own_name, team_whole
from interviewer_app.ui.calibration.desk import Desk
from tests.core.exchange.test_ratings_source import put
from tests.ui.calibration.conftest import Press, Up
from tests.ui.calibration.desks import ANYBODY, LEAD, Own, Team
from tests.ui.calibration.years import TEAM, year
from tools.sample_panel import PANEL, play


def said_on(page: object) -> str:
    """Everything a page says, names for assistive technology and tool tips among it."""
    from PySide6.QtWidgets import QLabel, QWidget

    assert isinstance(page, QWidget)
    parts = [page, *page.findChildren(QWidget)]
    words = [part.accessibleName() + part.toolTip() + part.accessibleDescription() for part in parts]
    return " ".join([*words, *(part.text() for part in parts if isinstance(part, QLabel))])


def others() -> set[str]:
    return {*TEAM, "Noor Haddad", "Ruben Castell"} - {ANYBODY.name}


def test_whoever_does_not_lead_is_taken_to_their_own_page(up: Up, press: Press) -> None:
    team = Team(ANYBODY)
    up(team.page)
    team.page.opened()
    assert team.world.done == ["rater"] and team.world.calls[-1] == ("rater", "Marta Lindqvist")
    press(team.page, "w")
    assert team.world.done == ["rater", "rater"], "asking for the workspace leads to the same"


def test_the_page_of_another_stays_closed_whatever_is_asked(up: Up) -> None:
    own = Own(ANYBODY)
    up(own.page)
    own.page.opened(rater="Ines Farrow")
    assert own.world.done == [] and "whoever leads calibration" in own.page.waiting.text()
    assert not own.page.body.isVisible()


def test_figures_computed_for_a_lead_are_gone_for_whoever_sits_here_next(up: Up) -> None:
    desk = Desk()
    desk.put(year(), own_table=False)
    assert desk.whole(LEAD) is not None and desk.whole(ANYBODY) is None
    own = Own(ANYBODY, desk)
    up(own.page)
    own.page.opened(rater="Ines Farrow")
    assert not own.page.body.isVisible()
    desk.put(year(), own_table=True)
    assert desk.whole(ANYBODY) is not None, "a table somebody brought is theirs to see"


def test_laying_the_lead_down_takes_the_figures_away_at_once(up: Up) -> None:
    team = Team(LEAD)
    up(team.page)
    team.over_workspace(year())
    team.page.lead.link.click()
    assert team.desk.whole(Viewer("Noor Haddad", True)) is None
    assert team.world.calls[-1] == ("rater", "Noor Haddad")


def test_leading_is_taken_by_reading_what_it_means_and_saying_yes(up: Up, press: Press) -> None:
    own = Own(ANYBODY)
    up(own.page)
    own.of(year())
    own.page.lead.ask.click()
    assert own.page.lead.isVisible() and not own.world.who.lead
    assert "personal data about your colleagues" in own.page.lead.words.text()
    press(own.page, "\x1b")
    assert not own.page.lead.isVisible() and not own.world.who.lead
    own.page.lead.ask.click()
    own.page.lead.yes.click()
    assert own.world.who.lead and own.world.calls[-1] == ("team",)


def test_ones_own_page_names_no_colleague(up: Up) -> None:
    own = Own(ANYBODY)
    up(own.page)
    own.of(year())
    page = rater_page(year(), ANYBODY.name)
    for name in others():
        assert name not in said_on(own.page)
        assert name not in repr(page)


def asking(folder: Path, author: str, lead: bool) -> Asking:
    file = folder / "workspace.sqlite"
    return Asking(file, file, author, Viewer("Marta Lindqvist", lead), folder / "kept", 0)


def test_the_process_that_computes_refuses_the_team_to_whoever_does_not_lead(tmp_path: Path) -> None:
    made = [play(seat) for seat in PANEL[1:4]]
    put(tmp_path, *made)
    with pytest.raises(Refused, match="whoever leads calibration"):
        team_whole(lambda _told: None, asking(tmp_path, made[0].author, False))


def test_one_is_told_by_ones_id_and_not_by_a_name_anybody_can_take(tmp_path: Path) -> None:
    first, other = play(PANEL[3]), play(PANEL[4]._replace(rater="aiko  brandt"), candidate="PRIYA raman")
    put(tmp_path, first, other)
    names = {own_name(asking(tmp_path, each.author, False)) for each in (first, other)}
    assert len(names) == 2
    for nobody in ("", "a" * 32):
        with pytest.raises(Refused, match="submitted no round yet"):
            own_name(asking(tmp_path, nobody, False))
