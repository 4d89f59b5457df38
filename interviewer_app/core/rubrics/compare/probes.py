"""Probes of two packs: what is asked, in which words, where in the round, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from interviewer_app.core.rubrics.compare.changes import FieldChange, ProbeChange, worst
from interviewer_app.core.rubrics.compare.telling import Rules, change, changed_fields
from interviewer_app.core.rubrics.models import Pack, Probe
from interviewer_app.core.texts import _


def compare_probes(old: Pack, new: Pack) -> tuple[ProbeChange, ...]:
    """All of both packs by id, in the order of the new one, those that are gone at the end."""
    before = {probe.id: probe for probe in old.probes}
    kept = {probe.id for probe in new.probes}
    moved = _moved(old, new)
    found = [_probe(old, new, before.get(probe.id), probe, probe.id in moved) for probe in new.probes]
    gone = [probe for probe in old.probes if probe.id not in kept]
    return (*found, *(ProbeChange(p.id, p.title, "removed", "difference", p, None) for p in gone))


def common_minutes(old: Pack, new: Pack) -> tuple[int, ...]:
    """Lengths that both packs have a script for."""
    return tuple(sorted(set(fixed_minutes(old)) & set(fixed_minutes(new))))


def fixed_minutes(pack: Pack) -> tuple[int, ...]:
    return tuple(sorted(script.minutes for script in pack.scripts if script.minutes is not None))


def clock(seconds: int | None) -> str:
    """Seconds as minutes and seconds, "" for none planned."""
    return "" if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"


def _probe(old_pack: Pack, new_pack: Pack, old: Probe | None, new: Probe, moved: bool) -> ProbeChange:
    if old is None:
        return ProbeChange(new.id, new.title, "added", "difference", None, new)
    lengths = common_minutes(old_pack, new_pack)
    leave = frozenset({"id", "budget_s"})
    fields = [*changed_fields(old, new, _rules(), leave), *_budgets(old_pack, new_pack, new.id, lengths)]
    if not lengths and old.budget_s != new.budget_s:
        fields.append(change("budget_s", _("Time"), clock(old.budget_s), clock(new.budget_s), "difference"))
    places = [pack.section_of(new.id).name for pack in (old_pack, new_pack)]
    if places[0] != places[1]:
        fields.append(change("section", _("Section"), places[0], places[1], "wording"))
    effect = worst("difference" if moved else "none", *(field.effect for field in fields))
    return ProbeChange(new.id, new.title, "changed" if fields else "same", effect, old, new, moved, tuple(fields))


def _rules() -> Rules:
    return {
        "title": (_("Title"), "wording"),
        "text": (_("Read out"), "wording"),
        "purpose": (_("Purpose"), "wording"),
        "listen_for": (_("Listen for"), "wording"),
        "style": (_("Style"), "wording"),
        "dimensions": (_("Aims at"), "difference"),
        "follow_ups": (_("Follow-ups"), "wording"),
        "links": (_("Takes up"), "wording"),
        "hints": (_("Hints"), "wording"),
        "written": (_("In writing"), "wording"),
    }


def _budgets(old: Pack, new: Pack, probe_id: str, lengths: tuple[int, ...]) -> Iterator[FieldChange]:
    """What becomes of a probe in the scripts that both packs have."""
    for minutes in lengths:
        told = []
        for pack in (old, new):
            step = next((step for step in pack.script_for(minutes).steps if step.probe.id == probe_id), None)
            told.append(_("not asked") if step is None else clock(step.budget_s) or _("no time planned"))
        if told[0] != told[1]:
            label = _("Time in {minutes} minutes").format(minutes=minutes)
            yield change(f"budgets[{minutes}]", label, told[0], told[1], "difference")


def _moved(old: Pack, new: Pack) -> set[str]:
    """Probes of both packs that others have overtaken: those outside the longest run that kept its order."""
    both = {probe.id for probe in old.probes} & {probe.id for probe in new.probes}
    before = [probe.id for probe in old.probes if probe.id in both]
    after = [probe.id for probe in new.probes if probe.id in both]
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {name for block in blocks for name in after[block.b : block.b + block.size]}
    return both - stayed
