"""Tampering: how many changed bundles of a signed round are accepted. None may be.

2,000 in all: the ways to write the same values otherwise, then bytes of every class changed, dropped or put in.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.place import Unfit
from benchmarks.rounds import only_round, sealed_round
from benchmarks.rows import Row, at_most
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.entries import Draft, Entry, chained
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.scorecards.bundle import write_bundle
from interviewer_app.core.scorecards.seal import card_digest
from interviewer_app.core.scorecards.signing.ed25519 import ALG, key_from, seal_message
from interviewer_app.core.scorecards.verify import verify_bundle
from interviewer_app.core.workspace.read import read_entries, read_round_pack
from tools.tampering import CLASSES, Changed, mutations, serialisations

TRIES = 2_000


def rows(folder: Path) -> Iterator[Row]:
    """Accepted bundles per tried ones, in all and by class."""
    bundle = signed_bundle(folder / "workspace.sqlite")
    if not verify_bundle(bundle, "untouched").holds:
        raise Unfit("The untouched bundle does not verify; nothing can be said of changed ones.")
    written = list(serialisations(bundle))
    changed = list(mutations(bundle, TRIES - len(written), seed=2026))
    groups = {"other writings of the same values": written}
    groups |= {f"bytes of {name}": [each for each in changed if each.how.startswith(name)] for name in CLASSES}
    accepted = {name: sum(map(is_accepted, group)) for name, group in groups.items()}
    yield at_most("tampered bundles accepted", TRIES, sum(accepted.values()), TRIES, 0)
    for name, group in groups.items():
        yield at_most(f"  {name}", len(group), accepted[name], len(group), 0)


def is_accepted(change: Changed) -> bool:
    try:
        return verify_bundle(change.data, change.how).holds
    except InterviewerError:
        return False


def signed_bundle(file: Path) -> bytes:
    """The recorded round as it is played and sealed, with a signature put into its seal."""
    sealed_round(file)
    round_id = only_round(file)
    document = read_round_pack(file, round_id)
    entries = signed(read_entries(file, round_id))
    return write_bundle(entries, fold(entries), pack_from_document(document), document)


def signed(entries: list[Entry]) -> list[Entry]:
    """The same entries with a recommendation in letters beyond ASCII, and a seal of the bench's own key over all."""
    *before, seal = entries
    words = {"text": "Zoë Ångström said it aloud before she ran it."}
    before.append(_next(before, Draft("recommended", words, seal.wall_us, seal.round_ms), seal.salt))
    state, key = fold(before), key_from(bytes(range(32)), seal.author)
    assert state.facts is not None
    heads, card = sorted(state.heads.values()), card_digest(state)
    message = seal_message(
        round_id=state.facts.round, author=seal.author, heads=heads, pack_digest=state.facts.pack.digest,
        card_digest=card, key=key.key,
    )  # fmt: skip
    body = {
        "heads": [head._asdict() for head in heads], "pack_digest": state.facts.pack.digest, "card_digest": card,
        "signed": True, "signature": {"alg": ALG, "key": key.key, "sig": key.sign(message)},
    }  # fmt: skip
    return [*before, _next(before, Draft("sealed", body, seal.wall_us + 1, seal.round_ms), seal.salt)]


def _next(before: list[Entry], draft: Draft, salt: str | None) -> Entry:
    last = before[-1]
    return chained(
        draft, stream=last.stream, number=last.number + 1, prev=last.digest, subject=last.subject, author=last.author,
        salt=salt or "0" * 32,
    )  # fmt: skip
