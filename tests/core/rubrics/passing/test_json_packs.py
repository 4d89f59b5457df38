"""A pack as JSON comes back with the same words; JSON from a stranger is read like YAML from one, line by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core.canonical import canonical
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import document_digest, load_pack
from interviewer_app.core.rubrics.passing.importing import Wanted, import_file
from interviewer_app.core.rubrics.passing.json_file import pack_as_json
from interviewer_app.core.rubrics.passing.json_source import read_json
from interviewer_app.core.rubrics.write import write_pack
from interviewer_app.core.rubrics.yaml_source import read_yaml

CHECKOUT = Path(__file__).resolve().parents[4]
PACKS = sorted(path.parent for path in (CHECKOUT / "rubrics").glob("*/pack.yaml"))


def imported(file: Path, **options: Any) -> dict[str, Any]:
    return import_file(Wanted(file, "2026-01-31", **options))


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_pack_comes_back_with_the_same_tree(tmp_path: Path, folder: Path) -> None:
    loaded = load_pack(folder)
    (tmp_path / "pack.json").write_bytes(pack_as_json(loaded))
    write_pack(imported(tmp_path / "pack.json"), tmp_path / "back")
    back = load_pack(tmp_path / "back")
    assert back.digest == document_digest({"tree": loaded.document["tree"], "files": {}})


@pytest.mark.parametrize("form", ["document", "tree", "one line", "escaped"])
def test_documents_and_bare_trees_are_taken_too(tmp_path: Path, good: str, form: str) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "pack.yaml").write_text(good)
    loaded = load_pack(tmp_path / "small")
    value = loaded.document if form == "document" else loaded.document["tree"]
    text = json.dumps(value, indent=None if form == "one line" else 1, ensure_ascii=form == "escaped")
    (tmp_path / "pack.json").write_text(text)
    assert imported(tmp_path / "pack.json") == loaded.document["tree"]


def test_what_is_wrong_with_a_pack_is_told_with_the_line_in_the_export(tmp_path: Path, good: str) -> None:
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "pack.yaml").write_text(good)
    text = pack_as_json(load_pack(tmp_path / "small")).decode().replace('"track": "supervision"', '"track": "soft"')
    (tmp_path / "pack.json").write_text(text)
    line = next(number for number, row in enumerate(text.splitlines(), 1) if '"soft"' in row)
    with pytest.raises(PackError, match=rf'pack\.json:{line}: dimensions\[0\]\.track: is "soft"'):
        imported(tmp_path / "pack.json")


@pytest.mark.parametrize("word", ["no", "on", "012", "12", "2026-01-31", "null", "1e5", "true", "0x1f"])
def test_an_id_that_readers_take_differently_comes_back(tmp_path: Path, good: str, word: str) -> None:
    tree = read_yaml(good.encode(), "good").tree
    tree["sections"][0]["probes"][0] |= {"id": word, "title": word}
    tree["scripts"][0]["budgets"] = {word: 60}
    (tmp_path / "pack.json").write_text(json.dumps(tree))
    write_pack(imported(tmp_path / "pack.json"), tmp_path / "back")
    assert load_pack(tmp_path / "back").document["tree"] == tree


def test_a_newer_format_is_told(tmp_path: Path) -> None:
    (tmp_path / "pack.json").write_text('{"format": "interviewer-pack/9",\n "tree": {}}')
    with pytest.raises(PackError, match=r"pack\.json:1: is of another format than interviewer-pack/1"):
        imported(tmp_path / "pack.json")


def test_questions_and_styles_do_not_go_with_a_whole_pack(tmp_path: Path) -> None:
    for option in ("questions", "style"):
        with pytest.raises(PackError, match=f"pack.json: is a whole pack; leave out --{option}"):
            imported(tmp_path / "pack.json", **{option: Path("bank.md") if option == "questions" else "Open"})


STOPPED: dict[str, tuple[bytes, str]] = {
    "5,000 lists": (b"\n" + b"[" * 5_000, "x.json:2: is nested deeper than 20 levels; flatten it."),
    "5,000 objects": (b'{"a":\n' * 5_000, "x.json:21: is nested deeper than 20 levels; flatten it."),
    "NaN": (b'{"a":\nNaN}', 'x.json:2: is no JSON here ("NaN")'),
    "Infinity": (b'{"a": -Infinity}', "x.json:1: is no JSON here"),
    "single quotes": (b"{'a': 1}", "x.json:1: is no JSON here"),
    "a comma too many": (b'{"a": 1,\n}', "x.json:2: is no JSON here"),
    "no comma": (b"[1 2]", "x.json:1: is no JSON here"),
    "no colon": (b'{"a" 1}', "x.json:1: is no JSON here"),
    "the wrong bracket": (b'{"a": [1}', "x.json:1: is no JSON here"),
    "a key that is no text": (b"{1: 2}", "x.json:1: is no JSON here"),
    "an open string": (b'{"a": "b', "x.json:1: is no JSON here"),
    "a line break in a string": (b'{"a": "b\nc"}', "x.json:1: is no JSON here"),
    "an escape that is none": (b'{"a": "\\x41"}', "x.json:1: is no JSON here"),
    "a comment": (b"// no\n{}", "x.json:1: is no JSON here"),
    "an early end": (b'{"a": [1,\n', "x.json:2: ends too early"),
    "nothing": (b"", "x.json:1: ends too early"),
    "a second document": (b"{}\n{}", "x.json:2: goes on after its end; keep one document per file."),
    "too many values": (b"[" + b"1," * 20_001 + b"1]", "x.json:1: holds too many values for a pack"),
    "Latin-1": ('{"a":\n"é"}'.encode("latin-1"), "x.json:2: is not UTF-8 text; save it as UTF-8."),
    "UTF-16": ("{}".encode("utf-16"), "x.json:1: is not UTF-8 text"),
    "three megabytes": (b" " * 3_000_000, "x.json: is larger than 2 MiB; shorten it"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "told"), STOPPED.values(), ids=list(STOPPED))
def test_json_that_cannot_be_read_is_one_sentence_with_its_line(data: bytes, told: str) -> None:
    with pytest.raises(PackError) as caught:
        read_json(data, "x.json")
    assert told in str(caught.value) and "\n" not in str(caught.value)


FOUND: dict[str, tuple[bytes, str]] = {
    "a key twice": (b'{"a": 1,\n"a": 2}', "x.json:2: a: stands twice (first in line 1); keep one."),
    "a huge number": (b'{"a": ' + b"9" * 100_000 + b"}", "x.json:1: a: is a number beyond 2^53; put it in quotes."),
    "a number just too large": (b"[9007199254740992]", "x.json:1: [0]: is a number beyond 2^53; put it in quotes."),
    "a number with a point": (b'{"a": 1.0}', "x.json:1: a: is a number that is not whole"),
    "a number in powers": (b'{"a": 1e999999999}', "x.json:1: a: is a number that is not whole"),
    "a leading zero": (b'{"a": 012}', "x.json:1: a: is a number that is not whole"),
    "null": (b'{"a":\nnull}', "x.json:2: a: is null; write a value or leave it out."),
    "half a character": (b'{"a": "\\ud800"}', "x.json:1: a: holds a hidden character (U+D800); remove it."),
    "an escape sequence": (b'{"a": "\\u001b[2J"}', "x.json:1: a: holds a hidden character (U+001B); remove it."),
}


@pytest.mark.parametrize(("data", "told"), FOUND.values(), ids=list(FOUND))
def test_values_a_pack_cannot_hold_are_told_with_their_line(data: bytes, told: str) -> None:
    (finding,) = read_json(data, "x.json").findings
    assert str(finding).startswith(told)


def test_what_is_read_is_what_json_says() -> None:
    value = {"a": [1, -5, True, False, 'e\u0301\n"\\/\t\U0001f600'], "b": {}, "c": [], "": {"d": 0}}
    text = json.dumps(value)
    assert canonical(read_json(text.encode(), "x.json").tree) == canonical(value)
