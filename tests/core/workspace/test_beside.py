"""What lies beside a round stays in the workspace: found there, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.entries import Draft, chained
from interviewer_app.core.rounds.integrity import holds_decision
from interviewer_app.core.rounds.integrity_desk import IntegrityDesk
from interviewer_app.core.rounds.private import Accommodations
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.scorecards.bundle import read_bundle, write_bundle
from interviewer_app.core.scorecards.issue import issue_card
from interviewer_app.core.scorecards.verify import check_bundle
from interviewer_app.core.workspace.backup import backup
from interviewer_app.core.workspace.beside import (
    decision_held,
    open_integrity,
    open_private,
    read_integrity,
    read_private,
)
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.read import read_entries, read_round, read_round_pack, read_subject, reading
from interviewer_app.core.workspace.rebuild import rebuild
from interviewer_app.core.workspace.schema import DERIVED, database
from tests.core.workspace.parts import ROUND, Answers, counted, moment, open_workspace, plan
from tests.fakes import ToldClock
from tests.journeys.rounds import Made, sealed_round

WORDS = ("Marmalade on the second screen", "Peppermint was my own notes", "Cinnamon Reviewer", "Liquorice reason")
PRIVATE = ("Saffron insulin", "extra_percent", "accommodated", "pause-explained")


def marked_round(folder: Path) -> Made:
    """A sealed round with one integrity observation, explained and reviewed, and the line about the person."""
    made = sealed_round(folder / "workspace.sqlite", keep_open=True)
    assert made.writer is not None
    answers = Answers()
    desk = open_integrity(
        made.writer, made.round_id, "Mara Klein", counted("e"), answers.on_written, answers.on_failed
    )
    fill(desk)
    private = open_private(made.writer, made.round_id, answers.on_written, answers.on_failed)
    private.accommodate(Accommodations(50, True, True), ToldClock().now(), None)
    private.explain_pause(61_000, PRIVATE[0], ToldClock().now())
    answers.wait(lambda: len(answers.written) == 6)
    made.writer.close()
    return made


def fill(desk: IntegrityDesk) -> None:
    clock = ToldClock()
    seen = desk.notice(WORDS[0], clock.now(), 61_000).id
    desk.explain(seen, WORDS[1], clock.now())
    desk.review(seen, WORDS[2], "explained", WORDS[3], clock.now())
    desk.same_person("yes", WORDS[2], clock.now())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return marked_round(tmp_path_factory.mktemp("beside"))


def everything_in(pdf: Path) -> bytes:
    """The bytes of a PDF, and what every one of its streams holds."""
    with pikepdf.open(pdf) as opened:
        streams = [each.read_bytes() for each in opened.objects if isinstance(each, pikepdf.Stream)]
        texts = [str(opened.docinfo), str(opened.Root)]
    return b"".join((pdf.read_bytes(), *streams, *(text.encode() for text in texts)))


def test_it_is_read_back_from_the_workspace(made: Made) -> None:
    seen = read_integrity(made.workspace, made.round_id)
    (one,) = seen.observations.values()
    assert (one.what, one.explanation) == WORDS[:2]
    assert one.review is not None and (one.review.by, one.review.reason) == WORDS[2:]
    assert holds_decision(seen) is decision_held(made.workspace, made.round_id) is None


def test_nothing_of_it_is_in_the_bundle_or_on_the_card(made: Made, tmp_path: Path) -> None:
    entries, document = read_entries(made.workspace, made.round_id), read_round_pack(made.workspace, made.round_id)
    issued = issue_card(entries, document)
    card = tmp_path / "card.pdf"
    card.write_bytes(issued.pdf)
    state = read_round(made.workspace, made.round_id)
    bundle = write_bundle(entries, state, pack_from_document(document), document)
    assert bundle == issued.bundle
    for words in (*WORDS, *PRIVATE, '"integrity"', '"private"', "same-person", "noticed"):
        assert words.encode() not in bundle
        assert words.encode() not in everything_in(card)


def test_nothing_of_it_is_in_the_derived_tables_or_the_list_of_rounds(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    with reading(made.workspace) as connection:
        names = (*DERIVED, "packs", "drafts", "attachments", "kept_ratings", "kept_links")
        lines = [str(row) for table in names for row in connection.execute(f"SELECT * FROM {table}")]
        assert {table.name for table in database(connection).tables} == {*names, "entries"}
    place = ["--workspace", str(made.workspace)]
    for verb in (["round", "list"], ["round", "show", made.round_id]):
        for more in ([], ["--json"]):
            assert run([*verb, *more, *place], {}) == 0
            lines.append(capsys.readouterr().out)
    for words in (*WORDS, *PRIVATE):
        assert not any(words in line for line in lines)


def test_accommodations_are_read_back_from_the_workspace_alone(made: Made) -> None:
    private = read_private(made.workspace, made.round_id)
    assert private.accommodations == Accommodations(50, True, True)
    assert private.pause_reasons == {61_000: PRIVATE[0]}


def test_the_workspace_verifies_with_it_and_after_a_rebuild(made: Made) -> None:
    assert check_workspace(made.workspace) == []
    rebuild(made.workspace)
    assert check_workspace(made.workspace) == []
    assert read_integrity(made.workspace, made.round_id).observations


def test_a_backup_keeps_it(made: Made, tmp_path: Path) -> None:
    copy = backup(made.workspace, tmp_path / "backups")
    kept = read_integrity(made.workspace, made.round_id).observations
    assert read_integrity(copy, made.round_id).observations == kept


@pytest.mark.parametrize("subject", ["integrity", "private"])
def test_a_bundle_with_its_stream_in_it_cannot_be_written(made: Made, subject: str) -> None:
    document = read_round_pack(made.workspace, made.round_id)
    foreign = read_subject(made.workspace, subject, made.round_id)
    entries = [*read_entries(made.workspace, made.round_id), *foreign]
    with pytest.raises(ValueError, match="about its round alone"):
        write_bundle(entries, read_round(made.workspace, made.round_id), pack_from_document(document), document)


@pytest.mark.parametrize(("subject", "sentence"), [
    ("integrity", "an integrity observation"), ("private", "is confidential"),
])  # fmt: skip
def test_a_bundle_that_smuggles_one_is_not_intact_and_nothing_is_taken(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str], subject: str, sentence: str
) -> None:
    document, entries = read_round_pack(made.workspace, made.round_id), read_entries(made.workspace, made.round_id)
    smuggled = [entry for entry in read_subject(made.workspace, subject, made.round_id) if entry.number == 2]
    last = entries[-1]
    body = json.loads(smuggled[0].body or "")
    draft = Draft(smuggled[0].kind, body, last.wall_us + 1, last.round_ms)
    forged = chained(
        draft, stream=last.stream, number=last.number + 1, prev=last.digest, subject="round", author=last.author,
        salt="ab" * 16,
    )  # fmt: skip
    pack = pack_from_document(document)
    file = tmp_path / "forged.json"
    file.write_bytes(write_bundle([*entries, forged], read_round(made.workspace, made.round_id), pack, document))
    problems, _erased = check_bundle(read_bundle(file.read_bytes(), "forged"))
    assert any(sentence in problem.what for problem in problems)
    other = tmp_path / "other.sqlite"
    home = {"INTERVIEWER_HOME": str(tmp_path / "home")}
    assert run(["round", "import", str(file), "--workspace", str(other)], home) == 1
    assert "nothing was taken" in capsys.readouterr().err
    assert not other.exists()


def test_its_journal_and_that_of_the_round_keep_their_own_count(tmp_path: Path) -> None:
    file, answers, beside = tmp_path / "w.sqlite", Answers(), Answers()
    with open_workspace(file) as writer:
        writer.append_now("round", ROUND, plan())
        journal = answers.journal(writer)
        desk = open_integrity(writer, ROUND, "Mara", counted("e"), beside.on_written, beside.on_failed)
        for number in (1, 2):
            journal.append(moment(number))
            desk.notice(f"Seen {number}", ToldClock().now(), number)
        writer.drain()
    assert answers.tickets == beside.tickets == [1, 2]
    assert {entry.subject for _ticket, entry in beside.written} == {"integrity"}
    streams = {entry.stream for _ticket, entry in (*answers.written, *beside.written)}
    assert len(streams) == 2
    assert check_workspace(file) == []


def test_a_round_that_is_not_there_has_nothing_to_write_to(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "w.sqlite") as writer:
        writer.append_now("integrity", ROUND, Draft("same-person", {"answer": "no", "by": "A"}, 1))
        with pytest.raises(BadInput):
            open_integrity(writer, ROUND, "Mara", counted("e"), lambda *_a: None, lambda *_a: None)


def test_the_commands_list_and_review(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = sealed_round(tmp_path / "workspace.sqlite", keep_open=True)
    assert made.writer is not None
    quiet = Answers()
    desk = open_integrity(
        made.writer, made.round_id, "Tomasz Wierzba", counted("e"), quiet.on_written, quiet.on_failed
    )
    seen = desk.notice(WORDS[0], ToldClock().now(), None)
    made.writer.close()
    place = ["--workspace", str(made.workspace)]
    home = {"INTERVIEWER_HOME": str(tmp_path / "home")}
    assert run(["integrity", "list", made.round_id, "--json", *place], home) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["integrity_observations"][0]["what"] == WORDS[0] and "One integrity" in listed["holds_decision"]
    review = ["integrity", "review", made.round_id, seen.id[:8], "--outcome", "open", "--reason", WORDS[3], *place]
    assert run([*review, "--by", "tomasz wierzba"], home) == 1
    assert "noticed it" in capsys.readouterr().err
    assert run([*review, "--by", WORDS[2]], home) == 0
    assert "No integrity observation holds the decision." in capsys.readouterr().out
    assert run(["integrity", "review", made.round_id, "ffffffff", "--by", "A", "--outcome", "open", "--reason", "r",
                *place], home) == 2  # fmt: skip
    assert len(read_subject(made.workspace, "integrity", made.round_id)) == 4
