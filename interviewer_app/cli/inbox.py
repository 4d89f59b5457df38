"""`interviewer inbox`: the cards of others that wait unread, and those that need not wait any more."""

from __future__ import annotations

import argparse
import time
from contextlib import ExitStack
from typing import Any

from interviewer_app.cli.context import Context, new_id, new_salt
from interviewer_app.cli.output import plain, print_json
from interviewer_app.cli.seeing import gate_for
from interviewer_app.core.errors import BadInput
from interviewer_app.core.scorecards.inbox import Looked, look_at_inbox, waiting
from interviewer_app.core.settings import user_name, with_identity
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.core.workspace.overriding import override
from interviewer_app.core.workspace.unseen import Gate, person_of
from interviewer_app.core.workspace.writer import Writer


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    parser = verbs.add_parser("inbox", help=_("cards that wait unread for your own"), allow_abbrev=False)
    parser.add_argument("--candidate", metavar="NAME", help=_("whose cards to read before your own is in"))
    parser.add_argument("--override", metavar="REASON", help=_("why; it is kept, and the packet prints it"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    context: Context = args.context
    if (args.candidate is None) != (args.override is None):
        raise BadInput(_("--candidate NAME and --override REASON: give both, or neither."))
    with ExitStack() as closing:
        opened: list[Writer] = []

        def writer() -> Writer:
            if not opened:
                opened.append(closing.enter_context(writer_of(context)))
            return opened[0]

        gate = gate_for(context)
        if args.candidate is not None:
            someone = _meant(gate, args.candidate)
            name = with_identity(context.home.settings, new_id, user_name()).interviewer
            override(writer(), gate, someone, by=name, reason=args.override, wall_us=time.time_ns() // 1000)
            gate = gate_for(context)
        looked = look_at_inbox(context.home.inbox, gate, writer)
    _tell(args, looked, {each.name: each.size for each in waiting(context.home.inbox)})
    return 0


def writer_of(context: Context) -> Writer:
    """The pen of a command; the first one on this machine gives its user their ids.

    raises: BadInput, MachineTrouble
    """
    who = with_identity(context.home.settings, new_id, user_name())
    return Writer(
        context.workspace, author=who.author, device=who.device, new_id=new_id, new_salt=new_salt,
        backups=context.home.backups,
    )  # fmt: skip


def _meant(gate: Gate, name: str) -> RoundRow:
    """My own open card for a candidate of this name."""
    found = [row for row in gate.open if person_of(row.candidate) == person_of(name)]
    if not found:
        raise BadInput(_("{name}: none of your own cards is open for a candidate of this name.").format(name=name))
    return found[0]


def _tell(args: argparse.Namespace, looked: list[Looked], sizes: dict[str, int]) -> None:
    if args.json:
        print_json({"inbox": [_as_json(each, sizes) for each in looked]})
        return
    for each in looked:
        if each.added is not None:
            words = plural("read, {n} entry added", "read, {n} entries added", each.added.added)
        else:
            words = each.words
        print(plain(f"{each.name}  {words}"))
    if not looked:
        print(_("Nothing waits in the inbox."))


def _as_json(each: Looked, sizes: dict[str, int]) -> dict[str, object]:
    if each.added is not None:
        return {"file": each.name, "outcome": each.outcome, "round": each.round, **each.added._asdict()}
    return {"file": each.name, "outcome": each.outcome, "bytes": sizes.get(each.name, 0), "why": each.words}
