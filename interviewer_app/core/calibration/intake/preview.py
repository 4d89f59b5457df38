"""A table before it is read: its columns, what was made of them, ten ratings, and what is still to be said.

Nothing here needs numpy: the import panel of the window draws it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from interviewer_app.core.calibration.intake.csv_stream import Batch
from interviewer_app.core.calibration.intake.gather import EMPTY, NO_TIME, Gathered
from interviewer_app.core.calibration.intake.mapping import Reading
from interviewer_app.core.calibration.intake.prepare import Prepared, Question, prepare
from interviewer_app.core.errors import BadInput

SHOWN = 10
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the first different texts below it."""

    heading: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One rating as it will be read; rated_us: UTC microseconds, None where the table does not say."""

    line: int
    candidate: str
    interviewer: str
    dimension: str
    score: int
    session: str = ""
    rated_us: int | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """name:      of the file
    columns:   as they stand
    reading:   how it will be read, guesses filled in; hand it back, changed or not
    rows:      the first ratings; empty while a needed question is open
    questions: what must be said first (`needed`), and what may be: spellings that may be one
    remarks:   sentences on what was guessed
    problem:   the first sentence about something that cannot be read, "" where the first rows are in order
    """

    name: str
    columns: tuple[Column, ...]
    reading: Reading
    rows: tuple[PreviewRow, ...]
    questions: tuple[Question, ...]
    remarks: tuple[str, ...]
    problem: str = ""

    @property
    def ready(self) -> bool:
        return not self.problem and not any(question.needed for question in self.questions)


def preview(path: Path, reading: Reading | None = None, remembered: Reading | None = None) -> Preview:
    """Reads the first 25,000 rows.

    reading:    what the person has said so far; the rest is guessed
    remembered: what was said of a table with these headings before (`remembered.recall`)
    raises:     BadInput where there is no table, or where what was said does not fit it
    """
    prepared = prepare(path, reading, remembered)
    rows, problem = _first_rows(prepared)
    table = prepared.sample.table
    columns = tuple(Column(heading, _samples(prepared, at)) for at, heading in enumerate(table.head))
    return Preview(table.name, columns, prepared.reading, rows, prepared.questions,
                   (*table.remarks, *prepared.told), problem or prepared.sample.problem)  # fmt: skip


def _samples(prepared: Prepared, at: int) -> tuple[str, ...]:
    cells = (row[at] for row in prepared.sample.batch.rows[:200] if at < len(row))
    return tuple(list(dict.fromkeys(cell.strip()[:80] for cell in cells if cell.strip()))[:_SAMPLES])


def _first_rows(prepared: Prepared) -> tuple[tuple[PreviewRow, ...], str]:
    """Ten ratings, and what is wrong with the first rows that cannot be read."""
    if any(question.needed for question in prepared.questions):
        return (), ""
    found = Gathered(prepared.sample.table, prepared.reading)
    lines, rows = prepared.sample.batch
    problem = ""
    for start in range(0, len(rows), SHOWN):
        try:
            found.take(Batch(lines[start : start + SHOWN], rows[start : start + SHOWN]))
        except BadInput as error:
            problem = str(error)
            break
    order = sorted(range(len(found.score)), key=found.line.__getitem__)[:SHOWN]
    return tuple(_row(found, at) for at in order), problem


def _row(found: Gathered, at: int) -> PreviewRow:
    def name(field: str) -> str:
        code = found.codes[field][at]
        return "" if code == EMPTY else found.names[field].labels[code]

    rated_us = found.rated_us[at]
    return PreviewRow(
        found.line[at], name("candidate"), name("interviewer"), name("dimension"), found.score[at], name("session"),
        None if rated_us == NO_TIME else rated_us,
    )  # fmt: skip
