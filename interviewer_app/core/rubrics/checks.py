"""What one field alone cannot show: references, unique ids and keys, levels that cover the scale, the four kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from interviewer_app.core.rubrics.complaints import Complaint
from interviewer_app.core.rubrics.findings import Place, shown
from interviewer_app.core.rubrics.models import REQUIRED_KINDS, Dimension, Pack, Probe, Script
from interviewer_app.core.rubrics.nudge_checks import nudge_checks
from interviewer_app.core.texts import _

MOST_PROBES = 500
MOST_ITEMS = {"dimensions": 200, "sections": MOST_PROBES, "kinds": 40, "scripts": 50}
WIDEST_SCALE = 11

# Keys that do something else in the live window, whatever the pack.
LIVE_KEYS = frozenset("PSLYIDGHJUOKXQZFBE0123456789=-.,/? ")


def too_much(tree: object) -> Iterator[Complaint]:
    """Lists that are longer than a pack may have, counted before anything is built from them."""
    if not isinstance(tree, dict):
        return
    for name, most in MOST_ITEMS.items():
        if isinstance(tree.get(name), list) and len(tree[name]) > most:
            yield (name,), _("has more than {n} items").format(n=most), _("split the pack")
    sections = tree.get("sections")
    if isinstance(sections, list):
        probes = [section.get("probes") for section in sections if isinstance(section, dict)]
        if sum(len(found) for found in probes if isinstance(found, list)) > MOST_PROBES:
            yield ("sections",), _("hold more than {n} probes").format(n=MOST_PROBES), _("split the pack")


def checks(pack: Pack) -> Iterator[Complaint]:
    """Everything that does not fit together in a pack whose single fields are all right."""
    yield from _head(pack)
    for number, dimension in enumerate(pack.dimensions):
        yield from _dimension(pack, dimension, ("dimensions", number))
    yield from _ids(pack)
    yield from _probes(pack)
    for number, script in enumerate(pack.scripts):
        yield from _script(pack, script, ("scripts", number))
    yield from _scripts(pack)
    yield from _kinds(pack)
    yield from nudge_checks(pack)


def _head(pack: Pack) -> Iterator[Complaint]:
    try:
        date.fromisoformat(pack.reviewed_on)
    except ValueError:
        yield ("reviewed_on",), _("is no day of the calendar"), _("write a date, such as 2026-01-31")
    for number, trial in enumerate(pack.trials):
        try:
            date.fromisoformat(trial.on)
        except ValueError:
            yield ("trials", number, "on"), _("is no day of the calendar"), _("write a date, such as 2026-01-31")
    if pack.scale.min >= pack.scale.max:
        yield ("scale",), _("has no values between min and max"), _("make max larger than min")
    elif len(pack.scale.values) > WIDEST_SCALE:
        yield ("scale",), _("has more than {n} values").format(n=WIDEST_SCALE), _("make it narrower")
    if pack.ai.policy == "phases" and not pack.ai.phases:
        yield ("ai", "phases"), _("is missing"), _("list the phases, or choose allowed or banned")
    if pack.ai.policy != "phases" and pack.ai.phases:
        yield ("ai", "phases"), _("is there without the policy phases"), _("remove it or write policy: phases")
    if not pack.probes:
        yield ("sections",), _("hold no probe"), _("add at least one")


def _dimension(pack: Pack, dimension: Dimension, place: Place) -> Iterator[Complaint]:
    values = [level.value for level in dimension.levels]
    levels = (*place, "levels")
    if dimension.track == "level":
        yield from _facet(dimension, place)
    elif values != list(pack.scale.values) and len(pack.scale.values) <= WIDEST_SCALE:
        text = ", ".join(str(value) for value in pack.scale.values)
        remedy = _("give each of the values {values} once, in this order").format(values=text)
        yield levels, _("do not cover the scale"), remedy
    if not pack.draft:
        for number, level in enumerate(dimension.levels):
            if level.anchor is None:
                yield (*levels, number, "anchor"), _("is missing"), _("write it, or set draft: true for the pack")


def _facet(dimension: Dimension, place: Place) -> Iterator[Complaint]:
    values = [level.value for level in dimension.levels]
    if len(values) < 2 or values != sorted(set(values)):
        yield (*place, "levels"), _("do not rise"), _("give at least two levels, each value larger than the one before")
    for number, level in enumerate(dimension.levels):
        if not level.name:
            yield (*place, "levels", number, "name"), _("is missing"), _("name the level, such as senior")


def _ids(pack: Pack) -> Iterator[Complaint]:
    yield from _twice(((("dimensions", n, "id"), part.id) for n, part in enumerate(pack.dimensions)))
    yield from _twice(((("sections", n, "id"), part.id) for n, part in enumerate(pack.sections)))
    yield from _twice((((*place, "id"), probe.id) for place, probe in _places(pack)))
    yield from _twice(((("kinds", n, "id"), part.id) for n, part in enumerate(pack.kinds)))
    yield from _twice(((("kinds", n, "key"), part.key) for n, part in enumerate(pack.kinds)))
    yield from _twice(((("ai", "phases", n, "id"), part.id) for n, part in enumerate(pack.ai.phases)))
    for place, probe in _places(pack):
        yield from _twice((((*place, "follow_ups", n, "id"), part.id) for n, part in enumerate(probe.follow_ups)))


def _twice(pairs: Iterable[tuple[Place, str]]) -> Iterator[Complaint]:
    seen: set[str] = set()
    for place, name in pairs:
        if name in seen:
            yield place, _('is "{name}" for the second time').format(name=shown(name)), _("choose another")
        seen.add(name)


def _places(pack: Pack) -> Iterator[tuple[Place, Probe]]:
    for number, section in enumerate(pack.sections):
        for index, probe in enumerate(section.probes):
            yield ("sections", number, "probes", index), probe


def _probes(pack: Pack) -> Iterator[Complaint]:
    dimensions = {dimension.id for dimension in pack.dimensions}
    probes = {probe.id for probe in pack.probes}
    for place, probe in _places(pack):
        for number, name in enumerate(probe.dimensions):
            if name not in dimensions:
                yield _unknown((*place, "dimensions", number), name, _("dimension"))
        for number, link in enumerate(probe.links):
            if link.probe not in probes:
                yield _unknown((*place, "links", number, "probe"), link.probe, _("probe"))
            elif link.probe == probe.id:
                yield (*place, "links", number, "probe"), _("links the probe to itself"), _("name another probe")
        yield from _follow_ups(probe, place, probes)


def _follow_ups(probe: Probe, place: Place, probes: set[str]) -> Iterator[Complaint]:
    for number, follow_up in enumerate(probe.follow_ups):
        field = (*place, "follow_ups", number, "probe")
        if follow_up.probe is None and follow_up.kind == "revisit":
            yield field, _("is missing"), _("name the probe whose claim it comes back to, or choose another kind")
        elif follow_up.probe is not None and follow_up.probe not in probes:
            yield _unknown(field, follow_up.probe, _("probe"))


def _unknown(place: Place, name: str, what: str) -> Complaint:
    said = _('names the {what} "{name}", which is not in the pack').format(what=what, name=shown(name))
    return place, said, _("check the spelling or add it")


def _script(pack: Pack, script: Script, place: Place) -> Iterator[Complaint]:
    known = {probe.id for probe in pack.probes}
    asked = set(script.probes) or known
    for number, name in enumerate(script.probes):
        if name not in known:
            yield _unknown((*place, "probes", number), name, _("probe"))
    yield from _twice((((*place, "probes", number), name) for number, name in enumerate(script.probes)))
    for name in script.budgets:
        if name not in asked:
            said = _("is no probe of this script")
            yield (*place, "budgets", name), said, _("check the spelling, or add it to the probes of the script")


def _scripts(pack: Pack) -> Iterator[Complaint]:
    lengths: set[int | None] = set()
    for number, script in enumerate(pack.scripts):
        if script.minutes in lengths:
            what = _("is the length of an earlier script too")
            yield ("scripts", number, "minutes"), what, _("keep one script per length")
        lengths.add(script.minutes)


def _kinds(pack: Pack) -> Iterator[Complaint]:
    there = {kind.id for kind in pack.kinds}
    lacking = [name for name in REQUIRED_KINDS if name not in there]
    if lacking:
        what = _('lack "{name}"').format(name='", "'.join(lacking))
        yield ("kinds",), what, _("add it; every pack has the same four")
    elif tuple(kind.id for kind in pack.kinds[:4]) != REQUIRED_KINDS:
        order = ", ".join(REQUIRED_KINDS)
        yield ("kinds",), _("do not begin with the four of every pack"), _("begin with {order}").format(order=order)
    dimensions = {dimension.id for dimension in pack.dimensions}
    for number, kind in enumerate(pack.kinds):
        yield from _key(kind.key, ("kinds", number, "key"))
        if kind.dimension is not None and kind.dimension not in dimensions:
            yield _unknown(("kinds", number, "dimension"), kind.dimension, _("dimension"))


def _key(key: str, place: Place) -> Iterator[Complaint]:
    if len(key) != 1 or not key.isprintable():
        yield place, _("is not one character"), _("choose one letter")
    elif key != key.upper():
        yield place, _('is "{key}"').format(key=key), _("write the letter as a capital")
    elif key in LIVE_KEYS:
        what = _('is "{key}", which does something else in a round').format(key=key)
        yield place, what, _("choose another, such as C or W")
