"""From Home to the packs by keyboard, on real folders: read one, fork one, compare the two, save the page to sign."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press, type_text
from interviewer_app.ui.packs.compare_view import ComparePage
from interviewer_app.ui.packs.reading_view import ReadingPage
from interviewer_app.ui.packs.view import PacksPage
from tests.journeys.rounds import PACK, SetClock
from tests.journeys.windows import app_window, keyboard

LONG_MS = 30_000


@pytest.fixture
def app(tmp_path: Path) -> Iterator[AppContext]:
    with app_window(tmp_path, SetClock()) as context:
        yield context


def test_a_pack_is_read_forked_and_compared_by_keyboard(
    app: AppContext, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = find_pack(PACK, [app.pack_roots()[0]])
    draft = fork(shipped, app.home.packs)
    draft.set_text("dimensions[0].levels[1].anchor", "Repairs the failure, and asks who else calls it.")
    draft.save()
    window = keyboard(app, qtbot)
    press(window, "ctrl+p")
    packs = app.shell.page("packs")
    assert app.shell.page_name == "packs" and isinstance(packs, PacksPage)
    qtbot.waitUntil(lambda: packs.list.rows.rowCount() > 2, timeout=LONG_MS)
    press(window, "enter")
    reading = app.shell.page("pack")
    assert app.shell.page_name == "pack" and isinstance(reading, ReadingPage)
    qtbot.waitUntil(lambda: bool(reading.document.toPlainText()), timeout=LONG_MS)
    assert "asks who else calls it" in reading.document.toPlainText()
    press(window, "esc")
    assert app.shell.page_name == "packs" and packs.here() == {"pack": str(draft.folder)}
    qtbot.waitUntil(lambda: packs.compare.isEnabled(), timeout=LONG_MS)
    press(window, "c")
    compare = app.shell.page("compare")
    assert app.shell.page_name == "compare" and isinstance(compare, ComparePage)
    qtbot.waitUntil(lambda: "not across" in compare.document.toPlainText(), timeout=LONG_MS)
    monkeypatch.setattr(compare, "ask_path", lambda suggested: str(tmp_path / suggested))
    press(window, "ctrl+s")
    qtbot.waitUntil(lambda: compare.done.text().startswith("Written"), timeout=LONG_MS)
    written = list(tmp_path.glob("*.pdf"))
    assert len(written) == 1 and written[0].read_bytes().startswith(b"%PDF")


def test_a_pack_of_ones_own_begins_on_the_frame_of_another(app: AppContext, qtbot: QtBot) -> None:
    window = keyboard(app, qtbot)
    press(window, "ctrl+p")
    packs = app.shell.page("packs")
    assert isinstance(packs, PacksPage)
    qtbot.waitUntil(lambda: packs.list.rows.rowCount() > 2, timeout=LONG_MS)
    press(window, "n")
    type_text(window, "payments-senior")
    press(window, "enter")
    made = app.home.packs / "payments-senior"
    qtbot.waitUntil(lambda: (made / "pack.yaml").is_file(), timeout=LONG_MS)
    assert load_pack(made).pack.draft


def test_an_id_that_is_a_path_is_refused(app: AppContext, qtbot: QtBot) -> None:
    window = keyboard(app, qtbot)
    press(window, "ctrl+p")
    packs = app.shell.page("packs")
    assert isinstance(packs, PacksPage)
    qtbot.waitUntil(lambda: packs.list.rows.rowCount() > 2, timeout=LONG_MS)
    press(window, "n")
    type_text(window, "../../evil")
    press(window, "enter")
    qtbot.waitUntil(lambda: "is no id" in packs.notice.text(), timeout=LONG_MS)
    assert not app.home.packs.parent.joinpath("evil").exists()
