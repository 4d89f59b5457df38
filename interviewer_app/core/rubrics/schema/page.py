"""docs/pack-format.md, made from the schema: every part of a pack, field by field, each with an example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from interviewer_app.core.rubrics.checks import MOST_PROBES
from interviewer_app.core.rubrics.folder import MOST_BYTES, MOST_FILES
from interviewer_app.core.rubrics.schema.json_schema import pack_schema
from interviewer_app.core.rubrics.schema.meanings import EXAMPLES
from interviewer_app.core.rubrics.yaml_source import DEEPEST, LARGEST_FILE, LONGEST_LINE, MOST_LINES

_MIB = 1024 * 1024
_HEAD = """\
# pack.yaml, field by field

Made from the models by `python3 dev.py docs`; a test compares. [formats.md](formats.md#7-packs) says how a pack is read, what its digest
covers, and what the app refuses; [vectors/pack/pack.yaml](vectors/pack/pack.yaml) is the smallest one that runs.

[pack.schema.json](pack.schema.json) is the same as JSON Schema, draft 2020-12; `interviewer rubric schema -o pack.schema.json` writes it. An
editor that knows the YAML language server completes and checks a pack with this as its first line:

    # yaml-language-server: $schema=pack.schema.json

What a schema cannot say (ids that must exist, levels that cover the scale, budgets within the round) is told by `interviewer rubric lint`. White
space at the ends of a text does not count, here and in the schema; it does count towards a length in the schema alone.

At most {mib} MiB, {lines:,} lines of {line:,} characters, {deep} levels deep, {probes} probes; beside it {files:,} files, {folder} MiB together.
"""


def pack_page() -> str:
    """The page as it is committed."""
    schema = pack_schema()
    parts = schema["$defs"]
    places = _places(schema, parts)
    blocks = [_HEAD.format(mib=LARGEST_FILE // _MIB, lines=MOST_LINES, line=LONGEST_LINE, deep=DEEPEST,
                           probes=MOST_PROBES, files=MOST_FILES, folder=MOST_BYTES // _MIB)]  # fmt: skip
    blocks += ["\n".join(_table("pack.yaml", schema, places)) + "\n"]
    blocks += ["\n".join(_part(name, parts[name], places)) + "\n" for name in places]
    return "\n".join(blocks)


def _places(schema: dict[str, Any], parts: dict[str, Any]) -> dict[str, list[str]]:
    """Where each part may stand, such as `dimensions[].levels[]`, in the order in which a reader meets them."""
    found: dict[str, list[str]] = {}
    waiting = [("", schema)]
    while waiting:
        place, part = waiting.pop(0)
        below = []
        for field, value in part["properties"].items():
            name = _target(value)
            if name is not None:
                where = f"{place}.{field}".lstrip(".") + ("[]" if value.get("type") == "array" else "")
                if name not in found:
                    below.append((where, parts[name]))
                found.setdefault(name, []).append(where)
        waiting = below + waiting
    return found


def _target(value: dict[str, Any]) -> str | None:
    """The part a field holds, or a list of which it holds."""
    reference = value.get("$ref") or value.get("items", {}).get("$ref")
    return None if reference is None else str(reference).rsplit("/", 1)[1]


def _part(name: str, part: dict[str, Any], places: dict[str, list[str]]) -> Iterator[str]:
    yield from _table(places[name][0], part, places)
    if len(places[name]) > 1:
        yield f"\nThe same in {', '.join(f'`{place}`' for place in places[name][1:])}."
    yield "\n```yaml\n" + EXAMPLES[name] + "```"


def _table(title: str, part: dict[str, Any], places: dict[str, list[str]]) -> Iterator[str]:
    yield f"## {title}\n\n{part['description']}\n"
    yield "| field | needed | what it holds | meaning |\n|---|---|---|---|"
    for field, value in part["properties"].items():
        needed = "yes" if field in part.get("required", ()) else ""
        yield f"| `{field}` | {needed} | {_holds(value, places)} | {value['description']} |"


def _holds(value: dict[str, Any], places: dict[str, list[str]]) -> str:
    words = _words(value, places)
    default = value.get("default")
    if default in (None, "", []) or default is False:
        return words
    shown = ", ".join(f"`{item}`" for item in default) if isinstance(default, list) else f"`{default}`"
    return f"{words}; {shown} unless said"


def _words(value: dict[str, Any], places: dict[str, list[str]]) -> str:
    name = _target(value)
    if name is not None:
        link = f"[{places[name][0]}](#{_anchor(places[name][0])})"
        return f"list of {link}{_count(value)}" if value.get("type") == "array" else link
    if "enum" in value:
        return " or ".join(f"`{choice}`" for choice in value["enum"])
    kind = value["type"]
    if kind == "array":
        return f"list{_count(value)}: {_words(value['items'], places)}"
    if kind == "object":
        return f"mapping of slugs to {_words(value['additionalProperties'], places)}"
    if kind == "boolean":
        return "`true` or `false`"
    return _range(value) if kind == "integer" else _text(value)


def _count(value: dict[str, Any]) -> str:
    least, most = value.get("minItems"), value.get("maxItems")
    words = [f"at least {least}"] if least else []
    words += [f"at most {most}"] if most else []
    return f" ({', '.join(words)})" if words else ""


def _range(value: dict[str, Any]) -> str:
    return f"whole number, {value['minimum']} to {value['maximum']}"


def _text(value: dict[str, Any]) -> str:
    pattern = value.get("pattern", "")
    longest = f", at most {value['maxLength']:,} characters" if "maxLength" in value else ""
    if "[a-z0-9]+(-" in pattern:
        return f"slug: small letters, digits, single hyphens{longest}"
    if pattern.count(r"\d{1,6}") == 3:
        return "three numbers, such as `1.0.0`"
    if r"\d{4}" in pattern:
        return "date, such as `2026-01-31`"
    if "a-z" in pattern:
        return "one character"
    return ("one line" if r"\n" in pattern else "text") + longest


def _anchor(heading: str) -> str:
    """The anchor of a heading, as the usual code hosts make it."""
    return "".join(letter for letter in heading.lower().replace(" ", "-") if letter.isalnum() or letter in "-_")
