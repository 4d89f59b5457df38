"""`interviewer debrief`: cards of a panel become a board and a packet, and the packet verifies."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from interviewer_app.cli.main import run
from interviewer_app.core.debriefs.packet.carrying import NAME
from interviewer_app.core.debriefs.packet.issue import issue_packet
from interviewer_app.core.debriefs.store import debrief_entries
from interviewer_app.core.scorecards.attach import attachment_of, with_attachment
from interviewer_app.core.settings import Settings, write_settings
from tests.core.debriefs.panel import AIKO, DEV, MARTA, at, begin, cards, open_writer, panel
from tests.core.papers.accessible import check
from tools.sample_panel import PANEL, Made, files, play

Captured = pytest.CaptureFixture[str]


class Desk:
    """A home of somebody with an identity, and commands called in it."""

    def __init__(self, folder: Path, author: str = "a" * 32, name: str = "Lena Lead") -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        write_settings(folder / "settings.json", Settings(author=author, device="d" * 32, interviewer=name))

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace.sqlite"

    def call(self, *arguments: object) -> int:
        return run(list(map(str, arguments)), {"INTERVIEWER_HOME": str(self.folder)})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "lead")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The packet of a debrief in which Dev's rating was revised by the chair."""
    folder = tmp_path_factory.mktemp("held")
    made = panel()
    laid = cards(made)
    with open_writer(folder / "w.sqlite") as writer:
        meeting = begin(writer, laid)
        for member in meeting.fold.members:
            meeting.write_position(member.id, f"{member.name} thinks so.", at(1))
        meeting.show_positions(at(2))
        meeting.begin_topic("evaluating", at(3))
        meeting.revise(laid[1].round, "evaluating", 2, 3, "24:31 shows it.", at(5))
        meeting.claim("I had the feeling.", "Dev Iyer", at(6))
        meeting.begin_topic("decision", at(9))
        meeting.decide("Senior, not staff.", "senior", [("Dev Iyer", "Owning was told.")], ["Ask about scope"], at(12))
        writer.drain()
        entries = debrief_entries(writer.file, meeting.fold.opened.id)  # type: ignore[union-attr]
    return issue_packet(laid, entries).pdf


def handed(folder: Path, *made: Made) -> list[Path]:
    return files(made, folder, pdf=False)


def answer(capsys: Captured) -> dict[str, object]:
    value: dict[str, object] = json.loads(capsys.readouterr().out)
    return value


def test_cards_become_a_board_and_a_packet_that_verifies_and_is_the_same_again(
    desk: Desk, tmp_path: Path, capsys: Captured
) -> None:
    (pdf,) = files(panel(MARTA), tmp_path)
    three = [pdf, *handed(tmp_path, *panel(DEV, AIKO))]
    packet, again = tmp_path / "packet.pdf", tmp_path / "again.pdf"
    assert desk.call("debrief", *three, "-o", packet, "--json") == 0
    told = answer(capsys)
    assert told["comparable"] == "with differences" and {"field", "values", "effect"} == set(told["differences"][0])  # type: ignore[index]
    board = told["board"]
    assert isinstance(board, dict) and {"raters", "dimensions", "cells"} <= set(board) and len(board["raters"]) == 3
    assert desk.call("debrief", *reversed(three), "-o", again) == 0 and packet.read_bytes() == again.read_bytes()
    capsys.readouterr()
    assert desk.call("verify", packet, "--json") == 0
    found = answer(capsys)
    assert (found["kind"], found["intact"], found["pages"], found["signer"]) == ("packet", True, "match", "none")
    letter = tmp_path / "letter.pdf"
    assert desk.call("debrief", packet, "-o", letter, "--page-size", "Letter") == 0  # a packet carries its cards
    assert round(float(PdfReader(letter).pages[0].mediabox.width)) == 612
    assert desk.call("verify", letter, "--require-signer") == 1
    assert attachment_of(letter.read_bytes(), "l", NAME) == attachment_of(packet.read_bytes(), "p", NAME)
    tree = check(packet.read_bytes())
    heard = [tree.text(cell).strip() for cell in tree.all("TD")]
    assert "3 3 for" in heard and "2 1 for, 2 against" in heard  # the level apart from what it rests on


