"""A rubric published as Markdown becomes a pack that runs; the source note says what had to be decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interviewer_app.core.rubrics.findings import one, unreadable
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.rubrics.markdown.kinds import ai_rules, usual_kinds
from interviewer_app.core.rubrics.markdown.matrix import Values
from interviewer_app.core.rubrics.markdown.names import shortened, slug, unique
from interviewer_app.core.rubrics.markdown.note import licence_of, source_note
from interviewer_app.core.rubrics.markdown.own import own_id, with_own
from interviewer_app.core.rubrics.markdown.probes import Script, build_script, chosen_style
from interviewer_app.core.rubrics.markdown.questions import Bank, read_questions
from interviewer_app.core.rubrics.markdown.rubric import Competency, Rubric, has_headings, read_rubric
from interviewer_app.core.rubrics.yaml_source import LARGEST_FILE
from interviewer_app.core.texts import _

LONGEST_TEXT = 200_000
MOST_LINES = 5_000
LONGEST_LINE = 10_000

# "Staff Engineer - Interview Rubric" is about the role Staff Engineer.
_PAPER = re.compile(r"\W+(interview(ing)?\b.*|rubric|scorecard|assessment)$", re.IGNORECASE)

# What stands in for a scale when the source names none; said in the source note.
_USUAL = Values((1, 2, 3, 4), {})


def read_markdown(path: Path) -> str:
    """The text of a Markdown file. raises: PackError if it is missing, larger than 1 MiB, or no UTF-8 text"""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise unreadable(str(path), error) from error
    if len(data) > LARGEST_FILE:
        raise one(str(path), _("is larger than 1 MiB"), _("give a Markdown file with a rubric"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise one(str(path), _("is not UTF-8 text"), _("save it as UTF-8"), line=line) from error
    if "\0" in text:
        raise one(str(path), _("is no text"), _("give a Markdown file with a rubric"))
    return text


def import_markdown(
    text: str,
    questions: str | None = None,
    style: str | None = None,
    *,
    reviewed_on: str,
    name: str = "rubric.md",
    questions_name: str = "questions.md",
) -> dict[str, Any]:
    """The tree of a pack (what `write_pack` writes) from a rubric and, if there is one, its question bank.

    style:       the style that the script asks; default: the first one of the bank
    reviewed_on: ISO date, the day of the import
    raises: PackError if there are no headings or competencies, too many of them, or no such style
    """
    _refuse_endless(text, name)
    _refuse_endless(questions or "", questions_name)
    if not has_headings(text):
        raise one(name, _("has no headings"), _("give each competency a heading, such as: ## A - Delivery"))
    rubric = read_rubric(text)
    if not rubric.competencies:
        remedy = _("give each competency a heading, such as: ## A - Delivery")
        raise one(name, _("has no competencies that can be told from its headings"), remedy)
    bank = None if questions is None else read_questions(questions, [found.name for found in rubric.competencies])
    if bank is not None and not bank.asked:
        raise one(questions_name, _("has no questions"), _("put them into lists below the names of the competencies"))
    asked = chosen_style(style, bank, questions_name)
    tree = _tree(rubric, bank, asked, reviewed_on, [name] if bank is None else [name, questions_name])
    pack_from_document({"tree": tree, "files": {}}, name)
    return tree


def _refuse_endless(text: str, name: str) -> None:
    """Markdown takes time that grows with the square of some inputs; published rubrics have a few hundred lines."""
    if len(text) > LONGEST_TEXT:
        raise one(name, _("has more than {n} characters").format(n=LONGEST_TEXT), _("split it"))
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise one(name, _("has more than {n} lines").format(n=MOST_LINES), _("split it"))
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            what = _("is a line of over {n} characters").format(n=LONGEST_LINE)
            raise one(name, what, _("break it up"), line=number)


def _tree(rubric: Rubric, bank: Bank | None, style: str, reviewed_on: str, files: Sequence[str]) -> dict[str, Any]:
    scale = rubric.scale or _USUAL
    title = shortened(rubric.title, 200) or Path(files[0]).stem
    role = _PAPER.sub("", title) or title
    taken: set[str] = set()
    found = rubric.competencies
    wanted = [own_id(one) or slug(one.name.text) for one in found]
    ids = [unique(name, _fallback(one, n), taken) for n, (name, one) in enumerate(zip(wanted, found, strict=True), 1)]
    dimensions = [with_own(_dimension(*pair, scale), pair[1]) for pair in zip(ids, found, strict=True)]
    script = build_script(rubric, bank, ids, style)
    draft = any("anchor" not in level for dimension in dimensions for level in dimension["levels"])
    tree: dict[str, Any] = {
        "id": slug(role) or slug(Path(files[0]).stem) or "imported-rubric",
        "version": "1.0.0",
        "title": title,
        "role": role,
        "licence": licence_of(rubric, bank),
        "reviewed_on": reviewed_on,
    }
    if draft:
        tree["draft"] = True
    tree |= {"ai": ai_rules(), "scale": {"min": scale.values[0], "max": scale.values[-1]}}
    if script.bank:
        tree["scripts"] = [{"probes": script.asked}]
    tree |= {"dimensions": dimensions, "sections": script.sections, "kinds": usual_kinds()}
    tree["source_note"] = source_note(files, rubric, bank, _decided(rubric, script, style, draft))
    return tree


def _fallback(found: Competency, number: int) -> str:
    """An id for a name without a Latin letter."""
    return f"competency-{slug(found.name.label) or number}"


def _dimension(dimension_id: str, found: Competency, scale: Values) -> dict[str, Any]:
    dimension: dict[str, Any] = {"id": dimension_id, "name": shortened(found.name.text, 200), "track": "general"}
    if found.summary:
        dimension["summary"] = "\n".join(found.summary)
    dimension["levels"] = [_level(value, scale, found) for value in scale.values]
    if found.look_for:
        dimension["look_for"] = list(found.look_for)
    return dimension


def _level(value: int, scale: Values, found: Competency) -> dict[str, Any]:
    level: dict[str, Any] = {"value": value}
    if value in scale.names:
        level["name"] = scale.names[value]
    if value in found.anchors:
        level["anchor"] = found.anchors[value]
    return level


def _decided(rubric: Rubric, script: Script, style: str, draft: bool) -> list[str]:
    decided: list[str] = []
    if rubric.scale is None:
        decided.append(_("The source names no scale; 1 to 4 stands in for it."))
    elif rubric.scale.counted:
        words = ", ".join(f'{value} = "{name}"' for value, name in rubric.scale.names.items())
        decided.append(_("The columns of the matrix were numbered from the left: {words}.").format(words=words))
    if draft:
        decided.append(_("The source does not anchor every rating, so the pack is a draft: write the missing anchors."))
    if any(found.starts_min is not None for found in rubric.competencies):
        decided.append(_("Start marks are kept as minutes; no lengths are given, so no probe has a time budget."))
    if script.bank:
        decided.append(_('The script asks the style "{style}"; the other questions are a bank.').format(style=style))
    if script.other_style:
        names = ", ".join(script.other_style)
        decided.append(_("There the style is missing, and another one is asked: {names}.").format(names=names))
    if script.without:
        words = _("The source has no questions for: {names}. There the probe shows the words of the rubric itself.")
        decided.append(words.format(names=", ".join(script.without)))
    decided.append(_("The source does not say whether an assistant may be used; the import chose banned."))
    decided.append(_("The date of review is the day of the import: nobody has reviewed the pack yet."))
    return decided
