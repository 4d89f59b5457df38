"""What is typed or pressed in the form, as changes of the draft. No Qt."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.drafts.paths import place_of
from interviewer_app.core.rubrics.findings import Place, field_name
from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.form_probe import TIME
from interviewer_app.ui.rubrics.outline import items, word
from interviewer_app.ui.rubrics.renaming import Names, named_at, renamed

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)")
_NUMBERS = ("target", "minutes", "starts_min")
_SWITCHES = ("public", "fell_in")
_OPTIONAL_CHOICES = ("kind", "probe")
MOST_ID = 80


class Edits:
    """Changes one draft. A key is the name of a place, or `time:<script>:<probe>`."""

    def __init__(self, draft: PackDraft, today: Callable[[], date]) -> None:
        self._draft, self._today = draft, today

    def put(self, key: str, text: str) -> None:
        """Write what stands in a field.

        raises: BadInput for what is no number, time or id where one is wanted: the draft keeps what it says
        """
        if key.startswith(TIME):
            self._put_time(key, text)
            return
        place = place_of(key)
        if place[-1] in _NUMBERS:
            self._draft.set_value(place, _number(text))
        elif place[-1] in _SWITCHES:
            self._draft.set_value(place, {"true": True, "false": False}.get(text))
        elif place[-1] == "dimensions" and len(place) > 1:
            self._draft.set_value(place, text.splitlines())
        elif place[-1] in _OPTIONAL_CHOICES and not text:
            self._draft.set_value(place, None)
        else:
            self._draft.set_text(place, text)

    def waits(self, key: str) -> bool:
        """Whether a field is kept once it is left, and not letter by letter: an id stands in many places."""
        return not key.startswith(TIME) and bool(key) and place_of(key)[-1] == "id" and key != "id"

    def rename(self, key: str, new: str) -> None:
        """Give a dimension, probe, section or phase another id, wherever it is named.

        raises: BadInput for an id that cannot be one, or is taken
        """
        place, new = place_of(key), new.strip()
        old = self._draft.get(place)
        if new == old:
            return
        names: Names = named_at(self._draft.tree, place)
        if not _SLUG.fullmatch(new) or len(new) > MOST_ID:
            raise BadInput(_("{id}: an id is small letters a to z and digits, with hyphens between them.").format(
                id=new or "–"
            ))
        if new in names.taken:
            raise BadInput(_("{id}: something else in this pack has this id already.").format(id=new))
        self._draft.pause()
        for where, value in renamed(self._draft.tree, place, str(old), new):
            self._draft.set_value(where, value)
        self._draft.pause()

    def add(self, key: str, after: int | None = None) -> str:
        """One more item in the list at `key`, behind the one numbered `after`, or the last; returns the key of it."""
        place = place_of(key)
        self._draft.pause()
        at = None if after is None else after + 1
        return field_name(self._draft.add(place, self._fresh(place), at))

    def remove(self, key: str) -> None:
        self._draft.pause()
        self._draft.remove(key)

    def move(self, key: str, step: int) -> str:
        """Move an item by one place; returns its key from then on."""
        place = place_of(key)
        number, many = int(place[-1]), len(self._draft.get(place[:-1]))
        to = max(0, min(many - 1, number + step))
        self._draft.pause()
        self._draft.move(place, to)
        return field_name((*place[:-1], to))

    def _put_time(self, key: str, text: str) -> None:
        number, _colon, probe = key.removeprefix(TIME).partition(":")
        place: Place = ("scripts", int(number), "budgets")
        budgets = dict(self._draft.get(place) or {})
        seconds = _seconds(text)
        if seconds is None:
            budgets.pop(probe, None)
        else:
            budgets[probe] = seconds
        self._draft.set_value(place, budgets or None)

    def _fresh(self, place: Place) -> Any:
        """A new item for the list at `place`."""
        tree = self._draft.tree
        match place:
            case (*_way, "listen_for" | "look_for" | "hints" | "tools" | "not_scored" | "authors"):
                return ""
            case (*_way, "follow_ups"):
                return {"id": _free("follow-up", self._draft.get(place)), "text": ""}
            case ("ai", "answers"):
                return {"question": "", "answer": ""}
            case ("ai", "phases"):
                return {"id": _free("phase", self._draft.get(place)), "name": "", "rule": "allowed"}
            case ("expectations",):
                return {"level": "", "text": ""}
            case ("trials",):
                return {"assistant": "", "version": "", "on": f"{self._today():%Y-%m-%d}", "fell_in": False}
            case ("scripts",):
                return {"minutes": 60}
            case (*_way, "links"):
                return {"probe": _first_other(tree, self._draft.get(place[:-1])), "kind": "revisit"}
            case ("sections", int(), "probes"):
                return _new_probe(tree)
            case ("sections",):
                return {"id": _free("section", items(tree, "sections")), "name": "", "probes": [_new_probe(tree)]}
            case ("dimensions",):
                return _new_dimension(tree)
        raise BadInput(_("Nothing can be added to {field} here.").format(field=field_name(place)))


def _new_probe(tree: Any) -> dict[str, Any]:
    probes = [each for section in items(tree, "sections") for each in items(section, "probes")]
    return {"id": _free("probe", probes), "title": "", "text": ""}


def _new_dimension(tree: Any) -> dict[str, Any]:
    scale = tree.get("scale") if isinstance(tree.get("scale"), dict) else {}
    low, high = scale.get("min", 1), scale.get("max", 4)
    levels = [{"value": value} for value in range(low, high + 1)]
    name = _free("dimension", items(tree, "dimensions"))
    return {"id": name, "name": "", "track": "implementation", "levels": levels}


def _free(begin: str, there: Any) -> str:
    """The first id of the form `probe-1` that nothing in the list has."""
    taken = {word(each, "id") for each in there or ()}
    number = len(taken) + 1
    while f"{begin}-{number}" in taken:
        number += 1
    return f"{begin}-{number}"


def _first_other(tree: Any, probe: Any) -> str:
    for section in items(tree, "sections"):
        for each in items(section, "probes"):
            if word(each, "id") != word(probe, "id"):
                return word(each, "id")
    return word(probe, "id")


def _number(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise BadInput(_("{text} is no whole number; the pack says what it said before.").format(text=text))
    return int(text)


def _seconds(text: str) -> int | None:
    text = text.strip()
    if not text:
        return None
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise BadInput(_("{text} is no time such as 3:30; the pack says what it said before.").format(text=text))
    return max(1, int(found[1]) * 60 + int(found[2]))
