"""A rater signs what was stated for them: Ed25519 over the facts of a revision, by the key that signs their cards."""

from __future__ import annotations

from interviewer_app.core.canonical import canonical
from interviewer_app.core.debriefs.debrief import Debrief, Revision
from interviewer_app.core.rounds.bodies.rating import Signature
from interviewer_app.core.rounds.entries import Problem
from interviewer_app.core.scorecards.signing.ed25519 import ALG, SigningKey, holds

TAG = "interviewer-revision/1"


def revision_message(revision: Revision, key: str) -> bytes:
    """What is signed: the tag, a line feed, and the canonical facts; a level that is absent is no evidence."""
    facts = {
        "revision": revision.id, "round": revision.round, "dimension": revision.dimension, "was": revision.was,
        "now": revision.now, "reason": revision.reason, "by": revision.by, "key": key,
    }  # fmt: skip
    return TAG.encode("ascii") + b"\n" + canonical({name: value for name, value in facts.items() if value is not None})


def sign_revision(revision: Revision, key: SigningKey) -> Signature:
    return Signature(alg=ALG, key=key.key, sig=key.sign(revision_message(revision, key.key)))


def broken_signatures(debrief: Debrief) -> list[Problem]:
    """Every confirmation whose signature is not over the revision it names."""
    return [
        Problem(f"revision {each.id[:8]}", "its signature is not over what it says")
        for each in debrief.revisions.values()
        if each.key and not (each.alg == ALG and holds(each.key, each.sig, revision_message(each, each.key)))
    ]
