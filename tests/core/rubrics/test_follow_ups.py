"""Follow-ups that say what they do with an answer, expectations in words, and whether a trap is public."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.describe import as_json, as_page
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import load_pack

TEXT = "text: What did you accept, and why?"


def asking(good: str, *follow_ups: str) -> str:
    return good.replace(TEXT, f"{TEXT}\n        follow_ups: [{', '.join(follow_ups)}]")


def test_a_follow_up_says_what_it_does_and_whose_claim_it_takes_up(
    write_pack: Callable[..., Path], good: str
) -> None:
    back_to_second = "{id: b, text: Which of it still holds?, kind: revisit, probe: second}"
    loaded = load_pack(write_pack(asking(good, "{id: a, text: And then?}", back_to_second)))
    plain, back = loaded.pack.probe("first").follow_ups
    assert (plain.kind, plain.probe, back.kind, back.probe) == (None, None, "revisit", "second")
    assert as_json(loaded)["probes"][0]["follow_ups"][1] == back.model_dump()
    page = as_page(loaded)
    assert 'then: "And then?"\n' in page and 'then: "Which of it still holds?" (revisit: Second)' in page


@pytest.mark.parametrize(
    ("follow_up", "said"),
    [
        ("{id: b, text: Which of it holds?, kind: revisit}", "name the probe whose claim it comes back to"),
        (
            "{id: b, text: And at night?, kind: perturb, probe: third}",
            'names the probe "third", which is not in the pack',
        ),
        ("{id: b, text: And at night?, kind: shock}", "trade-off"),
    ],
)
def test_a_follow_up_that_goes_nowhere_is_refused(
    refusal: Callable[[str], PackError], good: str, follow_up: str, said: str
) -> None:
    assert said in str(refusal(asking(good, follow_up)))


def test_expectations_are_words_for_a_level(write_pack: Callable[..., Path], good: str) -> None:
    expected = "expectations:\n  - {level: senior, text: Names the caller unasked}\nscale:"
    loaded = load_pack(write_pack(good.replace("scale:", expected)))
    assert [(each.level, each.text) for each in loaded.pack.expectations] == [("senior", "Names the caller unasked")]
    assert "Expected\n  senior: Names the caller unasked\n" in as_page(loaded)


@pytest.mark.parametrize(("said", "shown"), [("true", "public: a candidate may have met it"), ("false", "not public")])
def test_a_pack_says_whether_its_trap_is_public(
    write_pack: Callable[..., Path], good: str, said: str, shown: str
) -> None:
    exercise = f"exercise: {{name: client, language: python, public: {said}}}\nscale:"
    assert f"The trap of the exercise is {shown}." in as_page(load_pack(write_pack(good.replace("scale:", exercise))))
