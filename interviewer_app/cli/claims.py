"""`interviewer round claims ROUND`: what a round hands to the next interviewer, and what it was handed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from interviewer_app.cli.context import Context
from interviewer_app.cli.output import plain, print_json
from interviewer_app.cli.seeing import check_seen
from interviewer_app.core.errors import Refused
from interviewer_app.core.exchange.report import Taken
from interviewer_app.core.rounds.claims import Claims, handed_on, read_claims, write_claims
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.scorecards.files import write_file
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.claims import claims_about, file_of
from interviewer_app.core.workspace.read import find_round, read_round, read_round_pack


def register(commands: argparse._SubParsersAction[Any]) -> None:
    claims = commands.add_parser("claims", help=_("claims handed to the next interviewer"), allow_abbrev=False)
    claims.add_argument("round", metavar="ROUND", help=_("id of the round, or at least 6 characters of it"))
    claims.add_argument("-o", "--output", type=Path, metavar="FILE", help=_("write them for the next interviewer"))
    claims.add_argument("--json", action="store_true", help=_("print JSON"))
    claims.set_defaults(func=tell_claims)


def tell_claims(args: argparse.Namespace) -> int:
    """The claims of a round, and those that came for its candidate; with -o those of the round as a file."""
    context: Context = args.context
    round_id = find_round(context.workspace, args.round)
    check_seen(context, round_id)
    state = read_round(context.workspace, round_id)
    assert state.facts is not None
    mine = handed_on(state, pack_from_document(read_round_pack(context.workspace, round_id)))
    came = claims_about(context.home.claims, state.facts.candidate, own={round_id})
    if args.output is not None:
        if mine is None:
            raise Refused(_("No claim of this round is handed on; choose a moment in its log and press Ctrl H."))
        write_file(args.output, write_claims(mine))
    if args.json:
        told = [each.model_dump(mode="json", exclude={"format"}) for each in came]
        own = [] if mine is None else [each.model_dump(mode="json") for each in mine.claims]
        print_json({"round": round_id, "claims": own, "received": told,
                    "output": None if args.output is None else str(args.output)})  # fmt: skip
        return 0
    for claims, whose in [*([(mine, _("hands on"))] if mine else []), *((each, _from(each)) for each in came)]:
        for each in claims.claims:
            print(plain(f"{_clock(each.at_ms)}  {whose}  {each.probe}  {each.text}"))
    if args.output is not None:
        print(plain(str(args.output)))
    return 0


def take_claims(context: Context, data: bytes, what: str) -> Taken:
    """Keep the claims of an earlier round; one's own open card does not wait for them, as they hold no rating.

    raises: BadInput, MachineTrouble
    """
    claims = read_claims(data, what)
    folder = context.home.claims
    place = file_of(folder, claims)
    write_file(place, write_claims(claims), make=True)
    return Taken(what, claims.round, claims=len(claims.claims))


def _from(claims: Claims) -> str:
    return _("from {name}").format(name=claims.interviewer or _("an earlier round"))


def _clock(ms: int) -> str:
    return f"{ms // 60_000:02d}:{ms // 1000 % 60:02d}"
