"""A comparison for the screen, side by side, and for programs. Words of one side alone are marked [-old-] and
{+new+}.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import zip_longest
from typing import Any

from interviewer_app.core.rubrics.compare.changes import Comparison, DimensionChange, FieldChange, ProbeChange, Side
from interviewer_app.core.rubrics.compare.words import Pieces, rewritten
from interviewer_app.core.texts import _

BAR = " │ "
LEAST = 24  # characters of a column


def as_page(found: Comparison, width: int = 100) -> str:
    """The whole comparison, lines of at most `width` characters where the words allow it."""
    blocks = [
        _head(found, width),
        _dimensions(found, width),
        _probes(found, width),
        _other(found, width),
        _files(found),
    ]
    return "\n".join(line.rstrip() for block in blocks for line in block) + "\n"


def as_json(found: Comparison) -> dict[str, Any]:
    """What `rubric diff --json` prints: only what differs."""
    return {
        "old": _side(found.old),
        "new": _side(found.new),
        "verdict": asdict(found.verdict),
        "dimensions": [
            {"id": d.id, "name": d.name, "state": d.state, "effect": d.effect, "fields": [asdict(f) for f in d.fields]}
            for d in found.changed_dimensions
        ],
        "probes": [
            {"id": p.id, "title": p.title, "state": p.state, "moved": p.moved, "effect": p.effect,
             "fields": [asdict(f) for f in p.fields]}
            for p in found.changed_probes
        ],
        "other": [asdict(each) for each in found.other],
        "files": [asdict(each) for each in found.files],
    }  # fmt: skip


def _side(side: Side) -> dict[str, str]:
    return {"id": side.id, "version": side.version, "title": side.title, "digest": side.digest}


def _head(found: Comparison, width: int) -> Iterator[str]:
    heads = [[f"{side.ref}  {side.digest[:12]}".rstrip(), side.title] for side in (found.old, found.new)]
    yield from _columns(heads[0], heads[1], width)
    yield ""
    yield from textwrap.wrap(found.verdict.headline, width)
    for reason in found.verdict.reasons:
        yield from textwrap.wrap(reason, width, initial_indent="  - ", subsequent_indent="    ")


def _dimensions(found: Comparison, width: int) -> Iterator[str]:
    for each in found.changed_dimensions:
        yield from _title(f"{each.name} ({(each.new or each.old).track})" + _state(each.state))  # type: ignore[union-attr]
        if each.state in ("added", "removed"):
            yield from _one_sided(each, width)
        yield from _fields(each.fields, width)


def _one_sided(each: DimensionChange, width: int) -> Iterator[str]:
    """A dimension that only one of the two has, on its side."""
    for pair in each.levels:
        level = pair.new or pair.old
        assert level is not None
        text = f"{level.value} {level.anchor or level.name or _('no anchor written')}"
        sides = ([], [text]) if each.state == "added" else ([text], [])
        yield from _columns(*sides, width)


def _probes(found: Comparison, width: int) -> Iterator[str]:
    for each in found.changed_probes:
        moved = _(", asked at another place") if each.moved else ""
        yield from _title(_("Probe {title}").format(title=each.title) + moved + _state(each.state))
        if each.state in ("added", "removed"):
            yield from _columns(*_texts(each), width)
        yield from _fields(each.fields, width)


def _texts(each: ProbeChange) -> tuple[list[str], list[str]]:
    return [each.old.text] if each.old else [], [each.new.text] if each.new else []


def _other(found: Comparison, width: int) -> Iterator[str]:
    if found.other:
        yield from _title(_("The rest of the pack"))
        yield from _fields(found.other, width)


def _files(found: Comparison) -> Iterator[str]:
    if found.files:
        yield from _title(_("Files"))
    for each in found.files:
        handed = _(" (the candidate gets it)") if each.handed_out else ""
        words = {"added": _("new"), "removed": _("gone"), "changed": _("changed")}
        yield f"  {words[each.state]}: {each.path}{handed}"


def _title(text: str) -> Iterator[str]:
    yield ""
    yield text


def _state(state: str) -> str:
    return {"added": _(", new"), "removed": _(", gone")}.get(state, "")


def _fields(fields: Sequence[FieldChange], width: int) -> Iterator[str]:
    for each in fields:
        pieces = each.words
        mark = not rewritten(pieces) and each.old and each.new
        yield f"  {each.label}" + ("" if mark or not (each.old and each.new) else _(" (rewritten)"))
        texts = [_marked(side, *marks) if mark else "".join(piece.text for piece in side)
                 for side, marks in zip(pieces, (("[-", "-]"), ("{+", "+}")), strict=True)]  # fmt: skip
        yield from _columns(texts[0].split("\n"), texts[1].split("\n"), width)


def _marked(pieces: Pieces, opens: str, closes: str) -> str:
    """The text with its changed stretches between marks, line by line, spaces outside."""
    marked = ""
    for piece in pieces:
        if not piece.changed:
            marked += piece.text
            continue
        for line in piece.text.splitlines(keepends=True):
            words = line.strip()
            marked += line.replace(words, f"{opens}{words}{closes}", 1) if words else line
    return marked


def _columns(left: Sequence[str], right: Sequence[str], width: int) -> Iterator[str]:
    """Two lists of paragraphs beside each other, indented by four."""
    room = max(LEAST, (width - 4 - len(BAR)) // 2)
    sides = [[line for text in side for line in (_wrapped(text, room) or [""])] for side in (left, right)]
    for one, other in zip_longest(*sides, fillvalue=""):
        yield f"    {one:<{room}}{BAR}{other}"


def _wrapped(text: str, room: int) -> list[str]:
    return textwrap.wrap(" ".join(text.split()), room, subsequent_indent="", break_on_hyphens=False)
