"""The studio in the real window of the app, on a draft of the shipped pack, driven by real keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press, type_text
from interviewer_app.ui.rubrics.beside import FindingBeside
from interviewer_app.ui.rubrics.fields import TextField
from interviewer_app.ui.rubrics.host import StudioHost
from interviewer_app.ui.rubrics.presenter import StudioPresenter
from interviewer_app.ui.rubrics.view import StudioPage
from tests.journeys.test_app import window_of

PACK = "senior-backend-supervised-change"
EVALUATING = "dimensions[3]"
PRAISE = "Shows strong and thorough judgment of the change."


class StudioDesk:
    """The studio that is up. Whatever is typed goes to the field that has the keys."""

    def __init__(self, context: AppContext, qtbot: QtBot) -> None:
        self.context, self.qtbot = context, qtbot
        self.window: QWindow = window_of(context, qtbot)

    def fork(self) -> Path:
        """A draft of the shipped pack in the user's own folder."""
        return fork(load_pack(shipped_packs() / PACK), self.context.home.packs).folder

    def open(self, folder: Path | None = None) -> Path:
        """The studio on the draft in `folder`, on a new one without; the lint has looked at it."""
        folder = folder or self.fork()
        self.context.show_page("studio", folder=str(folder))
        self.looked()
        return folder

    def looked(self) -> None:
        """Wait until the lint has seen everything that was typed."""
        self.qtbot.waitUntil(lambda: self.presenter.looked_at == self.presenter.edit, timeout=10_000)

    def saved(self) -> None:
        """Ctrl S, until pack.yaml says what was typed."""
        self.press("ctrl+s")
        presenter = self.presenter
        self.qtbot.waitUntil(lambda: presenter.kept == presenter.edit and presenter.unsaved == 0, timeout=10_000)

    @property
    def host(self) -> StudioHost:
        host = self.context.shell.page("studio")
        assert isinstance(host, StudioHost)
        return host

    @property
    def page(self) -> StudioPage:
        assert self.host.page is not None
        return self.host.page

    @property
    def presenter(self) -> StudioPresenter:
        assert self.page.presenter is not None
        return self.page.presenter

    def go(self, node: str) -> None:
        """Walk the outline down to a part of the pack."""
        for _step in range(60):
            if self.presenter.node == node:
                return
            press(self.window, "alt+down")
        raise AssertionError(node)

    def press(self, *strokes: str) -> None:
        for stroke in strokes:
            press(self.window, stroke)

    def type(self, text: str) -> None:
        type_text(self.window, text)

    def write(self, text: str) -> None:
        """Other words into the field that has the keys."""
        field = self.focused()
        assert isinstance(field, TextField)
        field.selectAll()
        self.type(text)

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def beside(self) -> list[FindingBeside]:
        """What stands beside the fields of what is open."""
        return list(self.page.form.findings())


def pack_text(folder: Path) -> str:
    return (folder / "pack.yaml").read_text(encoding="utf-8")


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    """Old and new of each line that differs; both have as many lines."""
    old, new = before.splitlines(), after.splitlines()
    assert len(old) == len(new)
    return [(one, two) for one, two in zip(old, new, strict=True) if one != two]
