"""A table of dimensions, and questions if there are some, become a pack that runs; the source note says the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.rubrics.markdown.kinds import ai_rules, usual_kinds
from interviewer_app.core.rubrics.markdown.matrix import Values
from interviewer_app.core.rubrics.markdown.names import Name, shortened, slug, unique
from interviewer_app.core.rubrics.markdown.probes import build_script, chosen_style
from interviewer_app.core.rubrics.markdown.questions import Bank
from interviewer_app.core.rubrics.markdown.rubric import Competency, Rubric
from interviewer_app.core.rubrics.tables.about import with_facts
from interviewer_app.core.rubrics.tables.questions import SLUG, Questions, read_question_table
from interviewer_app.core.rubrics.tables.reading import Row, Table, read_table
from interviewer_app.core.rubrics.tables.sheet import Sheet
from interviewer_app.core.texts import _

_TRACKS = ("implementation", "supervision", "level", "general")
_PAPER = re.compile(r"\W+(interview(ing)?\b.*|rubric|scorecard|assessment)$", re.IGNORECASE)
_LONGEST_NOTE = 12_000


def import_table(
    sheet: Sheet,
    questions: Sheet | None,
    style: str | None,
    *,
    reviewed_on: str,
    name: str,
    questions_name: str = "",
    facts: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The tree of a pack from a table of dimensions, and one of questions if there is one.

    facts:       title, role, licence and so on, where another sheet says them
    style:       the style that the script asks; default: the first one of the questions
    reviewed_on: ISO date, the day of the import
    raises: PackError naming the cell
    """
    table = read_table(sheet)
    taken: set[str] = set()
    dimensions = [_dimension(table, row, taken) for row in table.rows]
    found = None if questions is None else read_question_table(questions, {d["id"]: d["name"] for d in dimensions})
    files = [name, questions_name] if questions_name else [name]
    tree = with_facts(_tree(table, dimensions, found, style, reviewed_on, files), facts or {})
    tree["id"] = slug(_PAPER.sub("", tree["title"])) or tree["id"]
    pack_from_document({"tree": tree, "files": {}}, name)
    return tree


def _tree(
    table: Table,
    dimensions: list[dict[str, Any]],
    found: Questions | None,
    style: str | None,
    reviewed_on: str,
    files: Sequence[str],
) -> dict[str, Any]:
    title = shortened(table.title, 200) or Path(files[0]).stem
    role = _PAPER.sub("", title) or title
    asked = chosen_style(style, Bank((), found.styles if found else (), ()), files[-1])
    sections = found.sections if found else _from_dimensions(table, dimensions)
    draft = any("anchor" not in level for dimension in dimensions for level in dimension["levels"])
    tree: dict[str, Any] = {
        "id": slug(role) or slug(Path(files[0]).stem) or "imported-rubric", "version": "1.0.0", "title": title,
        "role": role,
        "licence": _("not stated by the source"), "reviewed_on": reviewed_on,
    }  # fmt: skip
    if draft:
        tree["draft"] = True
    tree |= {"ai": ai_rules(), "scale": {"min": table.scale.values[0], "max": table.scale.values[-1]}}
    probes = [probe for probe, own in found.asked if own in ("", asked)] if found else []
    banked = found is not None and len(probes) < len(found.asked)
    if banked:
        tree["scripts"] = [{"probes": probes}]
    tree |= {"dimensions": dimensions, "sections": sections, "kinds": usual_kinds()}
    decided = _decided(table, draft, asked if banked else "", without=found is None)
    tree["source_note"] = _note(files, table, decided)
    return tree


def _dimension(table: Table, row: Row, taken: set[str]) -> dict[str, Any]:
    track = row.track.lower() or "general"
    if track not in _TRACKS:
        what, remedy = (
            _('is "{text}"').format(text=shown(row.track, 40)),
            _("write one of {choices}").format(choices=", ".join(_TRACKS)),
        )
        raise table.sheet.trouble(row.at, table.columns["track"], what, remedy)
    dimension: dict[str, Any] = {"id": _id(table, row, taken), "name": shortened(row.name, 400), "track": track}
    if row.summary:
        dimension["summary"] = row.summary
    values = _facet_values(table, row) if track == "level" else table.scale.values
    dimension["levels"] = [_level(value, row, table.scale) for value in values]
    if row.look_for:
        dimension["look_for"] = row.look_for
    if row.target or track == "level":
        dimension["target"] = _target(table, row)
    return dimension


