"""A debrief at the keys: positions unseen, agenda and clock, revisions beside the board, a decision held."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from interviewer_app.core.debriefs.debrief import DECISION, Member
from interviewer_app.core.debriefs.packet.issue import verify_packet
from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.bodies import LONGEST, plain
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.integrity import Noticed, Reviewed
from interviewer_app.core.scorecards.signing.signers import NOBODY
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.unseen import Gate, gate_of
from interviewer_app.ui.debrief.pile import Places, gather
from interviewer_app.ui.debrief.presenter import Laid, lay
from interviewer_app.ui.debrief.talk_forms import dissent_of, seniority_of
from interviewer_app.ui.debrief.talk_words import clock_words, order_words
from tests.core.debriefs.panel import BEGUN_US, cards, panel
from tests.ui.debrief.boards import Laying
from tests.ui.debrief.talks import Talking, talking
from tools.sample_panel import PANEL, play

Key = Qt.Key
ORDER = "Dev Iyer\nAiko Brandt\nMarta Lindqvist"


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[Talking]:
    """Marta, Dev and Aiko, all submitted, on a board of a real workspace."""
    made = talking(tmp_path / "w.sqlite", cards(panel()))
    show(made)
    yield made
    made.close()


def show(made: Talking, size: tuple[int, int] = (1440, 900)) -> None:
    made.view.resize(*size)
    made.view.show()
    made.view.activateWindow()
    QApplication.processEvents()


def press(*keys: Qt.Key | str, ctrl: bool = False) -> None:
    mark = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None, "somebody has the keys"
        if isinstance(key, str):
            QTest.keyClicks(target, key, mark)
        else:
            QTest.keyClick(target, key, mark)
        QApplication.processEvents()


def keep() -> None:
    press(Key.Key_Return, ctrl=True)


def texts(made: Talking) -> str:
    """All that the page says to those who hear it."""
    agenda = made.host.side.agenda.model
    rows = [str(agenda.data(agenda.index(row))) for row in range(agenda.rowCount())]
    names = [each.accessibleName() for each in made.view.findChildren(QWidget) if each.isVisible()]
    return "\n".join([*rows, *names, made.host.side.said.text(), made.host.side.form.refusal.text()])


def written(made: Talking) -> None:
    """The debrief is begun and every position written; the last one shows them."""
    press("n", Key.Key_Tab)
    press("a", ctrl=True)
    for number, line in enumerate(ORDER.splitlines()):
        press(*([Key.Key_Return] if number else []), line)
    keep()
    for number, words in enumerate(("Senior.", "Staff on this.", "Not yet.")):
        made.clock.minutes = number + 1
        press("p") if number == 0 else None
        press(Key.Key_Tab, words)
        keep()


def test_positions_stay_unseen_until_all_have_written_and_a_debrief_survives_the_window(room: Talking) -> None:
    press("n")
    assert room.host.side.form.isVisible() and "Begin the debrief" in texts(room)
    press(Key.Key_Escape)
    assert not room.host.side.form.isVisible() and QApplication.focusWidget() is room.view.matrix
    written(room)
    desk = room.host.talk.desk
    assert desk is not None and len(desk.fold.positions) == 3 and desk.fold.shown_us is None
    assert "Staff on this." not in texts(room) and texts(room).count("written") >= 3
    press("n")
    assert "Positions first" in texts(room) and desk.fold.begun is None
    press("p")
    room.host.side.form.second.click()
    QApplication.processEvents()
    assert desk.fold.shown_us is not None and "Staff on this." in texts(room)
    room.bench.writer.drain()
    again = Talking(room.bench.workspace, room.actions)
    again.bench = room.bench
    again.open()
    assert again.host.talk.desk is not None and again.host.talk.desk.fold.positions == desk.fold.positions
    again.view.deleteLater()


def shown_positions(made: Talking) -> None:
    written(made)
    press("p")
    made.host.side.form.second.click()
    QApplication.processEvents()


def test_who_has_written_is_said_and_a_key_shows_all(room: Talking) -> None:
    written(room)
    form, desk = room.host.side.form, room.host.talk.desk
    assert desk is not None and not form.isVisible() and "All positions are written" in room.host.side.said.text()
    press("p")
    assert "Dev Iyer (written)" in texts(room) and form.second.isVisible()
    press(Key.Key_Tab)
    field = QApplication.focusWidget()
    assert field is form.field("text")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Key.Key_Return, both)
    assert desk.fold.shown_us is not None and not form.isVisible()


def test_the_agenda_follows_the_clock_and_names_what_will_not_be_discussed(room: Talking) -> None:
    shown_positions(room)
    desk = room.host.talk.desk
    assert desk is not None
    room.clock.minutes = 4
    press("n")
    room.clock.minutes = 13.5
    room.host.talk.tick()
    agenda = room.host.side.agenda
    assert agenda.clock.text() == "16:30" and "9:30" in texts(room)
    assert "Dev, then Aiko, Marta" in texts(room)  # juniors first, as the lead said
    press("n")
    assert desk.fold.discussed == {"evaluating": 570} and "Evaluating, 2 apart, discussed, 9:30" in texts(room)
    room.clock.minutes = 26
    room.host.talk.tick()
    assert "Does not fit; will be printed as not discussed" in texts(room) and "not discussed, 4 min" in texts(room)
    room.clock.minutes = 31
    room.host.talk.tick()
    assert agenda.clock.text() == "-1:00"
    press("n", "n")
    assert desk.fold.begun is None and DECISION in desk.fold.discussed


def test_a_rating_is_revised_beside_the_sealed_one_and_confirmed_at_the_keyboard(room: Talking) -> None:
    shown_positions(room)
    desk = room.host.talk.desk
    assert desk is not None
    room.choose("evaluating", "Dev Iyer")
    press("r")
    assert "stated by Dev Iyer, entered by Lena Lead" in room.host.side.form.facts.text()
    press("3", Key.Key_Tab, "r and n are letters here")
    keep()
    (revision,) = desk.fold.revisions.values()
    assert (revision.was, revision.now, revision.reason) == (2, 3, "r and n are letters here")
    assert room.presenter.board is not None
    cell = room.presenter.board.cell("evaluating", revision.round)
    assert (cell.level, cell.original) == (3, 2) and QApplication.focusWidget() is room.view.matrix
    press("r", Key.Key_Tab)
    keep()
    assert "stands" in texts(room)  # nothing was changed: a second revision is refused in line
    room.host.side.form.field("name").setFocus()
    press("Marta Lindqvist")
    room.host.side.form.second.click()
    assert "Only Dev Iyer" in texts(room) and not revision.stated
    press("a", ctrl=True)
    press("Dev Iyer")
    room.host.side.form.second.click()
    assert desk.fold.revisions[revision.id].stated
    press("c", "She asked who depends on it.")
    keep()
    (claim,) = desk.fold.claims.values()
    assert (claim.text, claim.by, claim.moment) == ("She asked who depends on it.", "Dev Iyer", "")
    press(Key.Key_Return, "c", "Again.")
    keep()
    last = list(desk.fold.claims.values())[-1]
    assert last.moment and last.round in room.presenter.board.cards
    room.bench.writer.drain()
    assert check_workspace(room.bench.workspace) == []


def test_a_claim_rests_on_a_moment_only_while_the_evidence_is_open(room: Talking) -> None:
    shown_positions(room)
    desk = room.host.talk.desk
    assert desk is not None
    room.choose("evaluating", "Dev Iyer")
    press(Key.Key_Return, Key.Key_Escape, "c", "Said to be calm in outages.")
    keep()
    press(Key.Key_Return, Key.Key_Down, "c", "She asked who depends on it.")
    keep()
    bare, seen = desk.fold.claims.values()
    assert bare.moment == "" and seen.moment and room.view.drawer.isVisible()


def test_the_next_topic_is_the_chosen_row(room: Talking) -> None:
    shown_positions(room)
    room.choose("evaluating", "Dev Iyer")
    board, here = room.presenter.board, room.presenter.column
    assert board is not None
    press("n", "n", "n")
    topic = room.host.talk.desk.fold.begun[0]  # type: ignore[union-attr, index]
    rated = [c.id for c, cell in zip(board.columns, board.row(topic).cells, strict=True) if cell.state == "rated"]
    assert room.presenter.dimension == topic != "evaluating"
    assert room.presenter.column == (here if here in rated else rated[0])


def test_an_unreviewed_integrity_observation_holds_the_decision_and_says_why(room: Talking) -> None:
    shown_positions(room)
    desk, round_id = room.host.talk.desk, next(iter(room.presenter.board.cards))  # type: ignore[union-attr]
    assert desk is not None and room.view.decision.isEnabled()
    seen = Noticed(observation="9" * 32, what="Another voice.", by="Marta")
    room.bench.writer.append_now("integrity", round_id, Draft("noticed", plain(seen), BEGUN_US))
    press("n")
    assert not room.view.decision.isEnabled() and "waits for its review" in room.view.decision.accessibleDescription()
    press("d")
    assert not room.host.side.form.isVisible() and "waits for its review" in room.host.side.said.text()
    reviewed = Reviewed(observation="9" * 32, by="Bo", outcome="explained", reason="A colleague passed by.")
    room.bench.writer.append_now("integrity", round_id, Draft("reviewed", plain(reviewed), BEGUN_US))
    press("d", "Senior, not staff.", Key.Key_Tab, Key.Key_Tab, "Dev Iyer said no")
    keep()
    assert "a name and a colon" in texts(room) and desk.fold.decision is None
    press("a", ctrl=True)
    press("Dev Iyer: owning was told.", Key.Key_Tab, "Ask about scope")
    keep()
    made = desk.fold.decision
    assert made is not None and made.dissent == (("Dev Iyer", "owning was told."),) and made.level == "senior"
    assert made.follow_ups == ("Ask about scope",) and room.view.decision.isEnabled()
    packet = room.bench.workspace.parent / "packet.pdf"
    room.host.save_packet(packet)
    found = verify_packet(packet.read_bytes(), "packet", NOBODY)
    assert found.holds and "Senior, not staff." in "".join(page.extract_text() for page in PdfReader(packet).pages)


def test_while_my_card_is_open_an_override_asks_for_a_reason_and_is_on_the_board(
    qapp: QApplication, tmp_path: Path
) -> None:
    mine, others = play(PANEL[1]._replace(state="planned")), panel(2, 3)
    room = Talking(tmp_path / "w.sqlite", Laying(), me=mine.author, by="Marta Lindqvist")
    for each in (mine, *others):
        each.put_into(room.bench.writer)

    def laid(_round: str, _files: object) -> Laid:
        return lay(gather(Places(room.bench.workspace, room.bench.workspace), mine.author, others[0].round_id, ()))

    room.actions.lay = laid
    room.open()
    show(room)
    assert "Your card first" in texts(room) and "Dev Iyer" not in texts(room)
    press("o", Key.Key_Escape, "o", "   ")
    keep()
    assert "reason" in texts(room) and gate_of(room.bench.workspace, me=mine.author).first(others[0].fold().facts)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setattr(room.bench, "gate", lambda: Gate([], ()))  # my card went in meanwhile
        keep()
    assert "not open any more" in texts(room)
    press("I lead and she is ill")
    keep()
    board = room.presenter.board
    assert board is not None and any(column.rater == "Dev Iyer" for column in board.columns)
    assert "before your own card is in" in texts(room)
    press("n", Key.Key_Tab)
    keep()
    assert room.host.talk.desk is not None
    assert [each.reason for each in room.host.talk.desk.fold.overrides] == ["I lead and she is ill"]
    room.close()


def test_who_speaks_first_is_read_line_by_line_and_words_are_short() -> None:
    people = [Member("a", "Ana Roy"), Member("b", "Bo Lind"), Member("c", "Ana Lind")]
    assert seniority_of("bo  lind\nAna Roy; Ana Lind", people) == {"b": 0, "a": 1, "c": 1}
    assert seniority_of("Ana Roy; Bo Lind", people) == {}
    with pytest.raises(Refused, match="Cy"):
        seniority_of("Cy\nBo Lind", people)
    ranked = [member._replace(seniority=step) for step, member in enumerate(people)]
    assert order_words(ranked, "1") == "Ana Roy, then Bo, Ana Lind"
    assert [clock_words(each) for each in (0, 61, -30)] == ["0:00", "1:01", "-0:30"]
    assert dissent_of("Bo: no: not yet\n\n") == [("Bo", "no: not yet")]


def test_what_is_typed_is_lost_only_after_it_was_said_and_nothing_is_cut(room: Talking) -> None:
    shown_positions(room)
    press("d")
    form = room.host.side.form
    assert form.isVisible() and room.view.may_close()
    field = form.field("words")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("w" * (LONGEST + 1))
    form.keep.click()
    assert "20001 characters" in texts(room) and room.host.talk.desk is not None
    assert form.isVisible() and room.host.talk.desk.fold.decision is None
    field.setPlainText("Hire.")
    gone: list[str] = []
    room.view.home_asked.disconnect()
    room.view.home_asked.connect(lambda: gone.append("home"))
    room.view.home.click()
    assert not gone and "not kept yet" in texts(room)
    field.setPlainText("Hire her.")
    assert not room.view.may_close() and room.view.may_close()
    room.view.home.click()
    assert gone == ["home"]
