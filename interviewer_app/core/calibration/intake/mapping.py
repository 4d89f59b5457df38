"""Which column of a table is what, and how its cells are to be understood. Plain: the window holds one of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

NAMED = ("candidate", "interviewer", "dimension")
NEEDED = (*NAMED, "score")
VERSIONS = ("rubric_version", "task_version", "tool_version")
TOLD = ("group", "outcome", "selected")
FIELDS = (*NEEDED, "session", "rated_at", *VERSIONS, *TOLD)
JOINT = "+"  # between two headings whose cells make one name


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is read.

    columns: the heading of the column that holds each of FIELDS, or two with a + between them; what is absent is
             guessed, and "" says that the table does not have it
    wide:    headings of columns that are a dimension each, their cells its scores; empty where `dimension` and `score`
             are columns of their own
    scale:   the number that stands for a word
    same:    the name to use for another spelling of an interviewer
    renamed: the name to use for a dimension's other name
    dates:   `day` or `month`: what stands first in 03/04/2026; "" where nobody has said
    sheet:   of a workbook; "" for the first that has ratings
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    wide: tuple[str, ...] = ()
    scale: Mapping[str, int] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""
    sheet: str = ""

    @property
    def says_nothing(self) -> bool:
        return self == Reading()

    def over(self, below: Reading) -> Reading:
        """This one where it says something, else what `below` says."""
        named = dict(self.columns)
        wide = self.wide or (() if named.get("dimension") or named.get("score") else below.wide)
        return Reading(
            columns={**below.columns, **named}, wide=wide, scale={**below.scale, **self.scale},
            same={**below.same, **self.same}, renamed={**below.renamed, **self.renamed},
            dates=self.dates or below.dates, sheet=self.sheet or below.sheet,
        )  # fmt: skip

    def without_groups(self) -> Reading:
        """What may be remembered: which column holds a group is asked each time."""
        return replace(self, columns={name: said for name, said in self.columns.items() if name != "group"})


def reading_json(reading: Reading) -> dict[str, Any]:
    """As it is kept and shown; what is empty is left out."""
    told = {
        "columns": dict(reading.columns), "wide": list(reading.wide), "scale": dict(reading.scale),
        "same": dict(reading.same), "renamed": dict(reading.renamed), "dates": reading.dates, "sheet": reading.sheet,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}


def reading_from(value: object) -> Reading:
    """What `reading_json` wrote; what does not fit is left out."""
    found = value if isinstance(value, dict) else {}
    wide = found.get("wide")
    return Reading(
        columns={name: text for name, text in _texts(found.get("columns")).items() if name in FIELDS},
        wide=tuple(each for each in wide if isinstance(each, str)) if isinstance(wide, list) else (),
        scale={word: number for word, number in _object(found.get("scale")).items() if type(number) is int},
        same=_texts(found.get("same")), renamed=_texts(found.get("renamed")),
        dates=found["dates"] if found.get("dates") in ("day", "month") else "",
        sheet=found["sheet"] if isinstance(found.get("sheet"), str) else "",
    )  # fmt: skip


def _object(value: object) -> dict[str, Any]:
    return {name: each for name, each in value.items() if isinstance(name, str)} if isinstance(value, dict) else {}


def _texts(value: object) -> dict[str, str]:
    return {name: each for name, each in _object(value).items() if isinstance(each, str)}
