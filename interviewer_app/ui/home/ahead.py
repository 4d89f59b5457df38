"""Rounds ahead: which ones stand first on Home, and what is said about when they begin."""

from __future__ import annotations

from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.ui.home.days import Offset, age_words, clock_words, day_words, local

MINUTE_US = 60_000_000
BEFORE_US, AFTER_US = 15 * MINUTE_US, 10 * MINUTE_US  # around its start a round is the one that begins now
SOON_US, GONE_US = 60 * MINUTE_US, 24 * 60 * MINUTE_US  # later than GONE_US after it, nobody comes any more


def is_ahead(row: RoundRow, now_us: int) -> bool:
    """Planned for an hour that is to come, or that has passed today."""
    return row.state == "planned" and row.starts_us is not None and now_us - row.starts_us < GONE_US


def starts_now(row: RoundRow, now_us: int) -> bool:
    return (
        is_ahead(row, now_us)
        and not row.called_off
        and row.starts_us is not None
        and row.starts_us - BEFORE_US <= now_us <= row.starts_us + AFTER_US
    )


def rank(row: RoundRow, now_us: int) -> tuple[bool, bool, int]:
    """The one that begins now, then by start, so that those overdue come before those to come; called off: last."""
    return row.called_off, not starts_now(row, now_us), row.starts_us or 0


def when_words(starts_us: int, now_us: int, offset: Offset) -> str:
    """Two short lines: the day in words, the hour."""
    at = local(starts_us, offset)
    return f"{day_words(at.date(), local(now_us, offset).date())}\n{clock_words(at)}"


def detail_words(row: RoundRow, now_us: int) -> str:
    """What there is to say about a planned round."""
    if row.called_off:
        return _("called off")
    if row.starts_us is None:
        return _("ready to start")
    if starts_now(row, now_us):
        return _("starts now")
    if row.starts_us < now_us:
        return _("due {age} ago").format(age=age_words(now_us - row.starts_us))
    if row.starts_us - now_us < SOON_US:
        return _("in {age}").format(age=age_words(row.starts_us - now_us))
    return _("ready to start")
