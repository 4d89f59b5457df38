"""The seal: what it covers cannot change unseen."""

from __future__ import annotations

from dataclasses import replace

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft, Entry, Head, chained, stream_root
from interviewer_app.core.rounds.fold import RoundFold, fold
from interviewer_app.core.scorecards.seal import card_digest, card_facts, check_seals
from tests.core.rounds.parts import Desk, Seen, a_pack, a_round, write

PACK = a_pack((1, 2, 3, 4))


def sealed(level: int = 3, words: str = "") -> Desk:
    desk = a_round(PACK, (Seen(60, "added-test", "one"), Seen(70, "named-risk", "two")))
    sheet, now = desk.sheet, desk.clock.now()
    sheet.choose("one", level, now)
    sheet.cite_or_release("one", "m0", now)
    sheet.no_evidence("two", "not asked", now)
    sheet.recommend(words, now)
    desk.journal.deliver()
    sheet.seal(now)
    desk.journal.deliver()
    return desk


def problems(entries: list[Entry]) -> list[str]:
    return [problem.what for problem in check_seals(fold(entries), entries)]


def test_an_untouched_card_has_no_problem() -> None:
    assert problems(sealed().journal.entries) == []


def test_a_round_without_a_seal_has_nothing_to_check() -> None:
    assert problems(a_round(PACK).journal.entries) == []


def test_the_card_digest_is_the_same_however_often_it_is_worked_out() -> None:
    assert card_digest(sealed().sheet.fold) == card_digest(fold(sealed().journal.entries))


def test_the_card_digest_changes_with_level_words_and_moments() -> None:
    digests = {card_digest(sealed(level, words).sheet.fold) for level in (2, 3) for words in ("", "yes")}
    assert len(digests) == 4
    desk = sealed()
    before = card_digest(desk.sheet.fold)
    desk.sheet.fold.take(b.MomentRetracted(retraction="r", moment="m1"), 1, 1)
    assert card_digest(desk.sheet.fold) != before


def test_the_level_of_a_recommendation_is_sealed_and_an_old_card_keeps_its_digest() -> None:
    desk = sealed()
    plain = card_facts(desk.sheet.fold)
    assert not {"level", "rests_on"} & plain.keys()
    desk.sheet.fold.take(b.Recommended(text="", level="senior", rests_on=("two",)), 1, 1)
    assert card_facts(desk.sheet.fold) == plain | {"level": "senior", "rests_on": ["two"]}


def test_card_facts_hold_what_was_submitted() -> None:
    facts = card_facts(sealed(words="yes").sheet.fold)
    assert facts["recommendation"] == "yes"
    assert facts["moments"] == ["m0", "m1"]
    assert facts["ratings"] == [
        {"dimension": "one", "cites": ["m0"], "rationale": "", "level": 3},
        {"dimension": "two", "cites": [], "rationale": "", "no_evidence": "not asked"},
    ]


def test_a_covered_entry_that_is_another_now_is_found() -> None:
    entries = sealed().journal.entries
    entries[3] = replace(entries[3], digest="f" * 64)
    seal = fold(entries).seals[-1]
    covered = seal._replace(heads=(Head(entries[3].stream, entries[3].number, "0" * 64),))
    state = fold(entries)
    state.seals[-1] = covered
    assert "covers entry 4 of stream stream-1, which is not there as it was" in [
        problem.what for problem in check_seals(state, entries)
    ]


def test_a_stream_cut_off_before_the_seal_is_found() -> None:
    entries = sealed().journal.entries
    left = [entry for entry in entries if entry.number != len(entries) - 1]
    assert any("is not there as it was" in what for what in problems(left))


def test_an_entry_after_the_seal_is_found() -> None:
    desk = sealed()
    write(desk.journal, b.Recommended(text="on second thoughts"), 2_700_000)
    found = problems(desk.journal.entries)
    assert "was written after the seal" in found
    assert "the ratings are not the ones that were submitted" in found


def test_a_stream_nobody_sealed_is_found() -> None:
    desk = sealed()
    body = {"subject": "round", "id": "r1", "author": "a", "device": "d"}
    draft = Draft("opened", body, desk.clock.now().wall_us)
    stray = chained(
        draft, stream="stray", number=1, prev=stream_root("stray"), subject="round", author="a", salt="0" * 32
    )
    assert problems([*desk.journal.entries, stray]) == ["was written after the seal"]


def test_a_seal_for_another_pack_is_found() -> None:
    desk = sealed()
    state: RoundFold = fold(desk.journal.entries)
    state.seals[-1] = state.seals[-1]._replace(pack_digest="9" * 64)
    assert "names another pack than the round" in [p.what for p in check_seals(state, desk.journal.entries)]
