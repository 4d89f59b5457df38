"""`interviewer integrity …`: the integrity observations of a round, which no card, bundle or list of rounds shows."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from interviewer_app.cli.context import new_id, new_salt
from interviewer_app.cli.output import plain, print_json
from interviewer_app.cli.seeing import check_seen
from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.integrity import IntegrityFold, IntegrityObservation, holds_decision
from interviewer_app.core.settings import user_name, with_identity
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.beside import open_integrity, read_integrity
from interviewer_app.core.workspace.read import find_round
from interviewer_app.core.workspace.writer import Writer

SHORTEST = 6


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    about = _("integrity observations: no card shows them, a second person reviews them")
    actions = verbs.add_parser("integrity", help=about).add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help=_("those of one round"))
    listing.set_defaults(func=list_them)
    review = actions.add_parser("review", help=_("say what became of one, as the second person"))
    review.add_argument("--by", required=True, metavar="NAME", help=_("the second person"))
    review.add_argument("--outcome", required=True, choices=("explained", "open", "handed-over"))
    review.add_argument("--reason", required=True, metavar="TEXT")
    review.set_defaults(func=review_one)
    for each in (listing, review):
        each.add_argument("round", metavar="ROUND", help=_("id of the round, or at least 6 characters of it"))
        each.add_argument("--json", action="store_true")
    review.add_argument("observation", metavar="ID", help=_("of the integrity observation, or 6 characters of it"))


def list_them(args: argparse.Namespace) -> int:
    workspace: Path = args.context.workspace
    round_id = find_round(workspace, args.round)
    check_seen(args.context, round_id)
    _print(args, read_integrity(workspace, round_id))
    return 0


def review_one(args: argparse.Namespace) -> int:
    workspace: Path = args.context.workspace
    round_id = find_round(workspace, args.round)
    check_seen(args.context, round_id)
    settings = with_identity(args.context.home.settings, new_id, user_name())
    failed: list[str] = []
    with Writer(
        workspace, author=settings.author, device=settings.device, new_id=new_id, new_salt=new_salt,
        backups=args.context.home.backups,
    ) as writer:  # fmt: skip
        desk = open_integrity(
            writer, round_id, settings.interviewer, new_id, lambda *_report: None, lambda _n, why: failed.append(why)
        )
        chosen = _find(desk.fold, args.observation)
        at = Instant(time.monotonic_ns(), time.time_ns() // 1000)
        desk.review(chosen.id, args.by, args.outcome, args.reason, at)
        writer.drain()
        if failed:
            raise MachineTrouble(failed[0])
    _print(args, desk.fold)
    return 0


def _find(seen: IntegrityFold, prefix: str) -> IntegrityObservation:
    found = [each for each in seen.observations.values() if each.id.startswith(prefix)]
    if len(prefix) < SHORTEST or len(found) != 1:
        raise BadInput(
            _("integrity observation {prefix}: fits {n} of this round; `integrity list` shows them.").format(
                prefix=repr(prefix), n=len(found)
            )
        )
    return found[0]


def _print(args: argparse.Namespace, seen: IntegrityFold) -> None:
    if args.json:
        print_json(_as_json(seen))
        return
    for each in seen.observations.values():
        print(plain(f"{each.id[:8]}  {each.what} ({each.by})"))
        if each.explanation:
            print(plain("          " + _("The candidate: {words}").format(words=each.explanation)))
        if each.review is not None:
            words = f"{each.review.outcome}, {each.review.by}: {each.review.reason}"
        else:
            words = _("not reviewed yet")
        print(plain("          " + words))
    print(holds_decision(seen) or _("No integrity observation holds the decision."))


def _as_json(seen: IntegrityFold) -> dict[str, object]:
    same = seen.same_person
    return {
        "integrity_observations": [_one(each) for each in seen.observations.values()],
        "same_person": None if same is None else {"answer": same.answer, "by": same.by},
        "holds_decision": holds_decision(seen),
    }


def _one(each: IntegrityObservation) -> dict[str, object]:
    review = each.review
    return {
        "id": each.id, "what": each.what, "by": each.by, "at_ms": each.at_ms, "wall_us": each.wall_us,
        "explanation": each.explanation,
        "review": None if review is None else {"by": review.by, "outcome": review.outcome, "reason": review.reason},
    }  # fmt: skip
