"""Sealed until you submit: which cards of others are about the candidate of an open card of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer_app.core.errors import Refused
from interviewer_app.core.workspace import unseen
from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.core.workspace.overriding import override
from interviewer_app.core.workspace.unseen import UNSEEN, Gate, gate_of, marks_of, person_of
from tests.core.workspace.parts import DIGEST, DOCUMENT, PACK, WALL_US, open_workspace, plan


def row(name: str, **more: object) -> RoundRow:
    known = {
        "id": name, "candidate": "Priya Raman", "candidate_id": f"c-{name}", "role": "", "level": "", "pack_id": "p",
        "pack_version": "1", "pack_title": "", "pack_digest": "", "minutes": 60, "interviewer": "", "practice": False,
        "state": "sealed", "planned_us": 1, "started_us": 2, "ended_us": 3, "sealed_us": 4, "offset_min": 0,
        "used_ms": 9, "moments": 8, "rated": 7, "to_rate": 7,
    }  # fmt: skip
    return RoundRow(**{**known, **more})


def hidden(theirs: RoundRow, mine: RoundRow, *more: RoundRow) -> bool:
    return Gate([theirs, mine, *more], {mine.id}).hides(theirs)


@pytest.mark.parametrize("state", ["planned", "live", "paused", "ended"])
def test_a_card_of_somebody_else_is_hidden_as_long_as_mine_is_not_in(state: str) -> None:
    mine = row("mine", state=state)
    assert hidden(row("theirs"), mine) and not hidden(row("theirs"), mine._replace(state="sealed"))
    shown = Gate([row("theirs"), mine], {"mine"}).shown(row("theirs"))
    assert (shown.state, shown.moments, shown.rated, shown.used_ms, shown.sealed_us) == (UNSEEN, 0, 0, 0, None)


@pytest.mark.parametrize(
    "name",
    ["priya raman", "Priya  Raman ", "PRIYA RAMAN", "Priya\u00a0Raman", "\u200fPriya\u200b Raman", "Ｐriya Raman"]
)
def test_a_name_is_the_same_however_it_is_written(name: str) -> None:
    assert person_of(name) == "priya raman" and hidden(row("theirs", candidate=name), row("mine", state="planned"))


def test_another_name_hides_nothing_unless_something_else_says_that_it_is_the_same_person() -> None:
    mine = row("mine", state="planned", invitation="uid", interview="i1", candidate_id="c1")
    other = row("theirs", candidate="P. R.")
    assert not hidden(other, mine)
    for told in ({"invitation": "uid"}, {"interview": "i1"}, {"candidate_id": "c1"}):
        assert hidden(other._replace(**told), mine)
    assert hidden(other, mine, row("third", candidate="P. R.", interview="i1"))  # by way of a card that has both


def test_each_round_is_looked_at_a_few_times_however_many_cards_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Home waits for it before its first paint."""
    asked: list[str] = []
    monkeypatch.setattr(unseen, "marks_of", lambda marked: (asked.append(marked.id), marks_of(marked))[1])
    rows = [row(f"r{n}", candidate=f"C {n // 4}", state="planned" if n < 200 else "sealed") for n in range(2000)]
    assert len(Gate(rows, {each.id for each in rows[:200]}).open) == 200
    assert len(asked) <= 4 * len(rows)


def test_what_is_about_nobody_or_was_called_off_hides_nothing() -> None:
    assert not hidden(row("theirs"), row("mine", state="ended", pilot=True))
    assert not hidden(row("theirs"), row("mine", state="live", practice=True))
    assert not hidden(row("theirs"), row("mine", state="planned", called_off=True))
    assert not hidden(row("theirs", pilot=True), row("mine", state="ended"))


def test_my_own_cards_are_never_hidden_and_theirs_are_seen_once_submitted() -> None:
    mine, before, theirs = row("mine", state="ended"), row("before"), row("theirs", state="ended", candidate="Bo")
    gate = Gate([mine, before, theirs], {"mine", "before"})
    assert [each.id for each in gate.seen()] == ["mine", "before"]
    gate.check("before")
    gate.check("theirs")
    with pytest.raises(Refused, match="Your card first"):
        Gate([mine, row("x")], {"mine"}).check("x")


def test_an_override_with_a_reason_opens_the_gate_for_its_author_and_for_cards_open_then(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        writer.store_pack(DIGEST, DOCUMENT, PACK)
        writer.append_now("round", "1" * 32, plan("1" * 32, candidate="Priya Raman"))
        gate = gate_of(file, me="author1")
        assert gate.first(row("theirs")) is not None
        with pytest.raises(Refused, match="reason"):
            override(writer, gate, row("theirs"), by="Grace", reason=" ", wall_us=WALL_US)
        said = override(writer, gate, row("theirs"), by="Grace", reason="I lead.", wall_us=WALL_US)
        assert said.rounds == ("1" * 32,) and gate_of(file, me="author1").first(row("theirs")) is None
        assert gate_of(file, me="author2").first(row("theirs")) is None  # owes no card
        writer.append_now("round", "2" * 32, plan("2" * 32, wall_us=WALL_US + 5, candidate="Priya Raman"))
        assert gate_of(file, me="author1").first(row("theirs")) is not None
        with pytest.raises(Refused, match="hidden"):
            override(writer, gate_of(file, me="author1"), row("x", candidate="Bo"), by="G", reason="r", wall_us=1)


def test_without_an_identity_every_open_round_counts_as_mine_and_a_damaged_workspace_of_mine_stops_no_other(
    tmp_path: Path,
) -> None:
    file, damaged = tmp_path / "w.sqlite", tmp_path / "home.sqlite"
    with open_workspace(file) as writer:
        writer.append_now("round", "1" * 32, plan("1" * 32, candidate="Priya Raman"))
    damaged.write_bytes(b"no workspace at all" * 200)
    assert gate_of(file, damaged, me="").first(row("theirs")) is not None
    assert gate_of(tmp_path / "none.sqlite", file, me="author1").first(row("theirs")) is not None
