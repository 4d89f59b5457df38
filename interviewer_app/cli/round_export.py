"""`interviewer round export ROUND -o FILE`: a bundle, or a card in a format of others."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from interviewer_app.cli.context import Context
from interviewer_app.cli.output import plain
from interviewer_app.cli.seeing import check_seen
from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.export import ENDINGS, FORMATS, files_of, format_of
from interviewer_app.core.exchange.greenhouse import read_mapping
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.scorecards.bundle import write_bundle
from interviewer_app.core.scorecards.files import write_file
from interviewer_app.core.scorecards.reading import card_of
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.read import find_round, read_entries, read_round, read_round_pack


def register(commands: argparse._SubParsersAction[Any]) -> None:
    export = commands.add_parser("export", help=_("write a round for others"), allow_abbrev=False)
    export.add_argument("round", metavar="ROUND", help=_("id of the round, or at least 6 characters of it"))
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE",
                        help=_("its ending says the format: {known}").format(known=", ".join(ENDINGS)))  # fmt: skip
    export.add_argument("--format", choices=FORMATS, help=_("the format, whatever the ending"))
    export.add_argument("--draft", action="store_true", help=_("also a card that is not submitted"))
    export.add_argument("--map", action="append", default=[], metavar="LEVEL=RATING",
                        help=_("for Greenhouse: which of its ratings a level is"))  # fmt: skip
    export.set_defaults(func=export_round)


def export_round(args: argparse.Namespace) -> int:
    context: Context = args.context
    form = format_of(args.output, args.format)
    mapping = read_mapping(args.map)
    if mapping and form != "greenhouse":
        raise BadInput(_("--map: belongs to the format greenhouse; end the file with .greenhouse.json."))
    round_id = find_round(context.workspace, args.round)
    check_seen(context, round_id)
    if form == "bundle":
        made = {args.output: _bundle(context.workspace, round_id)}
    else:
        made = files_of(card_of(context.workspace, round_id), form, args.output, draft=args.draft, mapping=mapping)
    for file, data in made.items():
        write_file(file, data)
        print(plain(str(file)))
    return 0


def _bundle(workspace: Path, round_id: str) -> bytes:
    document = read_round_pack(workspace, round_id)
    entries, state = read_entries(workspace, round_id), read_round(workspace, round_id)
    return write_bundle(entries, state, pack_from_document(document), document)
