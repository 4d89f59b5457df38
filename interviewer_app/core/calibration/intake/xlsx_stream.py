"""Workbooks as a stream of rows; the file is measured and searched for entities before the library sees it."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from interviewer_app.core.calibration.intake.csv_stream import LONGEST_CELL, MIB, MOST_COLUMNS, Batch, bad
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import PackError, shown
from interviewer_app.core.rubrics.tables.xlsx_files import TRIPPED, checked_book, text_of_value
from interviewer_app.core.texts import _

LARGEST_PART = 256 * MIB
MOST_ROWS = 300_000
_BATCH_ROWS = 1_000


class Workbook:
    """The visible sheets of a workbook. raises: BadInput for no workbook, one that is too large or holds entities"""

    def __init__(self, path: Path) -> None:
        import openpyxl

        self.name = path.name
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what it says of styles and extensions changes no text
                copy = checked_book(path, LARGEST_PART, LARGEST_PART + 32 * MIB)
                self._book = openpyxl.load_workbook(copy, read_only=True, data_only=True)
        except PackError as error:
            raise BadInput(str(error)) from error
        except TRIPPED as error:
            raise self._broken() from error
        self._sheets = {sheet.title: sheet for sheet in self._book.worksheets if sheet.sheet_state == "visible"}

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(self._sheets)

    def batches(self, sheet: str) -> Iterator[Batch]:
        """Rows of a sheet by their number, empty ones left out. raises: BadInput"""
        chosen = self._sheets[sheet]
        chosen.reset_dimensions()  # what a sheet claims of its size fills rows with empty cells
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield from self._batches(chosen)
        except TRIPPED as error:
            raise self._broken() from error

    def _batches(self, sheet: Any) -> Iterator[Batch]:
        batch, width = Batch([], []), 0
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            if number > MOST_ROWS:
                what = _("has more than {n} rows").format(n=f"{MOST_ROWS:,}")
                raise bad(self.name, number, what, _("save the sheet as CSV"))
            row = [text_of_value(value) for value in values]
            while row and not row[-1]:
                row.pop()
            if not row:
                continue
            self._refuse(number, row)
            width = max(width, len(row))
            row += [""] * (width - len(row))  # a sheet does not keep empty cells at the end of a row
            batch.lines.append(number)
            batch.rows.append(row)
            if len(batch.rows) >= _BATCH_ROWS:
                yield batch
                batch = Batch([], [])
        yield batch

    def _refuse(self, number: int, row: list[str]) -> None:
        if len(row) > MOST_COLUMNS:
            what = _("has more than {n} columns").format(n=MOST_COLUMNS)
            raise bad(self.name, number, what, _("remove what is no rating"))
        if max(map(len, row)) > LONGEST_CELL:
            what = _("has a cell of more than {n} characters").format(n=f"{LONGEST_CELL:,}")
            raise bad(self.name, number, what, _("shorten it"))

    def _broken(self) -> BadInput:
        remedy = _("open it in a spreadsheet, save it again as .xlsx, and try that")
        return bad(self.name, None, _("is no workbook that can be read"), remedy)


def sheet_named(book: Workbook, wanted: str) -> str:
    """raises: BadInput for a sheet that is not there"""
    if wanted in book.sheets:
        return wanted
    there = ", ".join(shown(sheet) for sheet in book.sheets)
    raise bad(book.name, None, _("has no sheet {sheet}").format(sheet=shown(wanted)),
              _("name one of these with --sheet: {sheets}").format(sheets=there))  # fmt: skip
