"""The pack as a whole: dimensions that are asked about, time that adds up, rules said, age."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from interviewer_app.core.rubrics.lint.findings import CAMPION, OWN, Remark
from interviewer_app.core.rubrics.models import Pack, Script
from interviewer_app.core.texts import _

OLD_DAYS = 183  # six months, for a review and for trials


def course(pack: Pack) -> Iterator[Remark]:
    """Coverage and time: what every round on this pack runs into."""
    aimed = {name for probe in pack.probes for name in probe.dimensions}
    for number, dimension in enumerate(pack.dimensions):
        if dimension.id not in aimed:
            yield Remark(
                "dimension-without-probe", "error" if dimension.track != "level" else "warning", ("dimensions", number),
                _("is the aim of no probe"), _("it would be rated from what happens to come up"),
                _("aim a probe at it, or take it out"), CAMPION,
            )  # fmt: skip
    for number, script in enumerate(pack.scripts):
        yield from _budget(pack, script, number)
    if not pack.not_scored:
        yield Remark(
            "nothing-is-left-out", "warning", ("not_scored",), _("is empty"),
            _("fluency, accent and speed then score by themselves"), _("say what must not count"), CAMPION,
        )  # fmt: skip
    if not pack.ai.answers:
        yield Remark(
            "no-answers", "warning", ("ai", "answers"), _("is empty"),
            _("each interviewer then answers a candidate's question about the rules differently"),
            _("write fixed answers to what candidates ask"), CAMPION,
        )  # fmt: skip


def _budget(pack: Pack, script: Script, number: int) -> Iterator[Remark]:
    if script.minutes is None:
        return
    steps = pack.script_for(script.minutes).steps
    planned = sum(step.budget_s or 0 for step in steps)
    if planned > script.minutes * 60:
        yield Remark(
            "budget-over-the-round", "error", ("scripts", number, "budgets"),
            _("add up to {planned} minutes of {minutes}").format(planned=-(-planned // 60), minutes=script.minutes),
            _("the last probes would never be asked"), _("shorten some, or leave probes out"), CAMPION,
        )  # fmt: skip
    left = [step.probe.id for step in steps if step.budget_s is None]
    if left and len(left) < len(steps):
        yield Remark(
            "budget-missing", "warning", ("scripts", number, "budgets"),
            _("lack {probes}").format(probes=", ".join(left)),
            _("the pace cannot be told in these probes"), _("give each probe its seconds"), OWN,
        )  # fmt: skip


def age(pack: Pack, today: date) -> Iterator[Remark]:
    """How old a pack and its trials are; never more than a warning."""
    reviewed = date.fromisoformat(pack.reviewed_on)
    if (today - reviewed).days > OLD_DAYS:
        yield Remark(
            "review-is-old", "warning", ("reviewed_on",), _("is more than six months ago"),
            _("questions get about, and assistants get better"), _("read it again and set the date"), OWN,
        )  # fmt: skip
    if pack.exercise is None or not pack.exercise.traps or pack.ai.policy == "banned":
        return
    if not pack.trials:
        yield Remark(
            "no-trials", "warning", ("trials",), _("is empty"),
            _("nobody has seen whether an assistant still falls into the trap"),
            _("try it with an assistant and write down its version and what happened"), OWN,
        )  # fmt: skip
    elif all((today - date.fromisoformat(trial.on)).days > OLD_DAYS for trial in pack.trials):
        yield Remark(
            "trials-are-old", "warning", ("trials",), _("are all older than six months"),
            _("an assistant of today may not fall into the trap any more"), _("try it again with a current one"), OWN,
        )  # fmt: skip
    yield from _tools(pack)


def _tools(pack: Pack) -> Iterator[Remark]:
    """An assistant that rounds may use in a version in which nobody has tried the exercise."""
    for number, line in enumerate(pack.ai.tools):
        for name in dict.fromkeys(trial.assistant for trial in pack.trials):
            tried = [trial.version for trial in pack.trials if trial.assistant == name]
            if name.casefold() in line.casefold() and not any(version in line for version in tried):
                yield Remark(
                    "tool-not-tried", "warning", ("ai", "tools", number),
                    _("names {assistant}, which was tried as {versions} alone").format(
                        assistant=name, versions=", ".join(tried)
                    ),
                    _("another version may not fall into the trap, or into another one"),
                    _("try it with the version of the rounds, or name here the one that was tried"), OWN,
                )  # fmt: skip
