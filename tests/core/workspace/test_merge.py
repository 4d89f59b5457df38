"""Merging two workspaces is a set union."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft, Entry, chained, stream_root
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.merge import Added
from interviewer_app.core.workspace.read import read_entries, read_stream
from tests.core.workspace.parts import ROUND, WALL_US, counted, moment, open_workspace, plan
from tests.core.workspace.test_derived import tables


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two laptops that shared a beginning and then went on apart, on the same round."""
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    with open_workspace(one, device="d1") as writer:
        writer.append_now("round", ROUND, plan())
        writer.append_now("round", ROUND, moment(1))
    shutil.copy(one, other)
    for file, device, numbers in ((one, "d2", (2, 5, 7)), (other, "d3", (3, 4, 9))):
        with open_workspace(file, device=device) as writer:
            for number in numbers:
                writer.append_now("round", ROUND, moment(number))
    return one, other


def test_two_workspaces_merged_both_ways_hold_the_same(two: tuple[Path, Path]) -> None:
    one, other = two
    of_one, of_other = read_entries(one, ROUND), read_entries(other, ROUND)
    with open_workspace(one, device="d4") as writer:
        assert writer.add_entries(reversed(of_other)) == Added(4, 3, ())
        assert writer.add_entries(of_other) == Added(0, 7, ())
    with open_workspace(other, device="d5") as writer:
        assert writer.add_entries(of_one) == Added(4, 3, ())
    assert read_entries(one, ROUND) == read_entries(other, ROUND)
    assert tables(one) == tables(other)
    assert len(tables(one)["moments"]) == 7
    assert check_workspace(one) == check_workspace(other) == []


def test_a_writer_goes_on_after_a_merge_as_if_it_had_known(two: tuple[Path, Path]) -> None:
    one, other = two
    with open_workspace(one, device="d4") as writer:
        first = writer.append_now("round", ROUND, moment(6))
        writer.add_entries(read_entries(other, ROUND))
        then = writer.append_now("round", ROUND, moment(8))
    assert first.stream != then.stream
    assert check_workspace(one) == []
    assert len(tables(one)["moments"]) == 9


def test_a_stream_that_says_something_else_is_left_out_whole(two: tuple[Path, Path]) -> None:
    one, other = two
    entries = read_entries(other, ROUND)
    shared = [entry for entry in entries if entry.number == 3 and entry.stream.startswith("d1")]
    stream = [entry for entry in entries if entry.stream == shared[0].stream]
    forged = _forged_end(stream, moment(99))
    before = read_entries(one, ROUND)
    with open_workspace(one, device="d4") as writer:
        added = writer.add_entries([*stream[:2], forged, *(e for e in entries if e.stream != shared[0].stream)])
    assert added == Added(4, 0, (shared[0].stream,))
    assert all(entry in read_entries(one, ROUND) for entry in before)
    assert check_workspace(one) == []


def test_entries_that_do_not_hold_together_are_refused_with_all_that_came_along(two: tuple[Path, Path]) -> None:
    one, other = two
    before = read_entries(one, ROUND)
    entries = [entry for entry in read_entries(other, ROUND) if entry not in before]
    unreadable = _stream("f" * 32, Draft("moment-logged", {"moment": "x"}, WALL_US, 0))
    bad = [
        ([*entries[:1], *entries[2:]], "belongs"),  # a hole
        ([*entries[:-1], replace(entries[-1], body="{}")], "the body was changed"),
        ([*entries[:-1], replace(entries[-1], wall_us=1)], "a column was changed"),
        (unreadable, "moment-logged"),
        ([*_stream("f" * 32, moment(1)), *_stream("e" * 32, moment(1), first=moment(2))], "opened by its first"),
    ]
    with open_workspace(one, device="d4") as writer:
        for given, sentence in bad:
            with pytest.raises(BadInput, match=sentence):
                writer.add_entries(given)
    assert read_entries(one, ROUND) == before
    assert check_workspace(one) == []


def test_an_erased_entry_stays_erased_when_its_body_comes_back(two: tuple[Path, Path]) -> None:
    one, other = two
    whole = [entry for entry in read_entries(other, ROUND) if entry.stream.startswith("d3")]
    erased = [replace(entry, body=None, salt=None) if entry.number == 3 else entry for entry in whole]
    with open_workspace(one, device="d4") as writer:
        assert writer.add_entries(erased).added == 4
        assert writer.add_entries(whole) == Added(0, 4, ())
    assert read_stream(one, whole[0].stream)[2].body is None
    assert check_workspace(one) == []


def _forged_end(stream: list[Entry], draft: Draft) -> Entry:
    before = stream[-2]
    return chained(
        draft, stream=before.stream, number=before.number + 1, prev=before.digest, subject="round",
        author=before.author, salt="00" * 16,
    )  # fmt: skip


def _stream(stream: str, draft: Draft, first: Draft | None = None) -> list[Entry]:
    opened = b.Opened(subject="round", id=ROUND, author="author1", device="d9")
    begin = first or Draft("opened", b.plain(opened), WALL_US)
    made: list[Entry] = []
    salts = counted("0")
    for number, said in enumerate((begin, draft), start=1):
        prev = made[-1].digest if made else stream_root(stream)
        made.append(
            chained(said, stream=stream, number=number, prev=prev, subject="round", author="author1", salt=salts())
        )
    return made
