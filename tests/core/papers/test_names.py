"""Any name prints: complete, shaped, searchable, and without acting."""

from __future__ import annotations

import pytest

from interviewer_app.core.papers.frame import About, Document
from interviewer_app.core.papers.shaping import Style, pieces
from tests.core.papers.reading import actual_texts, fonts_of, instructions, pypdf_text, text_of

PLAIN = (
    "Noor Halvorsen",
    "Łukasz Żółć-Ñandú O’Brien ß",
    "Nguyễn Thị Hồng",
    "Ελένη Παπαδοπούλου",
    "Екатерина Ёлкина",
    "王小明",
    "田中さくら カタカナ",
    "김민수",
    "李 Wei Łi 명",
)
SHAPED = (
    "محمد عبد الله الحسن",
    "الإسلام لا",
    "مُحَمَّد",
    "יוסף כהן לוי",
    "שָׁלוֹם",
    "दीपिका शर्मा क्षत्रिय",
    "สมชาย ใจดีน้ำ",
)


def page_with(*lines: str, style: Style | None = None) -> bytes:
    document = Document("A4", About("Test", "somebody", "names", "tests"))
    for index, line in enumerate(lines):
        document.ink.text(40, 60 + 30 * index, line, style or Style(11))
    return document.finish()


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("mono", [False, True])
def test_names_in_plain_scripts_extract_exactly_as_written(bold: bool, mono: bool) -> None:
    pdf = page_with(*PLAIN, style=Style(11, bold, mono))
    for reader in (text_of, pypdf_text):
        assert [line for line in reader(pdf).splitlines() if line.strip()] == list(PLAIN)
    assert not actual_texts(pdf)


@pytest.mark.parametrize("name", SHAPED)
def test_a_shaped_name_carries_its_text_and_is_found_by_poppler(name: str) -> None:
    pdf = page_with(name)
    assert actual_texts(pdf) == [name]
    assert text_of(pdf).strip() == name


def test_every_font_is_embedded_and_says_its_text() -> None:
    fonts = fonts_of(page_with(*PLAIN, *SHAPED))
    assert len(fonts) >= 6
    assert all(font.embedded and font.to_unicode for font in fonts)


def test_shaping_joins_letters_and_puts_marks_on_them() -> None:
    (arabic,) = pieces("محمد", False, False)
    (isolated,) = pieces("م", False, False)
    assert isolated.glyphs[0].index not in {glyph.index for glyph in arabic.glyphs}
    (hindi,) = pieces("क्ष", False, False)
    assert len(hindi.glyphs) == 1
    (thai,) = pieces("น้ำ", False, False)
    assert any(glyph.advance == 0 or glyph.dy or glyph.dx for glyph in thai.glyphs)


def test_a_mixed_name_is_one_run_per_direction_in_visual_order() -> None:
    runs = pieces("John محمد الحسن Smith", False, False)
    assert [(run.text.strip(), run.rtl) for run in runs] == [
        ("John", False), ("محمد الحسن", True), ("Smith", False),
    ]  # fmt: skip
    runs = pieces("محمد Smith عبد", False, False)
    assert [(run.text.strip(), run.rtl) for run in runs] == [("عبد", True), ("Smith", False), ("محمد", True)]


def test_each_direction_of_a_mixed_name_carries_its_own_text() -> None:
    assert [text.strip() for text in actual_texts(page_with("Dr. יוסף כהן (PhD)"))] == ["יוסף כהן"]


def test_digits_inside_arabic_stay_in_their_order() -> None:
    runs = pieces("نص 123 و", False, False)
    assert "123" in [run.text for run in runs]


def test_an_emoji_prints_as_its_name_in_brackets() -> None:
    pdf = page_with("Zoë 😀", "Go 🚀", "Love ❤️ it", "Flag 🇳🇴", "Work 👩‍💻")
    assert text_of(pdf).split("\n\n")[0].splitlines()[0] == "Zoë [GRINNING FACE]"
    assert "Go [ROCKET]" in text_of(pdf)
    assert "Love [HEAVY BLACK HEART] it" in text_of(pdf)
    assert "[WOMAN][PERSONAL COMPUTER]" in text_of(pdf)


def test_a_script_without_a_font_prints_by_name() -> None:
    assert "[TAMIL LETTER KA]" in text_of(page_with("க"))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("abc\u202edef\u202c", "abcdef"),
        ("\u2066abc\u2069\u200f", "abc"),
        ("a\x00b\x1b[31m", "a[U+0000]b[U+001B][31m"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("soft\u00adhyphen\u200bspace", "softhyphenspace"),
        ("lone \ud800 half", "lone [U+D800] half"),
        ("private \ue000 use", "private [U+E000] use"),
    ],
)
def test_controls_never_act(written: str, printed: str) -> None:
    assert text_of(page_with(written)).strip() == printed


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="/etc/hostname"/>',
        "<b>unbalanced <i>tags</b>",
        '<a href="javascript:alert(1)">x</a> &amp; &lt;',
        "=1+1",
        "../../x",
        ") Tj ET Q (",
        "<</Type /Action>> endstream endobj",
    ],
)
def test_hostile_text_prints_literally(hostile: str) -> None:
    pdf = page_with(hostile)
    assert text_of(pdf).strip() == hostile
    assert pypdf_text(pdf).strip() == hostile
    assert "Do" not in {operator for _operands, operator in instructions(pdf)}


def test_letters_that_share_a_glyph_keep_their_own_code() -> None:
    written = "Aop Αορ Аор"  # Latin, Greek, Cyrillic
    assert text_of(page_with(written)).strip() == written


def test_a_name_in_decomposed_letters_extracts_as_written() -> None:
    written = "x\u0302y e\u0301"
    assert text_of(page_with(written)).strip() == written
