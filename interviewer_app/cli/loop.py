"""`interviewer loop new | lint | show`: the rounds of one role, and what each of them must bring."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:
    from interviewer_app.core.loops.cover import Coverage, CoverRow
    from interviewer_app.core.loops.load import LoadedLoop
    from interviewer_app.core.rubrics.findings import PackError
    from interviewer_app.core.rubrics.lint.findings import Found
    from interviewer_app.core.rubrics.models import Pack


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    verb = verbs.add_parser("loop", help=_("begin, check and show the rounds of a role"), allow_abbrev=False)
    commands = verb.add_subparsers(dest="command", metavar="COMMAND", required=True)
    new = commands.add_parser("new", help=_("begin a loop with the packs there are"), allow_abbrev=False)
    new.add_argument("-o", "--out", metavar="FILE", type=Path, required=True, help=_("a new file, such as staff.yaml"))
    which = _("a pack of the loop, in the order of the rounds; some of those there are if you leave it out")
    new.add_argument("--pack", metavar="PACK", action="append", default=[], help=which)
    new.add_argument("--id", metavar="ID", default="", help=_("its id (default: made of the file's name)"))
    new.add_argument("--title", metavar="WORDS", default="", help=_("its title"))
    new.add_argument("--role", metavar="WORDS", default="", help=_("the role (default: that of the first pack)"))
    new.add_argument("--level", metavar="WORD", default="", help=_("the level (default: that of most packs)"))
    new.add_argument("--json", action="store_true", help=_("print JSON"))
    new.set_defaults(func=new_loop)
    for name, words, function in (
        ("lint", _("what no round covers, what comes twice, what does not fit"), lint_file),
        ("show", _("rounds beside dimensions"), show_loop),
    ):
        command = commands.add_parser(name, help=words, allow_abbrev=False)
        command.add_argument("loop", metavar="LOOP", help=_("a file, or the id of one in your folder loops/"))
        command.add_argument("--json", action="store_true", help=_("print JSON"))
        command.set_defaults(func=function)


def new_loop(args: argparse.Namespace) -> int:
    """Write the file and say how it stands; nothing is written over."""
    from interviewer_app.core.loops.begin import begun, level_of, text_of
    from interviewer_app.core.loops.lint import lint_loop
    from interviewer_app.core.loops.load import loop_of
    from interviewer_app.core.rubrics.markdown.names import slug
    from interviewer_app.core.scorecards.files import write_file
    from interviewer_app.core.workspace.folders import make_folder

    if args.out.exists():
        raise Refused(_("{file}: is there already; name a new file.").format(file=args.out))
    packs = _packs(args)
    loop_id = args.id or slug(args.out.stem)
    role = args.role or packs[0].role
    title = args.title or _("Loop for: {role}").format(role=role)
    loop = begun(packs, loop_id=loop_id, title=title, role=role, level=args.level or level_of(packs))
    data = text_of(loop, packs).encode("utf-8")
    loaded = loop_of(data, str(args.out))
    if args.out.absolute().parent == args.context.home.loops.absolute():
        make_folder(args.out.parent)  # ours, and not there before the first loop
    write_file(args.out, data)
    cover, found = lint_loop(loaded, args.pack_roots)
    if args.json:
        print_json({"file": str(args.out), "id": loop.id, "version": loop.version, "rounds": len(loop.rounds),
                    "minutes": cover.minutes, "findings": [_as_json(each) for each in found]})  # fmt: skip
        return 0
    print(plain(str(args.out)))
    _print_end(loaded, cover, found)
    return 0


def _packs(args: argparse.Namespace) -> list[Pack]:
    from interviewer_app.core.loops.begin import choose
    from interviewer_app.core.rubrics.find import BrokenPack, find_pack, list_packs

    if args.pack:
        return [find_pack(name, args.pack_roots).pack for name in args.pack]
    known = {each.pack.id for each in list_packs(args.pack_roots) if not isinstance(each, BrokenPack)}
    chosen = choose([find_pack(name, args.pack_roots).pack for name in sorted(known)])
    if not chosen:
        raise BadInput(_("--pack: no pack was found; name the folder of one."))
    return chosen


def lint_file(args: argparse.Namespace) -> int:
    """Every finding, then what two rounds owe and the candidate's minutes; 1 where a finding is an error."""
    from interviewer_app.core.loops.lint import lint_loop
    from interviewer_app.core.rubrics.findings import PackError

    try:
        loaded = _find(args)
    except PackError as error:
        if all(finding.line is None for finding in error.findings):
            raise  # no file that could be read
        return _tell_broken(args, error)
    cover, found = lint_loop(loaded, args.pack_roots)
    errors = sum(each.remark.severity == "error" for each in found)
    if args.json:
        print_json({
            "loop": loaded.loop.id, "version": loaded.loop.version, "file": loaded.file, "digest": loaded.digest,
            "findings": [_as_json(each) for each in found], "errors": errors, "minutes": cover.minutes,
            "uncovered": [_row_json(row) for row in cover.uncovered], "twice": [_row_json(row) for row in cover.twice],
        })  # fmt: skip
        return 1 if errors else 0
    for each in found:
        word = _("error") if each.remark.severity == "error" else _("warning")
        print(plain(f"{loaded.file}:{each.line or 1}: {word}: {each.remark.field} {each.remark.what}"))
        print(plain("    " + _("{why}; {mend}. [{code}]").format(
            why=each.remark.why, mend=each.remark.mend, code=each.remark.code)))  # fmt: skip
    _print_end(loaded, cover, found)
    return 1 if errors else 0


