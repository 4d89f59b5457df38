"""Bundles changed on purpose, for the tests and the bench: any byte, or the same values written otherwise."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from interviewer_app.core.canonical import canonical

CLASSES = ("entries", "salts", "seal", "signature", "pack", "summary")


class Changed(NamedTuple):
    """A bundle that must not be accepted, and what was done to it."""

    how: str
    data: bytes


def mutations(bundle: bytes, count: int, seed: int) -> Iterator[Changed]:
    """`count` bundles with one byte changed, dropped or put in; each class of bytes as often as the others."""
    dice = random.Random(seed)
    spans = spans_of(bundle)
    for number in range(count):
        which = CLASSES[number % len(CLASSES)]
        start, end = dice.choice(spans[which])
        place, way = dice.randrange(start, end), dice.choice(("change", "drop", "put"))
        data = bytearray(bundle)
        if way == "change":
            data[place] ^= dice.randrange(1, 256)
        elif way == "drop":
            del data[place]
        else:
            data.insert(place, dice.randrange(256))
        yield Changed(f"{which}: {way} byte {place}", bytes(data))


def spans_of(bundle: bytes) -> dict[str, list[tuple[int, int]]]:
    """Where the bytes of each class stand: [start, end) pairs."""
    value = json.loads(bundle)
    lines = [line for stream in value["payload"]["streams"] for line in stream["entries"]]
    sealed = [line for line in lines if line["kind"] == "sealed"]
    spans = {
        "entries": [_found(bundle, line) for line in lines],
        "salts": [_found(bundle, line["salt"]) for line in lines],
        "seal": [_found(bundle, line) for line in sealed],
        "pack": [_found(bundle, value["payload"]["pack"])],
        "summary": [_found(bundle, value["summary"])],
    }
    signatures = [line["body"]["signature"] for line in sealed if "signature" in line["body"]]
    at_top = [] if "signature" not in value else [(bundle.rindex(b'"signature":'), _end_of_signature(bundle))]
    spans["signature"] = [_found(bundle, each) for each in signatures] + at_top or spans["seal"]
    return spans


def _end_of_signature(bundle: bytes) -> int:
    """The last key but one of the file is the signature; the summary follows it."""
    return bundle.index(b"}", bundle.rindex(b'"signature":')) + 1


def _found(bundle: bytes, value: Any) -> tuple[int, int]:
    part = canonical(value)
    start = bundle.index(part)
    return start, start + len(part)


def _text(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    return lambda data: change(data.decode("utf-8")).encode("utf-8")


def _turned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in sorted(value, reverse=True)}
    return [_turned(item) for item in value] if isinstance(value, list) else value


def _dumped(value: Any, **how: Any) -> bytes:
    return json.dumps(value, **{"ensure_ascii": False, "separators": (",", ":"), **how}).encode("utf-8")


SERIALISATIONS: dict[str, Callable[[bytes], bytes]] = {
    "keys turned round": lambda data: _dumped(_turned(json.loads(data))),
    "spaces": lambda data: _dumped(json.loads(data), separators=(", ", ": "), sort_keys=True),
    "indented": lambda data: _dumped(json.loads(data), indent=1, sort_keys=True),
    "escapes": lambda data: _dumped(json.loads(data), ensure_ascii=True, sort_keys=True),
    "an escaped letter": lambda data: data.replace(b'"round"', b'"\\u0072ound"', 1),
    "an escaped slash": lambda data: data.replace(b"interviewer-round/1", b"interviewer-round\\/1", 1),
    "1.0": lambda data: data.replace(b'"v":1', b'"v":1.0', 1),
    "1e0": lambda data: data.replace(b'"v":1', b'"v":1e0', 1),
    "10e-1": lambda data: data.replace(b'"v":1', b'"v":10e-1', 1),
    "-0": lambda data: data.replace(b'"round_ms":0', b'"round_ms":-0', 1),
    "a key twice": lambda data: data.replace(b'"v":1', b'"v":1,"v":1', 1),
    "a key twice, another first": lambda data: data.replace(b'{"format":', b'{"format":"x","format":', 1),
    "NFD": _text(lambda text: unicodedata.normalize("NFD", text)),
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "a line end": lambda data: data + b"\n",
    "a space before": lambda data: b" " + data,
    "UTF-16": lambda data: data.decode("utf-8").encode("utf-16"),
    "a null beside": lambda data: data.replace(b'"v":1', b'"v":1,"w":null', 1),
    "an empty stream": lambda data: data.replace(b'"streams":[', b'"streams":[{"entries":[],"stream":"0"},', 1),
    "true for 1": lambda data: data.replace(b'"v":1', b'"v":true', 1),
    "a second value": lambda data: data + b"{}",
}


def serialisations(bundle: bytes) -> Iterator[Changed]:
    """The same values, or what lenient readers take for the same, written in other ways."""
    for how, change in SERIALISATIONS.items():
        data = change(bundle)
        if data == bundle:
            raise ValueError(f"{how}: changed nothing; the bundle has to hold what it is about")
        yield Changed(how, data)
