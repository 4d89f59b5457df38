"""`interviewer keys [-o keys.pdf]`: the keys of a round on one page, as the user has moved them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.rounds.key_choices import read_choices
from interviewer_app.core.rounds.keys import KeyMap, name_of
from interviewer_app.core.settings import read_settings, stored_keys
from interviewer_app.core.texts import _


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    parser = verbs.add_parser("keys", help=_("list the keys of a round, or print the key card"), allow_abbrev=False)
    parser.add_argument("-o", "--output", type=Path, metavar="KEYS.pdf", help=_("where the key card goes"))
    parser.add_argument("--pack", metavar="PACK", help=_("a folder, a zip, an id (newest version), or id@version"))
    parser.add_argument("--page-size", choices=("A4", "Letter"), help=_("default: that of the settings"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    from interviewer_app.core.rounds.key_card import card_of_keys
    from interviewer_app.core.rubrics.find import BrokenPack, find_pack, list_packs
    from interviewer_app.core.scorecards.files import write_file

    settings, trouble = read_settings(args.context.home.settings)
    if args.pack:
        pack = find_pack(args.pack, args.pack_roots).pack
    else:
        usable = [found.pack for found in list_packs(args.pack_roots) if not isinstance(found, BrokenPack)]
        if not usable:
            raise BadInput(_("There is no pack yet. Put one into the packs folder, or import a rubric."))
        pack = usable[0]
    keys = KeyMap(pack, read_choices(stored_keys(settings)))
    for problem in filter(None, (trouble, *keys.problems)):
        print(plain(problem), file=sys.stderr)
    if args.output:
        size: PageSize = "Letter" if (args.page_size or settings.page_size) == "Letter" else "A4"
        write_file(args.output, card_of_keys(pack, keys, size))
    if args.json:
        rows = [{"action": name_of(row.command), "strokes": list(row.strokes), "words": row.words} for row in keys.rows]
        print_json({"pack": pack.id, "keys": rows, "output": str(args.output) if args.output else None})
    elif args.output:
        print(plain(str(args.output)))
    else:
        for row in keys.rows:
            print(plain(f"{row.cap:<8} {row.words}"))
    return 0
