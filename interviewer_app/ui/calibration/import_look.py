"""What the import of a table draws, decided by its presenter: frozen records, free of rules and of Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column the calibration knows: `heading` of the table holds it, "" where none does."""

    field: str
    label: str
    needed: bool
    heading: str


@dataclass(frozen=True, slots=True)
class AliasLook:
    """Two spellings that may mean one interviewer, or two names of one dimension; `taken`: read as one."""

    kind: str  # "same" or "renamed"
    spelling: str
    name: str
    taken: bool


@dataclass(frozen=True, slots=True)
class ImportLook:
    """words: of the scale, lowest first; heads, rows: the first lines as they will be read

    said:    how the table was understood, and that it is remembered
    problem: why it cannot be read so, one sentence; "" where it can
    reading: the file is being looked into, nothing can be chosen yet
    ask:     what Ctrl Enter does first, "" where it reads the table
    may_be_wide: columns that may be a dimension each; those in `wide` are. short: heads of narrow columns
    dates:   "day" or "month" first, "?" where somebody has to say, "" where it does not matter
    """

    name: str
    headings: tuple[str, ...]
    columns: tuple[ColumnLook, ...]
    wide: tuple[str, ...]
    words: tuple[str, ...]
    aliases: tuple[AliasLook, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: str
    problem: str
    reading: bool = False
    ask: str = ""
    dates: str = ""
    may_be_wide: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
