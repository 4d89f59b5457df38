"""`interviewer rubric list | show | import`; the other commands of the verb stand in files of their own."""

from __future__ import annotations

import argparse
import shutil
from typing import Any

from interviewer_app.cli.output import plain, plain_lines, print_json
from interviewer_app.cli.rubric_diff import add_diff
from interviewer_app.cli.rubric_exercise import add_handout, add_prove
from interviewer_app.cli.rubric_export import add_export
from interviewer_app.cli.rubric_health import add_health, met_if_readable
from interviewer_app.cli.rubric_import import add_import
from interviewer_app.cli.rubric_lint import add_lint
from interviewer_app.cli.rubric_new import add_missing, add_new
from interviewer_app.cli.rubric_schema import add_schema
from interviewer_app.core.texts import _


def register(subparsers: argparse._SubParsersAction[Any]) -> None:
    """Add the verb. Each command expects `args.pack_roots: list[Path]` and returns an exit code."""
    verb = subparsers.add_parser("rubric", help=_("list, read and import packs"), allow_abbrev=False)
    commands = verb.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_list(commands)
    _add_show(commands)
    add_import(commands)
    add_export(commands)
    add_lint(commands)
    add_health(commands)
    add_prove(commands)
    add_handout(commands)
    add_schema(commands)
    add_diff(commands)
    add_new(commands)
    add_missing(commands)


def _add_list(commands: argparse._SubParsersAction[Any]) -> None:
    listing = commands.add_parser("list", help=_("every pack there is"), allow_abbrev=False)
    listing.add_argument("--json", action="store_true", help=_("print JSON"))
    listing.set_defaults(func=list_packs)


def _add_show(commands: argparse._SubParsersAction[Any]) -> None:
    show = commands.add_parser("show", help=_("one pack in words"), allow_abbrev=False)
    show.add_argument("pack", metavar="PACK", help=_("a folder, a zip, an id (newest version), or id@version"))
    show.add_argument("--json", action="store_true", help=_("print JSON"))
    show.set_defaults(func=show_pack)


def list_packs(args: argparse.Namespace) -> int:
    """Every pack of the roots; a broken one is told and hides no other."""
    from interviewer_app.core.rubrics import find
    from interviewer_app.core.rubrics.standing import in_order, standing_word
    from interviewer_app.core.workspace.health_words import met_json, pack_facts, trap_public

    found = find.list_packs(args.pack_roots)
    broken = [entry for entry in found if isinstance(entry, find.BrokenPack)]
    placed = in_order(entry for entry in found if not isinstance(entry, find.BrokenPack))
    packs = [each.loaded for each in placed]
    met = met_if_readable(args.context.workspace, packs)
    if args.json:
        head = {"id", "version", "title", "role", "draft"}
        rows = [
            p.pack.model_dump(include=head)
            | {"digest": p.digest, "folder": str(p.folder)}
            | {"candidates_met": met_json(met.get(p.digest)), "trap_public": trap_public(p.pack)}
            for p in packs
        ]
        print_json({"packs": rows, "broken": [{"folder": str(b.folder), "error": str(b.error)} for b in broken]})
        return 0
    for entry, standing in placed:
        word = f" ({standing_word(standing)})" if standing else ""
        facts = "".join(f"  · {words}" for words in pack_facts(entry.pack, met.get(entry.digest)))
        print(plain(f"{entry.pack.id}@{entry.pack.version}  {entry.pack.title}{word}{facts}"))
    for ref, same in find.twins(packs).items():
        folders = _(" and ").join(str(each.folder) for each in same)
        text = _("Different packs say they are {ref}: {folders}. A changed pack needs a new version.")
        print(plain(text.format(ref=ref, folders=folders)))
    for trouble in broken:
        print(_("Cannot be used:"))
        print("\n".join(f"  {plain(line)}" for line in str(trouble.error).split("\n")))
    if not found:
        roots = _(" or ").join(str(root) for root in args.pack_roots)
        print(_("No packs yet. Put one into {roots}.").format(roots=roots))
    return 0


def show_pack(args: argparse.Namespace) -> int:
    """One pack, in words or as JSON."""
    from interviewer_app.core.rubrics import describe, find
    from interviewer_app.core.workspace.health_words import met_json, met_words, trap_public

    loaded = find.find_pack(args.pack, args.pack_roots)
    met = met_if_readable(args.context.workspace, [loaded]).get(loaded.digest)
    if args.json:
        facts = {"candidates_met": met_json(met), "trap_public": trap_public(loaded.pack)}
        print_json(describe.as_json(loaded) | facts)
        return 0
    print(plain_lines(describe.as_page(loaded, min(100, max(60, shutil.get_terminal_size().columns)))), end="")
    if met is not None:
        print("\n" + plain(f"{met_words(met)}."))
    return 0
