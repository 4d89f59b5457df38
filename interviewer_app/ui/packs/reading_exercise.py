"""The exercise of a pack and what is known about its trap, in words. No Qt."""

from __future__ import annotations

from datetime import date

from interviewer_app.core.rubrics.models import Exercise, Pack, Trial
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.home.days import month
from interviewer_app.ui.packs.blocks import Reading


def read_exercise(page: Reading, pack: Pack, proved: str) -> None:
    """The exercise, its traps and its trials; nothing for a pack without one.

    proved: the day it was proved on this machine, as an ISO date; "" for never
    """
    exercise = pack.exercise
    if exercise is not None:
        page.part("exercise", _("Exercise"), exercise.language)
        page.text(f"{exercise.name}. {exercise.summary}" if exercise.summary else exercise.name)
        page.points(_("Handed to the candidate"), exercise.handed_out)
        _traps(page, exercise)
        if exercise.traps:
            page.text(proved_words(pack.id, proved))
    if pack.trials:
        page.part("trials", _("Assistants that met it"), str(len(pack.trials)))
        for trial in pack.trials:
            page.add("point", trial_words(trial))


def public_words(public: bool | None) -> str:
    """Whether candidates can read about the trap."""
    if public is None:
        return _("Nobody has said whether the trap is public.")
    if public:
        return _("The trap is public: anybody can read it where this pack lies.")
    return _("The trap is not public.")


def proved_words(pack_id: str, day: str) -> str:
    """Whether the trap was shown to be one on this machine."""
    if day:
        return _("Proved on this machine on {day}: its tests see the trap, and pass without it.").format(day=_day(day))
    return _("Not proved on this machine; `interviewer rubric prove {pack}` does it.").format(pack=pack_id)


def trial_words(trial: Trial) -> str:
    """One assistant, when, and whether it fell in."""
    fell = _("fell into the trap") if trial.fell_in else _("saw the trap")
    words = _("{assistant} {version}, {day}: {fell}").format(
        assistant=trial.assistant, version=trial.version, day=_day(trial.on), fell=fell
    )
    return f"{words}. {trial.note}" if trial.note else words


def _traps(page: Reading, exercise: Exercise) -> None:
    if not exercise.traps:
        page.text(_("It has no trap."))
        return
    page.add("label", plural("{n} change with a trap", "{n} changes with a trap", len(exercise.traps)))
    for trap in exercise.traps:
        page.add("point", _("{patch}, named by the tests in {proof}").format(patch=trap.patch, proof=trap.proof))
    page.text(public_words(exercise.public))


def _day(text: str) -> str:
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{on.day} {month(on.month)[:3]} {on.year}"
