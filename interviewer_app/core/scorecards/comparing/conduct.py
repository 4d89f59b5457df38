"""How the rounds were held: rules, tools, task, length, script, help. No wall time is looked at anywhere here, and no
pause: the round clock is that of a round without an accommodation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from interviewer_app.core.canonical import canonical, digest
from interviewer_app.core.scorecards.comparing.answer import Difference
from interviewer_app.core.scorecards.comparing.sides import (
    Cells,
    Side,
    by_pack_id,
    difference,
    names_of,
    same_pack,
)
from interviewer_app.core.scorecards.comparing.words import inside, joined, not_stated, policy_words, usual
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.met import edition

MINUTES_APART = 10  # percentage points of the arranged minutes; what two rounds differ by anyway is less


def ai_rule(found: Sequence[Side]) -> Difference | None:
    """What was allowed, phase by phase as it was held."""
    values = [inside((policy_words(side.card), *side.said["ai-rule"])) for side in found]
    if len(set(values)) < 2:
        return None
    without = [side for side in found if all(phase.rule == "banned" for phase in side.card.phases)]
    partly = [side for side in found if len({phase.rule for phase in side.card.phases}) > 1]
    concerned = without or partly or [side for side in found if side.said["ai-rule"]]
    cells = {(side.place, name) for side in concerned for name in side.of_track("supervision")}
    partly_words = _("The assistant was there for a part of the time: {where}.").format(where=_names(concerned))
    return difference("ai-rule", found, values, _without_words(without) or partly_words, cells)


def _without_words(without: Sequence[Side]) -> str:
    """What a ban does to the supervision track: who rated it all the same, and who did not."""
    rated = [side for side in without if side.rated & set(side.of_track("supervision"))]
    silent = [side for side in without if side not in rated]
    told = []
    if rated:
        told.append(_("Supervision was rated without an assistant: {where}.").format(where=_names(rated)))
    if silent:
        told.append(_("No supervision ratings from {where}.").format(where=_names(silent)))
    return " ".join(told)


def _names(found: Sequence[Side]) -> str:
    return joined([side.name for side in found])


def tools(found: Sequence[Side]) -> Difference | None:
    """What the versions of one pack name; another pack has other tools as it has other tasks."""
    values = ["; ".join(side.pack.ai.tools) or not_stated() for side in found]
    odd = _odd(found, values)
    cells = {(side.place, name) for side in odd for name in side.of_track("supervision")}
    effect = _("Supervision was seen with other tools.")
    return difference("tools", found, values, effect, cells) if odd else None


def assistant(found: Sequence[Side]) -> Difference | None:
    """Which assistant, and which version: said when the round was planned, or not at all."""
    used = {side.place: side for side in found if any(phase.rule == "allowed" for phase in side.card.phases)}
    stated = {side.card.facts.assistant for side in used.values()}
    if len(stated) < 2:
        return None
    said = [side.card.facts.assistant or not_stated() for side in found]
    values = [words if place in used else _("none allowed") for place, words in enumerate(said)]
    cells = {(place, name) for place, side in used.items() for name in side.of_track("supervision")}
    effect = _("Supervision was seen with different assistants.")
    if len(stated - {""}) < 2:
        effect = _("Whether it was the same assistant cannot be told.")
    return difference("assistant", found, values, effect, cells)


def task(found: Sequence[Side]) -> Difference | None:
    """The exercise of the versions of one pack: its version, and the files the candidate got."""
    shown = [edition(side.bundle.document, side.digest).shown for side in found]
    prints = [digest("task", canonical(sorted(map(list, each))))[:8] if each else "" for each in shown]
    plain = [_task(side) for side in found]
    values = [
        _("{task}, files {digest}").format(task=words, digest=files)
        if files and _twins(plain, prints, words)
        else words
        for words, files in zip(plain, prints, strict=True)
    ]
    odd = _odd(found, values)
    effect = _("The task is not the same, and may be easier or harder.")
    return difference("task", found, values, effect, _cells(odd)) if odd else None


def _task(side: Side) -> str:
    exercise, version = side.pack.exercise, side.pack.task_version
    name = exercise.name if exercise is not None else _("no exercise")
    return _("{name}, task {version}").format(name=name, version=version) if version else name


def _twins(plain: Sequence[str], prints: Sequence[str], words: str) -> bool:
    return len({files for each, files in zip(plain, prints, strict=True) if each == words}) > 1


def script(found: Sequence[Side]) -> Difference | None:
    """Scripts of other lengths, and those used for another length than they were written for."""
    values = [inside(side.said["script"]) or _length(side) for side in found]
    odd = _odd(found, values) or ([side for side in found if side.said["script"]] if not same_pack(found) else [])
    effect = _("A longer script gives more chances to show something.")
    return difference("script", found, values, effect, _cells(odd)) if odd else None


def _length(side: Side) -> str:
    return plural("{n} minute", "{n} minutes", side.card.facts.minutes)


def probes(found: Sequence[Side]) -> Difference | None:
    """Probes in other words, skipped, not reached, in another order. Other words are never the same words."""
    if _unless(found, "probes", always=any(x.outcome == "adapted" for side in found for x in side.card.script)):
        return None
    never, less, cells = list(_never(found)), [], set()
    for side in found:
        missing = {d for line in side.card.script if line.outcome != "asked" for d in line.probe.dimensions}
        cells |= {(side.place, name) for name in missing}
        less += [name for name in missing if name not in less]
    if never:
        effect = _("Never asked about: {what}.").format(what="; ".join(never))
    elif less:
        effect = _("Asked about less, or in other words: {names}.").format(names=joined(names_of(found, less)))
    else:
        effect = _("Every dimension was asked about as planned.")
    return difference("probes", found, _values(found, "probes"), effect, cells)


def _never(found: Sequence[Side]) -> Iterator[str]:
    """Dimensions that the script of a card aims at and none of its asked probes did, with the card."""
    for side in found:
        asked = {d for x in side.card.script if x.outcome in ("asked", "adapted") for d in x.probe.dimensions}
        planned = {d for x in side.card.script for d in x.probe.dimensions}
        if missing := planned - asked:
            yield _("{names} ({where})").format(names=joined(names_of(found, missing)), where=side.name)


def hints(found: Sequence[Side]) -> Difference | None:
    if _unless(found, "hints"):
        return None
    cells = {
        (side.place, name) for side in found for x in side.card.script if x.hints_given for name in x.probe.dimensions
    }
    return difference("hints", found, _values(found, "hints"), _after_hints(found, cells), cells)


def nudges(found: Sequence[Side]) -> Difference | None:
    """What the copilot said to the interviewer: in no two rounds the same."""
    if _unless(found, "nudges", always=True):
        return None
    cells = {(side.place, about) for side in found for about in side.reminded}
    names = joined(names_of(found, {name for _place, name in cells}))
    effect = _("The interviewer was reminded of {names}.").format(names=names or _("what was open"))
    return difference("nudges", found, _values(found, "nudges"), effect, cells)


def notices(found: Sequence[Side]) -> Difference | None:
    """Whether the candidates were told the same before it counted."""
    values = []
    for side in found:
        open_ones = {"notice", "ai-rule"} - {seen.line for seen in side.card.notices}
        values.append(inside(side.said["notices"]) or (not_stated() if open_ones else usual("notices")))
    if len(set(values)) < 2:
        return None
    odd = [side for side, value in zip(found, values, strict=True) if value != usual("notices")]
    cells = {(side.place, name) for side in odd for name in side.of_track("supervision")}
    return difference("notices", found, values, _("What was not tried there may not have been known."), cells)


def minutes(found: Sequence[Side]) -> Difference | None:
    """Round clock as a share of the minutes arranged: the same with and without extra time."""
    shares = [side.card.share_percent for side in found]
    if max(shares) - min(shares) < MINUTES_APART:
        return None
    values = [_("{n} %").format(n=share) for share in shares]
    short = [side for side, share in zip(found, shares, strict=True) if max(shares) - share >= MINUTES_APART]
    where = joined([side.name for side in short])
    effect = _("Less time to ask and to show something: {where}.").format(where=where)
    return difference("minutes", found, values, effect, _cells(short))


def after_round(found: Sequence[Side]) -> Difference | None:
    if _unless(found, "after-round", always=True):
        return None
    cells = {(s.place, m.dimension) for s in found for m in s.card.log if m.after_round and m.dimension}
    names = joined(names_of(found, {name for _place, name in cells})) or _("what is not sorted yet")
    effect = _("Written from memory: moments on {names}.").format(names=names)
    return difference("after-round", found, _values(found, "after-round"), effect, cells)


def away(found: Sequence[Side]) -> Difference | None:
    if _unless(found, "away", always=True):
        return None
    effect = _("What happened meanwhile was not logged.")
    return difference("away", found, _values(found, "away"), effect, set())


def draft(found: Sequence[Side]) -> Difference | None:
    if _unless(found, "draft"):
        return None
    cells = {
        (side.place, d.id) for side in found for d in side.pack.dimensions if any(x.anchor is None for x in d.levels)
    }
    names = joined(names_of(found, {name for _place, name in cells}))
    effect = _("Anchors are missing for {names}.").format(names=names or _("nothing"))
    return difference("draft", found, _values(found, "draft"), effect, cells)


def _values(found: Sequence[Side], field: str) -> list[str]:
    return [inside(side.said[field]) or usual(field) for side in found]


def _unless(found: Sequence[Side], field: str, *, always: bool = False) -> bool:
    """True where a field sets nothing apart: nothing unusual anywhere, or the same on one pack everywhere.

    always: even equal words tell of two different things
    """
    values = {side.said[field] for side in found}
    return values == {()} or (len(values) == 1 and same_pack(found) and not always)


def _odd(found: Sequence[Side], values: Sequence[str]) -> list[Side]:
    """The cards of each pack that has two values or more."""
    apart = [group for group in by_pack_id(found) if len({values[side.place] for side in group}) > 1]
    return [side for group in apart for side in group]


def _cells(found: Sequence[Side]) -> Cells:
    return {(side.place, dimension.id) for side in found for dimension in side.pack.dimensions}


def _after_hints(found: Sequence[Side], cells: Cells) -> str:
    names = joined(names_of(found, {name for _place, name in cells}))
    if not names:
        return _("What came after it was helped along.")
    return _("{names} came after a hint.").format(names=names)


FIELDS: tuple[Callable[[Sequence[Side]], Difference | None], ...] = (
    ai_rule, assistant, tools, task, probes, hints, notices, script, minutes, nudges, after_round, away, draft,
)  # fmt: skip
