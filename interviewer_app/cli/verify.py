"""`interviewer verify FILE`: is a card, a bundle or a workspace still what it was when it was written?"""

from __future__ import annotations

import argparse
from pathlib import Path

from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.scorecards.issue import compare_pages
from interviewer_app.core.scorecards.verify import Findings, verify_file
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.check import check_workspace

_SIGNER = {"none": "unsigned", "unknown": "signed by a key this machine does not know", "known": "signed"}


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("verify", help=_("check a card, a bundle or a workspace"))
    parser.add_argument("file", type=Path)
    parser.add_argument("--require-signer", action="store_true", help=_("unsigned is a problem as well"))
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    found = verify_file(args.file, compare_pages, check_workspace)
    if args.json:
        print_json(as_json(found))
    else:
        print(in_words(found))
    unsigned = args.require_signer and found.kind != "workspace" and found.signer == "none"
    if unsigned and not args.json:
        print(_("A signature was asked for, and there is none."))
    return 0 if found.holds and not unsigned else 1


def as_json(found: Findings) -> dict[str, object]:
    """The answer with the keys of docs/formats.md, section 6."""
    return {
        "kind": found.kind,
        "intact": found.intact,
        "signer": found.signer,
        "erased": found.erased,
        "pages": found.pages,
        "problems": [{"where": problem.where, "what": problem.what} for problem in found.problems],
    }


def in_words(found: Findings) -> str:
    head = f"This {found.kind} is intact" if found.intact else f"This {found.kind} is NOT intact"
    lines = [f"{head}, {_SIGNER[found.signer]}."]
    if found.kind == "card":
        pages = {"match": "match the attached round", "differ": "do NOT match the attached round"}
        lines.append(f"The printed pages {pages.get(found.pages, 'could not be compared with it')}.")
    if found.erased:
        lines.append(f"{found.erased} entries were erased; the chain holds without them.")
    lines += [plain(f"- {problem.where}: {problem.what}") for problem in found.problems]
    return "\n".join(lines)
