"""The forms of what is read aloud, of scripts, exercise and trials, and of the pack itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.form_parts import (
    Source,
    beside,
    choice,
    item_actions,
    left_words,
    line,
    listed,
    more,
    script_name,
    steps,
    text,
)
from interviewer_app.ui.rubrics.form_probe import time_row
from interviewer_app.ui.rubrics.looks import FieldRow, FormLook, HeadingRow, Row, WordsRow
from interviewer_app.ui.rubrics.outline import ABOUT, items, word


def ai_form(source: Source) -> FormLook:
    ai = source.tree.get("ai")
    policies = (("allowed", _("allowed")), ("banned", _("banned")), ("phases", _("by phases")))
    rules = (("allowed", _("allowed")), ("banned", _("banned")))
    rows: list[Row] = [
        text(source, ai, "ai", "read_aloud", _("Read aloud at the start, as it stands")),
        choice(source, ai, "ai", "policy", _("AI assistants are"), policies),
        *listed(source, ai, "ai", "tools", _("What may be used"), _("Tool {n}"), _("Add a tool")),
        HeadingRow("ai.phases", _("Phases"), _("stretches of the round with a rule of their own")),
    ]
    for number, phase in enumerate(items(ai, "phases")):
        own = f"ai.phases[{number}]"
        rows.append(line(source, phase, own, "name", _("Phase {n}").format(n=number + 1), item=True,
                         choices=(beside(phase, own, "rule", _("Rule"), rules),)))  # fmt: skip
    rows += [*more(source, "ai.phases", _("Add a phase")), *_answers(source, ai)]
    return FormLook("ai", _("AI policy and answers"), _("said to every candidate in the same words"), "", tuple(rows))


def _answers(source: Source, ai: Any) -> Iterator[Row]:
    yield HeadingRow("ai.answers", _("Fixed answers"), _("to what candidates ask"))
    for number, each in enumerate(items(ai, "answers")):
        key = f"ai.answers[{number}]"
        heading = _("Answer {n}").format(n=number + 1)
        yield HeadingRow(key, heading, "", item_actions(source, _("Take out")), large=False)
        yield text(source, each, key, "question", _("When they ask"), _("May I use …?"))
        yield text(source, each, key, "answer", _("you say"))
    yield from more(source, "ai.answers", _("Add an answer"))


def not_scored_form(source: Source) -> FormLook:
    rows = listed(
        source, source.tree, "", "not_scored", _("Does not count"), _("{n}"), _("Add something that does not count")
    )
    title = _("What is not scored")
    return FormLook("not_scored", title, _("printed with the pack, and told to candidates"), "", tuple(rows))


def expectations_form(source: Source) -> FormLook:
    rows: list[Row] = [HeadingRow("expectations", _("By level"), _("in words; never a threshold, never a sum"))]
    for number, each in enumerate(items(source.tree, "expectations")):
        key = f"expectations[{number}]"
        heading = word(each, "level") or _("Level {n}").format(n=number + 1)
        rows.append(HeadingRow(key, heading, "", item_actions(source, _("Take out")), large=False))
        rows.append(line(source, each, key, "level", _("Level"), _("senior, staff …")))
        rows.append(text(source, each, key, "text", _("What may be expected")))
    rows += more(source, "expectations", _("Add a level"))
    return FormLook("expectations", _("What is expected"), _("what a rater may expect to see"), "", tuple(rows))


def scripts_form(source: Source) -> FormLook:
    rows: list[Row] = []
    probes = {word(each, "id"): each for one in items(source.tree, "sections") for each in items(one, "probes")}
    for number, script in enumerate(items(source.tree, "scripts")):
        key = f"scripts[{number}]"
        sums = left_words(source.tree, script)
        rows.append(HeadingRow(key, _capital(script_name(script)), sums, item_actions(source, _("Take out"))))
        rows.append(line(source, script, key, "minutes", _("Minutes"), _("any"), brief=True))
        for name, _seconds in steps(source.tree, script):
            probe = probes.get(name, {"id": name})
            rows.append(time_row(source, script, number, probe, word(probe, "title") or name))
    rows += more(source, "scripts", _("Add a length"))
    title = _("Lengths and budgets")
    return FormLook("scripts", title, _("minutes and seconds for each probe, such as 3:30"), "", tuple(rows))


def exercise_form(source: Source) -> FormLook:
    exercise = source.tree.get("exercise")
    title, quiet = _("Exercise"), _("its files stand in the folder exercise/ beside pack.yaml")
    if not isinstance(exercise, dict):
        words = _("This pack has no exercise. `interviewer rubric new --from-git` makes one from a commit of your own.")
        return FormLook("exercise", title, "", "", (WordsRow("exercise", words),))
    known = (("", _("nobody has said")), ("true", _("candidates can read about it")), ("false", _("it is not public")))
    rows: list[Row] = [
        line(source, exercise, "exercise", "name", _("Name")),
        text(source, exercise, "exercise", "summary", _("What it is")),
        line(source, exercise, "exercise", "language", _("Language")),
        choice(source, exercise, "exercise", "public", _("The trap"), known),
        HeadingRow("exercise.traps", _("Traps"), _("`interviewer rubric prove` shows that they are some")),
    ]
    for number, trap in enumerate(items(exercise, "traps")):
        words = _("{patch}, proved by the tests in {proof}")
        rows.append(WordsRow(f"exercise.traps[{number}]", words.format(
            patch=word(trap, "patch") or "change.patch", proof=word(trap, "proof") or "proof"
        )))  # fmt: skip
    return FormLook("exercise", title, quiet, word(exercise, "language"), tuple(rows))


def trials_form(source: Source) -> FormLook:
    fell = (("true", _("fell into the trap")), ("false", _("saw it")))
    rows: list[Row] = [HeadingRow("trials", _("Written by hand"), _("which assistant met the exercise, and when"))]
    for number, trial in enumerate(items(source.tree, "trials")):
        key = f"trials[{number}]"
        heading = _("Trial {n}").format(n=number + 1)
        rows.append(HeadingRow(key, heading, "", item_actions(source, _("Take out")), large=False))
        rows.append(line(source, trial, key, "assistant", _("Assistant")))
        rows.append(line(source, trial, key, "version", _("Its version")))
        rows.append(line(source, trial, key, "on", _("Day, year-month-day")))
        rows.append(choice(source, trial, key, "fell_in", _("It"), fell))
        rows.append(text(source, trial, key, "note", _("What happened")))
    rows += more(source, "trials", _("Add a trial"))
    return FormLook("trials", _("Trials"), _("does an assistant of today still fall in?"), "", tuple(rows))


def pack_form(source: Source) -> FormLook:
    tree = source.tree
    silenced = [
        WordsRow(
            f"silenced[{n}]", f"{word(each, 'finding')} · {word(each, 'at') or _('everywhere')}: {word(each, 'reason')}"
        )
        for n, each in enumerate(items(tree, "silenced"))
    ]
    rows: list[Row] = [
        line(source, tree, "", "title", _("Title")),
        line(source, tree, "", "role", _("Role")),
        line(source, tree, "", "level", _("Level")),
        *listed(source, tree, "", "authors", _("Authors"), _("Author {n}"), _("Add an author")),
        HeadingRow("licence", _("Where it comes from")),
        line(source, tree, "", "licence", _("Licence")),
        line(source, tree, "", "reviewed_on", _("Last reviewed, year-month-day")),
        text(source, tree, "", "source_note", _("A note on its sources")),
        text(source, tree, "", "notice", _("The notice to candidates, where it differs from the usual one")),
        HeadingRow("silenced", _("Silenced findings"), str(len(silenced))),
        *silenced,
        *_identity(source, tree),
    ]
    return FormLook(ABOUT, word(tree, "title") or _("No title yet"), "", "", tuple(rows))


def _identity(source: Source, tree: Any) -> Iterator[Row]:
    yield HeadingRow("id", _("Its id"), _("a pack under another id is another pack"))
    yield FieldRow("id", _("Id"), word(tree, "id"), "line", read_only=source.read_only)
    yield FieldRow("version", _("Version"), word(tree, "version"), "line", read_only=True)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
