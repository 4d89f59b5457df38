"""Each test is in one part of `dev.py test`, and in no other."""

from __future__ import annotations

from pathlib import Path

from tools.checks import PARTS

CHECKOUT = Path(__file__).resolve().parents[2]


def taken(part: tuple[str, ...]) -> set[Path]:
    """The test files that pytest takes for the arguments of a part."""
    left_out = [CHECKOUT / each.removeprefix("--ignore=") for each in part if each.startswith("--ignore=")]
    named = [CHECKOUT / each for each in part if not each.startswith("--")]
    assert all(place.exists() for place in (*named, *left_out)), part
    found = {file for place in named for file in ([place] if place.is_file() else place.rglob("test_*.py"))}
    return {file for file in found if not any(file.is_relative_to(place) for place in left_out)}


def test_every_test_file_is_in_exactly_one_part() -> None:
    files = [file for part in PARTS for file in taken(part)]
    assert sorted(files) == sorted((CHECKOUT / "tests").rglob("test_*.py"))
