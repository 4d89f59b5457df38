"""What was made to hurt is refused with one second of processor time and 100 MiB, whatever form it comes in.

The kernel measures, not a clock: each input is taken in a process with those limits (within_limits.py).
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

CHECKOUT = Path(__file__).resolve().parents[3]
HUGE = 200 * 1024 * 1024
ALIASES = "a: &a [x, x, x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in pairwise("abcdefgh"))
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefgh"))
    + "]>"
)
SHEET = "xl/worksheets/sheet1.xml"


def pack(text: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.mkdir()
        (path / "pack.yaml").write_text(text)

    return make


def text(words: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(words) and None


def huge(path: Path) -> None:
    """200 MiB that take no room on the disk."""
    with path.open("wb") as file:
        file.truncate(HUGE)


def huge_pack(path: Path) -> None:
    path.mkdir()
    huge(path / "pack.yaml")


def huge_beside(path: Path) -> None:
    path.mkdir()
    (path / "exercise").mkdir()
    (path / "pack.yaml").write_text((CHECKOUT / "docs" / "vectors" / "pack" / "pack.yaml").read_text())
    huge(path / "exercise" / "big.bin")


@lru_cache
def bombed(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("pack.yaml", "id: small\n")
        with archive.open(name, "w") as file:
            for _turn in range(200):
                file.write(bytes(1024 * 1024))
    return stream.getvalue()


def bomb(name: str) -> Callable[[Path], None]:
    """A zip of a megabyte that unpacks to 200 MiB."""
    return lambda path: path.write_bytes(bombed(name)) and None


def overlapping(path: Path) -> None:
    """Two thousand names for the same packed 10 MiB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.bin", bytes(10 * 1024 * 1024))
        archive.writestr("pack.yaml", "id: small\n")
        first = archive.getinfo("0.bin")
        for number in range(1, 1_999):
            info = zipfile.ZipInfo(f"{number}.bin")
            info.header_offset, info.CRC = first.header_offset, first.CRC
            info.compress_size, info.file_size, info.compress_type = first.compress_size, 1, zipfile.ZIP_DEFLATED
            archive.filelist.append(info)


def book(change: Callable[[str], str | bytes]) -> Callable[[Path], None]:
    """A workbook whose sheet was changed."""

    def make(path: Path) -> None:
        made = openpyxl.Workbook()
        made.active.append(["Competency", 1, 2])
        made.save(path)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts[SHEET] = as_bytes(change(parts[SHEET].decode()))
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)

    return make


def as_bytes(words: str | bytes) -> bytes:
    return words if isinstance(words, bytes) else words.encode()


def rows(row: str, count: int) -> Callable[[str], str]:
    return lambda sheet: sheet.replace("</sheetData>", row * count + "</sheetData>")


