"""A board as plain JSON values, for `debrief --json` and whoever builds on it."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.debriefs.boards.board import Board, Row
from interviewer_app.core.debriefs.boards.cells import Cell
from interviewer_app.core.debriefs.boards.columns import Column


def board_json(board: Board) -> dict[str, Any]:
    """`{raters, dimensions, cells}`, without a sum, without an average, in the order of the board."""
    return {
        "raters": [_rater(column) for column in board.columns],
        "dimensions": [_dimension(row) for row in board.rows],
        "cells": [
            _cell(row, column, cell)
            for row in board.rows
            for column, cell in zip(board.columns, row.cells, strict=True)
        ],
    }


def _rater(column: Column) -> dict[str, Any]:
    return _present(
        id=column.id, name=column.rater or None, number=column.number, round=column.round or None, title=column.title,
        pack=column.pack_id, pack_version=column.pack_version or None, state=column.standing,
        interview=column.interview or None,
    )  # fmt: skip


def _dimension(row: Row) -> dict[str, Any]:
    found = row.difference
    return {
        "id": row.id, "name": row.name, "track": row.track,
        "difference": _present(
            kind=found.kind, apart=found.sealed if found.kind in ("apart", "same") else None,
            now=found.now if found.kind in ("apart", "same") else None,
        ),
    }  # fmt: skip


def _cell(row: Row, column: Column, cell: Cell) -> dict[str, Any]:
    plain = {"dimension": row.id, "rater": column.id, "state": cell.state}
    if cell.state not in ("rated", "no evidence"):
        return plain
    return plain | _present(
        level=cell.level, revised=True if cell.revised else None, original=cell.original, for_=cell.for_,
        against=cell.against, neutral=cell.neutral, prompted=cell.prompted, reason=cell.reason or None,
    )  # fmt: skip


def _present(**fields: Any) -> dict[str, Any]:
    return {name.rstrip("_"): value for name, value in fields.items() if value is not None}
