"""The sweep in words: what is asked, what stands around it, what each key would do."""

from __future__ import annotations

from interviewer_app.core.rounds.keys import Command, KeyMap, digits_for
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.checks.remarks import note_remark
from interviewer_app.core.scorecards.script import ProbeLine
from interviewer_app.core.scorecards.sweep import MEANT_S, Item, Sweep, neighbours
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.rating.words import clock_words, direction_word, kind_letter, kind_name, marks_words
from interviewer_app.ui.sweep.looks import ItemLook, KeyLook, LineLook, MarkLook, RowLook, Stand, TimerLook


def lack_word(lack: str) -> str:
    return {"kind": _("kind"), "dimension": _("dimension"), "note": _("note")}.get(lack, _("no moment"))


def _any_of(lacks: tuple[str, ...]) -> str:
    """What is missing, as one phrase: `kind, dimension or note`."""
    *first, last = [lack_word(lack) for lack in lacks] or [""]
    return _("{these} or {last}").format(these=", ".join(first), last=last) if first else last


def timer_look(seconds: int) -> TimerLook:
    """How long it has taken: it counts on after the five minutes, and says that this is fine."""
    taken, meant = clock_words(seconds * 1000), clock_words(MEANT_S * 1000)
    if seconds < MEANT_S:
        return TimerLook(_("{taken} of {meant}").format(taken=taken, meant=meant), seconds / MEANT_S)
    return TimerLook(_("{taken}, take the time you need").format(taken=taken), 1.0)


def tally_words(sweep: Sweep, passed: set[int]) -> str:
    left = sum(1 for number, item in enumerate(sweep.items) if stand(sweep, item, number in passed) == "open")
    return plural("{n} left", "{n} left", left) if left else _("all seen")


def stand(sweep: Sweep, item: Item, passed: bool) -> Stand:
    if not sweep.lacks(item):
        return "done"
    return "passed" if passed else "open"


def row_look(sweep: Sweep, number: int, now: int, passed: bool) -> RowLook:
    """An item as a line of the walk."""
    item, moment = sweep.items[number], sweep.moment(sweep.items[number])
    lacks, at = sweep.lacks(item), stand(sweep, item, passed)
    wanted = _any_of(lacks)
    said = wanted if item.about == "probe" else _("no {what}").format(what=wanted)
    words = {"done": _("done"), "passed": _("nothing to add"), "open": said}[at]
    if item.about == "probe":
        name, mark = _probe(sweep.pack, item.id)[0], None
    else:
        name = kind_name(sweep.pack, moment.kind) if moment else _("Taken back")
        mark = mark_look(sweep, moment) if moment else None
    time = clock_words(moment.at_ms if moment else item.at_ms)
    return RowLook(time, name, words, mark, at, number == now)


def mark_look(sweep: Sweep, moment: Moment) -> MarkLook:
    letter, track = kind_letter(sweep.pack, moment.kind), _track(sweep.pack, moment.dimension)
    return MarkLook(letter, moment.direction, track, moment.prompted, sweep.is_pending(moment.id))


def item_look(sweep: Sweep, keys: KeyMap, number: int, at_ms: int, lines: tuple[ProbeLine, ...]) -> ItemLook:
    """An item with all around it; `at_ms` is the time chosen for a moment of a probe."""
    item, moment = sweep.items[number], sweep.moment(sweep.items[number])
    about = item.id if item.about == "probe" else moment.probe if moment else None
    title, probe_words = _probe(sweep.pack, about)
    line = next((each for each in lines if each.probe.id == about), None)
    asked = _("Asked {used} long, until {end}.").format(
        used=clock_words(line.used_ms if line else 0), end=clock_words(item.at_ms)
    )
    numbered = _("Probe {n}: {title}").format(n=line.number, title=title) if line else title
    here_ms = moment.at_ms if moment else at_ms
    return ItemLook(
        place=_("{n} of {of}").format(n=number + 1, of=len(sweep.items)),
        heading=title if item.about == "probe" else kind_name(sweep.pack, moment.kind) if moment else _("Taken back"),
        asks=_asks(sweep, item, moment, asked),
        time=clock_words(here_ms),
        mark=mark_look(sweep, moment) if moment else None,
        name=kind_name(sweep.pack, moment.kind) if moment else "",
        facts=_facts(sweep.pack, moment) if moment else "",
        note=moment.note if moment else "",
        probe=numbered,
        probe_words=probe_words,
        log=_log(sweep, here_ms, moment),
        kinds=_kinds(sweep, keys, item, moment),
        dimensions=_dimensions(sweep, keys, moment),
        refine=_refine(keys, moment),
        remark=note_remark(moment.id, moment.note) if moment else "",
    )


