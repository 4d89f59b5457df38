"""Practice in words: what core found, as the pages say it. No Qt, and no number over all dimensions but a count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from interviewer_app.core.calibration.practice.results import (
    Change,
    Count,
    DimensionResult,
    PracticeHistory,
    PracticeResult,
)
from interviewer_app.core.calibration.practice.room import GoldFacts, PracticeRoom
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.packs.blocks import Block
from interviewer_app.ui.practice.details import details, unbroken
from interviewer_app.ui.practice.looks import (
    GoldLine,
    PackLine,
    ResultLine,
    ResultLook,
    ShelfLook,
    TrackLine,
)

Day = Callable[[int], str]


def shelf_look(room: PracticeRoom, chosen: str, day: Day, now_us: int) -> ShelfLook:
    """`day` writes a wall time in UTC microseconds as a day."""
    lines: list[PackLine | GoldLine] = []
    for _pack, facts in groupby(room.golds, key=lambda each: each.pack):
        golds = list(facts)
        lines.append(PackLine(golds[0].pack_title, golds[0].pack_version))
        lines += [_gold_line(each, room.history, day) for each in golds]
    known = {each.id for each in room.golds}
    return ShelfLook(
        _summary(room, day, now_us), tuple(lines), chosen if chosen in known else room.following.gold,
        _beside(room, day), " ".join(room.remarks), bool(room.history.results),
    )  # fmt: skip


def _gold_line(gold: GoldFacts, history: PracticeHistory, day: Day) -> GoldLine:
    about = _("{candidate} · {minutes} min · {moments} moments").format(
        candidate=gold.candidate, minutes=gold.minutes, moments=gold.moments
    )
    rated = [each for each in history.results if each.gold == gold.id]
    if any(gold.id == begun for _round, begun in history.open):
        return GoldLine(gold.id, gold.title, about, "begun", _("Begun"), "", _("Go on"), gold.said)
    if rated:
        words = same_words(rated[-1].count)
        return GoldLine(gold.id, gold.title, about, "rated", words, day(rated[-1].rated_us), _("Look"), gold.said)
    if gold.standing == "unusable":
        return GoldLine(gold.id, gold.title, about, "off", _("Cannot be used"), "", "", gold.said)
    return GoldLine(gold.id, gold.title, about, "new", _("Not seen"), "", _("Begin"), gold.said)


def _summary(room: PracticeRoom, day: Day, now_us: int) -> str:
    following = room.gold(room.following.gold)
    if following is None:
        return _("Practice counts nowhere: in no board, no export and no figure about your ratings.")
    words = _("Next: {pack}, {title}. {why}").format(
        pack=following.pack_title, title=following.title, why=room.following.why
    )
    if room.following.after_us > now_us:
        words += " " + _("Best from {day} on; sooner is no harm.").format(day=day(room.following.after_us))
    return words


def _beside(room: PracticeRoom, day: Day) -> tuple[Block, ...]:
    blocks = [
        *_so_far(room, day),
        Block("title", _("How it goes")),
        Block("point", _("Read the round, or replay it on its clock.")),
        Block("point", _("Rate it as any round, with the same keys. Nothing of gold is shown before you submit.")),
        Block("point", _("Then see each dimension beside gold: the anchors, the reason, and the moments behind it.")),
        Block("point", _("Two rounds later the page says what changed.")),
        Block("title", _("Whose gold it is")),
        *(Block("text", words) for words in dict.fromkeys(each.experts for each in room.golds)),
        Block("text", _("Gold is how they read the anchors. It measures nobody.")),
        Block("small", _("What you practise stays in a file of its own on this computer.")),
    ]
    return tuple(blocks)


def _so_far(room: PracticeRoom, day: Day) -> Iterator[Block]:
    results = room.history.results
    if not results:
        return
    yield Block("title", _("Your practice so far"))
    for each in results:
        words = f"{each.pack_title}, {each.title}: {same_words(each.count)}"
        yield Block("point", words, aside=unbroken(day(each.rated_us)))
    change = room.history.change(results[-1])
    if change is not None:
        yield Block("text", change_words(change))


def same_words(count: Count) -> str:
    return _("{n} of {of} the same").format(n=count.same, of=count.of)


def result_look(room: PracticeRoom, result: PracticeResult, day: Day) -> ResultLook:
    lines: list[TrackLine | ResultLine] = []
    for title, found, counted in (
        (_("Dimensions"), result.dimensions, result.count),
        (_("Level evidence"), result.facets, result.facet_count),
    ):
        if found:
            lines.append(TrackLine(title, same_words(counted)))
            lines += [_line(each) for each in found]
    gold = room.gold(result.gold)
    about = [result.pack_title, result.title, _("rated blind: {day}").format(day=day(result.rated_us))]
    if result.standing == "another version":
        about.append(_("gold for {then}, rated on {now}").format(then=result.gold_version, now=result.pack_version))
    about.append(_("kept apart from real rounds"))
    change = room.history.change(result)
    following = room.gold(room.following.gold)
    return ResultLook(
        gold.candidate if gold is not None else result.title, " · ".join(about), tuple(lines),
        count_words(result), change_words(change) if change is not None else "",
        {each.dimension: details(each, room.history, result, day) for each in result.results},
        f"{following.pack_title}, {following.title}" if following is not None else "",
    )  # fmt: skip


def _line(each: DimensionResult) -> ResultLine:
    return ResultLine(
        each.dimension, each.name, each.track, tuple(rung.value for rung in each.ladder), each.yours, each.gold,
        verdict_words(each), level_words(each, each.yours), level_words(each, each.gold),
    )  # fmt: skip


def level_words(each: DimensionResult, level: int | None) -> str:
    """"3 Builds the case", or that there was no evidence."""
    if level is None:
        return _("no evidence")
    rung = each.rung(level)
    return f"{level} {rung.name}".strip() if rung is not None else str(level)


def verdict_words(each: DimensionResult) -> str:
    steps = abs(each.stricter or 0)
    return {
        "same": _("same"),
        "stricter": _("{n} stricter").format(n=steps),
        "milder": _("{n} milder").format(n=steps),
        "gold has no evidence": _("gold: none"),
        "you had no evidence": _("you: none"),
    }[each.verdict]


def count_words(result: PracticeResult) -> str:
    """How many are the same, one step away, stricter and milder; level evidence apart."""
    count = result.count
    parts = [_("{n} of {of} dimensions the same as gold").format(n=count.same, of=count.of)]
    for n, words in ((count.stricter, _("{n} stricter")), (count.milder, _("{n} milder"))):
        if n:
            parts.append(words.format(n=n))
    if count.apart:
        parts.append(_("{n} with evidence on one side alone").format(n=count.apart))
    far = count.of - count.adjacent - count.apart
    said = ", ".join(parts) + "."
    if far:
        return said + " " + plural("{n} is further than one step.", "{n} are further than one step.", far)
    return said


def change_words(change: Change) -> str:
    """As the rater's page says it; what a few dimensions can say is said too."""
    first, this = change.first.count, change.this.count
    ago = plural("{n} round ago", "{n} rounds ago", change.rounds)
    words = _("Your first practice round, {ago}: {then} of {of_then} the same. This one: {now} of {of}.")
    said = words.format(ago=ago, then=first.same, of_then=first.of, now=this.same, of=this.of)
    return said + " " + _("One or two of them can be chance.")
