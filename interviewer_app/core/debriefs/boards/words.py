"""The words of a board, the same on screen, in the packet and for who listens to it."""

from __future__ import annotations

from interviewer_app.core.debriefs.boards.board import Row
from interviewer_app.core.debriefs.boards.cells import Cell
from interviewer_app.core.debriefs.boards.columns import Column
from interviewer_app.core.debriefs.boards.differences import Difference
from interviewer_app.core.texts import _


def state_words(state: str) -> str:
    return {
        "no evidence": _("no evidence"), "not this round": _("not this round"), "not submitted": _("not submitted"),
        "missing round": _("no card of this round"),
    }.get(state, "")  # fmt: skip


def track_words(track: str) -> str:
    return {
        "implementation": _("Implementation"), "supervision": _("Supervision of AI"), "level": _("Level evidence"),
    }.get(track, _("Dimensions"))  # fmt: skip


def difference_words(found: Difference) -> str:
    """`2 apart`, `2 apart, now 1`, `same`, `one rating`, `no rating yet`, `other anchors`."""
    match found.kind:
        case "apart" if found.now != found.sealed:
            return _("{n} apart, now {now}").format(n=found.sealed, now=found.now or _("the same"))
        case "apart":
            return _("{n} apart").format(n=found.sealed)
        case "same":
            return _("same")
        case "other anchors":
            return _("other anchors")
        case "one rating":
            return _("one rating")
    return _("no rating yet")


def heading(column: Column) -> str:
    """`2 · Build with AI`"""
    return f"{column.number} · {column.title}"


def rater_words(column: Column) -> str:
    return column.rater or (_("no card yet") if column.standing == "missing" else _("not named"))


def initials(name: str) -> str:
    """The first letters of the first and the last part of a name, two at most."""
    parts = name.split()
    return "".join(part[0] for part in dict.fromkeys((*parts[:1], *parts[-1:]))).upper()


def cell_words(cell: Cell) -> str:
    """A cell in one line: `3, 3 for, 1 against`, `2, submitted as 1`, `no evidence: …`."""
    if cell.state == "rated":
        parts = [str(cell.level)]
    else:
        parts = [state_words(cell.state)]
        if cell.state == "no evidence" and cell.reason:
            parts[0] += f": {cell.reason}"
    if cell.revised:
        was = str(cell.original) if cell.original is not None else _("no evidence")
        parts.append(_("submitted as {level}").format(level=was))
    if cell.for_:
        parts.append(_("{n} for").format(n=cell.for_))
    if cell.against:
        parts.append(_("{n} against").format(n=cell.against))
    if cell.neutral:
        parts.append(_("{n} neutral").format(n=cell.neutral))
    return ", ".join(parts)


def spoken(row: Row, column: Column, cell: Cell) -> str:
    """What a screen reader says of a cell."""
    return f"{row.name}, {rater_words(column)}, {heading(column)}: {cell_words(cell)}"
