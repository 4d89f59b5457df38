"""The first sentence: who rates otherwise than before, who is steady, and who cannot be told yet.

Rules. Flags alone decide who moved. "Than the others" is said where the newest three months of everybody it speaks of
lie on that side of the group with their whole interval; else the change is said against the interviewer's own past.
"Since rubric 2.0" is said where everybody's change began within 31 days of that version's first day; else the month, or
the first and the last month, or, without dates, nothing. A change dated within 31 days of the baseline's end may have
begun within the baseline, where it cannot be seen: "since May or before". "Steady" never stands without "as far as can
be seen".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from interviewer_app.core.calibration.drift.results import DriftResult, RaterDrift, VersionBreak
from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.calibration.telling.told import Sentence, bold, told
from interviewer_app.core.calibration.telling.words import counted, day_of, month, sentence, small
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _, plural

NEAR_DAYS = 31


def moved_sentence(whole: Whole) -> Sentence:
    drift = whole.drift
    rule = _("Flags of the running sums decide; words on time and side need every one of them.")
    if isinstance(drift, Undefined):
        words = _("Whether anybody's ratings {moved} cannot be told, because {why}.")
        return told(words.format(moved=bold(_("moved")), why=drift.because), drift.because, rule)
    flagged = [one for one in drift.interviewers if one.status == "flagged"]
    steady = sum(one.status == "steady" for one in drift.interviewers)
    unknown = len(drift.interviewers) - len(flagged) - steady
    return told(_words(drift, flagged, steady, unknown), _rests_on(drift, flagged, steady, unknown), rule)


def _words(drift: DriftResult, flagged: Sequence[RaterDrift], steady: int, unknown: int) -> str:
    everybody = len(drift.interviewers)
    if not flagged and not steady:
        return _nobody(drift)
    first = _moved(drift, flagged)
    rest = []
    if steady:
        rest.append(_steady(steady, everybody, first))
    if unknown:
        rest.append(_unknown(unknown))
    return "; ".join(part for part in (first, *rest) if part) + "."


def _moved(drift: DriftResult, flagged: Sequence[RaterDrift]) -> str:
    parts: list[str] = []
    for direction in ("stricter", "milder"):
        some = [one for one in flagged if one.direction == direction]
        if some:
            parts.append(_clause(drift, some, direction, first=not parts))
    return ", ".join(parts)


def _clause(drift: DriftResult, some: Sequence[RaterDrift], direction: str, first: bool) -> str:
    n, everybody = len(some), len(drift.interviewers)
    who = counted(n)
    if first:
        among = _("{n} of {all}").format(n=sentence(who), all=counted(everybody))
        who = _("{among} interviewers").format(among=bold(among))
    past = not all(_beyond(one, direction) for one in some)
    how = {
        ("stricter", False): _("stricter than the others"),
        ("milder", False): _("milder than the others"),
        ("stricter", True): _("stricter than before, measured against the others"),
        ("milder", True): _("milder than before, measured against the others"),
    }[direction, past]
    words = plural("{{who}} rates {{how}}", "{{who}} rate {{how}}", n).format(who=who, how=how)
    when = since_words(drift, some)
    if not when:
        return words
    return (_("{words}, {when}") if past else _("{words} {when}")).format(words=words, when=when)


def _beyond(one: RaterDrift, direction: str) -> bool:
    """Whether the newest months lie on that side of the group with their whole interval."""
    if not one.months:
        return False
    low, high = one.months[-1].smooth_ci95
    return low > 0 if direction == "stricter" else high < 0


def since_words(drift: DriftResult, some: Sequence[RaterDrift], *, to_the_month: bool = False) -> str:
    """since rubric 2.0, since March, since some time from March to June; "" where nobody knows.

    to_the_month: "" as well where they began in different months
    """
    days = [day_of(one.since) if one.since else None for one in some]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        return ""
    near = near_break(drift, known)
    if near is not None:
        return _("since {label}").format(label=near.label)
    first, last = min(known), max(known)
    with_year = spans_years(drift)
    if _at_the_edge(drift, first):
        return "" if to_the_month else _("since {month} or before").format(month=month(last, with_year))
    if (first.year, first.month) == (last.year, last.month):
        return _("since {month}").format(month=month(first, with_year))
    if to_the_month:
        return ""
    words = _("since some time from {first} to {last}")
    return words.format(first=month(first, with_year or first.year != last.year), last=month(last, with_year))


def _at_the_edge(drift: DriftResult, first: date) -> bool:
    """Whether a change is dated so soon after the baseline's end that it may have begun within the baseline."""
    until = day_of(drift.baseline.until) if drift.baseline.until else None
    return until is not None and (first - until).days <= NEAR_DAYS


