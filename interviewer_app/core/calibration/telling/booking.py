"""What to book and what not, from the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer_app.core.calibration.plan.results import AnchorExercise, PlannedRound, PlanResult
from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.calibration.telling.told import Booking, BookingRow
from interviewer_app.core.calibration.telling.words import counted, listed, sentence, times
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _, plural


def booking(whole: Whole) -> Booking:
    plan = whole.plan
    if isinstance(plan, Undefined):
        because = _("What to book cannot be told, because {why}.").format(why=plan.because)
        return Booking(_("Nothing to book yet"), because, (), "", None, "")
    digits = gain_digits(plan.rounds)
    rows = tuple(_row(number, one, digits) for number, one in enumerate(plan.rounds, 1))
    title = _("No shadow round to book")
    if rows:
        title = plural("Book this shadow round", "Book these {{n}} shadow rounds", len(rows)).format(
            n=counted(len(rows))
        )
    exercise = _exercise(plan.anchor) if plan.anchor is not None else None
    return Booking(title, _under(plan), rows, " ".join(_not_worth(plan)), exercise, _invitations(plan.rounds))


def _row(number: int, one: PlannedRound, digits: int) -> BookingRow:
    return BookingRow(number, one.interviewer, one.beside, one.why, gain_words(one, digits))


def gain_digits(rounds: Sequence[PlannedRound]) -> int:
    """Decimals that show every gain of a plan: one, or two where some gain is smaller than a tenth."""
    return 1 if all(isinstance(one.before, Undefined) or one.before.value - one.after >= 0.1 for one in rounds) else 2


def gain_words(one: PlannedRound, digits: int) -> str:
    """undefined → ±2.3, ±2.3 → ±1.6, ±0.52 → ±0.49: half the interval before and after."""
    if isinstance(one.before, Undefined):
        return _("undefined → {after}").format(after=f"±{one.after:.{digits}f}")
    return f"±{one.before.value:.{digits}f} → ±{one.after:.{digits}f}"


def _under(plan: PlanResult) -> str:
    joins = sum(one.purpose == "joins" for one in plan.rounds)
    if not plan.rounds:
        return _("No shadow round would change what can be said.")
    words = _("The fewest that change what can be said.")
    if joins == len(plan.rounds):
        more = plural("It joins a separate group.", "All join a separate group to the others.", joins)
    elif joins:
        more = plural("{{n}} joins a separate group to the others; after that, intervals narrow.",
                      "{{n}} join a separate group to the others; after that, intervals narrow.", joins)  # fmt: skip
        more = more.format(n=sentence(counted(joins)))
    else:
        more = plural("It narrows an interval.", "They narrow intervals.", len(plan.rounds))
    return f"{words} {more}"


def _not_worth(plan: PlanResult) -> Iterator[str]:
    if plan.not_worth:
        # Rounded up, so that "less than" holds for each of them.
        most = max(one.moves for one in plan.not_worth)
        moves = f"{int(most * 100) / 100 + 0.01:.2f}"
        half = sorted({f"±{one.half_width:.2f}" for one in plan.not_worth})
        span = half[0] if len(half) == 1 else _("{low} to {high}").format(low=half[0], high=half[-1])
        names = listed([one.interviewer for one in plan.not_worth], 4)
        words = _("Nothing to book for {names}: one more round moves {span} by less than {n}.")
        yield words.format(names=names, span=span, n=moves)
    needs: dict[int, list[str]] = {}
    for one in plan.needs_rounds:
        needs.setdefault(one.rounds, []).append(one.interviewer)
    for rounds, names_ in sorted(needs.items())[:3]:
        told = plural("{{n}} ordinary round", "{{n}} ordinary rounds", rounds).format(n=counted(rounds))
        words = plural("{{names}} needs {{rounds}} first.", "{{names}} need {{rounds}} each first.", len(names_))
        yield words.format(names=listed(names_, 4), rounds=told)


def _exercise(anchor: AnchorExercise) -> tuple[str, str]:
    newest = anchor.versions[-1] if anchor.versions else ""
    title = _("To learn whether {version} is harder").format(version=newest) if newest else _("Anchor exercise")
    rounds = plural("{{n}} recorded round", "{{n}} recorded rounds", anchor.recorded).format(n=counted(anchor.recorded))
    raters = plural("{{n}} interviewer", "{{n}} interviewers", anchor.raters).format(n=counted(anchor.raters))
    words = _("Anchor exercise: {rounds}, {raters}, both versions. It would find a change of {shift} logit {often}.")
    often = times(anchor.power)
    return title, words.format(rounds=rounds, raters=raters, shift=f"{anchor.shift:g}", often=often)


def _invitations(rounds: Sequence[PlannedRound]) -> str:
    """Plain text to copy into a calendar; severity has no place in it."""
    words = _(
        "Shadow round: {one} and {other} rate the same candidate, apart from each other, then talk for ten minutes."
    )
    return "\n".join(words.format(one=each.interviewer, other=each.beside) for each in rounds)
