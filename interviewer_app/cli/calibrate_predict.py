"""`interviewer calibrate predict`: whether ratings go with what came later."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.calibrate_source import add_source, source_of
from interviewer_app.cli.calibrate_words import aligned, number
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

if TYPE_CHECKING:
    from interviewer_app.core.calibration.intake.source import Source
    from interviewer_app.core.calibration.predict.results import PredictResult


def register(commands: argparse._SubParsersAction[Any]) -> None:
    words = _("whether ratings go with later outcomes, dimension by dimension")
    command = commands.add_parser("predict", help=words, allow_abbrev=False)
    add_source(command)
    table = _("candidate, date, value, after the decision; without it the column outcome of the ratings")
    command.add_argument("--outcomes", type=Path, metavar="FILE.csv", help=table)
    new = _("a dimension or rubric version: what it adds to all others")
    command.add_argument("--new", action="append", default=[], metavar="NAME", help=new)
    known = _("how reliable the outcome itself is, 0 to 1, if somebody knows")
    command.add_argument("--outcome-reliability", type=float, metavar="R", help=known)
    command.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    source = source_of(args)
    from interviewer_app.core.calibration.predict.as_json import predict_json
    from interviewer_app.core.calibration.predict.predict import predict

    reliability: float | None = args.outcome_reliability
    if reliability is not None and not 0 < reliability <= 1:
        raise BadInput(_("--outcome-reliability {r}: give a number above 0, at most 1.").format(r=reliability))
    outcomes, remarks = _outcomes(args, source)
    result = predict(source.ratings, outcomes, args.new, reliability)
    if args.json:
        print_json(predict_json(result) | {"source": source.name, "remarks": [*remarks, *result.remarks]})
        return 0
    for line in (*_page(result), *remarks, *result.remarks):
        print(plain(line))
    return 0


def _outcomes(args: argparse.Namespace, source: Source) -> tuple[dict[str, float], list[str]]:
    """By candidate, and what could not be checked. raises: BadInput"""
    from interviewer_app.core.calibration.predict.outcomes import read_outcomes, refuse_early, told_outcomes

    if args.outcomes is None:
        told = told_outcomes(source.name, source.needs("outcome"))
        return told, [_("The outcomes have no dates, so that nobody can see whether they came after the decision.")]
    found = read_outcomes(args.outcomes)
    checked = refuse_early(args.outcomes.name, found, source.ratings)
    words = _(
        "Neither ratings nor outcomes say when it was decided about some candidates; their dates were not checked."
    )
    return {one.candidate: one.value for one in found}, [] if checked else [words]


def _page(result: PredictResult) -> list[str]:
    head = (_("Dimension"), _("candidates"), _("Spearman"), _("corrected"), _("adds to the others"))
    rows = [
        (one.dimension, str(one.n), number(one.spearman), number(one.corrected), number(one.adds))
        for one in result.dimensions
    ]
    lines = aligned([head, *rows])
    if result.added is not None:
        words = _("{new} on top of {old}: R² {before}, {adds} more; noise would add {luck}")
        new, old = ", ".join(result.added.new), ", ".join(result.added.old)
        lines.append(words.format(new=new, old=old, before=number(result.added.r2_old), adds=number(result.added.adds),
                                  luck=number(result.added.by_luck)))  # fmt: skip
    lines.append(
        _("Spearman is what was found; corrected is what it might be without range restriction and unreliable ratings.")
    )
    return lines
