"""A table of dimensions and levels, as people draw it: levels across and dimensions down, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from interviewer_app.core.rubrics.findings import one
from interviewer_app.core.rubrics.markdown.matrix import LONGEST_NAME, WIDEST, Values, value_of
from interviewer_app.core.rubrics.markdown.names import same, shortened
from interviewer_app.core.rubrics.tables.heads import DEEPEST_HEAD, DIMENSIONS, QUESTIONS, known
from interviewer_app.core.rubrics.tables.sheet import Sheet
from interviewer_app.core.texts import _

# Columns and rows that hold something else than a level or a dimension.
_SIDE = frozenset(
    {
        "note",
        "notes",
        "comment",
        "comments",
        "evidence",
        "score",
        "rating",
        "weight",
        "total",
        "points",
        "remarks",
        "bemerkung",
    }
)
_TOTAL = frozenset({"total", "sum", "overall", "average", "summe", "gesamt", "threshold", "pass", "result"})
_CORNER = frozenset({"level", "levels", "rating", "ratings", "score", "scores", "grade", "stufe", "stufen", "value"})
_WORDS = frozenset({
    "poor", "weak", "fair", "good", "strong", "excellent", "outstanding", "below", "meets", "exceeds",
    "below expectations",
    "meets expectations", "exceeds expectations", "junior", "mid", "senior", "staff", "principal", "novice", "beginner",
    "intermediate", "advanced", "expert", "no", "yes", "strong no", "strong yes", "developing", "proficient",
    "exemplary",
})  # fmt: skip
_OUTSIDE = re.compile(r"\((\d{1,2})\)")
_NAMED = re.compile(r"(\d{1,2})(?:[ :.)–-]+(.*))?")
NO_LEVELS = "give the first row a column per level, such as: Dimension, 1, 2, 3, 4"


@dataclass
class Row:
    """A dimension to be. `at`: its row in the sheet; anchors and level names by value; `target` None = nobody said."""

    at: int
    name: str
    id: str = ""
    track: str = ""
    summary: str = ""
    look_for: list[str] = field(default_factory=list)
    target: str = ""
    anchors: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """What a sheet says. `said`: its other texts, for the source note; `headings`: rows with nothing but a name."""

    title: str
    sheet: Sheet
    columns: dict[str, int]
    scale: Values
    rows: tuple[Row, ...]
    said: tuple[str, ...]
    headings: tuple[str, ...]


@dataclass(frozen=True)
class _Levels:
    """Columns by value: those of the scale, and those that only level facets use."""

    scale: Values
    columns: dict[int, int]
    outside: dict[int, int]


def read_table(sheet: Sheet) -> Table:
    """The dimensions of `sheet`. raises: PackError where no levels or no dimensions can be told"""
    if not sheet.rows:
        raise one(sheet.file, _("is empty"), _(NO_LEVELS))
    found = _oriented(sheet)
    if found is None:
        raise one(sheet.file, _("has no levels that can be told from its first row"), _(NO_LEVELS))
    at, body = found
    columns = known(body.rows[0], DIMENSIONS)
    levels = _levels(body.rows[0], columns)
    assert levels is not None
    taken = {*columns.values(), *levels.columns, *levels.outside}
    columns.setdefault("name", next((n for n in range(len(body.rows[0])) if n not in taken), 0))
    rows, said, headings = _rows(body, columns, levels, taken | {columns["name"]})
    if not rows:
        raise one(sheet.file, _("has no dimensions below its first row"), _("give each dimension a row with its name"))
    above = [" ".join(cell for cell in row if cell) for row in sheet.rows[:at] if any(row)]
    title = " ".join(above[0].split()) if above else ""
    return Table(title, body, columns, levels.scale, tuple(rows), (*above[1:], *said), tuple(headings))


def likeness(sheet: Sheet) -> int:
    """How much a sheet looks like a rubric: 2 with levels in numbers, 1 with levels in words, else 0."""
    if _oriented(sheet, (True,)):
        return 2
    return 1 if _oriented(sheet, (False,)) else 0


def _oriented(sheet: Sheet, numbers: Sequence[bool] = (True, False)) -> tuple[int, Sheet] | None:
    """Where the table begins, and the table from its head on, levels across."""
    for want_numbers in numbers:
        for at, row in enumerate(sheet.rows[:DEEPEST_HEAD]):
            below = sheet.below(at)
            if len(below.rows) < 2 or sum(map(bool, row)) < 2:
                continue
            for candidate in (below, below.turned()):
                if _is_head(candidate, want_numbers):
                    return at, candidate
    return None


def _is_head(sheet: Sheet, numbers: bool) -> bool:
    head = sheet.rows[0]
    levels = _levels(head, known(head, DIMENSIONS))
    if levels is None:
        return False
    if numbers:
        return sum(value_of(_flat(head[at])) is not None for at in levels.columns) >= 2
    if len(known(head, QUESTIONS).keys() | {"text"}) >= 4:
        return False  # a table of questions has columns of words too
    if sheet.flipped:
        return same(head[0]) in _CORNER or sum(same(cell) in _WORDS for cell in head) >= 2
    down = [row[0] for row in sheet.rows[1:]]
    turned = same(head[0]) in _CORNER or sum(same(cell) in _WORDS for cell in down) >= 2
    return not turned or sum(same(cell) in _WORDS for cell in head) >= 2


def _levels(head: Sequence[str], columns: dict[str, int]) -> _Levels | None:
    taken = set(columns.values())
    outside = {at: int(aside[1]) for at, cell in enumerate(head) if (aside := _OUTSIDE.fullmatch(cell.strip()))}
    free = [at for at, cell in enumerate(head) if cell and at not in taken and at not in outside]
    numbered = {at: found for at in free if (found := value_of(_flat(head[at]))) is not None}
    if len(numbered) >= 2:
        return _numbered(head, numbered, outside)
    if free and free[0] == 0 and "name" not in columns:
        free = free[1:]  # the first column names the dimensions, whatever its head says
    words = [at for at in free if same(head[at]) not in _SIDE]
    if not 2 <= len(words) <= WIDEST:
        return None
    return _counted(head, words, outside)


def _numbered(head: Sequence[str], numbered: dict[int, tuple[int, str]], outside: dict[int, int]) -> _Levels | None:
    values = [value for value, _name in numbered.values()]
    if len(values) > WIDEST or len(set(values)) < len(values):
        return None
    if max(values) - min(values) == len(values) - 1:
        names = {value: shortened(name, LONGEST_NAME) for value, name in numbered.values() if name}
        scale = Values(tuple(sorted(values)), dict(sorted(names.items())))
        return _Levels(scale, {at: value for at, (value, _name) in numbered.items()}, outside)
    return _counted(head, sorted(numbered, key=lambda at: numbered[at][0]), outside)


def _counted(head: Sequence[str], columns: Sequence[int], outside: dict[int, int]) -> _Levels:
    """Values of our own, 1 from the left (1, 3, 5: from the smallest); what the head says becomes the names."""
    names = {value: shortened(_flat(head[at]), LONGEST_NAME) for value, at in enumerate(columns, 1)}
    return _Levels(Values(tuple(names), names, True), {at: value for value, at in enumerate(columns, 1)}, outside)


def _flat(cell: str) -> str:
    return " ".join(cell.split())


def _rows(
    sheet: Sheet, columns: dict[str, int], levels: _Levels, taken: set[int]
) -> tuple[list[Row], list[str], list[str]]:
    rows: list[Row] = []
    said: list[str] = []
    alone: list[Row] = []
    for at, cells in enumerate(sheet.rows[1:], 1):
        if not any(cells):
            continue
        row = _row(at, cells, columns, levels)
        if not row.name:
            raise sheet.trouble(at, columns["name"], _("is empty in a row with words in it"), _("name the dimension"))
        if same(row.name) in _TOTAL and not row.anchors:
            said.append(" | ".join(cell for cell in cells if cell))
            continue
        said += [
            f"{_flat(sheet.rows[0][n])}, {row.name}: {cell}".lstrip(", ")
            for n, cell in enumerate(cells)
            if cell and n not in taken
        ]
        rows.append(row)
        if sum(map(bool, cells)) == 1:
            alone.append(row)
    # Among rows with anchors, one with nothing but a name is a heading above some of them.
    if sum(bool(row.anchors) for row in rows) * 2 < len(rows):
        alone = []
    return [row for row in rows if row not in alone], said, [row.name for row in alone]


def _row(at: int, cells: Sequence[str], columns: dict[str, int], levels: _Levels) -> Row:
    def cell(name: str) -> str:
        return cells[columns[name]] if name in columns else ""

    anchors = {value: cells[n] for n, value in sorted((*levels.columns.items(), *levels.outside.items())) if cells[n]}
    names: dict[int, str] = {}
    for line in cell("names").split("\n"):
        found = _NAMED.fullmatch(line.strip())
        if found:
            names[int(found[1])] = shortened(found[2] or "", LONGEST_NAME)
    return Row(at, _flat(cell("name")), cell("id"), cell("track"), cell("summary"), lines(cell("look_for")),
               cell("target"), dict(sorted(anchors.items())), names)  # fmt: skip


def lines(cell: str) -> list[str]:
    """A list in a cell: a line each, with or without a bullet."""
    bare = (re.sub(r"\A[-*•–][ \t]+", "", line.strip()) for line in cell.split("\n"))
    return [line for line in bare if line]
