"""The frame of a pack: what stays when every text of its own is taken out.

Dimensions, kinds, scale, scripts, AI rules, what is not scored and the closing probe stay; anchors and probes are to be
written anew, since they are about the task. What is read out about the round and its AI rules stays as well, marked to
be read again, since it may be about the other task.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from interviewer_app.core.rubrics.models import Dimension, FollowUp, Kind, Level, Pack, Probe, Script
from interviewer_app.core.rubrics.parts import Part
from interviewer_app.core.rubrics.skeleton.reminders import to_read_again, to_write
from interviewer_app.core.texts import _

FIRST = "0.1.0"
Tree = dict[str, Any]
Names = Mapping[str, str]  # of probes: as they were called, as they are called now


def frame(pack: Pack, pack_id: str, title: str, day: str) -> Tree:
    """The tree of a draft built like `pack`, in the order a person writes it; `day` is an ISO date."""
    names = _names(pack)
    tree: Tree = {"id": pack_id, "version": FIRST, "title": title or to_write(_("a title"))}
    tree |= {"role": pack.role, "level": pack.level, "authors": [to_write(_("your name"))]}
    tree |= {"licence": to_write(_("how others may use it")), "reviewed_on": day, "draft": True}
    tree |= {"task_version": "1"} if pack.exercise else {}
    tree |= {"ai": _ai(pack), "scripts": [_script(script, names) for script in pack.scripts]}
    tree |= {"scale": _plain(pack.scale), "dimensions": [_dimension(each) for each in pack.dimensions]}
    tree |= {"kinds": [_kind(kind) for kind in pack.kinds], "sections": _sections(pack, names)}
    if pack.nudges is not None:
        tree["nudges"] = [_plain(rule, leave={"follow_ups"}) for rule in pack.nudges]
    tree["expectations"] = [
        {"level": each.level, "text": to_write(_("what is expected at this level, in words"))}
        for each in pack.expectations
    ]
    tree["not_scored"] = list(pack.not_scored)
    tree["notice"] = _read_again(pack, pack.notice) if pack.notice else ""
    tree["source_note"] = _("Built like {id}@{version}.").format(id=pack.id, version=pack.version)
    if pack.exercise is not None:
        tree["exercise"] = _exercise(pack)
    return {name: value for name, value in tree.items() if value not in ("", [])}


def _ai(pack: Pack) -> Tree:
    tree = _plain(pack.ai)
    tree["read_aloud"] = _read_again(pack, tree["read_aloud"])
    for each in tree.get("answers", []):
        each["answer"] = _read_again(pack, each["answer"])
    return tree


def _read_again(pack: Pack, text: str) -> str:
    return to_read_again(_("what holds in this pack; the words came from {id}").format(id=pack.id), text)


def _names(pack: Pack) -> Names:
    """Probes are named by their place, since their old names say what they asked; the closing one keeps its own."""
    last = pack.probes[-1].id
    numbers = {probe.id: f"probe-{number}" for number, probe in enumerate(pack.probes, start=1)}
    return numbers | ({last: last} if last not in numbers.values() else {})


def _plain(part: Part, leave: set[str] | None = None) -> Tree:
    """A part as it was written: nothing that only says the usual."""
    dumped: Tree = part.model_dump(mode="json", exclude_defaults=True, exclude=leave)
    return dumped


def _script(script: Script, names: Names) -> Tree:
    tree: Tree = {} if script.minutes is None else {"minutes": script.minutes}
    if script.probes:
        tree["probes"] = [names[name] for name in script.probes]
    if script.budgets:
        tree["budgets"] = {names[name]: seconds for name, seconds in script.budgets.items()}
    return tree


def _dimension(dimension: Dimension) -> Tree:
    target = {"target": dimension.target} if dimension.target != 2 else {}
    head: Tree = {"id": dimension.id, "name": dimension.name, "track": dimension.track, **target}
    return head | {"levels": [_level(level, dimension.track == "level") for level in dimension.levels]}


def _level(level: Level, facet: bool) -> Tree:
    """Names of facets are their levels; elsewhere they are headings of anchors that are gone."""
    return {"value": level.value, **({"name": level.name} if facet else {})}


def _kind(kind: Kind) -> Tree:
    return _plain(kind)


def _sections(pack: Pack, names: Names) -> list[Tree]:
    closing = pack.probes[-1]
    sections = []
    for section in pack.sections:
        probes = [_closing(p, names) if p is closing else _probe(p, names) for p in section.probes]
        start = {} if section.starts_min is None else {"starts_min": section.starts_min}
        sections.append({"id": section.id, "name": section.name, **start, "probes": probes})
    return sections


def _probe(probe: Probe, names: Names) -> Tree:
    tree: Tree = {"id": names[probe.id], "title": to_write(_("two words for the time line"))}
    tree["text"] = to_write(_("the question, in the words it is read out in"))
    tree |= {"style": probe.style} if probe.style else {}
    tree |= {"dimensions": list(probe.dimensions)} if probe.dimensions else {}
    if probe.follow_ups:
        tree["follow_ups"] = [_follow_up(each, n, names) for n, each in enumerate(probe.follow_ups, start=1)]
    return tree | _rest(probe, names)


def _rest(probe: Probe, names: Names) -> Tree:
    links = [{"probe": names[link.probe], "kind": link.kind} for link in probe.links]
    budget = {} if probe.budget_s is None else {"budget_s": probe.budget_s}
    return ({"links": links} if links else {}) | budget


def _follow_up(follow_up: FollowUp, number: int, names: Names) -> Tree:
    tree: Tree = {"id": f"then-{number}", "text": to_write(_("a second question, in exact words"))}
    tree |= {"kind": follow_up.kind} if follow_up.kind else {}
    return tree | ({"probe": names[follow_up.probe]} if follow_up.probe else {})


def _closing(probe: Probe, names: Names) -> Tree:
    """The last question is the same in every pack: its words stay."""
    tree = _plain(probe) | {"id": names[probe.id]} | _rest(probe, names)
    for follow_up in tree.get("follow_ups", []):
        if "probe" in follow_up:
            follow_up["probe"] = names[follow_up["probe"]]
    return tree


def _exercise(pack: Pack) -> Tree:
    assert pack.exercise is not None
    head: Tree = {"name": to_write(_("what the service is called"))}
    head |= {"summary": to_write(_("the service and the change in two sentences"))}
    rest = {name: value for name, value in _plain(pack.exercise).items() if name not in (*head, "public")}
    if pack.exercise.traps:
        rest["traps"] = [{"patch": trap.patch, "proof": trap.proof} for trap in pack.exercise.traps]
    return head | rest
