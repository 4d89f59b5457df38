"""What pydantic found, in words a pack author can act on."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from interviewer_app.core.rubrics import models, parts
from interviewer_app.core.rubrics.findings import Place, shown
from interviewer_app.core.texts import _

Complaint = tuple[Place, str, str]


def complaints(error: ValidationError, names: Sequence[str] = ()) -> Iterator[Complaint]:
    """Place, what, remedy of every error, in the order of the models. `names`: the known keys, those of packs without.
    """
    errors = error.errors(include_url=False)
    broken = {entry["loc"][:size] for entry in errors for size in range(1, len(entry["loc"]))}
    for entry in errors:
        place: Place = tuple(step for step in entry["loc"] if step != "[key]")
        if entry["type"] == "too_short" and place in broken:
            continue  # the list only looks empty because its items are broken, and those are told already
        what, remedy = _extra(entry, names) if entry["type"] == "extra_forbidden" else _words(entry["type"], entry)
        yield place, what, remedy


def _words(kind: str, entry: Any) -> tuple[str, str]:
    if kind == "value_error":  # our own words, which pydantic would put a word of its own before
        return str(entry["ctx"]["error"]), _("see docs/formats.md")
    known = _KNOWN.get(kind)
    if known is not None:
        return known(entry)
    return shown(str(entry["msg"]), 120).rstrip("."), _("see docs/formats.md")


def _is(entry: Any) -> str:
    """What stands there instead."""
    value = entry.get("input")
    if isinstance(value, bool):
        return _("is true or false")
    if isinstance(value, int):
        return _("is a number")
    if isinstance(value, str):
        return _("is text")
    return _("is a list") if isinstance(value, (list, tuple)) else _("is a mapping of keys")


def _missing(entry: Any) -> tuple[str, str]:
    return _("is missing"), _("add it")


def _extra(entry: Any, names: Sequence[str] = ()) -> tuple[str, str]:
    name = str(entry["loc"][-1])
    near = difflib.get_close_matches(name, names or _field_names(), n=1)
    if near:
        return _("is not a known key"), _('remove it, or write "{near}" if that is meant').format(near=near[0])
    return _("is not a known key"), _("check the spelling or remove it")


def _not_text(entry: Any) -> tuple[str, str]:
    quoted = isinstance(entry.get("input"), int)
    return _is(entry), _("put it in quotes") if quoted else _('write one text, in quotes if it holds ": "')


def _not_whole(entry: Any) -> tuple[str, str]:
    return _is(entry), _("write a whole number without quotes")


def _not_switch(entry: Any) -> tuple[str, str]:
    return _is(entry), _("write true or false without quotes")


def _not_list(entry: Any) -> tuple[str, str]:
    return _is(entry), _('write a list, each item on a line that begins with "- "')


def _not_mapping(entry: Any) -> tuple[str, str]:
    return _is(entry), _('write keys with values, such as "name: text"')


def _not_one_of(entry: Any) -> tuple[str, str]:
    what = _is(entry)
    if isinstance(entry.get("input"), str):
        what = _('is "{text}"').format(text=shown(entry["input"], 40))
    choices = str(entry["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
    return what, _("write one of {choices}").format(choices=choices)


def _pattern(entry: Any) -> tuple[str, str]:
    what = _('is "{text}"').format(text=shown(str(entry["input"]), 40))
    pattern = str(entry["ctx"]["pattern"])
    if "@" in pattern:
        return what, _("write the id of a pack, or id@version, such as cache-review@1.0.0")
    if pattern.startswith("^[a-z0-9]"):
        return what, _("write small letters, digits and single hyphens, such as added-test")
    if pattern.startswith(r"^\d{1,6}"):
        return what, _("write three numbers, such as 1.0.0")
    if pattern.startswith(r"^\d{4}"):
        return what, _("write a date, such as 2026-01-31")
    return _("holds a line break"), _("write it on one line")


def _too_short(entry: Any) -> tuple[str, str]:
    return _("is empty"), _("write it")


def _too_long(entry: Any) -> tuple[str, str]:
    most = entry["ctx"]["max_length"]
    return _("is longer than {n} characters").format(n=most), _("shorten it")


def _few(entry: Any) -> tuple[str, str]:
    return _("is empty"), _("add at least one")


def _many(entry: Any) -> tuple[str, str]:
    return _("holds more than {n}").format(n=entry["ctx"]["max_length"]), _("take some out")


def _low(entry: Any) -> tuple[str, str]:
    return _("is {n}").format(n=entry["input"]), _("write at least {n}").format(n=entry["ctx"]["ge"])


def _high(entry: Any) -> tuple[str, str]:
    return _("is {n}").format(n=entry["input"]), _("write at most {n}").format(n=entry["ctx"]["le"])


def _field_names() -> list[str]:
    names: set[str] = set()
    for module in (models, parts):
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, BaseModel):
                names.update(thing.model_fields)
    return sorted(names)


_KNOWN: dict[str, Callable[[Any], tuple[str, str]]] = {
    "missing": _missing,
    "string_type": _not_text,
    "string_unicode": _not_text,
    "int_type": _not_whole,
    "bool_type": _not_switch,
    "tuple_type": _not_list,
    "model_type": _not_mapping,
    "model_attributes_type": _not_mapping,
    "dict_type": _not_mapping,
    "mapping_type": _not_mapping,
    "literal_error": _not_one_of,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "too_short": _few,
    "too_long": _many,
    "greater_than_equal": _low,
    "less_than_equal": _high,
}
