"""Sections, probes and the script of an imported pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from interviewer_app.core.rubrics.findings import one, shown
from interviewer_app.core.rubrics.markdown.names import same, shortened, slug, unique
from interviewer_app.core.rubrics.markdown.outline import Item
from interviewer_app.core.rubrics.markdown.questions import Asked, Bank
from interviewer_app.core.rubrics.markdown.rubric import Competency, Rubric
from interviewer_app.core.rubrics.markdown.titles import probe_title, usual_openings
from interviewer_app.core.texts import _

_LONGEST_TEXT = 8_000
_LONGEST_STYLE = 80


@dataclass
class Script:
    """The sections as the file has them, and what a round asks of them.

    asked:       probe ids of the chosen style, and of places that have no style; `bank` counts the rest
    without:     names of competencies without a question, other_style: those where the chosen style is missing
    """

    sections: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    bank: int = 0
    without: list[str] = field(default_factory=list)
    other_style: list[str] = field(default_factory=list)


def chosen_style(style: str | None, bank: Bank | None, file: str) -> str:
    """The style to ask, as the bank spells it; empty where there are none.

    raises: PackError for a style that is not in the bank, or that several begin with
    """
    styles = bank.styles if bank else ()
    if style is None:
        return styles[0] if styles else ""
    wanted = same(style)
    exact = [known for known in styles if same(known) == wanted]
    found = exact or [known for known in styles if wanted and same(known).startswith(wanted)]
    if len(found) == 1:
        return found[0]
    what = _('has no style "{style}"').format(style=shown(style))
    if not styles:
        raise one(file, _("has no styles"), _("leave out --style"))
    choices = ", ".join(f'"{shown(known)}"' for known in styles)
    raise one(file, what, _("choose one of: {choices}").format(choices=choices))


def build_script(rubric: Rubric, bank: Bank | None, ids: Sequence[str], style: str) -> Script:
    """A section per competency, in the order of the rubric and with its id, then the questions that belong to none."""
    asked = bank.asked if bank else ()
    inline_texts = [item.text for competency in rubric.competencies for item in competency.questions]
    texts = [item.text for one in asked for _style, item in one.questions] + inline_texts
    builder = _Builder(style, bank.styles if bank else (), set(ids), usual_openings(texts))
    banked = {one.competency: one.questions for one in asked if one.competency is not None}
    for index, (competency, section_id) in enumerate(zip(rubric.competencies, ids, strict=True)):
        inline = [("", item) for item in competency.questions]
        questions = [*banked.get(index, []), *inline]
        if questions or not (competency.own and asked):  # our own export: others ask about this dimension too
            builder.competency(competency, section_id, questions)
    for other in asked:
        if other.competency is None:
            builder.other(other)
    return builder.script


class _Builder:
    def __init__(self, style: str, styles: Sequence[str], section_ids: set[str], openings: frozenset[str]) -> None:
        self.script = Script()
        self._style = style
        self._keys = _style_keys(styles)
        self._section_ids = section_ids
        self._openings = openings
        self._probe_ids: set[str] = set()

    def competency(self, competency: Competency, section_id: str, questions: Sequence[tuple[str, Item]]) -> None:
        section: dict[str, Any] = {"id": section_id, "name": shortened(competency.name.text, 200)}
        if competency.reference:
            section["summary"] = "\n".join(competency.reference)
        if competency.starts_min is not None:
            section["starts_min"] = competency.starts_min
        style = self._style_here(questions)
        if questions and style != self._style:
            self.script.other_style.append(competency.name.text)
        without = not questions
        if without:
            self.script.without.append(competency.name.text)
            questions = [("", Item(" ".join(competency.summary) or competency.name.text))]
        label = slug(competency.name.label)
        prefix = f"s{label}" if label.isdigit() else label or section_id
        section["probes"] = self._probes(prefix, questions, style, [section_id])
        if without and competency.look_for:
            section["probes"][0]["listen_for"] = list(competency.look_for)
        self.script.sections.append(section)

    def other(self, asked: Asked) -> None:
        """Questions outside the competencies, such as a warm-up."""
        section_id = unique(slug(asked.name), "questions", self._section_ids)
        name = shortened(asked.name, 200) or _("Questions")
        style = self._style_here(asked.questions)
        probes = self._probes(section_id, asked.questions, style, [])
        self.script.sections.append({"id": section_id, "name": name, "probes": probes})

    def _style_here(self, questions: Sequence[tuple[str, Item]]) -> str:
        """The chosen style, or the first one of a place that does not have it."""
        there = [style for style, _item in questions if style]
        return self._style if self._style in there or not there else there[0]

    def _probes(
        self, prefix: str, questions: Sequence[tuple[str, Item]], style: str, dimensions: list[str]
    ) -> list[dict[str, Any]]:
        probes: list[dict[str, Any]] = []
        numbers: dict[str, int] = {}
        for own_style, item in questions:
            number = numbers[own_style] = numbers.get(own_style, 0) + 1
            key = "-".join(part for part in (prefix, self._keys.get(own_style, ""), str(number)) if part)
            probe_id = unique(key, key, self._probe_ids)
            counted = f"{prefix.upper()}{number}" if len(prefix) <= 3 else str(number)
            title = probe_title(counted, item.text, self._openings)
            probe = {"id": probe_id, "title": title, "text": item.text[:_LONGEST_TEXT]}
            probes.append(probe | _details(own_style, item, dimensions))
            if own_style in ("", style):
                self.script.asked.append(probe_id)
            else:
                self.script.bank += 1
        return probes


def _details(style: str, item: Item, dimensions: list[str]) -> dict[str, Any]:
    details: dict[str, Any] = {"style": shortened(style, _LONGEST_STYLE)} if style else {}
    if dimensions:
        details["dimensions"] = list(dimensions)
    if item.below:
        below = enumerate(item.below, 1)
        details["follow_ups"] = [{"id": f"f{number}", "text": text[:_LONGEST_TEXT]} for number, text in below]
    return details


def _style_keys(styles: Sequence[str]) -> dict[str, str]:
    """A short word for each style: its first one, all of them where two begin alike."""
    firsts = [slug(style).split("-")[0] for style in styles]
    taken: set[str] = set()
    keys: dict[str, str] = {}
    for number, (style, first) in enumerate(zip(styles, firsts, strict=True), 1):
        keys[style] = unique(first if firsts.count(first) == 1 else slug(style), f"style-{number}", taken)
    return keys
