"""Code references in notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer_app.core.rounds.code_refs import completions, files_named, references


@pytest.mark.parametrize(
    "text, found",
    [
        ("“all pods retry in step” client.py:88", ["client.py:88"]),
        ("src/pay/client.test.ts:12-19, then a.h:7", ["src/pay/client.test.ts:12-19", "a.h:7"]),
        ("see client.py:88.", ["client.py:88"]),
        ("at 12:30 she said 3:1", []),
        ("https://example.org:8080 and v1.2:3", []),
        ("日本語 главный.py:5 main.py:5", ["главный.py:5", "main.py:5"]),
        ("", []),
    ],
)
def test_references_are_a_file_with_an_ending_and_a_line(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in references(text)] == found


@given(st.text(max_size=300))
def test_references_stand_in_order_and_apart_in_any_text(text: str) -> None:
    spans = references(text)
    flat = [place for span in spans for place in span]
    assert flat == sorted(flat) and all(":" in text[start:end] for start, end in spans)


def test_the_file_named_last_comes_first() -> None:
    assert files_named(["a.py:1 b.py:2", "c.py:3", "a.py:9"]) == ["a.py", "c.py", "b.py"]


def test_a_beginning_is_completed_by_name_or_path_and_never_from_nothing() -> None:
    files = ["client.py", "exercise/service/payments/client.py", "exercise/service/callers/Clock.py"]
    assert completions("cl", files) == ["client.py", "Clock.py"]
    assert completions("exercise/service/c", files) == ["Clock.py"]
    assert completions("", files) == []
