"""Packs that were made to hurt are refused within a second, with the line, before anything is built from them."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from itertools import pairwise

import pytest

from interviewer_app.core.rubrics.findings import PackError

Refusal = Callable[[str | bytes], PackError]

ALIASES = "a: &a [x, x, x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in pairwise("abcdefgh"))
MANY_PROBES = "sections:\n  - probes:\n" + "      - {id: x}\n" * 501
MANY_DIMENSIONS = "dimensions:\n" + "  - {id: x}\n" * 201


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (ALIASES, "pack.yaml:2: b[0]: is an alias (*); write the value out."),
        ("id: &x small\n", "pack.yaml:1: id: has an anchor (&); remove it."),
        ("id: !!python/object/apply:os.system [ls]\n", "pack.yaml:1: id: has a tag (!); remove it."),
        ("id: a\n<<: {b: c}\n", "pack.yaml:2: <<: is a merge key; write the values out."),
        ("id: a\nid: b\n", "pack.yaml:2: id: stands twice (first in line 1); keep one."),
        ("no: a\n", "pack.yaml:1: no: is a key that is no text; put it in quotes."),
        ("? [a]\n: b\n", "pack.yaml:1: is a key that is no text"),
        ("id: a\n---\nid: b\n", "pack.yaml:2: begins a second document"),
        ("%YAML 1.1\n---\nid: a\n", "has a directive"),
        ("%TAG ! tag:x,2000:\n---\nid: a\n", "has a directive"),
        ("[" * 5000, "pack.yaml:1: is nested deeper than 20 levels"),
        ("{a: " * 5000, "pack.yaml:1: is nested deeper than 20 levels"),
        ("- " * 5000, "pack.yaml:1: is nested deeper than 20 levels"),
        ("\n".join(" " * depth + "a:" for depth in range(1000)), "pack.yaml:21: is nested deeper than 20 levels"),
        ("a: b\n" * 20_001, "has more than 20000 lines"),
        ("x" * 20_001, "pack.yaml:1: is a line of over 20000 characters"),
        (b"a" * (1024 * 1024 + 1), "is larger than 1 MiB"),
        ("".join(f"k{n}: {{a: b, c: d}}\n" for n in range(15_000)), "holds too many values"),
        ("a: " + "9" * 10_000, "a: is a number beyond 2^53"),
        ("a: 99999999999999999", "a: is a number beyond 2^53"),
        (b"\xff\xfei\x00d\x00", "is not UTF-8 text"),
        (b"id: a\x00b", "holds a character that YAML does not allow (U+0000)"),
        ('id: "\\ud800"', "id: holds a hidden character (U+D800)"),
        ('id: "\\e[2J"', "id: holds a hidden character (U+001B)"),
        ("id: [a\nb: c", "is no YAML here"),
        ("\tid: a", "is no YAML here"),
        ("", "is empty; write a pack"),
        ("# nothing\n", "is empty; write a pack"),
        ("just words", "holds no keys"),
        ("- a", "holds no keys"),
        (MANY_PROBES, "sections: hold more than 500 probes; split the pack."),
        (MANY_DIMENSIONS, "dimensions: has more than 200 items; split the pack."),
    ],
)
def test_a_hostile_pack_is_refused_with_a_reason(refusal: Refusal, content: str | bytes, told: str) -> None:
    assert told in str(refusal(content))


BOMBS = {"aliases": ALIASES, "lists": "[" * 5000, "mappings": "{a: " * 5000, "keys": "x: y\n" * 19_000}


@pytest.mark.parametrize("content", BOMBS.values(), ids=list(BOMBS))
def test_a_bomb_costs_neither_time_nor_memory(refusal: Refusal, content: str) -> None:
    refusal("warm: up")  # the first error imports what the later ones use
    tracemalloc.start()
    try:
        started = time.process_time()
        refusal(content)
        spent_s = time.process_time() - started
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert spent_s < 8  # tracing alone makes it several times slower; without it every one stays below a second
    assert peak < 60 * 1024 * 1024


def test_a_thousand_errors_are_not_a_thousand_lines(refusal: Refusal, good: str) -> None:
    extra = "".join(f"extra-{number}: x\n" for number in range(1000))
    error = refusal(good + extra)
    assert len(error.findings) == 1000
    assert len(str(error).split("\n")) == 41 and str(error).endswith("… and 960 more.")
