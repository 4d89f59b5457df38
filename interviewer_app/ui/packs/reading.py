"""A pack as it will be used, in the order a round meets it: what is read aloud, the script, the rubric. No Qt."""

from __future__ import annotations

from datetime import date

from interviewer_app.core.rubrics.models import Dimension, Pack, PlannedProbe, Probe
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.packs.blocks import Reading
from interviewer_app.ui.packs.reading_exercise import read_exercise
from interviewer_app.ui.packs.rows import policy_words, reviewed_words


def lengths_of(pack: Pack) -> tuple[int, ...]:
    """The minutes that its scripts are written for; 45 where they are for any length."""
    return tuple(script.minutes for script in pack.scripts if script.minutes is not None) or (45,)


def read_pack(pack: Pack, minutes: int, today: date, proved: str = "") -> Reading:
    """All of it but what rounds say. minutes: which script. proved: the day its exercise was, "" for never."""
    page = Reading()
    _about(page, pack, today)
    _aloud(page, pack)
    _script(page, pack, minutes)
    _rubric(page, pack)
    _expected(page, pack)
    read_exercise(page, pack, proved)
    _source(page, pack)
    return page


def track_words(track: str) -> str:
    """The name of a track, as a heading."""
    return {
        "implementation": _("Implementation"), "supervision": _("Supervision of AI"), "level": _("Level evidence"),
        "general": _("Rubric"),
    }.get(track, track)  # fmt: skip


def seconds_words(seconds: int | None) -> str:
    return "" if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"


def _about(page: Reading, pack: Pack, today: date) -> None:
    page.part("about", _("About this pack"))
    role = f"{pack.role}, {pack.level}" if pack.level else pack.role
    page.text(_("For: {role}. {policy}.").format(role=role, policy=_first_capital(policy_words(pack.ai.policy))))
    if pack.draft:
        page.text(_("A draft: it may lack anchors. Rounds run on it, and cards say so."))
    facts = [_("version {version}").format(version=pack.version), reviewed_words(pack.reviewed_on, today)]
    facts += [_("task version {version}").format(version=pack.task_version)] if pack.task_version else []
    facts += [_("by {names}").format(names=", ".join(pack.authors))] if pack.authors else []
    facts += [_("licence {licence}").format(licence=pack.licence)]
    page.add("small", "  ·  ".join(facts))


def _aloud(page: Reading, pack: Pack) -> None:
    page.part("aloud", _("Read aloud at the start"), policy_words(pack.ai.policy))
    page.add("say", pack.ai.read_aloud)
    said = {"allowed": _("an assistant is allowed"), "banned": _("no assistant")}
    page.points(_("Phases"), [f"{phase.name}: {said[phase.rule]}" for phase in pack.ai.phases])
    page.points(_("Tools"), pack.ai.tools)
    if pack.notice:
        page.add("label", _("Notice"))
        page.text(pack.notice)
    if pack.ai.answers:
        page.part("answers", _("When they ask “may I …?”"), str(len(pack.ai.answers)))
        for answer in pack.ai.answers:
            page.add("label", answer.question)
            page.add("say", answer.answer)
    if pack.not_scored:
        page.part("not-scored", _("What is not scored"), str(len(pack.not_scored)))
        for line in pack.not_scored:
            page.add("point", line)


def _script(page: Reading, pack: Pack, minutes: int) -> None:
    plan = pack.script_for(minutes)
    planned = sum(step.budget_s or 0 for step in plan.steps)
    total = _("{planned} of {minutes}:00 planned").format(planned=seconds_words(planned), minutes=minutes)
    page.part("script", _("Script, {n} min").format(n=minutes), plural("{n} probe", "{n} probes", len(plan.steps)))
    if planned:
        page.add("small", total)
    section = ""
    for number, step in enumerate(plan.steps, 1):
        now = pack.section_of(step.probe.id)
        if now.id != section:
            section = now.id
            page.add("section", f"{now.name}: {now.summary}" if now.summary else now.name)
        _probe(page, pack, step, f"{number}.")
    asked = {step.probe.id for step in plan.steps}
    left = [probe for probe in pack.probes if probe.id not in asked]
    if left:
        page.part("bank", _("Not asked in {n} min").format(n=minutes), str(len(left)))
        for probe in left:
            _probe(page, pack, PlannedProbe(probe, probe.budget_s), "")


