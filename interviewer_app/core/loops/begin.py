"""A loop to begin with: a file a person would have written, with the reasons as comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from interviewer_app.core.errors import BadInput
from interviewer_app.core.loops.models import Loop, LoopRound
from interviewer_app.core.rubrics.complaints import complaints
from interviewer_app.core.rubrics.findings import field_name
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.parts import Rule
from interviewer_app.core.texts import _

MOST_CHOSEN = 3  # of the packs there are, where nobody says which
ENOUGH = 2  # rounds that owe the same dimension: one rating can be held against the other


def choose(packs: Sequence[Pack]) -> list[Pack]:
    """Of all packs a few that belong together: one level, each with another AI rule or more to rate.

    Of the levels the one most packs are written for, ties by the order given; no two with one exercise, no drafts.
    """
    usable = [pack for pack in packs if not pack.draft]
    levels = [pack.level for pack in usable]
    level = max(levels, key=levels.count, default="")
    left = [pack for pack in usable if pack.level == level] or usable
    chosen: list[Pack] = []
    rules: set[str] = set()
    while left and len(chosen) < MOST_CHOSEN:
        known = {dimension.id for pack in chosen for dimension in pack.dimensions}
        best = max(left, key=lambda pack: (pack.ai.policy not in rules, _adds(pack, known)))
        if chosen and not _adds(best, known) and best.ai.policy in rules:
            break
        chosen.append(best)
        rules.add(best.ai.policy)
        left = [pack for pack in left if pack.id != best.id]
    return chosen


def _adds(pack: Pack, known: set[str]) -> int:
    return sum(dimension.id not in known for dimension in pack.dimensions)


def begun(packs: Sequence[Pack], *, loop_id: str, title: str, role: str, level: str) -> Loop:
    """A loop of one round per pack, in this order, with what each has to bring divided up.

    raises: BadInput for words that no loop can hold: an id that is no slug, too many rounds
    """
    minutes = [_minutes(pack) for pack in packs]
    owed = _divided(packs, minutes)
    names = _names([pack.id for pack in packs])
    rounds = [
        LoopRound(
            id=name, title=pack.title, pack=f"{pack.id}@{pack.version}", minutes=length, ai=_rule(pack),
            evidence=tuple(mine),
        )
        for name, pack, length, mine in zip(names, packs, minutes, owed, strict=True)
    ]  # fmt: skip
    try:
        return Loop(id=loop_id, version="0.1.0", title=title, role=role, level=level, rounds=tuple(rounds))
    except ValidationError as error:
        place, what, remedy = next(complaints(error))
        raise BadInput(f"{field_name(place)}: {what}; {remedy}.") from error


def _rule(pack: Pack) -> Rule | None:
    """The rule of the whole round; None where the pack changes it in the middle."""
    return None if pack.ai.policy == "phases" else pack.ai.policy


def level_of(packs: Sequence[Pack]) -> str:
    """The level most of the packs are written for, where a facet of theirs knows it."""
    known = {level.name for pack in packs for d in pack.dimensions if d.track == "level" for level in d.levels}
    named = [pack.level for pack in packs if pack.level in known]
    return max(named, key=named.count, default="")


def _minutes(pack: Pack) -> int:
    return next((script.minutes for script in pack.scripts if script.minutes is not None and script.minutes <= 600), 45)


def _names(ids: Iterable[str]) -> list[str]:
    names: list[str] = []
    for each in ids:
        count = sum(name == each or name.startswith(f"{each}-") for name in names)
        names.append(each if not count else f"{each}-{count + 1}")
    return names


def _divided(packs: Sequence[Pack], minutes: Sequence[int]) -> list[list[str]]:
    """Each dimension to two rounds whose scripts ask for it, those that owe least so far; in the order of the pack."""
    owed: list[set[str]] = [set() for _pack in packs]
    asked = [
        {name for step in pack.script_for(length).steps for name in step.probe.dimensions}
        for pack, length in zip(packs, minutes, strict=True)
    ]
    for name in dict.fromkeys(dimension.id for pack in packs for dimension in pack.dimensions):
        able = [n for n, pack in enumerate(packs) if any(d.id == name for d in pack.dimensions)]
        able = [n for n in able if name in asked[n]] or able
        for number in sorted(able, key=lambda n: len(owed[n]))[:ENOUGH]:
            owed[number].add(name)
    for number, pack in enumerate(packs):
        if not owed[number]:
            owed[number].add(pack.dimensions[0].id)
    return [[d.id for d in pack.dimensions if d.id in mine] for pack, mine in zip(packs, owed, strict=True)]


def text_of(loop: Loop, packs: Sequence[Pack]) -> str:
    """The file, comments and all; read again it is `loop`."""
    head = [
        "# " + _("A loop: the rounds of one role, and what each of them must bring evidence on."),
        "# " + _("What a round's pack rates and does not stand under its evidence is “not this round” on the board."),
        "# " + _("Check it with: interviewer loop lint"), "",
        f"id: {loop.id}", f"version: {loop.version}", f"title: {_quoted(loop.title)}", f"role: {_quoted(loop.role)}",
    ]  # fmt: skip
    if loop.level:
        head.append(f"level: {_quoted(loop.level)}")
    head += ["", "# " + _("In the order the candidate meets them. Two rounds may owe the same dimension:"),
             "# " + _("only there can one rater be held against another."), "rounds:"]  # fmt: skip
    body = [line for each, pack in zip(loop.rounds, packs, strict=True) for line in _round_lines(each, pack)]
    return "\n".join([*head, *body, ""])


def _round_lines(each: LoopRound, pack: Pack) -> list[str]:
    names = {dimension.id: dimension for dimension in pack.dimensions}
    lines = [
        f"  - id: {each.id}", f"    title: {_quoted(each.title)}", f"    pack: {each.pack}",
        f"    minutes: {each.minutes}",
    ]  # fmt: skip
    turns = "    # " + _("AI: not allowed and allowed in turn, as the pack says")
    lines.append(turns if each.ai is None else f"    ai: {each.ai}")
    lines.append("    evidence:")
    width = max(map(len, each.evidence))
    for name in each.evidence:
        lines.append(f"      - {name:{width}}  # {_track(names[name].track)}")
    left = [name for name in names if name not in each.evidence]
    if left:
        lines.append("      # " + _("not this round: {names}").format(names=", ".join(left)))
    return lines


def _track(track: str) -> str:
    return {"level": _("level facet"), "supervision": _("supervision")}.get(track, track)


def _quoted(text: str) -> str:
    """A text as YAML takes it whatever it holds, and bare where that is safe."""
    if text and text.replace(" ", "").replace("-", "").isalpha() and text.isascii() and text[0].isalpha():
        return text if text.lower() not in _ODD else f'"{text}"'
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_ODD = frozenset({"yes", "no", "on", "off", "true", "false", "null"})
