"""What a pack still lacks before somebody else could run it, in the order of its file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.rubrics.findings import Place, field_name
from interviewer_app.core.rubrics.lint.run import lint
from interviewer_app.core.rubrics.models import Dimension, Exercise, Pack, Probe
from interviewer_app.core.rubrics.skeleton.reminders import reminder, unwritten
from interviewer_app.core.texts import _

GUIDE, FOLDER = "interviewer.md", "exercise"


class Missing(NamedTuple):
    """Something that is not there yet. `what`: a few words without a full stop.

    needed: the pack cannot be published without it; otherwise it can, and is the poorer for it
    """

    place: Place
    what: str
    needed: bool = True

    @property
    def field(self) -> str:
        return field_name(self.place)


def missing(pack: Pack, folder: Path | None = None) -> list[Missing]:
    """Everything down to publishable, in the order of the file; [] for a pack that lacks nothing.

    folder: where the files of the pack stand; None leaves them out
    """
    found = [*_unwritten(pack), *_head(pack)]
    for number, dimension in enumerate(pack.dimensions):
        found += _dimension(dimension, ("dimensions", number))
    for number, section in enumerate(pack.sections):
        for index, probe in enumerate(section.probes):
            found += _probe(probe, ("sections", number, "probes", index))
    found += _exercise(pack)
    found += [] if folder is None else _files(pack, folder)
    found += _errors(pack, {each.place for each in found})
    order = {name: number for number, name in enumerate(Pack.model_fields)}
    found.sort(key=lambda each: (order.get(str(each.place[0]), len(order)), _numbers(each.place)))
    if pack.draft:
        found.append(Missing(("draft",), _("says true; take it out once nothing above is needed any more")))
    return found


def _unwritten(pack: Pack) -> Iterator[Missing]:
    for place, what in unwritten(pack):
        yield Missing(place, what or _("to be written"))


def _head(pack: Pack) -> Iterator[Missing]:
    if not pack.authors:
        yield Missing(("authors",), _("who wrote it"), False)
    if pack.exercise is not None and not pack.task_version:
        yield Missing(("task_version",), _("a version of the task, raised with every change of its files"), False)
    if not pack.ai.answers:
        yield Missing(("ai", "answers"), _("fixed answers to what candidates ask about AI"), False)
    if not pack.scripts:
        yield Missing(("scripts",), _("a script with minutes and a time for each probe"), False)
    if not pack.expectations:
        yield Missing(("expectations",), _("what is expected at a level, in words"), False)
    if not pack.not_scored:
        yield Missing(("not_scored",), _("what must not count"), False)
    if _wants_trials(pack):
        yield Missing(
            ("trials",), _("an assistant that was tried on it, with version, day and whether it fell in"), False
        )


def _wants_trials(pack: Pack) -> bool:
    exercise = pack.exercise
    return exercise is not None and bool(exercise.traps) and pack.ai.policy != "banned" and not pack.trials


def _dimension(dimension: Dimension, place: Place) -> Iterator[Missing]:
    if not dimension.summary:
        yield Missing((*place, "summary"), _("what {name} is about, in a sentence").format(name=dimension.name), False)
    for number, level in enumerate(dimension.levels):
        if level.anchor is None:
            what = _("{name}: what one sees at {value}").format(name=dimension.name, value=level.name or level.value)
            yield Missing((*place, "levels", number, "anchor"), what)
    if not dimension.look_for and dimension.track != "level":
        yield Missing((*place, "look_for"), _("{name}: acts one can see").format(name=dimension.name), False)


def _probe(probe: Probe, place: Place) -> Iterator[Missing]:
    name = probe.title if reminder(probe.title) is None else probe.id
    for field, what in (
        ("purpose", _("{probe}: what it is for")),
        ("listen_for", _("{probe}: what to listen for")),
        ("follow_ups", _("{probe}: a follow-up")),
        ("hints", _("{probe}: a hint in exact words")),
        ("written", _("{probe}: the question for a written answer")),
    ):
        if not getattr(probe, field):
            yield Missing((*place, field), what.format(probe=name), False)


def _exercise(pack: Pack) -> Iterator[Missing]:
    exercise = pack.exercise
    if exercise is None:
        return
    if exercise.traps and exercise.tests is None:
        yield Missing(("exercise", "tests"), _("the command that runs the tests the candidate sees"))
    if exercise.traps and exercise.proof is None:
        yield Missing(("exercise", "proof"), _("the command that runs the proof"))
    if exercise.public is None and exercise.traps:
        yield Missing(("exercise", "public"), _("whether candidates can read about the trap"), False)


def _files(pack: Pack, folder: Path) -> Iterator[Missing]:
    if not (folder / GUIDE).is_file():
        yield Missing((GUIDE,), _("a guide, so that somebody else can run the pack after ten minutes"))
    if pack.exercise is not None:
        for name, what in _wanted(pack.exercise).items():
            if not (folder / FOLDER / name).exists():
                yield Missing((f"{FOLDER}/{name}",), what)


def _wanted(exercise: Exercise) -> dict[str, str]:
    """The files an exercise names, and what each is for."""
    wanted = {exercise.service: _("the service, which a person can read in ten minutes")}
    wanted |= {
        name: _("what the candidate gets, as the handout says") for name in exercise.handed_out if name not in wanted
    }
    for trap in exercise.traps:
        wanted[trap.patch] = _("the change with the trap, as an assistant would have written it")
        wanted[trap.proof] = _("tests that name the trap and fail with the change")
    if exercise.traps:
        wanted[exercise.reference] = _("a patch that does what was asked without the trap")
    return wanted


def _errors(pack: Pack, told: set[Place]) -> list[Missing]:
    """What the lint would hold a pack back for, besides what is told already."""
    day = date.fromisoformat(pack.reviewed_on)
    return [
        Missing(remark.place, f"{remark.what}; {remark.mend}")
        for remark, silenced in lint(pack, day)
        if remark.severity == "error" and not silenced and remark.place not in told
    ]


def _numbers(place: Place) -> tuple[int, ...]:
    """Items of a list in their order; what concerns the list as a whole comes before them."""
    return tuple(step for step in place if isinstance(step, int))
