"""`calibrate severity` in lines: tables a person can read in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.calibration.severity.results import (
    CandidateMeasure,
    DimensionDifficulty,
    RaterSeverity,
    SeverityResult,
)
from interviewer_app.core.calibration.statistic import Statistic, Undefined
from interviewer_app.core.texts import _, plural

MOST_CANDIDATES = 40


def severity_page(result: SeverityResult) -> str:
    """Model, raters by group, dimensions, thresholds, the first candidates, and what each flag rests on."""
    parts = [_model(result), _raters(result), _dimensions(result.dimensions), _thresholds(result), _candidates(result)]
    parts += [_flags(result.interviewers), "\n".join(result.remarks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _model(result: SeverityResult) -> str:
    model = result.model
    head = _("Severity in logits, positive is stricter; 0 is the middle of the group.")
    if model.plain:
        spreads = _("Plain model, without halo and shrinkage. Candidates spread {candidate:.2f}.")
    else:
        spreads = _("Spread of candidates {candidate:.2f}, of interviewers {rater:.2f}, of the halo {halo:.2f}.")
    told = spreads.format(candidate=model.candidate_sd, rater=model.rater_sd, halo=model.halo_sd)
    fit = _("Deviance {deviance:.1f}. Reliability of severities {raters}, of measures {candidates}.")
    numbers = fit.format(
        deviance=model.deviance,
        raters=_number(model.rater_reliability),
        candidates=_number(model.candidate_reliability),
    )
    return "\n".join([head, told, numbers])


def _raters(result: SeverityResult) -> str:
    heads = [_("Interviewer"), _("rounds"), _("severity"), _("95 % interval"), _("infit"), _("outfit"), _("flags")]
    blocks = []
    for group in sorted({one.component for one in result.interviewers}):
        rows = [_rater(one) for one in result.interviewers if one.component == group]
        title = _("Group {n}").format(n=group) + "\n" if result.model.components > 1 else ""
        blocks.append(title + table([heads, *rows]))
    return "\n\n".join(blocks)


def _rater(one: RaterSeverity) -> list[str]:
    if one.alone:
        severity, interval = "–", _("alone in its group")
    else:
        severity, interval = f"{one.severity:+.2f}", _interval(one.ci95)
    flags = _("not enough data") if one.too_few else ", ".join(flag_word(flag) for flag in one.flags)
    return [one.interviewer, str(one.n_sessions), severity, interval, _number(one.infit), _number(one.outfit), flags]


def flag_word(flag: str) -> str:
    """A flag as people are told of it."""
    words = {
        "halo": _("halo"),
        "central tendency": _("central tendency"),
        "range restriction": _("range restriction"),
    }
    return words[flag]


def _dimensions(dimensions: Sequence[DimensionDifficulty]) -> str:
    rows = [[one.dimension, str(one.n_ratings), f"{one.difficulty:+.2f}", f"{one.se:.2f}"] for one in dimensions]
    return table([[_("Dimension"), _("ratings"), _("difficulty"), _("se")], *rows])


def _thresholds(result: SeverityResult) -> str:
    steps = result.thresholds
    if not result.model.partial_credit:
        return _("Thresholds: {steps}").format(steps=_steps(steps))
    names = (one.dimension for one in result.dimensions)
    lines = [f"  {name}: {_steps(own)}" for name, own in zip(names, steps, strict=True)]
    return "\n".join([_("Thresholds by dimension:"), *lines])


def _steps(steps: object) -> str:
    return "  ".join(f"{step:+.2f}" for step in steps) if isinstance(steps, tuple) else ""


def _candidates(result: SeverityResult) -> str:
    shown = result.candidates[:MOST_CANDIDATES]
    heads = [
        _("Interview") if result.model.unit == "session" else _("Candidate"),
        _("ratings"), _("measure"), _("95 % interval"), _("fair average"), _("raw mean"),
    ]  # fmt: skip
    if result.model.components > 1:
        heads.append(_("group"))
    lines = table([heads, *(_candidate(one, result.model.components > 1) for one in shown)])
    left = len(result.candidates) - len(shown)
    more = plural("… and {n} more; --json has all.", "… and {n} more; --json has all.", left) if left else ""
    return "\n".join(part for part in (lines, more) if part)


def _candidate(one: CandidateMeasure, groups: bool) -> list[str]:
    row = [
        one.candidate, str(one.n_ratings), f"{one.measure:+.2f}", _interval(one.ci95),
        f"{one.fair_average:.2f}", f"{one.raw_mean:.2f}",
    ]  # fmt: skip
    return [*row, str(one.component)] if groups else row


def _flags(raters: Sequence[RaterSeverity]) -> str:
    return "\n".join(
        f"{one.interviewer}, {flag_word(reason.flag)}: {reason.says}" for one in raters for reason in one.reasons
    )


def _interval(ends: tuple[float, float]) -> str:
    return _("{low:+.2f} to {high:+.2f}").format(low=ends[0], high=ends[1])


def _number(statistic: Statistic) -> str:
    return "–" if isinstance(statistic, Undefined) else f"{statistic.value:.2f}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their widest cell; the first stands left, the last flows."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:-1], strict=True)]
        lines.append("  ".join([*cells, row[-1]]).rstrip())
    return "\n".join(lines)
