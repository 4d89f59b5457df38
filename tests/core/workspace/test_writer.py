"""The writer thread: order, failures, drafts, and who may write."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.rounds.entries import Draft, check_stream
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import (
    find_round,
    read_drafts,
    read_entries,
    read_pack,
    read_round,
    read_stream,
    read_subject,
)
from interviewer_app.core.workspace.writer import Writer
from tests.core.workspace.parts import (
    DIGEST,
    DOCUMENT,
    PACK,
    ROUND,
    WALL_US,
    Answers,
    moment,
    open_workspace,
    plan,
)


def allow_no_growth(writer: Writer, more_pages: int = 0) -> None:
    """From now on the file is full, as SQLite sees it."""
    writer.drain()
    connection = writer._open.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + more_pages}")


def allow_growth(writer: Writer) -> None:
    writer._open.connection.execute("PRAGMA max_page_count = 1000000")


def test_drafts_become_entries_in_order_and_are_reported_from_the_one_thread(tmp_path: Path) -> None:
    answers = Answers()
    with open_workspace(tmp_path / "w.sqlite") as writer:
        journal = answers.journal(writer)
        tickets = [journal.append(plan()), *(journal.append(moment(n)) for n in range(1, 51))]
        answers.wait(lambda: len(answers.written) == 51)
    entries = read_entries(tmp_path / "w.sqlite", ROUND)
    assert tickets == answers.tickets == list(range(1, 52))
    assert answers.threads == {"journal"}
    assert [entry.kind for entry in entries[:3]] == ["opened", "planned", "moment-logged"]
    assert entries[1:] == [entry for _ticket, entry in answers.written]
    assert check_stream(entries) == []


def test_what_is_reported_is_on_disk_for_everybody(tmp_path: Path) -> None:
    seen: list[int] = []
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        journal = writer.journal_for_round(
            ROUND, lambda _t, entry: seen.append(len(read_stream(file, entry.stream))), lambda *_: None
        )
        for number in range(1, 6):
            journal.append(moment(number))
        writer.drain()
    assert seen == [2, 3, 4, 5, 6]


def test_a_second_opening_goes_on_from_the_first_in_a_stream_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file, device="d1") as writer:
        last = writer.append_now("round", ROUND, plan())
    with open_workspace(file, device="d2") as writer:
        new = writer.append_now("round", ROUND, moment(1))
    opened = read_stream(file, new.stream)[0]
    assert new.stream != last.stream
    assert f'"continues":{{"digest":"{last.digest}","number":2,"stream":"{last.stream}"}}' in (opened.body or "")
    assert check_workspace(file) == []


def test_a_clock_set_back_does_not_reorder_a_round(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file, device="d2") as writer:
        writer.append_now("round", ROUND, plan(candidate="First"))
        writer.append_now("round", ROUND, Draft("scheduled", {"starts_us": WALL_US, "minutes": 45}, WALL_US))
    earlier = WALL_US - 7_200_000_000
    with open_workspace(file, device="d1") as writer:
        writer.append_now("round", ROUND, Draft("scheduled", {"starts_us": WALL_US, "minutes": 60}, earlier))
    assert read_round_rows(file)[0].minutes == 60
    assert check_workspace(file) == []


def test_a_full_disk_stops_the_queue_in_order_and_a_retry_goes_on(tmp_path: Path) -> None:
    answers = Answers()
    with open_workspace(tmp_path / "w.sqlite") as writer:
        journal = answers.journal(writer)
        journal.append(plan())
        allow_no_growth(writer, more_pages=3)
        for number in range(1, 101):
            journal.append(moment(number))
        answers.wait(lambda: bool(answers.failed))
        writer_says = answers.failed
        before = list(answers.tickets)
        journal.retry()
        answers.wait(lambda: len(answers.failed) == 2)
        assert answers.tickets == before == list(range(1, len(before) + 1))
        assert len(before) < 101
        assert writer_says[0][0] == len(before) + 1
        assert "disk is full" in writer_says[0][1]
        with pytest.raises(MachineTrouble, match="disk is full"):
            writer.append_now("round", ROUND, moment(500))
        allow_growth(writer)
        journal.retry()
        answers.wait(lambda: len(answers.written) == 101)
    assert answers.tickets == list(range(1, 102))
    assert len(read_round(tmp_path / "w.sqlite", ROUND).moments) == 100
    assert check_workspace(tmp_path / "w.sqlite") == []


def test_closing_with_a_full_disk_says_how_many_entries_are_not_saved(tmp_path: Path) -> None:
    writer = open_workspace(tmp_path / "w.sqlite")
    journal = Answers().journal(writer)
    journal.append(plan())
    allow_no_growth(writer)
    for number in range(1, 41):
        journal.append(moment(number))
    with pytest.raises(MachineTrouble, match=r"^\d+ entries are not saved\. .*disk is full"):
        writer.close()
    with open_workspace(tmp_path / "w.sqlite", device="d2"):
        assert check_workspace(tmp_path / "w.sqlite") == []


def test_the_reserve_lets_the_round_in_progress_go_on(tmp_path: Path) -> None:
    file, low = tmp_path / "w.sqlite", []
    reserve = tmp_path / "w.sqlite.reserve"

    def full_while_the_reserve_stands() -> None:
        if filled and reserve.exists():
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    filled: list[bool] = []
    answers = Answers()
    with open_workspace(file, before_commit=full_while_the_reserve_stands, on_low_disk=low.append) as writer:
        journal = answers.journal(writer)
        journal.append(plan())
        writer.drain()
        assert reserve.stat().st_size == 8 * 1024 * 1024
        filled.append(True)
        journal.append(moment(1))
        answers.wait(lambda: len(answers.written) == 2)
    assert answers.failed == [] and len(low) == 1 and "disk is full" in low[0]
    assert sorted(os.listdir(tmp_path)) == ["w.sqlite", "w.sqlite.heads.json"]


def test_a_text_that_can_never_be_written_is_refused_before_it_blocks_the_queue(tmp_path: Path) -> None:
    answers = Answers()
    with open_workspace(tmp_path / "w.sqlite") as writer:
        journal = answers.journal(writer)
        with pytest.raises(BadInput, match="surrogate"):
            journal.append(Draft("recommended", {"text": "half \ud800"}, WALL_US, 0))
        assert journal.append(plan()) == 1
        answers.wait(lambda: answers.tickets == [1])


def test_a_body_that_is_wrong_for_its_kind_is_refused_and_leaves_no_trace(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "w.sqlite") as writer:
        with pytest.raises(BadInput, match="moment-logged"):
            writer.append_now("round", ROUND, Draft("moment-logged", {"moment": "x"}, WALL_US, 0))
        writer.append_now("round", ROUND, plan())
    assert [e.kind for e in read_entries(tmp_path / "w.sqlite", ROUND)] == ["opened", "planned"]


def test_a_fault_of_ours_stops_the_queue_and_is_loud_at_the_end(tmp_path: Path) -> None:
    file, answers = tmp_path / "w.sqlite", Answers()
    writer = open_workspace(file)
    journal = answers.journal(writer)
    journal.append(plan())
    answers.wait(lambda: bool(answers.written))
    first = answers.written[0][1]
    with sqlite3.connect(file) as intruder:  # somebody writes into a stream that is ours alone
        intruder.execute(
            "INSERT INTO entries SELECT v, stream, 3, subject, kind, wall_us, round_ms, author, body, salt, "
            "body_digest, digest, 'x' FROM entries WHERE stream = ? AND number = 2", (first.stream,),
        )  # fmt: skip
    intruder.close()
    journal.append(moment(1))
    answers.wait(lambda: bool(answers.failed))
    assert "IntegrityError" in answers.failed[0][1]
    with pytest.raises(sqlite3.IntegrityError):
        writer.close()


def test_a_callback_that_fails_does_not_stop_the_journal_but_is_told_at_the_end(tmp_path: Path) -> None:
    def stumble(_ticket: int, _entry: object) -> None:
        raise ZeroDivisionError

    writer = open_workspace(tmp_path / "w.sqlite")
    journal = writer.journal_for_round(ROUND, stumble, lambda *_: None)
    journal.append(plan())
    journal.append(moment(1))
    with pytest.raises(ZeroDivisionError):
        writer.close()
    assert len(read_entries(tmp_path / "w.sqlite", ROUND)) == 3


def test_a_callback_may_not_wait_for_its_own_thread(tmp_path: Path) -> None:
    writer = open_workspace(tmp_path / "w.sqlite")
    journal = writer.journal_for_round(ROUND, lambda *_: writer.drain(), lambda *_: None)
    journal.append(plan())
    with pytest.raises(RuntimeError, match="waits for the writer"):
        writer.close()


def test_a_closed_writer_takes_nothing(tmp_path: Path) -> None:
    writer = open_workspace(tmp_path / "w.sqlite")
    journal = Answers().journal(writer)
    writer.close()
    writer.close()
    with pytest.raises(RuntimeError, match="closed"):
        journal.append(plan())
    with pytest.raises(RuntimeError, match="closed"):
        writer.append_now("round", ROUND, plan())


def test_a_slow_disk_keeps_nobody_waiting_but_the_thread(tmp_path: Path) -> None:
    answers = Answers()
    with open_workspace(tmp_path / "w.sqlite", before_commit=lambda: time.sleep(0.3)) as writer:
        journal = answers.journal(writer)
        began = time.monotonic()
        journal.append(plan())
        journal.append(moment(1))
        writer.save_draft(ROUND, "note", "text")
        assert time.monotonic() - began < 0.25
        answers.wait(lambda: len(answers.written) == 2)


def test_of_an_unfinished_text_the_newest_form_is_kept_until_it_is_wiped(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        for length in range(1, 30):
            writer.save_draft(ROUND, "note", "why not wait for the backoff?"[:length])
        writer.save_draft(ROUND, "rationale:testing", "kept")
        writer.drain()
        writer.append_now("round", ROUND, plan())  # a quiet moment has passed by now
        assert read_drafts(file, ROUND) == {"note": "why not wait for the backoff?", "rationale:testing": "kept"}
        writer.wipe_draft(ROUND, "note")
    assert read_drafts(file, ROUND) == {"rationale:testing": "kept"}
    assert b"backoff" not in file.read_bytes()


def test_a_pack_is_kept_once_and_comes_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        writer.store_pack(DIGEST, DOCUMENT, PACK)
        writer.store_pack(DIGEST, DOCUMENT, PACK)
    assert read_pack(file, DIGEST) == DOCUMENT
    with pytest.raises(BadInput, match="does not hold the pack"):
        read_pack(file, "0" * 64)


def test_other_subjects_have_streams_but_no_round(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        writer.append_now("private", ROUND, Draft("extra-time", {"minutes": 15}, WALL_US))
    assert [e.kind for e in read_subject(file, "private", ROUND)] == ["opened", "extra-time"]
    assert read_round_rows(file) == [] and read_entries(file, ROUND) == []
    assert check_workspace(file) == []


def test_a_round_is_found_by_a_prefix_that_fits_only_one(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        for round_id in ("abcdef01", "abcdef02", "bbbbbb01", "short"):
            writer.append_now("round", round_id, plan(round_id))
    assert find_round(file, "bbbbbb") == "bbbbbb01"
    assert find_round(file, "short") == "short"
    for prefix, sentence in (
        ("abcdef", "abcdef01, abcdef02"), ("bbbbb", "at least 6"), ("cccccc", "holds no round"), ("b'; --", "no round"),
    ):  # fmt: skip
        with pytest.raises(BadInput, match=sentence):
            find_round(file, prefix)
    with pytest.raises(BadInput, match="holds no round"):
        read_round(file, "cccccc")