def _tell_broken(args: argparse.Namespace, error: PackError) -> int:
    """A file that is no loop, finding by finding, as one that works is told."""
    findings = [_broken(each) for each in error.findings]
    if args.json:
        print_json({"loop": args.loop, "findings": findings, "errors": len(findings)})
        return 1
    for each in findings:
        said = " ".join(filter(None, (each["field"], each["what"])))
        print(plain(f"{args.loop}:{each['line'] or 1}: " + _("error: {what}; {mend}.").format(
            what=said, mend=each["mend"])))  # fmt: skip
    return 1


def show_loop(args: argparse.Namespace) -> int:
    """A table of rounds beside dimensions: what each round owes, could rate, or does not have."""
    from interviewer_app.core.loops.cover import Coverage, packs_of

    loaded = _find(args)
    packs, missing = packs_of(loaded.loop, args.pack_roots)
    cover = Coverage(loaded.loop, {name: each.pack for name, each in packs.items()})
    if args.json:
        print_json(_shown(loaded, cover, missing))
        return 0
    loop = loaded.loop
    print(plain(f"{loop.title} {loop.version}  ·  {loop.role}{', ' + loop.level if loop.level else ''}"))
    for number, each in enumerate(loop.rounds, start=1):
        rule = f", AI {each.ai}" if each.ai else ""
        pack = packs[each.id].pack if each.id in packs else None
        title = f"{pack.title} {pack.version}" if pack else _("{pack} is missing").format(pack=each.pack)
        print(plain(_("{n}  {title}: {pack}, {minutes} min{rule}").format(
            n=number, title=each.title, pack=title, minutes=each.minutes, rule=rule)))  # fmt: skip
    _print_table(cover)
    return 0


def _find(args: argparse.Namespace) -> LoadedLoop:
    from interviewer_app.core.loops.find import find_loop

    return find_loop(args.loop, args.context.home.loops)


def _print_table(cover: Coverage) -> None:
    ids = [each.id for each in cover.loop.rounds]
    width = max((len(row.name) for row in cover.rows), default=0)
    print(plain(f"{'':{width}}  " + "  ".join(f"{n:2}" for n in range(1, len(ids) + 1))))
    track = ""
    for row in cover.rows:
        if row.track != track:
            track = row.track
            print(plain(track))
        marks = ["●" if each in row.owed else "○" if each in row.rated else " " for each in ids]
        print(plain(f"{row.name:{width}}  " + "  ".join(f"{mark:>2}" for mark in marks)).rstrip())
    print(plain(_("● owed   ○ rated by its pack, not this round")))
    print(plain(plural("{n} minute in all", "{n} minutes in all", cover.minutes)))


def _print_end(loaded: LoadedLoop, cover: Coverage, found: list[Found]) -> None:
    if cover.twice:
        owed = "; ".join(f"{row.name} ({', '.join(row.owed)})" for row in cover.twice)
        print(plain(_("Owed by two rounds or more, where raters can be compared: {owed}.").format(owed=owed)))
    errors = sum(each.remark.severity == "error" for each in found)
    parts = [
        plural("{n} round", "{n} rounds", len(loaded.loop.rounds)),
        plural("{n} minute of the candidate's time", "{n} minutes of the candidate's time", cover.minutes),
        plural("{n} error", "{n} errors", errors), plural("{n} warning", "{n} warnings", len(found) - errors),
    ]  # fmt: skip
    print(plain(f"{loaded.loop.id} {loaded.loop.version}: {', '.join(parts)}"))


def _shown(loaded: LoadedLoop, cover: Coverage, missing: dict[str, str]) -> dict[str, Any]:
    loop = loaded.loop
    rounds = [
        {
            "id": each.id, "title": each.title, "pack": each.pack, "minutes": each.minutes, "ai": each.ai,
            "evidence": list(each.evidence), "problem": missing.get(each.id, ""),
        }
        for each in loop.rounds
    ]  # fmt: skip
    return {
        "id": loop.id, "version": loop.version, "title": loop.title, "role": loop.role, "level": loop.level,
        "file": loaded.file, "digest": loaded.digest, "minutes": cover.minutes, "rounds": rounds,
        "dimensions": [_row_json(row) for row in cover.rows],
    }  # fmt: skip


def _row_json(row: CoverRow) -> dict[str, Any]:
    named = {"id": row.id, "name": row.name, "track": row.track}
    return {**named, "rated": list(row.rated), "owed": list(row.owed)}


def _as_json(found: Found) -> dict[str, Any]:
    told = found.remark
    return {
        "code": told.code, "severity": told.severity, "line": found.line, "field": told.field, "what": told.what,
        "why": told.why, "mend": told.mend,
    }  # fmt: skip


def _broken(finding: Any) -> dict[str, Any]:
    return {
        "code": "does-not-work", "severity": "error", "line": finding.line, "field": finding.field,
        "what": finding.what, "why": _("no round can be planned on it"), "mend": finding.remedy,
    }  # fmt: skip
