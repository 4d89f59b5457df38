"""Rubrics of one family, different in letters, scale, sections, styles and thresholds, become packs that run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.markdown.source import import_markdown
from interviewer_app.core.rubrics.models import REQUIRED_KINDS, Pack
from interviewer_app.core.rubrics.write import write_pack

NAMES = ("Data & Storage", "Incident Response", "Review Practice", "Écoute et clarté", "Planning", "Teaching", "信頼性")


@dataclass(frozen=True)
class Member:
    """One rubric of the family: what its author chose."""

    title: str
    labels: Sequence[str]
    join: str
    head: Sequence[str]
    styles: Sequence[str]
    depth: int = 2
    marks: bool = True
    threshold: str = ""
    bullet: str = "-"
    numbered: bool = True
    crlf: bool = False

    def names(self) -> list[str]:
        return [f"{label}{self.join}{name}" for label, name in zip(self.labels, NAMES, strict=False)]

    def rubric(self) -> str:
        deep = "#" * self.depth
        parts = [f"# {self.title}\n\nAbout the role.  \n\nAnswer with the **STAR method**. Licensed CC BY 4.0.\n"]
        for number, name in enumerate(self.names()):
            mark = f"**00:{5 + 5 * number:02d}** – " if self.marks else ""
            parts.append(f"---\n\n{deep} {name}  \n{deep}## {mark}Frame F{number} Level 4–5\n")
            parts.append(f"What {number} is about.\n\n**What to look for:**\n")
            parts.append(f"{self.bullet} Does thing {number}\n{self.bullet} Says why {number}\n")
        cells = "| " * len(self.head) + "|"
        rows = "\n".join(f"| **{name.replace(self.join, f'**{self.join}', 1)} {cells}" for name in self.names())
        if not self.labels[0]:
            rows = "\n".join(f"| {name} {cells}" for name in self.names())
        head = f"| Competency | {' | '.join(self.head)} |\n|---{'|---' * len(self.head)}|"
        threshold = f"**Thresholds:** {self.threshold}\n\n" if self.threshold else ""
        parts.append(f"---\n\n{deep} Scoring Matrix\n{threshold}{head}\n{rows}\n")
        return self._ended("\n".join(parts))

    def questions(self) -> str:
        deep = "#" * self.depth
        parts = [f"# {self.title} - Interview Questions\n"]
        for number, name in enumerate(self.names()):
            parts.append(f"{deep} {name}\n")
            for style in self.styles or [""]:
                parts.append(f"{deep}# {style}\n" if style else "")
                for index in range(1, 3 + number % 2):
                    lead = f"{index}." if self.numbered else self.bullet
                    parts.append(f"{lead} Tell us about {number}.{index} {style}. What happened?\n")
        if self.styles:
            told = "\n".join(f"{deep}# {style}\nWords about {style}.\n" for style in self.styles)
            parts.append(f"---\n\n{deep} Interview Styles\n\n{told}")
        return self._ended("\n".join(parts))

    def _ended(self, text: str) -> str:
        return text.replace("\n", " \r\n") if self.crlf else text


STYLES = ("Open & Conversational", "Concise & Direct", "Guided & Specific")
ONE_TO_FOUR = tuple("1234")
FAMILY = {
    "letters, three styles": Member("Platform Lead", "ABCDE", " - ", tuple("12345"), STYLES, threshold="_15+_"),
    "numbers, one style, no threshold": Member("Analyst", "123", ") ", ONE_TO_FOUR, ("Open",), bullet="*"),
    "roman, from zero, windows": Member("SRE", ("I", "II", "III", "IV"), ". ", tuple("0123"), STYLES[:2], crlf=True),
    "no letters, seven values": Member("Coach", ("",) * 7, "", tuple("1234567"), STYLES[1:], depth=3, marks=False),
    "typographic dash, words, bullets": Member("Lead", "PQ", " – ", ("Poor", "Fair", "Good"), (), numbered=False),
    "em dash, deep headings": Member("Manager", "WXYZ", "—", ONE_TO_FOUR, ("Brief", "Long"), depth=3, threshold="12+"),
    "words with numbers": Member("Tester", ("Part 1", "Part 2"), ": ", ("1 - Poor", "2 - Good"), ("Open",)),
}


def imported(member: Member, folder: Path, *, bank: bool = True, style: str | None = None) -> Pack:
    tree = import_markdown(member.rubric(), member.questions() if bank else None, style, reviewed_on="2026-01-31")
    write_pack(tree, folder)
    loaded = load_pack(folder)
    assert loaded.document["tree"] == tree
    return loaded.pack


@pytest.fixture(params=FAMILY.values(), ids=list(FAMILY))
def member(request: pytest.FixtureRequest) -> Member:
    found: Member = request.param
    return found


def test_each_competency_becomes_a_dimension_with_its_words(member: Member, tmp_path: Path) -> None:
    pack = imported(member, tmp_path)
    count = min(len(member.labels), len(NAMES))
    assert [dimension.name for dimension in pack.dimensions] == list(NAMES[:count])
    for number, dimension in enumerate(pack.dimensions):
        assert dimension.track == "general"
        assert dimension.summary == f"What {number} is about."
        assert dimension.look_for == (f"Does thing {number}", f"Says why {number}")
        assert len(dimension.levels) == len(member.head)
        assert all(level.anchor is None for level in dimension.levels)
    assert pack.draft and pack.title == member.title
    assert tuple(kind.id for kind in pack.kinds[:4]) == REQUIRED_KINDS


def test_the_scale_is_the_one_of_the_matrix(member: Member, tmp_path: Path) -> None:
    pack = imported(member, tmp_path)
    first = member.head[0]
    lowest = int(first[0]) if first[0].isdigit() else 1
    assert pack.scale.values == tuple(range(lowest, lowest + len(member.head)))
    wordy = [cell.split(" - ")[-1] for cell in member.head if not cell.isdigit()]
    assert [level.name for level in pack.dimensions[0].levels if level.name] == wordy


def test_every_question_is_a_probe_and_the_script_asks_one_style(member: Member, tmp_path: Path) -> None:
    pack = imported(member, tmp_path)
    expected = [2 + number % 2 for number in range(len(pack.dimensions))]
    assert len(pack.probes) == sum(expected) * max(1, len(member.styles))
    steps = pack.script_for(45).steps
    assert [step.probe.style for step in steps] == [(member.styles or ("",))[0]] * sum(expected)
    assert all(step.budget_s is None for step in steps)
    for section, count in zip(pack.sections, expected, strict=True):
        assert len(section.probes) == count * max(1, len(member.styles))
        assert all(probe.dimensions == (section.id,) for probe in section.probes)


def test_start_marks_become_minutes_and_nothing_else_is_timed(member: Member, tmp_path: Path) -> None:
    pack = imported(member, tmp_path)
    expected = [5 + 5 * number if member.marks else None for number in range(len(pack.sections))]
    assert [section.starts_min for section in pack.sections] == expected
    assert [section.summary for section in pack.sections] == [f"Frame F{n} Level 4–5" for n in range(len(expected))]
    assert all(script.minutes is None and not script.budgets for script in pack.scripts)


def test_the_source_note_keeps_intro_threshold_styles_and_what_was_decided(member: Member, tmp_path: Path) -> None:
    pack = imported(member, tmp_path)
    note = pack.source_note
    assert "About the role." in note and "STAR method" in note and "the import chose banned" in note
    assert pack.licence == "CC BY 4.0"
    assert all(f"{style}: Words about {style}." in note for style in member.styles)
    assert bool(member.threshold) == ("Thresholds" in note)
    assert member.threshold.strip("_") in note


def test_without_questions_the_pack_still_runs_in_the_words_of_the_rubric(member: Member, tmp_path: Path) -> None:
    pack = imported(member, tmp_path, bank=False)
    assert [probe.text for probe in pack.probes] == [dimension.summary for dimension in pack.dimensions]
    assert pack.probes[0].listen_for == ("Does thing 0", "Says why 0")
    assert len(pack.script_for(60).steps) == len(pack.dimensions)
    assert "has no questions for" in pack.source_note


def test_any_style_can_be_asked(member: Member, tmp_path: Path) -> None:
    for number, style in enumerate(member.styles):
        pack = imported(member, tmp_path / str(number), style=style.split()[0].lower())
        assert {step.probe.style for step in pack.script_for(45).steps} == {style}


def _tree(rubric: str, questions: str | None = None, **more: Any) -> dict[str, Any]:
    return import_markdown(rubric, questions, reviewed_on="2026-01-31", **more)


def test_cells_of_the_matrix_that_hold_words_are_anchors() -> None:
    rubric = "# T\n\n## A - One\n- x\n\n## B - Two\n- y\n\n## Scoring\n\n| C | 1 | 2 | Weight |\n|-|-|-|-|\n"
    tree = _tree(rubric + "| A | waits | acts | 3 |\n| B | hides | tells | |\n")
    anchors = [[level["anchor"] for level in dimension["levels"]] for dimension in tree["dimensions"]]
    assert anchors == [["waits", "acts"], ["hides", "tells"]]
    assert "draft" not in tree and "Weight, A: 3" in tree["source_note"]


def test_a_matrix_on_its_side_and_one_that_counts_down_are_read() -> None:
    start = "# T\n\n## A - One\n- x\n\n## B - Two\n- y\n\n## Scoring\n\n"
    turned = _tree(start + "| Score | A - One | B - Two |\n|-|-|-|\n| 1 | waits | hides |\n| 2 | acts | tells |\n")
    downwards = _tree(start + "| C | 2 - Good | 1 - Poor |\n|-|-|-|\n| A | acts | waits |\n| B | tells | hides |\n")
    for tree in (turned, downwards):
        assert [level["anchor"] for level in tree["dimensions"][0]["levels"]] == ["waits", "acts"]
    assert [level["name"] for level in downwards["dimensions"][1]["levels"]] == ["Poor", "Good"]


def test_numbered_lines_in_a_section_are_its_anchors_and_set_the_scale() -> None:
    section = "## {0}\nAbout.\n### Signs\n- does {0}\n### Levels\n- 0: none of {0}\n- 1: some of {0}\n- 2: all of {0}\n"
    tree = _tree("# T\n" + section.format("One") + section.format("Two"))
    assert tree["scale"] == {"min": 0, "max": 2} and "draft" not in tree
    assert tree["dimensions"][1]["levels"][2] == {"value": 2, "anchor": "all of Two"}


def test_a_scale_that_nobody_states_is_said_to_be_ours() -> None:
    tree = _tree("# T\n## Research\n- asks\n## Craft\n- makes\n")
    assert tree["scale"] == {"min": 1, "max": 4}
    assert "The source names no scale" in tree["source_note"]
    assert _tree("# T\n## Research\n- asks\n## Scoring\nScore 0–3.\n")["scale"] == {"min": 0, "max": 3}


def test_warning_signs_do_not_pass_for_what_to_look_for() -> None:
    part = "## {0}\n**Look for:**\n\n- does it\n\n**Red flags:**\n\n- hides it\n\n"
    tree = _tree("# T\n" + part.format("A - One") + part.format("B - Two"))
    assert tree["dimensions"][0]["look_for"] == ["does it", "Red flags: hides it"]


def test_questions_by_style_first_and_outside_the_competencies_are_kept() -> None:
    bank = "# Q\n## Warm-up\n- Ready?\n## Open\n### One\n1. Why one?\n   - And then?\n### Two\n1. Why two?\n"
    bank += "## Direct\n### One\n1. Which one?\n### Two\n1. Which two?\n"
    pack = Pack.model_validate(_tree("# T\n## A - One\n- x\n## B - Two\n- y\n", bank, style="direct"))
    assert [step.probe.text for step in pack.script_for(30).steps] == ["Which one?", "Which two?", "Ready?"]
    assert [follow_up.text for follow_up in pack.probe("a-open-1").follow_ups] == ["And then?"]
    assert pack.section_of("warm-up-1").name == "Warm-up"


def test_a_competency_without_the_chosen_style_is_asked_in_another_one() -> None:
    bank = "# Q\n## A\n### Open\n- One?\n### Direct\n- Two?\n## B\n### Direct\n- Three?\n"
    tree = _tree("# T\n## A - One\n- x\n## B - Two\n- y\n", bank)
    assert tree["scripts"] == [{"probes": ["a-open-1", "b-direct-1"]}]
    assert "another one is asked: Two." in tree["source_note"]


def test_hidden_characters_and_markup_of_the_source_do_not_reach_the_pack(tmp_path: Path) -> None:
    rubric = "\ufeff# T \u202ereversed\n\n## A - <b>One</b>\n\nSee [here](https://example.org/x) &amp; `there`\x07.\n"
    tree = _tree(rubric + "\n- no\n- 012\n")
    write_pack(tree, tmp_path)
    pack = load_pack(tmp_path).pack
    assert pack.title == "T reversed" and pack.dimensions[0].name == "One"
    assert pack.dimensions[0].summary == "See here (https://example.org/x) & there."
    assert pack.dimensions[0].look_for == ("no", "012")
