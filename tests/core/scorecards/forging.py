"""Bundles somebody tampered with: changed as they lie there, or changed and made to hold together again."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from interviewer_app.core.canonical import canonical, digest
from interviewer_app.core.rounds.entries import body_digest, stream_root
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.scorecards.bundle import read_bundle, summary
from interviewer_app.core.scorecards.seal import card_digest
from interviewer_app.core.scorecards.verify import opened

Value = dict[str, Any]
Change = Callable[[Value], object]
_COLUMNS = ("v", "stream", "number", "subject", "kind", "wall_us", "round_ms", "author", "body_digest", "prev")


def changed(bundle: bytes, change: Change) -> bytes:
    """The bundle with `change` made to it and nothing else: digests are left as they were."""
    value = json.loads(bundle)
    change(value)
    return written(value)


def forged(bundle: bytes, change: Change) -> bytes:
    """The bundle with `change` made to it, then every digest, seal and the summary worked out again."""
    value = json.loads(bundle)
    change(value)
    _chain(value)
    state = fold(read_bundle(written(value), "forged").entries)
    for entry in entries(value):
        if entry["kind"] == "sealed" and "body" in entry:
            entry["body"]["card_digest"] = card_digest(state)
    _chain(value)
    value["summary"] = summary(*opened(read_bundle(written(value), "forged")))
    return written(value)


def written(value: Value) -> bytes:
    """JSON with sorted keys and no spaces, of values that need not have a canonical form."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def entries(value: Value) -> Iterator[Value]:
    return (entry for stream in value["payload"]["streams"] for entry in stream["entries"])


def of_kind(value: Value, kind: str) -> Value:
    """The last entry of a kind."""
    return [entry for entry in entries(value) if entry["kind"] == kind][-1]


def erase(entry: Value) -> None:
    del entry["body"], entry["salt"]


def add_stream(value: Value, *, subject: str, about: str) -> None:
    """A second stream that opens `subject` `about`, older than the first one's last entries."""
    first = copy.deepcopy(value["payload"]["streams"][0]["entries"][0])
    first["stream"], first["subject"] = "f" * 32, subject
    first["body"] |= {"subject": subject, "id": about}
    value["payload"]["streams"].append({"stream": first["stream"], "entries": [first]})


def _chain(value: Value) -> None:
    for stream in value["payload"]["streams"]:
        prev = stream_root(stream["stream"])
        for entry in stream["entries"]:
            entry["prev"] = prev
            if entry["kind"] == "sealed" and "body" in entry:
                entry["body"]["heads"] = _heads(value, entry)
            if "body" in entry:
                entry["body_digest"] = body_digest(entry["salt"], canonical(entry["body"]).decode("utf-8"))
            columns = {name: entry[name] for name in _COLUMNS if name in entry}
            prev = entry["digest"] = digest("interviewer-entry/1", canonical(columns))


def _heads(value: Value, seal: Value) -> list[Value]:
    heads = []
    for stream in value["payload"]["streams"]:
        before = [e for e in stream["entries"] if (e["wall_us"], e["number"]) < (seal["wall_us"], seal["number"])]
        if before:
            heads.append({name: before[-1][name] for name in ("stream", "number", "digest")})
    return heads
