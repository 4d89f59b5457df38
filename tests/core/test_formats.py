"""docs/formats.md, held against the code: its examples are recomputed, its tables must name what there is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core import canonical as c
from interviewer_app.core.debriefs.bodies import MODELS as DEBRIEF
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft, Entry, Head, body_digest, chained, check_stream, stream_root
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.rounds.integrity import MODELS as INTEGRITY
from interviewer_app.core.rounds.private import MODELS as PRIVATE
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.parts import Part
from interviewer_app.core.scorecards.bundle import read_bundle, write_bundle
from interviewer_app.core.scorecards.seal import card_digest, card_facts
from interviewer_app.core.scorecards.signing.ed25519 import fingerprint, holds, key_from, seal_message
from interviewer_app.core.scorecards.verify import verify_bundle
from interviewer_app.core.settings import Settings
from interviewer_app.core.workspace.connect import APPLICATION_ID, VERSION
from interviewer_app.core.workspace.schema import create, database

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "formats.md").read_text(encoding="utf-8")
VECTOR = re.compile(r"^```json vector\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STREAM = "0f" * 16
START_US = 1_769_853_600_000_000


def vectors(kind: str) -> list[dict[str, Any]]:
    """The examples of one kind that stand in the page."""
    found = [json.loads(text) for text in VECTOR.findall(PAGE)]
    chosen = [vector for vector in found if vector["vector"] == kind]
    assert chosen, f"docs/formats.md has no example of {kind}"
    return chosen


def section(number: int) -> str:
    """The text of one numbered section."""
    start = PAGE.index(f"\n## {number} ")
    end = PAGE.find("\n## ", start + 1)
    return PAGE[start : end if end > 0 else None]


def rows(text: str) -> dict[str, str]:
    """The rows of every table in `text`: what stands in the first cell in code marks, and the rest of the row."""
    return dict(re.findall(r"^\| `([^`]+)` \|(.*)\|$", text, re.MULTILINE))


def codes(text: str) -> set[str]:
    """Every word in code marks."""
    return set(re.findall(r"`([^`\n]+)`", text))


# 1 Canonical JSON ------------------------------------------------------------------------------------------------


def test_values_are_written_as_the_examples_say() -> None:
    for vector in vectors("canonical"):
        written = c.canonical(vector["value"])
        assert written == vector["bytes"].encode("utf-8")
        assert written.hex() == vector.get("hex", written.hex())
        assert c.digest(vector["tag"], written) == vector["digest"]


def test_what_the_page_calls_refused_is_refused() -> None:
    for vector in vectors("refused"):
        for text in vector["texts"]:
            with pytest.raises(BadInput):
                c.strict_json(text.encode("utf-8"), "example")


def test_the_limits_of_canonical_json_are_named() -> None:
    assert f"{c.DEEPEST} levels" in section(1)
    assert c.canonical(c.LARGEST) == b"9007199254740991" and "2^53 − 1" in section(1)


# 2 Entries and the chain -----------------------------------------------------------------------------------------


def test_the_digests_of_an_entry_follow_from_its_columns() -> None:
    for vector in vectors("entry"):
        columns = vector["columns"]
        body = c.canonical(vector["body"]).decode("utf-8")
        assert columns["body_digest"] == body_digest(vector["salt"], body)
        if columns["number"] == 1:
            assert columns["prev"] == stream_root(columns["stream"])
        assert c.digest("interviewer-entry/1", c.canonical(columns)) == vector["digest"]
        entry = Entry(**{"round_ms": None, **columns}, body=body, salt=vector["salt"], digest=vector["digest"])
        assert entry in tiny_round()


def test_the_columns_of_an_entry_are_all_explained() -> None:
    assert set(rows(section(2))) >= set(Entry.__dataclass_fields__)


# 3 Kinds ---------------------------------------------------------------------------------------------------------


ALL_KINDS = (*b.MODELS.values(), *INTEGRITY.values(), *PRIVATE.values(), *DEBRIEF.values())


@pytest.mark.parametrize("model", ALL_KINDS, ids=lambda model: model.__name__)
def test_every_kind_of_entry_is_described_with_all_its_fields(model: type[b.Body]) -> None:
    described = rows(section(3))
    kind = model.model_fields["kind"].default
    assert kind in described
    assert set(model.model_fields) - {"kind"} <= codes(described[kind])


PARTS = (b.Person, b.PackRef, b.Tick, b.SealedHead, b.Signature, b.Continues)


@pytest.mark.parametrize("part", PARTS, ids=lambda p: p.__name__)
def test_the_parts_of_bodies_are_described(part: type[b.Body]) -> None:
    assert set(part.model_fields) <= codes(section(3))


# 4 Workspace -----------------------------------------------------------------------------------------------------


def test_every_table_is_described_with_its_columns_in_order(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    create(tmp_path / "workspace.sqlite")
    described = rows(section(4))
    with closing(sqlite3.connect(tmp_path / "workspace.sqlite")) as connection:
        for table in database(connection).tables:
            names = [column.name for column in table.columns]
            found = re.findall(r"`([^`]+)`", described[table.name])
            assert [name for name in found if name in names] == names, table.name


def test_the_numbers_in_the_head_of_a_workspace_are_named() -> None:
    assert f"0x{APPLICATION_ID:08x}" in section(4).lower()
    assert f"`user_version` {VERSION}" in section(4)


# 5 Bundle, seal, card --------------------------------------------------------------------------------------------


def tiny_round() -> list[Entry]:
    """The round of docs/vectors/round.json: one moment, one rating, sealed."""
    pack = load_pack(DOCS / "vectors" / "pack")
    tick = b.Tick(boot_id="boot", boot_ns=0, wall_us=START_US, zone="Europe/Oslo", offset_min=60)
    moment, who = "11" * 16, b.Person(id="a1" * 16, name="Ada Lovelace")
    bodies: list[tuple[b.Body, int | None]] = [
        (b.Opened(subject="round", id="22" * 16, author=who.id, device="d1" * 16), None),
        (
            b.Planned(
                round="22" * 16, candidate=b.Person(id="c1" * 16, name="Zoë Ångström"), interviewer=who,
                role="Engineer", level="", minutes=45, to_rate=1,
                pack=b.PackRef(id=pack.pack.id, version=pack.pack.version, title=pack.pack.title, digest=pack.digest),
            ),
            None,
        ),
        (b.Started(tick=tick), 0),
        (b.ProbeVisited(probe="trust", at_ms=0), 0),
        (
            b.MomentLogged(
                moment=moment, moment_kind="rejected-suggestion", dimension="judging-output", direction="for",
                prompted=True, mode="told", at_ms=61_250, probe="trust",
            ),
            61_250,
        ),
        (b.MomentAmended(amendment="33" * 16, moment=moment, note="“Not the retry.”"), 64_000),
        (b.Ended(), 120_000),
        (b.Rated(dimension="judging-output", level=2, cites=(moment,), rationale="Named the line."), 120_000),
    ]  # fmt: skip
    entries: list[Entry] = []
    for body, round_ms in bodies:
        entries.append(_next(entries, body, round_ms))
    head = b.SealedHead(stream=STREAM, number=entries[-1].number, digest=entries[-1].digest)
    sealed = b.Sealed(heads=(head,), pack_digest=pack.digest, card_digest=card_digest(fold(entries)), signed=False)
    return [*entries, _next(entries, sealed, 120_000)]


def _next(entries: list[Entry], body: b.Body, round_ms: int | None) -> Entry:
    number = len(entries) + 1
    kind = type(body).model_fields["kind"].default
    draft = Draft(kind, b.plain(body), START_US + 1000 * (round_ms or 0) + number, round_ms)
    return chained(
        draft, stream=STREAM, number=number, prev=entries[-1].digest if entries else stream_root(STREAM),
        subject="round", author="a1" * 16, salt=f"{number:032x}",
    )  # fmt: skip


def test_the_example_bundle_is_what_this_version_writes() -> None:
    loaded = load_pack(DOCS / "vectors" / "pack")
    entries = tiny_round()
    assert check_stream(entries) == []
    assert write_bundle(entries, fold(entries), loaded.pack, loaded.document) == example_bundle()


def test_the_example_bundle_verifies() -> None:
    assert verify_bundle(example_bundle(), "round.json").holds


def test_the_keys_of_a_bundle_are_described() -> None:
    value = json.loads(example_bundle())
    assert keys_of({**value, "payload": {"pack": {"digest": "", "document": ""}, "streams": []}}) <= codes(section(5))


def test_the_card_digest_follows_from_the_facts_of_the_card() -> None:
    (vector,) = vectors("card")
    state = fold(read_bundle(example_bundle(), "round.json").entries)
    assert card_facts(state) == vector["value"]
    assert c.digest("interviewer-card/1", c.canonical(vector["value"])) == vector["digest"] == card_digest(state)


def test_the_signature_of_a_seal_is_over_its_facts() -> None:
    (vector,) = vectors("seal")
    facts = vector["value"]
    key = key_from(bytes.fromhex(vector["private_key"]), facts["author"])
    message = seal_message(
        round_id=facts["round"], author=key.author, heads=[Head(**head) for head in facts["heads"]],
        pack_digest=facts["pack_digest"], card_digest=facts["card_digest"], key=key.key,
    )  # fmt: skip
    assert message == f"{vector['tag']}\n".encode() + c.canonical(facts)
    assert (key.key, key.sign(message)) == (facts["key"], vector["sig"])
    assert holds(key.key, vector["sig"], message) and fingerprint(key.key) == vector["fingerprint"]


def example_bundle() -> bytes:
    return (DOCS / "vectors" / "round.json").read_bytes()


def keys_of(value: Any) -> set[str]:
    """Every key at any depth."""
    if isinstance(value, dict):
        return set(value) | {name for item in value.values() for name in keys_of(item)}
    return {name for item in value for name in keys_of(item)} if isinstance(value, list) else set()


# 7 Packs ---------------------------------------------------------------------------------------------------------


def test_the_example_pack_has_the_digest_of_the_page() -> None:
    (vector,) = vectors("pack")
    loaded = load_pack(DOCS / vector["folder"])
    document = json.loads(example_bundle())["payload"]["pack"]["document"]
    assert loaded.document == document and document["files"] == vector["files"]
    assert loaded.digest == vector["digest"] == c.digest("interviewer-pack/1", c.canonical(document))


def parts_of_a_pack() -> list[type[Part]]:
    return [Pack, *sorted(Part.__subclasses__(), key=lambda part: part.__name__)]


@pytest.mark.parametrize("part", parts_of_a_pack(), ids=lambda part: part.__name__)
def test_every_field_of_a_pack_is_described(part: type[Part]) -> None:
    assert set(part.model_fields) <= codes((DOCS / "pack-format.md").read_text(encoding="utf-8"))


# 8 Settings ------------------------------------------------------------------------------------------------------


def test_every_setting_is_described() -> None:
    assert set(rows(section(8))) >= {*Settings._fields, "schema_version"} - {"others"}
