"""What lies beside a round: transcripts and work on its clock by one anchor, and quotations that go onto the card."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.attaching import Attacher
from interviewer_app.core.exchange.beside import Laid, LaidTranscript, laid_work, read_beside
from interviewer_app.core.exchange.repositories.commits import (
    LONGEST_DIFF,
    MOST_COMMITS,
    Commit,
    Work,
    kept,
    packed,
    read_kept,
)
from interviewer_app.core.exchange.repositories.read import Stretch, list_work, read_work
from interviewer_app.core.exchange.transcripts.cues import Cue, Transcript
from interviewer_app.core.rounds.attached import Attachment
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.quotes import Said, quotes_of
from interviewer_app.core.rounds.wall_times import Tie, WallTimes, wall_times
from interviewer_app.core.scorecards.bundle import write_bundle
from interviewer_app.core.scorecards.issue import issue_card
from interviewer_app.core.scorecards.verify import verify_bundle
from interviewer_app.core.workspace.attachments import detach, move_anchor, read_attached, read_attachment
from interviewer_app.core.workspace.read import read_entries, read_round
from interviewer_app.core.workspace.writer import Writer
from tests.core.rounds.parts import a_live_round
from tests.fakes import ToldClock
from tools.sample_panel import PANEL, START_US, Made, play

MINUTE_MS = 60_000
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}


@pytest.fixture(scope="module")
def made() -> Made:
    return play(PANEL[1]._replace(state="ended"))


@pytest.fixture
def writer(made: Made, tmp_path: Path) -> Iterator[Writer]:
    numbers = count(1)
    new_id = lambda: f"{next(numbers):032x}"  # noqa: E731
    file = tmp_path / "workspace.sqlite"
    with Writer(file, author=made.author, device="d" * 32, new_id=new_id, new_salt=lambda: "f" * 32) as writer:
        made.put_into(writer)
        yield writer


def attacher(writer: Writer, made: Made) -> Attacher:
    numbers = count(1)
    return Attacher(writer, read_round(writer.file, made.round_id), lambda: f"{next(numbers):031x}a")


def transcript(folder: Path, *times_s: int) -> Path:
    file = folder / "talk.vtt"
    begins = ((s, f"00:{s // 60:02}:{s % 60:02}") for s in times_s)
    cues = (f"{begin}.000 --> {begin}.900\n<v Priya>at {s}\n" for s, begin in begins)
    file.write_text("WEBVTT\n\n" + "\n".join(cues), encoding="utf-8")
    return file


def test_wall_times_stand_still_in_a_pause_and_follow_a_slower_round_clock() -> None:
    second = 1_000_000
    times = WallTimes([Tie(0, 0), Tie(10 * second, 10_000), Tie(70 * second, 10_000), Tie(100 * second, 30_000)])
    assert [times.round_ms(s * second) for s in (-5, 5, 10, 40, 70, 85, 110)] == [
        -5000, 5000, 10_000, 10_000, 10_000, 20_000, 40_000,
    ]  # fmt: skip
    assert [times.wall_us(ms) // second for ms in (-5000, 5000, 10_000, 20_000, 40_000)] == [-5, 5, 10, 85, 110]
    back = WallTimes([Tie(0, 0), Tie(10 * second, 10_000), Tie(12 * second, 4000)])
    assert back.round_ms(12 * second) == 12_000


def test_the_clocks_of_a_round_know_its_pause_and_that_it_began_earlier() -> None:
    live = a_live_round()
    start_us = live.clock.now().wall_us
    live.round.log(live.round.pack.kinds[0], live.clock.wait(0))
    live.round.pause_or_resume(live.clock.wait(10_000))
    live.round.pause_or_resume(live.clock.wait(60_000))
    live.round.log(live.round.pack.kinds[1], live.clock.wait(5_000))
    live.round.began_earlier(live.clock.now())
    times = wall_times(live.fold)
    assert times is not None
    moved = live.fold.acts.moved_ms
    assert times.round_ms(start_us + 40_000_000) == 10_000 + moved
    assert times.round_ms(start_us + 72_000_000) == 12_000 + moved
    assert times.wall_us(0) == start_us - moved * 1000
    assert wall_times(RoundFold()) is None


def test_one_anchor_lays_a_transcript_beside_every_moment(made: Made, writer: Writer, tmp_path: Path) -> None:
    fold = made.fold()
    moment, other = fold.counted[3], fold.counted[8]
    own = {each.id: each.at_ms // 1000 - 300 for each in (moment, other)}  # the recording began five minutes later
    file = transcript(tmp_path, *sorted({own[moment.id], own[other.id], own[other.id] + 19, own[other.id] + 40}))
    kept = attacher(writer, made).transcript(file, moment, own[moment.id] * 1000 + moment.at_ms % 1000, 1)
    beside = read_beside(writer.file, made.round_id, fold)
    assert kept.entries == 4 and not beside.is_empty and not beside.troubles
    assert [said.text for said in beside.said(other.at_ms)] == [f"at {own[other.id]}", f"at {own[other.id] + 19}"]
    said = beside.said(other.at_ms)[0]
    assert abs(said.at_ms - other.at_ms) < 1000 and said.speaker == "Priya"
    assert [each.text for each in beside.transcripts[0].until(moment.at_ms)] == [f"at {own[moment.id]}"]
    move_anchor(writer, made.round_id, kept.attachment, None, None, wall_us=2)
    assert read_beside(writer.file, made.round_id, fold).said(other.at_ms) == ()


def test_what_was_said_and_made_in_a_break_is_not_shown_nor_that_there_was_one() -> None:
    live = a_live_round()
    start_us = live.clock.now().wall_us
    moment = live.round.log(live.round.pack.kinds[0], live.clock.wait(0))
    assert moment is not None
    live.round.pause_or_resume(live.clock.wait(10_000))
    live.round.pause_or_resume(live.clock.wait(60_000))
    live.round.end(live.clock.wait(30_000))
    times = wall_times(live.fold)
    assert times is not None
    cues = tuple(Cue(s * 1000, s * 1000 + 900, "Priya", f"at {s}") for s in (5, 10, 30, 69, 70, 75))
    anchor = Attachment("a", "transcript", "", "", moment.id, moment.at_ms)
    laid = LaidTranscript(anchor, Transcript(cues, "webvtt"), Laid(times, live.fold, anchor))
    shown = [(5_000, "at 5"), (10_000, "at 70"), (15_000, "at 75")]
    assert [(said.at_ms, said.text) for said in laid.said(10_000)] == [shown[0]]
    assert [(said.at_ms, said.text) for said in laid.said(15_000)] == shown[1:]
    assert [(said.at_ms, said.text) for said in laid.until(40_000)] == shown
    unanchored = Attachment("b", "repository", "", "", None, None)
    commits = tuple(Commit(f"{s}", start_us + s * 1_000_000, "P", "s") for s in (5, 20, 40, 60, 71))
    work = laid_work(unanchored, Work(commits, 5), Laid(times, live.fold, unanchored))
    assert [(each.at_ms, each.commit.id) for each in work.commits] == [(5_000, "5"), (10_000, "60"), (11_000, "71")]


def test_an_anchor_that_cannot_be_right_keeps_nothing(made: Made, writer: Writer, tmp_path: Path) -> None:
    file, moment = transcript(tmp_path, 5, 60), made.fold().counted[3]
    with pytest.raises(BadInput, match="falls into the round"):
        attacher(writer, made).transcript(file, moment, 14 * 3_600_000, 1)
    assert not read_attached(writer.file, made.round_id).attachments


def test_what_is_attached_travels_in_no_bundle_and_goes_with_its_last_round(
    made: Made, writer: Writer, tmp_path: Path
) -> None:
    file, moment = transcript(tmp_path, 5, 60), made.fold().counted[3]
    before = bundle(writer, made)
    first = attacher(writer, made).transcript(file, moment, 5000, 1).attachment
    assert bundle(writer, made) == before
    attached = read_attached(writer.file, made.round_id).attachments[first]
    assert read_attachment(writer.file, attached.digest) == file.read_bytes()
    detach(writer, made.round_id, first, wall_us=2)
    with pytest.raises(BadInput, match="attach the file again"):
        read_attachment(writer.file, attached.digest)
    assert b"at 60" not in writer.file.read_bytes() and read_beside(writer.file, made.round_id, made.fold()).is_empty


def bundle(writer: Writer, made: Made) -> bytes:
    entries = read_entries(writer.file, made.round_id)
    return write_bundle(entries, read_round(writer.file, made.round_id), made.loaded.pack, made.loaded.document)


def test_a_quotation_stands_on_the_card_with_its_time_and_one_key_takes_it_back(made: Made) -> None:
    live = a_live_round()
    moment = live.round.log(live.round.pack.kinds[0], live.clock.wait(65_000))
    assert moment is not None
    said = Said(63_000, "Priya", "If the queue replays, we charge twice", about=True)
    at = live.clock.wait(1000)
    assert live.round.quote(moment.id, said, at) and not live.round.quote(moment.id, said, at)
    live.round.end(live.clock.wait(1000))
    fold = live.read_again()
    assert [(quote.moment, quote.said) for quote in quotes_of(fold)] == [(moment.id, said)]
    assert quotes_of(live.fold) == quotes_of(fold)
    live.round.undo(live.clock.wait(10))
    assert quotes_of(live.fold) == [] and len(live.fold.counted) == 1


def test_a_quotation_is_printed_below_its_moment_and_the_bundle_with_it_is_intact(made: Made, writer: Writer) -> None:
    journal = writer.journal_for_round(made.round_id, lambda *_: None, lambda *_: None)
    fold = read_round(writer.file, made.round_id)
    clock = ToldClock(wall_us=START_US + 2 * 86_400_000_000)
    live = LiveRound(fold, made.loaded.pack, journal, clock, lambda: "ab" * 16)
    moment = next(m for m in fold.counted if m.dimension == "evaluating")
    live.quote(moment.id, Said(moment.at_ms, "Priya", "we charge the customer twice"), clock.now())
    writer.drain()
    data = bundle(writer, made)
    assert verify_bundle(data, "a.json").holds and b'"quotes"' in data
    pdf = issue_card(read_entries(writer.file, made.round_id), made.loaded.document, draft=True).pdf
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf, check=True, capture_output=True).stdout.decode()
    printed = " ".join(text.split())
    assert printed.count("“we charge the customer twice” (Priya") == 2  # with its dimension, and in the log


# Work ------------------------------------------------------------------------------------------------------------


def git(folder: Path, *arguments: str, at_s: int = START_US // 1_000_000, given: bytes = b"") -> None:
    who = {"GIT_AUTHOR_NAME": "\u202ePriya\x1b[31m", "GIT_AUTHOR_EMAIL": "p@x", "GIT_COMMITTER_NAME": "P"}
    dates = {"GIT_AUTHOR_DATE": f"{at_s} +0530", "GIT_COMMITTER_DATE": f"{at_s} +0530", "GIT_COMMITTER_EMAIL": "p@x"}
    subprocess.run(["git", *arguments], cwd=folder, env=GIT | who | dates, input=given, check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, made: Made) -> Path:
    """Three commits in the time of the round, one the day before, and a hook that must not run."""
    folder = tmp_path_factory.mktemp("work")
    git(folder, "init", "-q", "-b", "main")
    start = made.fold().started_us
    assert start is not None
    times = [start // 1_000_000 + s for s in (-86_400, 600, 1200, 2400)]
    for number, at_s in enumerate(times):
        (folder / "queue.py").write_text(f"retries = {number}\n", encoding="utf-8")
        (folder / ".gitattributes").write_text("*.py diff=evil\n", encoding="utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", f"<b>Step {number}</b>", at_s=at_s)
    git(folder, "config", "diff.evil.command", f"touch {folder}/ran")
    git(folder, "config", "diff.evil.textconv", f"touch {folder}/ran")
    return folder


def test_commits_stand_beside_the_round_by_their_own_times(made: Made, writer: Writer, repository: Path) -> None:
    assert attacher(writer, made).work(repository, 1).entries == 3
    (work,) = read_beside(writer.file, made.round_id, made.fold()).works
    assert [each.at_ms // 1000 for each in work.commits] == [600, 1200, 2400]
    at = work.at(20 * MINUTE_MS + 500)
    assert at is not None and at.commit.subject == "<b>Step 2</b>" and "\n-retries = 1\n+retries = 2" in at.commit.diff
    assert work.at(9 * MINUTE_MS) is None and work.work.all == 4
    assert not (repository / "ran").exists()


def test_a_series_of_patches_says_the_same_as_its_repository(repository: Path, tmp_path: Path, made: Made) -> None:
    git(repository, "format-patch", "-q", "--root", "-o", str(tmp_path / "series"))
    git(repository, "format-patch", "-q", "--root", "--output", str(tmp_path / "all.mbox"))
    commits = list_work(repository)
    for path in (tmp_path / "series", tmp_path / "all.mbox"):
        series = list_work(path)
        assert [(each.id, each.at_us) for each in series] == [(each.id, each.at_us) for each in commits]
        assert series[2].subject == "<b>Step 2</b>" and "+retries = 2" in series[2].diff
        assert "2.4" not in series[2].diff.splitlines()[-1]


def test_work_of_another_time_is_refused_and_a_wrong_clock_is_put_right_by_one_commit(
    made: Made, writer: Writer, repository: Path, tmp_path: Path
) -> None:
    fold = made.fold()
    day = 86_400_000_000
    with pytest.raises(BadInput, match=r"none of its 4 commits .* the nearest, \w{8}, is of"):
        read_work(repository, Stretch(START_US + 9 * day, START_US + 10 * day))
    old, moment = list_work(repository)[0], fold.counted[2]
    kept = attacher(writer, made).work(repository, 1, moment, old.id[:8])
    (work,) = read_beside(writer.file, made.round_id, fold).works
    assert kept.entries == 1 and abs(work.commits[0].at_ms - moment.at_ms) < 1000
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.patch").write_text("nothing", encoding="utf-8")
    for path in (tmp_path / "empty", tmp_path / "x.patch", tmp_path / "gone"):
        with pytest.raises(BadInput):
            list_work(path)


def test_ten_thousand_commits_are_listed_and_few_are_kept(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    lines = []
    for number in range(10_000):
        at = START_US // 1_000_000 + number * 60
        text = f"data {len(str(number))}\n{number}\n"
        lines.append(f"commit refs/heads/main\ncommitter P <p@x> {at} +0000\ndata 2\nc\nM 644 inline f\n{text}")
    git(tmp_path, "fast-import", "--quiet", given="".join(lines).encode())
    work = read_work(tmp_path, Stretch(START_US + 5000 * 60_000_000, START_US + 5060 * 60_000_000))
    assert (len(work.commits), work.all) == (61, 10_000)
    assert work.commits[0].diff.endswith("+5000\n\\ No newline at end of file")


def test_too_much_work_is_cut_and_said_and_reads_back_as_it_was_kept() -> None:
    sizes = enumerate([LONGEST_DIFF, LONGEST_DIFF + 1] * (MOST_COMMITS // 2 + 5))
    many = [Commit(f"{n:040x}", n * 1_000_000, "\udcff\0x", "s", "+" * size) for n, size in sizes]
    work = kept(many, 600)
    assert len(work.commits) == MOST_COMMITS and work.commits[-1].id == many[-1].id and len(work.remarks) == 2
    assert read_kept(packed(work), "a") == work and work.commits[0].author == "\ufffd\ufffdx"
    with pytest.raises(BadInput, match="attach it again"):
        read_kept(b"{}", "a")