def _id(table: Table, row: Row, taken: set[str]) -> str:
    if row.id:
        own = row.id if SLUG.fullmatch(row.id) else slug(row.id)
        if own in taken:
            what = _('is "{name}" for the second time').format(name=shown(own))
            raise table.sheet.trouble(row.at, table.columns["id"], what, _("choose another"))
        if own and len(own) <= 80:
            taken.add(own)
            return own
    return unique(slug(row.name), f"dimension-{row.at}", taken)


def _target(table: Table, row: Row) -> int:
    if row.target and not re.fullmatch(r"\d{1,2}", row.target):
        what = _('is "{text}"').format(text=shown(row.target, 40))
        raise table.sheet.trouble(row.at, table.columns["target"], what, _("write a whole number from 0 to 99"))
    return int(row.target or 0)


def _facet_values(table: Table, row: Row) -> tuple[int, ...]:
    """The levels of a level facet: those it has a word or an anchor for."""
    values = tuple(sorted({*row.names, *row.anchors}))
    if len(values) < 2 or any(not (row.names.get(value) or table.scale.names.get(value)) for value in values):
        what = _("is level evidence without two named levels")
        remedy = _("name them in a column Level names, a line each, such as: 1 mid")
        raise table.sheet.trouble(row.at, None, what, remedy)
    return values


def _level(value: int, row: Row, scale: Values) -> dict[str, Any]:
    name = row.names.get(value, "" if row.names else scale.names.get(value, ""))
    level: dict[str, Any] = {"value": value, **({"name": name} if name else {})}
    if value in row.anchors:
        level["anchor"] = row.anchors[value]
    return level


def _from_dimensions(table: Table, dimensions: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A section per dimension, its probe the words of the table itself; level facets are asked about in the others."""
    rows = [
        row for row, dimension in zip(table.rows, dimensions, strict=True) if dimension["track"] != "level"
    ] or table.rows
    ids = [dimension["id"] for row, dimension in zip(table.rows, dimensions, strict=True) if row in rows]
    found = tuple(
        Competency(Name("", row.name), summary=[row.summary] if row.summary else [], look_for=row.look_for)
        for row in rows
    )
    return build_script(Rubric("", found, None, ()), None, ids, "").sections


def _decided(table: Table, draft: bool, style: str, *, without: bool) -> list[str]:
    decided: list[str] = []
    if table.scale.counted:
        words = ", ".join(f'{value} = "{name}"' for value, name in table.scale.names.items())
        decided.append(_("The columns of the matrix were numbered from the left: {words}.").format(words=words))
    if draft:
        decided.append(_("The source does not anchor every rating, so the pack is a draft: write the missing anchors."))
    if table.headings:
        names = ", ".join(table.headings)
        decided.append(_("Rows with nothing but a name were taken for headings: {names}.").format(names=names))
    if style:
        decided.append(_('The script asks the style "{style}"; the other questions are a bank.').format(style=style))
    if without:
        decided.append(_("The source has no questions. The probes show the words of the table itself."))
    if "track" not in table.columns:
        decided.append(_("The source names no tracks; all dimensions are general."))
    decided.append(_("The kinds of moments are the usual ones."))
    decided.append(_("The source does not say whether an assistant may be used; the import chose banned."))
    decided.append(_("The date of review is the day of the import: nobody has reviewed the pack yet."))
    return decided


def _note(files: Sequence[str], table: Table, decided: Sequence[str]) -> str:
    said = [" ".join(line.split()) for line in table.said]
    lines = [_("Imported from {files}.").format(files=_(" and ").join(files))]
    if said:
        lines += ["", _("The source says, beside its dimensions and questions:"), *said]
    lines += ["", _("What the import decided:"), *(f"- {line}" for line in decided)]
    return shortened("\n".join(lines), _LONGEST_NOTE)
