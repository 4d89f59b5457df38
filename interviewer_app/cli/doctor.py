"""`interviewer doctor`: what is wrong with this workspace, its packs and its settings, and the mend."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from interviewer_app.cli.context import Context, new_id, new_salt
from interviewer_app.cli.output import plain_lines, print_json
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.entries import Problem
from interviewer_app.core.rubrics.find import BrokenPack, list_packs
from interviewer_app.core.settings import read_settings, user_name, with_identity
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.writer import Writer


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    parser = verbs.add_parser("doctor", help=_("say what is wrong with the workspace, and mend it"), allow_abbrev=False)
    parser.add_argument("--mend", action="store_true", help=_("make the derived tables anew from the journal first"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Exit 0 when nothing is wrong, 1 with what was found."""
    context: Context = args.context
    if args.mend and context.workspace.exists():
        mend(context, user_name())
    found = list(examine(context))
    if args.json:
        print_json({"problems": [problem._asdict() for problem in found]})
    else:
        for problem in found:
            print(plain_lines(f"- {problem.where}: {problem.what}"))
        if not found:
            print(_("Nothing is wrong."))
    return 1 if found else 0


def mend(context: Context, name: str) -> None:
    """Make the derived tables anew; the journal itself is never touched.

    raises: MachineTrouble where a window or another command holds the workspace
    """
    who = with_identity(context.home.settings, new_id, name)
    with Writer(
        context.workspace, author=who.author, device=who.device, new_id=new_id, new_salt=new_salt,
        backups=context.home.backups,
    ) as writer:  # fmt: skip
        writer.rebuild()


def examine(context: Context) -> Iterator[Problem]:
    """Everything that is wrong, workspace first."""
    if context.workspace.exists():
        try:
            yield from check_workspace(context.workspace)
        except InterviewerError as error:
            yield Problem("workspace", str(error))
    for pack in list_packs(context.pack_roots):
        if isinstance(pack, BrokenPack):
            yield Problem(f"pack {pack.folder.name}", str(pack.error))
    trouble = read_settings(context.home.settings)[1]
    if trouble:
        yield Problem("settings", trouble)
