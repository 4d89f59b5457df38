"""`interviewer export ratings -o FILE.csv`: submitted ratings of all rounds in one table."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from interviewer_app.cli.context import Context
from interviewer_app.cli.output import plain, print_json
from interviewer_app.cli.seeing import gate_for
from interviewer_app.core.exchange.ratings import ratings_table
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.scorecards.files import write_file
from interviewer_app.core.scorecards.seal import sealed_round
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_entries


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    verb = verbs.add_parser("export", help=_("tables over many rounds"), allow_abbrev=False)
    commands = verb.add_subparsers(dest="command", metavar="COMMAND", required=True)
    ratings = commands.add_parser("ratings", help=_("submitted ratings as CSV, for a calibration"), allow_abbrev=False)
    ratings.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.csv")
    ratings.add_argument("--json", action="store_true", help=_("print JSON"))
    ratings.set_defaults(func=export_ratings)


def export_ratings(args: argparse.Namespace) -> int:
    context: Context = args.context
    sealed = [row for row in read_round_rows(context.workspace) if row.state == "sealed" and is_about_candidate(row)]
    gate = gate_for(context)
    told = [row for row in sealed if not gate.hides(row)]
    hidden = len(sealed) - len(told)
    told.sort(key=lambda row: (row.sealed_us or 0, row.id))
    write_file(args.output, ratings_table(sealed_round(read_entries(context.workspace, row.id)) for row in told))
    if args.json:
        print_json({"written": str(args.output), "rounds": len(told), "hidden": hidden})
        return 0
    print(plain(str(args.output)), plural("{n} round", "{n} rounds", len(told)), sep="  ")
    if hidden:
        print(plural("{n} round waits for your own card.", "{n} rounds wait for your own card.", hidden))
    return 0
