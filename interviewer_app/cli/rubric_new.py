"""`interviewer rubric new | missing`: a pack of one's own on the frame of another, and what it still lacks."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:
    from interviewer_app.core.rubrics.models import Pack
    from interviewer_app.core.rubrics.skeleton.commits import Commits, Note
    from interviewer_app.core.rubrics.skeleton.missing import Missing

MOST_NOTES = 20  # files named one by one on the screen


def add_new(commands: argparse._SubParsersAction[Any]) -> None:
    new = commands.add_parser("new", help=_("begin a pack of your own on the frame of another"), allow_abbrev=False)
    new.add_argument("--like", metavar="PACK", required=True, help=_("the pack whose frame is taken over"))
    new.add_argument("-o", "--out", metavar="DIR", type=Path, required=True, help=_("an empty or a new folder"))
    new.add_argument("--id", metavar="ID", default="", help=_("its id (default: made of the folder's name)"))
    new.add_argument("--title", metavar="WORDS", default="", help=_("its title"))
    new.add_argument("--from-git", metavar="REPO", type=Path, help=_("a repository: its commit is the exercise"))
    new.add_argument("--before", metavar="REV", help=_("the service stands here (default: one before --change)"))
    new.add_argument("--change", metavar="REV", help=_("the change leads here"))
    new.add_argument("--json", action="store_true", help=_("print JSON"))
    new.set_defaults(func=make_pack)


def add_missing(commands: argparse._SubParsersAction[Any]) -> None:
    lacks = commands.add_parser("missing", help=_("what a pack lacks, down to publishable"), allow_abbrev=False)
    lacks.add_argument("pack", metavar="PACK", help=_("a folder, a zip, an id (newest version), or id@version"))
    lacks.add_argument("--json", action="store_true", help=_("print JSON"))
    lacks.set_defaults(func=tell_missing)


def make_pack(args: argparse.Namespace) -> int:
    """Write the folder, then say what is left to do."""
    from interviewer_app.core.rubrics.find import find_pack
    from interviewer_app.core.rubrics.skeleton.make import new_pack, refuse_taken
    from interviewer_app.core.rubrics.skeleton.missing import missing

    refuse_taken(args.out)
    like = find_pack(args.like, args.pack_roots)
    made = new_pack(like, args.out, date.today().isoformat(), args.id, args.title, _commits(args))
    pack = made.loaded.pack
    lacks = missing(pack, args.out)
    if args.json:
        named = {"folder": str(args.out), "id": pack.id, "version": pack.version}
        named["like"] = f"{like.pack.id}@{like.pack.version}"
        notes = {"left_out": [n._asdict() for n in made.left_out], "notes": [n._asdict() for n in made.notes]}
        print_json(named | notes | {"missing": _as_json(lacks)})
        return 0
    print(plain(_("{folder}: {id} {version}, a draft built like {like}.").format(
        folder=args.out, id=pack.id, version=pack.version, like=like.pack.title)))  # fmt: skip
    _print_notes(_("Left out of both commits:"), made.left_out)
    _print_notes(_("To look at:"), made.notes)
    _print_missing(pack, lacks)
    return 0


def _commits(args: argparse.Namespace) -> Commits | None:
    """raises: BadInput where the options do not go together"""
    if args.from_git is None:
        if args.before is not None or args.change is not None:
            raise BadInput(_("--before and --change: need a repository; add --from-git REPO."))
        return None
    if args.change is None:
        raise BadInput(_("--from-git: say which commit makes the change with --change REV."))
    from interviewer_app.core.rubrics.skeleton.commits import read_commits
    from interviewer_app.core.rubrics.skeleton.git import Repository

    repository = Repository(args.from_git)
    change = repository.commit(args.change)
    before = repository.parent(change) if args.before is None else repository.commit(args.before)
    return read_commits(repository, before, change)


def tell_missing(args: argparse.Namespace) -> int:
    """The list; 1 while something on it is needed."""
    from interviewer_app.core.rubrics.find import find_pack
    from interviewer_app.core.rubrics.skeleton.missing import missing

    loaded = find_pack(args.pack, args.pack_roots)
    lacks = missing(loaded.pack, loaded.folder)
    if args.json:
        print_json({"id": loaded.pack.id, "version": loaded.pack.version, "missing": _as_json(lacks)})
    else:
        _print_missing(loaded.pack, lacks)
    return 1 if any(each.needed for each in lacks) else 0


def _as_json(lacks: Sequence[Missing]) -> list[dict[str, Any]]:
    return [{"field": each.field, "what": each.what, "needed": each.needed} for each in lacks]


def _print_notes(heading: str, notes: Sequence[Note]) -> None:
    if not notes:
        return
    print(heading)
    for note in notes[:MOST_NOTES]:
        print(plain(f"  {note.path}: {note.why}"))
    if (left := len(notes) - MOST_NOTES) > 0:
        print("  " + plural("… and {n} more; --json names all.", "… and {n} more; --json names all.", left))


def _print_missing(pack: Pack, lacks: Sequence[Missing]) -> None:
    needed, wanted = ([each for each in lacks if each.needed is flag] for flag in (True, False))
    if not lacks:
        print(_("Nothing is missing."))
    if needed:
        print(plural("Needed before it can be published, {n} thing:", "Needed before it can be published, {n} things:",
                     len(needed)))  # fmt: skip
        _print_grouped(pack, needed)
    elif wanted:
        print(_("It can be published. Nothing that is needed is missing."))
    if wanted:
        print(plural("Worth having, {n} thing:", "Worth having, {n} things:", len(wanted)))
        _print_grouped(pack, wanted)


def _print_grouped(pack: Pack, lacks: Sequence[Missing]) -> None:
    """A line for each thing; dimensions and probes, which lack much, have one line each."""
    groups: dict[str, list[Missing]] = {}
    for each in lacks:
        groups.setdefault(_item(pack, each), []).append(each)
    for item, inside in groups.items():
        depth = _depth(inside[0])
        if depth == len(inside[0].place):
            print(plain(f"  {item}: {inside[0].what}"))
            continue
        counts = Counter(".".join(step for step in each.place[depth:] if isinstance(step, str)) for each in inside)
        print(plain(f"  {item}: " + ", ".join(name if n == 1 else f"{n} × {name}" for name, n in counts.items())))


def _item(pack: Pack, each: Missing) -> str:
    """The dimension or the probe something is missing in, with its name; the field itself elsewhere."""
    from interviewer_app.core.rubrics.findings import field_name

    place = each.place[: _depth(each)]
    name = ""
    if place != each.place:
        numbers = [step for step in place if isinstance(step, int)]
        dimension = place[0] == "dimensions"
        name = pack.dimensions[numbers[0]].name if dimension else pack.sections[numbers[0]].probes[numbers[1]].id
    return field_name(place) + (f" {name}" if name else "")


def _depth(each: Missing) -> int:
    """How many steps of a place lead to the dimension or probe it stands in; all of them elsewhere."""
    depth = {"dimensions": 2, "sections": 4}.get(str(each.place[0]), len(each.place))
    return min(depth, len(each.place))
