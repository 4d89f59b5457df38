"""A file as a heading row and a stream of rows, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer_app.core.calibration.intake.cells import text_of
from interviewer_app.core.calibration.intake.csv_stream import Row, bad, dialect_of, rows_of
from interviewer_app.core.texts import _


@dataclass(frozen=True, slots=True)
class Table:
    """name: of the file, as errors say it. head: headings, one per column. rows: what follows, to be read once"""

    name: str
    head: tuple[str, ...]
    rows: Iterator[Row]
    remarks: tuple[str, ...] = ()


def open_table(path: Path) -> Table:
    """raises: BadInput where there is no row of headings, or no such file"""
    dialect = dialect_of(path)
    rows = rows_of(path, dialect)
    words = _("The file says nothing of its encoding and was read as Windows-1252; look at names with accents.")
    return Table(path.name, head_of(path.name, rows), rows, (words,) if dialect.guessed else ())


def head_of(name: str, rows: Iterator[Row]) -> tuple[str, ...]:
    """The headings, taken from the rows."""
    remedy = _("give a table with a row of headings and a row per rating")
    _line, cells = next(rows, (0, []))
    head = [text_of(cell) for cell in cells]
    while head and not head[-1]:
        head.pop()
    if not head:
        raise bad(name, None, _("is empty"), remedy)
    return tuple(head)
