"""Workbooks in: every part is unpacked to a limit and searched for entities before the library sees any of it."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from interviewer_app.core.rubrics.findings import PackError, one, shown
from interviewer_app.core.rubrics.tables.sheet import MOST_EMPTY, Sheet, sheet_of
from interviewer_app.core.rubrics.zips import opened_zip, read_member
from interviewer_app.core.texts import _

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_PART = 8 * 1024 * 1024
LARGEST_BOOK = 24 * 1024 * 1024
MOST_PARTS = 2_000
# Rows and cells as they stand in the file, empty ones too; the sheet itself counts those with something in them.
_MOST_ROWS = 20_000
_MOST_CELLS = 200_000

# What the library trips over in a file that only looks like a workbook; it has no error of its own for that.
TRIPPED = (ValueError, LookupError, TypeError, AttributeError, SyntaxError, ArithmeticError, AssertionError, OSError)

_WANTED = re.compile(
    r"(xl/(workbook|sharedStrings|styles)\.xml|xl/worksheets/[^/]+\.xml|(.*/)?_rels/[^/]*\.rels|\[Content_Types\]\.xml)"
)
_ENCODING = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_book(path: Path) -> list[tuple[str, Sheet | PackError]]:
    """The visible sheets of a workbook by name, formulas as the values they had when it was saved.

    A sheet with more in it than a rubric can have is an error in its place; only somebody who wants it need raise it.
    raises: PackError for no workbook, one that is too large, or holds entities
    """
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it says of styles and extensions changes no text
        try:
            book = openpyxl.load_workbook(checked_book(path), read_only=True, data_only=True)
            sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            return [(sheet.title, _read(path, sheet)) for sheet in sheets]
        except PackError:
            raise
        except TRIPPED as error:
            remedy = _("open it in a spreadsheet, save it again as .xlsx, and try that")
            raise one(path.name, _("is no workbook that can be read"), remedy) from error


def checked_book(path: Path, part: int = LARGEST_PART, book: int = LARGEST_BOOK) -> io.BytesIO:
    """A workbook of the parts with text in them, each looked through. Pictures, macros and links stay behind.

    part, book: the most bytes that a part, and all of them together, may unpack to
    raises:     PackError
    """
    copy = io.BytesIO()
    spent = 0
    with opened_zip(path, LARGEST_FILE, MOST_PARTS) as archive, zipfile.ZipFile(copy, "w") as kept:
        for info in archive.infolist():
            if not _WANTED.fullmatch(info.filename):
                continue
            data = read_member(archive, info, path, min(part, book - spent))
            spent += len(data)
            if len(data) > part or spent > book:
                what = _("unpacks to more than {n} MiB").format(n=part // 1024 // 1024)
                raise one(path.name, what, _("leave out all sheets but the one it is about"),
                          field=shown(info.filename))  # fmt: skip
            _refuse_entities(path, info.filename, data)
            kept.writestr(info.filename, data)
    copy.seek(0)
    return copy


def _refuse_entities(path: Path, name: str, data: bytes) -> None:
    encoding = _ENCODING.match(data)
    readable = data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and b"\0" not in data
    if not readable or (encoding is not None and encoding[1].lower() not in (b"utf-8", b"us-ascii")):
        raise one(path.name, _("is not in UTF-8"), _("save the workbook again"), field=shown(name))
    if any(mark in data for mark in _ENTITIES):
        raise one(path.name, _("declares entities"), _("save the workbook again"), field=shown(name))


def _read(path: Path, sheet: Any) -> Sheet | PackError:
    name = f"{path.name}, {shown(sheet.title)}"
    sheet.reset_dimensions()  # what a sheet claims of its size fills rows with empty cells
    try:
        return sheet_of(name, list(_rows(name, sheet)))
    except PackError as error:
        return error


def _rows(name: str, sheet: Any) -> Iterator[list[str]]:
    cells = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells += len(row)
        if number > _MOST_ROWS or cells > _MOST_CELLS:
            what = _("has more than {n} rows").format(n=_MOST_ROWS)
            if cells > _MOST_CELLS:
                what = _("has more than {n} cells").format(n=_MOST_CELLS)
            raise one(name, what, _("remove the empty ones below the rubric"))
        if len(row) > MOST_EMPTY:
            yield [""] * len(row)  # too wide, which the sheet says
            return
        yield [text_of_value(value) for value in row]


def text_of_value(value: object) -> str:
    """What a cell shows, near enough: whole numbers without a point, days without a time."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
