"""Rows become columns of codes while they stream by: a name is kept once, a rating costs some fifty bytes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from itertools import compress, repeat
from typing import NoReturn

from interviewer_app.core.calibration.intake.cells import LONGEST_NAME, is_nothing, text_of, whole
from interviewer_app.core.calibration.intake.csv_stream import Batch, bad, quoted
from interviewer_app.core.calibration.intake.dates import instant_us
from interviewer_app.core.calibration.intake.headings import places
from interviewer_app.core.calibration.intake.mapping import NAMED, TOLD, VERSIONS, Reading
from interviewer_app.core.calibration.intake.table import Table
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.texts import _

EMPTY, TOO_LONG = -1, -2
MOST_RATINGS = 3_000_000
NO_TIME = NO_SCORE = -(2**63)
CODED = (*NAMED, "session", *VERSIONS)
Progress = Callable[[int], None]


class Names(dict[str, int]):
    """The code of a cell; each text is cleaned once. `labels` are the names by code, other spellings already theirs."""

    def __init__(self, others: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.labels: list[str] = []
        self._codes: dict[str, int] = {}
        self._others = {text_of(other): text_of(name) for other, name in (others or {}).items()}

    def __missing__(self, cell: str) -> int:
        text = text_of(cell)
        text = self._others.get(text, text)
        code = EMPTY if not text else TOO_LONG if len(text) > LONGEST_NAME else self._code(text)
        self[cell] = code
        return code

    def _code(self, text: str) -> int:
        if text not in self._codes:
            self._codes[text] = len(self.labels)
            self.labels.append(text)
        return self._codes[text]


class Scores(dict[str, int]):
    """The score of a cell, NO_SCORE for no rating. raises: ValueError for a word that nobody has given a number"""

    def __init__(self, scale: Mapping[str, int]) -> None:
        super().__init__()
        self._scale = {text_of(word).casefold(): value for word, value in scale.items()}

    def __missing__(self, cell: str) -> int:
        text = text_of(cell)
        value = self._scale.get(text.casefold())
        value = whole(text) if value is None else value
        if value is None and not is_nothing(text):
            raise ValueError(text)
        self[cell] = found = NO_SCORE if value is None else value
        return found


class Times(dict[str, int]):
    """The instant of a cell, NO_TIME for an empty one. raises: ValueError for what is no day"""

    def __init__(self, first: str) -> None:
        super().__init__()
        self._first = first

    def __missing__(self, cell: str) -> int:
        text = text_of(cell)
        found = instant_us(text, self._first) if not is_nothing(text) else NO_TIME
        if found is None:
            raise ValueError(text)
        self[cell] = found
        return found


class Gathered:
    """The columns of a table, as far as they were read; `told` and `at_odds` as in `Source`."""

    def __init__(self, table: Table, reading: Reading) -> None:
        self.name, self._head, self._reading = table.name, table.head, reading
        others = {"interviewer": reading.same, "dimension": reading.renamed}
        self._at = {name: places(table.head, said) or () for name, said in reading.columns.items() if said}
        self._wide = [(places(table.head, said) or (0,))[0] for said in reading.wide]
        self.names = {name: Names(others.get(name)) for name in CODED}
        self.codes = {name: array("i") for name in CODED}
        self.score, self.rated_us, self.line = array("q"), array("q"), array("q")
        self.told: dict[str, dict[str, str]] = {name: {} for name in TOLD if name in self._at}
        self.at_odds: dict[str, str] = {}
        self.without_score = self.undated = self.rows = 0
        self._told_at: dict[tuple[str, int], int] = {}
        self._scores, self._times = Scores(reading.scale), Times(reading.dates)

    def take(self, batch: Batch) -> None:
        """raises: BadInput with the line of the first row that cannot be read"""
        if not batch.rows:
            return
        if set(map(len, batch.rows)) != {len(self._head)}:
            batch = Batch(batch.lines, [self._of_width(*row) for row in zip(batch.lines, batch.rows, strict=True)])
        columns = list(zip(*batch.rows, strict=True))
        codes = {name: self._coded(name, columns) for name in CODED if name in self._at}
        for name in NAMED:
            if name in codes and min(codes[name]) < 0:
                self._nobody(name, batch.lines, codes[name])
        for name in self.told:
            self._tell(name, batch.lines, codes["candidate"], self._cells(name, columns))
        times = self._timed(batch.lines, columns)
        for place in self._wide or self._at["score"]:
            self._add(batch.lines, codes, times, place, columns[place])
        self.rows += len(batch.rows)

    def _coded(self, name: str, columns: Sequence[Sequence[str]]) -> list[int]:
        known = self.names[name]
        return [known[cell] for cell in self._cells(name, columns)]

    def _cells(self, name: str, columns: Sequence[Sequence[str]]) -> Sequence[str]:
        one, *more = self._at[name]
        if not more:
            return columns[one]
        return [" ".join(parts) for parts in zip(columns[one], *(columns[at] for at in more), strict=True)]

    def _timed(self, lines: list[int], columns: Sequence[Sequence[str]]) -> list[int]:
        if "rated_at" not in self._at:
            return [NO_TIME] * len(lines)
        cells, known = self._cells("rated_at", columns), self._times
        try:
            return [known[cell] for cell in cells]
        except ValueError:
            self._no_day(lines, cells)

    def _add(
        self, lines: list[int], codes: Mapping[str, list[int]], times: list[int], place: int, cells: Sequence[str]
    ) -> None:
        """The scores of one column; rows without one are no ratings."""
        known = self._scores
        try:
            scores = [known[cell] for cell in cells]
        except ValueError:
            self._no_number(lines, place, cells)
        missing = scores.count(NO_SCORE)
        if missing:
            there = [score != NO_SCORE for score in scores]
            codes = {name: list(compress(column, there)) for name, column in codes.items()}
            lines, times, scores = (list(compress(column, there)) for column in (lines, times, scores))
        self.without_score += missing
        for name, column in self.codes.items():
            if name in codes:
                column.extend(codes[name])
            else:
                column.extend(repeat(self._code_of(name, place), len(scores)))
        self.undated += times.count(NO_TIME)
        self.score.extend(scores)
        self.rated_us.extend(times)
        self.line.extend(lines)
        if len(self.score) > MOST_RATINGS:
            what = _("has more than {n} ratings").format(n=f"{MOST_RATINGS:,}")
            raise bad(self.name, self.line[MOST_RATINGS], what, _("export one year at a time"))

    def _code_of(self, name: str, place: int) -> int:
        """In a wide table the heading is the dimension; other columns are not there."""
        return self.names[name][self._head[place]] if name == "dimension" else EMPTY

    def _tell(self, name: str, lines: list[int], candidates: list[int], cells: Sequence[str]) -> None:
        told, labels = self.told[name], self.names["candidate"].labels
        for line, who, cell in zip(lines, candidates, cells, strict=True):
            said = text_of(cell)
            if not said:
                continue
            before = told.setdefault(labels[who], said)
            there = self._told_at.setdefault((name, who), line)
            if before != said and name not in self.at_odds:
                what = _("{field} of {who} is {one} in line {line} and {other} here").format(
                    field=name, who=shown(labels[who]), one=quoted(before), line=there, other=quoted(said)
                )
                self.at_odds[name] = str(bad(self.name, line, what, _("give one of them in both")))

    def _of_width(self, line: int, cells: list[str]) -> list[str]:
        width = len(self._head)
        if len(cells) == width or (len(cells) > width and not any(cells[width:])):
            return cells[:width]
        what = _("has {n} cells where the headings are {most}").format(n=len(cells), most=width)
        raise bad(self.name, line, what, _("put texts with a separator in them into quotation marks"))

    def _nobody(self, name: str, lines: list[int], codes: list[int]) -> NoReturn:
        at, code = next((at, code) for at, code in enumerate(codes) if code < 0)
        if code == TOO_LONG:
            what = _("{field} is longer than {n} characters").format(field=name, n=LONGEST_NAME)
            raise bad(self.name, lines[at], what, _("give the column that holds a name"))
        raise bad(self.name, lines[at], _("has no {field}").format(field=name), _("fill the cell, or remove the row"))

    def _no_day(self, lines: list[int], cells: Sequence[str]) -> NoReturn:
        at = next(at for at, cell in enumerate(cells) if cell not in self._times)
        text = text_of(cells[at])
        what = _("{cell} is no day").format(cell=quoted(text))
        remedy = _("write it as 2026-01-31 or 2026-01-31T10:15:00Z")
        if not self._reading.dates and instant_us(text, "day") is not None:
            what = _("{cell} can be read in two ways").format(cell=quoted(text))
            remedy = _("say what stands first with --dates day or --dates month")
        raise bad(self.name, lines[at], what, remedy) from None

    def _no_number(self, lines: list[int], place: int, cells: Sequence[str]) -> NoReturn:
        at = next(at for at, cell in enumerate(cells) if cell not in self._scores)
        text = text_of(cells[at])
        column = shown(self._head[place])
        if text[:1].isdigit():
            what = _("{cell} in {column} is no whole number").format(cell=quoted(text), column=column)
            raise bad(self.name, lines[at], what, _("say what stands for it with --scale '2.5=5,3=6'")) from None
        what = _("{cell} in {column} is no number").format(cell=quoted(text), column=column)
        raise bad(self.name, lines[at], what, _("say the order of the words with --scale 'No<Yes'")) from None


def gathered(table: Table, reading: Reading, progress: Progress | None = None) -> Gathered:
    """A table read to its end; `progress` hears how many rows there were so far. raises: BadInput"""
    found = Gathered(table, reading)
    for batch in table.batches:
        found.take(batch)
        if progress is not None:
            progress(found.rows)
    return found
