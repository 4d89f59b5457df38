"""Single ratings told in words, under the headings of an outside table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from interviewer_app.core.calibration.ratings import NO_TIME, UNKNOWN, Factor, Ratings

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LEFT = ("rubric_version", "task_version", "tool_version")


def first_rows(made: Ratings, most: int) -> list[dict[str, Any]]:
    """The first `most` ratings as the table has them, by line; what is unknown is left out."""
    order = np.argsort(made.line, kind="stable")[:most]
    return [_row(made, int(at)) for at in order]


def day_of(rated_us: int) -> str:
    """An instant as ISO text in UTC."""
    return (_EPOCH + timedelta(microseconds=rated_us)).strftime("%Y-%m-%dT%H:%M:%SZ")


def _row(made: Ratings, at: int) -> dict[str, Any]:
    row: dict[str, Any] = {"line": int(made.line[at])}
    row |= {name: _label(getattr(made, name), at) for name in ("candidate", "interviewer", "dimension")}
    row["score"] = int(made.score[at])
    session = _label(made.session, at)
    if session != row["candidate"]:
        row["session"] = session.partition("\x1f")[2]
    if made.rated_us[at] != NO_TIME:
        row["rated_at"] = day_of(int(made.rated_us[at]))
    for name in _LEFT:
        factor: Factor = getattr(made, name)
        if factor.codes[at] != UNKNOWN:
            row[name] = _label(factor, at)
    return row


def _label(factor: Factor, at: int) -> str:
    return factor.labels[int(factor.codes[at])]
