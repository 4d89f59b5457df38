"""Workbooks out: texts as texts, never formulas, and the same bytes for the same rows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

_EPOCH = datetime(1980, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
# What a workbook would read as an escape, and what XML cannot hold.
_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
# Points per line of a row, and the most lines a row can show.
_LINE = 15
_MOST_LINES = 27
_SIGN = re.compile(r"[=+\-@\t\r]")


class Page(NamedTuple):
    """A sheet to write: its name, its rows, the first of them the head, and how wide each column is in letters."""

    name: str
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]


def xlsx_of(pages: Sequence[Page]) -> bytes:
    """A workbook; every cell is text, marked as such where it begins with a sign of a formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "Interviewer Copilot"
    book.properties.created = _EPOCH
    for page in pages:
        _fill(book.create_sheet(page.name), page)
    stream = io.BytesIO()
    book.save(stream)
    return _settled(stream)


def _fill(sheet: Any, page: Page) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    top, bold = Alignment(vertical="top", wrap_text=True), Font(bold=True)
    for number, row in enumerate(page.rows, 1):
        for column, text in enumerate(row, 1):
            if not text:
                continue
            cell = sheet.cell(number, column)
            cell.value = _ESCAPE.sub(_escaped, text)
            cell.data_type = "s"  # the library takes a text that begins with = for a formula
            cell.quotePrefix = _SIGN.match(text) is not None
            cell.alignment = top
            if number == 1:
                cell.font = bold
        sheet.row_dimensions[number].height = _LINE * max(map(_lines, row, page.widths), default=1)
    for column, width in enumerate(page.widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0  # as many pages down as it takes, one across
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column of so many letters; not every program works it out by itself."""
    return min(_MOST_LINES, sum(1 + len(line) * 5 // (width * 4) for line in text.split("\n")))


def _escaped(found: re.Match[str]) -> str:
    text = found[0]
    return f"_x005F{text}" if text.startswith("_x") else f"_x{ord(text):04X}_"


def _settled(stream: io.BytesIO) -> bytes:
    """The same workbook without the hour of its making."""
    settled = io.BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(settled, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", source.read(name))
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, data)
    return settled.getvalue()
