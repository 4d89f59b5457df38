"""What else two packs differ in: AI rules, scripts, kinds, the exercise and its files, the head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from interviewer_app.core.rubrics.compare.changes import FieldChange, FileChange, State
from interviewer_app.core.rubrics.compare.probes import fixed_minutes
from interviewer_app.core.rubrics.compare.telling import Rules, change, changed_fields, said
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.nudge_words import rule_words
from interviewer_app.core.texts import _

_ELSEWHERE = frozenset(
    {"id", "version", "draft", "ai", "scripts", "dimensions", "sections", "kinds", "nudges", "exercise", "task_version"}
)


def compare_others(old: Pack, new: Pack) -> tuple[FieldChange, ...]:
    """Every other field that differs, what a round runs on first."""
    return (
        *changed_fields(old.ai, new.ai, _ai_rules(), frozenset(), "ai."),
        *_task(old, new),
        *_scripts(old, new),
        *_kinds(old, new),
        *_order(old, new),
        *_sections(old, new),
        *_nudges(old, new),
        *changed_fields(old, new, _head_rules(), _ELSEWHERE),
    )


def compare_files(old: Mapping[str, Any], new: Mapping[str, Any], packs: tuple[Pack, Pack]) -> tuple[FileChange, ...]:
    """Files beside pack.yaml that were added, removed or changed; both mappings are path to digest."""
    found = []
    for path in sorted({*old, *new}):
        if old.get(path) != new.get(path):
            state: State = "added" if path not in old else "removed" if path not in new else "changed"
            handed = any(pack.exercise is not None and pack.exercise.gives(path) for pack in packs)
            found.append(FileChange(path, state, handed))
    return tuple(found)


def _ai_rules() -> Rules:
    return {
        "policy": (_("AI policy"), "difference"),
        "tools": (_("AI tools"), "difference"),
        "read_aloud": (_("AI rule read aloud"), "difference"),
        "answers": (_("Answers about AI"), "difference"),
        "phases": (_("AI phases"), "difference"),
    }


def _head_rules() -> Rules:
    return {
        "title": (_("Title"), "wording"),
        "role": (_("Role"), "wording"),
        "level": (_("Level"), "difference"),
        "authors": (_("Authors"), "wording"),
        "licence": (_("Licence"), "wording"),
        "reviewed_on": (_("Reviewed on"), "wording"),
        "scale": (_("Scale"), "no"),
        "expectations": (_("What is expected"), "difference"),
        "not_scored": (_("Not scored"), "difference"),
        "notice": (_("Notice"), "wording"),
        "source_note": (_("About the source"), "wording"),
        "trials": (_("Trials"), "wording"),
        "silenced": (_("Silenced findings"), "wording"),
    }


def _task_rules() -> Rules:
    return {
        "name": (_("Exercise"), "wording"),
        "summary": (_("Summary of the exercise"), "wording"),
        "language": (_("Language of the exercise"), "difference"),
        "handout": (_("What the candidate gets"), "difference"),
        "traps": (_("Traps"), "difference"),
        "public": (_("Trap is public"), "wording"),
        "tests": (_("Command of the tests"), "wording"),
        "proof": (_("Command of the proof"), "wording"),
    }


def _task(old: Pack, new: Pack) -> Iterator[FieldChange]:
    if old.task_version != new.task_version:
        yield change("task_version", _("Task version"), old.task_version, new.task_version, "difference")
    if old.exercise is not None and new.exercise is not None:
        yield from changed_fields(old.exercise, new.exercise, _task_rules(), frozenset(), "exercise.")
    elif old.exercise != new.exercise:
        names = [pack.exercise.name if pack.exercise else _("none") for pack in (old, new)]
        yield change("exercise", _("Exercise"), names[0], names[1], "difference")


def _scripts(old: Pack, new: Pack) -> Iterator[FieldChange]:
    """Which lengths there are; what happens inside one stands at its probes."""
    before, after = fixed_minutes(old), fixed_minutes(new)
    if before != after:
        texts = [", ".join(str(minutes) for minutes in lengths) or _("any") for lengths in (before, after)]
        yield change("scripts", _("Script lengths, minutes"), texts[0], texts[1], "difference")


def _kinds(old: Pack, new: Pack) -> Iterator[FieldChange]:
    before, after = {kind.id: kind for kind in old.kinds}, {kind.id: kind for kind in new.kinds}
    for name in [*after, *(name for name in before if name not in after)]:
        one, other = before.get(name), after.get(name)
        if one is None or other is None:
            label = _("Kind {name}").format(name=(one or other).name)  # type: ignore[union-attr]  # one is there
            yield change(f"kinds[{name}]", label, said(one), said(other), "difference")
            continue
        if one.direction != other.direction:
            label = _("Direction of {name}").format(name=other.name)
            yield change(f"kinds[{name}].direction", label, one.direction, other.direction, "difference")
        rest = [kind.model_copy(update={"direction": other.direction}) for kind in (one, other)]
        if rest[0] != rest[1]:
            yield change(f"kinds[{name}]", _("Kind {name}").format(name=other.name), said(one), said(other), "wording")


def _order(old: Pack, new: Pack) -> Iterator[FieldChange]:
    both = {d.id for d in old.dimensions} & {d.id for d in new.dimensions}
    orders = [[d.name for d in pack.dimensions if d.id in both] for pack in (old, new)]
    ids = [[d.id for d in pack.dimensions if d.id in both] for pack in (old, new)]
    if ids[0] != ids[1]:
        yield change("dimensions", _("Order of the dimensions"), "\n".join(orders[0]), "\n".join(orders[1]), "wording")


def _sections(old: Pack, new: Pack) -> Iterator[FieldChange]:
    before = {section.id: section for section in old.sections}
    for section in new.sections:
        if (one := before.get(section.id)) is not None:
            label = _("Section {name}").format(name=section.name)
            rules: Rules = {name: (label, "wording") for name in ("name", "summary", "starts_min")}
            yield from changed_fields(one, section, rules, frozenset({"id", "probes"}), f"sections[{section.id}].")


def _nudges(old: Pack, new: Pack) -> Iterator[FieldChange]:
    texts = ["\n".join(f"{rule.rule}: {rule_words(pack, rule)}" for rule in pack.nudge_rules) for pack in (old, new)]
    if texts[0] != texts[1]:
        yield change("nudges", _("Nudges"), texts[0], texts[1], "wording")
