"""The pages that are made from the code: schemas and field by field, of packs and of plain cards."""

from __future__ import annotations

from interviewer_app.core.exchange.schema import exchange_page, exchange_schema_text
from interviewer_app.core.rubrics.schema.json_schema import schema_text
from interviewer_app.core.rubrics.schema.page import pack_page
from tools.shell import ROOT


def made() -> dict[str, str]:
    """What each page must say, by its path in the project."""
    return {
        "docs/pack.schema.json": schema_text(),
        "docs/pack-format.md": pack_page(),
        "docs/exchange.schema.json": exchange_schema_text(),
        "docs/exchange-format.md": exchange_page(),
    }


if __name__ == "__main__":
    for name, text in made().items():
        (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
        print(name)
