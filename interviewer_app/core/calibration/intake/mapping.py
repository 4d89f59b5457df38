"""Which column of a table is what, and how its cells are to be understood. Plain: the window holds one of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

NAMED = ("candidate", "interviewer", "dimension")
NEEDED = (*NAMED, "score")
VERSIONS = ("rubric_version", "task_version", "tool_version")
TOLD = ("group", "outcome", "selected")
FIELDS = (*NEEDED, "session", "rated_at", *VERSIONS, *TOLD)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is read.

    columns: the heading of the column that holds each of FIELDS; what is absent the table does not have
    wide:    headings of columns that are a dimension each, their cells its scores; empty where `dimension` and `score`
             are columns of their own
    scale:   the number that stands for a word
    same:    the name to use for another spelling of an interviewer
    renamed: the name to use for a dimension's other name
    dates:   `day` or `month`: what stands first in 03/04/2026; "" where nobody has said
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    wide: tuple[str, ...] = ()
    scale: Mapping[str, int] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""
