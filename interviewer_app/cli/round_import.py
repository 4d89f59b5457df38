"""`interviewer round import FILE …`: bundles and cards of others, each told what became of it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from interviewer_app.cli.context import Context, new_id, new_salt
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.exchange.report import Taken, all_as_json, as_json, words
from interviewer_app.core.exchange.sharing import shares_with
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.scorecards.attach import bundle_of
from interviewer_app.core.scorecards.bundle import Bundle, read_bundle
from interviewer_app.core.scorecards.files import keep_in, read_file
from interviewer_app.core.scorecards.verify import check_bundle, opened
from interviewer_app.core.settings import user_name, with_identity
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.unseen import waits_for_mine
from interviewer_app.core.workspace.writer import Writer


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
    data = read_file(file)
    what = str(file)
    bundle = read_bundle(bundle_of(data, what) if data[:1024].find(b"%PDF-") >= 0 else data, what)
    problems, _erased = check_bundle(bundle)
    if problems:
        raise Refused(_("{file}: {where} {what}; nothing was taken. Ask the sender for the original.").format(
            file=what, where=problems[0].where, what=problems[0].what
        ))  # fmt: skip
    state, pack = opened(bundle)
    facts = state.facts
    assert facts is not None
    if is_about_candidate(facts) and waits_for_mine(read_round_rows(context.workspace), facts.round, facts.candidate):
        return Taken(what, parked=str(keep_in(context.home.inbox, file.name, data)))
    with _writer(context) as writer:
        writer.store_pack(bundle.pack_digest, bundle.document, pack)
        added = writer.add_entries(bundle.entries)
    return _taken(context, what, facts.round, bundle, added._asdict())


def _taken(context: Context, what: str, round_id: str, bundle: Bundle, added: dict[str, Any]) -> Taken:
    others = tuple(row.id for row in shares_with(read_round_rows(context.workspace), round_id))
    return Taken(what, round_id, len(bundle.entries), **added, shares=others)


def _writer(context: Context) -> Writer:
    settings = with_identity(context.home.settings, new_id, user_name())
    return Writer(
        context.workspace, author=settings.author, device=settings.device, new_id=new_id, new_salt=new_salt,
        backups=context.home.backups,
    )  # fmt: skip


def _told(args: argparse.Namespace, done: list[Taken]) -> int:
    several = len(done) > 1
    if args.json:
        print_json(all_as_json(done) if several else as_json(done[0]))
    else:
        for taken in done:
            head = f"{taken.file}: " if several and not taken.error else ""
            print(plain(head + " ".join(words(taken))))
    return max(taken.exit_code for taken in done)

