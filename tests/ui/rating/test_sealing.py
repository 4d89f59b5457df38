"""The seal on the last page: with the key at hand, with a passphrase, without either; and amendments after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from interviewer_app.core.rounds.bodies import Person
from interviewer_app.core.scorecards.signing.at_hand import AtHand
from interviewer_app.core.scorecards.signing.ed25519 import SigningKey, fingerprint
from interviewer_app.ui.rating.looks import CHECK, RECOMMENDATION
from interviewer_app.ui.rating.sealing import KeyRing
from interviewer_app.ui.widgets.labels import TextLabel
from tests.core.rounds.parts import Desk
from tests.core.scorecards.signed_rounds import FIRST, ME, my_key, rated, sealed
from tests.ui.rating.conftest import CTRL, Open, Opener

KEY = my_key()
RIGHT = "correct horse"


class Ring:
    """A key ring that answers when it is told to."""

    def __init__(self, found: AtHand) -> None:
        self.found = found
        self.waiting: list[Callable[[], None]] = []

    def ring(self) -> KeyRing:
        return KeyRing(self._find, self._unlock)

    def answer(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()

    def _find(self, then: Callable[[AtHand], None], _failed: Callable[[str], None]) -> None:
        self.waiting.append(lambda: then(self.found))

    def _unlock(self, words: str, then: Callable[[SigningKey], None], failed: Callable[[str], None]) -> None:
        self.waiting.append(lambda: then(KEY) if words == RIGHT else failed("That is not the passphrase."))


def up(opened: Opener, desk: Desk, found: AtHand, me: Person | None = ME) -> tuple[Open, Ring]:
    ring = Ring(found)
    it = opened(desk, ring=ring.ring(), me=me)
    it.go(CHECK)
    return it, ring


def submit(it: Open) -> None:
    it.key(Qt.Key.Key_S, CTRL)
    it.key(Qt.Key.Key_S, CTRL)


def said(it: Open) -> str:
    return it.page.check.signing.words.text()


def shown(it: Open) -> Any:
    return it.page.check.signing


def test_a_key_at_hand_signs_once_it_is_found(opened: Opener) -> None:
    it, ring = up(opened, rated(), AtHand("ready", KEY))
    assert said(it) == "Looking for your key…"
    submit(it)
    it.deliver()
    assert it.sheet.fold.state == "ended"  # the keychain has not answered yet
    ring.answer()
    it.deliver()
    (seal,) = it.sheet.fold.seals
    assert seal.signature is not None and seal.signature.key == KEY.key
    assert it.page.check.title.text().endswith(", signed.")


def test_without_a_key_the_card_is_submitted_unsigned_and_one_line_says_so(opened: Opener) -> None:
    it, ring = up(opened, rated(), AtHand("none", why="This system has no keychain."))
    ring.answer()
    assert said(it) == "It will be unsigned. This system has no keychain."
    submit(it)
    it.deliver()
    assert it.page.check.title.text().endswith(", unsigned.") and not shown(it).isVisible()


def test_a_passphrase_is_asked_for_in_line_and_a_wrong_one_seals_nothing(opened: Opener) -> None:
    it, ring = up(opened, rated(), AtHand("locked"))
    ring.answer()
    it.key(Qt.Key.Key_S, CTRL)
    assert it.focus() is shown(it).field
    it.press("wrong words")
    it.key(Qt.Key.Key_Return)
    ring.answer()
    it.deliver()
    assert it.sheet.fold.state == "ended" and said(it) == "That is not the passphrase."
    assert shown(it).field.text() == "" and it.focus() is shown(it).field
    it.press(RIGHT)
    it.key(Qt.Key.Key_Return)
    ring.answer()
    it.deliver()
    assert it.sheet.fold.seals[-1].signed and not shown(it).isVisible()


def test_two_presses_without_a_passphrase_seal_nothing_and_say_so(opened: Opener) -> None:
    it, ring = up(opened, rated(), AtHand("locked"))
    ring.answer()
    submit(it)
    it.deliver()
    assert it.sheet.fold.state == "ended" and it.focus() is shown(it).field
    assert said(it) == "No passphrase: type it, or press again to submit unsigned."
    assert it.page.check.sentence.text() == said(it), "also where the window is too low for the field"
    assert it.page.foot.submit.text() == "Press again, unsigned"
    it.press(RIGHT)
    assert shown(it).field.text() == RIGHT and it.page.foot.submit.text() == "Press again to seal"
    it.key(Qt.Key.Key_S, CTRL)
    ring.answer()
    it.deliver()
    assert it.sheet.fold.seals[-1].signed


def test_presses_wait_for_a_key_in_words_and_never_seal_past_a_locked_one(opened: Opener) -> None:
    it, ring = up(opened, rated(), AtHand("locked"))
    before = len(it.journal.entries)
    it.key(Qt.Key.Key_S, CTRL)
    assert said(it).startswith("Waiting for your key;") and it.page.check.sentence.text() == said(it)
    it.key(Qt.Key.Key_S, CTRL)
    it.press("abcxyz12/")
    it.deliver()
    assert len(it.journal.entries) == before, "letters typed meanwhile cite nothing"
    ring.answer()
    it.deliver()
    assert it.sheet.fold.state == "ended" and it.focus() is shown(it).field
    it.press(RIGHT)
    it.key(Qt.Key.Key_Return)
    ring.answer()
    it.deliver()
    assert it.sheet.fold.seals[-1].signed


def test_an_empty_passphrase_submits_unsigned_and_escape_takes_the_press_back(opened: Opener) -> None:
    it, ring = up(opened, rated(), AtHand("locked"))
    ring.answer()
    it.key(Qt.Key.Key_S, CTRL)
    it.key(Qt.Key.Key_Escape)
    assert it.focus() is it.page and it.page.foot.submit.text() != "Press again to seal"
    submit(it)
    it.deliver()
    assert it.sheet.fold.state == "ended"
    it.key(Qt.Key.Key_S, CTRL)
    it.deliver()
    assert it.sheet.fold.state == "sealed" and not it.sheet.fold.seals[-1].signed


def test_a_submitted_card_is_amended_by_keys_and_sealed_again(opened: Opener) -> None:
    it, ring = up(opened, sealed(), AtHand("ready", KEY))
    assert not it.page.foot.amend.isVisible()  # the last page itself says nothing to amend
    it.go(FIRST.id)
    it.press("1")
    it.deliver()
    assert it.sheet.rating(FIRST.id).level == 2  # type: ignore[union-attr]
    assert it.page.foot.amend.isVisible()
    it.key(Qt.Key.Key_E, CTRL)
    assert it.focus() is it.page.amend.edit
    it.key(Qt.Key.Key_Return)
    assert not it.sheet.amending and it.page.amend.form.isVisible()
    it.press("I read the log again.")
    it.key(Qt.Key.Key_Return)
    assert it.focus() is it.page and it.page.foot.give_up.isVisible()
    it.press("1")
    it.deliver()
    it.key(Qt.Key.Key_S, CTRL)
    assert it.page.check.title.text().startswith("Sealed ") and it.page.foot.submit.isVisible()
    ring.answer()
    assert fingerprint(KEY.key) in said(it)
    submit(it)
    it.deliver()
    state = it.sheet.fold
    assert (len(state.seals), state.seals[-1].signed, state.ratings[FIRST.id].level) == (2, True, 1)
    assert it.page.check.title.text().startswith("Amended and sealed ") and not it.page.foot.submit.isVisible()
    it.go(FIRST.id)
    assert it.page.amend.isVisible() and it.page.foot.amend.isVisible()


def test_an_amendment_that_is_given_up_leaves_the_card_as_it_was(opened: Opener) -> None:
    it, _ring = up(opened, sealed(), AtHand("none"))
    it.go(RECOMMENDATION)
    it.key(Qt.Key.Key_E, CTRL)
    it.key(Qt.Key.Key_Escape)
    assert not it.page.amend.isVisible() and it.focus() is it.page
    it.key(Qt.Key.Key_E, CTRL)
    it.press("Too hard.")
    it.key(Qt.Key.Key_Return)
    it.key(Qt.Key.Key_Tab)
    it.press("No.")
    it.key(Qt.Key.Key_Escape)
    assert it.sheet.fold.recommendation == "No."
    it.page.foot.give_up.click()
    it.deliver()
    assert (it.sheet.fold.recommendation, it.sheet.amending, len(it.sheet.fold.seals)) == ("", [], 1)
    it.go(CHECK)
    assert not it.page.foot.submit.isVisible()


def test_the_level_alone_can_be_amended_and_the_page_tells_both(opened: Opener) -> None:
    desk = rated()
    desk.sheet.recommend("yes", desk.clock.now(), level="senior")
    desk.journal.deliver()
    it, ring = up(opened, desk, AtHand("none"))
    ring.answer()
    submit(it)
    it.deliver()
    it.go(RECOMMENDATION)
    it.press("l")
    it.press("staff")
    assert it.sheet.fold.recommended_level == "senior", "read-only"
    it.key(Qt.Key.Key_Escape)
    it.key(Qt.Key.Key_E, CTRL)
    it.press("Read the log again.")
    it.key(Qt.Key.Key_Return)
    it.press("l")
    it.page.level.edit.selectAll()
    it.press("mid")
    it.key(Qt.Key.Key_Return)
    it.deliver()
    it.key(Qt.Key.Key_S, CTRL)
    ring.answer()
    submit(it)
    it.deliver()
    assert (it.sheet.fold.recommended_level, len(it.sheet.fold.seals)) == ("mid", 2)
    told = [label.text() for label in it.page.check.findChildren(TextLabel)]
    assert any("before: Level: senior. yes." in each for each in told) and "Level: mid.\nyes" in told


def test_nobody_elses_card_can_be_amended(opened: Opener) -> None:
    for me in (None, Person(id="somebody", name="Else")):
        it, _ring = up(opened, sealed(), AtHand("none"), me)
        it.go(FIRST.id)
        it.key(Qt.Key.Key_E, CTRL)
        assert not it.page.foot.amend.isVisible() and not it.page.amend.isVisible()


def test_a_colleagues_card_says_whose_ratings_they_are(opened: Opener) -> None:
    theirs, _ring = up(opened, sealed(), AtHand("none"), Person(id="somebody", name="Else"))
    facts = theirs.sheet.fold.facts
    assert facts is not None and theirs.page.rated.title.text() == f"Ratings of {facts.interviewer}"
    mine, _ring = up(opened, sealed(), AtHand("none"))
    assert mine.page.rated.title.text() == "Your ratings"
