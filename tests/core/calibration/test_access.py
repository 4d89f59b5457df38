"""Rater statistics are the lead's and that rater's: the rule itself, and the setting it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer_app.core import calibration
from interviewer_app.core.calibration.access import Viewer, check_rater, check_team, may_see_rater, may_see_team
from interviewer_app.core.errors import Refused
from interviewer_app.core.settings import Settings, change_settings, read_settings

ANYBODY, LEAD, NOBODY = Viewer("Marta Lindqvist", False), Viewer("Noor Haddad", True), Viewer("", False)


def test_over_the_workspace_only_the_lead_sees_the_team() -> None:
    assert may_see_team(LEAD, own_table=False)
    assert not may_see_team(ANYBODY, own_table=False)
    with pytest.raises(Refused, match="leads calibration"):
        check_team(ANYBODY, own_table=False)


def test_everybody_sees_their_own_page_and_no_other() -> None:
    assert may_see_rater(ANYBODY, "Marta Lindqvist", own_table=False)
    assert may_see_rater(LEAD, "Marta Lindqvist", own_table=False)
    for other in ("Ines Farrow", "marta lindqvist", "Marta Lindqvist ", ""):
        assert not may_see_rater(ANYBODY, other, own_table=False)
        with pytest.raises(Refused):
            check_rater(ANYBODY, other, own_table=False)


def test_somebody_without_a_name_is_not_the_rater_without_a_name() -> None:
    assert not may_see_rater(NOBODY, "", own_table=False)


def test_a_table_somebody_brought_is_theirs_to_see() -> None:
    assert may_see_team(ANYBODY, own_table=True) and may_see_rater(ANYBODY, "Ines Farrow", own_table=True)
    check_team(ANYBODY, own_table=True)


def test_nobody_leads_until_the_settings_say_true(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    assert not Settings().lead
    for written in ('{"lead": "yes"}', '{"lead": 1}', "{}"):
        file.write_text(written, encoding="utf-8")
        assert not read_settings(file)[0].lead
    file.write_text('{"lead": true}', encoding="utf-8")
    assert read_settings(file)[0].lead


def test_leading_is_kept_laid_down_again_and_no_other_change_touches_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    leads = change_settings(file, Settings(interviewer="Noor"), lead=True)
    assert leads.lead and read_settings(file)[0].lead
    assert change_settings(file, leads, theme="dark").lead
    assert not change_settings(file, leads, lead=False).lead
    assert not read_settings(file)[0].lead


def test_nothing_that_hands_a_card_a_packet_or_an_export_on_knows_a_rater_s_statistics() -> None:
    """Packets, cards, boards and exports to applicant systems cannot carry what they cannot reach."""
    package = Path(calibration.__file__).parents[2]
    own = {"calibration_jobs.py", "habits_source.py", "keeping.py", "practising.py", "ratings_source.py"}
    parts = ("core/debriefs", "core/scorecards", "core/exchange", "ui/debrief", "ui/rating", "ui/exports.py")
    files = [file for part in parts for file in [package / part, *(package / part).rglob("*.py")] if file.is_file()]
    reaching = {file.name for file in files if "core.calibration" in file.read_text(encoding="utf-8")}
    assert len(files) > 100 and reaching <= own
