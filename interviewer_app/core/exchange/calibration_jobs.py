"""What the window has computed in a process of its own; nothing heavy is imported before one of these runs there.

Who may see what is asked here too, where the figures come into being: a process that computes for somebody who does
not lead gives back their own page and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer_app.core.calibration.access import Viewer, check_rater, check_team
from interviewer_app.core.calibration.habits_result import Habits
from interviewer_app.core.calibration.intake.mapping import Reading
from interviewer_app.core.calibration.rater_page import RaterPage, rater_page
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.errors import Refused
from interviewer_app.core.texts import _

if TYPE_CHECKING:
    from interviewer_app.core.calibration.intake.source import Source
    from interviewer_app.core.workspace.unseen import Gate

Report = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Asking:
    """workspace, own: the file in use, and one's own where that is another. author: the id of who asks, "" for nobody
    yet. kept: where the last fits lie. now_us: UTC microseconds"""

    workspace: Path
    own: Path
    author: str
    viewer: Viewer
    kept: Path
    now_us: int


def table_whole(report: Report, file: Path, reading: Reading | None, kept: Path, now_us: int) -> Whole:
    """Everything about a table somebody brought. raises: InterviewerError"""
    from interviewer_app.core.calibration.intake.reading import read

    return _whole(report, read(file, reading), kept, now_us)


def team_whole(report: Report, asking: Asking) -> Whole:
    """Everything about the workspace, for whoever leads. raises: InterviewerError"""
    check_team(asking.viewer, own_table=False)
    return _of_workspace(report, asking)


def own_page(report: Report, asking: Asking) -> RaterPage:
    """The page of whoever asks, over the workspace; nothing of anybody else leaves this process by name.

    raises: InterviewerError
    """
    name = own_name(asking)
    check_rater(Viewer(name, asking.viewer.lead), name, own_table=False)
    return rater_page(_of_workspace(report, asking), name)


def own_name(asking: Asking) -> str:
    """The name that the ratings of whoever asks stand under: told by their id, as two people may have one name.

    raises: Refused where they have submitted nothing yet
    """
    from interviewer_app.core.exchange.ratings_source import interviewer_names
    from interviewer_app.core.rounds.purpose import is_about_candidate
    from interviewer_app.core.scorecards.seal import sealed_round
    from interviewer_app.core.workspace.home_rows import read_round_rows
    from interviewer_app.core.workspace.read import read_entries

    gate = _gate(asking)
    rows = [row for row in read_round_rows(asking.workspace) if row.state == "sealed" and is_about_candidate(row)]
    folds = [sealed_round(read_entries(asking.workspace, row.id)) for row in rows if not gate.hides(row)]
    name = interviewer_names([fold.facts for fold in folds if fold.facts is not None]).get(asking.author, "")
    if not asking.author or not name:
        raise Refused(_("You have submitted no round yet. Twelve of them, and this page can tell you something."))
    return name


def _gate(asking: Asking) -> Gate:
    from interviewer_app.core.workspace.unseen import gate_of

    return gate_of(asking.workspace, asking.own, me=asking.author)


def _of_workspace(report: Report, asking: Asking) -> Whole:
    from interviewer_app.core.calibration.habits import habits
    from interviewer_app.core.exchange.habits_source import workspace_habits
    from interviewer_app.core.exchange.ratings_source import workspace_source

    gate = _gate(asking)
    source = workspace_source(asking.workspace, gate)
    kept = asking.kept if asking.viewer.lead else None  # colleagues' figures lie on no disk but their lead's
    return _whole(report, source, kept, asking.now_us, habits(workspace_habits(asking.workspace, gate)))


def _whole(
    report: Report, source: Source, kept: Path | None, now_us: int, habits: tuple[Habits, ...] = ()
) -> Whole:
    from interviewer_app.core.calibration.whole import WholeOptions, whole

    return whole(source, WholeOptions(), report, kept, now_us, habits)
