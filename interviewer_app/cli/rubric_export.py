"""`interviewer rubric export`: a pack as Markdown, table, workbook, JSON or zip."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.texts import _

FORMATS = ("md", "csv", "xlsx", "json", "zip")


def add_export(commands: argparse._SubParsersAction[Any]) -> None:
    out = commands.add_parser("export", help=_("a pack as Markdown, table, JSON or zip"), allow_abbrev=False)
    out.add_argument("pack", metavar="PACK", help=_("a folder, a zip, an id (newest version), or id@version"))
    out.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help=_("its ending decides: .md .csv .xlsx .json .zip"),
    )
    out.add_argument("--format", choices=FORMATS, help=_("for a name with another ending"))
    out.add_argument("--json", action="store_true", help=_("print JSON"))
    out.set_defaults(func=export_pack)


def export_pack(args: argparse.Namespace) -> int:
    """Write the file or files, and say what does not fit into them."""
    from interviewer_app.core.rubrics.find import find_pack
    from interviewer_app.core.rubrics.passing.exporting import export, format_of
    from interviewer_app.core.scorecards.files import write_file

    form = format_of(args.output, args.format)
    made = export(find_pack(args.pack, args.pack_roots), args.output, form)
    for path, data in made.files.items():
        write_file(path, data)
    if args.json:
        print_json({"written": [str(path) for path in made.files], "format": form, "left": made.left})
        return 0
    for path in made.files:
        print(plain(str(path)))
    if made.left:
        print(plain(made.left))
    return 0
