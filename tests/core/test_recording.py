"""The recorded round of the demo: believable, and what it expects follows from its keys."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.models import Pack

ROOT = Path(__file__).parents[2]
Step = dict[str, Any]


@pytest.fixture(scope="module")
def recording() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "resources" / "demo" / "recording.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(ROOT / "rubrics" / "senior-backend-supervised-change").pack


class Keys:
    """The rules of the keys once more, in as few words as possible, so that they check the recording from outside.

    A moment starts with what its kind says, and as prompted when the current probe is about its dimension; another
    dimension asks that again, unless somebody has flipped it. An act is (moment, fields it sets); undo takes the newest
    act back.
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.script = [step.probe for step in pack.script_for(45).steps]
        self.at = -1
        self.acts: list[tuple[int, Step]] = []
        self.undone: list[tuple[int, Step]] = []
        self.logged = 0
        self.flipped: set[int] = set()

    def press(self, step: Step) -> None:
        match step["do"]:
            case "log" | "something-here":
                self.log(step)
            case "next-probe":
                self.at += 1
            case "skip":
                self.at += 2
            case "undo":
                self.undone.append(self.acts.pop())
            case "redo":
                self.acts.append(self.undone.pop())

    def log(self, step: Step) -> None:
        kind = self.pack.kind(step["kind"]) if step["do"] == "log" else None
        first: Step = {"direction": "neutral", "mode": "told", "note": "", "at_ms": step["at_ms"]}
        if kind:
            first |= {"kind": kind.id, "dimension": kind.dimension, "direction": kind.direction, "mode": kind.mode}
        self.logged += 1
        self.act(first | {"prompted": self.is_asked_for(first.get("dimension"))})
        for refining in step.get("then", []):
            self.refine(refining)

    def refine(self, step: Step) -> None:
        now = self.moments()[self.logged]
        match step["do"]:
            case "prompted":
                self.flipped.add(self.logged)
                self.act({"prompted": not now["prompted"]})
            case "mode":
                self.act({"mode": "told" if now["mode"] == "shown" else "shown"})
            case "dimension":
                asked = now["prompted"] if self.logged in self.flipped else self.is_asked_for(step["dimension"])
                self.act({"dimension": step["dimension"], "prompted": asked})
            case "direction":
                self.act({"direction": step["direction"]})
            case "note":
                self.act({"note": step["text"]})
            case other:
                raise AssertionError(f"no key does {other}")

    def act(self, fields: Step) -> None:
        self.acts.append((self.logged, fields))
        self.undone.clear()

    def is_asked_for(self, dimension: str | None) -> bool:
        return self.at >= 0 and dimension in self.script[self.at].dimensions

    def moments(self) -> dict[int, Step]:
        found: dict[int, Step] = {}
        for moment, fields in self.acts:
            found[moment] = found.get(moment, {}) | fields
        return found


def recompute(steps: list[Step], pack: Pack) -> list[Step]:
    keys = Keys(pack)
    for step in steps:
        keys.press(step)
    order = ("kind", "dimension", "direction", "at_ms", "prompted", "mode", "note")
    return [{name: moment[name] for name in order if name in moment} for moment in keys.moments().values()]


def test_what_is_expected_follows_from_the_keys(recording: dict[str, Any], pack: Pack) -> None:
    assert recording["expected"] == recompute(recording["steps"], pack)


def test_it_is_a_recording_of_the_shipped_pack(recording: dict[str, Any], pack: Pack) -> None:
    assert (recording["format"], recording["pack"], recording["minutes"]) == ("interviewer-recording/1", pack.id, 45)


def test_keys_are_pressed_in_time_order_and_refining_ends_before_the_next_key(recording: dict[str, Any]) -> None:
    steps = recording["steps"]
    assert steps[0]["at_ms"] == 0, "the first key starts the clock"
    for step, following in pairwise(steps):
        offsets = [0, *(refining["after_ms"] for refining in step.get("then", []))]
        assert offsets == sorted(set(offsets))
        assert step["at_ms"] + offsets[-1] < following["at_ms"] or step["do"] == "pause", step


def test_no_two_presses_are_closer_than_a_hand_is_fast(recording: dict[str, Any]) -> None:
    logs = [step["at_ms"] for step in recording["steps"] if step["do"] in ("log", "something-here")]
    assert all(later - earlier > 400 for earlier, later in pairwise(logs))
    assert not [at for at in logs if at % 100 == 0], "no hand presses on the tenth of a second every time"


def test_the_round_fits_its_minutes_and_reaches_the_last_probe(recording: dict[str, Any], pack: Pack) -> None:
    steps = recording["steps"]
    assert steps[-1]["do"] == "end" and 43 * 60_000 <= steps[-1]["at_ms"] <= 44 * 60_000
    keys = Keys(pack)
    for step in steps:
        keys.press(step)
    assert keys.script[keys.at].id == "unasked"


def test_follow_ups_are_asked_only_where_there_are_any_left(recording: dict[str, Any], pack: Pack) -> None:
    keys = Keys(pack)
    asked: dict[int, int] = {}
    for step in recording["steps"]:
        keys.press(step)
        if step["do"] == "follow-up":
            asked[keys.at] = asked.get(keys.at, 0) + 1
    assert all(count <= len(keys.script[at].follow_ups) for at, count in asked.items())


def test_it_shows_what_a_round_can_hold(recording: dict[str, Any]) -> None:
    moments, done = recording["expected"], [step["do"] for step in recording["steps"]]
    assert 32 <= len(moments) <= 40
    assert {m.get("kind") for m in moments} >= {"trusted-output", "recovered", None}
    assert sum(m["direction"] == "against" for m in moments) >= 3 and any(m["direction"] == "neutral" for m in moments)
    assert {"undo", "redo", "pause", "resume", "adapted", "skip", "phase", "notice"} <= set(done)
    assert {"hint", "why-skipped", "answer-given"} <= set(done)
    paused = next(step["paused_ms"] for step in recording["steps"] if step["do"] == "resume")
    assert 60_000 <= paused <= 120_000


def test_every_dimension_is_rated_from_its_own_moments_or_says_why_not(recording: dict[str, Any], pack: Pack) -> None:
    ratings, moments = recording["ratings"], recording["expected"]
    assert [rating["dimension"] for rating in ratings] == [dimension.id for dimension in pack.dimensions]
    for rating in ratings:
        if "no_evidence" in rating:
            assert rating["no_evidence"] and "level" not in rating
            assert not [m for m in moments if m.get("dimension") == rating["dimension"]]
            continue
        assert pack.dimension(rating["dimension"]).level(rating["level"])
        assert rating["cites"] and rating["rationale"]
        assert {moments[index].get("dimension") for index in rating["cites"]} == {rating["dimension"]}


def test_a_rating_beside_evidence_against_it_cites_that_too(recording: dict[str, Any]) -> None:
    for rating in (rating for rating in recording["ratings"] if "level" in rating):
        moments = enumerate(recording["expected"])
        against = {i for i, m in moments if m.get("dimension") == rating["dimension"] and m["direction"] == "against"}
        assert not against or against & set(rating["cites"]), rating["dimension"]
