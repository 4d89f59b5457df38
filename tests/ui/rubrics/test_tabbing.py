"""Tab and Enter in the form: from a field to what can be done about its findings, and from line to line."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rubrics.yaml_source import read_yaml
from interviewer_app.ui.rubrics.beside import FindingBeside, ReasonField
from interviewer_app.ui.rubrics.fields import LineField, TextField
from tests.ui.rubrics.desks import EVALUATING, PRAISE, StudioDesk

ANCHOR = f"{EVALUATING}.levels[2].anchor"
PROBE = "sections[0].probes[0]"
LINES = {
    EVALUATING: ("name", "summary", "levels[2].anchor", "look_for[0]"),
    PROBE: ("title", "listen_for[0]", "follow_ups[0].text"),
    "pack": ("title", "authors[0]"),
}  # in the order of the outline


def praised(desk: StudioDesk) -> FindingBeside:
    """A praising anchor is typed, the keys are in it, and its finding stands beside."""
    desk.go(EVALUATING)
    desk.press("ctrl+3")
    desk.write(PRAISE)
    desk.looked()
    (finding,) = desk.beside()
    return finding


def field_of(desk: StudioDesk, key: str) -> QWidget:
    field = desk.page.form.field_of(key)
    assert field is not None
    return field


def test_a_finding_is_silenced_by_keys_alone_from_its_anchor_to_the_file(desk: StudioDesk) -> None:
    folder = desk.open()
    finding = praised(desk)
    desk.press("tab")
    assert desk.focused() is finding.back
    desk.press("tab")
    assert desk.focused() is finding.silence
    desk.press("enter")
    assert isinstance(desk.focused(), ReasonField)
    desk.type("that is how we talk here")
    desk.press("enter")
    assert desk.focused() is field_of(desk, ANCHOR)
    desk.looked()
    desk.saved()
    tree = read_yaml((folder / "pack.yaml").read_bytes(), "pack.yaml").tree
    assert tree["silenced"] == [
        {"finding": "anchor-of-adjectives", "at": ANCHOR, "reason": "that is how we talk here"}
    ]
    assert desk.focused() is field_of(desk, ANCHOR)


def test_tab_leaves_the_links_of_a_finding_for_the_next_row_and_comes_back(desk: StudioDesk) -> None:
    desk.open()
    finding = praised(desk)
    desk.press("tab", "tab", "tab")
    after = desk.focused()
    assert isinstance(after, LineField) and after.accessibleName() == "Name of level 4"
    desk.press("shift+tab", "shift+tab")
    assert desk.focused() is finding.back
    desk.press("shift+tab")
    assert desk.focused() is field_of(desk, ANCHOR)


def test_esc_drops_the_reason_and_goes_back_to_the_anchor(desk: StudioDesk) -> None:
    desk.open()
    finding = praised(desk)
    desk.press("tab", "tab", "enter")
    desk.type("not")
    desk.press("esc")
    assert desk.focused() is field_of(desk, ANCHOR)
    assert finding.reason is None and desk.presenter.tree.get("silenced", []) == []


def test_words_put_back_by_key_leave_the_keys_in_their_anchor(desk: StudioDesk) -> None:
    desk.open()
    praised(desk)
    desk.press("tab", "enter")
    assert desk.focused() is field_of(desk, ANCHOR)
    assert desk.presenter.tree["dimensions"][3]["levels"][2]["anchor"].strip() != PRAISE


def test_from_a_finding_that_f8_came_to_one_tab_reaches_its_links(desk: StudioDesk) -> None:
    desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+3")
    desk.write("Strong judgment.")
    desk.looked()
    found = desk.beside()
    assert len(found) == 2  # too short, and praise
    for each in found:
        desk.press("f8")
        assert desk.focused() is field_of(desk, ANCHOR)
        desk.press("tab")
        assert desk.focused() in each.stops()
        desk.press("shift+tab")


def test_enter_in_a_field_of_one_line_goes_on_to_the_next_field(desk: StudioDesk) -> None:
    desk.open()
    edits = desk.presenter.edit
    for node, names in LINES.items():
        desk.go(node)
        for name in names:
            assert desk.page.form.focus_field(name if node == "pack" else f"{node}.{name}")
            fields = [field for widget in desk.page.form.rows for field in widget.fields()]
            after = fields[fields.index(desk.focused()) + 1]
            desk.press("enter")
            assert desk.focused() is after, name
    assert desk.presenter.edit == edits


def test_enter_passes_the_links_of_a_finding(desk: StudioDesk) -> None:
    """A second Enter would put back what was written."""
    desk.open()
    praised(desk)
    desk.press("enter")
    assert desk.focused().accessibleName() == "Name of level 4"
    desk.press("enter")
    assert desk.focused() is field_of(desk, f"{EVALUATING}.levels[3].anchor")
    assert desk.presenter.tree["dimensions"][3]["levels"][2]["anchor"].strip() == PRAISE


def test_enter_in_the_last_field_stays_there(desk: StudioDesk) -> None:
    desk.open()
    desk.go(EVALUATING)
    assert desk.page.form.focus_field(f"{EVALUATING}.id")
    desk.press("enter")
    assert desk.focused() is field_of(desk, f"{EVALUATING}.id")


def test_enter_in_a_text_of_several_lines_is_a_new_line(desk: StudioDesk) -> None:
    desk.open()
    desk.go(PROBE)
    for name in ("text", "purpose", "written"):
        assert desk.page.form.focus_field(f"{PROBE}.{name}")
        desk.write("One.")
        desk.press("enter")
        desk.type("Two.")
        assert desk.presenter.tree["sections"][0]["probes"][0][name] == "One.\nTwo."


def test_line_breaks_that_are_pasted_into_one_line_become_spaces(desk: StudioDesk) -> None:
    desk.open()
    desk.go(EVALUATING)
    whole = "Runs the tests, reads the change and asks."
    for key in (f"{EVALUATING}.name", f"{EVALUATING}.summary", ANCHOR):
        assert desk.page.form.focus_field(key)
        QGuiApplication.clipboard().setText("Runs the tests,\r\n  reads\nthe change\u2028and asks")
        desk.press("ctrl+a", "ctrl+v")
        desk.type(".")
        field = desk.focused()
        assert isinstance(field, (LineField, TextField)) and field.text() == whole
    tree = desk.presenter.tree["dimensions"][3]
    assert [tree["name"], tree["summary"], tree["levels"][2]["anchor"]] == [whole] * 3
