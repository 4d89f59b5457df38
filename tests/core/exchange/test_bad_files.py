"""Files from outside that are broken on purpose: one sentence each, and in no more time than a sound one takes."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.repositories.commits import LAST_US, kept, packed, read_kept
from interviewer_app.core.exchange.repositories.patches import read_series
from interviewer_app.core.exchange.repositories.read import Stretch, list_work, read_work
from interviewer_app.core.exchange.transcripts.read import read_transcript
from tests.core.exchange.test_beside import git

LATE = b"commit refs/heads/main\ncommitter P <p@x> 999999999999 +0000\ndata 2\nc\nM 644 inline f\ndata 1\n1\n"
LINES = 200_000


def document(xml: bytes, packing: int = zipfile.ZIP_DEFLATED, beside: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        archive.writestr("word/document.xml", xml)
        if beside:
            archive.writestr(beside, b"")
    return stream.getvalue()


def in_encoding(name: str) -> bytes:
    return document(f'<?xml version="1.0" encoding="{name}"?><a/>'.encode())


def broken_lzma() -> bytes:
    data = bytearray(document(b"<a/>" * 500, zipfile.ZIP_LZMA))
    begins = data.index(b"word/document.xml") + len("word/document.xml")
    for place in range(begins + 9, begins + 20):
        data[place] ^= 0x5A
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [in_encoding("foo"), in_encoding("shift_jis"), in_encoding("utf-7"), broken_lzma(),
     document(b"<a/>", beside="é.xml").replace("é".encode(), b"\xff\xfe")],
    ids=["no such encoding", "several bytes", "utf-7", "lzma", "a name that is no text"],
)  # fmt: skip
def test_a_document_that_cannot_be_read_is_said_to_be_one(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"a\.docx: cannot be read as a document"):
        read_transcript(data, "a.docx")


def test_a_name_that_is_wrongly_written_in_a_patch_stands_as_it_is(tmp_path: Path) -> None:
    head = f"From {'a' * 40} Mon Sep 17 00:00:00 2001\nFrom: =?utf-8?b?a?= <x@y>\n"
    file = tmp_path / "x.patch"
    file.write_text(f"{head}Date: Mon, 17 Sep 9001 00:00:00 +0000\nSubject: s\n\n---\n", encoding="utf-8")
    (commit,) = read_series(file)
    assert (commit.author, commit.at_us) == ("=?utf-8?b?a?=", LAST_US)


def test_a_commit_of_a_year_beyond_all_calendars_is_listed_and_can_be_kept(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "fast-import", "--quiet", given=LATE)
    found = list_work(tmp_path)
    assert [commit.at_us for commit in found] == [LAST_US]
    with pytest.raises(BadInput, match="none of its 1 commits .* is of 2255"):
        read_work(tmp_path, Stretch(0, 1))
    assert read_kept(packed(kept(found, 1)), "a").commits == tuple(found)


@pytest.mark.parametrize("head", ["[Ada] 00:00:01", "0:0:1.0 --> 0:0:9.0\nAda"], ids=["zoom", "teams"])
def test_a_hundred_thousand_lines_below_one_head_are_read_at_once(head: str) -> None:
    begun, below = time.process_time(), "so it is\n" * LINES
    (cue,) = read_transcript(f"{head}\n{below}".encode(), "a.txt").cues
    assert time.process_time() - begun < 2.5 and cue.speaker == "Ada" and cue.text.startswith("so it is so it is")
