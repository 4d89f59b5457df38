"""Transcripts in every form that meeting programs write, by the rules of the WebVTT standard where it has some.

Sections are those of https://www.w3.org/TR/webvtt1/.
"""

from __future__ import annotations

import io
import zipfile

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.transcripts.cues import Transcript
from interviewer_app.core.exchange.transcripts.read import read_transcript

HEAD = "WEBVTT\n\n"
TIMES = "00:01.000 --> 00:02.000\n"


def read(text: str | bytes, name: str = "a.vtt") -> Transcript:
    return read_transcript(text.encode("utf-8") if isinstance(text, str) else text, name)


def said(text: str) -> list[str]:
    return [cue.text for cue in read(text).cues]


@pytest.mark.parametrize(
    ("what", "text", "expected"),
    [
        ("6.1 a header may go on", f"WEBVTT - of a round\nKind: captions\n\n{TIMES}one\n", ["one"]),
        ("6.1 a mark before the signature", f"\ufeff{HEAD}{TIMES}one\n", ["one"]),
        ("6.1 CR, LF and CRLF end lines alike", f"{HEAD}{TIMES[:-1]}\rone\r\rb\r\n{TIMES[:-1]}\r\ntwo", ["one", "two"]),
        ("6.1 times right below the header", f"WEBVTT\n{TIMES}one\n\n{TIMES}two\n", ["one", "two"]),
        ("6.1 a NUL is a replacement character", f"{HEAD}{TIMES}o\0ne\n", ["o\ufffdne"]),
        ("6.1 an arrow begins another block", f"{HEAD}{TIMES}one\n{TIMES}two\n-->\n{TIMES}3\n", ["one", "two", "3"]),
        ("6.1 notes are nobody's words", f"{HEAD}NOTE not said\nat all\n\n{TIMES}one\n", ["one"]),
        ("6.1 nor are styles and regions", f"{HEAD}STYLE\n::cue {{}}\n\nREGION\nid:r\n\n{TIMES}one\n", ["one"]),
        ("6.1 the end of the file ends a cue", f"{HEAD}{TIMES}one", ["one"]),
        ("6.3 settings after the times", f"{HEAD}00:01.000 --> 00:02.000 align:end line:0\none\n", ["one"]),
        ("6.3 tabs and no space around the arrow", f"{HEAD}\t00:01.000-->\t00:02.000\none\n", ["one"]),
        ("6.4 hours may have any number of digits", f"{HEAD}1234:00:01.000 --> 1234:00:02.000\none\n", ["one"]),
        ("6.4 sixty seconds are none", f"{HEAD}00:00:60.000 --> 00:01:01.000\nno\n\n{TIMES}one\n", ["one"]),
        ("6.4 sixty minutes are none", f"{HEAD}00:60:00.000 --> 01:01:00.000\nno\n\n{TIMES}one\n", ["one"]),
        ("6.4 a time wants a fraction", f"{HEAD}00:00:01 --> 00:00:02\nno\n\n{TIMES}one\n", ["one"]),
        ("6.4 a time wants two parts", f"{HEAD}01.000 --> 02.000\nno\n\n{TIMES}one\n", ["one"]),
        ("6.4 nothing else stands in a time", f"{HEAD}x{TIMES}no\n\n00:0x1.000 --> 1\nno\n\n{TIMES}one\n", ["one"]),
        ("6.4 there is no time below zero", f"{HEAD}-00:01.000 --> 00:02.000\nno\n\n{TIMES}one\n", ["one"]),
        ("6.4 tags are markup and entities letters", f"{HEAD}{TIMES}<b>1 &lt; 2</b> <c.x>so</c>\n", ["1 < 2 so"]),
        ("6.4 a cue without words says nothing", f"{HEAD}{TIMES}\n{TIMES}one\n", ["one"]),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) and value[:2] in ("6.",) else "",
)  # fmt: skip
def test_webvtt_is_read_as_the_standard_says(what: str, text: str, expected: list[str]) -> None:
    assert said(text) == expected, what


def test_a_file_without_the_signature_is_no_webvtt() -> None:
    for text in (f"WEBVTTX\n\n{TIMES}one\n", f"webvtt\n\n{TIMES}one\n", f"\n{HEAD}{TIMES}one\n"):
        with pytest.raises(BadInput):
            read(text.replace(TIMES, "1 --> 2\n"))


def test_cues_stand_by_their_beginning_overlapping_ones_too_and_end_no_earlier() -> None:
    cues = read(f"{HEAD}00:05.000 --> 00:09.000\nb\n\n00:01.000 --> 00:07.000\na\n\n00:06.000 --> 00:02.000\nc\n").cues
    times = [(cue.text, cue.from_ms, cue.to_ms) for cue in cues]
    assert times == [("a", 1000, 7000), ("b", 5000, 9000), ("c", 6000, 6000)]


def test_what_could_not_be_read_is_counted_in_a_sentence() -> None:
    found = read(f"{HEAD}00:99.000 --> 1\nno\n\n{TIMES}one\n")
    assert found.remarks == ("1 line of times is broken and was left out.",)


