"""Which key there is to sign with: from the passphrase file, from the keychain, made now, or none."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from interviewer_app.core.places import Home
from interviewer_app.core.scorecards.signing import keychain, passphrase
from interviewer_app.core.scorecards.signing.ed25519 import SigningKey, key_from
from interviewer_app.core.scorecards.signing.signers import Signer, read_signers, with_signer, write_signers
from interviewer_app.core.texts import _


class AtHand(NamedTuple):
    """ready: `key` signs now. locked: it lies behind a passphrase. none: `why` says so and what to do about it."""

    state: Literal["ready", "locked", "none"]
    key: SigningKey | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """The user's own key, in one home. `now_us`: UTC microseconds."""

    home: Home
    author: str
    name: str
    now_us: Callable[[], int]

    def find(self) -> AtHand:
        """What there is to sign with, asking nothing of the user; a keychain without a key gets one now.

        It may wait for the keychain of the system: never call it on the window's thread.
        raises: InterviewerError where the list of signers cannot be kept
        """
        if self.home.signing_key.exists():
            return AtHand("locked")
        try:
            seed = keychain.read_seed(self.author)
            if seed is None:
                seed = secrets.token_bytes(32)
                keychain.keep_seed(self.author, seed)
        except keychain.NoKeychain as error:
            how = _("`interviewer signing make` keeps a key behind a passphrase.")
            return AtHand("none", why=f"{error} {how}")
        key = key_from(seed, self.author)
        self._know(key)
        return AtHand("ready", key)

    def unlock(self, words: str) -> SigningKey:
        """The key behind the passphrase.

        raises: Refused for another passphrase; BadInput for a file that is no key
        """
        key = passphrase.read_key(self.home.signing_key, words)
        self._know(key)
        return key._replace(author=self.author)

    def make(self, words: str) -> SigningKey:
        """Make a key behind a passphrase.

        raises: Refused for one that is too short, or where there is a key file; MachineTrouble
        """
        key = key_from(secrets.token_bytes(32), self.author)
        passphrase.write_key(self.home.signing_key, key, words)
        self._know(key)
        return key

    def _know(self, key: SigningKey) -> None:
        """Everything I signed is known to me, also when the key is locked or gone."""
        signers = read_signers(self.home.signers)
        if signers.of(key.key) is None:
            mine = Signer(self.name, key.key, self.now_us(), mine=True)
            write_signers(self.home.signers, with_signer(signers, mine))