CASES: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "aliases": ("load", pack(ALIASES), "/pack.yaml:2: b[0]: is an alias (*)"),
    "lists": ("load", pack("[" * 5_000), "/pack.yaml:1: is nested deeper than 20 levels"),
    "mappings": ("load", pack("{a: " * 5_000), "/pack.yaml:1: is nested deeper than 20 levels"),
    "dashes": ("load", pack("- " * 5_000), "/pack.yaml:1: is nested deeper than 20 levels"),
    "keys": ("load", pack("x: y\n" * 19_000), "/pack.yaml:2: x: stands twice (first in line 1)"),
    "words": ("load", pack("title: no\nrole: 012\nlicence: 2026-01-31\n"), "/pack.yaml:1: title: is the word"),
    "long": ("load", pack("a: " + "9" * 10_000), "/pack.yaml:1: a: is a number beyond 2^53"),
    "huge-pack": ("load", huge_pack, "/pack.yaml: is larger than 1 MiB"),
    "huge-beside": ("load", huge_beside, "big.bin: makes the files of the pack larger than 20 MiB"),
    "huge.zip": ("load", huge, "huge.zip: is larger than 23 MiB"),
    "huge-in.zip": ("import", huge, "huge-in.zip: is larger than 23 MiB"),
    "huge.md": ("import", huge, "is larger than 1 MiB"),
    "huge.csv": ("import", huge, "is larger than 2 MiB"),
    "huge.json": ("import", huge, "is larger than 2 MiB"),
    "huge.xlsx": ("import", huge, "is larger than 20 MiB"),
    "bomb.zip": ("load", bomb("exercise/big.bin"), "unpacks to more than 20 MiB"),
    "bomb-in.zip": ("import", bomb("exercise/big.bin"), "unpacks to more than 20 MiB"),
    "bomb.xlsx": ("import", bomb(SHEET), "unpacks to more than 8 MiB"),
    "overlap.zip": ("load", overlapping, "overlap.zip: "),
    "laughs.xlsx": (
        "import",
        book(lambda sheet: LAUGHS + sheet.replace("<sheetData>", "<sheetData>&h;")),
        "declares entities",
    ),
    "many.xlsx": (
        "import",
        book(rows('<row><c t="inlineStr"><is><t>x</t></is></c></row>', 300_000)),
        "more than 8 MiB",
    ),
    "rows.xlsx": ("import", book(rows("<row/>", 1_000_000)), "has more than 20000 rows"),
    "cells.xlsx": ("import", book(rows('<row><c r="KN1"/></row>', 200_000)), "has more than 200000 cells"),
    "strings.xlsx": ("import", book(rows("<row><c/></row>", 15_000)), "no levels"),
    "depth.json": ("import", text("\n" + "[" * 5_000), "depth.json:2: is nested deeper than 20 levels"),
    "objects.json": ("import", text('{"a":' * 5_000), "objects.json:1: is nested deeper than 20 levels"),
    "twice.json": (
        "import",
        text("{" + '"a": 1,\n' * 10_000 + '"a": 1}'),
        "twice.json:2: a: stands twice (first in line 1)",
    ),
    "number.json": ("import", text('{"a": ' + "9" * 1_500_000 + "}"), "number.json:1: a: is a number beyond 2^53"),
    "nan.json": ("import", text('{"a":\nNaN}'), 'nan.json:2: is no JSON here ("NaN")'),
    "values.json": ("import", text("[" + "1," * 900_000 + "1]"), "holds too many values"),
    "string.json": ("import", text('{"a": "' + "\\u0041" * 300_000), "is no JSON here"),
    "quotes.csv": (
        "import",
        text('Name,1,2\nA,"' + ('""' * 40_000 + "\n") * 20),
        "has quotation marks that do not fit",
    ),
    "cells.csv": ("import", text(("," * 90_000 + "\n") * 20), "has more than 300 columns"),
    "rows.csv": ("import", text("a,1,2\n" * 300_000), "has more than 2000 rows"),
    "lines.csv": ("import", text("\n" * 2_000_000), "is empty"),
    "quotes.md": ("import", text("# A\n\n" + ">" * 5_000 + " a\n"), "has no competencies"),
    "brackets.md": ("import", text("# A\n\n## B\n\n- " + "[" * 9_000 + "\n"), "taken"),
    "stars.md": ("import", text("# A\n\n## B\n\n- " + "**a " * 2_000 + "\n"), "taken"),
    "lists.md": ("import", text("# A\n" + "\n".join(" " * n + "- a" for n in range(150))), "taken"),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the app says of each case, by name."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, (_way, make, _told) in CASES.items():
        make(folder / name)
    pairs = [(way, str(folder / name)) for name, (way, _make, _told) in CASES.items()]
    program = [sys.executable, str(Path(__file__).with_name("within_limits.py")), str(tmp_path_factory.mktemp("warm"))]
    environ = {**os.environ, "PYTHONPATH": str(CHECKOUT), "TMPDIR": str(tmp_path_factory.mktemp("temporary"))}
    done = subprocess.run(program, input=json.dumps(pairs), capture_output=True, text=True, env=environ, check=True)
    answers: dict[str, str] = json.loads(done.stdout)
    assert not any(Path(environ["TMPDIR"]).iterdir()) and not (folder / "out").exists()
    return {Path(path).name: words for path, words in answers.items()}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_with_little_time_and_memory(said: dict[str, str], name: str) -> None:
    assert CASES[name][2] in said[name]
