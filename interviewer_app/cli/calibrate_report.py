"""`interviewer calibrate report`, and `-o report.pdf` of the other commands: everything on paper, for the lead."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.calibrate_source import add_source, source_of
from interviewer_app.cli.output import plain, plain_lines, print_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

if TYPE_CHECKING:
    from interviewer_app.core.calibration.impact.results import ImpactResult
    from interviewer_app.core.calibration.intake.source import Source
    from interviewer_app.core.calibration.whole_result import Whole

# The commands that write the report beside what they say.
REPORTING = ("agreement", "severity", "drift", "impact")


def register(commands: argparse._SubParsersAction[Any]) -> None:
    words = _("the calibration report: the number, three sentences, and all that defends them, as a PDF")
    command = commands.add_parser("report", help=words, allow_abbrev=False)
    add_source(command)
    _add_output(command, required=True)
    one = _("one interviewer's own page instead")
    command.add_argument("--interviewer", metavar="NAME", default="", help=one)
    command.set_defaults(func=run)


def let_report(parser: argparse.ArgumentParser) -> None:
    """Give a command that reads ratings `-o report.pdf`; it says what it says, and the report is written after it."""
    _add_output(parser, required=False)
    own: Callable[[argparse.Namespace], int] = parser.get_default("func")

    def told_and_written(args: argparse.Namespace) -> int:
        if args.output is None:
            return own(args)
        _check_place(args)
        source = source_of(args)  # refused before anything is said
        done = own(args)
        _write(args, _whole(args, source), _impact(source) if args.command == "impact" else None)
        print(plain(str(args.output)), file=sys.stderr if args.json else sys.stdout)
        return done

    parser.set_defaults(func=told_and_written)


def run(args: argparse.Namespace) -> int:
    """The report of a table or the workspace, or one interviewer's page; what it says first is printed too."""
    _check_place(args)
    whole = _whole(args, source_of(args))
    if args.interviewer:
        return _rater(args, whole)
    _write(args, whole, None)
    from interviewer_app.core.calibration.telling.first_number import number_sentence
    from interviewer_app.core.calibration.telling.overview import told_of

    told = told_of(whole)
    sentences = [one.text for one in told.sentences]
    if args.json:
        print_json({"output": str(args.output), "number": number_sentence(told.number), "sentences": sentences})
        return 0
    print(plain_lines("\n".join((number_sentence(told.number), *sentences, str(args.output)))))
    return 0


def _add_output(parser: argparse.ArgumentParser, *, required: bool) -> None:
    words = _("write the calibration report, a PDF")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=required, help=words)
    parser.add_argument("--page-size", choices=("A4", "Letter"), default="A4", help=_("of the report"))
    parser.add_argument("--pseudonyms", action="store_true", help=_("letters instead of names in the report"))


def _check_place(args: argparse.Namespace) -> None:
    from interviewer_app.core.calibration.report.issue import check_place

    check_place(args.output)


def _whole(args: argparse.Namespace, source: Source) -> Whole:
    from interviewer_app.core.calibration.whole import WholeOptions, whole

    options = WholeOptions(args.unit, getattr(args, "partial_credit", False), getattr(args, "baseline_to", None))
    return whole(source, options)


def _impact(source: Source) -> ImpactResult:
    from interviewer_app.core.calibration.impact.counting import counted
    from interviewer_app.core.calibration.impact.impact import impact

    groups, _remarks = counted(source.needs("group"), source.needs("selected"))
    return impact(groups)


def _write(args: argparse.Namespace, whole: Whole, impact: ImpactResult | None) -> None:
    from interviewer_app.core.calibration.report.issue import write_report

    write_report(whole, args.output, args.page_size, args.pseudonyms, impact)


def _rater(args: argparse.Namespace, whole: Whole) -> int:
    from interviewer_app.core.calibration.report.issue import write_page
    from interviewer_app.core.calibration.report.rater_page import rater_paper
    from interviewer_app.core.calibration.telling.pseudonyms import names_of

    names = names_of(whole)
    if args.interviewer not in names:
        words = _("--interviewer: {name} rated nothing here; {known} did.")
        raise BadInput(words.format(name=repr(args.interviewer), known=", ".join(names) or _("nobody")))
    paper = rater_paper(whole, args.interviewer)
    write_page(paper, args.output, args.page_size)
    words = paper.told.sentence.text
    if args.json:
        print_json({"output": str(args.output), "sentence": words, "beside": paper.told.beside})
    else:
        print(plain_lines("\n".join(filter(None, (words, paper.told.beside, str(args.output))))))
    return 0
