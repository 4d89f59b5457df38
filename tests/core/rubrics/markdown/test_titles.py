"""Titles of imported questions: short, and each of its own."""

from __future__ import annotations

from interviewer_app.core.rubrics.markdown.source import import_markdown
from interviewer_app.core.rubrics.markdown.titles import LONGEST_TITLE, probe_title, usual_openings

TOPICS = ("debt you found", "a hire", "an outage", "code review", "a long migration of many tables in many databases",
          "mentoring others", "saying no", "a wrong estimate")  # fmt: skip
ASKED = [f"{('Tell us about', 'Please tell us about a time you met')[i % 2]} {each}." for i, each in enumerate(TOPICS)]


def test_a_probe_is_called_by_the_first_words_of_its_own_question() -> None:
    rubric = "# Engineer\n\n## A - Delivery & Teams That Last\n\n- Ships\n"
    bank = "# Engineer\n\n## A - Delivery & Teams That Last\n\n" + "\n".join(f"1. {text}" for text in ASKED)
    tree = import_markdown(rubric, bank, reviewed_on="2026-01-31")
    titles = [probe["title"] for probe in tree["sections"][0]["probes"]]
    assert titles[:3] == ["A1 Debt you found", "A2 You met a hire", "A3 An outage"]
    assert not any("Delivery" in title or "ell us" in title for title in titles)
    assert all(len(title) <= LONGEST_TITLE for title in titles) and titles[4].endswith("…")


def test_a_few_questions_keep_all_their_words() -> None:
    assert usual_openings(ASKED[:3]) == frozenset()
    assert probe_title("B2", "Tell us about a hire.", frozenset()) == "B2 Tell us about a hire"


def test_a_question_of_usual_words_alone_keeps_them() -> None:
    assert probe_title("A1", "Tell us about", frozenset({"tell", "us", "about"})) == "A1 Tell us about"
