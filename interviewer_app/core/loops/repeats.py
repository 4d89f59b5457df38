"""What a candidate meets twice in one loop: the same exercise, or the same question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from interviewer_app.core.loops.models import Loop
from interviewer_app.core.rubrics.compare.words import bare
from interviewer_app.core.rubrics.lint.findings import Remark
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _

_OWN = "this application: docs/formats.md, section 14"
_MOST_NAMED = 3


def repeats(loop: Loop, packs: Mapping[str, LoadedPack]) -> Iterator[Remark]:
    """Said of the later round, with the earlier ones named."""
    for number, each in enumerate(loop.rounds):
        if (mine := packs.get(each.id)) is None:
            continue
        before = [(other, packs[other.id]) for other in loop.rounds[:number] if other.id in packs]
        again = [other.id for other, loaded in before if _same_exercise(loaded, mine)]
        if again:
            what = _("the exercise is that of {rounds}").format(rounds=_and(again))
            why, mend = _("whoever has met it once knows where to look"), _("take another pack for one of them")
            yield Remark("exercise-twice", "error", ("rounds", number, "pack"), what, why, mend, _OWN)
        asked = {o.id: _same_probes(p.pack, o.minutes, mine.pack, each.minutes) for o, p in before if o.id not in again}
        titles = list(dict.fromkeys(title for found in asked.values() for title in found))
        if titles:
            rounds = _and([name for name, found in asked.items() if found])
            named = ", ".join(titles[:_MOST_NAMED]) + ("…" if titles[_MOST_NAMED:] else "")
            what = _("asks again what {rounds} asked: {titles}").format(rounds=rounds, titles=named)
            why = _("the second answer is a prepared one")
            mend = _("skip it in one of the rounds, as “already answered”")
            yield Remark("probe-twice", "warning", ("rounds", number, "pack"), what, why, mend, _OWN)


def _and(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def _same_exercise(one: LoadedPack, other: LoadedPack) -> bool:
    """The same files in whatever pack, or one pack whose task is the same in both versions."""
    shown = [_shown(each) for each in (one, other)]
    if not (shown[0] and shown[1]):
        return False
    tasks = [(each.pack.id, each.pack.task_version) for each in (one, other)]
    return shown[0] == shown[1] or (tasks[0] == tasks[1] and bool(tasks[0][1]))


def _shown(loaded: LoadedPack) -> frozenset[tuple[str, str]]:
    exercise = loaded.pack.exercise
    files: Mapping[str, str] = loaded.document["files"]
    return frozenset((path, sha) for path, sha in files.items() if exercise is not None and exercise.gives(path))


def _same_probes(one: Pack, minutes: int, other: Pack, other_minutes: int) -> list[str]:
    """Titles of probes of the second script whose words the first one has too, in its order.

    A closing question that both end with is about the round it closes: its answer is another one each time.
    """
    first, second = one.script_for(minutes).steps, other.script_for(other_minutes).steps
    if first and second and bare(first[-1].probe.text) == bare(second[-1].probe.text):
        first, second = first[:-1], second[:-1]
    asked = {bare(step.probe.text) for step in first}
    return [step.probe.title for step in second if bare(step.probe.text) in asked]
