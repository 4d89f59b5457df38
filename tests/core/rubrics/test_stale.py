"""A pack that has aged says so at the start of a round, in a line, and never more than that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.find import list_packs
from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from interviewer_app.core.rubrics.stale import Ran, stale

TODAY = date(2026, 3, 1)
TASK = """\
exercise: {name: task, language: python, traps: [{patch: change.patch, proof: proof}]}
trials:
  - {assistant: Example, version: "1", "on": "2025-05-01", fell_in: true}
  - {assistant: Example, version: "2", "on": "2025-06-01", fell_in: true}
kinds:
"""


@pytest.fixture
def pack(write_pack: Callable[..., Path]) -> LoadedPack:
    return load_pack(write_pack())


def test_a_pack_as_it_should_be_says_nothing(pack: LoadedPack) -> None:
    known = [Ran("small", "1.0.0", pack.digest), Ran("small", "0.9.0", "x" * 64), Ran("other", "1.0.0", "y" * 64)]
    assert stale(pack, [pack], known, TODAY) == ()


def test_a_newer_version_is_named_whatever_its_folder(
    good: str, pack: LoadedPack, write_pack: Callable[..., Path]
) -> None:
    for version in ("1.9.0", "1.10.0", "0.9.0"):
        write_pack(good.replace("version: 1.0.0", f"version: {version}"), f"v{version}")
    write_pack("draft: true\n" + good.replace("version: 1.0.0", "version: 2.0.0"), "draft")
    write_pack("id: [", "broken")
    there = list_packs([pack.folder.parent])
    assert stale(pack, there, [], TODAY) == ("A newer version is there: 1.10.0.",)


def test_the_same_version_with_other_words_in_earlier_rounds_is_said_first(pack: LoadedPack) -> None:
    said = stale(pack, [], [Ran("small", "1.0.0", "0" * 64)], date(2026, 12, 1))
    assert said[0] == "Earlier rounds ran on another 1.0.0: a changed pack needs a new version."
    assert len(said) == 2


def test_another_pack_of_the_same_version_is_said_with_its_folder(
    good: str, pack: LoadedPack, write_pack: Callable[..., Path]
) -> None:
    twin = write_pack(good.replace("A small pack", "A tiny pack"), "twin")
    assert stale(pack, list_packs([twin.parent]), [], TODAY) == (f"{twin} holds another 1.0.0 of it.",)


def test_a_review_six_months_ago_is_said_from_the_day_after(pack: LoadedPack) -> None:
    assert stale(pack, [], [], date(2026, 8, 2)) == ()
    assert stale(pack, [], [], date(2026, 8, 3)) == ("Last reviewed on 2026-01-31, more than six months ago.",)


def test_old_trials_name_the_last_assistant_unless_silenced(good: str, write_pack: Callable[..., Path]) -> None:
    text = good.replace("kinds:\n", TASK)
    loaded = load_pack(write_pack(text, "task"))
    assert stale(loaded, [], [], TODAY) == (
        "Last tried on 2025-06-01 with Example 2; an assistant of today may not fall in.",
    )
    silence = "silenced:\n  - {finding: trials-are-old, reason: tried again by hand in spring}\nkinds:\n"
    assert stale(load_pack(write_pack(text.replace("kinds:\n", silence, 1), "quiet")), [], [], TODAY) == ()
