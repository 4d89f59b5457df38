"""Workbooks as people keep them become packs; those made to hurt are refused before the library sees them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.passing.importing import Wanted, import_file
from interviewer_app.core.rubrics.tables import xlsx_files

HEAD = ["Competency", 1, 2, 3]
SHEET = "xl/worksheets/sheet1.xml"


def book(*sheets: tuple[str, list[list[Any]]]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


@pytest.fixture
def save(tmp_path: Path) -> Callable[[openpyxl.Workbook], Path]:
    def saved(made: openpyxl.Workbook) -> Path:
        made.save(tmp_path / "rubric.xlsx")
        return tmp_path / "rubric.xlsx"

    return saved


def imported(file: Path, **options: Any) -> Pack:
    return pack_from_document({"tree": import_file(Wanted(file, "2026-01-31", **options)), "files": {}})


def refused(file: Path, **options: Any) -> str:
    with pytest.raises(PackError) as caught:
        import_file(Wanted(file, "2026-01-31", **options))
    assert "\n" not in str(caught.value)
    return str(caught.value)


Save = Callable[[openpyxl.Workbook], Path]


def test_the_first_visible_sheet_is_the_rubric_and_one_with_questions_the_bank(save: Save) -> None:
    made = book(
        ("Old", [HEAD, ["Gone", "a", "b", "c"]]),
        ("Rubric", [HEAD, ["Delivery", "a", "b", "c"]]),
        ("Notes", [["Hello"]]),
        ("Questions", [["Question", "Competency", "Minutes"], ["Why?", "Delivery", 5.0]]),
    )
    made["Old"].sheet_state = "hidden"
    pack = imported(save(made))
    assert [one.name for one in pack.dimensions] == ["Delivery"]
    assert [(probe.text, probe.budget_s) for probe in pack.probes] == [("Why?", 300)]


def test_a_cover_and_a_sheet_of_data_do_not_hide_the_rubric(save: Save) -> None:
    made = book(
        ("Cover", [["Interviews", "at", "our place"], ["Author", "Ada", "2026"], ["Version", "3", "x"]]),
        ("Questions", [["Question", "Section", "Style", "Purpose", "Title"], ["Why?", "A", "b", "c", "d"]]),
        ("Data", [["x"]] * 2_001),
        ("Rubric", [HEAD, ["Delivery", "a", "b", "c"]]),
        ("Pack", [["Title", "Our rubric"], ["Licence", "MIT"], ["Level", "senior"]]),
    )
    file = save(made)
    pack = imported(file)
    assert [one.name for one in pack.dimensions] == ["Delivery"] and [probe.text for probe in pack.probes] == ["Why?"]
    assert (pack.title, pack.id, pack.licence, pack.level) == ("Our rubric", "our", "MIT", "senior")
    assert "rubric.xlsx, Data: has more than 2000 rows" in refused(file, sheet="Data")
    assert "rubric.xlsx, Questions: has no levels that can be told" in refused(file, sheet="Questions")


def test_a_sheet_is_chosen_by_name(save: Save) -> None:
    file = save(book(("One", [HEAD, ["A", "x", "y", "z"]]), ("Two", [HEAD, ["B", "x", "y", "z"]])))
    assert imported(file, sheet="two").dimensions[0].name == "B"
    assert refused(file, sheet="three") == 'rubric.xlsx: has no sheet "three"; choose one of: "One", "Two".'


def test_numbers_days_and_formulas_are_read_as_they_show(save: Save) -> None:
    made = book(("One", [HEAD, ["A", 5, date(2026, 1, 31), True], ["B", 0.5, "=1+1", "_x0041_"]]))
    anchors = [[level.anchor for level in one.levels] for one in imported(save(made)).dimensions]
    assert anchors == [["5", "2026-01-31", "TRUE"], ["0.5", None, "A"]]  # a formula nobody has computed shows nothing


def test_a_trouble_names_sheet_and_cell(save: Save) -> None:
    file = save(book(("My sheet", [[], HEAD, [None, "x", "y", "z"]])))
    assert refused(file) == "rubric.xlsx, My sheet: A3: is empty in a row with words in it; name the dimension."


def spoiled(file: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The workbook with its parts changed."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file


LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;">' % (b, a, a, a) for a, b in zip(b"abcdefgh", b"bcdefghi", strict=True))
    + b"]>"
)
HOSTILE: dict[str, tuple[Callable[[dict[str, bytes]], Any], str]] = {
    "billion laughs": (
        lambda parts: parts.update({SHEET: LAUGHS + parts[SHEET]}),
        "declares entities; save the workbook again",
    ),
    "entities in the shared strings": (
        lambda parts: parts.update({"xl/sharedStrings.xml": LAUGHS + b"<sst><si><t>&i;</t></si></sst>"}),
        "declares entities",
    ),
    "entities in UTF-16": (
        lambda parts: parts.update({SHEET: (LAUGHS.decode() + parts[SHEET].decode()).encode("utf-16")}),
        "is not in UTF-8",
    ),
    "entities in another encoding": (
        lambda parts: parts.update({SHEET: b'<?xml version="1.0" encoding="UTF-7"?>' + parts[SHEET]}),
        "is not in UTF-8",
    ),
    "a sheet that unpacks to 9 MB": (
        lambda parts: parts.update({SHEET: b"<worksheet>" + b" " * 9_000_000}),
        "unpacks to more than 8 MiB",
    ),
    "a hundred thousand empty rows": (
        lambda parts: parts.update(
            {
                SHEET: parts[SHEET].replace(
                    b"</sheetData>", b"".join(b'<row r="%d"/>' % n for n in range(9, 100_000)) + b"</sheetData>"
                )
            }
        ),
        "has more than 20000 rows",
    ),
    "one row at the far end": (
        lambda parts: parts.update(
            {SHEET: parts[SHEET].replace(b"</sheetData>", b'<row r="999999999999"/></sheetData>')}
        ),
        "has more than 20000 rows",
    ),
    "a cell at the far edge": (
        lambda parts: parts.update({SHEET: parts[SHEET].replace(b'r="D1"', b'r="XFD1"')}),
        "row 1: has more than 300 columns",
    ),
    "no sheet where one is named": (lambda parts: parts.pop(SHEET), "has no visible sheet"),
    "no workbook inside": (lambda parts: parts.pop("xl/workbook.xml"), "is no workbook that can be read"),
    "XML that breaks off": (lambda parts: parts.update({SHEET: parts[SHEET][:-40]}), "is no workbook that can be read"),
    "a cell that names no place": (
        lambda parts: parts.update({SHEET: parts[SHEET].replace(b'r="D1"', b'r="???"')}),
        "is no workbook that can be read",
    ),
    "a text that does not exist": (
        lambda parts: parts.update(
            {SHEET: parts[SHEET].replace(b'<c r="B1"', b'<c r="B1" t="s"').replace(b' t="n"', b"")}
        ),
        "is no workbook that can be read",
    ),
}


@pytest.mark.parametrize(("change", "told"), HOSTILE.values(), ids=list(HOSTILE))
def test_a_workbook_made_to_hurt_is_one_sentence(
    save: Save, change: Callable[[dict[str, bytes]], Any], told: str
) -> None:
    assert told in refused(spoiled(save(book(("One", [HEAD, ["A", "x", "y", "z"]]))), change))


def test_what_a_sheet_claims_of_its_size_is_not_believed(save: Save) -> None:
    file = save(book(("One", [HEAD, ["A", "x", "y", "z"]])))
    claim = b'<dimension ref="A1:XFD1048576"/>'
    spoiled(file, lambda parts: parts.update({SHEET: parts[SHEET].replace(b'<dimension ref="A1:D2"/>', claim)}))
    assert claim in zipfile.ZipFile(file).read(SHEET) and len(imported(file).dimensions) == 1


def test_the_library_sees_texts_alone(save: Save) -> None:
    file = save(book(("One", [HEAD, ["A", "x", "y", "z"]])))
    spoiled(file, lambda parts: parts.update({"xl/vbaProject.bin": b"\0" * 10, "xl/media/a.png": b"\0" * 9_000_000}))
    with zipfile.ZipFile(xlsx_files.checked_book(file)) as kept:
        assert {"xl/vbaProject.bin", "xl/media/a.png"}.isdisjoint(kept.namelist()) and SHEET in kept.namelist()
    assert len(imported(file).dimensions) == 1


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", b"PK\x05\x06" + b"\0" * 18, b"\0" * 100_000])
def test_what_is_no_workbook_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "rubric.xlsx").write_bytes(data)
    assert refused(tmp_path / "rubric.xlsx").startswith(("rubric.xlsx: is no", f"{tmp_path / 'rubric.xlsx'}: is no"))


def test_an_encrypted_workbook_is_told(tmp_path: Path, save: Save) -> None:
    file = save(book(("One", [HEAD, ["A", "x", "y", "z"]])))
    data = bytearray(file.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    file.write_bytes(bytes(data))
    assert "is encrypted; pack it without a password" in refused(file)
