"""`interviewer calibrate keep on | off | status`: whether numbers may outlive the rounds they come from."""

from __future__ import annotations

import argparse
import time
from typing import Any

from interviewer_app.cli.context import Context, new_id
from interviewer_app.cli.output import print_json
from interviewer_app.core.texts import _, plural


def register(commands: argparse._SubParsersAction[Any]) -> None:
    words = _("whether ratings, under random ids, survive a purge of their rounds")
    command = commands.add_parser("keep", help=words, allow_abbrev=False)
    command.add_argument("choice", choices=("on", "off", "status"), help=_("off deletes all that was kept"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(func=keep)


def keep(args: argparse.Namespace) -> int:
    from interviewer_app.core.workspace.kept import is_kept, read_kept

    context: Context = args.context
    deleted = _change(context, args.choice)
    ratings, _ids = read_kept(context.workspace)
    months = sorted(each.month for each in ratings)
    told = {
        "keeping": is_kept(context.workspace), "ratings": len(ratings), "deleted": deleted,
        "rounds": len({each.round for each in ratings}), "candidates": len({each.candidate for each in ratings}),
        "interviewers": len({each.interviewer for each in ratings}),
        "from": _month(months[0]) if months else None, "to": _month(months[-1]) if months else None,
    }  # fmt: skip
    if args.json:
        print_json(told)
        return 0
    if deleted:
        print(plural("{n} kept rating was deleted.", "{n} kept ratings were deleted.", deleted))
    print(_("Ratings outlive a purge of their rounds, under random ids.") if told["keeping"] else
          _("Ratings go with their rounds; `interviewer calibrate keep on` lets the numbers stay."))  # fmt: skip
    if months:
        words = _("{ratings} ratings of {rounds} rounds are kept, {first} to {last}.")
        print(words.format(ratings=len(ratings), rounds=told["rounds"], first=told["from"], last=told["to"]))
    return 0


def _change(context: Context, choice: str) -> int:
    """Do what was chosen; returns how many kept ratings that deleted."""
    if choice == "status":
        return 0
    from interviewer_app.cli.inbox import writer_of
    from interviewer_app.core.exchange.keeping import keep_off, keep_on
    from interviewer_app.core.settings import user_name, with_identity

    by = with_identity(context.home.settings, new_id, user_name()).interviewer
    now_us = time.time_ns() // 1000
    with writer_of(context) as writer:
        if choice == "off":
            return keep_off(writer, by=by, wall_us=now_us)
        keep_on(writer, context.home.keeping, by=by, wall_us=now_us, new_id=new_id)
    return 0


def _month(month: int) -> str:
    return f"{1970 + month // 12}-{month % 12 + 1:02d}"
