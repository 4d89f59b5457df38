"""Ed25519 over the facts of a seal (docs/formats.md, section 5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from interviewer_app.core.canonical import canonical, digest
from interviewer_app.core.rounds.entries import Head
from interviewer_app.core.rounds.state import SealSeen

ALG = "ed25519"
TAG = "interviewer-seal/1"
_KEY, _SIG = re.compile(r"[0-9a-f]{64}"), re.compile(r"[0-9a-f]{128}")
_GROUP, _GROUPS = 100_000, 5


class SigningKey(NamedTuple):
    """A private key: the 32 bytes it grows from, its public half as 64 hex digits, and the author it signs for."""

    seed: bytes
    key: str
    author: str

    def sign(self, data: bytes) -> str:
        """The signature over `data`, 128 hex digits."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(data).hex()


def key_from(seed: bytes, author: str) -> SigningKey:
    """The key that grows from 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return SigningKey(seed, Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw().hex(), author)


def seal_message(
    *, round_id: str, author: str, heads: Sequence[Head], pack_digest: str, card_digest: str, key: str
) -> bytes:
    """What is signed: the tag, a line feed, and the canonical facts of a seal that says it is signed."""
    facts = {
        "round": round_id,
        "author": author,
        "heads": [head._asdict() for head in heads],
        "pack_digest": pack_digest,
        "card_digest": card_digest,
        "signed": True,
        "key": key,
    }
    return TAG.encode("ascii") + b"\n" + canonical(facts)


def message_of(seal: SealSeen, round_id: str) -> bytes:
    """What the signature of `seal` has to be over."""
    assert seal.signature is not None
    return seal_message(
        round_id=round_id, author=seal.author, heads=seal.heads, pack_digest=seal.pack_digest,
        card_digest=seal.card_digest, key=seal.signature.key,
    )  # fmt: skip


def holds(key: str, sig: str, data: bytes) -> bool:
    """Whether `sig` is the signature of `key` over `data`; False for anything that is no key or no signature."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not is_key(key) or _SIG.fullmatch(sig) is None:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(sig), data)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_key(text: str) -> bool:
    """Whether `text` is written as a public key: 64 lower-case hex digits."""
    return _KEY.fullmatch(text) is not None


def fingerprint(key: str) -> str:
    """A public key to be read out: 25 decimal digits in five groups (83 bits of its digest)."""
    number = int(digest("interviewer-key/1", bytes.fromhex(key)), 16)
    groups = []
    for _number in range(_GROUPS):
        number, group = divmod(number, _GROUP)
        groups.append(f"{group:05d}")
    return " ".join(groups)
