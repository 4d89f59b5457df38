"""JSON Schema of pack.yaml (draft 2020-12), made from the models and from the checks that a schema can say.

A pack that the app takes is valid; what a schema cannot say (ids that must exist, levels that cover the scale) is left
to `rubric lint`. The models strip texts at both ends before they look, so the patterns allow white space there.
"""

from __future__ import annotations

import json
from typing import Any

from interviewer_app.core.rubrics.checks import LIVE_KEYS, MOST_ITEMS
from interviewer_app.core.rubrics.models import REQUIRED_KINDS, Pack
from interviewer_app.core.rubrics.nudge_rules import FIELDS
from interviewer_app.core.rubrics.schema.meanings import MEANINGS, PARTS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ONE_LINE = r"^[^\n\r]*$"
# No line separator inside, something that is no white space, any white space at the ends.
_ONE_LINE_STRIPPED = r"^\s*\S([^\n\r]*\S)?\s*$"


def pack_schema() -> dict[str, Any]:
    """The schema as a tree; keys in the order of the models, so that it reads like the format."""
    made = Pack.model_json_schema()
    parts = {name: _part(name, part) for name, part in sorted(made.pop("$defs").items())}
    pack = _part("Pack", made)
    _of_pack(pack)
    _of_dimension(parts["Dimension"])
    _of_ai_rules(parts["AiRules"])
    _of_kind(parts["Kind"])
    _of_nudge(parts["Nudge"])
    _needs(parts["FollowUp"], {"kind": {"const": "revisit"}}, {"required": ["probe"]})
    head = {"$schema": DIALECT, "title": "pack.yaml of Interviewer Copilot"}
    return {**head, **pack, "$defs": parts}


def schema_text() -> str:
    """The schema as it is committed and printed."""
    return json.dumps(pack_schema(), indent=2, ensure_ascii=False) + "\n"


def _part(name: str, part: dict[str, Any]) -> dict[str, Any]:
    fields = {field: _field(value, MEANINGS[name][field]) for field, value in part["properties"].items()}
    rest: dict[str, Any] = {key: part[key] for key in ("required", "additionalProperties") if key in part}
    return {"description": PARTS[name], "type": "object", "properties": fields, **rest}


def _field(value: dict[str, Any], meaning: str) -> dict[str, Any]:
    cleaned = _cleaned(value)
    return {"description": meaning, **cleaned}


def _cleaned(value: dict[str, Any]) -> dict[str, Any]:
    """Without names made from the field's, and without null: a pack leaves out what it does not say."""
    kept = {key: item for key, item in value.items() if key != "title" and not (key == "default" and item is None)}
    choices = [choice for choice in kept.pop("anyOf", []) if choice != {"type": "null"}]
    if choices:
        return {**_cleaned(choices[0]), **kept}
    if "items" in kept:
        kept["items"] = _cleaned(kept["items"])
    if "patternProperties" in kept:
        ((pattern, item),) = kept.pop("patternProperties").items()
        kept["propertyNames"] = _stripped({**kept.get("propertyNames", {}), "pattern": pattern})
        kept["additionalProperties"] = _cleaned(item)
    return _stripped(kept) if kept.get("type") == "string" and "enum" not in kept else kept


def _stripped(text: dict[str, Any]) -> dict[str, Any]:
    """A text whose pattern holds once white space at its ends is gone."""
    pattern = text.get("pattern")
    if pattern == _ONE_LINE:
        return {**text, "pattern": _ONE_LINE_STRIPPED}
    if pattern is not None:
        return {**text, "pattern": rf"^\s*{pattern[1:-1]}\s*$"}
    return {**text, "pattern": r"\S"} if text.get("minLength") else text


def _needs(
    part: dict[str, Any], given: dict[str, Any], then: dict[str, Any], other: dict[str, Any] | None = None
) -> None:
    """Where every field of `given` is there and fits, `then` must hold as well, elsewhere `other`."""
    rule = {"if": {"properties": given, "required": list(given)}, "then": then}
    part.setdefault("allOf", []).append(rule if other is None else {**rule, "else": other})


def _of_pack(pack: dict[str, Any]) -> None:
    for name, most in MOST_ITEMS.items():
        pack["properties"][name]["maxItems"] = most
    kinds = pack["properties"]["kinds"]
    kinds["minItems"] = len(REQUIRED_KINDS)
    ids = [{"pattern": rf"^\s*{name}\s*$"} for name in REQUIRED_KINDS]
    kinds["prefixItems"] = [{"$ref": "#/$defs/Kind", "properties": {"id": own}} for own in ids]
    anchored = {"items": {"properties": {"levels": {"items": {"required": ["anchor"]}}}}}
    _needs(pack, {"draft": {"const": True}}, {}, {"properties": {"dimensions": anchored}})


def _of_dimension(dimension: dict[str, Any]) -> None:
    named = {"minItems": 2, "items": {"required": ["name"]}}
    _needs(dimension, {"track": {"const": "level"}}, {"properties": {"levels": named}})


def _of_ai_rules(rules: dict[str, Any]) -> None:
    some, none = {"minItems": 1}, {"maxItems": 0}
    there = {"required": ["phases"], "properties": {"phases": some}}
    _needs(rules, {"policy": {"const": "phases"}}, there, {"properties": {"phases": none}})


def _of_kind(kind: dict[str, Any]) -> None:
    taken = "".join(f"\\{sign}" if sign in "-." else sign for sign in sorted(LIVE_KEYS - {" "}))
    kind["properties"]["key"]["pattern"] = rf"^\s*[^\sa-z{taken}]\s*$"


def _of_nudge(nudge: dict[str, Any]) -> None:
    for rule, fields in FIELDS.items():
        _needs(nudge, {"rule": {"const": rule}}, {"propertyNames": {"enum": ["rule", *fields]}})
