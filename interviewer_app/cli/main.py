"""The command line: `interviewer VERB …`. One file per verb; this one finds it and turns errors into one line."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, redirect_stdout
from typing import NoReturn

from interviewer_app import __version__
from interviewer_app.cli import (
    calibrate,
    checks,
    debrief,
    demo,
    doctor,
    export,
    inbox,
    integrity,
    keys,
    loop,
    practice,
    rounds,
    rubric,
    scorecard,
    signing,
    verify,
)
from interviewer_app.cli.context import context
from interviewer_app.cli.output import plain, plain_lines, print_json
from interviewer_app.core.errors import BadInput, InterviewerError
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.texts import _

VERBS = (
    calibrate, checks, debrief, demo, doctor, export, inbox, integrity, keys, loop, practice, rounds, rubric, scorecard,
    signing, verify,
)  # fmt: skip


class _Parser(argparse.ArgumentParser):
    """Wrong usage is one line on stderr, like every other error."""

    def error(self, message: str) -> NoReturn:
        raise BadInput(f"{message}; see `{self.prog} --help`.")


def run(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command; returns the exit code of docs/formats.md, section 6."""
    as_json = "--json" in argv
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter the terminal cannot show is no reason to stop
    try:
        args = _arguments(argv, environ, as_json)
        answer: int = args.func(args)
        return answer
    except InterviewerError as error:
        if as_json:
            print_json({"error": str(error)})
        lines = plain_lines(str(error)) if isinstance(error, PackError) else plain(str(error))
        print(f"interviewer: {lines}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()  # the reader went away; nobody is left to tell
        return 0


def _arguments(argv: Sequence[str], environ: Mapping[str, str], as_json: bool) -> argparse.Namespace:
    everywhere = _Parser(prog="interviewer", add_help=False, allow_abbrev=False)
    everywhere.add_argument("--workspace")
    place, rest = everywhere.parse_known_args(argv)
    if place.workspace == "":
        raise BadInput(_("--workspace: names no file; leave it out for your own workspace."))
    said = io.StringIO()
    try:
        with redirect_stdout(said) if as_json else nullcontext():
            args = build_parser().parse_args(rest)
    except SystemExit:
        if as_json:  # --help and --version answer as all else does
            print_json({"help": said.getvalue()})
        raise
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
