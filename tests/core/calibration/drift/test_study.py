"""The small size of the drift study: every subject runs and answers with the lines its full size is judged by."""

from __future__ import annotations

import pytest

from benchmarks.study.subjects import study


@pytest.mark.parametrize(
    ("name", "goals"),
    [
        ("drift", ["<= 0.01", "<= 0.014", ">= 0.85", ">= 0.75", ">= 0.75", "<= 0.01"]),
        ("drift_dimensions", [">= 0.8", "<= 0.01"]),
        ("drift_versions", ["<= 0.01", ">= 0.9", "<= 0.1", "<= 0", ">= 0.9"]),
    ],
)
def test_the_small_size_answers_with_the_lines_of_the_full_one(name: str, goals: list[str]) -> None:
    lines = study(name, small=True)
    assert [line.goal for line in lines if line.goal != "shown"] == goals
    assert all(line.n > 0 for line in lines)
