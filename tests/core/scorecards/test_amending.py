"""Amendments: a submitted card stays submitted; what changes says why and is sealed for itself."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.rounds.state import RECOMMENDED
from interviewer_app.core.scorecards.clash import clash
from interviewer_app.core.scorecards.issue import compare_pages, issue_card
from interviewer_app.core.scorecards.seal import card_digest, check_seals, sealed_part, sealed_round
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.scorecards.verify import verify_bundle, verify_card
from tests.core.rounds.parts import Desk, write
from tests.core.scorecards import forging as f
from tests.core.scorecards.signed_rounds import FIRST, LOADED, ME, amended, bundle_of, sealed
from tests.fakes import Numbered


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"INTERVIEWER_HOME": str(tmp_path / "home")}


def problems(desk: Desk) -> list[str]:
    desk.journal.deliver()
    entries = desk.journal.entries
    return [problem.what for problem in check_seals(fold(entries), entries)]


def test_an_amendment_changes_what_it_is_about_and_nothing_else() -> None:
    desk = sealed()
    now, sheet = desk.clock.now(), desk.sheet
    with pytest.raises(Refused):
        sheet.choose(FIRST.id, 1, now)
    sheet.amend(FIRST.id, "I read the log again.", ME, now)
    assert (sheet.fold.state, sheet.is_open, sheet.may_change(FIRST.id)) == ("sealed", False, True)
    with pytest.raises(Refused):
        sheet.recommend("Hire.", now)
    sheet.choose(FIRST.id, 1, now)
    sheet.late_moment(FIRST.id, "named-risk", "against", "Said so at the door.", 75_000, now)
    desk.journal.deliver()
    sheet.seal(desk.clock.now())
    desk.journal.deliver()
    state = fold(desk.journal.entries)
    (seen,) = state.amendments.all
    assert seen.was is not None and seen.became is not None
    assert (seen.was.level, seen.became.level, seen.by, seen.reason, seen.seal) == (
        2, 1, "Tomasz Wierzba", "I read the log again.", 2,
    )  # fmt: skip
    assert problems(desk) == [] and len(state.seals) == 2
    found = verify_bundle(bundle_of(desk.journal.entries), "x")
    assert found.problems == () and [tuple(each) for each in found.amendments] == [
        (FIRST.id, "Tomasz Wierzba", "I read the log again.", 2)
    ]
    with pytest.raises(Refused):
        sheet.choose(FIRST.id, 2, desk.clock.now())


def test_until_its_seal_an_amendment_is_on_no_card() -> None:
    desk = sealed()
    before = bundle_of(desk.journal.entries)
    desk.clock.wait(1_000)
    desk.sheet.amend(FIRST.id, "Second thoughts.", ME, desk.clock.now())
    desk.sheet.choose(FIRST.id, 1, desk.clock.now())
    desk.journal.deliver()
    assert bundle_of(desk.journal.entries) == before
    assert sealed_round(desk.journal.entries).ratings[FIRST.id].level == 2
    assert "was written after the seal" in problems(desk)
    again = RatingSheet(fold(desk.journal.entries), LOADED.pack, desk.journal, desk.clock, Numbered("later"))
    assert [each.about for each in again.amending] == [FIRST.id]


def test_a_dropped_amendment_leaves_the_card_as_it_was() -> None:
    desk = sealed()
    digest, before, now = card_digest(desk.sheet.fold), bundle_of(desk.journal.entries), desk.clock.now()
    desk.sheet.amend(FIRST.id, "Second thoughts.", ME, now)
    desk.sheet.amend(RECOMMENDED, "Too hard.", ME, now)
    desk.sheet.choose(FIRST.id, 1, now)
    desk.sheet.late_moment(FIRST.id, "named-risk", "against", "At the door.", 75_000, now)
    desk.sheet.recommend("No.", now)
    desk.sheet.drop_amendment(RECOMMENDED, now)
    assert desk.sheet.may_change(FIRST.id)
    desk.sheet.drop_amendment(FIRST.id, now)
    desk.journal.deliver()
    assert (card_digest(desk.sheet.fold), desk.sheet.amending) == (digest, [])
    assert bundle_of(desk.journal.entries) == before
    amended(desk)
    assert problems(desk) == []
    assert [each.seal for each in fold(desk.journal.entries).amendments.all] == [0, 0, 2]


def test_who_may_amend_what_and_when() -> None:
    desk = sealed()
    now = desk.clock.now()
    for reason, by in (("  ", ME), ("Because.", b.Person(id="i2", name="Somebody"))):
        with pytest.raises(Refused):
            desk.sheet.amend(FIRST.id, reason, by, now)
    with pytest.raises(ValueError, match="nothing a card says"):
        desk.sheet.amend("no-such", "Because.", ME, now)
    with pytest.raises(Refused, match="Say first why"):
        desk.sheet.late_moment(FIRST.id, "named-risk", "for", "", 1, now)
    desk.sheet.drop_amendment(FIRST.id, now)
    with pytest.raises(Refused):
        desk.sheet.seal(now)


def test_a_rating_that_changed_between_two_seals_without_a_reason_is_found() -> None:
    def silence(value: f.Value) -> None:
        begun = f.of_kind(value, "amendment-begun")
        begun["kind"], begun["body"] = "recommended", {"text": ""}

    found = verify_bundle(f.forged(bundle_of(amended(sealed()).journal.entries), silence), "x")
    assert f"changed {FIRST.id} after the seal and says no reason" in [problem.what for problem in found.problems]


def test_what_came_after_the_seal_and_is_no_amendment_is_not_left_out_of_sight() -> None:
    desk = sealed()
    write(desk.journal, b.Recommended(text="Slipped in."), 2_700_000)
    desk.journal.deliver()
    assert sealed_part(desk.journal.entries) == desk.journal.entries


def test_nothing_comes_in_while_the_seal_is_on_its_way() -> None:
    desk = sealed()
    desk.sheet.amend(FIRST.id, "Second thoughts.", ME, desk.clock.now())
    desk.sheet.choose(FIRST.id, 1, desk.clock.now())
    desk.journal.deliver()
    desk.sheet.seal(desk.clock.now())
    with pytest.raises(Refused):
        desk.sheet.choose(FIRST.id, 2, desk.clock.now())
    desk.journal.deliver()
    assert problems(desk) == []


def test_an_amended_card_prints_what_it_was_and_its_pages_match() -> None:
    from pypdf import PdfReader

    desk = sealed()
    now = desk.clock.now()
    desk.sheet.amend(RECOMMENDED, "It said nothing.", ME, now)
    desk.sheet.recommend("Yes, with a mentor.", now)
    issued = issue_card(amended(desk).journal.entries, LOADED.document)
    assert verify_card(issued.pdf, "card.pdf", compare_pages).holds
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(issued.pdf)).pages]
    printed = " ".join(" ".join(pages).split())
    assert ", amended: p. " in " ".join(pages[0].split())
    for words in ("Changed after the first seal", "I read the log again.", "It said nothing.", "before: 2", "Seal 2"):
        assert words in printed, words
    with pikepdf.open(io.BytesIO(issue_card(sealed().journal.entries, LOADED.document).pdf)) as plain:
        assert len(plain.pages) <= len(pages)


def test_two_cards_of_one_round_that_differ_are_said_in_one_sentence(
    home: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, one, other = sealed(), amended(sealed(), level=1), amended(sealed())
    other.clock.wait(1_000)
    other.sheet.amend(FIRST.id, "And once more.", ME, other.clock.now())
    other.sheet.choose(FIRST.id, 2, other.clock.now())
    other = sealed(other)
    files = {}
    for name, desk in (("first", first), ("one", one), ("other", other)):
        files[name] = tmp_path / f"{name}.json"
        files[name].write_bytes(bundle_of(desk.journal.entries))
    lists = [(name, desk.journal.entries) for name, desk in (("first", first), ("one", one), ("other", other))]
    assert clash(lists) == ""  # each goes on from the one before
    other_end = amended(sealed(), level=2)
    rest = amended(other_end, level=1)
    assert clash([("a.pdf", one.journal.entries), ("b.pdf", rest.journal.entries)]) == (
        "a.pdf and b.pdf: two cards of one round that differ; ask Tomasz Wierzba which one holds."
    )
    files["rest"] = tmp_path / "rest.json"
    files["rest"].write_bytes(bundle_of(rest.journal.entries))
    for name in ("first", "other", "one"):
        assert run(["round", "import", str(files[name])], home) == 0, name
    capsys.readouterr()
    assert run(["round", "import", str(files["rest"]), "--json"], home) == 1
    assert "two cards of one round that differ" in json.loads(capsys.readouterr().out)["error"]