def test_a_card_that_is_not_in_is_on_the_board_and_nothing_of_it_is_in_the_packet(
    desk: Desk, tmp_path: Path, capsys: Captured
) -> None:
    secret = "Nobody may read this yet."
    late = play(PANEL[DEV]._replace(state="ended", recommendation=secret))
    packet = tmp_path / "packet.pdf"
    assert desk.call("debrief", *handed(tmp_path, *panel(MARTA, AIKO), late), "-o", packet, "--json") == 0
    assert json.loads(capsys.readouterr().out)["board"]["raters"][0]["state"] == "not submitted"
    carried = attachment_of(packet.read_bytes(), "p", NAME)
    assert secret.encode() in late.bundle() and secret.encode() not in carried and b"Dev Iyer" in carried
    assert "not submitted: Dev Iyer" in PdfReader(packet).pages[0].extract_text()
    assert desk.call("verify", packet) == 0


def test_each_bad_file_is_named_and_the_rest_of_the_set_stays_usable(
    desk: Desk, tmp_path: Path, capsys: Captured
) -> None:
    one, other = handed(tmp_path, *panel(MARTA, AIKO))
    good = one.read_bytes()
    bad = {
        "no-card.pdf": b"%PDF-1.7\nno card", "none.json": b"{}",
        "newer.json": good.replace(b"interviewer-round/1", b"interviewer-round/2"),
        "changed.json": good.replace(b'"level":3', b'"level":4', 1),
        "unsigned.json": good.replace(b'"signed":false', b'"signed":true'),
    }  # fmt: skip
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    names = [tmp_path / name for name in (*bad, "missing.pdf")]
    packet = tmp_path / "packet.pdf"
    assert desk.call("debrief", one, *names, other, "-o", packet, "--json") == 2
    said = capsys.readouterr()
    problems = json.loads(said.out)["problems"]
    assert [problem["file"] for problem in problems] == [str(name) for name in names]
    assert len(said.err.splitlines()) == len(names) and all(problem["what"] in said.err for problem in problems)
    assert desk.call("verify", packet) == 0
    assert desk.call("debrief", *names) == 2


def test_two_cards_of_one_round_that_differ_are_both_named_and_neither_is_shown(
    desk: Desk, tmp_path: Path, capsys: Captured
) -> None:
    marta, dev = panel(MARTA, DEV)
    other = play(PANEL[MARTA]._replace(levels={"correctness": 1}))  # the same round, told twice
    assert other.round_id == marta.round_id
    first, second, third = tmp_path / "1.json", tmp_path / "2.json", tmp_path / "3.json"
    for file, made in ((first, marta), (second, other), (third, dev)):
        file.write_bytes(made.bundle())
    assert desk.call("debrief", first, second, third, "--json") == 2
    told = answer(capsys)
    assert [each["file"] for each in told["problems"]] == [str(first), str(second)]  # type: ignore[union-attr,index]
    assert [each["name"] for each in told["board"]["raters"]] == ["Dev Iyer"]  # type: ignore[index,call-overload]


@pytest.mark.parametrize(
    "old, new", [(b"Senior, not staff.", b"Staff, not senior."), (b'"now":3', b'"now":4'), (b'"level":4', b'"level":3')]
)
def test_a_packet_in_which_anything_was_changed_does_not_verify(
    desk: Desk, tmp_path: Path, capsys: Captured, held: bytes, old: bytes, new: bytes
) -> None:
    packet = put(tmp_path, held)
    data = attachment_of(packet.read_bytes(), "p", NAME)
    assert old in data
    packet.write_bytes(with_attachment(without(packet), data.replace(old, new, 1), NAME, "x"))
    assert desk.call("verify", packet, "--json") == 1
    capsys.readouterr()


