"""`interviewer round import FILE …`: bundles and cards of others, each told what became of it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from interviewer_app.cli.claims import take_claims
from interviewer_app.cli.context import Context
from interviewer_app.cli.inbox import writer_of
from interviewer_app.cli.output import plain, print_json
from interviewer_app.cli.seeing import gate_for
from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.exchange.report import Taken, all_as_json, as_json, words
from interviewer_app.core.exchange.sharing import shares_with
from interviewer_app.core.rounds.claims import is_claims
from interviewer_app.core.scorecards.bundle import Bundle
from interviewer_app.core.scorecards.files import read_file
from interviewer_app.core.scorecards.inbox import incoming, park, take
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import read_round_rows


def register(commands: argparse._SubParsersAction[Any]) -> None:
    come = commands.add_parser("import", help=_("take in bundles or cards"), allow_abbrev=False)
    come.add_argument("file", type=Path, nargs="+", metavar="FILE", help=_("a bundle, or a card as PDF"))
    come.add_argument("--json", action="store_true", help=_("print JSON"))
    come.set_defaults(func=import_rounds)


def import_rounds(args: argparse.Namespace) -> int:
    """Take in what is not here yet. Of several files each is taken or refused for itself; the worst is the exit."""
    if len(args.file) == 1:
        return _told(args, [take_one(args.context, args.file[0])])
    return _told(args, [_tried(args.context, file) for file in args.file])


def _tried(context: Context, file: Path) -> Taken:
    try:
        return take_one(context, file)
    except (BadInput, Refused) as error:  # what the machine refuses, it refuses for all of them
        return Taken(str(file), error=str(error), exit_code=error.exit_code)


def take_one(context: Context, file: Path) -> Taken:
    """Take in one file; a bundle that does not verify is refused, and nothing of it is taken.

    raises: BadInput, Refused, MachineTrouble
    """
    data, what = read_file(file), str(file)
    if is_claims(data):
        return take_claims(context, data, what)
    known = incoming(data, what, gate_for(context))
    if known.mine is not None:
        return Taken(what, parked=str(park(context.home.inbox, file.name, data)))
    with writer_of(context) as writer:
        added = take(writer, known)
    assert known.fold.facts is not None
    return _taken(context, what, known.fold.facts.round, known.bundle, added._asdict())


def _taken(context: Context, what: str, round_id: str, bundle: Bundle, added: dict[str, Any]) -> Taken:
    others = tuple(row.id for row in shares_with(read_round_rows(context.workspace), round_id))
    return Taken(what, round_id, len(bundle.entries), **added, shares=others)


def _told(args: argparse.Namespace, done: list[Taken]) -> int:
    several = len(done) > 1
    if args.json:
        print_json(all_as_json(done) if several else as_json(done[0]))
    else:
        for taken in done:
            head = f"{taken.file}: " if several and not taken.error else ""
            print(plain(head + " ".join(words(taken))))
    return max(taken.exit_code for taken in done)

