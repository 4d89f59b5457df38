"""Files that were damaged at random on their way are read or refused in words; nothing else ever comes out."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.passing.exporting import export
from interviewer_app.core.rubrics.passing.importing import Wanted, import_file
from interviewer_app.core.rubrics.passing.zip_file import import_zip

CHECKOUT = Path(__file__).resolve().parents[4]
FORMS = ("md", "csv", "xlsx", "json", "zip", "parts of xlsx")
TURNS = 40
PIECES = (b'"', b",", b";", b"\n", b"\0", b"{", b"[", b"<", b"\xff", b"9" * 30, b"=", b"\r", b"PK\x05\x06")


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The same with a few bytes changed, lost, repeated or put in."""
    for _turn in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(data) or 1)
        way = chance.randrange(4)
        if way == 0:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif way == 1:
            data = data[:at] + data[at + chance.randrange(1, 50) :]
        elif way == 2:
            data = data[:at] + chance.choice(PIECES) + data[at:]
        else:
            data = data[:at] + data[at // 2 : at // 2 + 20] + data[at:]
    return data if chance.random() > 0.05 else data[: len(data) // 2]


def with_damaged_parts(data: bytes, chance: random.Random) -> bytes:
    """A zip that is whole, with some of its parts damaged."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, damaged(part, chance) if chance.random() < 0.4 else part)
    return stream.getvalue()


@pytest.mark.parametrize("form", FORMS)
def test_what_comes_out_is_a_pack_or_a_sentence(tmp_path: Path, form: str) -> None:
    chance = random.Random(form)
    ending = form.split()[-1]
    file = tmp_path / f"pack.{ending}"
    whole = export(load_pack(CHECKOUT / "docs" / "vectors" / "pack"), file, ending).files[file]
    refused = 0
    for turn in range(TURNS):
        change = with_damaged_parts if form.startswith("parts") else damaged
        file.write_bytes(change(whole, chance))
        try:
            if ending == "zip":
                import_zip(file, tmp_path / f"out-{turn}")
            else:
                import_file(Wanted(file, "2026-01-31"))
        except BadInput as error:
            refused += 1
            assert str(error).strip() and not (tmp_path / f"out-{turn}").exists()
    assert 0 < refused <= TURNS
