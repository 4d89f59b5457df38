"""The keys of the calibration pages, as their foot and their panel of keys name them."""

from __future__ import annotations

from interviewer_app.core.texts import _

Keys = tuple[tuple[str, str], ...]


def team_hints() -> Keys:
    return (
        ("↑ ↓", _("Interviewer")),
        ("Enter", _("Their page")),
        ("H", _("How is this computed")),
        ("E", _("Export figure")),
        ("P", _("Pseudonyms")),
        ("?", _("All keys")),
    )


def empty_hints() -> Keys:
    return ("O", _("Choose a table")), ("W", _("The workspace’s rounds")), ("Esc", _("Home")), ("?", _("All keys"))


def import_hints() -> Keys:
    return ("Tab", _("Next choice")), ("Ctrl Enter", _("Read the table so")), ("Esc", _("Leave it"))


def team_keys() -> Keys:
    return (
        ("↑ ↓", _("Choose an interviewer")),
        ("Enter", _("The page of the chosen interviewer")),
        ("Tab", _("Next figure")),
        ("H", _("How the figure that has the keys is computed")),
        ("E", _("Export that figure as CSV and SVG")),
        ("R", _("Write the report as a PDF")),
        ("P", _("Names, or letters in their place everywhere")),
        ("C", _("Copy what to book as invitations")),
        ("M", _("All interviewers, or the folded figure")),
        ("O", _("Choose another table")),
        ("W", _("The rounds of the workspace")),
        ("Esc", _("Stop computing, close what is open, else Home")),
        ("?", _("Show or hide these keys")),
    )


def rater_hints() -> Keys:
    return ("H", _("How is this computed")), ("S", _("Save as PDF")), ("Esc", _("Back")), ("?", _("All keys"))


def rater_keys() -> Keys:
    return (
        ("Tab", _("Next figure")),
        ("H", _("How the figure that has the keys is computed")),
        ("E", _("Export that figure as CSV and SVG")),
        ("S", _("Save this page as a PDF")),
        ("G", _("Practice against gold")),
        ("Esc", _("Stop computing, close what is open, else back")),
        ("?", _("Show or hide these keys")),
    )
