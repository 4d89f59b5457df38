"""The command line: `interviewer VERB …`. One file per verb; this one finds it and turns errors into one line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

from interviewer_app import __version__
from interviewer_app.cli import demo, doctor, rounds, rubric, scorecard, verify
from interviewer_app.cli.context import context
from interviewer_app.core.errors import BadInput, InterviewerError

VERBS = (demo, doctor, rounds, rubric, scorecard, verify)


class _Parser(argparse.ArgumentParser):
    """Wrong usage is one line on stderr, like every other error."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message}; see `{self.prog} --help`.")


def run(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command; returns the exit code of docs/formats.md, section 6."""
    as_json = "--json" in argv
    try:
        args = _arguments(argv, environ)
        answer: int = args.func(args)
        return answer
    except InterviewerError as error:
        if as_json:
            print(json.dumps({"error": str(error)}, ensure_ascii=False))
        print(f"interviewer: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away; nobody is left to tell
        return 0


def _arguments(argv: Sequence[str], environ: Mapping[str, str]) -> argparse.Namespace:
    everywhere = _Parser(prog="interviewer", add_help=False, allow_abbrev=False)
    everywhere.add_argument("--workspace")
    place, rest = everywhere.parse_known_args(argv)
    args = build_parser().parse_args(rest)
    args.context = context(environ, place.workspace)
    args.pack_roots = args.context.pack_roots
    args.environ = environ
    return args


def build_parser() -> argparse.ArgumentParser:
    """The parser with every verb; the docs test walks it."""
    parser = _Parser(
        prog="interviewer",
        description="Log, rate and print live technical interviews. Without a verb the window opens.",
        epilog="Every verb takes --workspace FILE to work on another workspace than your own.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Interviewer Copilot {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=_Parser)
    for verb in VERBS:
        verb.register(verbs)
    return parser
