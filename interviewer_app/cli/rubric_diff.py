"""`interviewer rubric diff A B`: two packs side by side, and whether their cards stay comparable."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.output import plain, plain_lines, print_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.settings import read_settings
from interviewer_app.core.texts import _

if TYPE_CHECKING:
    from interviewer_app.core.rubrics.compare.changes import Comparison


def add_diff(commands: argparse._SubParsersAction[Any]) -> None:
    diff = commands.add_parser("diff", help=_("two packs side by side, with what it means"), allow_abbrev=False)
    diff.add_argument("old", metavar="A", help=_("a folder, an id (newest version), or id@version"))
    diff.add_argument("new", metavar="B", help=_("the other one"))
    diff.add_argument("-o", "--output", metavar="DIFF.pdf", type=Path, help=_("one page to sign off"))
    diff.add_argument("--page-size", choices=("A4", "Letter"), help=_("default: that of the settings"))
    diff.add_argument("--json", action="store_true", help=_("print JSON"))
    diff.set_defaults(func=diff_packs)


def diff_packs(args: argparse.Namespace) -> int:
    """Exit 0 whatever the answer: a comparison that says no has done its work."""
    if args.output is not None and args.output.suffix.lower() != ".pdf":
        raise BadInput(_("{file}: is written as a PDF; give it a name that ends with .pdf.").format(file=args.output))
    from interviewer_app.core.rubrics.compare.page import as_json, as_page
    from interviewer_app.core.rubrics.compare.run import compare
    from interviewer_app.core.rubrics.find import find_pack

    found = compare(find_pack(args.old, args.pack_roots), find_pack(args.new, args.pack_roots))
    if args.output is not None:
        _write_sheet(args, found)
    if args.json:
        print_json(as_json(found) | {"output": str(args.output) if args.output else None})
    elif args.output is not None:
        print(plain(str(args.output)))
    else:
        print(plain_lines(as_page(found, min(140, max(60, shutil.get_terminal_size((100, 24)).columns)))), end="")
    return 0


def _write_sheet(args: argparse.Namespace, found: Comparison) -> None:
    from interviewer_app.core.rubrics.compare.sheet import sheet
    from interviewer_app.core.scorecards.files import write_file

    settings, _trouble = read_settings(args.context.home.settings)
    size: PageSize = "Letter" if (args.page_size or settings.page_size) == "Letter" else "A4"
    write_file(args.output, sheet(found, size))