def test_a_packet_with_other_pages_does_not_verify(
    desk: Desk, tmp_path: Path, capsys: Captured, held: bytes
) -> None:
    packet, other = put(tmp_path, held), tmp_path / "other.pdf"
    desk.call("debrief", *handed(tmp_path, *panel(MARTA)), "-o", other)
    data = attachment_of(packet.read_bytes(), "p", NAME)
    other.write_bytes(with_attachment(without(other), data, NAME, "The cards and the debrief behind this packet"))
    capsys.readouterr()
    assert desk.call("verify", other, "--json") == 1
    assert answer(capsys)["pages"] == "differ"


def test_what_the_chair_typed_for_a_rater_is_stated_until_their_own_installation_confirms_it(
    desk: Desk, tmp_path: Path, capsys: Captured, held: bytes
) -> None:
    packet, signed = put(tmp_path, held), tmp_path / "signed.pdf"
    assert desk.call("verify", packet) == 0
    text = " ".join("".join(page.extract_text() for page in PdfReader(packet).pages).split())
    assert "stated by Dev Iyer, entered by Lena Lead" in text and "confirmed by" not in text
    for words in ("2 to 3", "24:31 shows it", "not discussed", "said in the debrief, no moment", "Senior, not staff.",
                  "Owning was told", "Ask about scope"):  # fmt: skip
        assert words in text, words
    dev = Desk(tmp_path / "dev", panel(DEV)[0].author, "Dev Iyer")
    capsys.readouterr()
    assert dev.call("debrief", packet, "--confirm", "-o", signed, "--json") == 0
    assert json.loads(capsys.readouterr().out)["debrief"]["revisions"][0]["confirmed"] is True
    assert dev.call("debrief", packet, "--confirm") == 1  # nothing waits any more
    assert desk.call("verify", signed) == 0
    assert "confirmed by Dev Iyer" in " ".join("".join(p.extract_text() for p in PdfReader(signed).pages).split())


def test_no_packet_carries_positions_that_were_not_shown(desk: Desk, tmp_path: Path, capsys: Captured) -> None:
    laid = cards(panel())
    with open_writer(desk.workspace) as writer:
        meeting = begin(writer, laid)
        meeting.write_position(meeting.fold.members[0].id, "Unseen.", at(1))
        writer.drain()
    names = handed(tmp_path, *panel())
    assert desk.call("debrief", *names, "-o", tmp_path / "p.pdf") == 1 and not (tmp_path / "p.pdf").exists()
    assert "not shown yet" in capsys.readouterr().err


def test_cards_of_others_wait_for_my_own_here_too_and_an_override_is_kept(
    desk: Desk, tmp_path: Path, capsys: Captured, held: bytes
) -> None:
    mine = play(PANEL[MARTA]._replace(state="planned"))
    me = Desk(tmp_path / "me", mine.author, "Marta Lindqvist")
    with open_writer(me.workspace, author=mine.author) as writer:
        mine.put_into(writer)
    names = [*handed(tmp_path, *panel(DEV, AIKO)), put(tmp_path, held)]
    capsys.readouterr()
    for asked, more in ((names[:2], []), (names[2:], ["--json"]), (names[1:2], ["-o", tmp_path / "x.pdf"])):
        assert me.call("debrief", *asked, *more) == 1
        said = capsys.readouterr()
        assert "Your card first" in said.err and "Evaluating" not in said.out + said.err
    assert not (tmp_path / "x.pdf").exists()
    assert me.call("debrief", *names[:2], "--override", "I lead and cannot wait", "--json") == 0
    assert len(answer(capsys)["board"]["cells"]) > 0  # type: ignore[index,call-overload]
    assert me.call("debrief", *names[:2]) == 0  # it is kept


def put(folder: Path, packet: bytes) -> Path:
    place = folder / "held.pdf"
    place.write_bytes(packet)
    return place


def without(packet: Path) -> bytes:
    """Its pages alone."""
    with pikepdf.open(packet) as document:
        del document.attachments[NAME]
        document.remove_unreferenced_resources()
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
