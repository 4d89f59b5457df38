"""`interviewer practice exercise|export|team`: the same recorded rounds, all raters, one report."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from interviewer_app.cli.context import Context, new_id
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.settings import user_name, with_identity
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:
    from interviewer_app.core.calibration.practice.handing import Exercise
    from interviewer_app.core.calibration.practice.team_results import TeamResult

PAGE_SIZES = ("A4", "Letter")


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    _exercise(verbs)
    _export(verbs)
    _team(verbs)


def _exercise(verbs: argparse._SubParsersAction[Any]) -> None:
    words = _("write a file that asks a team to rate the same recorded rounds")
    command = verbs.add_parser("exercise", help=words, allow_abbrev=False)
    command.add_argument("gold", metavar="GOLD", nargs="+", help=_("ids of recorded rounds"))
    who = _("a rater it is for, by the name on their cards; once for each; without one it is for whoever hands in")
    command.add_argument("--for", dest="raters", metavar="NAME", action="append", default=[], help=who)
    command.add_argument("--title", default="", help=_("what the report is called"))
    version = _("another version of the pack than the one the gold was written for")
    command.add_argument("--pack-version", metavar="X.Y.Z", default="", help=version)
    command.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=_("the file to write"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(func=run_exercise)


def _export(verbs: argparse._SubParsersAction[Any]) -> None:
    words = _("write what you have practised as a file to hand in")
    command = verbs.add_parser("export", help=words, allow_abbrev=False)
    asked = _("the exercise it is for; without one, everything you have practised")
    command.add_argument("exercise", metavar="EXERCISE", type=Path, nargs="?", help=asked)
    command.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=_("the file to write"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(func=run_export)


def _team(verbs: argparse._SubParsersAction[Any]) -> None:
    words = _("lay what a team handed in together: who differs from gold and from each other")
    command = verbs.add_parser("team", help=words, allow_abbrev=False)
    command.add_argument("files", metavar="FILE", type=Path, nargs="+", help=_("what raters handed in"))
    command.add_argument("--exercise", metavar="FILE", type=Path, help=_("the exercise they were asked for"))
    command.add_argument("-o", "--output", metavar="FILE", type=Path, help=_("write the report as a PDF"))
    command.add_argument("--page-size", choices=PAGE_SIZES, default="A4", help=_("paper of the report"))
    table = _("write the ratings as a table for `calibrate`, the recorded round standing as candidate and session")
    command.add_argument("--ratings", metavar="FILE", type=Path, help=table)
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(func=run_team)


def run_exercise(args: argparse.Namespace) -> int:
    from interviewer_app.core.calibration.practice.handing import exercise_of, written
    from interviewer_app.core.calibration.practice.load import find_gold, gold_roots
    from interviewer_app.core.calibration.practice.room import pack_for
    from interviewer_app.core.scorecards.files import write_file

    context: Context = args.context
    golds = []
    for name in dict.fromkeys(args.gold):
        loaded = find_gold(name, gold_roots(context.home))
        golds.append((loaded, pack_for(loaded.gold, context.pack_roots, args.pack_version).pack.version))
    made = exercise_of(golds, args.title.strip() or _("Practice against gold"), args.raters, new_id())
    write_file(args.output, written(made))
    if args.json:
        print_json(made.model_dump(exclude_none=True, mode="json"))
    else:
        rounds = plural("{n} recorded round", "{n} recorded rounds", len(made.rounds))
        print(plain(_("Written: {path} ({rounds})").format(path=args.output, rounds=rounds)))
    return 0


def run_export(args: argparse.Namespace) -> int:
    from interviewer_app.core.calibration.practice.handing import hand_in, read_exercise, written
    from interviewer_app.core.calibration.practice.history import practice_of
    from interviewer_app.core.scorecards.files import write_file

    context: Context = args.context
    exercise = read_exercise(args.exercise) if args.exercise is not None else None
    settings = with_identity(context.home.settings, new_id, user_name())
    made = hand_in(practice_of(context.home), settings.interviewer, settings.author, exercise)
    if not made.rounds:
        raise BadInput(_("There is nothing to hand in yet: no recorded round of it was rated and submitted."))
    write_file(args.output, written(made))
    left = _left(exercise, {(each.gold, each.pack) for each in made.rounds})
    if args.json:
        print_json({"rounds": [each.gold for each in made.rounds], "missing": left})
        return 0
    rounds = plural("{n} recorded round", "{n} recorded rounds", len(made.rounds))
    print(plain(_("Written: {path} ({rounds})").format(path=args.output, rounds=rounds)))
    if left:
        print(plain(_("Not rated yet: {names}").format(names=", ".join(left))))
    return 0


def _left(exercise: Exercise | None, done: set[tuple[str, str]]) -> list[str]:
    """What an exercise asks for and is not among what was done."""
    if exercise is None:
        return []
    return [each.gold for each in exercise.rounds if (each.gold, each.pack) not in done]


def run_team(args: argparse.Namespace) -> int:
    from interviewer_app.core.calibration.practice.handing import read_exercise, read_hand_in
    from interviewer_app.core.calibration.practice.linking import link_csv
    from interviewer_app.core.calibration.practice.load import LoadedGold, gold_roots, list_gold
    from interviewer_app.core.calibration.practice.team import lay_together
    from interviewer_app.core.calibration.practice.team_json import team_json
    from interviewer_app.core.scorecards.files import write_file

    context: Context = args.context
    exercise = read_exercise(args.exercise) if args.exercise is not None else None
    handed = [read_hand_in(file) for file in args.files]
    golds = [each for each in list_gold(gold_roots(context.home)) if isinstance(each, LoadedGold)]
    result = lay_together(handed, golds, context.pack_roots, exercise)
    if args.output is not None:
        write_file(args.output, _pdf(result, args.page_size))
    if args.ratings is not None:
        write_file(args.ratings, link_csv(handed))
    if args.json:
        print_json(team_json(result))
    else:
        _print(result, [path for path in (args.output, args.ratings) if path is not None])
    return 0


def _pdf(result: TeamResult, size: str) -> bytes:
    from interviewer_app.core.calibration.practice.team_paper import render_team
    from interviewer_app.core.papers.frame import PageSize

    chosen: PageSize = "Letter" if size == "Letter" else "A4"
    assert chosen in get_args(PageSize)
    return render_team(result, chosen)


def _print(result: TeamResult, files: list[Path]) -> None:
    from interviewer_app.core.calibration.practice.team_words import first_words, talk_words

    print(plain(f"{result.title}: {', '.join(result.raters)}"))
    for words in first_words(result)[:2]:
        print(plain(words))
    for one, each in result.to_talk_about():
        print(plain("  " + " | ".join(talk_words(one, each))))
    for who, what in result.missing:
        print(plain(_("Missing: {who}, {what}").format(who=who, what=what)))
    for remark in result.remarks:
        print(plain(remark))
    for file in files:
        print(plain(_("Written: {path}").format(path=file)))
