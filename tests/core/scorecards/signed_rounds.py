"""Rounds that are sealed with a key, for the tests of signatures and amendments."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from typing import Any

from interviewer_app.core.canonical import canonical
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.scorecards.bundle import write_bundle
from interviewer_app.core.scorecards.seal import sealed_part
from interviewer_app.core.scorecards.signing.ed25519 import SigningKey, key_from
from tests.core.rounds.parts import Desk, Seen, a_round
from tests.core.test_formats import DOCS

LOADED = load_pack(DOCS / "vectors" / "pack")
(FIRST,) = LOADED.pack.dimensions
ME = b.Person(id="i1", name="Tomasz Wierzba")
SEED = bytes(range(32))


def my_key(seed: bytes = SEED) -> SigningKey:
    """A key for the author that writes the rounds of `tests.core.rounds.parts`."""
    return key_from(seed, "author-1")


def rated() -> Desk:
    """A round on the pack of docs/vectors that only waits for its seal."""
    seen = (Seen(60, "added-test", FIRST.id), Seen(70, "named-risk", FIRST.id))
    desk = a_round(LOADED.pack, seen, pack_digest=LOADED.digest)
    now = desk.clock.now()
    desk.sheet.choose(FIRST.id, 2, now)
    desk.sheet.cite_or_release(FIRST.id, "m0", now)
    desk.sheet.explain(FIRST.id, "Named the line.", now)
    desk.journal.deliver()
    return desk


def sealed(desk: Desk | None = None, key: SigningKey | None = None) -> Desk:
    desk = desk or rated()
    desk.journal.deliver()
    desk.clock.wait(1_000)
    desk.sheet.seal(desk.clock.now(), key)
    desk.journal.deliver()
    return desk


def amended(desk: Desk, key: SigningKey | None = None, level: int = 1) -> Desk:
    """The same card with another level, and a seal of its own."""
    desk.clock.wait(1_000)
    desk.sheet.amend(FIRST.id, "I read the log again.", ME, desk.clock.now())
    desk.sheet.choose(FIRST.id, level, desk.clock.now())
    return sealed(desk, key)


def bundle_of(entries: Sequence[Entry]) -> bytes:
    kept = sealed_part(entries)
    return write_bundle(kept, fold(kept), LOADED.pack, LOADED.document)


def changed(bundle: bytes, *path: str | int, to: Any) -> bytes:
    """The bundle with one value replaced, or taken out where `to` is None; digests are left as they are."""
    value = copy.deepcopy(json.loads(bundle))
    at = value
    for step in path[:-1]:
        at = at[step]
    if to is None:
        del at[path[-1]]
    else:
        at[path[-1]] = to
    return canonical(value)
