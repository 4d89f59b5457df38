"""Editing an anchor by keyboard: its finding appears beside it, is silenced or mended, and the file keeps its hand."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.yaml_source import read_yaml
from interviewer_app.ui.rubrics.fields import LineField, TextField
from tests.journeys.test_app import close, opened
from tests.ui.rubrics.desks import EVALUATING, PRAISE, StudioDesk, changed_lines, pack_text

PYTHON = Path(sys.executable)
CHECKOUT = Path(__file__).resolve().parents[3]


def test_an_anchor_of_praise_is_told_beside_it_and_underlined(desk: StudioDesk) -> None:
    desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+3")
    desk.write(PRAISE)
    desk.looked()
    found = desk.beside()
    assert [each.look.severity for each in found] == ["warning"]
    assert "strong" in found[0].look.said and found[0].look.source
    field = desk.focused()
    assert isinstance(field, TextField)
    assert [field.text()[start:end] for start, end in field.marks] == ["strong", "thorough"]
    assert desk.presenter.found.severity(EVALUATING) == "warning"


def test_a_finding_is_silenced_with_a_reason_of_ten_characters(desk: StudioDesk) -> None:
    folder = desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+3")
    desk.write(PRAISE)
    desk.looked()
    (finding,) = desk.beside()
    finding.silence.setFocus()
    desk.press("enter")
    assert isinstance(desk.focused(), QLineEdit)
    desk.type("short")
    desk.press("enter")
    assert desk.presenter.tree.get("silenced", []) == []
    desk.type(" but it is how we talk here")
    desk.press("enter")
    desk.looked()
    desk.saved()
    tree = read_yaml((folder / "pack.yaml").read_bytes(), "pack.yaml").tree
    assert tree["silenced"] == [
        {"finding": "anchor-of-adjectives", "at": f"{EVALUATING}.levels[2].anchor",
         "reason": "short but it is how we talk here"}
    ]  # fmt: skip
    assert [each.look.silenced for each in desk.beside()] == ["short but it is how we talk here"]


def test_saving_changes_the_lines_of_the_anchor_and_no_other(desk: StudioDesk) -> None:
    folder = desk.open()
    before = pack_text(folder)
    desk.go(EVALUATING)
    desk.press("ctrl+2")
    old = desk.presenter.tree["dimensions"][3]["levels"][1]["anchor"].split()[0]
    field = desk.focused()
    assert isinstance(field, TextField)
    desk.press("ctrl+home")
    for _letter in old:
        desk.press("delete")
    desk.type("Waits")
    desk.saved()
    assert [(one.split()[0], two.split()[0]) for one, two in changed_lines(before, pack_text(folder))] == [
        (old, "Waits")
    ]


def test_the_words_of_the_version_before_come_back_by_one_link(desk: StudioDesk) -> None:
    desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+3")
    said = desk.focused().toPlainText()  # type: ignore[attr-defined]
    desk.write(PRAISE)
    desk.looked()
    (finding,) = desk.beside()
    finding.back.setFocus()
    desk.press("space")
    desk.looked()
    assert desk.presenter.tree["dimensions"][3]["levels"][2]["anchor"].strip() == said
    assert desk.beside() == []


def test_undo_takes_back_what_was_typed_in_one_field_and_goes_there(desk: StudioDesk) -> None:
    desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+1")
    desk.press("ctrl+end")
    desk.type(" More.")
    desk.press("alt+down", "ctrl+z")
    assert desk.presenter.node == EVALUATING
    field = desk.page.form.field_of(f"{EVALUATING}.levels[0].anchor")
    assert isinstance(field, TextField) and field.hasFocus() and not field.text().endswith("More.")
    desk.press("ctrl+y")
    assert field.text().endswith("More.")


def test_words_are_never_set_anew_under_the_cursor(desk: StudioDesk) -> None:
    """Typing in the middle while lint, autosave and preview come and go leaves the cursor where it is."""
    desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+1", "ctrl+home")
    for letter in "Once, ":
        desk.type(letter)
        desk.looked()
    field = desk.focused()
    assert isinstance(field, TextField)
    assert field.text().startswith("Once, ") and field.textCursor().position() == len("Once, ")


def test_another_id_is_written_wherever_the_old_one_was_named(desk: StudioDesk) -> None:
    desk.open()
    desk.go(EVALUATING)
    field = desk.page.form.field_of(f"{EVALUATING}.id")
    assert isinstance(field, LineField)
    field.setFocus()
    field.selectAll()
    desk.type("judging")
    assert desk.presenter.tree["dimensions"][3]["id"] == "evaluating"  # not letter by letter
    desk.press("alt+down")
    tree = desk.presenter.tree
    assert tree["dimensions"][3]["id"] == "judging"
    assert "evaluating" not in {
        name for each in tree["sections"] for probe in each["probes"] for name in probe["dimensions"]
    }
    desk.looked()
    assert desk.presenter.found.findings.errors == 0


def test_a_time_that_is_none_is_refused_beside_its_field_and_the_pack_keeps_its_own(desk: StudioDesk) -> None:
    desk.open()
    desk.go("sections[0].probes[0]")
    before = dict(desk.presenter.tree["scripts"][0]["budgets"])
    name = desk.presenter.tree["sections"][0]["probes"][0]["id"]
    field = desk.page.form.field_of(f"time:0:{name}")
    assert isinstance(field, LineField)
    field.setFocus()
    field.selectAll()
    desk.type("soon")
    assert "soon" in desk.beside()[0].look.said
    assert desk.presenter.tree["scripts"][0]["budgets"] == before
    field.selectAll()
    desk.type("4:15")
    assert desk.presenter.tree["scripts"][0]["budgets"][name] == 255
    desk.press("alt+down")
    assert desk.presenter.refused == {}


def test_items_are_added_moved_and_taken_out_by_key(desk: StudioDesk) -> None:
    desk.open()
    desk.go(EVALUATING)
    points = list(desk.presenter.tree["dimensions"][3]["look_for"])
    assert desk.page.form.focus_field(f"{EVALUATING}.look_for[0]")
    desk.press("ctrl+enter")
    desk.type("Says what would change their mind")
    assert desk.presenter.tree["dimensions"][3]["look_for"][1] == "Says what would change their mind"
    desk.press("alt+shift+down")
    now = [each.strip() for each in desk.presenter.tree["dimensions"][3]["look_for"]]
    assert now == [points[0], points[1], "Says what would change their mind", *points[2:]]
    desk.press("alt+shift+delete")
    assert desk.presenter.tree["dimensions"][3]["look_for"] == points


def test_what_was_typed_outlives_a_kill_and_is_there_again(tmp_path: Path) -> None:
    """The process ends without a word a second after the last key; the next start offers the text."""
    home = tmp_path / "home"
    process = subprocess.Popen(
        [PYTHON, "-m", "tests.ui.rubrics.typist", str(home)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert process.stdout is not None
    folder = Path(process.stdout.readline().strip())
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert PRAISE not in pack_text(folder)
    draft = PackDraft.open(folder)
    assert draft.recovered
    assert draft.tree["dimensions"][3]["levels"][2]["anchor"].strip() == PRAISE


def test_what_was_typed_and_not_saved_is_there_when_the_studio_opens_again(desk: StudioDesk) -> None:
    folder = desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+3")
    desk.write(PRAISE)
    desk.press("esc", "esc")
    assert desk.context.shell.page_name == "packs"
    desk.open(folder)
    assert "Found what was typed" in desk.page.trouble.text()
    desk.go(EVALUATING)
    desk.press("ctrl+3")
    assert desk.focused().toPlainText() == PRAISE  # type: ignore[attr-defined]


def test_closing_the_window_in_mid_word_keeps_the_words(qtbot: object, tmp_path: Path) -> None:
    context = opened(tmp_path)
    desk = StudioDesk(context, qtbot)  # type: ignore[arg-type]
    folder = desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+3")
    desk.write(PRAISE)
    close(context)
    assert PackDraft.open(folder).tree["dimensions"][3]["levels"][2]["anchor"].strip() == PRAISE
