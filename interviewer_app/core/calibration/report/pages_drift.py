"""Drift and plan in full."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.calibration.drift.results import DimensionDrift, DriftResult, RaterDrift, VersionBreak
from interviewer_app.core.calibration.figures.scale import signed
from interviewer_app.core.calibration.report.pages import columns
from interviewer_app.core.calibration.report.parts import section_head, sentence_blocks, sub_head
from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.calibration.telling.methods import statistic_words
from interviewer_app.core.calibration.telling.overview import Told
from interviewer_app.core.calibration.telling.unseen import unseen_line
from interviewer_app.core.calibration.telling.words import between, small
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block
from interviewer_app.core.papers.frame import Box
from interviewer_app.core.papers.tables import pairs, paragraphs, table
from interviewer_app.core.texts import _


def drift_blocks(whole: Whole, told: Told, box: Box) -> Iterator[Block]:
    section = _("Drift in full")
    yield section_head(
        section, _("Shifts in logit against a frozen baseline; positive is stricter."), box.width, "drift"
    )
    if isinstance(whole.drift, Undefined):
        yield from paragraphs([_("Undefined, because {why}.").format(why=whole.drift.because)], box.width, section)
        return
    drift = whole.drift
    told_words = [_baseline(drift), *(f"{unseen_line(group)}." for group in told.unseen), told.unseen_note]
    yield from paragraphs([words for words in told_words if words], box.width, section)
    heads = columns(
        box, (_("Interviewer"), 28), (_("status"), 17), (_("since"), 12), (_("shift"), 9), (_("95 % interval"), 17),
        (_("q"), 8), (_("rounds"), 9), (_("would show"), 12),
    )  # fmt: skip
    order = {"flagged": 0, "steady": 1}
    rows = sorted(drift.interviewers, key=lambda one: (order.get(one.status, 2), one.interviewer))
    yield from table(heads, [_rater(one) for one in rows], section)
    yield from _dimensions(drift, box, section)
    yield from _versions(drift, box, section)
    for sentence in told.further:
        yield from sentence_blocks(sentence.runs, box.width, section, 9)


def _baseline(drift: DriftResult) -> str:
    baseline = drift.baseline
    words = _("Baseline, {n} rounds: {why}.").format(n=f"{baseline.rounds:,}", why=baseline.why.rstrip("."))
    if not baseline.since or not baseline.until:
        return words
    return _("{words} From {first} to {last}.").format(words=words, first=baseline.since, last=baseline.until)


def _rater(one: RaterDrift) -> list[str]:
    return [
        one.interviewer, _status(one.status, one.direction), one.since or "–", _shift(one.estimated_shift),
        between(one.ci95, 2) if one.ci95 else "–", "–" if one.q is None else small(one.q), str(one.rounds),
        "–" if one.would_show is None else f"{one.would_show:.2f}",
    ]  # fmt: skip


def _status(status: str, direction: str | None) -> str:
    """flagged, stricter"""
    words = {"flagged": _("flagged"), "steady": _("steady"), "not enough data": _("not enough data")}[status]
    sides = {"stricter": _("stricter"), "milder": _("milder")}
    return _("{status}, {side}").format(status=words, side=sides[direction]) if direction else words


def _shift(shift: float | None) -> str:
    return "–" if shift is None else signed(shift, 2)


def _dimensions(drift: DriftResult, box: Box, section: str) -> Iterator[Block]:
    if not drift.dimensions:
        return
    yield sub_head(_("Dimensions beside each other"), section)
    heads = columns(box, (_("Dimension"), 34), (_("status"), 20), (_("since"), 14), (_("shift"), 10),
                    (_("95 % interval"), 19), (_("q"), 9), (_("weeks"), 8))  # fmt: skip
    yield from table(heads, [_dimension(one) for one in drift.dimensions], section)


def _dimension(one: DimensionDrift) -> list[str]:
    return [
        one.dimension, _status(one.status, one.direction), one.since or "–", _shift(one.estimated_shift),
        between(one.ci95, 2) if one.ci95 else "–", "–" if one.q is None else small(one.q), str(one.weeks),
    ]  # fmt: skip


def _versions(drift: DriftResult, box: Box, section: str) -> Iterator[Block]:
    for one in drift.breaks:
        yield sub_head(_("From {before} to {after} ({label})").format(
            before=one.before, after=one.after, label=one.label), section)  # fmt: skip
        yield from pairs([(_("Overall"), statistic_words(one.overall), st.BODY)], box.width, section)
        if one.because:
            words = _("Dimensions cannot be told, because {why}.").format(why=one.because)
            yield from paragraphs([words], box.width, section)
        if one.shifts:
            yield from _shifts(one, box, section)


def _shifts(one: VersionBreak, box: Box, section: str) -> Iterator[Block]:
    heads = columns(
        box, (_("Dimension"), 40), (_("relative shift"), 18), (_("95 % interval"), 22), (_("p"), 12), ("", 12)
    )
    rows = [[each.dimension, signed(each.relative_shift, 2), between(each.ci95, 2), small(each.p),
             _("flagged") if each.flagged else ""] for each in one.shifts]  # fmt: skip
    yield from table(heads, rows, section)


def plan_blocks(told: Told, box: Box) -> Iterator[Block]:
    section = _("What to book")
    booking = told.booking
    yield section_head(section, booking.under, box.width, "plan")
    if booking.rounds:
        heads = columns(
            box, ("", 6), (_("Interviewer"), 28), (_("with"), 28), (_("half the interval"), 22), (_("why"), 38)
        )
        rows = [[str(row.number), row.who, row.beside, row.gain, row.why] for row in booking.rounds]
        yield from table(heads, rows, section)
    if booking.not_worth:
        yield from paragraphs([booking.not_worth], box.width, section)
    if booking.exercise is not None:
        yield sub_head(booking.exercise[0], section)
        yield from paragraphs([booking.exercise[1]], box.width, section)
