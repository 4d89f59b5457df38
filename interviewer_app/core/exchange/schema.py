"""docs/exchange.schema.json and docs/exchange-format.md, made from the models of the plain JSON."""

from __future__ import annotations

import json
from typing import Any

from interviewer_app.core.exchange.plain import FORMAT, PlainCard

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HEAD = f"""\
# {FORMAT}, field by field

Made from the models by `python3 dev.py docs`; a test compares. `interviewer round export ROUND -o X.card.json` writes
it, one JSON object in UTF-8. [exchange.schema.json](exchange.schema.json) is the same as JSON Schema, draft 2020-12.
What is absent is left out; no number is a float; nothing in it is added up. It is a card to read: what proves a card,
and what `round import` takes, is its bundle ([formats.md](formats.md#5-bundle-seal-card)).
"""


def exchange_schema() -> dict[str, Any]:
    """The schema as a tree."""
    made = PlainCard.model_json_schema()
    parts = made.pop("$defs")
    return {
        "$schema": DIALECT,
        "title": f"{FORMAT} of Interviewer Copilot",
        **_part(made),
        "$defs": {name: _part(part) for name, part in parts.items()},
    }


def exchange_schema_text() -> str:
    """The schema as it is committed."""
    return json.dumps(exchange_schema(), indent=2, ensure_ascii=False) + "\n"


def exchange_page() -> str:
    """The page as it is committed."""
    schema = exchange_schema()
    blocks = [_HEAD, _table("The card", schema)]
    blocks += [_table(name.removeprefix("Plain"), part) for name, part in schema["$defs"].items()]
    return "\n".join(blocks)


def _part(part: dict[str, Any]) -> dict[str, Any]:
    fields = {name: _field(value) for name, value in part["properties"].items()}
    named = ("description", "type", "required", "additionalProperties")
    kept: dict[str, Any] = {key: part[key] for key in named if key in part}
    return {**kept, "properties": fields}


def _field(value: dict[str, Any]) -> dict[str, Any]:
    """Without names made from the field's, and without null: what is absent is left out."""
    kept = {key: item for key, item in value.items() if key not in ("title", "default")}
    choices = [choice for choice in kept.pop("anyOf", []) if choice != {"type": "null"}]
    if choices:
        kept = {**_field(choices[0]), **kept}
    if "items" in kept:
        kept["items"] = _field(kept["items"])
    return kept


def _table(name: str, part: dict[str, Any]) -> str:
    lines = [f"## {name}", "", part["description"], "", "| field | type | meaning |", "|---|---|---|"]
    for field, value in part["properties"].items():
        optional = "" if field in part.get("required", ()) else "?"
        lines.append(f"| `{field}`{optional} | {_type(value)} | {value.get('description', '')} |")
    return "\n".join(lines) + "\n"


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return f"[{_name(value)}](#{_name(value).lower()})"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join(f"`{each}`" for each in value["enum"])
    if value.get("type") == "array":
        return f"list of {_type(value['items'])}"
    return {"string": "text", "integer": "whole number", "boolean": "true or false"}[value["type"]]


def _name(value: dict[str, Any]) -> str:
    return str(value["$ref"]).rsplit("/", 1)[-1].removeprefix("Plain")
