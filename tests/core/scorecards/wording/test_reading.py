"""Words that are no evidence: what is found, what is left alone, and how often both go wrong."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.wording import MOST_FALSE, SENTENCES, false_alarms, missed, sentences
from interviewer_app.core.places import resource
from interviewer_app.core.scorecards.wording.lists import groups
from interviewer_app.core.scorecards.wording.read import LONGEST, read_words

PIECES = (" is smart", " tried to hide ", "“", "”", "`", ", ", ". ", "ß", "İ", "\u202e", "\U0001f600", " wife", "\n")
ASKED_FOR = {"person", "motive", "age", "origin", "accent", "family", "health", "faith"}


def found(text: str) -> list[tuple[str, str]]:
    return [(one.group, one.stretch) for one in read_words(text)]


@pytest.mark.parametrize("half", ["held out", "build"])
def test_at_most_one_clean_sentence_in_twenty_raises_an_alarm(half: str) -> None:
    of = sentences(half)
    assert len(false_alarms(of)) <= MOST_FALSE * sum(not one.labels for one in of)


def test_the_sentences_are_two_hundred_and_half_of_them_come_from_public_guides() -> None:
    of = sentences()
    assert (len(of), sum(one.written_as == "guides" for one in of)) == (200, 100)
    assert sum(not one.labels for one in of) >= 100, "false alarms are counted on clean ones"
    assert set().union(*(one.labels for one in of)) >= ASKED_FOR


def test_every_sentence_from_a_guide_says_which() -> None:
    with SENTENCES.with_name("sources.csv").open(encoding="utf-8", newline="") as file:
        known = {row["key"]: row["where"] for row in csv.DictReader(file)}
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(known[row["source"]] for row in rows if row["from"] == "guides")


def test_misses_are_counted_per_group_and_are_few() -> None:
    lost = missed(sentences())
    assert set(lost) >= ASKED_FOR
    assert sum(some for some, _all in lost.values()) <= 0.1 * sum(every for _some, every in lost.values())


def test_every_group_says_why_offers_words_and_names_its_sources() -> None:
    assert {group.name for group in groups()} >= ASKED_FOR
    for group in groups():
        assert group.about and group.why and group.say and group.entries
        assert all(len(source) > 20 for source in group.sources) and len(group.sources) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "Lazy loading of the report, a lazy iterator", "The matcher is greedy and lazy where it can be",
        "Smart pointers everywhere; a smart contract signs it", "The evaluation is aggressive, so the cache is cold",
        "Origin is checked by CORS, origin/main is behind", "accent color and an accent mark",
        "Old generation fills first, young generation is small", "A race in native code, race_detected() says so",
        "Married the pack to nothing; the parent has two children", "first-class citizen of the API",
        "`is_smart` and user.age, #faith, /health, --native-tls", "The service tried to hide the stack trace",
        "Disabled the check, blind writes go on", "Calm the alerts first, organized the imports",
        "The man page says so; shotgun surgery on the handlers", "About forty minutes left, over fifty files",
        'Said "I am nervous about this migration" and asked for the plan', "Ill-formed JSON is ill-defined",
        "The index is a good fit; Redis is not a good fit", "Polish notation, French accents, German input",
    ],
)  # fmt: skip
def test_words_of_the_trade_raise_no_alarm(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "group", "stretch"),
    [
        ("Ran it again. She is really smart and quick", "person", "smart"),
        ("A strong backend engineer", "person", "strong"), ("Seemed a little nervous at first", "person", "nervous"),
        ("The candidate tried to hide the failing test", "motive", "tried to hide"),
        ("Probably wanted to finish", "motive", "Probably wanted to finish"),
        ("Said “my wife is a doctor”", "family", "wife"), ("is about fifty", "age", "is about fifty"),
        ("They’re from Brazil, they are from Brazil", "origin", "are from Brazil"),
        ("has a heavy accent", "accent", "heavy accent"), ("NEVER SHY", "person", "SHY"),
    ],
)  # fmt: skip
def test_the_same_words_about_somebody_are_found(text: str, group: str, stretch: str) -> None:
    assert (group, stretch) in found(text)


def test_a_finding_gives_its_place_its_reason_and_a_way_to_say_it() -> None:
    text = "İstanbul team. Super smart, picked it up."
    [one] = read_words(text)
    assert text[one.start : one.end] == one.stretch == "smart"
    assert "did they do or say" in one.say and one.why and one.source


def test_of_words_that_overlap_in_one_group_the_longest_is_named_once() -> None:
    assert found("not a team player") == [("person", "team player")]


def test_the_recorded_round_which_engineers_wrote_raises_no_alarm() -> None:
    held = json.loads(resource("demo", "recording.json").read_text(encoding="utf-8"))
    written = list(texts_in(held))
    assert len(written) > 400
    assert [text for text in written if read_words(text)] == []


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=25).map("".join))
def test_any_text_is_read_and_every_finding_stands_where_it_says(text: str) -> None:
    for one in read_words(text):
        assert 0 <= one.start < one.end <= len(text) and text[one.start : one.end] == one.stretch


def test_a_megabyte_is_read_up_to_the_length_of_an_entry() -> None:
    assert read_words("x" * 1_000_000 + " is smart") == ()
    assert all(one.end <= LONGEST for one in read_words("is smart, " * 100_000))
