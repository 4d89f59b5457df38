"""Where a calibration's ratings come from, as every command of `calibrate` asks: a table, or the workspace."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer_app.core.errors import BadInput
from interviewer_app.core.settings import read_settings
from interviewer_app.core.texts import _

if TYPE_CHECKING:
    from interviewer_app.core.calibration.intake.mapping import Reading
    from interviewer_app.core.calibration.intake.source import Source


def add_source(parser: argparse.ArgumentParser) -> None:
    """The options that say what is read, and how."""
    words = _("a table of ratings, CSV or .xlsx; without one, the submitted rounds of the workspace")
    parser.add_argument("ratings", metavar="RATINGS.csv", type=Path, nargs="?", help=words)
    unit = _("what is measured: candidates, or their single interviews")
    parser.add_argument("--unit", choices=("candidate", "session"), default="candidate", help=unit)
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    reading = parser.add_argument_group(_("how a table is read; remembered for tables with the same headings"))
    column = _("the column that holds a field, such as candidate=Applicant; two are joined with +; none: FIELD=")
    reading.add_argument("--column", metavar="FIELD=HEADING", action="append", default=[], help=column)
    wide = _("a column that is a dimension, its cells the scores; once for each")
    reading.add_argument("--wide", metavar="HEADING", action="append", default=[], help=wide)
    scale = _("words in order, lowest first, 'No<Yes<Strong yes', or each with its number, 'No=1,Yes=3'")
    reading.add_argument("--scale", metavar="WORDS", default="", help=scale)
    same = _("another spelling of one interviewer; once for each")
    reading.add_argument("--same", metavar="NAME=SPELLING", action="append", default=[], help=same)
    renamed = _("a name the dimension had before; once for each")
    reading.add_argument("--renamed", metavar="NAME=OTHER", action="append", default=[], help=renamed)
    reading.add_argument("--dates", choices=("day", "month"), default="", help=_("what stands first in 03/04/2026"))
    reading.add_argument("--sheet", metavar="NAME", default="", help=_("the sheet of a workbook"))
    anew = _("forget what was said of tables with these headings")
    reading.add_argument("--anew", action="store_true", help=anew)


def source_of(args: argparse.Namespace, *, statistics: bool = True) -> Source:
    """The ratings a command was asked about; what was said about a table is remembered once it could be read.

    statistics: the command answers with numbers about interviewers, which over the workspace are the lead's to see
    raises:     Refused for somebody else, BadInput, MachineTrouble
    """
    said = said_reading(args)
    if args.ratings is None:
        return _of_workspace(args, said, statistics)
    from interviewer_app.core.calibration.intake.reading import read
    from interviewer_app.core.calibration.intake.remembered import recall_table, remember
    from interviewer_app.core.calibration.intake.table import open_table

    file = args.context.home.tables
    before = None if args.anew else recall_table(file, args.ratings)
    source = read(args.ratings, said, remembered=before)
    if args.anew or not said.says_nothing:
        known = said if before is None else said.over(before)
        remember(file, open_table(args.ratings, known).head, known)
    return source


def said_reading(args: argparse.Namespace) -> Reading:
    """What the options say. raises: BadInput for one that says nothing"""
    from interviewer_app.core.calibration.intake.mapping import FIELDS, Reading
    from interviewer_app.core.calibration.intake.scales import scale_of

    columns = dict(_pair("--column", each) for each in args.column)
    for field in columns:
        if field not in FIELDS:
            words = _("--column: there is no field {field}; they are {fields}.")
            raise BadInput(words.format(field=field, fields=", ".join(FIELDS)))
    try:
        scale = scale_of(args.scale) if args.scale else {}
    except ValueError:
        raise BadInput(
            _("--scale: {text} says no order; write 'No<Yes<Strong yes', lowest first, or 'No=1,Yes=3'.").format(
                text=repr(args.scale)
            )
        ) from None
    same = {other: name for name, other in (_pair("--same", each) for each in args.same)}
    renamed = {other: name for name, other in (_pair("--renamed", each) for each in args.renamed)}
    return Reading(columns, tuple(args.wide), scale, same, renamed, args.dates, args.sheet)


def _pair(option: str, text: str) -> tuple[str, str]:
    name, sign, other = text.partition("=")
    if not sign or not name.strip() or (not other.strip() and option != "--column"):
        raise BadInput(_("{option}: {text} has no two sides; write A=B.").format(option=option, text=repr(text)))
    return name.strip(), other.strip()


def _of_workspace(args: argparse.Namespace, said: Reading, statistics: bool) -> Source:
    from interviewer_app.cli.seeing import gate_for
    from interviewer_app.core.calibration.access import Viewer, check_team
    from interviewer_app.core.exchange.ratings_source import workspace_source

    if said.columns or said.wide or said.scale or said.dates or said.sheet or args.anew:
        raise BadInput(_("--column, --wide, --scale, --dates, --sheet and --anew are about a table; name one."))
    if statistics:
        settings, _trouble = read_settings(args.context.home.settings)
        check_team(Viewer(settings.interviewer, settings.lead), own_table=False)
    gate = gate_for(args.context)
    return workspace_source(args.context.workspace, gate, said.same, said.renamed, args.context.home.keeping)
