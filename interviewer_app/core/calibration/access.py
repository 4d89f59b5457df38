"""Who may see whose rating statistics. They are personal data about staff: the lead's and that rater's, nobody else's.

Over a workspace only whoever leads calibration (`lead` of the settings) sees the team; everybody else sees their own
page. A table somebody brought is theirs to see: they have it already. Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass

from interviewer_app.core.errors import Refused
from interviewer_app.core.texts import _


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: the name their rounds carry (`interviewer` of the settings), and whether they lead calibration."""

    name: str
    lead: bool


def may_see_team(viewer: Viewer, *, own_table: bool) -> bool:
    """Whether `viewer` may see statistics of everybody; `own_table`: over a table they brought, not the workspace."""
    return own_table or viewer.lead


def may_see_rater(viewer: Viewer, rater: str, *, own_table: bool) -> bool:
    """Whether `viewer` may see the page of `rater`; nobody is nobody's namesake: an empty name sees nothing."""
    return may_see_team(viewer, own_table=own_table) or (rater == viewer.name and bool(rater))


def check_team(viewer: Viewer, *, own_table: bool) -> None:
    """raises: Refused where `viewer` may see their own statistics only"""
    if not may_see_team(viewer, own_table=own_table):
        raise Refused(
            _(
                "Over the workspace, statistics about interviewers are for whoever leads calibration: they are personal"
                " data about your colleagues. Your own page is Calibration in the window; who leads says so there."
            )
        )


def check_rater(viewer: Viewer, rater: str, *, own_table: bool) -> None:
    """raises: Refused where the page of `rater` is not for `viewer`"""
    if not may_see_rater(viewer, rater, own_table=own_table):
        raise Refused(
            _("The page of an interviewer is for them and for whoever leads calibration; yours is open to you.")
        )