def _asks(sweep: Sweep, item: Item, moment: Moment | None, asked: str) -> str:
    if item.about == "probe":
        if moment is None:
            return asked + " " + _("Did something happen that counts? Choose when with ← →, then what.")
        return _("Added after the round. ← → move it, another letter adds one more.")
    if moment is None:
        return _("This moment does not stand any more.")
    lacks = _any_of(sweep.lacks(item))
    return _("It has no {what} yet.").format(what=lacks) if lacks else _("Nothing is missing any more.")


def _facts(pack: Pack, moment: Moment) -> str:
    names = {dimension.id: dimension.name for dimension in pack.dimensions}
    dimension = names.get(moment.dimension or "", _("no dimension"))
    return f"{dimension} · {marks_words(moment, with_direction=True)}"


def _log(sweep: Sweep, at_ms: int, moment: Moment | None) -> tuple[LineLook, ...]:
    before, after = neighbours(sweep.fold, at_ms, moment.id if moment else "")
    here = _line(sweep, moment, True) if moment else LineLook(clock_words(at_ms), None, _("Here"), "", True)
    return (*(_line(sweep, m, False) for m in before), here, *(_line(sweep, m, False) for m in after))


def _line(sweep: Sweep, moment: Moment, here: bool) -> LineLook:
    words = moment.note or _facts(sweep.pack, moment)
    return LineLook(
        clock_words(moment.at_ms), mark_look(sweep, moment), kind_name(sweep.pack, moment.kind), words, here
    )


def _kinds(sweep: Sweep, keys: KeyMap, item: Item, moment: Moment | None) -> tuple[KeyLook, ...]:
    if not sweep.takes_kind(item) or (item.about == "moment" and moment is None):
        return ()
    chosen = moment.kind if moment else None
    rows = tuple(
        KeyLook(Command("kind", kind.id), keys.cap("kind", kind.id), kind.name, kind.id == chosen)
        for kind in sweep.pack.kinds
    )
    something = KeyLook(Command("something"), keys.cap("something"), _("Something here"), False)
    return (*rows, something) if item.about == "probe" else rows


def _dimensions(sweep: Sweep, keys: KeyMap, moment: Moment | None) -> tuple[KeyLook, ...]:
    if moment is None:
        return ()
    order = [dimension for dimension, _digit in digits_for(sweep.pack.dimensions)]
    return tuple(
        KeyLook(Command("dimension", d.id), keys.cap("dimension", d.id), d.name, d.id == moment.dimension)
        for d in order
    )


def _refine(keys: KeyMap, moment: Moment | None) -> tuple[KeyLook, ...]:
    if moment is None:
        return ()
    directions = tuple(
        KeyLook(Command("direction", each), keys.cap("direction", each), _direction(each), each == moment.direction)
        for each in ("for", "against", "neutral")
    )
    prompted = _("Prompted") if moment.prompted else _("Unprompted")
    mode = _("Shown") if moment.mode == "shown" else _("Told")
    more = (
        KeyLook(Command("prompted"), keys.cap("prompted"), prompted, False),
        KeyLook(Command("mode"), keys.cap("mode"), mode, False),
        KeyLook(Command("note"), keys.cap("note"), _("Note"), False),
    )
    return (*directions, *more)


def _direction(each: str) -> str:
    return direction_word(each).capitalize()


def _probe(pack: Pack, probe: str | None) -> tuple[str, str]:
    known = next((each for each in pack.probes if each.id == probe), None)
    return (known.title, known.text) if known else (_("Before the first probe"), "")


def _track(pack: Pack, dimension: str | None) -> str:
    return next((str(known.track) for known in pack.dimensions if known.id == dimension), "")
