"""`interviewer calibrate plan`: the few shadow rounds worth booking next."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.calibrate_source import add_source, source_of
from interviewer_app.cli.output import plain, plain_lines, print_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

if TYPE_CHECKING:
    from interviewer_app.core.calibration.plan.results import PlanResult
    from interviewer_app.core.calibration.ratings import Ratings, Unit
    from interviewer_app.core.calibration.statistic import Undefined


def register(commands: argparse._SubParsersAction[Any]) -> None:
    words = _("the fewest shadow rounds that join groups or halve an interval")
    command = commands.add_parser("plan", help=words, allow_abbrev=False)
    add_source(command)
    most = _("how many rounds to plan at most (default 5)")
    command.add_argument("--rounds", metavar="N", type=int, default=5, help=most)
    command.set_defaults(func=show_plan)


def show_plan(args: argparse.Namespace) -> int:
    """Partners who drifted are no steady ones, so drift is computed first."""
    from interviewer_app.core.calibration.plan.as_json import plan_json
    from interviewer_app.core.calibration.plan.page import plan_page
    from interviewer_app.core.calibration.statistic import Undefined

    if not 1 <= args.rounds <= 50:
        raise BadInput(_("--rounds {n}: between 1 and 50 rounds can be planned.").format(n=args.rounds))
    source = source_of(args)
    found = _planned(source.ratings, args.unit, args.rounds)
    if args.json:
        print_json(plan_json(found))
    elif isinstance(found, Undefined):
        print(plain(_("A plan is undefined, because {because}.").format(because=found.because)))
    else:
        print(plain_lines(plan_page(found)), end="")
    return 0


def _planned(ratings: Ratings, unit: Unit, most: int) -> PlanResult | Undefined:
    from interviewer_app.core.calibration.drift.run import DriftOptions, drift
    from interviewer_app.core.calibration.plan.run import not_steady, plan
    from interviewer_app.core.calibration.severity.fitted import FitOptions
    from interviewer_app.core.calibration.severity.run import fitted
    from interviewer_app.core.calibration.statistic import Undefined

    made = fitted(ratings, FitOptions(unit))
    if isinstance(made, Undefined):
        return made
    return plan(ratings, made, not_steady(drift(ratings, DriftOptions(unit))), most)
