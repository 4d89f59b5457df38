"""A table of texts, wherever it came from, and where each cell stands in its file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from interviewer_app.core.rubrics.findings import Finding, PackError, one, shown
from interviewer_app.core.texts import _

MOST_ROWS = 2_000
MOST_COLUMNS = 64
# Columns as they stand in the file, empty ones too.
MOST_EMPTY = 300
LONGEST_CELL = 20_000
MOST_LETTERS = 1_000_000

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Sheet:
    """Rows of one width, cells cleaned, empty ones as "".

    file:  as errors name it: the file, and the sheet of a workbook
    where: for each row of the file its number as a spreadsheet counts (from 1), and its line in a text file (else None)
    flipped: the rows here are columns there
    """

    file: str
    rows: tuple[tuple[str, ...], ...]
    where: tuple[tuple[int, int | None], ...]
    flipped: bool = False

    def trouble(self, row: int, column: int | None, what: str, remedy: str) -> PackError:
        """An error about a cell, or with no column about a row; both count from 0."""
        return PackError([Finding(shown(self.file, 300), *self._place(row, column), what, remedy)])

    def _place(self, row: int, column: int | None) -> tuple[int | None, str]:
        if self.flipped and column is None:
            return None, _("column {name}").format(name=letters(row))
        if self.flipped:
            row, column = column or 0, row
        number, line = self.where[row]
        return line, _("row {n}").format(n=number) if column is None else f"{letters(column)}{number}"

    def turned(self) -> Sheet:
        """Rows as columns."""
        return Sheet(self.file, tuple(zip(*self.rows, strict=True)), self.where, not self.flipped)

    def below(self, row: int) -> Sheet:
        """The sheet from `row` on."""
        return Sheet(self.file, self.rows[row:], self.where[row:])


def sheet_of(file: str, rows: Sequence[Sequence[str]], lines: Sequence[int] | None = None) -> Sheet:
    """A sheet without empty rows and columns at its edges.

    raises: PackError for more rows, columns or letters than a rubric can have
    """
    kept: list[tuple[str, ...]] = []
    where: list[tuple[int, int | None]] = []
    spent = 0
    for number, row in enumerate(rows, 1):
        if len(row) > MOST_EMPTY:
            what = _("has more than {n} columns").format(n=MOST_EMPTY)
            remedy = _("remove the empty ones beside the rubric")
            raise one(
                file, what, remedy, line=lines[number - 1] if lines else None, field=_("row {n}").format(n=number)
            )
        cells = [clean(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        line = lines[number - 1] if lines else None
        spent += sum(map(len, cells))
        _refuse(file, number, line, cells, spent)
        kept.append(tuple(cells))
        where.append((number, line))
    width = max(map(len, kept), default=0)
    full = tuple(row + ("",) * (width - len(row)) for row in kept)
    end = max((at + 1 for at, row in enumerate(full) if any(row)), default=0)
    return Sheet(file, full[:end], tuple(where[:end]))


def _refuse(file: str, number: int, line: int | None, cells: Sequence[str], spent: int) -> None:
    row = _("row {n}").format(n=number)
    if cells and number > MOST_ROWS:
        raise one(
            file, _("has more than {n} rows").format(n=MOST_ROWS), _("give the sheet with the rubric alone"), line=line
        )
    if len(cells) > MOST_COLUMNS:
        what = _("has more than {n} columns").format(n=MOST_COLUMNS)
        raise one(file, what, _("remove what is not the rubric"), line=line, field=row)
    for column, cell in enumerate(cells):
        if len(cell) > LONGEST_CELL:
            what = _("is longer than {n} characters").format(n=LONGEST_CELL)
            raise one(file, what, _("shorten it"), line=line, field=f"{letters(column)}{number}")
    if spent > MOST_LETTERS:
        raise one(file, _("holds more than {n} characters").format(n=MOST_LETTERS), _("split it"), line=line, field=row)


def clean(text: str) -> str:
    """NFC, line feeds alone as line ends, no control or direction characters, nothing at the ends."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _UNWANTED.sub("", _BREAKS.sub("\n", unicodedata.normalize("NFC", text))).strip()


def letters(column: int) -> str:
    """A column, counted from 0, as spreadsheets call it: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
