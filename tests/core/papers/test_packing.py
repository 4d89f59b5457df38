"""The file around a paper: packed, found by every reader, the same each time."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf

from interviewer_app.core.papers.attaching import Attachment
from interviewer_app.core.papers.frame import About, Document
from interviewer_app.core.papers.shaping import Style

MANY = 2500  # elements, so that one stream does not hold them


def paper(rows: int = 3, data: bytes = b"{}") -> bytes:
    document = Document("A4", About("Paper", "", "", "tests"))
    document.attach(Attachment("round.json", data, "What it was made from", "application/json"))
    for row in range(rows):
        document.ink.say.paragraph()
        document.ink.text(40, 40 + row % 700, f"row {row}", Style(9))
    return document.finish()


def test_thousands_of_elements_are_packed_and_readable(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper(MANY))
    assert subprocess.run(["qpdf", "--check", file], capture_output=True).returncode == 0
    told = subprocess.run(["pdfinfo", "-struct", file], capture_output=True, text=True).stdout
    assert told.count("P (block)") == MANY
    assert file.read_bytes().count(b"<</Type/ObjStm") == 3


def test_the_attachment_is_the_file_the_paper_was_made_from() -> None:
    with pikepdf.open(io.BytesIO(paper(data=b'{"a":1}'))) as pdf:
        found = pdf.attachments["round.json"]
        assert found.get_file().read_bytes() == b'{"a":1}'
        assert (found.get_file().mime_type, str(found.obj.AFRelationship)) == ("application/json", "/Source")
        assert [each.objgen for each in pdf.Root.AF] == [found.obj.objgen]


def test_a_file_is_named_after_what_is_in_it() -> None:
    def names(pdf: bytes) -> list[bytes]:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return [bytes(each) for each in opened.trailer.ID]

    assert paper() == paper()
    assert names(paper()) != names(paper(data=b"[]"))
