"""Who signed the seals of a card, and whether that key is known here."""

from __future__ import annotations

from typing import Literal, NamedTuple

from interviewer_app.core.rounds.entries import Problem
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import SealSeen
from interviewer_app.core.scorecards.signing.ed25519 import ALG, fingerprint, holds, is_key, message_of
from interviewer_app.core.scorecards.signing.signers import Signers
from interviewer_app.core.texts import _

Verdict = Literal["none", "unknown", "known"]


class SealSigner(NamedTuple):
    """One seal: when it was set (UTC microseconds), its key ("" unsigned), and the name that key is known under."""

    wall_us: int
    signer: Verdict
    key: str = ""
    name: str = ""


def check_signature(seal: SealSeen, round_id: str, where: str) -> list[Problem]:
    """What is wrong with the signature of one seal; nothing for one that is unsigned and says so."""
    signature = seal.signature
    if signature is None:
        return [Problem("signature", "is missing, though the seal says signed")] if seal.signed else []
    if not seal.signed:
        return [Problem(where, "carries a signature and says it is unsigned")]
    if signature.alg != ALG:
        return [Problem(where, "is signed in a way this version does not know; update the application")]
    if not holds(signature.key, signature.sig, message_of(seal, round_id)):
        return [Problem(where, "the signature is not one of its key over this seal")]
    return []


def signed_by(state: RoundFold, signers: Signers) -> tuple[SealSigner, ...]:
    """Every seal in order, for a round `check_bundle` found nothing wrong with: no signature is checked here."""
    return tuple(_one(seal, signers) for seal in state.seals)


def _one(seal: SealSeen, signers: Signers) -> SealSigner:
    if seal.signature is None:
        return SealSigner(seal.wall_us, "none")
    known = signers.of(seal.signature.key)
    if known is None:
        return SealSigner(seal.wall_us, "unknown", seal.signature.key)
    return SealSigner(seal.wall_us, "known", seal.signature.key, known.name)


def warnings(state: RoundFold, signers: Signers) -> tuple[str, ...]:
    """What breaks nothing and has to be said: a known name with another key, or the reverse, or a seal without one."""
    assert state.facts is not None
    name, said = state.facts.interviewer, []
    found = [seal.signature.key for seal in state.seals if seal.signature is not None]
    keys = [key for key in dict.fromkeys(found) if is_key(key)]
    for key in keys:
        known, others = signers.of(key), signers.called(name)
        if known is None and others:
            words = _(
                "CARE: the card names {name}, and this is NOT the key you know {name} by ({print}). Ask in person."
            )
            said.append(words.format(name=name, print=fingerprint(key)))
        elif known is not None and known not in others:
            words = _("The card names {name}; its key is known here as that of {other}.")
            said.append(words.format(name=name, other=known.name))
    if keys and any(seal.signature is None for seal in state.seals):
        said.append(_("Not every one of its seals is signed."))
    return tuple(said)
