"""`interviewer calibrate severity`: how strict each interviewer is; fair averages of candidates."""

from __future__ import annotations

import argparse
from typing import Any

from interviewer_app.cli.calibrate_source import add_source, source_of
from interviewer_app.cli.output import plain, plain_lines, print_json
from interviewer_app.core.texts import _


def register(commands: argparse._SubParsersAction[Any]) -> None:
    words = _("how strict each interviewer is, with intervals; fair averages of candidates")
    command = commands.add_parser("severity", help=words, allow_abbrev=False)
    add_source(command)
    plainly = _("the same model without halo and without shrinkage, to compare with other programs")
    command.add_argument("--plain", action="store_true", help=plainly)
    partial = _("thresholds of its own for each dimension (partial credit)")
    command.add_argument("--partial-credit", action="store_true", help=partial)
    command.set_defaults(func=show_severity)


def show_severity(args: argparse.Namespace) -> int:
    """A result that says why it is undefined is an answer too: exit 0."""
    from interviewer_app.core.calibration.severity.as_json import severity_json
    from interviewer_app.core.calibration.severity.fitted import FitOptions
    from interviewer_app.core.calibration.severity.page import severity_page
    from interviewer_app.core.calibration.severity.run import severity
    from interviewer_app.core.calibration.severity.undefined import undefined_json
    from interviewer_app.core.calibration.statistic import Undefined

    source = source_of(args)
    found = severity(source.ratings, FitOptions(args.unit, args.plain, args.partial_credit))
    if isinstance(found, Undefined):
        if args.json:
            print_json(undefined_json(source.ratings, args.unit, found))
        else:
            print(plain(_("Severity is undefined, because {because}.").format(because=found.because)))
        return 0
    if args.json:
        print_json(severity_json(found))
    else:
        print(plain_lines(severity_page(found)), end="")
    return 0
