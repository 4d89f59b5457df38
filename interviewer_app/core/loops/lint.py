"""What could be better in a loop: what no round covers, what a candidate meets twice, what does not fit its packs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from interviewer_app.core.loops.cover import Coverage, packs_of
from interviewer_app.core.loops.load import LoadedLoop
from interviewer_app.core.loops.models import Loop, LoopRound
from interviewer_app.core.loops.repeats import repeats
from interviewer_app.core.rubrics.findings import Place
from interviewer_app.core.rubrics.lint.findings import Found, Remark, Severity
from interviewer_app.core.rubrics.models import Dimension, Pack
from interviewer_app.core.texts import _

OWN = "this application: docs/formats.md, section 14"


def lint_loop(loaded: LoadedLoop, roots: Sequence[Path]) -> tuple[Coverage, list[Found]]:
    """The loop beside its packs, and everything to say about it by line."""
    packs, missing = packs_of(loaded.loop, roots)
    cover = Coverage(loaded.loop, {name: each.pack for name, each in packs.items()})
    remarks = [*_missing(loaded.loop, missing), *lint(cover), *repeats(loaded.loop, packs)]
    found = [Found(remark, loaded.source.line_of(remark.place)) for remark in remarks]
    return cover, sorted(found, key=lambda each: (each.line or 0, each.remark.code))


def lint(cover: Coverage) -> list[Remark]:
    """What the loop and its packs say of each other."""
    return [
        *(remark for number, each in enumerate(cover.loop.rounds) for remark in _round(cover, number, each)),
        *_uncovered(cover),
        *_scales(cover),
    ]


def remark(code: str, severity: Severity, place: Place, what: str, why: str, mend: str) -> Remark:
    return Remark(code, severity, place, what, why, mend, OWN)


def _missing(loop: Loop, missing: Mapping[str, str]) -> Iterator[Remark]:
    for number, each in enumerate(loop.rounds):
        if each.id in missing:
            what = _('"{pack}" cannot be used: {why}').format(pack=each.pack, why=missing[each.id].split("\n")[0])
            why, mend = _("a round cannot run on it"), _("name a pack of `interviewer rubric list`")
            yield remark("pack-missing", "error", ("rounds", number, "pack"), what, why, mend)


def _round(cover: Coverage, number: int, each: LoopRound) -> Iterator[Remark]:
    pack = cover.packs.get(each.id)
    if pack is None:
        return
    at: Place = ("rounds", number)
    yield from _evidence(at, each, pack)
    lengths = sorted({script.minutes for script in pack.scripts if script.minutes is not None})
    if lengths and each.minutes not in lengths and all(script.minutes is not None for script in pack.scripts):
        what = _("{n} minutes, and {pack} has scripts of {lengths}").format(
            n=each.minutes, pack=pack.title, lengths=", ".join(map(str, lengths))
        )
        why, mend = _("the nearest script is too long or too short for it"), _("take one of these lengths")
        yield remark("minutes-without-script", "warning", (*at, "minutes"), what, why, mend)
    if each.ai is not None and each.ai != pack.ai.policy:
        phases = pack.ai.policy == "phases"
        what = _("{rule}, and {pack} says {policy}").format(rule=each.ai, pack=pack.title, policy=pack.ai.policy)
        why = _("what is read aloud to the candidate comes from the pack")
        mend = _("leave the rule out, or take a pack that says it")
        yield remark("ai-rule-of-another", "warning" if phases else "error", (*at, "ai"), what, why, mend)
    if pack.draft:
        what = _("{pack} is a draft").format(pack=pack.title)
        why, mend = _("its cards say that anchors are missing"), _("publish it before the first candidate")
        yield remark("pack-is-draft", "warning", (*at, "pack"), what, why, mend)
    if cover.loop.level and pack.level and cover.loop.level.casefold() not in pack.level.casefold():
        what = _("{pack} is written for {level}").format(pack=pack.title, level=pack.level)
        why = _("the loop is for {level}").format(level=cover.loop.level)
        mend = _("read its anchors for the level, or take another pack")
        yield remark("level-of-another", "warning", (*at, "pack"), what, why, mend)


def _evidence(at: Place, each: LoopRound, pack: Pack) -> Iterator[Remark]:
    known = {dimension.id for dimension in pack.dimensions}
    asked = {name for step in pack.script_for(each.minutes).steps for name in step.probe.dimensions}
    for place, name in enumerate(each.evidence):
        where: Place = (*at, "evidence", place)
        if name not in known:
            what = _('"{id}" is no dimension of {pack}').format(id=name, pack=pack.title)
            why = _("the round cannot rate it")
            mend = _("write one of {ids}").format(ids=", ".join(sorted(known)))
            yield remark("unknown-dimension", "error", where, what, why, mend)
        elif asked and name not in asked:
            what = _('no probe of the {n}-minute script of {pack} aims at "{id}"').format(
                n=each.minutes, pack=pack.title, id=name
            )
            why, mend = _("the round owes what it never asks for"), _("give it to a round whose script asks for it")
            yield remark("owed-and-not-asked", "warning", where, what, why, mend)


def _uncovered(cover: Coverage) -> Iterator[Remark]:
    level = cover.loop.level
    for row in cover.uncovered:
        rounds = ", ".join(row.rated)
        what = _('no round covers "{id}" ({name}); {rounds} could').format(id=row.id, name=row.name, rounds=rounds)
        why = _("the board will have nothing to say about it")
        if row.track == "level":
            why = _("the level is told by its facets, and this one would stay empty")
            if level:
                why = _("{level} is told by its facets, and this one would stay empty").format(level=level)
        mend = _("put it under the evidence of one of these rounds, or leave it out on purpose")
        yield remark("not-covered", "warning", ("rounds",), what, why, mend)
    if level and not any(_has_level(cover, level)) and any(row.track == "level" for row in cover.rows):
        what = _('no level facet of these packs has a level "{level}"').format(level=level)
        why, mend = _("no card can say that the evidence supports it"), _("use a level that the packs know")
        yield remark("level-unknown", "warning", ("level",), what, why, mend)


def _has_level(cover: Coverage, level: str) -> Iterator[bool]:
    for pack in cover.packs.values():
        for dimension in pack.dimensions:
            if dimension.track == "level":
                yield any(x.name.casefold() == level.casefold() for x in dimension.levels)


def _scales(cover: Coverage) -> Iterator[Remark]:
    """Rounds that owe one dimension and rate it on two scales."""
    for row in cover.twice:
        rounds = [name for name in row.owed if name in row.rated]
        scales = {name: _scale(cover.packs[name].dimension(row.id)) for name in rounds}
        if len(set(scales.values())) > 1:
            place = next(number for number, each in enumerate(cover.loop.rounds) if each.id == rounds[-1])
            what = _('"{id}" stands on several scales in {rounds}').format(id=row.id, rounds=", ".join(rounds))
            why, mend = _("ratings of these rounds do not stand side by side"), _("let one of them owe it")
            yield remark("two-scales", "warning", ("rounds", place, "evidence"), what, why, mend)


def _scale(dimension: Dimension) -> tuple[Any, ...]:
    named = dimension.track == "level"
    return (dimension.track, *((level.value, level.name.casefold() if named else "") for level in dimension.levels))
