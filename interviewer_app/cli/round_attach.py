"""`interviewer round attach | beside`: transcripts and the candidate's work beside a round; nothing is uploaded."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from interviewer_app.cli.context import Context, new_id
from interviewer_app.cli.inbox import writer_of
from interviewer_app.cli.output import plain, print_json
from interviewer_app.cli.seeing import check_seen
from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.attaching import Attacher, Kept, is_work, moment_named, read_time
from interviewer_app.core.exchange.beside import read_beside
from interviewer_app.core.exchange.tables import clock
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.attachments import detach, read_attached
from interviewer_app.core.workspace.read import find_round, read_round


def register(commands: argparse._SubParsersAction[Any]) -> None:
    come = commands.add_parser("attach", help=_("lay a transcript or a repository beside a round"), allow_abbrev=False)
    come.add_argument("round", metavar="ROUND")
    come.add_argument("path", type=Path, metavar="PATH", help=_("a transcript, a repository, or a patch series"))
    come.add_argument("--moment", metavar="TIME", help=_("the moment that is the anchor: mm:ss, or its id"))
    come.add_argument("--at", metavar="TIME", help=_("when that was in the transcript"))
    come.add_argument("--commit", metavar="ID", help=_("which commit that was, where its clock was wrong"))
    come.add_argument("--json", action="store_true", help=_("print JSON"))
    come.set_defaults(func=attach_file)
    listing = commands.add_parser("beside", help=_("what lies beside a round"), allow_abbrev=False)
    listing.add_argument("round", metavar="ROUND")
    listing.add_argument("--at", metavar="TIME", help=_("what was said then, and the last commit before it"))
    listing.add_argument("--remove", metavar="ID", help=_("take this attachment away, and delete it"))
    listing.add_argument("--json", action="store_true", help=_("print JSON"))
    listing.set_defaults(func=show_beside)


def attach_file(args: argparse.Namespace) -> int:
    context: Context = args.context
    round_id = find_round(context.workspace, args.round)
    check_seen(context, round_id)
    fold, wall_us = read_round(context.workspace, round_id), SystemClock().now().wall_us
    with writer_of(context) as writer:
        attacher = Attacher(writer, fold, new_id)
        kept = _work(args, attacher, fold, wall_us) if is_work(args.path) else _said(args, attacher, fold, wall_us)
    if args.json:
        print_json({"attachment": kept.attachment, "entries": kept.entries, "remarks": list(kept.remarks)})
        return 0
    print(plain("  ".join((kept.attachment[:8], args.path.name, str(kept.entries), *kept.remarks))))
    return 0


def _said(args: argparse.Namespace, attacher: Attacher, fold: RoundFold, wall_us: int) -> Kept:
    if args.moment is None or args.at is None:
        raise BadInput(_("{file}: add --moment TIME and --at TIME, one moment and when that was in the file.").format(
            file=args.path))  # fmt: skip
    return attacher.transcript(args.path, moment_named(fold, args.moment), read_time(args.at), wall_us)


def _work(args: argparse.Namespace, attacher: Attacher, fold: RoundFold, wall_us: int) -> Kept:
    if (args.moment is None) != (args.commit is None):
        raise BadInput(_("--commit: goes with --moment, and only where the clock of the commits was wrong."))
    moment = None if args.moment is None else moment_named(fold, args.moment)
    return attacher.work(args.path, wall_us, moment, args.commit or "")


def show_beside(args: argparse.Namespace) -> int:
    context: Context = args.context
    round_id = find_round(context.workspace, args.round)
    check_seen(context, round_id)
    if args.remove:
        _remove(context, round_id, args.remove)
    beside = read_beside(context.workspace, round_id, read_round(context.workspace, round_id))
    at_ms = None if args.at is None else read_time(args.at)
    lines = [each.attachment for each in beside.transcripts] + [each.attachment for each in beside.works]
    said = [] if at_ms is None else beside.said(at_ms)
    commits = [] if at_ms is None else [found for work in beside.works if (found := work.at(at_ms)) is not None]
    if args.json:
        print_json({
            "attachments": [each._asdict() for each in lines],
            "said": [each._asdict() for each in said],
            "commits": [{"at_ms": each.at_ms, **each.commit._asdict()} for each in commits],
            "troubles": list(beside.troubles),
        })  # fmt: skip
        return 0
    for each in lines:
        print(plain("  ".join((each.id[:8], each.what, each.name))))
    for words in said:
        print(plain(f"{clock(max(0, words.at_ms))}  {words.speaker}: {words.text}"))
    for commit in commits:
        print(plain(f"{clock(max(0, commit.at_ms))}  {commit.commit.id[:8]}  {commit.commit.subject}"))
    for trouble in beside.troubles:
        print(plain(trouble))
    return 0


def _remove(context: Context, round_id: str, prefix: str) -> None:
    known = [each for each in read_attached(context.workspace, round_id).attachments if each.startswith(prefix)]
    if len(known) != 1 or len(prefix) < 6:
        raise BadInput(_("attachment {id}: names {n}; give at least 6 letters of its id.").format(
            id=prefix, n=len(known)))  # fmt: skip
    with writer_of(context) as writer:
        detach(writer, round_id, known[0], wall_us=SystemClock().now().wall_us)
