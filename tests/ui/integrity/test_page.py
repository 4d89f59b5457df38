"""The page of integrity observations: by keys, with a second person's name, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.integrity import IntegrityFold, holds_decision
from interviewer_app.core.rounds.integrity_desk import IntegrityDesk
from interviewer_app.ui.integrity.host import build_integrity_page
from interviewer_app.ui.integrity.parts import keep_text
from interviewer_app.ui.integrity.view import IntegrityPage
from interviewer_app.ui.integrity.words import Head
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_fallback_fonts, load_first_fonts
from tests.fakes import HeldJournal, Numbered, ToldClock

LONG = "Reads the answer word for word from a second screen before the question has ended; " * 4
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Open:
    page: IntegrityPage
    desk: IntegrityDesk
    journal: HeldJournal
    bridge: JournalBridge
    bot: QtBot

    def type(self, text: str) -> None:
        self.bot.keyClicks(QApplication.focusWidget(), text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def deliver(self) -> None:
        self.journal.deliver()
        QApplication.processEvents()

    def kinds(self) -> list[str]:
        self.deliver()
        return [entry.kind for entry in self.journal.entries]


Opener = Callable[..., Open]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Opener]:
    """opened(what=("a", "b"), size=(1440, 900), scheme="light") -> Open"""
    load_first_fonts()
    load_fallback_fonts()

    def make(what: tuple[str, ...] = (), size: tuple[int, int] = (1440, 900), scheme: str = "light") -> Open:
        apply_theme(qapp, scheme)
        clock, journal, bridge = ToldClock(), HeldJournal(subject="integrity"), JournalBridge()
        desk = IntegrityDesk(IntegrityFold(), journal, Numbered("seen"), "Tomasz Wierzba", ("Tomasz Wierzba",))
        journal.on_written, journal.on_failed = bridge.on_written, bridge.on_failed
        for number, each in enumerate(what, start=1):
            desk.notice(each, clock.wait(1000), number * 61_000)
        page = build_integrity_page(desk, Head("Noor Halvorsen", "Senior backend", 60), clock.now, bridge)
        qtbot.addWidget(page)
        page.resize(*size)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        it = Open(page, desk, journal, bridge, qtbot)
        it.deliver()
        return it

    yield make
    apply_theme(qapp, "light")


def test_it_opens_on_the_first_that_is_not_reviewed_and_says_what_it_holds(opened: Opener) -> None:
    it = opened(("One", "Two"))
    assert it.page.one.what.text() == "One"
    assert it.page.held.text().startswith("2 integrity observations wait")
    assert "01:01 of the round, 2025-11-21 15:00" in it.page.one.facts.text()


def test_arrows_choose_another_one(opened: Opener) -> None:
    it = opened(("One", "Two"))
    it.key(Qt.Key.Key_Down)
    assert it.page.one.what.text() == "Two"
    assert it.page.presenter is not None and it.page.presenter.chosen == "seen-2"


def test_a_second_person_reviews_by_keys_alone(opened: Opener) -> None:
    it = opened(("One",))
    it.page.one.by.setFocus()
    it.type("Ada Lovelace")
    it.key(Qt.Key.Key_Tab)
    it.type("A screen reader")
    it.key(Qt.Key.Key_Tab)
    it.key(Qt.Key.Key_Space)
    review = it.desk.fold.observations["seen-1"].review
    assert review is not None and (review.by, review.outcome, review.reason) == (
        "Ada Lovelace", "explained", "A screen reader",
    )  # fmt: skip
    assert it.page.one.review.text().startswith("Explained, Ada Lovelace, 2025-11-21")
    assert it.page.held.text() == "All are reviewed."
    assert it.page.one.by.text() == it.page.one.reason.text() == ""
    assert it.kinds() == ["noticed", "reviewed"]


def test_the_observer_cannot_and_what_was_typed_stays(opened: Opener) -> None:
    it = opened(("One",))
    it.page.one.by.setText("tomasz wierzba")
    it.page.one.reason.setPlainText("It was nothing")
    it.page.one.outcomes["explained"].click()
    assert "noticed it" in it.page.one.refusal.text()
    assert it.page.one.reason.text() == "It was nothing"
    assert holds_decision(it.desk.fold)


def test_the_candidates_words_are_kept_when_the_field_is_left(opened: Opener) -> None:
    it = opened(("One", "Two"))
    it.page.one.explanation.setFocus()
    it.type("My own notes")
    it.key(Qt.Key.Key_Escape)
    assert it.desk.fold.observations["seen-1"].explanation == "My own notes"
    it.key(Qt.Key.Key_Down)
    assert it.page.one.explanation.text() == ""
    it.key(Qt.Key.Key_Up)
    assert it.page.one.explanation.text() == "My own notes"
    assert it.kinds() == ["noticed", "noticed", "explained"]


def test_words_still_in_their_field_when_the_page_goes_become_an_entry(opened: Opener) -> None:
    it = opened(("One",))
    it.page.one.explanation.setFocus()
    it.type("Half a thought")
    keep_text(it.page.focusWidget())
    gone: list[str] = []
    assert it.page.presenter is not None
    it.page.presenter.leave(lambda: gone.append("gone"))
    assert gone == []
    assert it.kinds() == ["noticed", "explained"] and gone == ["gone"]


def test_one_can_be_added_after_the_round(opened: Opener) -> None:
    it = opened()
    assert it.page.empty.isVisible() and it.page.held.text() == "None was noticed."
    it.page.seen.new.setFocus()
    it.type("Another name in the invitation")
    it.key(Qt.Key.Key_Return)
    assert it.page.one.what.text() == "Another name in the invitation"
    assert it.page.seen.new.text() == "" and not it.page.empty.isVisible()
    assert it.desk.fold.observations["seen-1"].at_ms is None


def test_the_line_about_the_person_asks_who_looked(opened: Opener) -> None:
    it = opened()
    it.page.person.answers["yes"].click()
    assert "who" in it.page.person.refusal.text() and it.desk.fold.same_person is None
    it.page.person.by.setText("Ada Lovelace")
    it.page.person.answers["no"].click()
    assert it.page.person.said.text() == "no, Ada Lovelace"
    it.page.person.answers["not-checked"].click()
    assert it.page.person.said.text() == "not checked"
    assert it.kinds() == ["same-person", "same-person"]


def test_a_failed_write_says_so_and_ctrl_r_tries_again(opened: Opener) -> None:
    it = opened(("One",))
    it.journal.broken = "The disk is full."
    it.page.person.answers["not-checked"].click()
    it.deliver()
    assert it.page.head.trouble.text() == "1 not on disk. Ctrl R tries again. The disk is full."
    it.journal.broken = ""
    it.key(Qt.Key.Key_R, CTRL)
    QApplication.processEvents()
    assert it.page.head.trouble.text() == ""


def test_hostile_words_are_only_words(opened: Opener) -> None:
    it = opened(("<img src=x> {n} & \u202ename",))
    assert it.page.one.what.text().startswith("<img src=x> {n} & ")


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1000, 600)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_stays_inside_the_window(opened: Opener, size: tuple[int, int], scheme: str) -> None:
    it = opened((LONG, *("Short",) * 30), size, scheme)
    page = it.page
    assert page.size().width() == size[0]
    for part in (page.seen, page.person, page.head.back):
        box = part.rect().translated(part.mapTo(page, part.rect().topLeft()))
        assert page.rect().contains(box)
    assert page.one.width() <= page.width() - page.seen.width()
    assert page.person.answers["not-checked"].geometry().right() <= page.person.width()


def test_every_control_has_a_name(opened: Opener) -> None:
    it = opened(("One",))
    page = it.page
    controls = [
        page.seen.rows, page.seen.new, page.one.explanation, page.one.by, page.one.reason, page.person.by,
        *page.one.outcomes.values(), *page.person.answers.values(), page.head.back,
    ]  # fmt: skip
    assert all(control.accessibleName() for control in controls)
