"""The gate as every command asks it: of the workspace it works on, and of one's own where that is another."""

from __future__ import annotations

from interviewer_app.cli.context import Context
from interviewer_app.core.settings import read_settings
from interviewer_app.core.workspace import unseen
from interviewer_app.core.workspace.unseen import Gate


def gate_for(context: Context) -> Gate:
    """What may be seen while one's own cards are open.

    raises: BadInput, MachineTrouble
    """
    settings, _trouble = read_settings(context.home.settings)
    return unseen.gate_for(context, settings.author)


def check_seen(context: Context, round_id: str) -> None:
    """raises: Refused for a round of somebody else whose candidate one still owes a card about"""
    gate_for(context).check(round_id)
