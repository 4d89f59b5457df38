"""A debrief is its entries: positions unseen until all are there, revisions beside what was sealed, one decision."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer_app.core.debriefs.agenda import Topic, fit, not_discussed, topics_of
from interviewer_app.core.debriefs.boards.board import candidate_board
from interviewer_app.core.debriefs.debrief import DECISION, Member, fold_debrief
from interviewer_app.core.debriefs.packet.contents import stated_words
from interviewer_app.core.debriefs.signing import broken_signatures
from interviewer_app.core.debriefs.speaking import speaking_order
from interviewer_app.core.debriefs.store import debrief_entries, debriefs_of, read_debrief
from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.bodies import plain
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.integrity import Noticed, Reviewed
from interviewer_app.core.scorecards.signing.ed25519 import key_from
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.read import read_entries
from tests.core.debriefs.panel import BEGUN_US, at, begin, cards, open_writer, panel, reopen


def test_positions_are_shown_only_once_everybody_has_written_or_the_lead_closes_the_writing(tmp_path: Path) -> None:
    laid = cards(panel())
    with open_writer(tmp_path / "w.sqlite") as writer:
        desk = begin(writer, laid)
        first, second, third = desk.fold.members
        desk.write_position(first.id, "Senior.", at(1))
        desk.write_position(first.id, "Staff, I looked again.", at(2))
        with pytest.raises(Refused, match=f"Still writing: {second.name}, {third.name}"):
            desk.show_positions(at(3))
        desk.write_position(second.id, "Senior on the build.", at(3))
        desk.show_positions(at(4), close=True)
        assert desk.fold.positions[first.id].text == "Staff, I looked again." and desk.fold.missing == (third.id,)
        with pytest.raises(Refused, match="stays as it was"):
            desk.write_position(first.id, "What the loudest said.", at(5))
        desk.write_position(third.id, "Late.", at(5))
        assert desk.fold.positions[third.id].after and not desk.fold.positions[first.id].after


def test_a_revision_typed_by_the_chair_is_stated_until_its_rater_confirms_it_and_changes_no_card(
    tmp_path: Path,
) -> None:
    made = panel()
    laid = cards(made)
    dev, round_id = laid[1].card.facts.interviewer_id, laid[1].round
    file = tmp_path / "w.sqlite"
    with open_writer(file) as writer:
        for each in made:
            each.put_into(writer)
        before = read_entries(file, round_id)
        desk = begin(writer, laid)
        with pytest.raises(Refused, match="why"):
            desk.revise(round_id, "evaluating", 2, 3, "  ", at(6))
        with pytest.raises(Refused, match="stands"):
            desk.revise(round_id, "evaluating", 2, 2, "No.", at(6))
        with pytest.raises(Refused, match="not on this board"):
            desk.revise("0" * 32, "evaluating", 2, 3, "No.", at(6))
        revision = desk.revise(round_id, "evaluating", 2, 3, "Marta's 24:31 shows the test.", at(6))
        known = desk.fold.revised(round_id, "evaluating")
        assert known is not None and (known.was, known.now, known.by, known.stated) == (2, 3, dev, False)
        assert known.entered_by == "Lena Lead"
        with pytest.raises(Refused, match="Only Dev Iyer"):
            desk.confirm(revision, "Marta Lindqvist", at(7))
        desk.confirm(revision, "dev  iyer", at(7))
        writer.drain()
        stands = read_debrief(file, desk.fold.opened.id)  # type: ignore[union-attr]
        assert stands.revisions[revision].stated and stands.revisions == desk.fold.revisions
        assert read_entries(file, round_id) == before
        row = candidate_board(laid, debrief=stands).row("evaluating")
        assert [(cell.level, cell.original) for cell in row.cells if cell.revised] == [(3, 2)]
    assert check_workspace(file) == []


def test_a_revision_at_ones_own_installation_needs_no_confirmation_and_one_there_signs_what_was_stated(
    tmp_path: Path,
) -> None:
    laid = cards(panel())
    dev = laid[1].card.facts.interviewer_id
    chair, own = tmp_path / "chair.sqlite", tmp_path / "dev.sqlite"
    with open_writer(chair) as writer:
        desk = begin(writer, laid)
        debrief = desk.fold.opened.id  # type: ignore[union-attr]
        desk.revise(laid[1].round, "evaluating", 2, 3, "Heard it.", at(6))
        desk.revise(laid[0].round, "impact", 2, 3, "Said by Marta.", at(6))
        writer.drain()
        sent = debrief_entries(chair, debrief)
    with open_writer(own, author=dev, prefix="f") as writer:
        writer.add_entries(sent)
        desk = reopen(writer, debrief, laid, me=dev, by="Dev Iyer")
        (waiting,) = desk.waiting_for_me()
        key = key_from(b"1" * 32, dev)
        desk.confirm_mine(waiting.id, at(20), key)
        desk.revise(laid[1].round, "owning", 3, 2, "My own word.", at(21))
        writer.drain()
        entries = debrief_entries(own, debrief)
    fold = fold_debrief(entries)
    assert [(each.dimension, each.stated, each.own) for each in fold.revisions.values()] == [
        ("evaluating", True, False), ("impact", False, False), ("owning", True, True),
    ]  # fmt: skip
    signed = next(iter(fold.revisions.values()))
    assert signed.key == key.key and broken_signatures(fold) == []
    assert "signed by Dev Iyer with another key" in stated_words(fold, signed)
    assert stated_words(fold, signed, key.key).endswith("entered by Lena Lead, signed by Dev Iyer")
    fold.revisions[signed.id] = replace(signed, now=4)
    assert [problem.where for problem in broken_signatures(fold)] == [f"revision {signed.id[:8]}"]
    fold.revisions[signed.id] = signed
    shuffled = [*entries]
    random.Random(5).shuffle(shuffled)
    assert fold_debrief(shuffled).revisions == fold.revisions and fold_debrief(shuffled).positions == fold.positions


def test_an_unreviewed_integrity_observation_of_a_round_holds_the_decision(tmp_path: Path) -> None:
    made = panel()
    laid = cards(made)
    with open_writer(tmp_path / "w.sqlite") as writer:
        made[0].put_into(writer)
        seen = Noticed(observation="9" * 32, what="Another voice.", by="Marta")
        writer.append_now("integrity", laid[0].round, Draft("noticed", plain(seen), BEGUN_US))
        desk = begin(writer, laid)
        with pytest.raises(Refused, match="waits for its review"):
            desk.decide("Senior, yes.", "senior", [], [], at(28))
        assert desk.fold.decision is None
        reviewed = Reviewed(observation="9" * 32, by="Bo", outcome="explained", reason="A colleague passed by.")
        writer.append_now("integrity", laid[0].round, Draft("reviewed", plain(reviewed), BEGUN_US))
        with pytest.raises(Refused, match="level"):
            desk.decide("Senior, yes.", " ", [], [], at(28))
        with pytest.raises(Refused, match="both"):
            desk.decide("Senior, yes.", "senior", [("Dev Iyer", "")], [], at(28))
        desk.decide("Senior.", "senior", [("Dev Iyer", "Not on owning."), ("", "")], ["Ask for scope", " "], at(28))
        made_up = desk.fold.decision
        assert made_up is not None and made_up.dissent == (("Dev Iyer", "Not on owning."),)
        assert made_up.follow_ups == ("Ask for scope",)
        desk.decide("Staff.", "staff", [], [], at(29))
        assert desk.fold.decision.level == "staff" and desk.fold.earlier_decisions == 1


def test_a_claim_rests_on_a_moment_or_says_that_it_does_not_and_topics_keep_their_seconds(tmp_path: Path) -> None:
    laid = cards(panel())
    file = tmp_path / "w.sqlite"
    with open_writer(file) as writer:
        desk = begin(writer, laid)
        with pytest.raises(Refused):
            desk.claim("", "Dev Iyer", at(3))
        claim = desk.claim("She asked who depends on it.", "Aiko Brandt", at(3))
        moment = laid[0].fold.counted[0].id
        desk.link(claim, laid[0].round, moment, at(4))
        desk.claim("I had the feeling.", "Dev Iyer", at(4))
        desk.begin_topic("evaluating", at(5))
        desk.begin_topic("owning", at(8.5))
        desk.begin_topic(DECISION, at(9))
        writer.drain()
        debrief = desk.fold.opened.id  # type: ignore[union-attr]
    fold = read_debrief(file, debrief)  # as after a crash: the decision's clock still runs
    assert fold.discussed == {"evaluating": 210, "owning": 30} and fold.begun == (DECISION, at(9).wall_us)
    assert [(each.round, each.moment) for each in fold.claims.values()] == [(laid[0].round, moment), ("", "")]
    assert debriefs_of(file, [card.round for card in laid]) == [debrief]
    assert debriefs_of(file, [laid[0].round]) == [] and debriefs_of(tmp_path / "none.sqlite", ["x"]) == []


def test_the_least_senior_speak_first_and_ties_are_drawn_alike_by_everybody() -> None:
    people = [Member("a", "Ana", 2), Member("b", "Bo", 1), Member("c", "Cy", 1), Member("d", "Di", None)]
    orders = {"".join(each.id for each in speaking_order(people, f"{seed}")) for seed in range(40)}
    assert orders == {"dbca", "dcba"}  # unknown with the least; only the tie is drawn
    assert speaking_order(people, "7") == speaking_order(reversed(people), "7")


def test_the_agenda_takes_the_largest_differences_that_fit_and_names_what_does_not() -> None:
    topics = [Topic("op", "Operability", "implementation", 2), Topic("ev", "Evaluating", "supervision", 2),
              Topic("co", "Correctness", "implementation", 1), Topic("ow", "Owning", "supervision", 1),
              Topic("im", "Impact", "level", 1)]  # fmt: skip
    start = fit(topics, seconds_left=30 * 60, discussed={}, now="")
    assert [item.minutes for item in start.items] == [6, 6, 4, 4, 4, 5] and start.left_out == ()
    later = fit(topics, seconds_left=1100, discussed={"op": 570}, now="ev", now_s=130)
    assert [(item.topic, item.state) for item in later.items] == [
        ("op", "done"), ("ev", "now"), ("co", "ahead"), ("ow", "ahead"), (DECISION, "ahead"),
    ]  # fmt: skip
    assert [topic.dimension for topic in later.left_out] == ["im"] and later.next == "co"
    over = fit(topics, seconds_left=-5, discussed={"op": 570}, now="")
    assert [item.topic for item in over.items] == ["op", DECISION]
    assert [topic.dimension for topic in not_discussed(topics, {"op": 5, "co": 4})] == ["ev", "ow", "im"]


def test_the_agenda_of_a_board_goes_across_tracks() -> None:
    found = topics_of(candidate_board(cards(panel())).rows)
    assert [topic.apart for topic in found] == sorted((topic.apart for topic in found), reverse=True)
    assert found[0].dimension == "evaluating" and len({topic.track for topic in found}) > 1
