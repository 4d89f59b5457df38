"""Values of a pack as texts that can be laid side by side: a list is one line per item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from interviewer_app.core.rubrics.compare.changes import Effect, FieldChange
from interviewer_app.core.rubrics.compare.words import same_words
from interviewer_app.core.rubrics.models import Answer, FollowUp, Kind, Link, Phase, Scale
from interviewer_app.core.rubrics.parts import Part
from interviewer_app.core.texts import _

Rules = Mapping[str, tuple[str, Effect]]  # by field: what people call it, and what a change of it means

_OWN: Mapping[type[Part], Callable[[Any], str]] = {
    Scale: lambda scale: _("{low} to {high}").format(low=scale.min, high=scale.max),
    FollowUp: lambda follow_up: _line(follow_up.text) + _extras(follow_up, {"id", "text"}),
    Link: lambda link: f"{link.kind} {link.probe}",
    Answer: lambda answer: f"{_line(answer.question)} {_line(answer.answer)}",
    Phase: lambda phase: f"{phase.name}: {phase.rule}",
    Kind: lambda kind: f"{kind.name}, {kind.key}, {kind.direction}" + _extras(kind, {"id", "name", "key", "direction"}),
}


def said(value: Any) -> str:
    """Any value of a pack in words; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Part):
        tell = _OWN.get(type(value))
        return tell(value) if tell else _pairs(value)
    if isinstance(value, Mapping):
        return "\n".join(f"{name}: {said(item)}" for name, item in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\n".join(_line(said(item)) for item in value)
    return str(value)


def changed_fields(old: Part, new: Part, rules: Rules, leave: frozenset[str], prefix: str = "") -> list[FieldChange]:
    """Every field that differs but those to leave out; one that `rules` does not know counts as wording."""
    found = []
    for name in type(new).model_fields:
        before, after = getattr(old, name, None), getattr(new, name)
        if name in leave or before == after:
            continue
        label, effect = rules.get(name, (name.replace("_", " "), "wording"))
        found.append(change(prefix + name, label, said(before), said(after), effect))
    return found


def change(field: str, label: str, old: str, new: str, effect: Effect) -> FieldChange:
    """A change; what only moves commas and capitals is wording, whatever the field."""
    return FieldChange(field, label, old, new, "wording" if same_words(old, new) else effect)


def _pairs(part: Part) -> str:
    told = {name: said(getattr(part, name)).replace("\n", ", ") for name in type(part).model_fields}
    return "; ".join(f"{name} {text}" for name, text in told.items() if text)


def _extras(part: Part, known: set[str]) -> str:
    """Fields besides the usual ones, where they say something."""
    more = [said(getattr(part, name)) for name in type(part).model_fields if name not in known]
    told = ", ".join(text for text in more if text)
    return f" ({told})" if told else ""


def _line(text: str) -> str:
    return " ".join(text.split())
