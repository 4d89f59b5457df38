"""Rounds ahead: planned once, moved by a newer invitation, called off, and what they are for stays as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.invitations.read import Invitation
from interviewer_app.core.rounds.purpose import PURPOSES, Purpose, purpose_of
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.workspace.ahead import Meant, follow, meaning, plan_ahead
from interviewer_app.core.workspace.begin import Arranged
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows
from interviewer_app.core.workspace.read import read_round
from tests.core.workspace.parts import DIGEST, DOCUMENT, PACK, ROUND, WALL_US, counted, open_workspace, plan

HOUR_US = 3_600_000_000
INVITED = Invitation("m1@example.org", 0, "Interview: Ada", "Ada", WALL_US + 24 * HOUR_US, "Europe/Lisbon", 45)


def planned(file: Path, invitation: Invitation = INVITED, purpose: Purpose = "real") -> str:
    with open_workspace(file) as writer:
        return plan_ahead(
            writer, LoadedPack(PACK, DIGEST, DOCUMENT, file.parent),
            Arranged("Ada Lovelace", 45, "Grace Hopper", "author1", purpose), invitation,
            wall_us=WALL_US, new_id=counted("r"),
        )  # fmt: skip


def followed(file: Path, invitation: Invitation) -> Meant:
    meant = meaning(file, invitation)
    if meant.step in ("move", "call off"):
        with open_workspace(file, device=f"e{invitation.sequence}") as writer:
            follow(writer, meant, invitation, wall_us=WALL_US + 1)
    return meant


def only_row(file: Path) -> RoundRow:
    (row,) = read_round_rows(file)
    assert check_workspace(file) == []
    return row


def test_a_round_is_planned_for_the_time_of_its_invitation(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    round_id = planned(file)
    row = only_row(file)
    assert (row.id, row.candidate, row.minutes, row.state) == (round_id, "Ada Lovelace", 45, "planned")
    assert (row.starts_us, row.invitation, row.called_off) == (INVITED.starts_us, INVITED.uid, False)
    facts = read_round(file, round_id).facts
    assert facts is not None and facts.starts_zone == "Europe/Lisbon"


def test_the_same_invitation_again_changes_nothing_and_a_newer_one_moves_the_round(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    planned(file)
    assert "planned already" in followed(file, INVITED).why
    moved = replace(INVITED, sequence=2, starts_us=INVITED.starts_us + HOUR_US, minutes=60)
    assert followed(file, moved).step == "move"
    row = only_row(file)
    assert (row.starts_us, row.minutes, row.candidate) == (moved.starts_us, 60, "Ada Lovelace")
    assert "newer invitation" in followed(file, INVITED).why  # an older mail, opened late
    assert only_row(file).starts_us == moved.starts_us


def test_a_round_is_called_off_and_on_again(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    planned(file)
    off = replace(INVITED, sequence=1, called_off=True, problem="It has been called off.")
    assert followed(file, off).step == "call off"
    assert only_row(file).called_off and followed(file, off).step == "nothing"
    assert followed(file, replace(INVITED, sequence=2)).step == "move"
    assert not only_row(file).called_off


def test_the_next_time_of_a_meeting_whose_round_has_begun_is_a_round_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    round_id = planned(file)
    with open_workspace(file, device="d2") as writer:
        tick = b.Tick(boot_id="x", boot_ns=0, wall_us=WALL_US, zone="UTC", offset_min=0)
        writer.append_now("round", round_id, Draft("started", {"tick": b.plain(tick)}, WALL_US, 0))
        late = b.Scheduled(starts_us=1, minutes=10)
        writer.append_now("round", round_id, Draft("scheduled", b.plain(late), WALL_US + 9))
    assert (only_row(file).minutes, only_row(file).starts_us) == (45, INVITED.starts_us)
    assert meaning(file, replace(INVITED, starts_us=INVITED.starts_us + 7 * 24 * HOUR_US)).step == "plan"


def test_an_invitation_that_cannot_be_planned_is_refused_with_its_own_words(tmp_path: Path) -> None:
    file, over = tmp_path / "w.sqlite", replace(INVITED, problem="It is over.")
    with pytest.raises(Refused, match="It is over."):
        planned(file, over)
    assert read_round_rows(file) == []


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("other", [{"practice": True}, {"pilot": True}, {"practice": False}])
def test_what_was_planned_first_holds_so_no_round_ever_becomes_another_thing(
    tmp_path: Path, purpose: Purpose, other: dict[str, bool]
) -> None:
    file = tmp_path / "w.sqlite"
    round_id = planned(file, purpose=purpose)
    turned = plan(round_id, WALL_US + 5, candidate="Somebody Else")
    with open_workspace(file, device="d2") as writer:
        writer.append_now("round", round_id, turned._replace(body={**turned.body, **other}))
    row = only_row(file)
    assert (purpose_of(row), row.candidate) == (purpose, "Ada Lovelace")


def test_two_rounds_of_one_invitation_are_told_apart_by_its_uid_alone(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    planned(file)
    assert meaning(file, replace(INVITED, uid="m2@example.org")).step == "plan"
    assert meaning(file, replace(INVITED, uid="")).step == "plan"
    assert ROUND not in [row.id for row in read_round_rows(file)]