def test_speakers_come_from_voices_and_from_names_before_a_colon() -> None:
    voices = f"{HEAD}{TIMES}<v.loud Ada Lovelace>Yes</v> <v Bob>No\n\n"
    text = f"{voices}{TIMES}Zoë O'Neil: I would roll back\n\n{TIMES}at 10:30 then\n"
    assert [(cue.speaker, cue.text) for cue in read(text).cues] == [
        ("Ada Lovelace", "Yes"), ("Bob", "No"), ("Zoë O'Neil", "I would roll back"), ("", "at 10:30 then"),
    ]  # fmt: skip


OTHERS = {
    "srt": "1\n00:00:01,000 --> 00:00:02,500\nYes\n\n2\n100:00:05,000 --> 100:00:06,000\nBob: No\n",
    "zoom": "[Ada] 14:03:12\nYes\n\n[Bob] 14:03:20\nNo\nnot now\n",
    "zoom in lines": "00:00:12 Ada: Yes\n00:00:15 Bob: No: never\n",
    "teams": "Ada Lovelace   0:03\nYes\n\nBob   1:02:03\nNo\n",
    "teams with arrows": "0:0:3.0 --> 0:0:4.5\nAda\nYes\n0:0:5.0 --> 0:0:6.0\nBob\nNo\n",
    "meet": "12 May\nRound - Transcript\n00:00:00\n\nAda: Yes\nBob: No\n\n00:05:00\n\nAda: Yes again\n",
}
BEGINS = {
    "srt": [1000, 360_005_000], "zoom": [50_592_000, 50_600_000], "zoom in lines": [12_000, 15_000],
    "teams": [3000, 3_723_000], "teams with arrows": [3000, 5000], "meet": [0, 180_000, 300_000],
}  # fmt: skip


@pytest.mark.parametrize("form", OTHERS)
def test_the_text_exports_of_meeting_programs_are_told_apart_by_their_times(form: str) -> None:
    cues = read(OTHERS[form], "export.txt").cues
    assert [cue.from_ms for cue in cues] == BEGINS[form]
    assert cues[0].text == "Yes" and cues[0].speaker in ("Ada", "Ada Lovelace", "") and cues[1].text.startswith("No")
    assert [cue.about for cue in cues] == ([False, True, False] if form == "meet" else [False] * len(cues))


def document(*paragraphs: str, doctype: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        xml = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{space}"><w:body>{lines}</w:body></w:document>'
        archive.writestr("word/document.xml", xml)
    return stream.getvalue()


def test_a_document_of_teams_is_read_and_one_that_unfolds_is_refused() -> None:
    assert [cue.text for cue in read(document("Ada   0:03", "Yes", "Bob   0:05", "No"), "a.docx").cues] == ["Yes", "No"]
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    for data in (document("Ada   0:03", "&b;", doctype=bomb), b"PK\x03\x04 not really", document("x")[:-40]):
        with pytest.raises(BadInput, match=r"a\.docx"):
            read(data, "a.docx")


def test_every_encoding_an_editor_may_choose_is_read_and_a_guess_is_said() -> None:
    text = f"{HEAD}{TIMES}<v Zoë Ångström>café\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        found = read(text.encode(encoding))
        assert (found.cues[0].speaker, found.cues[0].text, found.remarks) == ("Zoë Ångström", "café", ()), encoding
    guessed = read(text.encode("cp1252"))
    assert guessed.cues[0].speaker == "Zoë Ångström" and "Windows-1252" in guessed.remarks[0]


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\n", HEAD.encode(), b"only words\nand more words\n", b"\x00\x01\x02" * 99, b"x" * (16 * 1024 * 1024 + 1),
     f"\ufeff{HEAD}{TIMES}one".encode("utf-16-le")[:-1]],
    ids=["empty", "blank", "no cue", "no times", "binary", "too large", "torn"],
)  # fmt: skip
def test_what_is_no_transcript_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        read(data, "notes.txt")
    sentence = str(refused.value)
    assert sentence.startswith("notes.txt: ") and sentence.count(".") <= 6 and "\n" not in sentence


def test_a_file_of_nothing_but_beginnings_is_read_in_one_pass_and_a_megabyte_of_words_is_cut() -> None:
    for text in ("<v " * 200_000, "<v." * 200_000, "<" * 600_000, "&" * 600_000):
        assert len(read(f"{HEAD}{TIMES}{text}").cues) == 1
    (cue,) = read(f"{HEAD}{TIMES}{'word ' * 200_000}").cues
    assert len(cue.text) == 20_000


def test_five_hours_and_hostile_names_are_read_whole() -> None:
    lines = [f"{h}:{m:02}:{s:02}.000 --> {h}:{m:02}:{s:02}.900\n<v \u202eAda{h}>w{m}\n" for h in range(10, 15)
             for m in range(60) for s in range(0, 60, 6)]  # fmt: skip
    found = read(HEAD + "\n".join(lines))
    assert len(found.cues) == 3000 and found.cues[0].speaker == "\u202eAda10"
    assert found.cues[found.nearest(11 * 3_600_000 + 2_000)].from_ms == 11 * 3_600_000
    assert len(found.between(10 * 3_600_000, 10 * 3_600_000 + 12_000)) == 3
