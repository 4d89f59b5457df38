"""CSV of any size as a stream of rows with their lines: bounded memory, and a sentence for what is no such table."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, islice
from pathlib import Path
from typing import BinaryIO, NamedTuple, NoReturn, TextIO

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.texts import _

MIB = 1024 * 1024
LARGEST_FILE = 512 * MIB
MOST_LINES = 3_000_000
MOST_COLUMNS = 300
LONGEST_CELL = 100_000
_CHUNK = MIB
_DELIMITERS = (",", ";", "\t", "|")
_SAID = re.compile(r'\A"?sep=([,;\t|])"?(?:\r\n|\r|\n)', re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LINE_END = re.compile("\r\n|\r|\n")
_BATCH_ROWS = 2_000


class Batch(NamedTuple):
    """Rows one after the other, none of them empty, and the line each begins on."""

    lines: list[int]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a CSV file is written. skipped: lines before the head; guessed: nobody said that it is Windows-1252"""

    encoding: str
    delimiter: str
    skipped: int = 0
    guessed: bool = False


def bad(name: str, line: int | None, what: str, remedy: str) -> BadInput:
    """One sentence about a table: where, what, what to do."""
    where = shown(name, 300) if line is None else f"{shown(name, 300)}:{line}"
    return BadInput(f"{where}: {what}; {remedy}.")


def quoted(text: str) -> str:
    """Foreign text within a sentence."""
    return f"“{shown(text, 40)}”"


def unreadable(path: Path, error: OSError) -> BadInput:
    reason = shown(error.strerror or type(error).__name__).lower()
    what = _("cannot be read ({reason})").format(reason=reason)
    return bad(path.name, None, what, _("check the path and its permissions"))


def dialect_of(path: Path) -> Dialect:
    """Looks through the whole file once, byte by byte, so that a refusal takes no longer than reading it.

    raises: BadInput for none, an empty one, one that is too large, and what is no text
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            what = _("is {n} MiB; more than {most} MiB is no table of ratings").format(
                n=size // MIB, most=LARGEST_FILE // MIB
            )
            raise bad(path.name, None, what, _("export fewer columns, or one year at a time"))
        with path.open("rb") as file:
            return _looked_through(path.name, file)
    except OSError as error:
        raise unreadable(path, error) from error


def batches_of(path: Path, dialect: Dialect) -> Iterator[Batch]:
    """Every row with the line it begins on, empty rows left out, a few thousand at a time. raises: BadInput"""
    try:
        with path.open(encoding=dialect.encoding, newline="") as file:
            yield from _batches(path.name, file, dialect)
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeError as error:
        raise bad(path.name, None, _("is not the text it seemed to be"), _remedy()) from error


def _remedy() -> str:
    return _("save it as CSV UTF-8, or as a workbook (.xlsx)")


def _looked_through(name: str, file: BinaryIO) -> Dialect:
    first = file.read(_CHUNK)
    if not first:
        raise bad(name, None, _("is empty"), _("give a table with a row of headings and a row per rating"))
    encoding = next((found for mark, found in _MARKS if first.startswith(mark)), "")
    wide = encoding == "utf-16" or (not encoding and _wide(first))
    if wide and not encoding:
        encoding = "utf-16-le" if first[1:2] == b"\0" else "utf-16-be"
    valid = _checked(name, file, first, wide)
    guessed = not wide and not valid
    if not encoding or guessed:
        encoding = "cp1252" if guessed else "utf-8"
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(first)
    except UnicodeError as error:
        raise bad(name, None, _("is no text"), _remedy()) from error
    said = _SAID.match(text)
    if said is not None:
        return Dialect(encoding, said[1], 1, guessed)
    return Dialect(encoding, _delimiter(text), 0, guessed)


def _wide(first: bytes) -> bool:
    """UTF-16 without a mark: every other byte of the first letters is zero."""
    start = first[:64]
    return len(start) >= 4 and (set(start[1::2]) == {0} or set(start[0::2]) == {0})


def _checked(name: str, file: BinaryIO, chunk: bytes, wide: bool) -> bool:
    """Whether it is all UTF-8. raises: BadInput for too many lines or a NUL"""
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid, lines = True, 0
    while chunk:
        if b"\0" in chunk and not wide:
            at = lines + chunk.count(b"\n", 0, chunk.index(b"\0")) + 1
            raise bad(name, at, _("holds a NUL, which no text does"), _remedy())
        ends = max(chunk.count(b"\n"), chunk.count(b"\r"))
        if not ends and len(chunk) == _CHUNK:
            what = _("is a line of over {n} characters").format(n=f"{_CHUNK:,}")
            raise bad(name, lines + 1, what, _("give a table with a row per line"))
        lines += ends
        if lines > MOST_LINES:
            _too_many(name)
        if valid:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                valid = False
        chunk = file.read(_CHUNK)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        valid = False
    return valid


def _too_many(name: str) -> NoReturn:
    what = _("has more than {n} lines").format(n=f"{MOST_LINES:,}")
    raise bad(name, MOST_LINES + 1, what, _("export one year at a time"))


def _delimiter(text: str) -> str:
    """The sign that cuts the head into most cells, and the next lines into as many."""

    def evenness(delimiter: str) -> tuple[int, int]:
        lines = [line for line in text.splitlines()[:50] if line.strip()]
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        except csv.Error:
            return 0, 0
        width = widths[0] if widths else 1
        return (0, 1) if width == 1 else (widths.count(width), width)

    csv.field_size_limit(MIB)
    return max(_DELIMITERS, key=evenness)


def _batches(name: str, file: TextIO, dialect: Dialect) -> Iterator[Batch]:
    for _number in range(dialect.skipped):
        file.readline()
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(file, delimiter=dialect.delimiter, strict=True)
    rows: list[list[str]] = []
    start, trouble = dialect.skipped + 1, ""
    while not trouble:
        rows = []
        try:
            rows.extend(islice(reader, _BATCH_ROWS))  # what stands before the trouble is kept
        except csv.Error as error:
            trouble = str(error)
        if not rows and not trouble:
            return
        plain = not trouble and dialect.skipped + reader.line_num - start + 1 == len(rows)
        lines = list(range(start, start + len(rows))) if plain else _lines(start, rows)
        start = lines.pop() if not plain else start + len(rows)
        yield _filled(name, lines, rows)
    raise _broken(name, start, trouble)


def _lines(start: int, rows: Sequence[Sequence[str]]) -> list[int]:
    """The line each row begins on, and the one after them: a cell may hold line ends."""
    lines = [start]
    for row in rows:
        lines.append(lines[-1] + 1 + sum(len(_LINE_END.findall(cell)) for cell in row))
    return lines


def _filled(name: str, lines: list[int], rows: list[list[str]]) -> Batch:
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        at = next(at for at, row in enumerate(rows) if len(row) > MOST_COLUMNS)
        what = _("has more than {n} columns").format(n=MOST_COLUMNS)
        raise bad(name, lines[at], what, _("remove what is no rating"))
    there = [any(row) for row in rows]
    if all(there):
        return Batch(lines, rows)
    return Batch(list(compress(lines, there)), list(compress(rows, there)))


def _broken(name: str, line: int, words: str) -> BadInput:
    if "field larger" in words:
        what = _("has a cell of more than {n} characters").format(n=f"{LONGEST_CELL:,}")
        return bad(name, line, what, _("shorten it, or close its quotation mark"))
    what = _("has quotation marks that do not fit ({words})").format(words=shown(words))
    return bad(name, line, what, _("put the cell into quotation marks, and double those inside it"))
