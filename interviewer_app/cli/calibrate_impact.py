"""`interviewer calibrate impact`: whether groups are selected at different rates. Groups live for this one run."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.calibrate_source import add_source, source_of
from interviewer_app.cli.calibrate_words import aligned, number, told
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.texts import _

if TYPE_CHECKING:
    from interviewer_app.core.calibration.impact.results import ImpactResult


def register(commands: argparse._SubParsersAction[Any]) -> None:
    words = _("selection rates by group: four-fifths ratio, exact test; groups are never stored")
    command = commands.add_parser("impact", help=words, allow_abbrev=False)
    add_source(command)
    command.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Rates of the groups that the table names in `group`, by what it says in `selected`."""
    source = source_of(args)
    from interviewer_app.core.calibration.impact.as_json import impact_json
    from interviewer_app.core.calibration.impact.counting import counted
    from interviewer_app.core.calibration.impact.impact import impact

    groups, remarks = counted(source.needs("group"), source.needs("selected"))
    result = impact(groups)
    if args.json:
        print_json(impact_json(result) | {"source": source.name, "remarks": [*remarks, *result.remarks]})
        return 0
    for line in (*_page(result), *remarks, *result.remarks):
        print(plain(line))
    return 0


def _page(result: ImpactResult) -> list[str]:
    head = (_("Group"), _("candidates"), _("selected"), _("rate"), _("against the highest"), _("Fisher p"))
    beside = {one.group: (number(one.ratio), told(one.fisher_p, "{:.4f}", "")) for one in result.comparisons}
    rows = [
        (one.group, str(one.n), str(one.selected), f"{100 * one.rate:.0f} %", *beside.get(one.group, ("", "")))
        for one in result.groups
    ]
    lines = [
        *aligned([head, *rows]),
        "",
        _("ratio of the lowest to the highest: {ratio}").format(ratio=number(result.ratio)),
    ]
    if result.below_four_fifths is not None:
        under = _("under four fifths") if result.below_four_fifths else _("not under four fifths")
        lines.append(_("four-fifths rule: {under}").format(under=under))
    return lines
