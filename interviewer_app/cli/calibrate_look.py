"""`interviewer calibrate look`: a table of ratings as it will be read, before anything is computed from it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.calibrate_source import add_source, source_of
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:
    from interviewer_app.core.calibration.intake.source import Source

SHOWN = 10


def register(commands: argparse._SubParsersAction[Any]) -> None:
    words = _("ten ratings as they will be read, and what was made of the columns")
    command = commands.add_parser("look", help=words, allow_abbrev=False)
    add_source(command)
    command.set_defaults(func=look)


def look(args: argparse.Namespace) -> int:
    source = source_of(args, statistics=False)
    if args.json:
        print_json(_as_json(source))
        return 0
    _print(source)
    return 0


def _as_json(source: Source) -> dict[str, Any]:
    from interviewer_app.core.calibration.intake.mapping import reading_json

    made = source.ratings
    return {
        "source": source.name, "digest": source.digest, "n_ratings": made.n,
        "n_candidates": made.candidate.size, "n_interviewers": made.interviewer.size,
        "n_sessions": made.session.size, "dimensions": list(made.dimension.labels), "told": sorted(source.told),
        "reading": reading_json(source.reading),
        "rows": _rows(source), "remarks": list(source.remarks),
    }  # fmt: skip


def _rows(source: Source) -> list[dict[str, Any]]:
    from interviewer_app.core.calibration.rows import first_rows

    return first_rows(source.ratings, SHOWN)


def _print(source: Source) -> None:
    made = source.ratings
    counts = (
        plural("{n} rating", "{n} ratings", made.n),
        plural("{n} candidate", "{n} candidates", made.candidate.size),
        plural("{n} interviewer", "{n} interviewers", made.interviewer.size),
        plural("{n} dimension", "{n} dimensions", made.dimension.size),
    )
    print(plain(f"{source.name}: {', '.join(counts)}"))
    for row in _rows(source):
        cells = (row["candidate"], row["interviewer"], row["dimension"], str(row["score"]), row.get("rated_at", ""))
        print(plain("  ".join(cells).rstrip()))
    for remark in source.remarks:
        print(plain(remark))
