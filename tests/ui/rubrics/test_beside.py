"""What stands beside the editor: past rounds as raw material, a file changed by somebody else, a pack that is new."""

from __future__ import annotations

import random
from pathlib import Path

from pytestqt.qtbot import QtBot

from interviewer_app.cli.main import run
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.ui.rubrics.fields import TextField
from interviewer_app.ui.rubrics.material import MaterialWidget
from interviewer_app.ui.rubrics.rows import IconButton
from interviewer_app.ui.widgets.row_list import row_at
from tests.journeys.rounds import sealed_round
from tests.ui.rubrics.desks import EVALUATING, PACK, StudioDesk, pack_text

CORRECTNESS = "dimensions[0]"
SAID = "Ines Duarte: “Which callers have a deadline?”"


def material_of(desk: StudioDesk) -> MaterialWidget:
    desk.qtbot.waitUntil(lambda: desk.page.form.material is not None, timeout=10_000)
    found = desk.page.form.material
    assert found is not None
    return found


def with_a_round(desk: StudioDesk) -> None:
    """A sealed round of the user's own on the shipped pack, its first dimension rated."""
    sealed_round(desk.context.workspace, note=SAID)
    author = f"{random.Random(1).getrandbits(128):032x}"  # the first id that the round was made with
    desk.context.settings = desk.context.settings._replace(author=author)


def test_a_moment_of_a_past_round_goes_into_the_anchor_at_the_cursor_without_names(desk: StudioDesk) -> None:
    with_a_round(desk)
    desk.open()
    desk.go(CORRECTNESS)
    material = material_of(desk)
    notes = [row_at(material.model.index(n)).note for n in range(material.model.rowCount())]
    assert notes and all("Which callers have a deadline?" in note and "Ines" not in note for note in notes)
    desk.press("ctrl+2", "ctrl+end", "ctrl+m")
    field = desk.focused()
    assert isinstance(field, TextField) and field.text().endswith(notes[0])
    assert desk.presenter.tree["dimensions"][0]["levels"][1]["anchor"].strip().endswith(notes[0])


def test_how_often_an_anchor_was_used_stands_on_its_card(desk: StudioDesk) -> None:
    with_a_round(desk)
    desk.open()
    desk.go(CORRECTNESS)
    desk.qtbot.waitUntil(lambda: bool(desk.presenter.used), timeout=10_000)
    used = [row.look.used for row in desk.page.form.rows if getattr(row.look, "level", "")]  # type: ignore[union-attr]
    assert used.count("used 1 time") == 1


def test_a_file_that_somebody_else_has_changed_is_kept_beside(desk: StudioDesk) -> None:
    folder = desk.open()
    theirs = pack_text(folder).replace("reviewed_on:", "# A remark of somebody else.\nreviewed_on:")
    desk.go(EVALUATING)
    desk.press("ctrl+1", "ctrl+end")
    desk.type(" Mine.")
    (folder / "pack.yaml").write_text(theirs, encoding="utf-8")
    desk.press("ctrl+s")
    desk.qtbot.waitUntil(lambda: "changed outside" in desk.page.trouble.text(), timeout=10_000)
    assert pack_text(folder) == theirs
    desk.saved()
    assert "Mine." in pack_text(folder)
    assert [file.read_text(encoding="utf-8") for file in folder.glob(".pack.yaml.theirs-*")] == [theirs]


def test_a_new_pack_shows_what_is_missing_where_the_preview_would_stand(desk: StudioDesk) -> None:
    folder = desk.context.home.packs / "payments-retry"
    environ = {"INTERVIEWER_HOME": str(desk.context.home.root)}
    assert run(["rubric", "new", "--like", PACK, "-o", str(folder)], environ) == 0
    desk.open(folder)
    assert not desk.page.preview.board.isVisibleTo(desk.page)
    before = [words for words, done in desk.presenter.missing if not done]
    assert len(before) > 20
    desk.go(EVALUATING)
    desk.press("ctrl+1")
    desk.type("Accepts a change because it reads well; nothing is run or traced.")
    desk.looked()
    ticked = [words for words, done in desk.presenter.missing if done]
    assert len(ticked) == 1 and ticked[0] in before


def test_a_draft_that_does_not_work_says_why_beside_the_field(desk: StudioDesk) -> None:
    folder = desk.open()
    desk.go("sections[0].probes[0]")
    assert desk.page.form.focus_field("sections[0].probes[0].text")
    desk.write(" ")
    desk.looked()
    assert [each.look.severity for each in desk.beside()][:1] == ["error"]
    assert desk.page.head.publish.isEnabled() is False
    desk.press("ctrl+z")
    desk.looked()
    assert desk.presenter.found.findings.errors == 0
    assert PackDraft.open(Path(folder)).pack() is not None


def test_ctrl_d_lays_the_draft_beside_its_version_and_esc_comes_back(desk: StudioDesk) -> None:
    folder = desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+1", "ctrl+end")
    desk.type(" Said aloud.")
    desk.looked()
    desk.press("ctrl+d")
    shell = desk.context.shell
    desk.qtbot.waitUntil(lambda: shell.page_name == "compare", timeout=10_000)
    assert "Said aloud." in " ".join(pack_text(folder).split())  # saved first
    desk.press("esc")
    desk.qtbot.waitUntil(lambda: shell.page_name == "studio", timeout=10_000)
    assert desk.presenter.draft is not None and desk.presenter.draft.folder == folder


def test_a_tool_tip_shows_the_words_of_a_pack_and_runs_no_markup(qtbot: QtBot) -> None:
    button = IconButton("up", 'Move up: <img src="file:///etc/hostname">')
    qtbot.addWidget(button)
    assert "<img" not in button.toolTip() and "&lt;img" in button.toolTip()


def test_words_of_a_moment_take_the_place_of_what_is_chosen_and_keep_one_space(qtbot: QtBot) -> None:
    field = TextField("Anchor")
    qtbot.addWidget(field)
    field.show_text("still to be written")
    field.selectAll()
    field.insert_words("Names a risk")
    field.insert_words("🙂")
    field.insert_words("and an owner")
    assert field.text() == "Names a risk 🙂 and an owner"
