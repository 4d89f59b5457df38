"""Submitting: two presses, the key if there is one, and the seal as soon as everything before it is on disk.

Where the key is locked and no passphrase was typed, a third press submits unsigned: two may be a habit.

The key is looked for while the last page is read: a keychain may take its time, and never the window's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.scorecards.signing.at_hand import AtHand
from interviewer_app.core.scorecards.signing.ed25519 import SigningKey, fingerprint
from interviewer_app.core.texts import _
from interviewer_app.ui.rating import words
from interviewer_app.ui.rating.looks import SigningLook

Failed = Callable[[str], None]


class KeyRing(NamedTuple):
    """Where the key comes from; both answer later, on the window's thread."""

    find: Callable[[Callable[[AtHand], None], Failed], None]
    unlock: Callable[[str, Callable[[SigningKey], None], Failed], None]


class Sealing:
    """changed: the last page has something else to say; sealed: the seal is under way; trouble: why it is not."""

    def __init__(
        self, sheet: RatingSheet, now: Callable[[], Instant], ring: KeyRing | None,
        changed: Callable[[], None], sealed: Callable[[], None], trouble: Failed,
    ) -> None:  # fmt: skip
        self._sheet, self._now, self._ring = sheet, now, ring
        self._changed, self._sealed, self._trouble = changed, sealed, trouble
        self.asking = self.wanted = self.gone = False
        self._unsigned = False  # that no passphrase was typed has been said, and the next press does without
        self._found = AtHand("none") if ring is None else None
        self._looking = self._unlocking = False
        self._key: SigningKey | None = None
        self._passphrase = self._problem = ""

    def look(self) -> SigningLook:
        """What the last page says of the signature."""
        if self._ring is None or not (self._sheet.is_open or self._sheet.amending):
            return SigningLook()
        if self._key is not None:
            said = _("It will be signed with your key {print}.").format(print=fingerprint(self._key.key))
            return SigningLook(said)
        if self._found is None:
            return self._looking_look()
        if self._found.state == "locked":
            return self._locked_look()
        return SigningLook(_("It will be unsigned. {why}").format(why=self._found.why))

    def _looking_look(self) -> SigningLook:
        if not self.asking:
            return SigningLook(_("Looking for your key…"))
        said = _("Waiting for your key; nothing is sealed before it is there. Esc keeps the card open.")
        return SigningLook(said, first=said)

    def _locked_look(self) -> SigningLook:
        if self._unsigned:
            said = _("No passphrase: type it, or press again to submit unsigned.")
            return SigningLook(said, True, first=said)
        said = _("Your passphrase signs it. Without one it is submitted unsigned.")
        return SigningLook(self._problem or said, True, bool(self._problem))

    def look_for_key(self) -> None:
        """The last page is up: find out what there is to sign with, once."""
        if self._ring is not None and self._found is None and not self._looking:
            self._looking = True
            self._ring.find(self._at_hand, self._no_key)

    def type_passphrase(self, text: str) -> None:
        said, self._unsigned = self._unsigned, False
        self._passphrase, self._problem = text, ""
        if said:
            self._changed()  # the next press signs again

    def press(self) -> None:
        """The first press asks, the second one seals; a locked key without its passphrase asks once more."""
        if not self.asking:
            self.asking = True
            self._changed()
        elif self._lacks_passphrase and not self._unsigned:
            self._unsigned = True
            self._changed()
        else:
            self.wanted = True
            self.settle()

    @property
    def _lacks_passphrase(self) -> bool:
        found = self._found
        return found is not None and found.state == "locked" and self._key is None and not self._passphrase

    def take_back(self) -> None:
        self.asking = self.wanted = self._unsigned = False

    def settle(self) -> None:
        """Seal, if that was asked for and nothing stands before it any more."""
        if not self.wanted or self._sheet.not_on_disk or self._found is None or self._unlocking:
            return
        if self._key is None and self._found.state == "locked" and self._passphrase and self._ring is not None:
            self._unlocking = True
            self._ring.unlock(self._passphrase, self._unlocked, self._not_unlocked)
            return
        self.take_back()
        try:
            self._sheet.seal(self._now(), self._key)
        except InterviewerError as error:
            self._trouble(str(error))
            return
        self._passphrase = ""
        self._sealed()

    def words(self) -> str:
        """What is said of the seal; "" before there is one."""
        if self._sheet.fold.state != "sealed":
            return ""
        if self._sheet.sealing:
            return _("Being sealed: the last entry is not on disk yet.")
        started, seals = self._sheet.fold.started, self._sheet.fold.seals
        when = words.moment_in_time(seals[-1].wall_us, started.offset_min if started else 0)
        signed = _("signed") if seals[-1].signed else _("unsigned")
        said = _("Sealed {when}, {signed}.") if len(seals) == 1 else _("Amended and sealed {when}, {signed}.")
        return said.format(when=when, signed=signed)

    def _at_hand(self, found: AtHand) -> None:
        self._found, self._key = found, found.key
        if self._lacks_passphrase:  # what was pressed before asked for a seal, not for one without a signature
            self.wanted = False
        self._again()

    def _no_key(self, sentence: str) -> None:
        self._found = AtHand("none", why=sentence)
        self._again()

    def _unlocked(self, key: SigningKey) -> None:
        self._unlocking, self._key, self._passphrase = False, key, ""
        self._again()

    def _not_unlocked(self, sentence: str) -> None:
        self._unlocking, self._problem, self._passphrase = False, sentence, ""
        self.wanted = False
        self._again()

    def _again(self) -> None:
        if not self.gone:
            self._changed()
            self.settle()
