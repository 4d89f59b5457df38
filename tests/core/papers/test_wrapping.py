"""Text is fitted into widths without losing any of it silently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from interviewer_app.core.papers.shaping import Style, measure, printable
from interviewer_app.core.papers.wrapping import elide, wrap

STYLE = Style(9)
SENTENCE = "States the two-second deadline as the requirement and rejects the fixed delay against it."


def test_lines_are_no_wider_than_asked_and_hold_every_word() -> None:
    lines = wrap(SENTENCE, STYLE, 120)
    assert all(measure(line, STYLE) <= 120 for line in lines)
    assert " ".join(lines) == SENTENCE


def test_a_text_that_is_cut_says_where_the_rest_stands() -> None:
    lines = wrap(SENTENCE, STYLE, 120, 2, "… p. 3")
    assert len(lines) == 2
    assert lines[-1].endswith("… p. 3")
    assert measure(lines[-1], STYLE) <= 120


def test_a_text_that_fits_is_not_marked_as_cut() -> None:
    assert wrap("Short.", STYLE, 120, 1, "… p. 3") == ["Short."]


def test_line_breaks_hold() -> None:
    assert wrap("one\ntwo\r\n\nthree", STYLE, 200) == ["one", "two", "", "three"]


def test_a_word_wider_than_the_line_is_broken() -> None:
    lines = wrap("x" * 200, STYLE, 100)
    assert "".join(lines) == "x" * 200
    assert all(measure(line, STYLE) <= 100 for line in lines)


def test_chinese_breaks_anywhere_but_before_its_full_stop() -> None:
    lines = wrap("先问期限再写代码，然后拒绝固定的延迟。" * 4, STYLE, 100)
    assert len(lines) > 4
    assert not any(line.startswith(("，", "。")) for line in lines)


def test_a_mark_stays_with_its_letter() -> None:
    lines = wrap("e\u0301" * 60, STYLE, 50)
    assert not any(line.startswith("\u0301") for line in lines)


@pytest.mark.parametrize("width", [30, 60, 400])
def test_eliding_keeps_to_the_width(width: float) -> None:
    assert measure(elide(SENTENCE, STYLE, width), STYLE) <= width


@given(some.text(max_size=80), some.floats(40, 300))
def test_any_text_wraps_without_losing_a_letter(text: str, width: float) -> None:
    lines = wrap(text, STYLE, width)
    kept = "".join("".join(lines).split())
    flat = "".join("".join(printable(part, STYLE) for part in text.splitlines()).split())
    assert kept == flat
    assert all(measure(line, STYLE) <= width or len(line.replace("\u200d", "")) <= 4 for line in lines)
