"""What may come in between two seals, and who may set the later one: both verifiers say the same."""

from __future__ import annotations

import importlib.util
from types import ModuleType
from typing import Any

import pytest

from interviewer_app.core.errors import Refused
from interviewer_app.core.places import resource
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft, Entry, chained, stream_root
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.scorecards.bundle import write_bundle
from interviewer_app.core.scorecards.seal import card_digest
from interviewer_app.core.scorecards.signing.ed25519 import SigningKey, seal_message
from interviewer_app.core.scorecards.verify import verify_bundle
from tests.core.rounds.parts import Desk, write
from tests.core.scorecards.signed_rounds import FIRST, LOADED, ME, amended, bundle_of, my_key, rated, sealed

KEY, OTHER = my_key(), my_key(bytes(32))
BY = {"id": ME.id, "name": ME.name}
BEGUN = ("amendment-begun", {"amendment": "am-1", "about": FIRST.id, "reason": "I read the log again.", "by": BY})
RATED = ("rated", {"dimension": FIRST.id, "level": 1, "cites": ["m0"], "rationale": "Now."})
SILENT = "changes a sealed card and no amendment allows it"
Line = tuple[str, dict[str, Any]]


def alone() -> ModuleType:
    """The program that checks a card without the application."""
    spec = importlib.util.spec_from_file_location("verify_card", resource("verifier", "verify_card.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Hand:
    """Somebody who goes on from a sealed card, at any time and in any stream."""

    def __init__(self, desk: Desk, stream: str = "stream-1", author: str = "author-1") -> None:
        self.entries: list[Entry] = list(desk.journal.entries)
        self.wall_us, self.stream, self.author = self.entries[-1].wall_us, stream, author

    def write(self, *lines: Line, later: int = 10) -> Hand:
        if all(entry.stream != self.stream for entry in self.entries):
            opened = {"subject": "round", "id": "r1", "author": self.author, "device": "d"}
            lines = (("opened", opened), *lines)
        for kind, body in lines:
            mine = [entry for entry in self.entries if entry.stream == self.stream]
            prev = mine[-1].digest if mine else stream_root(self.stream)
            draft = Draft(kind, body, self.wall_us + later, 70_000)
            self.entries.append(chained(
                draft, stream=self.stream, number=len(mine) + 1, prev=prev, subject="round", author=self.author,
                salt="0" * 32,
            ))  # fmt: skip
        return self

    def seal(self, key: SigningKey | None) -> Hand:
        state = fold(self.entries)
        heads, card = sorted(state.heads.values()), card_digest(state)
        body: dict[str, Any] = {"heads": [head._asdict() for head in heads], "pack_digest": LOADED.digest,
                                "card_digest": card, "signed": key is not None}  # fmt: skip
        if key is not None:
            message = seal_message(
                round_id="r1", author=self.author, heads=heads, pack_digest=LOADED.digest, card_digest=card, key=key.key
            )
            body["signature"] = {"alg": "ed25519", "key": key.key, "sig": key.sign(message)}
        return self.write(("sealed", body), later=20)

    def found(self) -> list[str]:
        """What verify finds, once the program that needs no application has found the same."""
        data = write_bundle(self.entries, fold(self.entries), LOADED.pack, LOADED.document)
        found = [(problem.where, problem.what) for problem in verify_bundle(data, "x").problems]
        assert [(each["where"], each["what"]) for each in alone().answer(data, "")["problems"]] == found
        return [what for _where, what in found]


def test_what_an_amendment_says_and_does_is_allowed() -> None:
    late = {"moment": "n1", "dimension": FIRST.id, "direction": "against", "prompted": False, "mode": "told",
            "at_ms": 60_000, "after_round": True}  # fmt: skip
    note = {"amendment": "x1", "moment": "n1", "note": "At the door."}
    hand = Hand(sealed(rated(), KEY)).write(BEGUN, RATED, ("moment-logged", late), ("moment-amended", note))
    assert hand.seal(KEY).found() == []
    again = Hand(sealed(rated(), KEY)).write(
        BEGUN, ("moment-logged", late), ("moment-retracted", {"retraction": "x2", "moment": "n1"})
    )
    assert again.seal(KEY).found() == []


@pytest.mark.parametrize("begun", [(), (BEGUN,)])
@pytest.mark.parametrize(
    "line",
    [
        ("moment-amended", {"amendment": "x1", "moment": "m0", "note": "Refused.", "direction": "against"}),
        ("moments-amended", {"amendment": "x1", "moments": ["m0"], "direction": "against"}),
        ("moment-retracted", {"retraction": "x1", "moment": "m0"}),
        ("undone", {"act": "m0"}),
        ("notice-answered", {"line": "notice", "answer": "not-given", "by": "", "at_ms": 1}),
        ("recommended", {"text": "No."}),
        ("moment-logged", {"moment": "n1", "dimension": FIRST.id, "direction": "against", "prompted": False,
                           "mode": "told", "at_ms": 60_000}),
    ],
)  # fmt: skip
def test_nothing_else_is_changed_between_two_seals(line: Line, begun: tuple[Line, ...]) -> None:
    assert SILENT in Hand(sealed(rated(), KEY)).write(*begun, line).seal(KEY).found()


def test_a_late_moment_wants_an_open_amendment_and_stays_with_it() -> None:
    late = {"moment": "n1", "dimension": FIRST.id, "direction": "for", "prompted": False, "mode": "told",
            "at_ms": 60_000, "after_round": True}  # fmt: skip
    assert Hand(sealed(rated(), KEY)).write(("moment-logged", late)).seal(KEY).found() == [SILENT]
    moved = ("moment-amended", {"amendment": "x1", "moment": "n1", "dimension": "another"})
    assert Hand(sealed(rated(), KEY)).write(BEGUN, ("moment-logged", late), moved).seal(KEY).found() == [SILENT]


def test_a_moment_nobody_had_sorted_can_be_cited_in_an_amendment() -> None:
    desk = rated()
    write(desk.journal, b.MomentLogged(
        moment="free", direction="for", prompted=False, mode="told", at_ms=60_000, after_round=True
    ), 2_650_000)  # fmt: skip
    desk.journal.deliver()
    sorted_in = ("moment-amended", {"amendment": "x1", "moment": "free", "dimension": FIRST.id})
    hand = Hand(desk)
    hand.wall_us += 60_000_000
    first = hand.seal(KEY)
    assert first.found() == []
    first.wall_us += 1_000
    entries = list(first.write(BEGUN, sorted_in).seal(KEY).entries)
    assert first.found() == []
    assert fold(entries).moments["free"].dimension == FIRST.id


def test_a_card_is_not_continued_by_another_hand() -> None:
    desk = sealed(rated(), KEY)
    foreign = Hand(desk, "evil", "evil-9").write(BEGUN, RATED).seal(None)
    assert foreign.found() == ["was set by another author than seal 1", "is unsigned, though seal 1 is signed"]
    assert Hand(desk).write(BEGUN, RATED).seal(OTHER).found() == ["is signed with another key than seal 1"]
    assert Hand(desk).write(BEGUN, RATED).seal(None).found() == ["is unsigned, though seal 1 is signed"]
    assert Hand(sealed()).write(BEGUN, RATED).seal(KEY).found() == []


def test_an_amendment_is_by_the_interviewer_of_the_round() -> None:
    begun = (BEGUN[0], BEGUN[1] | {"by": {"id": "i2", "name": ME.name}})
    assert Hand(sealed(rated(), KEY)).write(begun, RATED).seal(KEY).found() == ["amends the card of somebody else"]


def test_what_stands_before_a_seal_is_covered_by_it() -> None:
    hand = Hand(sealed(rated(), KEY), "zz-2")
    faked = ("rated", RATED[1] | {"level": 2, "rationale": "Never sealed."})
    hand.write(faked, later=-10).write(BEGUN, RATED).seal(KEY)
    assert hand.found() == ["stands before a seal that does not cover it"]


def test_the_application_seals_a_signed_card_again_with_its_key_alone() -> None:
    for key in (None, OTHER):
        with pytest.raises(Refused, match="with the key that signed it"):
            amended(sealed(key=KEY), key)
    assert verify_bundle(bundle_of(amended(sealed(key=KEY), KEY).journal.entries), "x").problems == ()
