"""`interviewer calibrate COMMAND`: whether ratings are fair, and whether the bar moves. One file per command."""

from __future__ import annotations

import argparse
from typing import Any

from interviewer_app.cli import (
    calibrate_agreement,
    calibrate_drift,
    calibrate_impact,
    calibrate_keep,
    calibrate_look,
    calibrate_plan,
    calibrate_predict,
    calibrate_report,
    calibrate_severity,
)
from interviewer_app.cli.calibrate_report import REPORTING, let_report
from interviewer_app.core.texts import _

COMMANDS = (
    calibrate_agreement,
    calibrate_drift,
    calibrate_impact,
    calibrate_keep,
    calibrate_look,
    calibrate_plan,
    calibrate_predict,
    calibrate_report,
    calibrate_severity,
)  # fmt: skip


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    verb = verbs.add_parser(
        "calibrate", help=_("agreement, severity, drift: of your workspace, or of a table"), allow_abbrev=False
    )
    commands = verb.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.register(commands)
    for name in REPORTING:
        let_report(commands.choices[name])
