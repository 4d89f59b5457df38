"""A pack as JSON for programs and as a page for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.models import Dimension, FollowUp, Kind, Pack, Probe, Script
from interviewer_app.core.rubrics.nudge_words import rule_words
from interviewer_app.core.texts import _, plural

NO_ANCHOR = "no anchor written"


def as_json(loaded: LoadedPack) -> dict[str, Any]:
    """What `rubric show --json` prints: every key is always there, null where the pack says nothing."""
    pack = loaded.pack
    return {
        "id": pack.id,
        "version": pack.version,
        "digest": loaded.digest,
        "draft": pack.draft,
        "dimensions": [_dimension_json(dimension) for dimension in pack.dimensions],
        "probes": [_probe_json(section.id, probe) for section in pack.sections for probe in section.probes],
        "kinds": [kind.model_dump(include={"id", "name", "key", "dimension", "direction"}) for kind in pack.kinds],
        "source_note": pack.source_note,
    }


def _dimension_json(dimension: Dimension) -> dict[str, Any]:
    return {
        "id": dimension.id,
        "name": dimension.name,
        "track": dimension.track,
        "levels": [{"value": level.value, "anchor": level.anchor} for level in dimension.levels],
        "look_for": list(dimension.look_for),
    }


def _probe_json(section_id: str, probe: Probe) -> dict[str, Any]:
    return {
        "id": probe.id,
        "section": section_id,
        "text": probe.text,
        "style": probe.style,
        "follow_ups": [follow_up.model_dump() for follow_up in probe.follow_ups],
        "dimensions": list(probe.dimensions),
        "budget_s": probe.budget_s,
        "links": [link.model_dump() for link in probe.links],
    }


def as_page(loaded: LoadedPack, width: int = 100) -> str:
    """The pack in words, lines of at most `width` characters where the words allow it."""
    pack = loaded.pack
    blocks = [
        _head(loaded),
        _rules(pack),
        _scripts(pack),
        _dimensions(pack),
        _probes(pack),
        _kinds(pack),
        _nudges(pack),
        _end(pack),
    ]
    return "\n".join(_folded(line, width) for block in blocks for line in block).rstrip() + "\n"


def _folded(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line, width, subsequent_indent=indent + "  ", break_long_words=False, break_on_hyphens=False)


def _head(loaded: LoadedPack) -> Iterator[str]:
    pack = loaded.pack
    yield pack.title
    yield _("{id}@{version}, reviewed on {day}").format(id=pack.id, version=pack.version, day=pack.reviewed_on)
    role = f"{pack.role}, {pack.level}" if pack.level else pack.role
    yield _("For: {role}. Licence: {licence}.").format(role=role, licence=pack.licence)
    if pack.authors:
        yield _("By: {names}.").format(names=", ".join(pack.authors))
    yield _("Digest: {digest}").format(digest=loaded.digest)
    if pack.draft:
        yield _("Draft: some ratings have no anchor yet. It runs; cards say so.")


def _rules(pack: Pack) -> Iterator[str]:
    said = {"allowed": _("allowed"), "banned": _("banned"), "phases": _("in phases")}
    yield from _title(_("AI assistants: {policy}").format(policy=said[pack.ai.policy]))
    if pack.ai.tools:
        yield "  " + _("Tools: {tools}.").format(tools=", ".join(pack.ai.tools))
    for phase in pack.ai.phases:
        yield f"  {phase.name}: {said[phase.rule]}"
    yield "  " + _('Read aloud: "{text}"').format(text=_one_line(pack.ai.read_aloud))
    for answer in pack.ai.answers:
        yield f'  "{_one_line(answer.question)}" – "{_one_line(answer.answer)}"'


def _scripts(pack: Pack) -> Iterator[str]:
    yield from _title(_("Scripts"))
    for script in pack.scripts or (Script(),):
        length = _("Any length") if script.minutes is None else plural("{n} minute", "{n} minutes", script.minutes)
        count = plural("{n} probe", "{n} probes", len(script.probes or pack.probes))
        asked = [pack.probe(probe_id) for probe_id in script.probes] or pack.probes
        known = sum(script.budgets.get(probe.id, probe.budget_s or 0) for probe in asked)
        budget = _(", {minutes} min planned").format(minutes=round(known / 60)) if known else ""
        yield f"  {length}: {count}{budget}"


def _dimensions(pack: Pack) -> Iterator[str]:
    for dimension in pack.dimensions:
        yield from _title(f"{dimension.name} ({dimension.track})")
        if dimension.summary:
            yield "  " + _one_line(dimension.summary)
        for level in dimension.levels:
            name = f" {level.name}" if level.name else ""
            yield f"  {level.value}{name}: {_one_line(level.anchor or _(NO_ANCHOR))}"
        yield from _list(_("Look for:"), dimension.look_for)


def _probes(pack: Pack) -> Iterator[str]:
    for section in pack.sections:
        start = "" if section.starts_min is None else _(", from minute {n}").format(n=section.starts_min)
        yield from _title(section.name + start)
        if section.summary:
            yield "  " + _one_line(section.summary)
        for probe in section.probes:
            yield from _probe(pack, probe)


def _probe(pack: Pack, probe: Probe) -> Iterator[str]:
    facts = [probe.style] if probe.style else []
    if probe.budget_s is not None:
        facts.append(f"{probe.budget_s // 60}:{probe.budget_s % 60:02d}")
    facts += [pack.dimension(name).name for name in probe.dimensions]
    yield f"  {probe.id}  {probe.title}" + (f" ({'; '.join(facts)})" if facts else "")
    yield f'    "{_one_line(probe.text)}"'
    for follow_up in probe.follow_ups:
        yield "    " + _('then: "{text}"').format(text=_one_line(follow_up.text)) + _move(pack, follow_up)
    for hint in probe.hints:
        yield "    " + _('hint: "{text}"').format(text=_one_line(hint))
    for link in probe.links:
        yield "    " + _("{kind} of {probe}").format(kind=link.kind, probe=link.probe)


def _move(pack: Pack, follow_up: FollowUp) -> str:
    said = {"decompose": _("decompose"), "perturb": _("perturb"), "trade-off": _("trade-off"), "revisit": _("revisit")}
    about = [said[follow_up.kind]] if follow_up.kind else []
    about += [pack.probe(follow_up.probe).title] if follow_up.probe else []
    return f" ({': '.join(about)})" if about else ""


def _kinds(pack: Pack) -> Iterator[str]:
    yield from _title(_("Keys"))
    for kind in pack.kinds:
        yield f"  {kind.key}  {kind.name}: {_kind_facts(pack, kind)}"


def _kind_facts(pack: Pack, kind: Kind) -> str:
    directions = {"for": _("for"), "against": _("against"), "neutral": _("neutral")}
    facts = [directions[kind.direction]]
    if kind.dimension is not None:
        facts.append(pack.dimension(kind.dimension).name)
    return ", ".join(facts)


def _nudges(pack: Pack) -> Iterator[str]:
    yield from _title(_("Nudges"))
    for rule in pack.nudge_rules:
        yield f"  {rule.rule}: {rule_words(pack, rule)}"
    if not pack.nudge_rules:
        yield "  " + _("None.")


def _end(pack: Pack) -> Iterator[str]:
    if pack.expectations:
        yield from _title(_("Expected"))
        yield from (f"  {each.level}: {_one_line(each.text)}" for each in pack.expectations)
    if pack.exercise and pack.exercise.public is not None:
        public = _("public: a candidate may have met it") if pack.exercise.public else _("not public")
        yield from _title(_("The trap of the exercise is {public}.").format(public=public))
    if pack.not_scored:
        yield from _title(_("Not scored"))
        yield from (f"  - {_one_line(line)}" for line in pack.not_scored)
    if pack.source_note:
        yield from _title(_("About the source"))
        yield from (f"  {line}" for line in pack.source_note.split("\n"))


def _title(text: str) -> Iterator[str]:
    yield ""
    yield text


def _list(title: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield f"  {title}"
        yield from (f"    - {_one_line(line)}" for line in lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
