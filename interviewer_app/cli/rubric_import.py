"""`interviewer rubric import`: a rubric in any of the forms it comes in becomes a pack."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.output import plain_lines, print_json
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:
    from interviewer_app.core.rubrics.load import LoadedPack


def add_import(commands: argparse._SubParsersAction[Any]) -> None:
    come = commands.add_parser(
        "import", help=_("make a pack from a rubric: Markdown, CSV, workbook, JSON, zip"), allow_abbrev=False
    )
    come.add_argument("file", metavar="FILE", type=Path, help=_("the rubric: .md, .csv, .xlsx, .json or .zip"))
    come.add_argument("--questions", metavar="FILE", type=Path, help=_("its question bank, in the same form"))
    come.add_argument("--sheet", metavar="NAME", help=_("the sheet with the rubric (default: the first)"))
    come.add_argument("-o", "--out", metavar="DIR", type=Path, required=True, help=_("the folder of the new pack"))
    come.add_argument("--style", metavar="NAME", help=_("the style of question the script asks (default: the first)"))
    come.add_argument("--json", action="store_true", help=_("print JSON"))
    come.set_defaults(func=import_pack)


def import_pack(args: argparse.Namespace) -> int:
    """Read the rubric, write a pack that runs; nothing is written unless all of it can be."""
    from interviewer_app.core.rubrics import write
    from interviewer_app.core.rubrics.load import load_pack
    from interviewer_app.core.rubrics.passing.importing import Wanted, import_archive, import_file

    wanted = Wanted(args.file, date.today().isoformat(), args.questions, args.style, args.sheet)
    if args.file.suffix.lower() == ".zip":
        loaded = import_archive(wanted, args.out)
    else:
        write.refuse_if_taken(args.out)
        write.write_pack(import_file(wanted), args.out)
        loaded = load_pack(args.out)
    pack = loaded.pack
    asked = len(pack.script_for(pack.scripts[0].minutes or 60).steps) if pack.scripts else len(pack.probes)
    styles = list(dict.fromkeys(probe.style for probe in pack.probes if probe.style))
    if args.json:
        facts = {"folder": str(args.out), "id": pack.id, "version": pack.version, "digest": loaded.digest}
        counts = {"dimensions": len(pack.dimensions), "probes": len(pack.probes), "asked": asked}
        print_json(facts | {"draft": pack.draft, "styles": styles} | counts)
        return 0
    print(plain_lines(_imported(args.out, len(pack.dimensions), asked, len(pack.probes), styles, pack.draft)))
    _warn_of_twins(loaded, args.pack_roots)
    if args.file.suffix.lower() not in (".zip", ".json"):
        print(_('What the import decided stands in pack.yaml, under "source_note".'))
    elif pack.exercise is not None and not (args.out / "exercise").is_dir():
        print(_("Its exercise did not come along; a zip of the pack brings it."))
    return 0


def _warn_of_twins(loaded: LoadedPack, roots: Sequence[Path]) -> None:
    """Two packs that differ cannot share id and version: neither could then be named by its id."""
    from interviewer_app.core.rubrics.find import BrokenPack, list_packs

    for found in list_packs(roots, loaded.pack.id):
        if isinstance(found, BrokenPack) or found.digest == loaded.digest or found.pack.version != loaded.pack.version:
            continue
        text = _("{folder} is {id} {version} as well, and differs; give the new pack another id in pack.yaml.")
        print(plain_lines(text.format(folder=found.folder, id=loaded.pack.id, version=loaded.pack.version)))


def _imported(folder: Path, dimensions: int, asked: int, probes: int, styles: Sequence[str], draft: bool) -> str:
    counts = plural("{n} dimension", "{n} dimensions", dimensions) + ", " + plural("{n} probe", "{n} probes", probes)
    lines = [_("{folder}: {counts}; the script asks {asked}.").format(folder=folder, counts=counts, asked=asked)]
    if len(styles) > 1:
        lines.append(_("Styles to choose from with --style: {styles}.").format(styles=", ".join(styles)))
    if draft:
        lines.append(_("It is a draft: some ratings have no anchor. Rounds run, and cards say so."))
    return "\n".join(lines)
