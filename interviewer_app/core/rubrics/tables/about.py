"""A sheet with two columns that says what the pack as a whole is called, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from interviewer_app.core.rubrics.markdown.names import same, shortened
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.tables.sheet import Sheet

_FIELDS = ("title", "role", "level", "licence", "authors")
_LONGEST = {"level": 80}


def fact_rows(pack: Pack) -> list[list[str]]:
    """A row per field. Id and version stay behind: what was edited in a table is another pack until somebody says so.
    """
    authors = "\n".join(" ".join(name.split()) for name in pack.authors)
    values = (pack.title, pack.role, pack.level, pack.licence, authors)
    return [["Pack", ""], *([field.capitalize(), value] for field, value in zip(_FIELDS, values, strict=True) if value)]


def facts_of(sheet: Sheet) -> dict[str, str]:
    """What such a sheet says, by field; empty where it is another sheet."""
    pairs = {same(row[0]): row[1] for row in sheet.rows if len(row) >= 2 and row[0] and row[1]}
    found = {field: pairs[field] for field in _FIELDS if field in pairs}
    return found if {"title", "licence"} <= found.keys() else {}


def with_facts(tree: dict[str, Any], facts: Mapping[str, str]) -> dict[str, Any]:
    """The tree of an import with what was said of the whole."""
    told: dict[str, Any] = {
        field: shortened(" ".join(text.split()), _LONGEST.get(field, 400))
        for field, text in facts.items()
        if field != "authors"
    }
    if "authors" in facts:
        told["authors"] = [
            shortened(" ".join(line.split()), 400) for line in facts["authors"].split("\n") if line.strip()
        ]
    head = ("id", "version", "title", "role", "level", "authors", "licence")
    merged = {**tree, **told}
    return {field: merged[field] for field in (*head, *(name for name in tree if name not in head)) if field in merged}
