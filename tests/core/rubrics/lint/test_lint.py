"""The lint: each rule on a text that breaks it and on one that does not, its source, its silence, its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer_app.core.rubrics.lint.anchors import likeness
from interviewer_app.core.rubrics.lint.findings import Remark
from interviewer_app.core.rubrics.lint.lists import groups_of
from interviewer_app.core.rubrics.lint.run import lint, lint_folder
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.models import Pack, Silence, Trial

RUBRICS = Path(__file__).parents[4] / "rubrics"
PACK = load_pack(RUBRICS / "senior-backend-supervised-change").pack
TODAY = date(2026, 12, 1)


def codes(pack: Pack, today: date = TODAY) -> list[str]:
    return [remark.code for remark, silenced in lint(pack, today) if not silenced]


def news(pack: Pack, today: date = TODAY) -> set[str]:
    """The findings of `pack` that the shipped one does not have."""
    return set(codes(pack, today)) - set(codes(PACK))


def with_probe(**changes: Any) -> Pack:
    first = PACK.sections[0]
    probe = first.probes[0].model_copy(update=changes)
    section = first.model_copy(update={"probes": (probe, *first.probes[1:])})
    return PACK.model_copy(update={"sections": (section, *PACK.sections[1:])})


def with_anchor(anchor: str | None, level: int = 1) -> Pack:
    dimension = PACK.dimensions[0]
    levels = list(dimension.levels)
    levels[level] = levels[level].model_copy(update={"anchor": anchor})
    changed = dimension.model_copy(update={"levels": tuple(levels)})
    return PACK.model_copy(update={"dimensions": (changed, *PACK.dimensions[1:])})


@pytest.mark.parametrize("folder", sorted(p for p in RUBRICS.iterdir() if (p / "pack.yaml").is_file()), ids=str)
def test_no_shipped_pack_has_an_error(folder: Path) -> None:
    assert [found for found in lint_folder(folder, TODAY) if found.remark.severity == "error"] == []


@pytest.mark.parametrize(
    "text, code",
    [
        ("Is it safe?", "question-is-yes-or-no"),
        ("Would you ship this change?", "question-is-yes-or-no"),
        ("So, could you add a test?", "question-is-yes-or-no"),
        ("Don't you think the retry is wrong? Why?", "question-leads"),
        ("What would you check, and how? Which test is missing?", "question-is-double"),
        ("What is old here? Why? Who uses it?", "question-is-double"),
        ("How old are you, roughly?", "touches-age"),
        ("Are you a native speaker of English?", "touches-origin"),
        ("How do you plan your childcare?", "touches-family"),
        ("Who is the ninja of your team?", "touches-person"),
    ],
)
def test_a_question_that_is_no_good_is_found(text: str, code: str) -> None:
    assert code in news(with_probe(text=text))


@pytest.mark.parametrize(
    "text",
    [
        "What must be true before you would ship it?",
        "Please read the change. Tell me what you accept and what you want to check.",
        "Would you ship it, and what would have to be true first?",
        "Who depends on this contract?",
        "Which of the two patches would you merge?",
    ],
)
def test_a_good_question_is_left_alone(text: str) -> None:
    assert news(with_probe(text=text)) == set()


@pytest.mark.parametrize(
    "anchor, code",
    [
        (None, "anchor-missing"),
        ("Adds a test.", "anchor-too-short"),
        (
            "Shows very good, clear and thorough understanding with strong and effective reasoning.",
            "anchor-of-adjectives",
        ),
        (PACK.dimensions[0].levels[0].anchor or "", "anchors-too-alike"),
    ],
)
def test_an_anchor_that_does_not_say_what_one_sees_is_found(anchor: str | None, code: str) -> None:
    assert code in news(with_anchor(anchor))


def test_a_missing_anchor_is_an_error_and_in_a_draft_a_warning() -> None:
    def severity(pack: Pack) -> str:
        return next(remark.severity for remark, _why in lint(pack, TODAY) if remark.code == "anchor-missing")

    assert severity(with_anchor(None)) == "error"
    assert severity(with_anchor(None).model_copy(update={"draft": True})) == "warning"


def test_a_dimension_nobody_asks_about_and_a_probe_for_nothing_are_found() -> None:
    lost = PACK.dimensions[0].model_copy(update={"id": "lost"})
    assert "dimension-without-probe" in news(PACK.model_copy(update={"dimensions": (*PACK.dimensions, lost)}))
    assert "probe-without-dimension" in news(with_probe(dimensions=()))


def test_a_probe_without_a_written_form_or_anything_to_listen_for_is_found() -> None:
    assert news(with_probe(written="", listen_for=())) == {"no-written-form", "nothing-to-listen-for"}


def test_budgets_over_the_round_are_an_error() -> None:
    script = PACK.scripts[0].model_copy(update={"budgets": {probe.id: 600 for probe in PACK.probes}})
    pack = PACK.model_copy(update={"scripts": (script, *PACK.scripts[1:])})
    (remark,) = [remark for remark, _why in lint(pack, TODAY) if remark.code == "budget-over-the-round"]
    assert (remark.severity, remark.what) == ("error", "add up to 90 minutes of 45")


def test_age_is_a_warning_that_a_day_decides() -> None:
    assert "review-is-old" not in codes(PACK, date(2027, 5, 23))
    assert "review-is-old" in codes(PACK, date(2027, 5, 24))
    fresh = PACK.model_copy(update={"trials": (Trial(assistant="A", version="1", on="2026-11-01", fell_in=True),)})
    assert not {"no-trials", "trials-are-old"} & set(codes(fresh, date(2027, 5, 3)))
    assert "trials-are-old" in codes(fresh, date(2027, 5, 4))
    assert all(remark.severity == "warning" for remark, _why in lint(fresh, date(2099, 1, 1)))


@pytest.mark.parametrize(
    ("line", "said"), [("Helper 4.2", False), ("helper 5.0", True), ("Helper", True), ("Editor", False)]
)
def test_an_assistant_is_named_in_the_version_that_was_tried(line: str, said: bool) -> None:
    tried = (Trial(assistant="Helper", version="4.2", on="2026-11-01", fell_in=True),)
    pack = PACK.model_copy(update={"trials": tried, "ai": PACK.ai.model_copy(update={"tools": (line,)})})
    assert ("tool-not-tried" in codes(pack, date(2026, 11, 21))) is said


def test_a_finding_is_silenced_by_its_code_and_place_and_keeps_its_reason() -> None:
    pack = with_probe(text="Is it safe?")
    silence = Silence(finding="question-is-yes-or-no", at="sections[0].probes[0]", reason="It opens a demonstration.")
    silenced = pack.model_copy(update={"silenced": (silence,)})
    assert "question-is-yes-or-no" not in codes(silenced)
    assert silence.reason in [why for _remark, why in lint(silenced, TODAY)]
    elsewhere = pack.model_copy(update={"silenced": (silence.model_copy(update={"at": "sections[0].probes[1]"}),)})
    assert {"question-is-yes-or-no", "silences-nothing"} <= set(codes(elsewhere))


def test_the_line_of_a_finding_is_that_of_its_field(tmp_path: Path) -> None:
    source = (RUBRICS / "senior-backend-supervised-change" / "pack.yaml").read_text(encoding="utf-8")
    lines = source.split("\n")
    (tmp_path / "pack.yaml").write_text(source.replace('reviewed_on: "2026-11-21"', 'reviewed_on: "2020-01-01"'))
    (found,) = [found for found in lint_folder(tmp_path, TODAY) if found.remark.code == "review-is-old"]
    assert lines[(found.line or 0) - 1].startswith("reviewed_on")


def test_every_finding_says_why_how_to_mend_it_and_whose_knowledge_it_is() -> None:
    pack = with_probe(text="Is it old? What? Why?", dimensions=(), written="", listen_for=())
    bad = pack.model_copy(update={"not_scored": (), "scripts": PACK.scripts[:1]})
    for remark, _silenced in lint(bad, date(2030, 1, 1)):
        assert isinstance(remark, Remark)
        assert all(len(text) > 5 and not text.endswith(".") for text in (remark.what, remark.why, remark.mend))
        assert len(remark.source) > 20


def test_every_group_of_words_names_its_source_and_every_word_once() -> None:
    for name in ("praise", "leading", "protected"):
        words = [word for group in groups_of(name) for word in group.words]
        assert len(words) == len(set(words)) and all(word == word.casefold() for word in words)
        assert all(len(group.source) > 20 and group.about for group in groups_of(name))


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_symmetric_and_a_share(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) == likeness(other, one) <= 1.0


def test_likeness_of_the_worked_example() -> None:
    assert likeness("adds a test", "adds a test for the timeout path") == pytest.approx(3 / 7)
    assert likeness("names the risk clearly", "names the risk") == 0.75
