"""The keys a user has moved, as `settings.json` keeps them (docs/formats.md, section 8). Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from interviewer_app.core.rounds.key_names import cap_of, why_not
from interviewer_app.core.texts import _


class Choices(NamedTuple):
    """everywhere: stroke by action name, for every pack; packs: the same by pack id, for rounds on that pack alone.

    problems: one sentence for each entry that was ignored.  stored: the value as it was read, kept when it is changed
    """

    everywhere: Mapping[str, str] = {}
    packs: Mapping[str, Mapping[str, str]] = {}
    problems: tuple[str, ...] = ()
    stored: Any = None


def read_choices(stored: Any) -> Choices:
    """The choices in the value of `keys`; what is broken is left out and told, never an error."""
    problems: list[str] = []
    if stored is None:
        return Choices()
    if not isinstance(stored, dict):
        return Choices(problems=(_("`keys` in settings.json holds no keys; the usual ones are in use."),))
    everywhere = _strokes(stored.get("everywhere", {}), problems)
    packs = stored.get("packs", {})
    if not isinstance(packs, dict):
        problems.append(_("`packs` below `keys` in settings.json holds no keys; the usual ones are in use."))
        packs = {}
    own = {pack: _strokes(entries, problems) for pack, entries in packs.items()}
    return Choices(everywhere, own, tuple(problems), stored)


def _strokes(entries: Any, problems: list[str]) -> dict[str, str]:
    good: dict[str, str] = {}
    pairs = entries.items() if isinstance(entries, dict) else [("keys", None)]
    for action, stroke in pairs:
        if isinstance(stroke, str) and not why_not(stroke) and stroke not in good.values():
            good[action] = stroke
        else:
            said = cap_of(stroke) if isinstance(stroke, str) else _("no key")
            words = _("settings.json puts {action} on {key}, which cannot be; it keeps its usual key.")
            problems.append(words.format(action=action, key=said))
    return good


def moved(choices: Choices, action: str, stroke: str, pack: str = "") -> Choices:
    """The choices with `action` on `stroke`, or on its usual key for ""; for `pack` alone where one is named."""
    stored = _kept(choices.stored)
    place = _kept(stored.get("packs")) if pack else stored
    name = pack or "everywhere"
    entries = {key: value for key, value in _kept(place.get(name)).items() if key != action}
    if stroke:
        entries[action] = stroke
    elif name not in place:
        return choices
    place[name] = entries
    if pack:
        stored["packs"] = place
    return read_choices(stored)


def all_usual(choices: Choices, pack: str) -> Choices:
    """The choices without those for every pack and those of `pack`; fields nobody here knows stay."""
    stored = _kept(choices.stored)
    stored["everywhere"] = {}
    stored["packs"] = {name: entries for name, entries in _kept(stored.get("packs")).items() if name != pack}
    return read_choices(stored)


def _kept(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}
