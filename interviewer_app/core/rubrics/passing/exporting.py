"""One way out for every kind of file. What does not fit into it is said, never dropped in silence."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.texts import _, plural

FORMATS = ("md", "csv", "xlsx", "json", "zip")
_ENDINGS = {"md": "md", "markdown": "md", "csv": "csv", "xlsx": "xlsx", "json": "json", "zip": "zip"}


class Export(NamedTuple):
    """What to write: contents by path, and a sentence on what stays behind (empty: nothing does)."""

    files: dict[Path, bytes]
    left: str


def format_of(path: Path, said: str | None) -> str:
    """The format that was named, else the one of the name's ending. raises: BadInput for neither"""
    found = said or _ENDINGS.get(path.suffix.lower().lstrip("."))
    if found is None:
        text = _("{path}: the name does not say what to write. End it with one of {endings}, or add --format.")
        endings = ", ".join(f".{name}" for name in FORMATS)
        raise BadInput(text.format(path=shown(str(path), 300), endings=endings))
    return found


def export(loaded: LoadedPack, path: Path, form: str) -> Export:
    """The pack in one of `FORMATS`; Markdown is two files, as that family is: the rubric and its questions."""
    pack = loaded.pack
    if form == "zip":
        from interviewer_app.core.rubrics.passing.zip_file import pack_as_zip

        return Export({path: pack_as_zip(loaded)}, "")
    if form == "json":
        from interviewer_app.core.rubrics.passing.json_file import pack_as_json

        return Export({path: pack_as_json(loaded)}, _files_left(len(loaded.document["files"])))
    if form == "md":
        from interviewer_app.core.rubrics.passing.markdown_file import questions_as_markdown, rubric_as_markdown

        questions = path.with_name(f"{path.stem}-questions{path.suffix}")
        words = {path: rubric_as_markdown(pack), questions: questions_as_markdown(pack)}
        return Export({file: text.encode("utf-8") for file, text in words.items()}, _(_MARKDOWN_LEFT))
    from interviewer_app.core.rubrics.tables.writing import pack_as_csv, pack_as_xlsx

    if form == "xlsx":
        return Export({path: pack_as_xlsx(pack)}, _(_XLSX_LEFT))
    return Export({path: pack_as_csv(pack)}, _(_CSV_LEFT))


_CSV_LEFT = "Dimensions and levels only; a workbook (.xlsx) holds the questions too, a zip all of the pack."
_XLSX_LEFT = (
    "Dimensions, questions and title only: no AI rules, kinds, scripts, links or exercise; a zip holds all of the pack."
)
_MARKDOWN_LEFT = (
    "Dimensions and questions only: no AI rules, kinds, scripts, hints or exercise; a zip holds all of the pack."
)


def _files_left(count: int) -> str:
    if not count:
        return ""
    words = plural("{n} file beside pack.yaml stays behind", "{n} files beside pack.yaml stay behind", count)
    return _("{words}; a zip takes all of the pack along.").format(words=words)
