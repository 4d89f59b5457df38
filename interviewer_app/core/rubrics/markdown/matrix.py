"""Scales and anchors in a Markdown rubric: from the head of a scoring matrix, its cells, or a numbered legend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interviewer_app.core.rubrics.markdown.names import Name, match, names, same, shortened
from interviewer_app.core.rubrics.markdown.outline import Listing, Node, Paragraph, Table

WIDEST = 11
MOST_ROWS = 200
LONGEST_NAME = 80

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_VALUE = re.compile(rf"(?:[^\W\d_]+\s+)?(\d{{1,2}})(?:\s*[{_DASHES}:.)=(|]*\s*([^\d\s].*?)\)?)?")
# In a list a sign stands between value and words: "Waits 2 seconds" is a sentence and not level 2.
_VALUE_SIGN = re.compile(rf"(?:[^\W\d_]+\s+)?\(?\d{{1,2}}\s*[{_DASHES}:.)=|]")
_VALUE_LAST = re.compile(r"(\D+?)\s*[(\[](\d{1,2})[)\]]")
_RANGE = re.compile(rf"(?<![\d.:])(\d{{1,2}})\s*(?:[{_DASHES}]+|…|\.\.+|to|through|bis|à|a)\s*(\d{{1,2}})(?![\d:%])")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# Columns that hold something else than a value of the scale, where the values are words.
_SIDE = {"note", "notes", "comment", "comments", "evidence", "score", "rating", "weight", "total", "points", "remarks"}


@dataclass(frozen=True)
class Values:
    """A scale as published. `names` by value, where it has words; `counted`: the numbers are ours, 1 from the left."""

    values: tuple[int, ...]
    names: dict[int, str]
    counted: bool = False


@dataclass(frozen=True)
class Matrix:
    """The scoring table: which name each row has, its scale (None if the head shows none), anchors per row.

    beside: what filled cells of other columns (weights, notes) say, such as `Weight, Delivery: 2`
    """

    rows: tuple[Name, ...]
    scale: Values | None
    anchors: tuple[dict[int, str], ...]
    beside: tuple[str, ...]
    table: Table


def find_matrix(root: Node, headings: Sequence[str]) -> Matrix | None:
    """The table whose rows are named like most `headings`; else the first with numbers in its head; else None."""
    tables = [block for _node, block in root.contents() if isinstance(block, Table) and _is_small(block)]
    candidates = [matrix for table in tables for matrix in (_matrix(table), _matrix(turned(table)))]
    known = names(headings)
    ranked = [(sum(match(row, known) is not None for row in matrix.rows), matrix) for matrix in candidates]
    best = max(ranked, key=lambda pair: pair[0], default=(0, None))
    if best[1] is not None and (best[0] >= 2 or (best[0] == 1 and len(best[1].rows) == 1)):
        return best[1]
    return next((matrix for matrix in candidates if _scores(matrix)), None)


def _is_small(table: Table) -> bool:
    return 0 < len(table.rows) <= MOST_ROWS and len(table.head) <= MOST_ROWS


def _scores(matrix: Matrix) -> bool:
    """Rows with names under a head of numbers: a matrix even where no heading is like them."""
    named = all(_LETTERS.search(row.text) for row in matrix.rows)
    return matrix.scale is not None and not matrix.scale.counted and named


def _matrix(table: Table) -> Matrix:
    columns, scale = _columns(table.head)
    rows = names([row[0] for row in table.rows])
    anchors = tuple(
        {value: row[column] for column, value in columns.items() if _LETTERS.search(row[column])} for row in table.rows
    )
    beside = tuple(
        f"{table.head[at]}, {row[0]}: {cell}"
        for row in table.rows
        for at, cell in enumerate(row)
        if at and at not in columns and any(letter.isalnum() for letter in cell)
    )
    return Matrix(tuple(rows), scale, anchors, beside, table)


def turned(table: Table) -> Table:
    """Rows as columns."""
    lines = list(zip(table.head, *table.rows, strict=True))
    return Table(tuple(lines[0]), tuple(tuple(line) for line in lines[1:]))


def _columns(head: Sequence[str]) -> tuple[dict[int, int], Values | None]:
    """Which columns stand for which value, and the scale they make."""
    numbered = {at: found for at, cell in enumerate(head) if at and (found := value_of(cell)) is not None}
    if len(numbered) >= 2:
        scale = _scale([found for found in numbered.values()], [head[at] for at in numbered])
        if scale is None:
            return {}, None
        if scale.counted:
            return dict(zip(numbered, scale.values, strict=True)), scale
        return {at: value for at, (value, _name) in numbered.items()}, scale
    words = [at for at, cell in enumerate(head) if at and _LETTERS.search(cell) and same(cell) not in _SIDE]
    if not 2 <= len(words) <= WIDEST:
        return {}, None
    return {at: value for value, at in enumerate(words, 1)}, _counted([head[at] for at in words])


def value_of(cell: str) -> tuple[int, str] | None:
    """`3`, `Level 3`, `3 - Good` or `Good (3)` as value and name; None for anything else."""
    first = _VALUE.fullmatch(cell.strip())
    if first:
        return int(first[1]), (first[2] or "").strip()
    last = _VALUE_LAST.fullmatch(cell.strip())
    return (int(last[2]), last[1].strip()) if last else None


def _scale(found: Sequence[tuple[int, str]], cells: Sequence[str]) -> Values | None:
    values = [value for value, _name in found]
    if sorted(values) == list(range(min(values), min(values) + len(values))) and len(values) <= WIDEST:
        labelled = {value: shortened(name, LONGEST_NAME) for value, name in sorted(found) if name}
        return Values(tuple(sorted(values)), labelled)
    if len(values) > WIDEST or values != sorted(set(values)):
        return None
    return _counted(cells)  # 1, 3, 5: the published numbers become names


def _counted(cells: Sequence[str]) -> Values:
    return Values(
        tuple(range(1, len(cells) + 1)), {at: shortened(cell, LONGEST_NAME) for at, cell in enumerate(cells, 1)}, True
    )


def legend(nodes: Sequence[Node], matrix: Matrix | None) -> Values | None:
    """A scale that is explained value by value, in a list or in a table that is not the matrix."""
    for block in (block for node in nodes for block in node.blocks):
        if isinstance(block, Table) and matrix is not None and block in (matrix.table, turned(matrix.table)):
            continue
        words = numbered_words(block)
        if len(words) >= 2 and sorted(words) == list(range(min(words), min(words) + len(words))):
            return Values(tuple(sorted(words)), {value: _short(text) for value, text in sorted(words.items())})
    return None


def numbered_words(block: object) -> dict[int, str]:
    """Items such as `1: misses it`, or rows that begin with a value, as words by value; empty for any other block."""
    pairs: list[tuple[str, str]] = []
    if isinstance(block, Listing):
        if not all(_VALUE_SIGN.match(item.text) or _VALUE_LAST.fullmatch(item.text) for item in block.items):
            return {}
        pairs = [(item.text, "") for item in block.items]
    elif isinstance(block, Table) and len(block.head) >= 2:
        pairs = [(row[0], " ".join(cell for cell in row[1:] if cell)) for row in block.rows]
    found: dict[int, str] = {}
    for cell, rest in pairs:
        value = value_of(cell)
        if value is None or value[0] in found:
            return {}
        words = ". ".join(part for part in (value[1], rest) if part)
        if not _LETTERS.search(words):
            return {}
        found[value[0]] = words
    return found


def _short(text: str) -> str:
    return shortened(re.split(r"[.;:–—(]|,\s| - ", text)[0].strip() or text, 40)


def stated_range(nodes: Sequence[Node]) -> Values | None:
    """A scale that is only named, such as "score from 1 to 4"."""
    for text in _texts(nodes):
        for found in _RANGE.finditer(text):
            low, high = int(found[1]), int(found[2])
            if low in (0, 1) and low + 1 < high < low + WIDEST:
                return Values(tuple(range(low, high + 1)), {})
    return None


def _texts(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        yield node.name
        for block in node.blocks:
            if isinstance(block, Paragraph):
                yield block.text
            elif isinstance(block, Listing):
                yield from (item.text for item in block.items)
