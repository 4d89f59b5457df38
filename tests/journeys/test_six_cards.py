"""Six cards from three packs of one loop, mailed between two workspaces, become a board, a debrief and a packet."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtGui import QWindow
from pytestqt.qtbot import QtBot

from interviewer_app.cli.main import run
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.debrief.presenter import BoardPresenter
from interviewer_app.ui.debrief.talk_host import TalkHost
from interviewer_app.ui.debrief.view import BoardPage
from interviewer_app.ui.demo.hands import press, type_text
from tests.core.scorecards.test_signing import Memory
from tests.journeys.rounds import SetClock
from tests.journeys.windows import close, keyboard, opened
from tools.sample_panel import PANEL, Made, files, play

ELSEWHERE = (0, 3, 4, 5)  # seats whose cards come by mail to both
MARTA, DEV = PANEL[1], PANEL[2]
WAITS = "Your card first"


@pytest.fixture(autouse=True)
def keychain() -> Iterator[None]:
    """A keychain in memory, so that cards are signed and no real one is asked."""
    before: KeyringBackend = keyring.get_keyring()
    keyring.set_keyring(Memory())
    yield
    keyring.set_keyring(before)


class Desk:
    """One rater's installation: a home with their own rated round in it, and a folder for what comes by mail."""

    def __init__(self, home: Path, made: Made) -> None:
        self.home, self.made, self.mail = home, made, home / "mail"
        self.mail.mkdir(parents=True)
        who = {"author": made.author, "device": "d" * 32, "interviewer": made.seat.rater}
        (home / "settings.json").write_text(json.dumps(who), encoding="utf-8")
        with self.window() as context:
            made.put_into(context.workbench().writer)

    @contextmanager
    def window(self) -> Iterator[AppContext]:
        context = opened(self.home, SetClock(), (1440, 900), 1 + int(self.made.author[:6], 16))
        try:
            yield context
        finally:
            close(context)

    def call(self, *arguments: object) -> int:
        return run([str(each) for each in arguments], {"INTERVIEWER_HOME": str(self.home)})

    def answer(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        code = self.call(*arguments, "--json")
        return code, json.loads(capsys.readouterr().out)

    def rows(self) -> list[RoundRow]:
        return read_round_rows(self.home / "workspace.sqlite")

    def submitted(self) -> bool:
        return any(row.id == self.made.round_id and row.state == "sealed" for row in self.rows())

    @property
    def cards(self) -> list[Path]:
        return sorted(self.mail.glob("*.pdf"))


def submit(desk: Desk, qtbot: QtBot) -> Path:
    """Ctrl S twice on the last page of the rating; then the card is printed into the mail of its rater."""
    with desk.window() as context:
        window = keyboard(context, qtbot)
        context.show_page("rating", round=desk.made.round_id)
        press(window, "ctrl+s")
        press(window, "ctrl+s")
        press(window, "ctrl+s")
        qtbot.waitUntil(desk.submitted, timeout=10_000)
    file = desk.mail / f"own-{desk.made.seat.rater.split()[0].casefold()}.pdf"
    assert desk.call("scorecard", desk.made.round_id, "-o", file) == 0
    return file


class Room:
    """The board that is up in a window, driven by real keys."""

    def __init__(self, context: AppContext, window: QWindow) -> None:
        page = context.shell.page("debrief")
        assert isinstance(page, BoardPage) and isinstance(page.presenter, BoardPresenter)
        assert isinstance(page.talk, TalkHost)
        self.page, self.presenter, self.host, self.window = page, page.presenter, page.talk, window
        self.talk = page.talk.talk

    def keys(self, *strokes: str) -> None:
        for stroke in strokes:
            press(self.window, stroke)

    def say(self, *words: str) -> None:
        """Into the fields of the form that is open, one after the other; then it is kept."""
        for number, each in enumerate(words):
            if number:
                press(self.window, "tab")
            type_text(self.window, each)
        press(self.window, "ctrl+enter")

    def choose(self, dimension: str, rater: str) -> None:
        assert self.presenter.board is not None
        columns = self.presenter.board.columns
        self.page.choose(dimension, next(each.id for each in columns if each.rater == rater))


def board_of(context: AppContext, window: QWindow, cards: list[Path], qtbot: QtBot) -> Room:
    context.show_page("debrief", files=[str(card) for card in cards])
    room = Room(context, window)
    qtbot.waitUntil(lambda: room.presenter.board is not None, timeout=20_000)
    return room


def discuss(room: Room) -> None:
    """Six positions before any is seen, two ratings revised, the decision in words."""
    desk = lambda: room.talk.desk  # noqa: E731
    room.keys("n", "ctrl+enter")
    assert desk() is not None
    for number in range(6):
        if number == 0:
            room.keys("p")
        room.keys("tab")
        room.say(f"Position {number + 1}: senior, as the moments say.")
    room.keys("p")
    room.host.side.form.second.setFocus()
    room.keys("space")
    room.choose("evaluating", "Dev Iyer")
    room.keys("r", "3", "tab")
    room.say("The test at 24:31 had escaped me.")
    room.choose("owning", "Aiko Brandt")
    room.keys("r", "3", "tab")
    room.say("She named the signal before I asked.")
    room.keys("d")
    room.say("Make an offer at senior.")


def test_six_cards_become_a_board_a_debrief_and_a_packet_that_all_verify(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [play(seat._replace(state="ended") if seat in (MARTA, DEV) else seat) for seat in PANEL]
    marta, dev = Desk(tmp_path / "marta", made[1]), Desk(tmp_path / "dev", made[2])
    for desk in (marta, dev):
        files([made[place] for place in ELSEWHERE], desk.mail)

    for desk in (marta, dev):  # nobody sees another's rating before their own card is in
        assert len(desk.cards) == 4
        for arguments in (("debrief", *desk.cards), ("debrief", *desk.cards, "-o", desk.home / "early.pdf")):
            code, told = desk.answer(capsys, *arguments)
            assert code == 1 and set(told) == {"error"} and WAITS in told["error"]
        assert not (desk.home / "early.pdf").exists()
        code, told = desk.answer(capsys, "round", "import", desk.cards[0])
        assert code == 0 and "parked" in json.dumps(told) and "level" not in json.dumps(told)
        assert [row.interviewer for row in desk.rows()] == [desk.made.seat.rater]
    with marta.window() as context:
        window = keyboard(context, qtbot)
        context.show_page("debrief", files=[str(card) for card in marta.cards])
        room = Room(context, window)
        qtbot.waitUntil(lambda: bool(room.presenter.waits_for), timeout=20_000)
        assert room.presenter.board is None

    own = {desk: submit(desk, qtbot) for desk in (marta, dev)}
    shutil.copy(own[dev], marta.mail)
    shutil.copy(own[marta], dev.mail)
    for desk in (marta, dev):
        assert len(desk.cards) == 6
        for card in desk.cards:
            code, told = desk.answer(capsys, "verify", card)
            assert (code, told["intact"], told["pages"]) == (0, True, "match")
            mine = card == own[desk]
            assert told["signer"] == ("known" if mine else "unknown" if card.name.startswith("own-") else "none")

    with marta.window() as context:
        room = board_of(context, keyboard(context, qtbot), marta.cards, qtbot)
        board = room.presenter.board
        assert board is not None and len(board.columns) == 6 and len({each.pack for each in board.columns}) == 3
        discuss(room)
        debrief = room.talk.desk
        assert debrief is not None and debrief.fold.decision is not None
        revised = [(each.dimension, each.was, each.now) for each in debrief.fold.revisions.values()]
        assert revised == [("evaluating", 2, 3), ("owning", 2, 3)]

    packet = marta.home / "packet.pdf"
    assert marta.call("debrief", *marta.cards, "-o", packet) == 0
    for desk in (marta, dev):
        code, told = desk.answer(capsys, "verify", packet)
        assert (code, told["kind"], told["intact"], told["pages"]) == (0, "packet", True, "match")
    code, told = dev.answer(capsys, "debrief", packet)
    assert code == 0 and told["comparable"] == "with differences"
    changed = [cell for cell in told["board"]["cells"] if cell.get("revised")]
    assert {(cell["dimension"], cell["level"], cell["original"]) for cell in changed} == {
        ("evaluating", 3, 2), ("owning", 3, 2)
    }  # fmt: skip
    assert "Make an offer at senior." in json.dumps(told)
