"""Times, dates and short words of the card. Dates are written out, so that no reader takes the month for the day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from interviewer_app.core.papers.flow import Where
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.scorecards.card import DimensionRow, Scorecard
from interviewer_app.core.texts import _


def clock(ms: int) -> str:
    """Round clock as minutes and seconds: `07:05`, `104:30`."""
    return f"{ms // 60_000:02d}:{ms // 1000 % 60:02d}"


def length(ms: int) -> str:
    """A duration as `3 min 20 s`, or `40 s` below a minute."""
    minutes, seconds = divmod(ms // 1000, 60)
    if not minutes:
        return _("{s} s").format(s=seconds)
    return _("{m} min {s} s").format(m=minutes, s=seconds) if seconds else _("{m} min").format(m=minutes)


def date_and_time(wall_us: int, offset_min: int) -> str:
    """A moment of the calendar on the clock of the round: `21 November 2025, 15:00`."""
    at = datetime.fromtimestamp(wall_us // 1_000_000, UTC) + timedelta(minutes=offset_min)
    return f"{at.day} {_months()[at.month - 1]} {at.year}, {at:%H:%M}"


def _months() -> tuple[str, ...]:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def zone(card: Scorecard) -> str:
    """The time zone of the round with its offset: `Europe/Oslo, UTC+01:00`."""
    sign = "-" if card.offset_min < 0 else "+"
    hours, minutes = divmod(abs(card.offset_min), 60)
    offset = f"UTC{sign}{hours:02d}:{minutes:02d}" if card.offset_min else "UTC"
    return offset if card.zone in ("", "UTC", "Etc/UTC", offset) else f"{card.zone}, {offset}"


def direction_word(direction: str) -> str:
    return {"for": _("for"), "against": _("against")}.get(direction, _("neutral"))


def circumstances(moment: Moment) -> str:
    """How a moment came about: `unprompted, shown, late`. That it fell into a pause is nobody's business."""
    words = [_("prompted") if moment.prompted else _("unprompted")]
    words.append(_("told") if moment.mode == "told" else _("shown"))
    if moment.after_round:
        words.append(_("added after"))
    elif moment.late:
        words.append(_("late"))
    return ", ".join(words)


def rating_words(row: DimensionRow, unrated: str) -> str:
    """What stands beside the scale: the anchor chosen, the reason for no evidence, or what is missing."""
    rating = row.rating
    if row.not_this_round:
        return _("not this round")
    if rating is None or (rating.level is None and rating.no_evidence is None):
        return unrated
    if rating.no_evidence is not None:
        return _("No evidence: {reason}").format(reason=rating.no_evidence)
    return row.anchor or _("no anchor written")


def evidence_words(row: DimensionRow) -> str:
    """What a link from a rating to what it rests on says."""
    return _("Evidence for {dimension}").format(dimension=row.dimension.name)


def rest_on(known: Where, key: str) -> str:
    """How a text ends whose rest stands elsewhere: `… p. 3`."""
    page = known.pages.get(key)
    return "…" if page is None else _("… p. {n}").format(n=page)


def track_title(track: str) -> str:
    titles = {
        "implementation": _("Implementation"),
        "supervision": _("Supervision"),
        "level": _("Level facets"),
    }
    return titles.get(track, _("Dimensions"))


def grouped(digest: str, groups: int) -> str:
    """The first `groups` groups of four digits of a digest, for comparing by eye."""
    return " ".join(digest[start : start + 4] for start in range(0, groups * 4, 4))
