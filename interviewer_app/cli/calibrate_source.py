"""Where a calibration's ratings come from, as every command of `calibrate` asks: a table, or the workspace."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer_app.core.texts import _

if TYPE_CHECKING:
    from interviewer_app.core.calibration.intake.source import Source


def add_source(parser: argparse.ArgumentParser) -> None:
    """The options that say what is read, and how."""
    words = _("a table of ratings; without one, the submitted rounds of the workspace")
    parser.add_argument("ratings", metavar="RATINGS.csv", type=Path, nargs="?", help=words)
    unit = _("what is measured: candidates, or their single interviews")
    parser.add_argument("--unit", choices=("candidate", "session"), default="candidate", help=unit)
    parser.add_argument("--json", action="store_true", help=_("print JSON"))


def source_of(args: argparse.Namespace) -> Source:
    """The ratings a command was asked about. raises: BadInput, MachineTrouble"""
    if args.ratings is None:
        return _of_workspace(args)
    from interviewer_app.core.calibration.intake.reading import read

    return read(args.ratings)


def _of_workspace(args: argparse.Namespace) -> Source:
    from interviewer_app.cli.seeing import gate_for
    from interviewer_app.core.exchange.ratings_source import workspace_source

    return workspace_source(args.context.workspace, gate_for(args.context))
