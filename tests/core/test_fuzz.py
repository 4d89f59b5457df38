"""Whatever comes in, what comes out is a value or one sentence of ours: never another error."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.canonical import LARGEST, canonical, strict_json
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.entries import Draft, chained, check_stream, in_fold_order, stream_root
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.rounds.recording import read_recording
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.markdown.source import import_markdown
from interviewer_app.core.rubrics.write import write_pack
from interviewer_app.core.scorecards.bundle import read_bundle
from interviewer_app.core.settings import read_settings
from tests.fakes import HeldJournal

ROOT = Path(__file__).resolve().parents[2]
PACK_TEXT = (ROOT / "docs" / "vectors" / "pack" / "pack.yaml").read_text(encoding="utf-8")
MARKDOWN = """# Staff engineer

How to score: each answer from 1 to 3.

## A - Delivery

| Score | What it looks like |
|---|---|
| 1 | Waits for work |
| 2 | Plans work |
| 3 | Shapes work |

- 00:10 Tell me about a plan you changed.
- What did you leave out?

## B - Judgement

1. Which trade-off would you take back?

> 1: none  2: one  3: several
"""

ODD = ("\t", "\0", "\u202e", ": ", "- ", "&a ", "*a", "!!x ", "| ", "{", "]", "#", "\n\n", "~", "0x")

unhurried = settings(deadline=None)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.recursive(
    st.booleans() | st.integers(-LARGEST, LARGEST) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=20,
)


@unhurried
@given(values)
def test_what_has_a_canonical_form_reads_back_into_the_same_bytes(value: Any) -> None:
    with suppress(InterviewerError):  # two keys that are one in NFC
        written = canonical(value)
        assert canonical(strict_json(written, "value")) == written


@unhurried
@given(anything)
def test_what_has_no_canonical_form_is_told(value: Any) -> None:
    with suppress(InterviewerError):
        canonical(value)
    with suppress(InterviewerError):
        strict_json(json.dumps(value).encode("utf-8"), "value")


@unhurried
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_bytes_that_are_no_file_of_ours_are_told(data: bytes) -> None:
    for read in (strict_json, read_bundle, read_recording):
        with suppress(InterviewerError):
            read(data, "file")


def mutilated(text: str, dice: random.Random) -> str:
    """`text` after one to four cuts, copies, swaps or foreign letters."""
    for _step in range(dice.randint(1, 4)):
        start, length = dice.randrange(len(text) + 1), dice.randint(0, 40)
        piece, at = text[start : start + length], dice.randrange(len(text) + 1)
        odd = dice.choice(ODD)
        text = dice.choice((
            text[:start] + text[start + length :], text[:at] + piece + text[at:], text[:at] + odd + text[at:],
            text[:start] + piece[::-1] + text[start + length :],
        ))  # fmt: skip
    return text


@pytest.mark.parametrize("seed", range(4))
def test_a_mutilated_pack_is_read_or_told(tmp_path: Path, seed: int) -> None:
    dice, file = random.Random(seed), tmp_path / "pack.yaml"
    assert load_pack(ROOT / "docs" / "vectors" / "pack").pack.dimensions
    for _try in range(40):
        file.write_text(mutilated(PACK_TEXT, dice), encoding="utf-8")
        with suppress(InterviewerError):
            load_pack(tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_mutilated_markdown_becomes_a_pack_that_loads_or_is_told(tmp_path: Path, seed: int) -> None:
    dice, made = random.Random(seed), 0
    for number in range(40):
        folder = tmp_path / str(number)
        with suppress(InterviewerError):
            text = mutilated(MARKDOWN, dice) if number else MARKDOWN
            tree = import_markdown(text, None, None, reviewed_on="2026-01-02", name="a.md", questions_name="a.md")
            write_pack(tree, folder)
            made += bool(load_pack(folder).pack.dimensions)
    assert made > 0


@unhurried
@given(st.binary(max_size=100))
def test_settings_that_are_none_are_told(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "settings.json"
    file.write_bytes(data)
    found, _trouble = read_settings(file)
    assert found.theme in ("system", "light", "dark")


KINDS = ["opened", "planned", "started", "paused", "resumed", "gap", "ended", "moment-logged", "moment-amended",
         "moment-retracted", "undone", "redone", "probe-visited", "follow-up-asked", "probe-marked", "phase-changed",
         "rated", "recommended", "sealed", "unheard-of"]  # fmt: skip
TICK = {"boot_id": "b", "boot_ns": 5, "wall_us": 5, "zone": "UTC", "offset_min": 0}
ids = st.sampled_from(["a", "b", "c"])
bodies = st.fixed_dictionaries(
    {
        "tick": st.just(TICK), "at_ms": st.integers(0, 50), "since_ms": st.integers(0, 50), "trusted": st.just("wall"),
        "moment": ids, "amendment": ids, "retraction": ids, "act": ids, "probe": ids, "follow_up": ids, "phase": ids,
        "direction": st.sampled_from(["for", "against"]), "prompted": st.booleans(), "mode": st.just("told"),
        "dimension": ids, "text": ids, "outcome": st.sampled_from(["asked", "adapted", "skipped"]),
        "heads": st.just([]), "pack_digest": ids, "card_digest": ids, "signed": st.just(False),
    }
)  # fmt: skip


lines_of_a_round = st.tuples(st.sampled_from(KINDS), bodies, st.integers(0, 9), st.none() | st.integers(0, 60))


@unhurried
@given(st.lists(lines_of_a_round, max_size=30))
def test_any_order_of_any_entries_folds_and_loses_no_unknown_one(
    lines: list[tuple[str, dict[str, Any], int, int | None]],
) -> None:
    one, other = HeldJournal(stream="one"), HeldJournal(stream="other")
    for number, (kind, body, wall_us, round_ms) in enumerate(lines):
        if kind not in ("opened", "planned"):
            (one if number % 3 else other).write(Draft(kind, body, wall_us, round_ms))
    entries = [*one.entries, *other.entries]
    state = fold(entries)
    assert len(state.unknown) == sum(1 for entry in entries if entry.kind == "unheard-of")
    assert state.acts.standing == sum(1 for m in state.moments.values() if not m.withdrawn)
    assert fold(reversed(entries)).moments == state.moments
    if state.seals:
        assert state.state == "sealed"


@unhurried
@given(st.lists(st.tuples(st.integers(0, 20), texts), min_size=1, max_size=8))
def test_a_chain_of_any_texts_and_times_holds_until_one_of_them_changes(lines: list[tuple[int, str]]) -> None:
    entries, prev = [], stream_root("s")
    for number, (wall_us, text) in enumerate(lines, start=1):
        entry = chained(
            Draft("noted", {"text": text}, wall_us), stream="s", number=number, prev=prev, subject="round", author="a",
            salt="0" * 32,
        )  # fmt: skip
        entries.append(entry)
        prev = entry.digest
    assert check_stream(entries) == [] and in_fold_order(reversed(entries)) == entries
    if len(entries) > 1:
        assert check_stream(entries[1:]) and check_stream([*entries[1:], entries[0]])
