"""CSV as spreadsheets write it: UTF-8 with or without a mark, UTF-16, comma, semicolon or tab; and CSV they cannot run.

A text that begins with a sign by which a spreadsheet knows a formula gets an apostrophe before it, which reading takes
away again.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from interviewer_app.core.rubrics.findings import one, shown, unreadable
from interviewer_app.core.rubrics.tables.sheet import MOST_EMPTY, MOST_ROWS, Sheet, sheet_of
from interviewer_app.core.texts import _

LARGEST_FILE = 2 * 1024 * 1024
_DELIMITERS = (",", ";", "\t", "|")
_SAID = re.compile(r'\A"?sep=([,;\t|])"?\r?\n', re.IGNORECASE)
_FORMULA = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
# Longer than any field we take; the module's own limit would name no remedy.
_LONGEST_FIELD = LARGEST_FILE
_LONGEST_LINE = 100_000


def read_csv(path: Path) -> Sheet:
    """The table in a CSV file. raises: PackError if it is missing, too large, no UTF-8 or UTF-16 text, or no table"""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise unreadable(str(path), error) from error
    return sheet_of_csv(data, path.name)


def sheet_of_csv(data: bytes, name: str) -> Sheet:
    """The same for the bytes of one."""
    if len(data) > LARGEST_FILE:
        what = _("is larger than {n} MiB").format(n=LARGEST_FILE // 1024 // 1024)
        raise one(name, what, _("give a table with a rubric"))
    text = _decoded(data, name)
    _refuse_long_lines(text, name)
    said = _SAID.match(text)
    skipped = 0 if said is None else 1
    text = text if said is None else text[said.end() :]
    delimiters = _DELIMITERS if said is None else (said[1],)
    tried = [_parsed(text, delimiter) for delimiter in delimiters]
    rows, ends = max(tried, key=lambda pair: _evenness(pair[0]))
    trouble = _trouble(text, delimiters[tried.index((rows, ends))])
    if trouble is not None:
        line, words = trouble
        what = _("has quotation marks that do not fit ({words})").format(words=shown(words))
        raise one(name, what, _("put the cell into quotation marks, and double those inside it"), line=line + skipped)
    lines = [skipped + 1 + end for end in (0, *ends[:-1])]
    return sheet_of(name, [[_without_mark(cell) for cell in row] for row in rows], lines)


def _decoded(data: bytes, name: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = _("save it as CSV UTF-8, or as a workbook (.xlsx)")
        raise one(name, _("is not UTF-8 text"), remedy, line=line) from error
    if "\0" in text:
        raise one(name, _("is no text"), _("save it as CSV UTF-8, or as a workbook (.xlsx)"))
    return text.replace("\ufeff", "")


def _refuse_long_lines(text: str, name: str) -> None:
    """A line of nothing but commas is a million cells."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > _LONGEST_LINE:
            what = _("is a line of over {n} characters").format(n=_LONGEST_LINE)
            raise one(name, what, _("give a table with a rubric"), line=number)


def _parsed(text: str, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """The rows, and for each the number of line ends before its end; as far as the text can be read that way."""
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    ends: list[int] = []
    for row in reader:
        rows.append(row)
        ends.append(reader.line_num)
        if len(rows) > MOST_ROWS or len(row) > MOST_EMPTY:
            break
    return rows, ends


def _trouble(text: str, delimiter: str) -> tuple[int, str] | None:
    """Line and words of the first quotation mark that does not fit."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for number, _row in enumerate(reader):
            start = reader.line_num + 1
            if number > MOST_ROWS:
                break
    except csv.Error as error:
        return start, str(error)
    return None


def _evenness(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many rows have the usual number of cells, and how many that is; a table has at least two."""
    counts = Counter(len(row) for row in rows[:200] if any(cell.strip() for cell in row))
    width, often = max(
        ((w, n) for w, n in counts.items() if w > 1), key=lambda pair: (pair[1], pair[0]), default=(0, 0)
    )
    return often, width


def csv_of(rows: Sequence[Sequence[str | float | None]]) -> bytes:
    """Rows as CSV that a double click opens: comma, CRLF, UTF-8 with a mark, no cell that is a formula.

    A number stands as it is, also a negative one; None is an empty cell.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerows([_with_mark(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _with_mark(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _without_mark(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
