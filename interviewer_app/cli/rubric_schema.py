"""`interviewer rubric schema`: the pack format as JSON Schema, for editors."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from interviewer_app.cli.output import plain
from interviewer_app.core.texts import _


def add_schema(commands: argparse._SubParsersAction[Any]) -> None:
    schema = commands.add_parser("schema", help=_("the pack format as JSON Schema, for editors"), allow_abbrev=False)
    schema.add_argument("-o", "--output", type=Path, metavar="FILE", help=_("where it goes (default: printed)"))
    schema.set_defaults(func=print_schema)


def print_schema(args: argparse.Namespace) -> int:
    """The schema on stdout, or in a file with its path on stdout."""
    from interviewer_app.core.rubrics.schema.json_schema import schema_text
    from interviewer_app.core.scorecards.files import write_file

    if args.output is None:
        print(schema_text(), end="")
    else:
        write_file(args.output, schema_text().encode("utf-8"))
        print(plain(str(args.output)))
    return 0
