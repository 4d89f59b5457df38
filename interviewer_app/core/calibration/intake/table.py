"""A file as a heading row and a stream of rows, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from interviewer_app.core.calibration.intake.cells import text_of
from interviewer_app.core.calibration.intake.csv_stream import Batch, bad, batches_of, dialect_of, unreadable
from interviewer_app.core.calibration.intake.headings import guess, head_among
from interviewer_app.core.calibration.intake.mapping import Reading
from interviewer_app.core.texts import _

_DEEPEST_HEAD = 20  # a title and a sentence or two may stand above the headings
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is being read.

    name:    of the file, as errors say it
    head:    headings, one per column, and the line they stand on
    batches: the rows below them, to be read once
    tops:    the first rows, cleaned, the headings among them
    """

    name: str
    head: tuple[str, ...]
    head_line: int
    batches: Iterator[Batch]
    remarks: tuple[str, ...] = ()
    tops: tuple[tuple[str, ...], ...] = ()


def open_table(path: Path, reading: Reading | None = None) -> Table:
    """The table of a file; `reading` says the sheet of a workbook, and which headings to look for.

    raises: BadInput where there is no row of headings, or no such file
    """
    reading = reading or Reading()
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise unreadable(path, error) from error
    if start == _OLD:
        what = _("is a workbook of the old kind (.xls)")
        raise bad(path.name, None, what, _("save it as .xlsx or CSV"))
    if start == _ZIP:
        return _of_workbook(path, reading)
    dialect = dialect_of(path)
    words = _("The file says nothing of its encoding and was read as Windows-1252; look at names with accents.")
    return _headed(path.name, batches_of(path, dialect), reading, (words,) if dialect.guessed else ())


def _of_workbook(path: Path, reading: Reading) -> Table:
    from interviewer_app.core.calibration.intake.xlsx_stream import Workbook, sheet_named

    book = Workbook(path)
    if reading.sheet:
        return _headed(path.name, book.batches(sheet_named(book, reading.sheet)), reading, ())
    found = [(sheet, _headed(path.name, book.batches(sheet), reading, ())) for sheet in book.sheets]
    filled = [(sheet, table) for sheet, table in found if table.head]
    sheet, table = max(filled or found, key=lambda pair: len(guess(pair[1].head)), default=("", None))
    if table is None:
        raise _empty(path.name)
    words = _("Of the sheets “{sheet}” was read; name another with --sheet.").format(sheet=sheet)
    return table if len(found) == 1 else replace(table, remarks=(words,))


def _headed(name: str, batches: Iterator[Batch], reading: Reading, remarks: tuple[str, ...]) -> Table:
    """The table below its headings; `head` is empty where there is no row at all."""
    first = next((batch for batch in batches if batch.rows), Batch([], []))
    tops = tuple(_trimmed(row) for row in first.rows[:_DEEPEST_HEAD])
    at = head_among(tops, (*reading.columns.values(), *reading.wide))
    below = Batch(first.lines[at + 1 :], first.rows[at + 1 :])
    head, line = (tops[at], first.lines[at]) if tops else ((), 1)
    return Table(name, head, line, chain([below], batches), remarks, tops)


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    """The cells, cleaned, without empty ones at the end."""
    cells = [text_of(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def checked_head(table: Table) -> Table:
    """raises: BadInput where there are no headings"""
    if not table.head:
        raise _empty(table.name)
    return table


def _empty(name: str) -> Exception:
    return bad(name, None, _("is empty"), _("give a table with a row of headings and a row per rating"))