def _probe(page: Reading, pack: Pack, step: PlannedProbe, number: str) -> None:
    probe = step.probe
    page.head(f"probe/{probe.id}", probe.title, seconds_words(step.budget_s), number)
    page.add("say", probe.text)
    page.text(probe.purpose)
    aims = [pack.dimension(name).name for name in probe.dimensions]
    page.add("small", _("Aims at {names}").format(names=", ".join(aims)) if aims else "")
    page.points(_("Listen for"), probe.listen_for)
    for follow_up in probe.follow_ups:
        page.add("label", _follow_up_words(pack, follow_up.kind or "", follow_up.probe or ""))
        page.add("say", follow_up.text)
    for link in probe.links:
        page.add("small", _link_words(pack, link.kind, link.probe))
    for place, hint in enumerate(probe.hints, 1):
        page.add("label", _("Hint {n} of {all}").format(n=place, all=len(probe.hints)))
        page.add("say", hint)
    if probe.written:
        page.add("label", _("For an answer in writing"))
        page.add("say", probe.written)


def _follow_up_words(pack: Pack, kind: str, probe: str) -> str:
    words = {
        "decompose": _("Follow up, take it apart"), "perturb": _("Follow up, change an assumption"),
        "trade-off": _("Follow up, ask for the price"), "revisit": _("Follow up, come back to a claim"),
    }.get(kind, _("Follow up"))  # fmt: skip
    named = _title_of(pack, probe)
    return _("{words} of “{probe}”").format(words=words, probe=named) if named else words


def _link_words(pack: Pack, kind: str, probe: str) -> str:
    words = {
        "decompose": _("Takes apart what was said at “{probe}”"),
        "perturb": _("Changes an assumption of “{probe}”"),
        "trade-off": _("Asks for the price of “{probe}”"),
        "revisit": _("Comes back to what was said at “{probe}”"),
    }[kind]
    return words.format(probe=_title_of(pack, probe))


def _title_of(pack: Pack, probe: str) -> str:
    found: Probe | None = next((each for each in pack.probes if each.id == probe), None)
    return found.title if found is not None else ""


def _rubric(page: Reading, pack: Pack) -> None:
    for track in pack.tracks:
        members = [dimension for dimension in pack.dimensions if dimension.track == track]
        page.part(f"track/{track}", track_words(track), plural("{n} dimension", "{n} dimensions", len(members)))
        for dimension in members:
            _dimension(page, pack, dimension)


def _dimension(page: Reading, pack: Pack, dimension: Dimension) -> None:
    asked = sum(dimension.id in probe.dimensions for probe in pack.probes)
    aside = plural("{n} probe", "{n} probes", asked)
    page.head(f"dimension/{dimension.id}", dimension.name, aside, track=dimension.track)
    page.text(dimension.summary)
    for level in dimension.levels:
        name = f"{level.value} {level.name}" if level.name else str(level.value)
        page.add("level", level.anchor or _("No anchor is written."), name)
    page.points(_("Look for"), dimension.look_for)


def _expected(page: Reading, pack: Pack) -> None:
    if pack.expectations:
        page.part("expected", _("What is expected"), str(len(pack.expectations)))
        for expected in pack.expectations:
            page.add("label", _first_capital(expected.level))
            page.text(expected.text)
        page.add("small", _("In words alone: nothing is added up, and no rating is a threshold."))


def _source(page: Reading, pack: Pack) -> None:
    if pack.source_note:
        page.part("source", _("About the source"))
        page.text(pack.source_note)


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
