"""What our own Markdown export notes in comments, so that ids, tracks and level facets come back with the words.

A comment such as `<!-- pack: {"id": "scope", "track": "level", "target": 0, "levels": {"1": "mid"}} -->` stands below
the heading of a dimension. Somebody may have changed it: what does not fit is left aside, as if it were not there.
"""

from __future__ import annotations

import json
import re
from typing import Any

from interviewer_app.core.rubrics.markdown.rubric import Competency
from interviewer_app.core.rubrics.models import Dimension

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TRACKS = ("implementation", "supervision", "level", "general")
_VALUE = re.compile(r"\d{1,2}")
# Between the name of a facet's level and its anchor.
BETWEEN = " – "


def comment(dimension: Dimension) -> str:
    """The comment for a dimension; never the end of one inside."""
    fields: dict[str, Any] = {"id": dimension.id, "track": dimension.track, "target": dimension.target}
    names = {str(level.value): level.name for level in dimension.levels}
    if dimension.track == "level" or any(names.values()):
        fields["levels"] = names
    text = json.dumps(fields).replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "\\u002d\\u002d")
    return f"<!-- pack: {text} -->"


def own_id(found: Competency) -> str:
    """The id that was noted; empty where there is none."""
    noted = found.own.get("id")
    return noted if isinstance(noted, str) and len(noted) <= 80 and _SLUG.fullmatch(noted) else ""


def with_own(dimension: dict[str, Any], found: Competency) -> dict[str, Any]:
    """The dimension of an import with what was noted of it."""
    track, target, names = found.own.get("track"), found.own.get("target"), _names(found)
    if track not in _TRACKS or (track == "level" and len(names) < 2):
        return dimension
    changed = {**dimension, "track": track}
    if track == "level":
        changed["levels"] = [_level(value, name, found) for value, name in sorted(names.items())]
    else:
        changed["levels"] = [_named(level, names) for level in dimension["levels"]]
    if type(target) is int and 0 <= target <= 99:
        changed["target"] = target
    return changed


def _names(found: Competency) -> dict[int, str]:
    noted = found.own.get("levels")
    pairs = noted.items() if isinstance(noted, dict) else ()
    return {int(value): name[:80] for value, name in pairs if _VALUE.fullmatch(value) and isinstance(name, str)}


def _level(value: int, name: str, found: Competency) -> dict[str, Any]:
    level: dict[str, Any] = {"value": value, "name": name}
    anchor = found.anchors.get(value, "").removeprefix(" ".join(name.split())).removeprefix(BETWEEN.rstrip()).strip()
    return {**level, "anchor": anchor} if anchor else level


def _named(level: dict[str, Any], names: dict[int, str]) -> dict[str, Any]:
    if not names:
        return level
    name = names.get(level["value"], "")
    anchor = {"anchor": _without(name, level["anchor"])} if "anchor" in level else {}
    return {"value": level["value"], **({"name": name} if name else {}), **anchor}


def _without(name: str, anchor: str) -> str:
    """The anchor alone, where the export has put the name of its level before it."""
    before = " ".join(name.split()) + BETWEEN
    return anchor[len(before) :] if name and anchor.startswith(before) and len(anchor) > len(before) else anchor
