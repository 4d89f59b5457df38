"""Verify fails closed: whatever was done to a bundle, it is never called intact, and never a traceback."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core.errors import BadInput, InterviewerError
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.scorecards.bundle import write_bundle
from interviewer_app.core.scorecards.verify import Findings, opened, verify_bundle
from interviewer_app.core.workspace.read import read_entries, read_round_pack
from tests.core.scorecards import forging as f
from tests.journeys.rounds import sealed_round

TRIES = 300


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    made = sealed_round(tmp_path_factory.mktemp("verify") / "workspace.sqlite", candidate="Zoë Ångström")
    entries, document = read_entries(made.workspace, made.round_id), read_round_pack(made.workspace, made.round_id)
    return write_bundle(entries, fold(entries), pack_from_document(document), document)


def whats(data: bytes) -> list[str]:
    """What verify finds; [] means it calls the bundle intact."""
    return [problem.what for problem in verify_bundle(data, "round.json").problems]


def is_refused(data: bytes) -> bool:
    """True where verify says no, in a sentence of ours."""
    try:
        found: Findings = verify_bundle(data, "round.json")
    except InterviewerError:
        return True
    return not found.holds


def test_an_untouched_bundle_is_intact_and_so_is_one_forged_into_the_same(bundle: bytes) -> None:
    assert whats(bundle) == []
    assert f.forged(bundle, lambda value: None) == bundle


def test_no_changed_byte_passes(bundle: bytes) -> None:
    dice = random.Random(2)
    for _try in range(TRIES):
        place, by = dice.randrange(len(bundle)), dice.randrange(1, 256)
        data = bytearray(bundle)
        data[place] ^= by
        assert is_refused(bytes(data)), (place, by)


def reversed_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: reversed_keys(value[key]) for key in reversed(sorted(value))}
    return [reversed_keys(item) for item in value] if isinstance(value, list) else value


def compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


@pytest.mark.parametrize(
    "again",
    [
        lambda data: compact(reversed_keys(json.loads(data))),
        lambda data: json.dumps(json.loads(data), ensure_ascii=False, sort_keys=True).encode("utf-8"),
        lambda data: json.dumps(json.loads(data), sort_keys=True, separators=(",", ":")).encode("utf-8"),
        lambda data: unicodedata.normalize("NFD", data.decode("utf-8")).encode("utf-8"),
        lambda data: data.decode("utf-8").encode("utf-16"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data + b"\n",
        lambda data: data[:-1],
        lambda data: data.replace(b'"v":1', b'"v":1.0', 1),
        lambda data: data.replace(b'"v":1', b'"v":true', 1),
        lambda data: data.replace(b'"v":1', b'"v":1,"v":1', 1),
        lambda data: data.replace(b'"v":1', b'"v":null', 1),
        lambda data: data.replace(b'"number":1,', b'"number":1e0,', 1),
        lambda data: data.replace("Zoë".encode(), b"Zo\\u0000", 1),
        lambda data: data.replace("Zoë".encode(), b"Zo\\ud800", 1),
        lambda data: b"[" * 200_000,
        lambda data: b'{"format":' * 100_000,
        lambda data: b"1" * 100_000,
        lambda data: b"",
    ],
    ids=["keys", "spaces", "escapes", "nfd", "utf-16", "bom", "line-end", "cut", "float", "true", "twice", "null",
         "exponent", "nul", "surrogate", "deep-list", "deep-object", "long-number", "empty"],
)  # fmt: skip
def test_the_same_values_written_another_way_do_not_pass(bundle: bytes, again: Any) -> None:
    assert again(bundle) != bundle
    assert is_refused(again(bundle))


def test_a_key_nobody_knows_is_found_at_every_level(bundle: bytes) -> None:
    pack, streams, line = ("payload", "pack"), ("payload", "streams", 0), ("payload", "streams", 0, "entries", 1)
    places: list[tuple[str | int, ...]] = [
        (), ("payload",), pack, (*pack, "document"), (*pack, "document", "files"), (*pack, "document", "tree"), streams,
        line, (*line, "body"), ("summary",), *(("summary", part, 0) for part in ("moments", "ratings", "probes")),
    ]  # fmt: skip
    for place in places:

        def add(value: Any, place: tuple[str | int, ...] = place) -> None:
            for part in place:
                value = value[part]
            value["unknown"] = 1

        assert is_refused(f.changed(bundle, add)), place


def test_a_number_in_place_of_a_truth_value_is_found_in_the_summary(bundle: bytes) -> None:
    def count(value: f.Value) -> None:
        for moment in value["summary"]["moments"]:
            moment["prompted"] = int(moment["prompted"])

    assert whats(f.changed(bundle, count)) == ["does not follow from the entries"]


def test_an_empty_stream_a_split_stream_and_another_order_are_found(bundle: bytes) -> None:
    def split(value: f.Value) -> None:
        (stream,) = value["payload"]["streams"]
        lines = stream["entries"]
        value["payload"]["streams"] = [{**stream, "entries": lines[:4]}, {**stream, "entries": lines[4:]}]

    assert is_refused(f.changed(bundle, split))
    assert is_refused(f.changed(bundle, lambda v: v["payload"]["streams"].append({"stream": "f", "entries": []})))
    assert is_refused(f.changed(bundle, lambda v: v["payload"]["streams"][0]["entries"].reverse()))


def test_a_signature_that_no_seal_has_is_no_reason_for_trust(bundle: bytes) -> None:
    for signature in ({"alg": "ed25519", "key": "00", "sig": "00"}, "signed", {}):
        data = f.changed(bundle, lambda value, s=signature: value.update(signature=s))  # type: ignore[misc]
        assert whats(data) == ["is not the one of the newest seal"]


def test_a_seal_that_says_signed_wants_its_signature(bundle: bytes) -> None:
    data = f.forged(bundle, lambda value: f.of_kind(value, "sealed")["body"].update(signed=True))
    assert whats(data) == ["is missing, though the seal says signed"]


@pytest.mark.parametrize("subject", ["private", "integrity", "candidate", "workspace"])
def test_nothing_private_travels_in_a_bundle(bundle: bytes, subject: str) -> None:
    round_id = json.loads(bundle)["payload"]["streams"][0]["entries"][0]["body"]["id"]
    data = f.forged(bundle, lambda value: f.add_stream(value, subject=subject, about=round_id))
    assert "is not about the round" in whats(data)
    state, pack = opened(f.read_bundle(data, "round.json"))
    with pytest.raises(ValueError, match="about its round alone"):
        write_bundle(f.read_bundle(data, "round.json").entries, state, pack, {})


def test_a_stream_of_another_round_is_found(bundle: bytes) -> None:
    data = f.forged(bundle, lambda value: f.add_stream(value, subject="round", about="e" * 32))
    assert "is about another round" in whats(data)


def test_a_second_round_planned_in_the_same_stream_is_found(bundle: bytes) -> None:
    def plan_again(value: f.Value) -> None:
        lines = value["payload"]["streams"][0]["entries"]
        lines[2] = lines[2] | {"kind": "planned", "body": lines[1]["body"] | {"round": "e" * 32}}

    assert "is about another round" in whats(f.forged(bundle, plan_again))


def test_two_authors_in_one_stream_are_found(bundle: bytes) -> None:
    def lend(value: f.Value) -> None:
        f.of_kind(value, "rated")["author"] = "b" * 32

    assert whats(f.forged(bundle, lend)) == ["speaks of another subject or for another author"]


def test_an_erased_rating_cannot_bring_back_the_one_before_it(bundle: bytes) -> None:
    found = whats(f.changed(bundle, lambda value: f.erase(f.of_kind(value, "rated"))))
    assert "the ratings are not the ones that were submitted" in found


def test_an_erased_note_hides_no_changed_summary(bundle: bytes) -> None:
    def erase_and_lie(value: f.Value) -> None:
        f.erase(f.of_kind(value, "moment-amended"))
        value["summary"]["ratings"][0]["level"] = 4

    assert "does not follow from the entries" in whats(f.changed(bundle, erase_and_lie))


def test_an_erased_note_is_counted_and_breaks_nothing(bundle: bytes) -> None:
    def erase(value: f.Value) -> None:
        f.erase(f.of_kind(value, "moment-amended"))

    emptied = f.changed(bundle, erase)
    left = f.read_bundle(emptied, "round.json")
    state, pack = opened(left)
    found = verify_bundle(write_bundle(left.entries, state, pack, left.document), "round.json")
    assert (found.holds, found.erased) == (True, 1)


def test_ratings_do_not_outlive_their_seal(bundle: bytes) -> None:
    found = whats(f.changed(bundle, lambda value: f.erase(f.of_kind(value, "sealed"))))
    assert "is an erased seal and vouches for no rating" in found


@pytest.mark.parametrize(
    "column, value",
    [("round_ms", "soon"), ("round_ms", True), ("round_ms", -1), ("wall_us", -1), ("salt", 5),
     ("salt", False), ("body", [1]), ("body", "text"), ("number", True), ("v", True), ("author", 1)],
)  # fmt: skip
def test_a_column_of_another_type_is_refused_in_one_sentence(bundle: bytes, column: str, value: object) -> None:
    with pytest.raises(BadInput, match="is not built as a bundle is"):
        verify_bundle(f.changed(bundle, lambda v: f.of_kind(v, "rated").update({column: value})), "round.json")


def test_an_entry_of_a_newer_version_asks_for_an_update(bundle: bytes) -> None:
    with pytest.raises(BadInput, match="newer version"):
        verify_bundle(f.changed(bundle, lambda v: f.of_kind(v, "rated").update(v=2)), "round.json")


def test_an_id_that_is_no_ascii_is_no_traceback(bundle: bytes) -> None:
    def rename(value: f.Value) -> None:
        (stream,) = value["payload"]["streams"]
        stream["stream"] = "ÿ"
        for entry in stream["entries"]:
            entry["stream"] = "ÿ"

    assert is_refused(f.changed(bundle, rename))


def test_a_first_seal_is_held_against_the_card_of_its_time(bundle: bytes) -> None:
    def seal_twice(value: f.Value) -> None:
        lines = value["payload"]["streams"][0]["entries"]
        lines.append(json.loads(json.dumps(lines[-1])) | {"number": len(lines) + 1})

    twice = f.forged(bundle, seal_twice)
    assert whats(twice) == []

    def other_words(value: f.Value) -> None:
        lines = value["payload"]["streams"][0]["entries"]
        words = lines[-2] | {"kind": "recommended", "number": len(lines), "body": {"text": "On second thoughts."}}
        lines[-1:] = [words, lines[-1] | {"number": len(lines) + 1}]

    assert whats(f.forged(twice, other_words)) == [
        "the ratings are not the ones that were submitted", "changed recommendation after the seal and says no reason",
        "changes a sealed card and no amendment allows it",
    ]  # fmt: skip


@pytest.mark.parametrize("place", ["bundle", "pack"])
def test_a_bundle_of_a_newer_format_is_bad_input(bundle: bytes, place: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        verify_bundle(f.changed(bundle, lambda v: v.update(format=f"interviewer-{place}/2")), "round.json")
