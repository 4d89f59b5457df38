"""`interviewer round list | show | plan | export | import | claims`."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from interviewer_app.cli import claims, plan, round_attach, round_export, round_import
from interviewer_app.cli.output import plain, print_json
from interviewer_app.cli.seeing import check_seen, gate_for
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.rounds.purpose import purpose_of, purpose_word
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.scorecards.bundle import summary
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows
from interviewer_app.core.workspace.read import find_round, read_round, read_round_pack
from interviewer_app.core.workspace.unseen import UNSEEN


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    verb = verbs.add_parser("round", help=_("list, show, export and import rounds"), allow_abbrev=False)
    commands = verb.add_subparsers(dest="command", metavar="COMMAND", required=True)
    listing = commands.add_parser("list", help=_("every round of the workspace"), allow_abbrev=False)
    listing.add_argument("--json", action="store_true", help=_("print JSON"))
    listing.set_defaults(func=list_rounds)
    show = commands.add_parser("show", help=_("one round in words"), allow_abbrev=False)
    _add_round(show)
    show.add_argument("--json", action="store_true", help=_("print JSON"))
    show.set_defaults(func=show_round)
    round_export.register(commands)
    plan.register(commands)
    claims.register(commands)
    round_import.register(commands)
    round_attach.register(commands)


def _add_round(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("round", metavar="ROUND", help=_("id of the round, or at least 6 characters of it"))


def list_rounds(args: argparse.Namespace) -> int:
    gate = gate_for(args.context)
    rows = [gate.shown(row) for row in read_round_rows(args.context.workspace)]
    if args.json:
        print_json({"rounds": [_as_json(row) for row in rows]})
        return 0
    for row in rows:
        print(_line(row, "" if row.id in gate.own else row.interviewer))
    if not rows:
        print(_("No rounds yet. `interviewer` opens the window; `interviewer demo --out DIR` plays one."))
    return 0


def show_round(args: argparse.Namespace) -> int:
    workspace: Path = args.context.workspace
    round_id = find_round(workspace, args.round)
    check_seen(args.context, round_id)
    state = read_round(workspace, round_id)
    pack = pack_from_document(read_round_pack(workspace, round_id))
    row = next(row for row in read_round_rows(workspace) if row.id == round_id)
    folded = summary(state, pack)
    if args.json:
        unknown = [{"kind": entry.kind, "wall_us": entry.wall_us, "body": entry.body} for entry in state.unknown]
        print_json({"round": _present(row._asdict()), **folded, "unknown": unknown})
        return 0
    print(_line(row))
    for moment in folded["moments"]:
        print(plain("  ".join(_moment_words(moment))))
    for entry in state.unknown:
        print(plain(_("Not known to this version: {kind}  {body}").format(kind=entry.kind, body=entry.body)))
    return 0


def _line(row: RoundRow, by: str = "") -> str:
    """by: whose round it is, "" for one's own"""
    at_us = row.started_us or row.starts_us or row.planned_us
    offset = row.offset_min if row.offset_min is not None else SystemClock().offset_min(at_us)
    zone = timezone(timedelta(minutes=offset))
    when = datetime.fromtimestamp(at_us // 1_000_000, zone).strftime("%Y-%m-%d %H:%M")
    pack = f"{row.pack_id} {row.pack_version}"
    marked = filter(None, [purpose_word(purpose_of(row)).lower()])
    counted = () if row.state == UNSEEN else (f"{row.moments} moments",)
    whose = (_("by {name}").format(name=by),) if by else ()
    words = (row.id[:8], when, f"{row.state:7}", *marked, row.candidate, *whose, pack, *counted)
    return plain("  ".join(words))


def _moment_words(moment: dict[str, Any]) -> Iterable[str]:
    minutes, seconds = divmod(moment["round_ms"] // 1000, 60)
    yield f"{minutes:02d}:{seconds:02d}"
    yield f"{moment.get('kind', 'something here'):20}"
    yield f"{moment['direction']:8}"
    yield f"{moment.get('dimension', 'not sorted'):20}"
    yield str(moment.get("note", ""))


def _as_json(row: RoundRow) -> dict[str, Any]:
    counted = ("used_ms", "moments", "rated", "to_rate") if row.state == UNSEEN else ()
    return {name: value for name, value in _present(row._asdict()).items() if name not in counted}


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