def near_break(drift: DriftResult, days: Sequence[date]) -> VersionBreak | None:
    """The break within NEAR_DAYS of all of `days`, the nearest one; rubrics before tasks and tools."""
    found = []
    for one in drift.breaks:
        day = day_of(one.since) if one.since else None
        if day is not None:
            apart = max(abs((each - day).days) for each in days)
            if apart <= NEAR_DAYS:
                found.append((("rubric", "task", "tool").index(one.kind), apart, one.label, one))
    return min(found, key=lambda each: each[:3])[3] if found else None


def spans_years(drift: DriftResult) -> bool:
    """Whether the name of a month alone could mean two of them."""
    days = [day_of(end) for one in drift.interviewers for part in one.months for end in (part.since, part.until) if end]
    known = [day for day in days if day is not None]
    return bool(known) and (max(known) - min(known)).days > 364


def _steady(steady: int, everybody: int, first: str) -> str:
    if first:
        return plural(
            "{{n}} is steady as far as can be seen", "{{n}} are steady as far as can be seen", steady
        ).format(n=counted(steady))  # fmt: skip
    if steady == everybody:
        who = bold(_("All {all}").format(all=counted(everybody))) if everybody > 1 else bold(_("The one"))
        words = plural(
            "{{who}} interviewer is steady as far as can be seen",
            "{{who}} interviewers are steady as far as can be seen", everybody)  # fmt: skip
        return words.format(who=who)
    who = bold(_("{n} of {all}").format(n=sentence(counted(steady)), all=counted(everybody)))
    words = plural(
        "{{who}} interviewers is steady as far as can be seen, none is seen to have moved",
        "{{who}} interviewers are steady as far as can be seen, none is seen to have moved", steady)  # fmt: skip
    return words.format(who=who)


def _unknown(unknown: int) -> str:
    return plural("{{n}} cannot be told yet", "{{n}} cannot be told yet", unknown).format(n=counted(unknown))


def _nobody(drift: DriftResult) -> str:
    """Nobody could be watched; why, where that is the same for all."""
    everybody = len(drift.interviewers)
    if not everybody:
        return _("There is {nobody} whose ratings could have moved.").format(nobody=bold(_("nobody")))
    reasons = {one.because for one in drift.interviewers if one.because}
    words = plural(
        "Whether the one interviewer {{moved}} cannot be told yet",
        "Whether any of the {{all}} interviewers {{moved}} cannot be told yet", everybody,
    ).format(all=counted(everybody), moved=bold(_("moved")))  # fmt: skip
    if len(reasons) == 1:
        words = _("{words}, because {why}").format(words=words, why=next(iter(reasons)))
    return f"{words}."


def _rests_on(drift: DriftResult, flagged: Sequence[RaterDrift], steady: int, unknown: int) -> str:
    counts = _("{moved} flagged, {steady} steady, {unknown} without enough data; baseline of {rounds} rounds").format(
        moved=len(flagged), steady=steady, unknown=unknown, rounds=f"{drift.baseline.rounds:,}"
    )
    known = [one.q for one in flagged if one.q is not None]
    return _("{counts}; largest q {q}").format(counts=counts, q=small(max(known))) if known else counts
