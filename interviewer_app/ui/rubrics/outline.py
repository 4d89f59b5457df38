"""The outline, read off the tree of a pack as it is being written: anything in it may be missing or of another type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from interviewer_app.core.rubrics.findings import Place, field_name
from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.looks import OutlineRow, Severity

ABOUT = "pack"  # the node of everything that has no other one
Tree = Mapping[str, Any]
Severities = Callable[[str], Severity]


def items(holder: Any, key: str) -> Sequence[Any]:
    """The list at `key`, empty where there is none."""
    found = holder.get(key) if isinstance(holder, Mapping) else None
    return found if isinstance(found, list) else ()


def word(holder: Any, key: str) -> str:
    """The text at `key`, "" where there is none."""
    found = holder.get(key) if isinstance(holder, Mapping) else None
    return found.strip() if isinstance(found, str) else "" if found is None else str(found)


def node_of(place: Place) -> str:
    """The node of the outline that a place of the pack belongs to."""
    match place:
        case ("dimensions", int(), *_rest):
            return field_name(place[:2])
        case ("sections", int(), "probes", int(), *_rest):
            return field_name(place[:4])
        case ("sections", int(), *_rest):
            return field_name(place[:2])
        case ("ai" | "not_scored" | "expectations" | "scripts" | "exercise" | "trials" as name, *_rest):
            return str(name)
    return ABOUT


def outline(tree: Tree, severity: Severities) -> list[OutlineRow]:
    """All lines, headings among them. severity: the worst that the lint has to say about a node."""
    return [
        OutlineRow("", _("Read aloud")),
        _row("ai", _("AI policy and answers"), len(items(tree.get("ai"), "answers")), severity),
        _row("not_scored", _("What is not scored"), len(items(tree, "not_scored")), severity),
        _row("expectations", _("What is expected"), len(items(tree, "expectations")), severity),
        *_dimensions(tree, severity),
        OutlineRow("", _("Script")),
        _row("scripts", _("Lengths and budgets"), len(items(tree, "scripts")), severity),
        *_sections(tree, severity),
        OutlineRow("", _("Exercise")),
        _row("exercise", word(tree.get("exercise"), "name") or _("None yet"), None, severity),
        _row("trials", _("Trials"), len(items(tree, "trials")), severity),
        OutlineRow("", _("The pack itself")),
        _row(ABOUT, _("Title, role, licence"), None, severity),
    ]


def track_name(track: str) -> str:
    names = {"implementation": _("Implementation"), "supervision": _("Supervision of AI"), "level": _("Level evidence")}
    return names.get(track, _("Other dimensions"))


def nodes_of(rows: Sequence[OutlineRow]) -> list[str]:
    """What can be opened, from top to bottom."""
    return [row.node for row in rows if row.node]


def _row(node: str, words: str, count: int | None, severity: Severities, depth: int = 0) -> OutlineRow:
    return OutlineRow(node, words, "" if count is None else str(count), severity(node), depth)


def _dimensions(tree: Tree, severity: Severities) -> Iterator[OutlineRow]:
    numbered = list(enumerate(items(tree, "dimensions")))
    tracks = ["implementation", "supervision", "level"]
    tracks += [word(each, "track") for _n, each in numbered if word(each, "track") not in tracks]
    for track in dict.fromkeys(tracks):
        mine = [(number, each) for number, each in numbered if word(each, "track") == track]
        if mine:
            yield OutlineRow("", track_name(track))
        for number, each in mine:
            node = f"dimensions[{number}]"
            written = sum(bool(word(level, "anchor")) for level in items(each, "levels"))
            yield _row(node, word(each, "name") or _("No name yet"), written, severity, 1)


def _sections(tree: Tree, severity: Severities) -> Iterator[OutlineRow]:
    for number, section in enumerate(items(tree, "sections")):
        node = f"sections[{number}]"
        probes = items(section, "probes")
        yield _row(node, word(section, "name") or _("No name yet"), len(probes), severity)
        for index, probe in enumerate(probes):
            name = word(probe, "title") or _("No title yet")
            yield OutlineRow(
                f"{node}.probes[{index}]", name, _time(tree, probe), severity(f"{node}.probes[{index}]"), 1
            )


def _time(tree: Tree, probe: Any) -> str:
    """The time of a probe in the longest script that plans one, "" where nobody planned any."""
    name = word(probe, "id")
    budgets = [script.get("budgets") for script in items(tree, "scripts") if isinstance(script, Mapping)]
    planned = [each.get(name) for each in budgets if isinstance(each, Mapping)]
    seconds = [each for each in (*planned, probe.get("budget_s") if isinstance(probe, Mapping) else None)
               if isinstance(each, int)]  # fmt: skip
    return clock(max(seconds)) if seconds else ""


def clock(seconds: int) -> str:
    """210 as 3:30."""
    return f"{seconds // 60}:{seconds % 60:02d}"
