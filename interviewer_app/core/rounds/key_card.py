"""The key card of one pack with the keys its user has chosen, and what a key of the pack starts with."""

from __future__ import annotations

from typing import NamedTuple

from interviewer_app import __version__
from interviewer_app.core.papers.frame import About, PageSize
from interviewer_app.core.papers.key_card import CardRow, key_card
from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.rounds.key_names import cap_of
from interviewer_app.core.rounds.keys import Command, KeyMap, KeyRow
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _


class Start(NamedTuple):
    """What a moment of a kind starts with; `colour` is the token of its track, `said` all of it in words."""

    direction: str
    colour: str
    dimension: str
    said: str


def starts_of(pack: Pack) -> dict[Command, Start]:
    """By the command of each kind of the pack."""
    words = dict(_directions())
    starts = {}
    for kind in pack.kinds:
        dimension = pack.dimension(kind.dimension) if kind.dimension else None
        name, track = (dimension.name, dimension.track) if dimension else ("", "")
        said = ", ".join(filter(None, (words[kind.direction], name)))
        starts[Command("kind", kind.id)] = Start(kind.direction, track_colour(track), name, said)
    return starts


def _directions() -> tuple[tuple[str, str], ...]:
    return ("for", _("for")), ("against", _("against")), ("neutral", _("neutral"))


def card_of_keys(pack: Pack, keys: KeyMap, size: PageSize = "A4") -> bytes:
    """One page of PDF; an action without a key is left out."""
    starts = starts_of(pack)
    groups = {
        name: [_card_row(row, starts.get(row.command)) for row in rows if row.cap]
        for name, rows in keys.told().items()
    }
    about = About(_("Key card"), "", pack.title, f"Interviewer Copilot {__version__}")
    return key_card(_("Key card"), f"{pack.title} {pack.version}", _directions(), groups, about, size)


def other_caps(row: KeyRow) -> str:
    """The caps of the further keys that do the same: `Ctrl Shift Z`; empty where there are none."""
    return ", ".join(cap_of(stroke) for stroke in row.strokes[1:])


def _card_row(row: KeyRow, start: Start | None) -> CardRow:
    if start is not None:
        return CardRow(row.cap, row.words, start.dimension, (start.direction, start.colour))
    others = other_caps(row)
    return CardRow(row.cap, row.words, _("also {keys}").format(keys=others) if others else "")
