"""The pictures of the boards: a candidate's with its debrief under way, and a role's."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt

from interviewer_app.ui.debrief.role_view import RolePage
from interviewer_app.ui.debrief.talk_host import TalkHost
from interviewer_app.ui.debrief.view import BoardPage
from interviewer_app.ui.demo.hands import press
from interviewer_app.ui.demo.stage import Stage
from tools.sample_panel import PANEL, files, play

SMALL = (1280, 720)
ROLE = "Senior engineer"
CANDIDATES = ("Jonas Feld", "Ayşe Demir", "Elif Arslan", "Mateo Salas", "Bea Lindgren")
POSITIONS = {
    "Tomasz Wrona": "Senior on the build. I saw nothing about AI, the round banned it.",
    "Dev Iyer": "Senior. The first patch went in on green tests alone.",
    "Marta Lindqvist": "Senior, strong. She tests what would prove her wrong, unprompted, twice.",
    "Aiko Brandt": "Senior. Found the moved contract and asked who depends on it.",
    "Nadia Haddad": "Senior. I want to hear about owning before I say more.",
}


class Camera(Protocol):
    """What takes pictures of the window."""

    def take(self, name: str, scheme: str, size: tuple[int, int] = ...) -> None: ...


def board_pictures(stage: Stage, camera: Camera) -> None:
    """Take them on `stage`; its workspace has a debrief and a few more rounds afterwards."""
    with tempfile.TemporaryDirectory(prefix="panel-") as folder:
        _board(stage, camera, Path(folder))
    _role(stage, camera)


def _board(stage: Stage, camera: Camera, folder: Path) -> None:
    made = [play(seat) for seat in PANEL[:5]] + [play(PANEL[5]._replace(state="ended"))]
    cards = files(made[:5], folder)
    last = folder / "last.json"
    last.write_bytes(made[5].bundle())
    view = stage.context.show_page("debrief", files=[str(file) for file in (*cards, last)])
    assert isinstance(view, BoardPage) and isinstance(view.talk, TalkHost)
    stage.wait(lambda: view.board is not None, "the cards were not read")
    talk = view.talk.talk
    talk.key("n")
    talk.keep({"minutes": "30", "order": "Dev Iyer\nAiko Brandt; Nadia Haddad"})
    desk = talk.desk
    assert desk is not None
    for member in desk.fold.members:
        if member.name in POSITIONS:
            desk.write_position(member.id, POSITIONS[member.name], stage.clock.now())
    desk.show_positions(stage.clock.now(), close=True)
    talk.key("n")
    board = view.board
    assert board is not None
    view.choose("evaluating", next(each.id for each in board.columns if each.rater == "Dev Iyer"))
    view.matrix.setFocus(Qt.FocusReason.OtherFocusReason)
    press(stage.window(), "enter")
    camera.take("board.png", "light")
    camera.take("board-small.png", "dark", SMALL)


def _role(stage: Stage, camera: Camera) -> None:
    bench = stage.context.bench
    assert bench is not None
    for number, name in enumerate(CANDIDATES):
        for seat in PANEL[1:4]:
            lower = {each: max(1, level - (number + len(each)) % 3 // 2) for each, level in seat.levels.items()}
            made = play(seat._replace(day=7 * number + seat.day, levels=lower), candidate=name)
            made.put_into(bench.writer)
    view = stage.context.show_page("role", role=ROLE)
    assert isinstance(view, RolePage)
    stage.wait(lambda: view.table.model_.columnCount() == len(CANDIDATES), "the cards were not read")
    for _step in range(4):
        press(stage.window(), "down")
    camera.take("role.png", "light", SMALL)
