"""`interviewer round plan FILE.ics`: a round ahead from a calendar's invitation."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from interviewer_app.cli.context import Context, new_id, new_salt
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.exchange.sharing import interview_id
from interviewer_app.core.loops.find import find_loop
from interviewer_app.core.loops.load import LoadedLoop
from interviewer_app.core.loops.models import LoopRound
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.rounds.invitations.read import Invitation, read_invitations
from interviewer_app.core.rounds.looping import check_pack, loop_ref, round_of
from interviewer_app.core.rounds.purpose import Purpose, purpose_of, purpose_word
from interviewer_app.core.rubrics.find import BrokenPack, find_pack, list_packs
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.stale import Ran, stale
from interviewer_app.core.scorecards.files import read_file
from interviewer_app.core.settings import stated_assistant, user_name, with_identity
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.ahead import Meant, follow, meaning, plan_ahead
from interviewer_app.core.workspace.begin import Arranged
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.writer import Writer

DONE = {"plan": "planned", "move": "moved", "call off": "called off", "nothing": "nothing"}


def register(commands: argparse._SubParsersAction[Any]) -> None:
    plan = commands.add_parser("plan", help=_("plan a round from an invitation"), allow_abbrev=False)
    plan.add_argument("file", type=Path, metavar="FILE.ics", help=_("the invitation, as your mail saves it"))
    plan.add_argument("--pack", metavar="PACK", help=_("the pack; that of your last round if you leave it out"))
    plan.add_argument("--minutes", type=int, metavar="N", help=_("length, where the invitation says another one"))
    plan.add_argument("--candidate", metavar="NAME", help=_("name, where the heading does not say it"))
    plan.add_argument("--which", type=int, metavar="N", help=_("the Nth meeting of a file that holds several"))
    plan.add_argument("--interview", metavar="WORDS", help=_("what a colleague rates too: the same words there"))
    plan.add_argument("--loop", metavar="LOOP", help=_("the loop it belongs to: a file, or an id of your loops/"))
    plan.add_argument("--loop-round", metavar="ID", default="", help=_("which round of the loop; it says the pack"))
    stated = _("the assistant that is set up, with its version (default: what the settings say)")
    plan.add_argument("--assistant", metavar="WORDS", default="", help=stated)
    meant = plan.add_mutually_exclusive_group()
    meant.add_argument("--pilot", action="store_true", help=_("a try of the pack with a colleague, which stays one"))
    meant.add_argument("--practice", action="store_true", help=_("a practice round, which stays one"))
    plan.add_argument("--json", action="store_true", help=_("print JSON"))
    plan.set_defaults(func=plan_round)


def plan_round(args: argparse.Namespace) -> int:
    """Plan the round, move the one that is planned already, or call it off; exit 1 where the answer is no."""
    context: Context = args.context
    clock = SystemClock()
    now_us, file = clock.now().wall_us, str(args.file)
    _looped(args)
    _interview(args)  # words nobody can type again are refused before anything else is looked at
    found = read_invitations(read_file(args.file), file, now_us, clock.offset_min)
    invitation = _chosen(found, args.which, file, clock)
    if args.minutes is not None:
        invitation = replace(invitation, minutes=args.minutes)
    meant = meaning(context.workspace, invitation) if context.workspace.exists() else _first(invitation)
    if meant.step == "nothing" and meant.round is None:
        raise Refused(f"{file}: {meant.why}")
    round_id = meant.round.id if meant.round is not None else ""
    known: tuple[str, ...] = ()
    if meant.step != "nothing":
        loaded = _pack(args) if meant.step == "plan" else None
        known = _stale(args, loaded, clock, now_us)
        round_id = _write(args, meant, invitation, now_us, loaded)
    row = next(row for row in read_round_rows(context.workspace) if row.id == round_id)
    if args.json:
        named = {"candidate": row.candidate, "starts_us": row.starts_us, "minutes": row.minutes}
        print_json({"round": row.id, "done": DONE[meant.step], **named, "practice": row.practice, "pilot": row.pilot,
                    "stale": list(known)})  # fmt: skip
        return 0
    when = _local(row.starts_us or now_us, clock)
    word = purpose_word(purpose_of(row)).lower()
    print(plain("  ".join(filter(None, (row.id[:8], DONE[meant.step], when, row.candidate, word, meant.why)))))
    if known:
        print(plain(_("The pack: {known}").format(known=" ".join(known))))
    return 0


def _stale(args: argparse.Namespace, loaded: LoadedPack | None, clock: SystemClock, now_us: int) -> tuple[str, ...]:
    """What should be known of the age of the pack a round is planned on."""
    if loaded is None:
        return ()
    rounds = read_round_rows(args.context.workspace)
    today = datetime.fromtimestamp(now_us // 1_000_000, timezone(timedelta(minutes=clock.offset_min(now_us)))).date()
    ran = {Ran(row.pack_id, row.pack_version, row.pack_digest) for row in rounds}
    return stale(loaded, list_packs(args.pack_roots), ran, today)


def _first(invitation: Invitation) -> Meant:
    """In a workspace that does not exist yet nothing is planned."""
    return Meant("nothing" if invitation.problem else "plan", None, invitation.problem)


def _chosen(found: Sequence[Invitation], which: int | None, file: str, clock: SystemClock) -> Invitation:
    if which is not None:
        if not 1 <= which <= len(found):
            raise BadInput(_("--which {n}: {file} holds 1 to {all}.").format(n=which, file=file, all=len(found)))
        return found[which - 1]
    if len(found) > 1:
        listed = "; ".join(f"{n} {_words(each, clock)}" for n, each in enumerate(found[:20], start=1))
        raise BadInput(_("{file}: holds {all} meetings; choose one with --which: {listed}.").format(
            file=file, all=len(found), listed=listed))  # fmt: skip
    return found[0]


def _words(invitation: Invitation, clock: SystemClock) -> str:
    if invitation.problem:
        return f"{invitation.heading}: {invitation.problem}".rstrip(".")
    return f"{_local(invitation.starts_us, clock)} {invitation.heading}"


def _write(
    args: argparse.Namespace, meant: Meant, invitation: Invitation, now_us: int, loaded: LoadedPack | None
) -> str:
    context: Context = args.context
    name = args.candidate if args.candidate is not None else invitation.candidate
    if loaded is not None and not name.strip():
        raise BadInput(_("{file}: its heading names nobody; add --candidate NAME.").format(file=args.file))
    settings = with_identity(context.home.settings, new_id, user_name())
    with Writer(
        context.workspace, author=settings.author, device=settings.device, new_id=new_id, new_salt=new_salt,
        backups=context.home.backups,
    ) as writer:  # fmt: skip
        if loaded is None:
            follow(writer, meant, invitation, wall_us=now_us)
            assert meant.round is not None
            return meant.round.id
        loop = _looped(args)
        minutes = invitation.minutes or next((s.minutes for s in loaded.pack.scripts if s.minutes), 45)
        if loop is not None and args.minutes is None:
            minutes = loop[1].minutes  # a calendar's slot is often longer than what is asked in it
        arranged = Arranged(
            name, minutes, settings.interviewer, settings.author, _purpose(args), _interview(args),
            None if loop is None else loop_ref(*loop), args.assistant or stated_assistant(settings),
        )  # fmt: skip
        return plan_ahead(writer, loaded, arranged, invitation, wall_us=now_us, new_id=new_id)


def _interview(args: argparse.Namespace) -> str:
    return "" if args.interview is None else interview_id(args.interview)


def _looped(args: argparse.Namespace) -> tuple[LoadedLoop, LoopRound] | None:
    """The loop and its round that were named; None where none was."""
    if args.loop is None:
        if args.loop_round:
            raise BadInput(_("--loop-round: says nothing without --loop LOOP."))
        return None
    loaded = find_loop(args.loop, args.context.home.loops)
    return loaded, round_of(loaded, args.loop_round)


def _purpose(args: argparse.Namespace) -> Purpose:
    if args.practice:
        return "practice"
    return "pilot" if args.pilot else "real"


def _pack(args: argparse.Namespace) -> LoadedPack:
    """The pack that was named, else that of the loop or the newest round, else the only one there is."""
    if (loop := _looped(args)) is not None:
        loaded = find_pack(args.pack or loop[1].pack, args.pack_roots)
        check_pack(*loop, loaded.pack.id)
        return loaded
    if args.pack:
        return find_pack(args.pack, args.pack_roots)
    usable = [pack for pack in list_packs(args.pack_roots) if not isinstance(pack, BrokenPack)]
    names = sorted({pack.pack.id for pack in usable})
    last = next((row.pack_id for row in read_round_rows(args.context.workspace) if row.pack_id in names), "")
    if not last and len(names) != 1:
        raise BadInput(_("--pack: say which pack this round is on: {names}.").format(names=", ".join(names)))
    return find_pack(last or names[0], args.pack_roots)


def _local(at_us: int, clock: SystemClock) -> str:
    zone = timezone(timedelta(minutes=clock.offset_min(at_us)))
    return datetime.fromtimestamp(at_us // 1_000_000, zone).strftime("%Y-%m-%d %H:%M")
