"""Notice and AI rule: open until answered, in the way of the seal alone, printed with which and when."""

from __future__ import annotations

import json

import pytest

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.rounds.notices import answered, how_words, open_lines, words_of
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.bundle import summary
from interviewer_app.core.scorecards.card import scorecard
from interviewer_app.core.scorecards.pdf.render import render_card
from tests.core.papers.reading import text_of
from tests.core.rounds.parts import Desk, Live, Seen, a_live_round, a_pack, a_round, shipped

SEEN = (Seen(90, "added-test", "one"),)


def says(live: Live) -> list[tuple[str, str, str, int]]:
    return [(seen.line, seen.answer, seen.by, seen.at_ms) for seen in answered(live.read_again())]


def test_both_lines_are_open_until_they_are_answered_in_their_order() -> None:
    live = a_live_round()
    assert open_lines(live.fold) == ("notice", "ai-rule")
    live.round.answer_notice("notice", "given-earlier", " the  recruiter ", live.clock.wait(1000))
    assert open_lines(live.fold) == ("ai-rule",)
    live.round.answer_notice("ai-rule", "read-now", "", live.clock.wait(1000))
    assert open_lines(live.fold) == ()
    assert says(live)[0][:3] == ("notice", "given-earlier", "the recruiter")


def test_reading_it_out_starts_the_clock_and_the_other_answers_do_not() -> None:
    live = a_live_round()
    live.round.answer_notice("notice", "not-given", "", live.clock.wait(1000))
    assert live.fold.state == "planned"
    live.round.answer_notice("ai-rule", "read-now", "", live.clock.wait(5000))
    assert live.fold.state == "live"
    live.round.answer_notice("notice", "read-now", "", live.clock.wait(42_000))
    assert says(live) == [("notice", "read-now", "", 42_000), ("ai-rule", "read-now", "", 0)]


def test_a_round_that_began_earlier_heard_its_rule_later_on_its_clock() -> None:
    live = a_live_round()
    live.round.answer_notice("ai-rule", "read-now", "", live.clock.wait(1000))
    live.round.began_earlier(live.clock.wait(9000))
    assert says(live) == [("ai-rule", "read-now", "", 60_000)]


def test_logging_never_waits_for_them() -> None:
    live = a_live_round()
    assert live.round.log(shipped().kinds[0], live.clock.wait(10)) is not None
    assert open_lines(live.fold) == ("notice", "ai-rule")


def test_the_newest_answer_counts_until_the_seal_and_the_same_again_is_no_entry() -> None:
    desk = a_round(a_pack((1, 2)), SEEN, told=False)
    before = len(desk.journal.entries)
    for by in ("the recruiter", "the recruiter", "Ada"):
        desk.sheet.answer_notice("notice", "given-earlier", by, desk.clock.now())
    desk.journal.deliver()
    assert len(desk.journal.entries) == before + 2
    assert fold(desk.journal.entries).notices["notice"].by == "Ada"


def test_after_the_round_nothing_can_have_been_read_now() -> None:
    desk = a_round(a_pack((1, 2)), SEEN, told=False)
    with pytest.raises(Refused, match="not running"):
        desk.sheet.answer_notice("ai-rule", "read-now", "", desk.clock.now())


def complete(desk: Desk) -> Desk:
    for dimension in desk.sheet.pack.dimensions:
        desk.sheet.no_evidence(dimension.id, "not asked", desk.clock.now())
    desk.journal.deliver()
    return desk


def test_sealing_waits_for_both_and_says_which() -> None:
    desk = complete(a_round(a_pack((1, 2)), SEEN, told=False))
    with pytest.raises(Refused, match="^Notice: say whether"):
        desk.sheet.seal(desk.clock.now())
    desk.sheet.answer_notice("notice", "not-given", "", desk.clock.now())
    with pytest.raises(Refused, match="^AI rule: say whether"):
        desk.sheet.seal(desk.clock.now())
    desk.sheet.answer_notice("ai-rule", "given-earlier", "the recruiter", desk.clock.now())
    desk.journal.deliver()
    desk.sheet.seal(desk.clock.now())
    assert desk.sheet.fold.state == "sealed"
    with pytest.raises(Refused, match="submitted"):
        desk.sheet.answer_notice("notice", "given-earlier", "Ada", desk.clock.now())


def printed(desk: Desk) -> str:
    card = scorecard(desk.sheet.fold, desk.sheet.pack, entries=9, app_version="1")
    return " ".join(text_of(render_card(card), "-layout").split())


def test_the_card_prints_which_and_when() -> None:
    words = printed(a_round(shipped()))
    assert "from 11:40; read at 00:42" in words
    assert "given earlier by the recruiter" in words


def test_what_was_not_given_stands_among_the_differences() -> None:
    desk = a_round(a_pack((1, 2)), SEEN, told=False)
    for line in ("notice", "ai-rule"):
        desk.sheet.answer_notice(line, "not-given", "", desk.clock.now())  # type: ignore[arg-type]
    card = scorecard(desk.sheet.fold, desk.sheet.pack, entries=9, app_version="1")
    assert card.deviations[:2] == ("The notice was not given.", "The AI rule was not given.")
    assert "not given" in printed(desk)


def test_a_card_without_answers_prints_none_and_its_summary_has_no_key_for_them() -> None:
    desk = a_round(a_pack((1, 2)), SEEN, told=False)
    assert "notices" not in summary(desk.sheet.fold, desk.sheet.pack)
    assert "not given" not in printed(desk) and "read at" not in printed(desk)


def test_the_summary_names_the_answers() -> None:
    desk = a_round(a_pack((1, 2)), SEEN)
    assert json.loads(json.dumps(summary(desk.sheet.fold, desk.sheet.pack)["notices"])) == [
        {"line": "notice", "answer": "given-earlier", "by": "the recruiter", "at_ms": 20_000},
        {"line": "ai-rule", "answer": "read-now", "at_ms": 42_000},
    ]


def test_the_words_of_the_notice_are_the_packs_or_name_what_is_not_scored() -> None:
    pack = a_pack((1, 2))
    assert words_of("ai-rule", pack) == pack.ai.read_aloud
    assert "Not scored" not in words_of("notice", pack)
    assert words_of("notice", Pack.model_validate({**tree(pack), "notice": "I take notes."})) == "I take notes."
    said = words_of("notice", shipped())
    assert "Not scored: Fluency, accent" in said and "in the second part; Knowing" in said


def tree(pack: Pack) -> dict[str, object]:
    return pack.model_dump(exclude_none=True)


def test_an_answer_in_words() -> None:
    desk = a_round(a_pack((1, 2)), SEEN)
    assert [how_words(seen) for seen in answered(desk.sheet.fold)] == [
        "given earlier by the recruiter", "read at 00:42",
    ]  # fmt: skip
