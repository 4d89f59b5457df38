"""One way in for every kind of file: Markdown, CSV, workbook, JSON. The ending of the name says which it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.rubrics.findings import PackError, one, shown
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.tables.sheet import Sheet
from interviewer_app.core.texts import _

CSV = (".csv", ".tsv", ".tab")
BOOK = (".xlsx", ".xlsm")
JSON = (".json",)
PACKS = (".yaml", ".yml")
OTHER_BOOKS = (".xls", ".xlsb", ".ods", ".numbers")


@dataclass(frozen=True)
class Wanted:
    """What to import. `reviewed_on`: ISO date, the day of the import."""

    file: Path
    reviewed_on: str
    questions: Path | None = None
    style: str | None = None
    sheet: str | None = None


def import_file(wanted: Wanted) -> dict[str, Any]:
    """The tree of a pack that runs. raises: PackError saying where in the file, and what to do"""
    kind = wanted.file.suffix.lower()
    if kind in JSON:
        return _json(wanted)
    if wanted.sheet is not None and kind not in BOOK:
        raise one(wanted.file.name, _("has no sheets"), _("leave out --sheet"))
    if kind in (*CSV, *BOOK):
        return _table(wanted)
    if kind in OTHER_BOOKS:
        raise one(wanted.file.name, _("is a spreadsheet of another kind"), _("save it as .xlsx or as CSV UTF-8"))
    if kind in PACKS:
        raise one(wanted.file.name, _("is a pack already"), _("put its folder into packs/ of the app's home"))
    return _markdown(wanted)


def import_archive(wanted: Wanted, folder: Path) -> LoadedPack:
    """A zip, unpacked into `folder` with all its files. raises: PackError (nothing is written), MachineTrouble"""
    from interviewer_app.core.rubrics.passing.zip_file import import_zip

    _refuse_options(wanted)
    return import_zip(wanted.file, folder)


def _json(wanted: Wanted) -> dict[str, Any]:
    from interviewer_app.core.rubrics.passing.json_file import import_json

    _refuse_options(wanted)
    return import_json(wanted.file)


def _refuse_options(wanted: Wanted) -> None:
    for option, said in (("--questions", wanted.questions), ("--style", wanted.style), ("--sheet", wanted.sheet)):
        if said is not None:
            raise one(wanted.file.name, _("is a whole pack"), _("leave out {option}").format(option=option))


def _markdown(wanted: Wanted) -> dict[str, Any]:
    from interviewer_app.core.rubrics.markdown.source import import_markdown, read_markdown

    if wanted.questions is not None and wanted.questions.suffix.lower() in (*CSV, *BOOK, *JSON):
        raise one(wanted.questions.name, _("is no Markdown, and the rubric is"), _("give both in the same form"))
    text = read_markdown(wanted.file)
    questions = read_markdown(wanted.questions) if wanted.questions else None
    return import_markdown(
        text,
        questions,
        wanted.style,
        reviewed_on=wanted.reviewed_on,
        name=wanted.file.name,
        questions_name=wanted.questions.name if wanted.questions else wanted.file.name,
    )


def _table(wanted: Wanted) -> dict[str, Any]:
    from interviewer_app.core.rubrics.tables.tree import import_table

    sheets = _sheets(wanted)
    beside = wanted.questions
    return import_table(
        sheets.rubric,
        _questions(beside) if beside else sheets.questions,
        wanted.style,
        facts=sheets.facts,
        reviewed_on=wanted.reviewed_on,
        name=wanted.file.name,
        questions_name=beside.name if beside else "",
    )


class Sheets(NamedTuple):
    """The rubric, and of a workbook the sheet with questions and what one says of the pack as a whole."""

    rubric: Sheet
    questions: Sheet | None = None
    facts: Mapping[str, str] = {}


def _sheets(wanted: Wanted) -> Sheets:
    from interviewer_app.core.rubrics.tables.about import facts_of
    from interviewer_app.core.rubrics.tables.csv_files import read_csv
    from interviewer_app.core.rubrics.tables.heads import question_head
    from interviewer_app.core.rubrics.tables.xlsx_files import read_book

    if wanted.file.suffix.lower() in CSV:
        return Sheets(read_csv(wanted.file))
    book = read_book(wanted.file)
    if not book:
        raise one(wanted.file.name, _("has no visible sheet"), _("show the sheet with the rubric, and save it again"))
    chosen = _chosen(wanted, book)
    if isinstance(chosen, PackError):
        raise chosen
    others = [sheet for _name, sheet in book if isinstance(sheet, Sheet) and sheet is not chosen]
    return Sheets(
        chosen,
        next((sheet for sheet in others if question_head(sheet) is not None), None),
        next((facts for sheet in others if (facts := facts_of(sheet))), {}),
    )


def _chosen(wanted: Wanted, book: Sequence[tuple[str, Sheet | PackError]]) -> Sheet | PackError:
    """The sheet that was named; else the first of those that look most like a rubric."""
    from interviewer_app.core.rubrics.tables.reading import likeness

    if wanted.sheet is None:
        return max((sheet for _name, sheet in book), key=lambda one: likeness(one) if isinstance(one, Sheet) else 0)
    for name, sheet in book:
        if name.casefold() == wanted.sheet.casefold():
            return sheet
    choices = ", ".join(f'"{shown(name)}"' for name, _sheet in book)
    what, remedy = _('has no sheet "{name}"').format(name=shown(wanted.sheet)), _("choose one of: {choices}")
    raise one(wanted.file.name, what, remedy.format(choices=choices))


def _questions(path: Path) -> Sheet:
    """A table of questions in a file of its own."""
    from interviewer_app.core.rubrics.tables.csv_files import read_csv
    from interviewer_app.core.rubrics.tables.heads import question_head
    from interviewer_app.core.rubrics.tables.xlsx_files import read_book

    if path.suffix.lower() in CSV:
        return read_csv(path)
    if path.suffix.lower() not in BOOK:
        raise _other_form(path)
    sheets = [sheet for _name, sheet in read_book(path) if isinstance(sheet, Sheet)]
    found = next((sheet for sheet in sheets if question_head(sheet) is not None), None)
    if found is None:
        raise one(path.name, _("has no sheet with a column of questions"), _("name a column Question"))
    return found


def _other_form(path: Path) -> PackError:
    return one(path.name, _("is no table, and the rubric is"), _("give both in the same form"))
