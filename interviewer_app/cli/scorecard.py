"""`interviewer scorecard ROUND -o card.pdf`: print the card of a round."""

from __future__ import annotations

import argparse
from pathlib import Path

from interviewer_app.cli.output import plain
from interviewer_app.cli.seeing import check_seen
from interviewer_app.core.scorecards.files import write_card
from interviewer_app.core.scorecards.issue import issue_card
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.read import find_round, read_entries, read_round_pack


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("scorecard", help=_("print the card of a round as a PDF"))
    parser.add_argument("round", metavar="ROUND", help=_("id of the round, or at least 6 characters of it"))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="CARD.pdf")
    parser.add_argument("--page-size", choices=("A4", "Letter"), default="A4")
    parser.add_argument("--draft", action="store_true", help=_("print an unsubmitted card, with a watermark"))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    workspace: Path = args.context.workspace
    round_id = find_round(workspace, args.round)
    check_seen(args.context, round_id)
    document = read_round_pack(workspace, round_id)
    issued = issue_card(read_entries(workspace, round_id), document, page_size=args.page_size, draft=args.draft)
    write_card(args.output, issued.pdf, issued.purpose)
    print(plain(str(args.output)))
    return 0
