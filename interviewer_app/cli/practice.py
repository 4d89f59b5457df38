"""`interviewer practice`: recorded rounds rated against gold, by one person and by a team."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any

from interviewer_app.cli import practice_team
from interviewer_app.cli.context import Context, new_id, new_salt
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.settings import user_name, with_identity
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:
    from interviewer_app.core.calibration.practice.load import LoadedGold
    from interviewer_app.core.calibration.practice.results import DimensionResult, PracticeResult
    from interviewer_app.core.calibration.practice.room import PracticeRoom
    from interviewer_app.core.exchange.practising import Given

_RATING = re.compile(r"([a-z0-9-]+)=(?:(\d{1,2})(?::([a-z0-9-]+(?:,[a-z0-9-]+)*))?|none(?::(.*))?)", re.DOTALL)


def register(commands: argparse._SubParsersAction[Any]) -> None:
    words = _("rate recorded rounds and see the distance to gold; kept apart from real rounds")
    group = commands.add_parser("practice", help=words, allow_abbrev=False)
    verbs = group.add_subparsers(title=_("verbs"), metavar="VERB", required=True)
    _listing(verbs)
    _showing(verbs)
    _rating(verbs)
    practice_team.register(verbs)


def _listing(verbs: argparse._SubParsersAction[Any]) -> None:
    command = verbs.add_parser("list", help=_("the recorded rounds, and what you have practised"), allow_abbrev=False)
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(func=run_list)


def _showing(verbs: argparse._SubParsersAction[Any]) -> None:
    words = _("a recorded round with its moments; once you have rated it, beside gold")
    command = verbs.add_parser("show", help=words, allow_abbrev=False)
    command.add_argument("gold", metavar="GOLD", help=_("id of a recorded round, or the path of one of your own"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(func=run_show)


def _rating(verbs: argparse._SubParsersAction[Any]) -> None:
    words = _("rate a recorded round in one go, submit it, and see it beside gold")
    command = verbs.add_parser("rate", help=words, allow_abbrev=False)
    command.add_argument("gold", metavar="GOLD", help=_("id of a recorded round"))
    form = _("such as evaluating=3, evaluating=3:first,second with the moments it rests on, or owning=none:REASON")
    command.add_argument("ratings", metavar="DIMENSION=LEVEL", nargs="+", help=form)
    version = _("another version of the pack than the one the gold was written for")
    command.add_argument("--pack-version", metavar="X.Y.Z", default="", help=version)
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(func=run_rate)


def run_list(args: argparse.Namespace) -> int:
    room = room_of(args)
    if args.json:
        print_json(_list_json(room))
        return 0
    counts = {each.gold: each for each in room.history.results}
    for each in room.golds:
        done = counts.get(each.id)
        state = _("not seen") if done is None else _same(done)
        print(plain(f"{each.id:<22} {each.pack_title}, {each.title}: {state}"))
        if each.said:
            print(plain(f"{'':<22} {each.said}"))
    for remark in room.remarks:
        print(plain(remark))
    if room.following.gold:
        print(plain(_("Next: {gold}. {why}").format(gold=room.following.gold, why=room.following.why)))
    return 0


def run_show(args: argparse.Namespace) -> int:
    """Blind as long as it was not rated: gold is neither printed nor in the JSON."""
    from interviewer_app.core.calibration.practice.history import read_history
    from interviewer_app.core.calibration.practice.load import find_gold, gold_roots

    loaded = find_gold(args.gold, gold_roots(args.context.home))
    done = read_history(args.context.home.practice, [loaded]).latest
    if args.json:
        print_json(_round_json(loaded) | ({} if done is None else {"result": result_json(done)}))
        return 0
    print(plain(f"{loaded.gold.title}: {loaded.gold.candidate}, {loaded.gold.minutes} min, {loaded.gold.pack}"))
    for moment in loaded.gold.moments:
        said = f' "{moment.quote}"' if moment.quote else ""
        at = f"{moment.at // 60_000:02d}:{moment.at // 1000 % 60:02d}"
        print(plain(f"{at} {moment.id}: {moment.note}{said}"))
    if done is not None:
        _print_result(done)
    return 0


def run_rate(args: argparse.Namespace) -> int:
    from interviewer_app.core.calibration.practice.attempt import Rater, begin_practice
    from interviewer_app.core.calibration.practice.history import read_history
    from interviewer_app.core.calibration.practice.load import find_gold, gold_roots, is_found
    from interviewer_app.core.calibration.practice.room import pack_for
    from interviewer_app.core.exchange.practising import check_given, rate_practice
    from interviewer_app.core.workspace.writer import Writer

    context: Context = args.context
    loaded = find_gold(args.gold, gold_roots(context.home))
    if not is_found(loaded.file, gold_roots(context.home)):
        words = _("{file}: move it into {folder} first, where practice finds it.")
        raise BadInput(words.format(file=loaded.file, folder=context.home.gold / loaded.gold.pack_id))
    pack = pack_for(loaded.gold, context.pack_roots, args.pack_version)
    given = dict(_given(text) for text in args.ratings)
    check_given(pack.pack, loaded.gold, given)
    settings = with_identity(context.home.settings, new_id, user_name())
    clock = SystemClock()
    with Writer(
        context.home.practice, author=settings.author, device=settings.device, new_id=new_id, new_salt=new_salt,
        backups=context.home.backups,
    ) as writer:  # fmt: skip
        rater = Rater(settings.author, settings.interviewer)
        round_id = begin_practice(writer, loaded, pack, rater, wall_us=clock.now().wall_us, new_id=new_id)
        rate_practice(writer, round_id, given, clock, new_id)
    done = next(each for each in read_history(context.home.practice, [loaded]).results if each.round == round_id)
    if args.json:
        print_json(result_json(done))
    else:
        _print_result(done)
    return 0


def room_of(args: argparse.Namespace) -> PracticeRoom:
    from interviewer_app.core.calibration.practice.room import read_room

    context: Context = args.context
    return read_room(context.home, context.pack_roots, SystemClock().now().wall_us)


def _given(text: str) -> tuple[str, Given]:
    """raises: BadInput for what is neither a level nor none"""
    from interviewer_app.core.exchange.practising import Given

    found = _RATING.fullmatch(text)
    if found is None:
        words = _("{text}: is no rating; write evaluating=3, evaluating=3:first,second or owning=none:REASON.")
        raise BadInput(words.format(text=text[:80]))
    dimension, level, cites, reason = found.groups()
    if level is None:
        return dimension, Given(None, reason or "")
    return dimension, Given(int(level), "", tuple(cites.split(",")) if cites else ())


def _same(done: PracticeResult) -> str:
    return _("{n} of {of} the same").format(n=done.count.same, of=done.count.of)


def _print_result(done: PracticeResult) -> None:
    print(plain(f"{done.pack_title}, {done.title}: {_same(done)}"))
    for each in done.results:
        print(plain(f"  {each.name}: " + _told(each)))


def _told(each: DimensionResult) -> str:
    level = lambda value: _("no evidence") if value is None else str(value)  # noqa: E731
    words = _("you {yours}, gold {gold}").format(yours=level(each.yours), gold=level(each.gold))
    if each.stricter:
        steps = abs(each.stricter)
        far = (
            plural("{n} step stricter", "{n} steps stricter", steps) if each.stricter > 0
            else plural("{n} step milder", "{n} steps milder", steps)
        )  # fmt: skip
        words += f" ({far})"
    return words if each.same else f"{words}. {each.gold_reason}"


def _list_json(room: PracticeRoom) -> dict[str, Any]:
    return {
        "rounds": [
            {
                "gold": each.id, "title": each.title, "candidate": each.candidate, "minutes": each.minutes,
                "moments": each.moments, "pack": each.pack, "pack_version": each.pack_version,
                "standing": each.standing, "said": each.said,
            }
            for each in room.golds
        ],
        "practised": [result_json(each) for each in room.history.results],
        "next": {"gold": room.following.gold, "why": room.following.why, "after_us": room.following.after_us},
        "remarks": list(room.remarks),
    }  # fmt: skip


def _round_json(loaded: LoadedGold) -> dict[str, Any]:
    gold = loaded.gold
    return {
        "gold": gold.id, "title": gold.title, "candidate": gold.candidate, "minutes": gold.minutes, "pack": gold.pack,
        "digest": loaded.digest, "experts": gold.experts,
        "moments": [
            {"id": each.id, "at_ms": each.at, "note": each.note} | ({"quote": each.quote} if each.quote else {})
            for each in gold.moments
        ],
    }  # fmt: skip


def result_json(done: PracticeResult) -> dict[str, Any]:
    """A practice round beside gold; counts, and no sum of levels."""
    count, facets = done.count, done.facet_count
    return {
        "gold": done.gold, "pack": done.pack, "pack_version": done.pack_version, "gold_version": done.gold_version,
        "rated_us": done.rated_us, "number": done.number, "interviewer": done.rater,
        "same": count.same, "of": count.of, "adjacent": count.adjacent,
        "level_evidence": {"same": facets.same, "of": facets.of},
        "dimensions": [
            {
                "dimension": each.dimension, "name": each.name, "track": each.track, "score": each.yours,
                "gold": each.gold, "steps_stricter": each.stricter, "verdict": each.verdict,
                "reason": each.gold_reason, "seen": [heard.id for heard in each.seen],
                "missed": [heard.id for heard in each.missed], "beside": [heard.id for heard in each.beside],
            }
            for each in done.results
        ],
    }  # fmt: skip
