"""The form of a probe and of a section of the script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from interviewer_app.core.texts import _, plural
from interviewer_app.ui.rubrics.form_parts import (
    Options,
    Source,
    beside,
    left_words,
    line,
    listed,
    more,
    names,
    script_name,
    text,
)
from interviewer_app.ui.rubrics.looks import ActionLook, ChoiceLook, FieldRow, FormLook, HeadingRow, Row, WordsRow
from interviewer_app.ui.rubrics.outline import clock, items, word

TIME = "time:"  # begins the key of a probe's seconds in a script: `time:<script>:<id of the probe>`


def probe_form(source: Source, section: int, number: int) -> FormLook:
    """The form of probe `number` of section `section` of the tree."""
    probe = items(items(source.tree, "sections")[section], "probes")[number]
    key = f"sections[{section}].probes[{number}]"
    rows: list[Row] = [
        line(source, probe, key, "title", _("Title, for the time line")),
        text(source, probe, key, "text", _("The exact words, read aloud"), _("What …, how …, which …?")),
        text(source, probe, key, "purpose", _("What it is asked for; the candidate does not hear this")),
        *listed(source, probe, key, "listen_for", _("Listen for"), _("Point {n}"), _("Add something to listen for")),
        *_follow_ups(source, probe, key),
        *listed(source, probe, key, "hints", _("Hints, from the lightest"), _("Hint {n}"), _("Add a hint")),
        HeadingRow(f"{key}.written", _("For a candidate who writes")),
        text(source, probe, key, "written", _("Written instead of said")),
        *_aims(source, probe, key),
        *_times(source, probe),
        *_itself(source, probe, key),
    ]
    of = len([None for each in items(source.tree, "sections") for _probe in items(each, "probes")])
    aside = plural("one of {n} probe", "one of {n} probes", of)
    return FormLook(key, word(probe, "title") or _("No title yet"), "", aside, tuple(rows))


def section_form(source: Source, number: int) -> FormLook:
    """The form of section `number`: its name, and its probes by title."""
    section = items(source.tree, "sections")[number]
    key = f"sections[{number}]"
    probes = items(section, "probes")
    remove = () if source.read_only else (ActionLook("remove", _("Take this section out")),)
    rows: list[Row] = [
        line(source, section, key, "name", _("Name")),
        text(source, section, key, "summary", _("What happens in it")),
        line(source, section, key, "starts_min", _("Starts at minute"), _("where that is known")),
        HeadingRow(f"{key}.probes", _("Probes"), plural("{n} probe", "{n} probes", len(probes))),
        *(WordsRow(f"{key}.probes[{n}]", f"{n + 1}. {word(each, 'title')}") for n, each in enumerate(probes)),
        *more(source, f"{key}.probes", _("Add a probe"), ActionLook("section", _("Add a section after this one"))),
        HeadingRow(key, _("The section"), "", remove),
        line(source, section, key, "id", _("Id")),
    ]
    return FormLook(key, word(section, "name") or _("No name yet"), word(section, "summary"), "", tuple(rows))


def move_kinds() -> Options:
    """What a follow-up can do with an answer."""
    return (
        ("", _("of no kind")), ("decompose", _("takes it apart")), ("perturb", _("changes a fact")),
        ("trade-off", _("asks its price")), ("revisit", _("comes back to a claim")),
    )  # fmt: skip


def _follow_ups(source: Source, probe: Any, key: str) -> Iterator[Row]:
    place = f"{key}.follow_ups"
    yield HeadingRow(place, _("Follow-ups"), _("taken apart, a fact changed, the price asked, a claim taken up again"))
    others = (("", _("this answer")), *names(_others(source, probe), "title"))
    for number, each in enumerate(items(probe, "follow_ups")):
        own = f"{place}[{number}]"
        choices: tuple[ChoiceLook, ...] = (beside(each, own, "kind", _("What it does"), move_kinds()),)
        if word(each, "kind") == "revisit" or word(each, "probe"):
            choices += (beside(each, own, "probe", _("Whose claim it takes up"), others),)
        label = _("Follow-up {letter}").format(letter="abcdefghijklmnopqrstuvwxyz"[number % 26])
        yield FieldRow(
            f"{own}.text", label, word(each, "text"), "text", choices=choices, item=True, read_only=source.read_only
        )
    yield from more(source, place, _("Add a follow-up"))


def _others(source: Source, probe: Any) -> list[Any]:
    all_of_them = [each for section in items(source.tree, "sections") for each in items(section, "probes")]
    return [each for each in all_of_them if word(each, "id") != word(probe, "id")]


def _aims(source: Source, probe: Any, key: str) -> Iterator[Row]:
    yield HeadingRow(f"{key}.dimensions", _("Aims at"))
    chosen = "\n".join(str(each) for each in items(probe, "dimensions"))
    options = names(items(source.tree, "dimensions"), "name")
    yield FieldRow(f"{key}.dimensions", _("Dimensions"), chosen, "ticks", options, read_only=source.read_only)


def _times(source: Source, probe: Any) -> Iterator[Row]:
    scripts = items(source.tree, "scripts")
    if not scripts:
        return
    yield HeadingRow("scripts", _("Time"), _("minutes and seconds, such as 3:30"))
    for number, script in enumerate(scripts):
        yield time_row(source, script, number, probe, _capital(script_name(script)), left_words(source.tree, script))


def time_row(source: Source, script: Any, number: int, probe: Any, label: str, aside: str = "") -> FieldRow:
    """The seconds of a probe in a script, as minutes and seconds."""
    name = word(probe, "id")
    budgets = script.get("budgets") if isinstance(script, Mapping) else None
    own = budgets.get(name) if isinstance(budgets, Mapping) else None
    usual = probe.get("budget_s") if isinstance(probe, Mapping) else None
    key = f"{TIME}{number}:{name}"
    shown = source.typed.get(key, clock(own) if isinstance(own, int) else "")
    hint = clock(usual) if isinstance(usual, int) else _("not planned")
    return FieldRow(key, label, shown, "line", hint=hint, aside=aside, brief=not aside, read_only=source.read_only)


def _itself(source: Source, probe: Any, key: str) -> Iterator[Row]:
    remove = () if source.read_only else (
        ActionLook("up", _("Up")), ActionLook("down", _("Down")), ActionLook("remove", _("Take this probe out")),
    )  # fmt: skip
    yield HeadingRow(key, _("The probe"), "", remove)
    for number, link in enumerate(items(probe, "links")):
        own = f"{key}.links[{number}]"
        kinds = tuple(each for each in move_kinds() if each[0])
        others = names(_others(source, probe), "title")
        row = FieldRow(
            f"{own}.probe", _("Takes up what was said at"), word(link, "probe"), "choice", others,
            choices=(beside(link, own, "kind", _("How it takes it up"), kinds),), item=True, read_only=source.read_only,
        )  # fmt: skip
        yield row
    yield from more(source, f"{key}.links", _("Take up another probe"))
    yield line(source, probe, key, "id", _("Id"))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


