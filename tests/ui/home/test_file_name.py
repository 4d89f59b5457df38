"""File names made from names: whatever somebody is called, nothing happens."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import category

import pytest

from interviewer_app.ui.home.file_name import file_stem
from interviewer_app.ui.home.presenter import suggested_name
from tests.ui.home.rounds import HOSTILE, LONG, NAMES

WINDOWS = re.compile(r"(con|prn|aux|nul|conin|conout|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Priya Raman", "priya-raman"),
        (HOSTILE, "img-src-etc-hostname"),
        ("../../x", "x"),
        ("..", "round"),
        ("", "round"),
        ("-rf /", "rf"),
        (".bashrc", "bashrc"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("=1+1", "1-1"),
        ("~root/$HOME`id`%PATH%", "root-home-id-path"),
        ("CON", "round-con"),
        ("Nul.", "round-nul"),
        ("com¹", "round-com¹"),
        ("ＬＰＴ１", "round-ｌｐｔ１"),
        ("cafe\u0301", "café"),
        ("प्रिया शर्मा", "प्रिया-शर्मा"),
        ("สมชาย ใจดี", "สมชาย-ใจดี"),
        ("Ali\u202egnp.exe", "alignp-exe"),
        ("\u2066A\u2069\u200f", "a"),
        ("\u3164\u115f", "round"),
        ("\u0301\u0301", "round"),
        ("😀", "round"),
        ("a\x00b\nc\td\x1b[0m", "a-b-c-d-0m"),
        ("a\ud800b", "a-b"),
    ],
)
def test_what_becomes_of_a_name(name: str, stem: str) -> None:
    assert file_stem(name) == stem


@pytest.mark.parametrize(
    "name", [*NAMES, HOSTILE, LONG, "x" * 500, "𠮷" * 200, "e" + "\u0301" * 300, "- " * 99, "a" + "-b" * 200, "…", "."]
)
@pytest.mark.parametrize(("what", "end"), [("card", ".pdf"), ("bundle", ".json")])
def test_every_suggestion_is_one_plain_file_name(tmp_path: Path, name: str, what: str, end: str) -> None:
    found = suggested_name(name, what, "real")
    assert suggested_name(name, what, "practice") == f"practice-{found}"
    assert suggested_name(name, what, "pilot") == f"pilot-{found}"
    assert found.endswith(end) and found.count(".") == 1
    assert len(found) <= 100 and len(found.encode("utf-8")) <= 255
    assert found[0].isalnum() and not WINDOWS.fullmatch(found)
    assert {category(letter)[0] for letter in found.removesuffix(end)} <= {"L", "N", "M", "P"}
    assert set(found) & set('/\\:*?"<>| ') == set()
    (tmp_path / found).write_bytes(b"")
    assert [path.name for path in tmp_path.iterdir()] == [found]
