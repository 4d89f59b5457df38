"""The calibration pages in the states worth looking at."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from interviewer_app.core.calibration.whole_result import Whole
from tests.ui.calibration.desks import ANYBODY, Own, Team
from tests.ui.calibration.test_rater_page import INES, practised
from tests.ui.calibration.years import year

LONG = {
    "Ines Farrow": "Maximiliane Alexandra von und zu Hohenlohe-Waldenburg-Schillingsfürst",
    "Marta Lindqvist": "佐藤 結衣 カタリナ・アレクサンドラ・ホーエンローエ＝ヴァルデンブルク",
    "Noor Haddad": "نور الدين عبد الرحمن حداد",
}
TABLE = """Candidate,Reviewer,Date,Coding,Design,Fun
Ann,Marta Lindqvist,2026-02-03,Wow,Meh,Wow
Bo,marta lindqvist,2026-02-04,Meh,Meh,Wow
"""


def team(whole: Callable[[], Whole] = year, then: Callable[[Team], None] = lambda _team: None) -> QWidget:
    made = Team().over_workspace(whole())
    then(made)
    return made.page


def empty_team() -> QWidget:
    made = Team(ANYBODY)
    made.page.show_empty("this workspace: holds no submitted rating; submit a card, or name a table of ratings.")
    return made.page


def explained(made: Team) -> None:
    made.page.method_asked.emit("severity")


@cache
def folder() -> TemporaryDirectory[str]:
    """Where the sample table lies."""
    return TemporaryDirectory(prefix="tables-")


def table(text: str = TABLE) -> QWidget:
    where = Path(folder().name)
    file = where / "export.csv"
    file.write_text(text, encoding="utf-8")
    made = Team(ANYBODY, where)
    made.page.dropped.emit(str(file))
    return made.page


def own(then: Callable[[Own], None] = lambda _own: None) -> QWidget:
    made = Own(INES)
    made.world.latest = practised()
    made.of(year())
    then(made)
    return made.page


CALIBRATION: dict[str, Callable[[], QWidget]] = {
    "calibration": team,
    "calibration-empty": empty_team,
    "calibration-method": partial(team, then=explained),
    "calibration-40": partial(team, partial(year, 40)),
    "calibration-long": partial(team, partial(year, rename=LONG)),
    "calibration-table": table,
    "rater": own,
    "rater-lead": partial(own, lambda own: own.page.lead.ask.click()),
}
