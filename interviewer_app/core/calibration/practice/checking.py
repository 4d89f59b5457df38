"""Whether a gold round fits a pack: same version, same dimensions, levels and kinds."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.calibration.practice.models import GoldRound, GoldStep
from interviewer_app.core.calibration.practice.results import Standing
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _


def standing_of(gold: GoldRound, pack: Pack) -> Standing:
    """How `gold` stands to a pack of the same id."""
    if any(True for _each in misfits(gold, pack)):
        return "unusable"
    return "current" if pack.version == gold.pack_version else "another version"


def standing_words(gold: GoldRound, pack: Pack) -> str:
    """One sentence where the pack is not the one the gold was written for, "" where it is."""
    standing = standing_of(gold, pack)
    if standing == "another version":
        words = _("Its gold was written for {then}; here is {now}, whose anchors may read otherwise.")
        return words.format(then=gold.pack_version, now=pack.version)
    if standing == "unusable":
        words = _("It does not fit {pack} {now} any more: {why}.")
        return words.format(pack=pack.title, now=pack.version, why=next(misfits(gold, pack)))
    return ""


def misfits(gold: GoldRound, pack: Pack) -> Iterator[str]:
    """What of `gold` the pack has no place for, one half sentence each; nothing where it fits."""
    if pack.id != gold.pack_id:
        yield _("it is about the pack {id}").format(id=gold.pack_id)
        return
    dimensions = {dimension.id: dimension for dimension in pack.dimensions}
    for name in gold.gold:
        if name not in dimensions:
            yield _('there is no dimension "{id}"').format(id=name)
    for name, dimension in dimensions.items():
        rating = gold.gold.get(name)
        if rating is None:
            yield _('nobody rated "{id}"').format(id=name)
            continue
        second = rating.second.level if rating.second is not None else None
        for level in (rating.level, second):
            if level is not None and dimension.level(level) is None:
                yield _('"{id}" has no level {level}').format(id=name, level=level)
    yield from _strange_moments(gold, pack)
    yield from _strange_steps(gold, pack)
    yield from _strange_cites(gold, pack)


def _strange_moments(gold: GoldRound, pack: Pack) -> Iterator[str]:
    kinds = {kind.id for kind in pack.kinds}
    dimensions = {dimension.id for dimension in pack.dimensions}
    for moment in gold.moments:
        if moment.kind is not None and moment.kind not in kinds:
            yield _('there is no kind "{id}"').format(id=moment.kind)
        if moment.dimension is not None and moment.dimension not in dimensions:
            yield _('there is no dimension "{id}"').format(id=moment.dimension)


def _strange_cites(gold: GoldRound, pack: Pack) -> Iterator[str]:
    """A rater can cite for a dimension what is about it, or about none yet; gold is held to the same."""
    kinds = {kind.id: kind.dimension for kind in pack.kinds}
    about = {moment.id: moment.dimension or kinds.get(moment.kind or "") for moment in gold.moments}
    for dimension, rating in gold.gold.items():
        for cited in rating.cites:
            if about[cited] not in (dimension, None):
                words = _('"{dimension}" cites the moment "{id}", which is about "{other}"')
                yield words.format(dimension=dimension, id=cited, other=about[cited])


def _strange_steps(gold: GoldRound, pack: Pack) -> Iterator[str]:
    probes = {probe.id for probe in pack.probes}
    now = ""
    for step in gold.script:
        if step.phase is not None:
            if all(step.phase != phase.id for phase in pack.ai.phases):
                yield _('there is no phase "{id}"').format(id=step.phase)
        elif step.probe is not None:
            now = step.probe
            if now not in probes:
                yield _('there is no probe "{id}"').format(id=now)
        elif now not in probes:
            yield _("something is asked before the first probe")
        elif not _has(step, pack, now):
            name = step.follow_up or _("hint {n}").format(n=step.hint)
            yield _('the probe "{probe}" has no "{name}"').format(probe=now, name=name)


def _has(step: GoldStep, pack: Pack, probe_id: str) -> bool:
    probe = pack.probe(probe_id)
    if step.hint is not None:
        return step.hint <= len(probe.hints)
    return any(each.id == step.follow_up for each in probe.follow_ups)
