"""What the preview shows of a node: the words as they stand now, with what the last check knows beside. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from interviewer_app.core.rubrics.drafts.findings import Findings
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.rubrics.checking import Checked
from interviewer_app.ui.rubrics.looks import CardRowLook, CoverageLook, Ladder, LevelLook, PreviewLook
from interviewer_app.ui.rubrics.outline import Tree, clock, items, word

MOST_COVERED = 4


def preview_of(tree: Tree, node: str, field: str, checked: Checked) -> PreviewLook:
    """node: what is open; field: the key of the field that has the cursor."""
    look = counted(PreviewLook(), checked.findings)
    probes = [each for section in items(tree, "sections") for each in items(section, "probes")]
    if node.startswith("dimensions["):
        dimension = items(tree, "dimensions")[_number(node)]
        aimed = [each for each in probes if word(dimension, "id") in items(each, "dimensions")]
        look = _asked(look, tree, probes, aimed[0])._replace(follow_ups=(), short=True) if aimed else look
        return _rated(look._replace(coverage=_covered([dimension], checked)), dimension, field, checked)
    if ".probes[" in node:
        section, _dot, place = node.partition(".")
        probe = items(items(tree, "sections")[_number(section)], "probes")[_number(place)]
        aims = items(probe, "dimensions")
        dimensions = [each for each in items(tree, "dimensions") if word(each, "id") in aims][:MOST_COVERED]
        look = _asked(look, tree, probes, probe)._replace(coverage=_covered(dimensions, checked))
        points = items(probe, "listen_for")
        return look._replace(
            listen_for=tuple(each.strip() for each in points if isinstance(each, str) and each.strip())
        )
    if node == "ai":
        return _read_aloud(look, tree.get("ai"), field)
    return look


def counted(look: PreviewLook, findings: Findings) -> PreviewLook:
    """How many errors and warnings there are."""
    errors = plural("{n} error", "{n} errors", findings.errors) if findings.errors else _("No error")
    warnings = findings.warnings + findings.silenced
    said = plural("{n} warning", "{n} warnings", warnings) if warnings else _("No warning")
    held = plural("holds publishing", "hold publishing", findings.errors)
    rest = plural("never holds it", "never hold it", warnings)
    if findings.silenced:
        text = _("{rest}: {silenced} silenced, {open} open")
        rest = text.format(rest=rest, silenced=findings.silenced, open=findings.warnings)
    return look._replace(
        errors=errors, errors_rest=held if findings.errors else _("nothing holds publishing"),
        warnings=said, warnings_rest=rest if warnings else "",
    )  # fmt: skip


def _asked(look: PreviewLook, tree: Tree, probes: Sequence[Any], probe: Any) -> PreviewLook:
    number = next(n for n, each in enumerate(probes, 1) if each is probe)
    title = _("Probe {n} of {of}").format(n=number, of=len(probes))
    scripts = items(tree, "scripts")
    budgets = scripts[0].get("budgets") if scripts and isinstance(scripts[0], dict) else None
    seconds = budgets.get(word(probe, "id")) if isinstance(budgets, dict) else None
    follow_ups = tuple(word(each, "text") for each in items(probe, "follow_ups"))
    return look._replace(
        ask_title=title, ask_time=clock(seconds) if isinstance(seconds, int) else "", ask=word(probe, "text"),
        follow_ups=tuple(each for each in follow_ups if each),
    )  # fmt: skip


def _read_aloud(look: PreviewLook, ai: Any, field: str) -> PreviewLook:
    """The words before the first probe, or the fixed answer that has the cursor."""
    answers = items(ai, "answers")
    if field.startswith("ai.answers[") and _number(field) < len(answers):
        answer = answers[_number(field)]
        return look._replace(ask_title=word(answer, "question") or _("Answer"), ask=word(answer, "answer"), intro=True)
    return look._replace(ask_title=_("Read aloud"), ask=word(ai, "read_aloud"), intro=True)


def _covered(dimensions: Sequence[Any], checked: Checked) -> tuple[CoverageLook, ...]:
    looks = []
    for each in dimensions:
        name, track = word(each, "id"), word(each, "track")
        wanted = each.get("target", 2) if isinstance(each, dict) else 2
        target = wanted if isinstance(wanted, int) and 0 <= wanted <= 99 else 2
        looks.append(CoverageLook(name, word(each, "name"), checked.caps.get(name, ""), track, target))
    return tuple(looks)


def _rated(look: PreviewLook, dimension: Any, field: str, checked: Checked) -> PreviewLook:
    levels = items(dimension, "levels")
    at = _number(field.partition(".levels")[2]) if ".levels[" in field else -1
    shown = tuple(
        LevelLook(each.get("value", number), word(each, "name"), word(each, "anchor") or None, number == at)
        for number, each in enumerate(levels) if isinstance(each, dict)
    )  # fmt: skip
    card = _on_card(dimension, levels, max(at, 0), checked) if levels else None
    return look._replace(levels=shown, card=card)


def _on_card(dimension: Any, levels: Sequence[Any], at: int, checked: Checked) -> CardRowLook | None:
    said = word(levels[at], "anchor") if at < len(levels) else ""
    if checked.slots is None or not said:
        return None
    track = word(dimension, "track")
    slot = checked.slots.slot(track, said)
    fits = _("Fits its slot: {n} of {of} lines").format(n=slot.needed, of=slot.kept)
    if not slot.fits:
        fits = _("Too long: {n} lines for a slot of {of}; the end stands on page 2").format(n=slot.needed, of=slot.kept)
    ladder = Ladder(at, len(levels))
    return CardRowLook(
        word(dimension, "name"), word(levels[at], "value"), ladder, slot.lines, fits, not slot.fits, track
    )


def _number(key: str) -> int:
    """The first number in brackets."""
    return int(key.partition("[")[2].partition("]")[0])
