"""A shipped pack in the studio: to be read, forked to be edited, walked by keyboard; and one that is published."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.ui.rubrics.fields import TextField
from interviewer_app.ui.rubrics.outline import nodes_of, outline
from tests.ui.rubrics.desks import EVALUATING, PACK, StudioDesk


def read(desk: StudioDesk) -> None:
    desk.context.show_page("studio", pack=PACK)
    desk.looked()


def test_a_shipped_pack_is_read_and_nothing_in_it_can_be_changed(desk: StudioDesk) -> None:
    read(desk)
    for node in nodes_of(outline(desk.presenter.tree, lambda _node: "")):
        desk.presenter.pick(node)
        fields = [*desk.page.form.findChildren(QPlainTextEdit), *desk.page.form.findChildren(QLineEdit)]
        shown = [field for field in fields if field.isVisibleTo(desk.page)]
        assert all(field.isReadOnly() for field in shown), node
    assert desk.page.head.fork.isVisibleTo(desk.page) and not desk.page.head.publish.isVisibleTo(desk.page)


def test_every_part_of_the_pack_is_reached_by_alt_and_arrows(desk: StudioDesk) -> None:
    read(desk)
    nodes = nodes_of(outline(desk.presenter.tree, lambda _node: ""))
    seen = []
    for _step in range(nodes.index(desk.presenter.node)):
        desk.press("alt+up")
    for _node in nodes:
        seen.append(desk.presenter.node)
        desk.press("alt+down")
    assert seen == nodes


def test_a_fork_is_a_draft_of_ones_own_with_everything_in_it(desk: StudioDesk) -> None:
    read(desk)
    desk.page.head.fork.setFocus()
    before = desk.page
    desk.press("enter")
    desk.qtbot.waitUntil(lambda: desk.host.page is not before, timeout=10_000)
    desk.looked()
    draft = desk.presenter.draft
    assert draft is not None and draft.base is not None
    shipped = load_pack(shipped_packs() / PACK)
    assert draft.base.digest == shipped.digest
    assert draft.tree["dimensions"] == shipped.document["tree"]["dimensions"]


def test_the_preview_follows_every_letter_and_breaks_lines_as_the_card_does(desk: StudioDesk) -> None:
    desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+2")
    desk.write("Reads the whole change before a line of it is accepted.")
    card = desk.page.preview.board.cards[1]
    assert card.look.text == "Reads the whole change before a line of it is accepted."
    assert desk.page.preview.card.isVisibleTo(desk.page)
    assert "Fits its slot: 2 of" in desk.page.preview.card.accessibleDescription()


def test_f8_goes_through_all_findings_of_the_pack(desk: StudioDesk) -> None:
    desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+1")
    desk.write("Good.")
    desk.looked()
    open_ones = [each for each in desk.presenter.found.findings.all if not each.silenced]
    assert len(open_ones) > 1
    seen = set()
    for _finding in open_ones:
        desk.press("f8")
        seen.add(desk.presenter.node)
    assert seen == {
        node for node in nodes_of(outline(desk.presenter.tree, lambda _n: "")) if desk.presenter.found.severity(node)
    }


def test_publishing_is_refused_with_an_error_and_done_without(desk: StudioDesk) -> None:
    folder = desk.open()
    desk.go(EVALUATING)
    desk.press("ctrl+3")
    field = desk.focused()
    assert isinstance(field, TextField)
    kept = field.text()
    field.selectAll()
    desk.press("delete")
    desk.looked()
    button = desk.page.head.publish
    assert not button.isEnabled() and "mend 1 error first" in button.accessibleName()
    desk.presenter.publish()
    assert desk.presenter.draft is not None and not desk.presenter.busy
    desk.type(kept.replace(".", " aloud."))
    desk.looked()
    assert button.isEnabled() and "not across" in desk.page.head.cost.text()
    button.setFocus()
    before = desk.page
    desk.press("enter")
    desk.qtbot.waitUntil(lambda: desk.host.page is not before, timeout=10_000)
    assert desk.presenter.draft is None and not folder.exists()
    published = load_pack(desk.context.home.packs / f"{PACK}-{desk.presenter.tree['version']}")
    assert not published.pack.draft and published.pack.dimensions[3].levels[2].anchor == kept.replace(".", " aloud.")
