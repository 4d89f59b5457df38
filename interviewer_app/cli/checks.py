"""`interviewer checks ROUND`: what is worth a second look before a card is sealed. It never fails because of one."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.output import plain, print_json
from interviewer_app.cli.seeing import check_seen
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.read import find_round, read_drafts, read_round, read_round_pack

if TYPE_CHECKING:
    from interviewer_app.core.rubrics.models import Pack
    from interviewer_app.core.scorecards.checks.remarks import Remark


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("checks", help=_("what is worth a second look before a card is sealed"))
    parser.add_argument("round", metavar="ROUND", help=_("id of the round, or at least 6 characters of it"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    from interviewer_app.core.rubrics.load import pack_from_document
    from interviewer_app.core.scorecards.checks.remarks import SILENCED, remarks, silenced_keys

    workspace: Path = args.context.workspace
    round_id = find_round(workspace, args.round)
    check_seen(args.context, round_id)
    pack = pack_from_document(read_round_pack(workspace, round_id))
    told = remarks(read_round(workspace, round_id), pack)
    silenced = silenced_keys(read_drafts(workspace, round_id).get(SILENCED, ""))
    if args.json:
        print_json(_as_json(round_id, told, silenced))
    else:
        _print(told, silenced, pack)
    return 0


def _as_json(round_id: str, told: Collection[Remark], silenced: Collection[str]) -> dict[str, Any]:
    return {
        "round": round_id,
        "checks": [
            {"code": one.check.code, "dimension": one.check.dimension, "words": one.check.words,
             "more": one.check.more, "silenced": one.key in silenced}
            for one in told if one.check is not None
        ],
        "words": [
            {"field": one.found.field, "id": one.found.id, "group": one.found.finding.group,
             "stretch": one.found.finding.stretch, "start": one.found.finding.start, "end": one.found.finding.end,
             "why": one.found.finding.why, "say": one.found.finding.say, "source": one.found.finding.source,
             "silenced": one.key in silenced}
            for one in told if one.found is not None
        ],
    }  # fmt: skip


def _print(told: Collection[Remark], silenced: Collection[str], pack: Pack) -> None:
    names = {dimension.id: dimension.name for dimension in pack.dimensions}
    shown = [one for one in told if one.key not in silenced]
    for one in shown:
        where = names.get(one.place or "", _("Recommendation") if one.place == "" else _("Card"))
        if one.found is not None and one.found.field == "note":
            where = _("{where}, a note").format(where=names.get(one.place or "", _("To sort")))
        print(plain(f"{where}: {one.fact} {one.more}".rstrip()))
    counted = plural("{n} to look at again", "{n} to look at again", len(shown)) if shown else _("Nothing stands out")
    silent = len(told) - len(shown)
    print(plain(counted + (_(", {n} silenced").format(n=silent) if silent else "") + "."))
