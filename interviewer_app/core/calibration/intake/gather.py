"""Rows become columns of codes while they stream by: a name is kept once, a rating costs some forty bytes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from typing import NoReturn

from interviewer_app.core.calibration.intake.cells import LONGEST_NAME, is_nothing, text_of, whole
from interviewer_app.core.calibration.intake.csv_stream import Row, bad
from interviewer_app.core.calibration.intake.dates import instant_us
from interviewer_app.core.calibration.intake.mapping import NAMED, TOLD, VERSIONS, Reading
from interviewer_app.core.calibration.intake.table import Table
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.texts import _

EMPTY, TOO_LONG = -1, -2
MOST_RATINGS = 3_000_000
NO_TIME = -(2**63)
_EVERY = 20_000
Progress = Callable[[int], None]


class Names(dict[str, int]):
    """The code of a cell; each text is cleaned once. `labels` are the names by code, other spellings already theirs."""

    def __init__(self, others: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.labels: list[str] = []
        self._codes: dict[str, int] = {}
        self._others = others or {}

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


class _Scores(dict[str, int | None]):
    """The score of a cell, None for no rating. raises: ValueError for a word that nobody has given a number"""

    def __init__(self, scale: Mapping[str, int]) -> None:
        super().__init__()
        self._scale = {word.casefold(): value for word, value in scale.items()}

    def __missing__(self, cell: str) -> int | None:
        text = text_of(cell)
        value = self._scale.get(text.casefold())
        if value is None:
            value = whole(text)
        if value is None and not is_nothing(text):
            raise ValueError(text)
        self[cell] = value
        return value


class _Times(dict[str, int]):
    def __missing__(self, cell: str) -> int:
        text = text_of(cell)
        found = NO_TIME if not text else instant_us(text)
        if found is None:
            raise ValueError(text)
        self[cell] = found
        return found


class Gathered:
    """The columns of a table, as far as they were read; `told` and `at_odds` as in `Source`."""

    def __init__(self, name: str, head: tuple[str, ...], reading: Reading) -> None:
        self.name, self._head, self._reading = name, head, reading
        others = {"interviewer": reading.same, "dimension": reading.renamed}
        self.names = {field: Names(others.get(field)) for field in (*NAMED, "session", *VERSIONS)}
        self.codes = {field: array("i") for field in self.names}
        self.score, self.rated_us, self.line = array("q"), array("q"), array("q")
        self.told: dict[str, dict[str, str]] = {}
        self.at_odds: dict[str, str] = {}
        self.without_score = 0
        self.undated = 0
        self._told_at: dict[tuple[str, int], tuple[str, int]] = {}
        self._scores, self._times = _Scores(reading.scale), _Times()

    def take(self, table: Table, progress: Progress | None = None) -> None:
        """Every row. raises: BadInput with the line of the first one that cannot be read"""
        at = {field: self._head.index(name) for field, name in self._reading.columns.items()}
        wide = [(self.names["dimension"][name], self._head.index(name)) for name in self._reading.wide]
        told = [(field, at[field]) for field in TOLD if field in at]
        width = len(self._head)
        for number, (line, cells) in enumerate(table.rows):
            if len(cells) != width:
                self._width(line, cells)
            self._row(line, cells, at, wide, told)
            if progress is not None and number % _EVERY == 0:
                progress(number)
        self.told = {
            field: {self.names["candidate"].labels[who]: said for (name, who), (said, _line) in self._told_at.items()
                    if name == field}
            for field, _place in told
        }  # fmt: skip

    def _row(
        self, line: int, cells: list[str], at: Mapping[str, int], wide: list[tuple[int, int]],
        told: list[tuple[str, int]],
    ) -> None:  # fmt: skip
        row = {field: self.names[field][cells[place]] for field, place in at.items() if field in self.names}
        for field in NAMED:
            if field in row and row[field] < 0:
                self._nobody(line, field, row[field])
        for field, place in told:
            self._tell(field, row["candidate"], text_of(cells[place]), line)
        scores = wide or [(row["dimension"], at["score"])]
        for dimension, place in scores:
            try:
                score = self._scores[cells[place]]
            except ValueError:
                self._no_number(line, place, cells[place])
            if score is None:
                self.without_score += 1
                continue
            self._add(line, row, dimension, score, self._time(line, cells, at))

    def _add(self, line: int, row: dict[str, int], dimension: int, score: int, rated_us: int) -> None:
        for field, column in self.codes.items():
            column.append(row.get(field, EMPTY) if field != "dimension" else dimension)
        self.score.append(score)
        self.rated_us.append(rated_us)
        self.line.append(line)
        if len(self.score) > MOST_RATINGS:
            what = _("has more than {n} ratings").format(n=f"{MOST_RATINGS:,}")
            raise bad(self.name, line, what, _("export one year at a time"))

    def _time(self, line: int, cells: list[str], at: Mapping[str, int]) -> int:
        if "rated_at" not in at:
            return NO_TIME
        try:
            found = self._times[cells[at["rated_at"]]]
        except ValueError:
            what = _("{cell} is no day").format(cell=_said(cells[at["rated_at"]]))
            raise bad(self.name, line, what, _("write it as 2026-01-31 or 2026-01-31T10:15:00Z")) from None
        self.undated += found == NO_TIME
        return found

    def _tell(self, field: str, candidate: int, said: str, line: int) -> None:
        if not said:
            return
        before, there = self._told_at.setdefault((field, candidate), (said, line))
        if before != said and field not in self.at_odds:
            who = shown(self.names["candidate"].labels[candidate])
            what = _("{field} of {who} is {one} in line {line} and {other} here").format(
                field=field, who=who, one=_said(before), line=there, other=_said(said)
            )
            self.at_odds[field] = str(bad(self.name, line, what, _("give one of them in both")))

    def _width(self, line: int, cells: list[str]) -> None:
        width = len(self._head)
        if len(cells) > width and not any(cells[width:]):
            return
        what = _("has {n} cells where the headings are {most}").format(n=len(cells), most=width)
        raise bad(self.name, line, what, _("put texts with a separator in them into quotation marks"))

    def _nobody(self, line: int, field: str, code: int) -> NoReturn:
        if code == TOO_LONG:
            what = _("{field} is longer than {n} characters").format(field=field, n=LONGEST_NAME)
            raise bad(self.name, line, what, _("give the column that holds a name"))
        raise bad(self.name, line, _("has no {field}").format(field=field), _("fill the cell, or remove the row"))

    def _no_number(self, line: int, place: int, cell: str) -> NoReturn:
        text = text_of(cell)
        column = shown(self._head[place])
        if text[:1].isdigit():
            what = _("{cell} in {column} is no whole number").format(cell=_said(text), column=column)
            raise bad(self.name, line, what, _("say which whole number stands for each with --scale")) from None
        what = _("{cell} in {column} is no number").format(cell=_said(text), column=column)
        raise bad(self.name, line, what, _("say the order of the words with --scale 'No<Yes<Strong yes'")) from None


def _said(text: str) -> str:
    return f"“{shown(text, 40)}”"


def gathered(table: Table, reading: Reading, progress: Progress | None = None) -> Gathered:
    """A table read to its end. raises: BadInput"""
    found = Gathered(table.name, table.head, reading)
    found.take(table, progress)
    return found


__all__ = ["Gathered", "Names", "Progress", "Row", "gathered"]
