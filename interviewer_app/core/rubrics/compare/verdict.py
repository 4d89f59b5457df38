"""Do cards of the two packs stay comparable? Dimensions and scale decide, then anchors, then what is named beside
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interviewer_app.core.rubrics.compare.changes import (
    Answer,
    Comparison,
    DimensionChange,
    Effect,
    FieldChange,
    ProbeChange,
    Side,
    Verdict,
    worst,
)
from interviewer_app.core.texts import _, plural

_ANCHOR = re.compile(r"levels\[(\d+)\]\.anchor")
SHORT = 60  # characters of a value that a sentence can hold
MOST_NAMES = 10  # of what only changed its words


def verdict(found: Comparison) -> Verdict:
    """The answer with its reasons; `found` is a comparison whose own verdict is not made yet."""
    # A dimension that is there on one side alone is part of no pair; the others of both sides are.
    pairs = [each for each in found.dimensions if each.old is not None and each.new is not None]
    not_across = [each for each in pairs if each.effect == "not across"]
    besides = worst(*_besides(found))
    effect = worst(besides, *(each.effect for each in found.dimensions))
    if pairs and len(not_across) == len(pairs):
        effect = "no"
    answers: dict[Effect, Answer] = {"no": "no", "not across": "with differences", "difference": "with differences"}
    answer = answers.get(effect, "yes")
    headline = _headline(effect, [each.name for each in not_across], besides == "difference", found.nothing)
    return Verdict(answer, headline, tuple(_reasons(found)), tuple(each.id for each in not_across))


def next_version(version: str, answer: Answer) -> str:
    """What a changed pack might be called: wording raises the last number, differences the second, no the first."""
    first, second, third = (int(part) for part in version.split("."))
    if answer == "no":
        return f"{first + 1}.0.0"
    return f"{first}.{second + 1}.0" if answer == "with differences" else f"{first}.{second}.{third + 1}"


def _besides(found: Comparison) -> Iterator[Effect]:
    """What everything but the dimensions means."""
    yield from (each.effect for each in found.probes)
    yield from (each.effect for each in found.other)
    yield from (each.effect for each in found.files)


def _headline(effect: Effect, not_across: Sequence[str], differs: bool, nothing: bool) -> str:
    if nothing:
        return _("Nothing differs: cards are comparable.")
    if effect == "no":
        return _("Cards are not comparable.")
    if effect == "not across" and differs:
        return _("{names} not across, the rest comparable with differences.").format(names=_and(not_across))
    if effect == "not across":
        return _("{names} not across, the rest comparable.").format(names=_and(not_across))
    if effect == "difference":
        return _("Cards are comparable, with differences.")
    return _("Cards stay comparable: only wording changed.")


def _reasons(found: Comparison) -> Iterator[str]:
    yield from _about_the_two(found.old, found.new)
    yield from _dimensions(found.dimensions)
    yield from (_field(each) for each in found.other if each.effect == "no")
    yield from _anchors(found.dimensions)
    yield from (_probe(each) for each in found.probes if each.effect == "difference")
    yield from (_field(each) for each in found.other if each.effect == "difference")
    yield from _files(found)
    yield from _wording(found)


def _about_the_two(old: Side, new: Side) -> Iterator[str]:
    if old.id != new.id:
        yield _("These are two packs, not two versions of one.")
    elif old.version == new.version and old.digest and new.digest and old.digest != new.digest:
        yield _("Both say {version} and differ; a changed pack needs a new version.").format(version=new.version)


def _dimensions(dimensions: Sequence[DimensionChange]) -> Iterator[str]:
    for state, one, many in (
        ("added", _("Dimension {names} is new."), _("Dimensions {names} are new.")),
        ("removed", _("Dimension {names} is gone."), _("Dimensions {names} are gone.")),
    ):
        names = [each.name for each in dimensions if each.state == state]
        if names:
            yield (one if len(names) == 1 else many).format(names=_and(names))
    yield from _renamed(dimensions)


def _renamed(dimensions: Sequence[DimensionChange]) -> Iterator[str]:
    """Dimensions that came under another id and say, level by level, what one that went said."""
    gone = {each.old.levels: each.name for each in dimensions if each.state == "removed" and each.old is not None}
    for each in dimensions:
        if each.state == "added" and each.new is not None and each.new.levels in gone:
            text = _("{new} has the anchors of {old} under another id, and cards go by the id.")
            yield text.format(new=each.name, old=gone[each.new.levels])


def _anchors(dimensions: Sequence[DimensionChange]) -> Iterator[str]:
    for each in dimensions:
        fields = [field for field in each.fields if field.effect == "not across"]
        values = [found[1] for field in fields if (found := _ANCHOR.fullmatch(field.field))]
        labels = [field.label for field in fields if not (len(values) > 1 and _ANCHOR.fullmatch(field.field))]
        if len(values) > 1:
            labels.append(_("Anchors of {values}").format(values=_and(values)))
        if labels:
            yield _("{name}: {fields} changed.").format(
                name=each.name, fields=_and([labels[0], *map(_low, labels[1:])])
            )


def _probe(each: ProbeChange) -> str:
    if each.state == "added":
        return _("Probe {title} is new.").format(title=each.title)
    if each.state == "removed":
        return _("Probe {title} is gone.").format(title=each.title)
    said = [_field(field).rstrip(".") for field in each.fields if field.effect == "difference"]
    if each.moved:
        said.insert(0, _("asked at another place"))
    return _("Probe {title}: {what}.").format(title=each.title, what="; ".join(map(_low, said)))


def _field(each: FieldChange) -> str:
    if not each.old or not each.new:
        text = _("{label}: new.") if each.new else _("{label}: gone.")
        return text.format(label=each.label)
    gone, come = _items(each.old, each.new), _items(each.new, each.old)
    if max(len(gone), len(come)) > SHORT or f"{gone} {come}".rstrip().endswith((".", "?", "!")) or not gone + come:
        return _("{label}: changed.").format(label=each.label)
    text = _("{label}: {come} instead of {gone}.") if gone and come else _("{label}: {come} came in.")
    return (text if come else _("{label}: {gone} taken out.")).format(label=each.label, come=come, gone=gone)


def _items(one: str, other: str) -> str:
    """The lines of one value that the other does not have; the whole value where there is one line."""
    left = other.split("\n")
    return ", ".join(line for line in one.split("\n") if line not in left)


def _files(found: Comparison) -> Iterator[str]:
    handed = [file.path for file in found.files if file.handed_out]
    if handed:
        yield plural(
            "What the candidate gets: {n} file differs.", "What the candidate gets: {n} files differ.", len(handed)
        )
        if not any(each.field == "task_version" for each in found.other):
            yield _("The task version is the same all the same; raise it with the files.")


def _wording(found: Comparison) -> Iterator[str]:
    names = [each.name for each in found.dimensions if each.effect == "wording"]
    names += [each.title for each in found.probes if each.effect == "wording"]
    names += [each.label for each in found.other if each.effect == "wording"]
    names += [file.path for file in found.files if not file.handed_out]
    names = list(dict.fromkeys(names))
    if len(names) > MOST_NAMES:
        more = plural("{n} more", "{n} more", len(names) - MOST_NAMES + 1)
        names = [*names[: MOST_NAMES - 1], more]
    if names:
        yield _("Other words for the same: {names}.").format(names=_and(names))


def _and(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def _low(text: str) -> str:
    """A label inside a sentence: its first letter small, unless the word is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
