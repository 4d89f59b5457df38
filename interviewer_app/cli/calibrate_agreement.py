"""`interviewer calibrate agreement`: how often another interviewer would have given the same rating."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.calibrate_source import add_source, source_of
from interviewer_app.cli.calibrate_words import aligned, number, percent
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:
    from interviewer_app.core.calibration.agreement.results import Agreement, AgreementResult


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

    result, remarks = agreement(source.ratings, args.unit), list(source.remarks)
    if args.json:
        print_json(agreement_json(result) | {"source": source.name, "remarks": remarks})
        return 0
    for line in (_counts(source.name, result), *remarks, "", *_overall(result.overall), "", *_table(result)):
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
        (_("another interviewer would have given the same rating"), percent(one.percent_exact)),
        (_("the same or the next one"), percent(one.percent_adjacent)),
        (_("the same by luck"), percent(one.percent_by_luck)),
        (_("Krippendorff's alpha, ordinal"), number(one.krippendorff_alpha.ordinal)),
        (_("Fleiss' kappa"), number(one.fleiss_kappa)),
        (_("Gwet's AC1"), number(one.gwet_ac1)),
        (_("Gwet's AC2, quadratic"), number(one.gwet_ac2_quadratic)),
        (_("ICC(1), one rating"), number(one.icc.icc1)),
        (_("Kendall's W"), number(one.kendall_w)),
        (_("share of the variance: candidates"), number(one.variance_shares.candidate)),
        (_("share of the variance: interviewers"), number(one.variance_shares.rater)),
        (_("share of the variance: one interviewer on one candidate (halo)"), number(one.variance_shares.halo)),
    ]
    return [f"{pairs}, {met}", *aligned(rows)]


def _table(result: AgreementResult) -> list[str]:
    head = (_("Dimension"), _("pairs"), _("same"), _("same or next"), _("by luck"), _("alpha, ordinal"))
    rows = [
        (name, str(one.n_pairs), percent(one.percent_exact), percent(one.percent_adjacent),
         percent(one.percent_by_luck), number(one.krippendorff_alpha.ordinal))
        for name, one in result.dimensions
    ]  # fmt: skip
    return aligned([head, *rows])
