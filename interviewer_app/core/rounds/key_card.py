"""The key card of one pack with the keys its user has chosen."""

from __future__ import annotations

from interviewer_app import __version__
from interviewer_app.core.papers.frame import About, PageSize
from interviewer_app.core.papers.key_card import key_card
from interviewer_app.core.rounds.key_names import cap_of
from interviewer_app.core.rounds.keys import KeyMap, KeyRow
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _


def card_of_keys(pack: Pack, keys: KeyMap, size: PageSize = "A4") -> bytes:
    """One page of PDF; an action without a key is left out."""
    groups = {name: [(row.cap, _words(row)) for row in rows if row.cap] for name, rows in keys.told().items()}
    about = About(_("Key card"), "", pack.title, f"Interviewer Copilot {__version__}")
    remark = f"{pack.title} {pack.version} · " + _("Letters are characters: press the key that types them.")
    return key_card(_("Key card"), remark, groups, about, size)


def _words(row: KeyRow) -> str:
    others = [cap_of(stroke) for stroke in row.strokes if cap_of(stroke) != row.cap]
    return _("{words}; also {keys}").format(words=row.words, keys=", ".join(others)) if others else row.words
