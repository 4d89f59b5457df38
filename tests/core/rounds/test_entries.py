"""Entries: the chain finds every change, and everybody agrees on one order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.entries import Draft, Entry, chained, check_stream, in_fold_order, stream_root

Walls = st.lists(st.integers(0, 50), min_size=1, max_size=8)


def stream(name: str, walls: list[int]) -> list[Entry]:
    """A stream with one entry per wall clock reading."""
    entries: list[Entry] = []
    prev = stream_root(name)
    for number, wall_us in enumerate(walls, start=1):
        draft = Draft("noted", {"text": f"entry {number}"}, wall_us, number * 10)
        made = chained(draft, stream=name, number=number, prev=prev, subject="round", author="a", salt=f"{number:032x}")
        entries.append(made)
        prev = made.digest
    return entries


def test_an_untouched_stream_has_no_problem() -> None:
    assert check_stream(stream("s", [3, 1, 2])) == []


def test_an_empty_stream_has_no_problem() -> None:
    assert check_stream([]) == []


@pytest.mark.parametrize(
    "column, value",
    [
        ("v", 2), ("stream", "t"), ("number", 3), ("subject", "private"), ("kind", "rated"), ("wall_us", 1),
        ("round_ms", 21), ("round_ms", None), ("author", "b"), ("body", '{"text":"entry 3"}'), ("salt", "0" * 32),
        ("body_digest", "0" * 64), ("prev", "0" * 64), ("digest", "0" * 64),
    ],
)  # fmt: skip
def test_a_changed_column_is_found(column: str, value: object) -> None:
    entries = stream("s", [1, 2, 3])
    changed = replace(entries[1], **{column: value})  # type: ignore[arg-type]  # any column, any value
    assert check_stream([entries[0], changed, entries[2]])


@settings(deadline=None)
@given(st.data())
def test_a_changed_byte_of_any_text_is_found(data: st.DataObject) -> None:
    entries = stream("s", [5, 6, 7])
    which = data.draw(st.integers(0, 2))
    column = data.draw(
        st.sampled_from(["stream", "subject", "kind", "author", "body", "salt", "body_digest", "prev", "digest"])
    )
    text = getattr(entries[which], column)
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.characters(min_codepoint=32, max_codepoint=126).filter(lambda c: c != text[at]))
    entries[which] = replace(entries[which], **{column: text[:at] + letter + text[at + 1 :]})
    assert check_stream(entries)


def test_a_letter_moved_from_the_body_into_the_salt_is_found() -> None:
    entry = stream("s", [1])[0]
    assert entry.body is not None and entry.salt is not None
    moved = replace(entry, salt=entry.salt + entry.body[:1].encode().hex(), body=entry.body[1:])
    assert [problem.what for problem in check_stream([moved])] == ["the body was changed after it was written"]


def test_a_salt_in_capitals_is_found() -> None:
    entry = chained(
        Draft("noted", {}, 1), stream="s", number=1, prev=stream_root("s"), subject="round", author="a", salt="ab" * 16
    )
    assert check_stream([replace(entry, salt="AB" * 16)])


def test_an_entry_taken_out_is_found() -> None:
    first, _second, third = stream("s", [1, 2, 3])
    assert [problem.what for problem in check_stream([first, third])] == ["stands where entry 2 belongs"]


def test_entries_cut_off_at_the_end_leave_a_sound_stream() -> None:
    assert check_stream(stream("s", [1, 2, 3])[:2]) == []


def test_an_erased_body_is_no_break() -> None:
    entries = stream("s", [1, 2, 3])
    entries[1] = replace(entries[1], body=None, salt=None)
    assert check_stream(entries) == []


def test_a_body_erased_without_its_salt_is_a_break() -> None:
    entries = stream("s", [1, 2])
    entries[1] = replace(entries[1], body=None)
    assert [problem.what for problem in check_stream(entries)] == ["body and salt were not erased together"]


def test_a_problem_says_which_stream_and_entry() -> None:
    entries = stream("stream-of-somebody", [1, 2])
    entries[1] = replace(entries[1], author="b")
    assert check_stream(entries)[0].where == "stream stream-o, entry 2"


def test_a_body_without_a_canonical_form_is_refused() -> None:
    with pytest.raises(BadInput):
        chained(Draft("noted", {"x": 0.5}, 1), stream="s", number=1, prev="", subject="round", author="a", salt="00")


@settings(deadline=None)
@given(Walls, Walls, st.randoms(use_true_random=False))
def test_shuffled_arrival_gives_the_same_order(left: list[int], right: list[int], random: object) -> None:
    entries = stream("a", left) + stream("b", right)
    shuffled = list(entries)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands a random.Random
    assert in_fold_order(shuffled) == in_fold_order(entries)


@settings(deadline=None)
@given(Walls, Walls)
def test_a_clock_set_back_never_reorders_a_stream(left: list[int], right: list[int]) -> None:
    ordered = in_fold_order(stream("a", left) + stream("b", right))
    for name in ("a", "b"):
        numbers = [entry.number for entry in ordered if entry.stream == name]
        assert numbers == sorted(numbers)


def test_streams_are_woven_by_their_latest_time_so_far() -> None:
    ordered = in_fold_order(stream("a", [10, 5, 30]) + stream("b", [7, 20]))
    assert [(entry.stream, entry.number) for entry in ordered] == [("b", 1), ("a", 1), ("a", 2), ("b", 2), ("a", 3)]
