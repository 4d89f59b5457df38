"""`interviewer calibrate agreement`: how often another interviewer would have given the same rating."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.calibrate_source import add_source, source_of
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:
    from interviewer_app.core.calibration.agreement.results import Agreement, AgreementResult
    from interviewer_app.core.calibration.statistic import Statistic


def register(commands: argparse._SubParsersAction[Any]) -> None:
    words = _("how far interviewers give the same rating, per dimension and overall")
    command = commands.add_parser("agreement", help=words, allow_abbrev=False)
    add_source(command)
    command.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Agreement of a table or the workspace; a number that does not exist says why, and the exit stays 0."""
    source = source_of(args)
    from interviewer_app.core.calibration.agreement.agreement import agreement
    from interviewer_app.core.calibration.agreement.as_json import agreement_json

    result = agreement(source.ratings, args.unit)
    if args.json:
        print_json(agreement_json(result) | {"source": source.name, "remarks": list(source.remarks)})
        return 0
    for line in (_counts(source.name, result), *source.remarks, "", *_overall(result.overall), "", *_table(result)):
        print(plain(line))
    return 0


def _counts(name: str, result: AgreementResult) -> str:
    counts = (
        plural("{n} rating", "{n} ratings", result.n_ratings),
        plural("{n} interviewer", "{n} interviewers", result.n_interviewers),
        plural("{n} candidate", "{n} candidates", result.n_candidates),
    )
    return f"{name}: {', '.join(counts)}"


def _overall(one: Agreement) -> list[str]:
    pairs = plural("{n} pair of ratings", "{n} pairs of ratings", one.n_pairs)
    met = plural("{n} candidate met by two or more", "{n} candidates met by two or more", one.n_candidates)
    rows = [
        (_("another interviewer would have given the same rating"), _percent(one.percent_exact)),
        (_("the same or the next one"), _percent(one.percent_adjacent)),
        (_("the same by luck"), _percent(one.percent_by_luck)),
        (_("Krippendorff's alpha, ordinal"), _number(one.krippendorff_alpha.ordinal)),
        (_("Fleiss' kappa"), _number(one.fleiss_kappa)),
        (_("Gwet's AC1"), _number(one.gwet_ac1)),
        (_("Gwet's AC2, quadratic"), _number(one.gwet_ac2_quadratic)),
        (_("ICC(1), one rating"), _number(one.icc.icc1)),
        (_("Kendall's W"), _number(one.kendall_w)),
        (_("share of the variance: candidates"), _number(one.variance_shares.candidate)),
        (_("share of the variance: interviewers"), _number(one.variance_shares.rater)),
        (_("share of the variance: one interviewer on one candidate (halo)"), _number(one.variance_shares.halo)),
    ]
    return [f"{pairs}, {met}", *_aligned(rows)]


def _table(result: AgreementResult) -> list[str]:
    head = (_("Dimension"), _("pairs"), _("same"), _("same or next"), _("by luck"), _("alpha, ordinal"))
    rows = [
        (name, str(one.n_pairs), _percent(one.percent_exact), _percent(one.percent_adjacent),
         _percent(one.percent_by_luck), _number(one.krippendorff_alpha.ordinal))
        for name, one in result.dimensions
    ]  # fmt: skip
    return _aligned([head, *rows])


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _percent(statistic: Statistic) -> str:
    return _told(statistic, "{:.0f}", " %")


def _number(statistic: Statistic) -> str:
    return _told(statistic, "{:.2f}", "")


def _told(statistic: Statistic, shape: str, unit: str) -> str:
    from interviewer_app.core.calibration.statistic import Undefined

    if isinstance(statistic, Undefined):
        return _("undefined, because {why}").format(why=statistic.because)
    value = shape.format(statistic.value) + unit
    if statistic.ci95 is None:
        return value
    low, high = (shape.format(end) for end in statistic.ci95)
    return _("{value} ({low} to {high})").format(value=value, low=low, high=high)
